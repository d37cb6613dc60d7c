from __future__ import annotations

import csv
import json
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.end_to_end.conftest import Program


def test_what_came_in_goes_out(workbench: Program, tmp_path: Path) -> None:
    source, profile = tmp_path / "one.jsonl", str(tmp_path / "mine")
    scans = [{"time": "2024-01-20 05:20:00", "text": "【义乌市】 已收件"}]
    source.write_text(json.dumps({"id": "YT8800213345012", "scans": scans}), "utf-8")
    assert workbench("--profile", profile, "import", str(source)).returncode == 0

    target = tmp_path / "监控.csv"
    arguments = ("export", "monitor", str(target), "--filter", "urgency=all_open")
    ended = workbench("--profile", profile, *arguments, "--json")
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert (told["file"], told["rows"], told["masked"]) == (str(target), 1, True)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["运单号"] == "YT*********5012"

    copy = tmp_path / "all.db"
    assert workbench("--profile", profile, "export", "tables", str(copy)).returncode == 0
    plain = sqlite3.connect(copy)
    assert plain.execute("SELECT words FROM scans").fetchall() == [("【义乌市】 已收件",)]
    plain.close()


def test_a_refusal_is_a_sentence_and_wrong_usage_ends_with_2(
    workbench: Program, tmp_path: Path
) -> None:
    profile, target = str(tmp_path / "mine"), str(tmp_path / "x.csv")
    refused = workbench("--profile", profile, "export", "orders", str(tmp_path / "x.txt"))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "x.txt" in refused.stderr
    unmasked = workbench("--profile", profile, "export", "orders", target, "--unmasked")
    assert unmasked.returncode == 2
    assert not (tmp_path / "x.csv").exists()
