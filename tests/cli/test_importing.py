from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.files.exports import QIANNIU, one_order

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine

GOOD = '{"id": "YT1", "scans": [{"time": "2024-01-20 05:20:00", "text": "已收件"}]}'


def written(folder: Path, name: str, content: str) -> str:
    path = folder / name
    path.write_text(content, "utf-8")
    return str(path)


def test_a_file_is_reported(workbench: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path, "good.jsonl", f"{GOOD}\nno parcel\n")
    assert workbench.json("import", path) == [
        {
            "file": "good.jsonl",
            "import": 1,
            "dry_run": False,
            "shop": "Imported",
            "parcels": 1,
            "events": 1,
            "changed": 1,
            "rejected": [{"line": 2, "reason": "not a parcel in JSON"}],
        }
    ]


def test_the_shop_made_for_files_has_a_chinese_name(workbench: CommandLine, tmp_path: Path) -> None:
    workbench("import", written(tmp_path, "good.jsonl", GOOD))
    workbench.language = "zh_CN"
    assert "导入" in workbench("account", "list").stdout
    assert "Imported" not in workbench("account", "list").stdout


def test_a_bad_file_does_not_keep_the_others_out(workbench: CommandLine, tmp_path: Path) -> None:
    files = [
        written(tmp_path, "bad.jsonl", "<html>"),
        written(tmp_path, "good.jsonl", GOOD),
        str(tmp_path / "missing.jsonl"),
    ]
    ended = workbench("import", *files, "--json")
    assert ended.exit_code == 1
    taken = {report["file"]: report.get("parcels") for report in json.loads(ended.stdout)}
    assert taken == {"bad.jsonl": None, "good.jsonl": 1, "missing.jsonl": None}
    assert [line.split(":")[1].strip() for line in ended.stderr.splitlines()] == [
        "bad.jsonl",
        "missing.jsonl",
    ]


def test_an_unknown_platform_is_wrong_usage(workbench: CommandLine) -> None:
    assert workbench("import", "x.jsonl", "--platform", "amazon").exit_code == 2


def test_a_trial_of_traces_tells_what_would_change(workbench: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path, "good.jsonl", GOOD)
    told = workbench("import", path, "--dry-run").stdout
    assert told == (
        "good.jsonl: 1 parcel, 1 scan, 1 would be new or changed\n"
        "  1 parcel of no order here, their platform is not told: no platform's clock"
        " judges them. To have them judged, import it again with --platform.\n"
        "  Nothing was written.\n"
    )
    assert workbench.json("import", path, "--dry-run")[0]["changed"] == 1
    workbench("import", path)
    assert workbench.json("import", path, "--dry-run")[0]["changed"] == 0


def test_parcels_whose_platform_is_told_are_judged_by_it(
    workbench: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, "good.jsonl", GOOD)
    long_after = ("review", "--as-of", "2026-11-01T00:00:00+08:00")
    assert "no platform's clock" in workbench("import", path).stdout
    assert workbench.json(*long_after)["warnings"] == []
    assert "no platform's clock" not in workbench("import", path, "--platform", "1688").stdout
    rules = {found["rule"] for found in workbench.json(*long_after)["warnings"]}
    assert "1688.false_track.gap_72h" in rules


def test_a_file_is_called_by_its_title(workbench: CommandLine, tmp_path: Path) -> None:
    path = str(one_order(tmp_path / "a.csv", QIANNIU))
    assert workbench("import", path).stdout.splitlines() == [
        "a.csv (Qianniu order report; 测试店1): 1 new",
        "  Taken for orders of Taobao; for another platform add --platform tmall.",
        "  Take it back: workbench import --undo 1",
    ]
    assert workbench.json("import", path)[0]["format"] == "qianniu.orders"


def test_an_encoding_that_is_not_sure_is_asked_about_and_told(
    workbench: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.csv", "")
    header, row = ",".join(QIANNIU), ",".join(QIANNIU.values())
    Path(path).write_text(f"{header}\n{row}\n", encoding="utf-16-le")
    asked = workbench("import", path)
    assert asked.exit_code == 1
    assert "not sure in which encoding" in asked.stderr
    assert "import it with --encoding NAME" in asked.stderr
    assert "utf-16-le: 900000000000000001 ・ 卖家已发货" in asked.stdout
    assert list(workbench.json("import", path)[0]["encodings"]) == ["utf-16-le"]
    assert workbench("import", path, "--encoding", "utf-16-le").exit_code == 0


def test_only_what_there_was_any_of_is_counted(workbench: CommandLine, tmp_path: Path) -> None:
    known = {**QIANNIU, "订单编号": "900000000000000001"}
    workbench("import", str(one_order(tmp_path / "a.csv", known)))
    more = {**QIANNIU, "订单编号": "900000000000000002", "订单创建时间": "昨天"}
    path = str(one_order(tmp_path / "b.csv", known, more))
    told = workbench("import", path)
    assert (told.exit_code, told.stdout.splitlines()[0]) == (
        0,
        "b.csv (Qianniu order report; 测试店1): 1 as before, 1 row left out",
    )
    workbench.language = "zh_CN"
    first = workbench("import", path).stdout.splitlines()[0]
    assert first == "b.csv：千牛订单报表，归入 测试店1。无变化 1、略过 1 行"


def test_a_file_without_a_usable_row_is_trouble(workbench: CommandLine, tmp_path: Path) -> None:
    path = str(one_order(tmp_path / "a.csv", {**QIANNIU, "订单编号": "9.1E+17"}))
    told = workbench("import", path)
    assert told.exit_code == 1
    assert told.stdout.startswith(
        "a.csv (Qianniu order report): none of its 1 rows can be used\n  line 2 left out: "
    )


def test_what_was_never_imported_is_not_taken_back(workbench: CommandLine) -> None:
    told = workbench("import", "--undo", "7")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "There is no import with the number 7" in told.stderr


def test_orders_of_nobody_are_said_to_be(workbench: CommandLine, tmp_path: Path) -> None:
    path = str(one_order(tmp_path / "a.csv", {**QIANNIU, "店铺名称": ""}))
    told = workbench("import", path, "--platform", "tmall").stdout
    assert (
        "  The file does not say whose 1 of the orders are; they went to Tmall (from files)."
        " --shop NAME says it.\n" in told
    )
    workbench.language = "zh_CN"
    assert "归入：天猫（文件导入）" not in workbench("import", path, "--dry-run").stdout
    assert "文件导入" in workbench("account", "list").stdout


def test_a_header_alone_is_said_to_be_one(workbench: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "订单编号,订单状态,物流单号\n")
    ended = workbench("import", path)
    assert (ended.exit_code, ended.stdout) == (
        0,
        "a.csv (Qianniu order report): it has a header and no rows; there is nothing to import.\n",
    )


def test_the_imports_so_far(workbench: CommandLine, tmp_path: Path) -> None:
    told = workbench("import").stdout
    assert told == "Nothing was imported yet. `workbench import FILE` brings an export file in.\n"
    assert workbench.json("import") == []
    workbench("import", written(tmp_path, "good.jsonl", GOOD))
    assert workbench("import").stdout.endswith("  good.jsonl: 1 new, 0 changed\n")
    workbench("import", "--undo", "1")
    assert "good.jsonl: taken back 20" in workbench("import").stdout


def test_listed_parcels_of_no_platform_are_said_to_be(
    workbench: CommandLine, tmp_path: Path
) -> None:
    path = str(one_order(tmp_path / "a.csv", {"运单号": "TEST00000001"}))
    told = workbench("import", path, "--dry-run").stdout
    assert "a.csv (List of waybills; Platform unknown (from files)): 1 new" in told
    assert "no platform's clock judges them" in told
    assert "no platform's clock" not in workbench("import", path, "--platform", "tmall").stdout
