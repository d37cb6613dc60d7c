"""Lead times: how many hours ahead each rule warns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.errors import BadInput
from workbench.policy.lead_times import Lead, LeadTimes, load_lead_times, parse_lead_times

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = "[default]\ninformation = 24\nwarning = 12\ncritical = 2\n"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("1688.false_track.no_departure_48h", (24, 12, 2)),
        ("1688.false_track.gap_72h", (36, 12, 2)),
        ("1688.false_ship.no_trace_24h", (12, 6, 2)),
        ("1688.ship.deadline_and_special_goods", (36, 12, 2)),
        ("a.rule.of_its_own", (24, 12, 2)),
    ],
)
def test_hours_of_each_rule(leads: LeadTimes, rule: str, expected: tuple[int, int, int]) -> None:
    assert leads.lead(rule) == Lead(*expected)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "default", id="no default"),
        pytest.param("[default]\ninformation = 24\nwarning = 12\n", "critical", id="a level lacks"),
        pytest.param(DEFAULT.replace("24", "0"), "information", id="no time at all"),
        pytest.param(DEFAULT.replace("24", '"24"'), "information", id="a number written as text"),
        pytest.param(DEFAULT + "urgent = 1\n", "urgent", id="a level that does not exist"),
        pytest.param(
            DEFAULT.replace("12", "25"), "before warning", id="warning before information"
        ),
        pytest.param(DEFAULT.replace("2\n", "13\n"), "default:", id="critical before warning"),
        pytest.param("default = .", "line 1", id="not TOML, with the line"),
    ],
)
def test_bad_lead_times_are_refused(text: str, reason: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_lead_times(text.encode(), "lead_times.toml")
    assert caught.value.values["what"] == "lead_times.toml"
    assert reason in caught.value.values["reason"]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be opened"):
        load_lead_times(tmp_path / "lead_times.toml")


def test_the_version_follows_the_values() -> None:
    one = parse_lead_times(DEFAULT.encode(), "x").version
    other = parse_lead_times(DEFAULT.replace("24", "25").encode(), "x").version
    assert one != other
