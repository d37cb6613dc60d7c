"""``workbench today`` and ``workbench ledger`` over a real profile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine

STUCK = {
    "id": "YT8800213345012",
    "carrier": "圆通",
    "scans": [
        {"time": "2024-01-20 05:20:00", "text": "【浙江省金华市义乌市稠城】 已收件"},
        {"time": "2024-01-20 07:46:00", "text": "【义乌转运中心】 已收入"},
    ],
}


@pytest.fixture
def stuck(workbench: CommandLine, tmp_path: Path) -> CommandLine:
    """A profile with one parcel that lies at its first hub for years."""
    path = tmp_path / "parcels.jsonl"
    path.write_text(json.dumps(STUCK), "utf-8")
    assert workbench("import", str(path), "--platform", "1688").exit_code == 0
    return workbench


def test_what_is_overdue_is_told_with_its_deadline(stuck: CommandLine) -> None:
    shown = stuck.json("today")
    assert shown["by_stretch"]["overdue"] == 1
    (deadline,) = shown["deadlines"]
    assert (deadline["stretch"], deadline["count"]) == ("overdue", 1)
    assert deadline["waybill"] == "YT8800213345012"
    assert shown["outlets"][0]["site"] == "义乌转运中心"


def test_before_anything_was_decided_nothing_was_due(stuck: CommandLine) -> None:
    shown = stuck.json("today", "--at", "2024-01-22T06:00")
    assert (shown["as_of"], shown["is_past"]) == ("2024-01-22T06:00:00+08:00", True)
    assert shown["deadlines"] == []


def test_files_are_written_beside_the_message(stuck: CommandLine, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("today.ics", "today.pdf", "today.xlsx")]
    options = [part for path in files for part in (f"--{path.suffix[1:]}", str(path))]
    shown = stuck("today", *options)
    assert shown.exit_code == 0
    assert [path.read_bytes()[:4] for path in files] == [b"BEGI", b"%PDF", b"PK\x03\x04"]
    assert f"Written: {files[0]}" in shown.stdout
    assert "YT8800213345012" not in shown.stdout


def test_a_folder_that_is_not_there_ends_with_1(stuck: CommandLine, tmp_path: Path) -> None:
    shown = stuck("today", "--ics", str(tmp_path / "none" / "today.ics"))
    assert shown.exit_code == 1
    assert "today.ics" in shown.stderr


def test_the_account_without_penalties_says_so(stuck: CommandLine) -> None:
    assert stuck.json("ledger") == {"lines": []}
    assert "Platforms took nothing yet" in stuck("ledger").stdout
