from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
