"""Platforms' records by the command line: in by files and text, listed, exported."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.files.exports import PARCEL_CENTRE, one_order, write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine

HEADER = ["违规编号", "订单编号", "违规类型", "处罚时间", "扣款金额"]
PENALTY = ["WG0001", "900000000000000001", "揽收超时", "2026-08-10 10:00:00", "5.00"]


def penalties(folder: Path) -> str:
    return str(write_csv(folder / "违规.csv", HEADER, PENALTY, ["WG0002", "1.2E+17", "", "", "5"]))


def test_a_dry_run_tells_what_fits_no_order(workbench: CommandLine, tmp_path: Path) -> None:
    path = penalties(tmp_path)
    (told,) = workbench.json("import", path, "--platform", "douyin", "--dry-run")
    assert (told["new"], told["rejected_count"], told["dry_run"]) == (1, 1, True)
    assert (told["records"]["matched"], told["records"]["unmatched"]) == (0, 1)
    (listed,) = told["records"]["listed"]
    assert (listed["order"], listed["amount_fen"], listed["matched"]) == (PENALTY[1], 500, False)
    assert workbench.json("penalties") == {"records": []}


def test_records_are_listed_with_the_end_of_their_appeal(
    workbench: CommandLine, tmp_path: Path
) -> None:
    assert workbench("import", penalties(tmp_path), "--platform", "douyin").exit_code == 0
    (record,) = workbench.json("penalties", "--unmatched", "--kind", "penalty")["records"]
    assert record["appeal"]["last"] == "2026-08-17T23:59:59+08:00"
    assert record["appeal"]["rule"] == "douyin.outside.appeal_days"
    assert record["at"] == "2026-08-10T10:00:00+08:00"
    line = workbench("penalties").stdout
    assert "Platform penalty  2026-08-10 10:00" in line
    assert "5.00" in line


def test_messages_come_in_by_text(workbench: CommandLine) -> None:
    text = "订单 900000000000000001 因虚假发货被扣款5元\n\n你好"
    ended = workbench("import", "--text", "-", text=text)
    assert ended.exit_code == 0
    assert "matched with an order here: 0, without one: 1" in ended.stdout
    (record,) = workbench.json("penalties", "--open-to-appeal")["records"]
    assert (record["kind"], record["source"], record["amount_fen"]) == ("deduction", "pasted", 500)
    assert record["appeal"]["state"] == "unknown"


def test_an_unknown_list_names_its_columns(workbench: CommandLine, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ["单据", "关联单", "金额(元)"], ["1", "2", "3"])
    ended = workbench("import", str(path), "--json")
    assert ended.exit_code == 1
    assert '"columns":["单据","关联单","金额(元)"]' in ended.stdout
    assert "say there which column is which" in ended.stderr


def test_an_import_of_records_is_taken_back(workbench: CommandLine, tmp_path: Path) -> None:
    (done,) = workbench.json("import", penalties(tmp_path))
    ended = workbench("import", "--undo", str(done["import"]))
    assert "1 platform record removed" in ended.stdout
    assert workbench.json("penalties") == {"records": []}


def test_records_go_out_as_a_table(workbench: CommandLine, tmp_path: Path) -> None:
    workbench("import", penalties(tmp_path), "--platform", "douyin")
    target = tmp_path / "out.csv"
    ended = workbench("export", "penalties", str(target), "--filter", "kind=penalty")
    assert ended.exit_code == 0, ended.output
    with target.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["Order number"], row["Reason"], row["Amount (CNY)"]) == (
        "900000000000000001",
        "揽收超时",
        "5.00",
    )
    assert row["Last moment to appeal"].startswith("2026-08-17 23:59:59")


def test_the_plain_copy_holds_records_masked(workbench: CommandLine, tmp_path: Path) -> None:
    text = "订单 900000000000000001 运单号TEST00000001 扣款5元，电话13800000000"
    workbench("import", "--text", "-", text=text)
    target = tmp_path / "plain.db"
    assert workbench("export", "tables", str(target)).exit_code == 0
    with closing(sqlite3.connect(target)) as copy:
        row = copy.execute(
            "SELECT kind, amount_fen, waybill, words FROM platform_records"
        ).fetchone()
    assert row[:3] == ("deduction", 500, "TE******0001")
    assert "TEST00000001" not in row[3]
    assert "13800000000" not in row[3]


def test_a_warning_says_until_when_to_act(workbench: CommandLine, tmp_path: Path) -> None:
    warning = {name: PARCEL_CENTRE[name] for name in ("交易单号", "超时类型", "应揽收时间")}
    workbench("import", str(one_order(tmp_path / "a.csv", warning)), "--platform", "tmall")
    assert "act until 2024-01-22 10:00" in workbench("penalties").stdout
    (record,) = workbench.json("penalties")["records"]
    assert record["due"] == "2024-01-22T10:00:00+08:00"
