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
    """A profile with one parcel that lies at its first hub."""
    path = tmp_path / "parcels.jsonl"
    path.write_text(json.dumps(STUCK), "utf-8")
    assert workbench("import", str(path), "--platform", "1688").exit_code == 0
    return workbench


def test_a_warning_has_every_field(stuck: CommandLine) -> None:
    shown = stuck.json("review", "--as-of", "2024-01-22T06:00")
    assert shown["as_of"] == "2024-01-22T06:00:00+08:00"
    assert shown["warnings"][0] == {
        "shop": "Imported",
        "platform": "1688",
        "order": "YT8800213345012",
        "waybill": "YT8800213345012",
        "carrier": "yuantong",
        "rule": "1688.false_track.no_departure_48h",
        "verdict": "violation",
        "level": "critical",
        "deadline": "2024-01-22T05:20:00+08:00",
        "last_event_at": "2024-01-20T07:46:00+08:00",
        "remedies": shown["warnings"][0]["remedies"],
        "also": [],
        "unknowns": shown["warnings"][0]["unknowns"],
        "judged_later": True,
        "pack": shown["warnings"][0]["pack"],
        "effects": shown["warnings"][0]["effects"],
        "cures": shown["warnings"][0]["cures"],
        "to_confirm": [],
        "exposure": shown["warnings"][0]["exposure"],
    }
    assert "receiver_region" in shown["warnings"][0]["unknowns"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("2024-01-22T06:00", "2024-01-22T06:00:00+08:00", id="no offset"),
        pytest.param("2024-01-22 06:00:00", "2024-01-22T06:00:00+08:00", id="blank"),
        pytest.param("2024-01-21T22:00:00Z", "2024-01-22T06:00:00+08:00", id="utc"),
        pytest.param("2024-01-21T17:00-05:00", "2024-01-22T06:00:00+08:00", id="new york"),
        pytest.param("2024-01-22", "2024-01-22T00:00:00+08:00", id="day"),
    ],
)
def test_an_instant_may_be_written_in_many_ways(
    stuck: CommandLine, written: str, read: str
) -> None:
    assert stuck.json("review", "--as-of", written)["as_of"] == read


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2024-02-30", "1706061600", "0001-01-01", "9999-12-31T23:00-12:00"]
)
def test_what_is_no_instant_is_wrong_usage(stuck: CommandLine, written: str) -> None:
    ended = stuck("review", "--as-of", written)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert "--as-of" in ended.stderr


def test_people_read_sentences(stuck: CommandLine) -> None:
    stuck.language = "zh_CN"
    shown = stuck("review", "--as-of", "2024-01-22T06:00").stdout
    assert shown.startswith("截至 2024-01-22 06:00 共 2 条预警")
    assert "圆通 YT8800213345012" in shown


def test_no_warning_is_said(stuck: CommandLine) -> None:
    assert "No warnings" in stuck("review", "--as-of", "2024-01-20T06:00").stdout


AS_OF = ("--as-of", "2024-01-22T06:00")


def test_a_warning_says_kind_by_kind_what_it_brings(stuck: CommandLine) -> None:
    effects = stuck.json("review", *AS_OF)["warnings"][0]["effects"]
    assert [effect["kind"] for effect in effects] == [
        "penalty", "compensation", "points", "score", "ticket", "complaint", "claim",
    ]  # fmt: skip
    assert effects[0] == {
        "kind": "penalty",
        "applies": "applies",
        "why": "stated",
        "by": "1688.false_track.no_departure_48h",
        "changed_by": "cure",
        "is_certain": False,
        "amount": None,
        "points": None,
    }


def test_a_warning_says_what_cures_it_first(stuck: CommandLine) -> None:
    cures = stuck.json("review", *AS_OF)["warnings"][0]["cures"]
    assert cures[0] == {
        "remedy": "replace_number",
        "state": "counts",
        "deadline": None,
        "cost": "new_parcel",
        "by": "1688.remedy.before_penalty_auto_exempt",
        "before_penalty_unknown": True,
    }
    assert cures[-1]["remedy"] == "chase"


def test_both_clocks_of_one_false_trace_are_one_unknown_amount(stuck: CommandLine) -> None:
    exposure = stuck.json("review", *AS_OF)["exposure"]
    assert [(each["hours"], each["fen"], each["unknown"]) for each in exposure] == [
        (24, 0, 1), (48, 0, 1), (72, 0, 1),
    ]  # fmt: skip
    shown = stuck("review", *AS_OF).stdout
    assert "  expected within 24 h: ¥0.00, 1 of unknown amount\n" in shown
    assert "first: Replace the number (still counts, only before the penalty" in shown


def test_the_sellers_own_figure_counts_and_is_marked(stuck: CommandLine) -> None:
    rule = "1688.false_track.no_departure_48h"
    assert stuck("policy", "amount", rule, "--yuan", "5").exit_code == 0
    later = stuck.json("review")
    penalty = next(w for w in later["warnings"] if w["rule"] == rule)["effects"][0]
    assert (penalty["amount"]["fen"], penalty["amount"]["entered_by_seller"]) == (500, True)
    then = stuck.json("review", *AS_OF)["warnings"][0]
    assert then["effects"][0]["amount"] is None, "nothing was entered by then"
