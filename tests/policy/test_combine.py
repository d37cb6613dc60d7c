"""Two clocks as one answer, in the words and with the examples of the decision cases."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.parcel_cases import QUESTIONS, answer_case, with_instants
from tests.policy.parcels import at
from workbench.domain.rules.decisions import Answer, OtherReading, Verdict
from workbench.policy.combine import combine

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.policy.packs import PolicyBook


def test_the_examples_come_out_exactly(shared_data: Path, book: PolicyBook) -> None:
    lines = (shared_data / "policy_cases_examples.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case["kind"] in {*QUESTIONS, "region"}]
    assert [case["id"] for case in cases] == [
        "ex-region-01",
        "ex-false_track-01",
        "ex-false_track-02",
        "ex-false_shipping-01",
    ]
    for case in cases:
        assert answer_case(case, book) == with_instants(case["expect"]), case["id"]


PICKUP = {"time": "2024-03-05T16:20:10+08:00", "type": "PICKUP", "hub": "苏州吴中网点"}
AT_HUB = {"time": "2024-03-06T01:10:00+08:00", "type": "ARRIVE_HUB", "hub": "苏州转运中心"}
LEFT_HUB = {"time": "2024-03-06T04:00:00+08:00", "type": "DEPART_HUB", "hub": "苏州转运中心"}
LEFT_LATE = {"time": "2024-03-07T16:20:11+08:00", "type": "DEPART_HUB", "hub": "苏州转运中心"}
LEFT_AT_48H = {"time": "2024-03-07T16:20:10+08:00", "type": "DEPART_HUB", "hub": "苏州转运中心"}
DELIVERY = {"time": "2024-03-08T09:00:00+08:00", "type": "OUT_FOR_DELIVERY"}
WAITING = {"time": "2024-03-05T13:00:00+08:00", "type": "ORDER_ACCEPTED"}
DEPARTURE, GAP = "1688.false_track.no_departure_48h", "1688.false_track.gap_72h"
NO_TRACE = "1688.false_ship.no_trace_24h"
REUSE = "1688.false_ship.number_reuse_30d"


def false_track(scans: list[dict[str, str]], now: str, **given: Any) -> dict[str, Any]:
    facts = {
        "from_province": "江苏",
        "to_province": "河南",
        "tracking_uploaded_at": "2024-03-05T12:00:00+08:00",
        "scans": scans,
        "now": now,
    }
    return {"kind": "false_track", "given": facts | given}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(
            false_track([WAITING], "2024-03-09T00:00:00+08:00"),
            {"verdict": "not_started", "because": DEPARTURE},
            id="no pickup: neither clock runs",
        ),
        pytest.param(
            false_track([PICKUP], "2024-03-06T00:00:00+08:00"),
            {
                "verdict": "pending",
                "because": DEPARTURE,
                "deadline": "2024-03-07T16:20:10+08:00",
            },
            id="both clocks run: 48 h end before 72 h",
        ),
        pytest.param(
            false_track([PICKUP, LEFT_LATE], "2024-03-12T00:00:00+08:00"),
            {
                "verdict": "violation",
                "because": DEPARTURE,
                "deadline": "2024-03-07T16:20:10+08:00",
            },
            id="both limits missed: the one that fell first decides",
        ),
        pytest.param(
            false_track([PICKUP, LEFT_HUB], "2024-03-09T04:00:01+08:00"),
            {"verdict": "violation", "because": GAP, "deadline": "2024-03-09T04:00:00+08:00"},
            id="only the 72 h were missed",
        ),
        pytest.param(
            false_track([PICKUP, LEFT_HUB, DELIVERY], "2024-03-20T00:00:00+08:00"),
            {"verdict": "clean", "because": DEPARTURE},
            id="nothing can be missed any more",
        ),
        pytest.param(
            false_track([PICKUP], "2024-03-20T00:00:00+08:00", to_province="青海"),
            {"verdict": "exempt_region", "because": "1688.region.remote_list"},
            id="remote: decided by the list",
        ),
        pytest.param(
            false_track([PICKUP, LEFT_AT_48H, DELIVERY], "2024-03-20T00:00:00+08:00"),
            {
                "verdict": "clean",
                "because": DEPARTURE,
                "readings": [
                    {"reading": "within 48 h includes the last instant", "verdict": "clean"},
                    {
                        "reading": "exclusive",
                        "verdict": "violation",
                        "deadline": "2024-03-07T16:20:10+08:00",
                    },
                ],
            },
            id="A5 shows through: left at exactly 48 h",
        ),
        pytest.param(
            false_track([PICKUP, LEFT_AT_48H], "2024-03-08T00:00:00+08:00"),
            {
                "verdict": "pending",
                "because": GAP,
                "deadline": "2024-03-10T16:20:10+08:00",
                "readings": [
                    {
                        "reading": "within 48 h includes the last instant",
                        "verdict": "pending",
                        "deadline": "2024-03-10T16:20:10+08:00",
                    },
                    {
                        "reading": "exclusive",
                        "verdict": "violation",
                        "deadline": "2024-03-07T16:20:10+08:00",
                    },
                ],
            },
            id="A5 shows through while the other clock runs",
        ),
    ],
)
def test_false_track(case: dict[str, Any], expected: dict[str, Any], book: PolicyBook) -> None:
    assert answer_case(case, book) == with_instants(expected)


def false_shipping(now: str, **given: Any) -> dict[str, Any]:
    scans = given.pop("scans", [])
    case = false_track(scans, now, receiver="甲", address="乙", **given)
    return case | {"kind": "false_shipping"}


def earlier(receiver: str, address: str) -> list[dict[str, str]]:
    return [{"at": "2024-02-20T09:00:00+08:00", "receiver": receiver, "address": address}]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(
            false_shipping("2024-03-06T12:00:00+08:00", scans=[WAITING]),
            {
                "verdict": "pending",
                "because": NO_TRACE,
                "deadline": "2024-03-06T12:00:00+08:00",
                "readings": [
                    {
                        "reading": "a record waiting for pickup is no trace",
                        "verdict": "pending",
                        "deadline": "2024-03-06T12:00:00+08:00",
                    },
                    {"reading": "any record is a trace", "verdict": "clean"},
                ],
            },
            id="A13: only a waiting record",
        ),
        pytest.param(
            false_shipping("2024-03-06T12:00:01+08:00", to_province="西藏"),
            {
                "verdict": "violation",
                "because": NO_TRACE,
                "deadline": "2024-03-06T12:00:00+08:00",
            },
            id="remote regions are not spared",
        ),
        pytest.param(
            false_shipping("2024-03-06T12:00:01+08:00", earlier_uses=earlier("丙", "乙")),
            {"verdict": "violation", "because": REUSE},
            id="reuse was wrong from the upload on, before the 24 h ended",
        ),
        pytest.param(
            false_shipping(
                "2024-03-08T00:00:00+08:00", scans=[PICKUP], earlier_uses=earlier("甲", "乙")
            ),
            {"verdict": "clean", "because": NO_TRACE},
            id="combined parcel with a trace in time",
        ),
    ],
)
def test_false_shipping(case: dict[str, Any], expected: dict[str, Any], book: PolicyBook) -> None:
    assert answer_case(case, book) == with_instants(expected)


def test_the_change_is_the_earliest_of_all() -> None:
    soon = Answer("a", Verdict.PENDING, at("03-07 00:00:00"), at("03-07 00:00:01"))
    late = Answer("b", Verdict.PENDING, at("03-08 00:00:00"), at("03-08 00:00:01"))
    assert combine([late, soon]).next_change_at == at("03-07 00:00:01")
    assert combine([late, soon]).rule == "a"


def test_a_reading_that_changes_nothing_of_the_whole_is_left_out() -> None:
    missed = Answer("a", Verdict.VIOLATION, at("03-07 00:00:00"))
    later = OtherReading("out", Verdict.VIOLATION, at("03-08 00:00:00"))
    both = (OtherReading("in", Verdict.CLEAN), later)
    assert combine([missed, Answer("b", Verdict.CLEAN, readings=both)]).readings == ()


def test_a_reading_that_moves_the_deadline_is_told() -> None:
    due = Answer("a", Verdict.PENDING, at("03-08 00:00:00"))
    sooner = OtherReading("literal", Verdict.PENDING, at("03-07 00:00:00"))
    left = Answer("b", Verdict.CLEAN, readings=(OtherReading("left", Verdict.CLEAN), sooner))
    assert combine([due, left]).readings == (
        OtherReading("left", Verdict.PENDING, at("03-08 00:00:00")),
        OtherReading("literal", Verdict.PENDING, at("03-07 00:00:00")),
    )
