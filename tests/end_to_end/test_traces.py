from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.end_to_end.conftest import Program

GOOD = '{"id":"a","text":"【宁波转运中心】 已收入","carrier":"圆通"}\n'


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_classify_prints_one_object_per_line(
    workbench: Program, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "scans.jsonl"
    path.write_text(GOOD * 2, "utf-8")
    ended = workbench("classify", str(path), *options)
    assert ended.returncode == 0, ended.stderr
    documents = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [(x["id"], x["label"], x["hub"]) for x in documents] == [("a", "arrived", True)] * 2


def test_classify_says_what_is_wrong_with_a_line_and_goes_on(
    workbench: Program, tmp_path: Path
) -> None:
    path = tmp_path / "scans.jsonl"
    path.write_text("nonsense\n" + '{"id":"b"}\n' + GOOD, "utf-8")
    ended = workbench("classify", str(path))
    assert ended.returncode == 1
    first, second, third = (json.loads(line) for line in ended.stdout.splitlines())
    assert (first["id"], first["line"], "error" in first) == (None, 1, True)
    assert (second["id"], second["line"], "error" in second) == ("b", 2, True)
    assert third["label"] == "arrived"


def test_classify_reads_the_sellers_own_words(workbench: Program, tmp_path: Path) -> None:
    (tmp_path / "carrier-words.txt").write_text("圆通: 入笼完成 = 运输中\n", "utf-8")
    path = tmp_path / "scans.jsonl"
    path.write_text('{"id":"a","text":"入笼完成","carrier":"圆通"}\n', "utf-8")
    ended = workbench("classify", str(path), "--profile", str(tmp_path))
    assert json.loads(ended.stdout)["label"] == "in_transit"


def test_classify_refuses_a_file_that_is_not_there(workbench: Program, tmp_path: Path) -> None:
    ended = workbench("classify", str(tmp_path / "nowhere.jsonl"))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert workbench("classify").returncode == 2


def test_the_audit_lists_texts_that_nobody_reads(workbench: Program, tmp_path: Path) -> None:
    path = tmp_path / "parcels.jsonl"
    scans = [
        {"time": "2024-01-20 05:20:00", "text": "【测试网点】 已收件"},
        {"time": "2024-01-20 06:20:00", "text": "单号YT0000000000001某事发生"},
    ]
    parcel = {"id": "YT0000000000001", "carrier": "圆通", "scans": scans}
    path.write_text(json.dumps(parcel, ensure_ascii=False), "utf-8")
    profile = str(tmp_path / "profile")
    assert workbench("import", str(path), "--profile", profile).returncode == 0
    ended = workbench("traces", "audit", "--profile", profile, "--json")
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == [
        {
            "count": 1,
            "carrier": "yuantong",
            "label": "unknown",
            "basis": "text",
            "provider_status": None,
            "text": "单号***某事发生",
        }
    ]
    shown = workbench("traces", "audit", "--profile", profile).stdout
    assert "圆通" in shown
    assert "YT0000000000001" not in shown
