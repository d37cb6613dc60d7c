"""Parcels carried on by another carrier: whose clocks count in live judging, parcel by parcel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.policy.parcels import ORDER, WAYBILL, at, event, from_hub, picked_up, shipment
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.parcels.tracking import EventKind, Forwarding, Place
from workbench.domain.rules.decisions import Level, Verdict
from workbench.domain.shops import Platform
from workbench.policy.handed_over import TRANSFER
from workbench.policy.judge import judge_order

if TYPE_CHECKING:
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.rules.decisions import Decision
    from workbench.policy.lead_times import LeadTimes
    from workbench.policy.packs import PolicyBook

DEPARTURE = "1688.false_track.no_departure_48h"
GAP = "1688.false_track.gap_72h"
NO_TRACE = "1688.false_ship.no_trace_24h"
REUSE = "1688.false_ship.number_reuse_30d"
NEW = "TEST0000000002"
PICKUP = picked_up("03-05 16:20:10")
LATE = "03-09 12:00:00"


def handed_over(
    time: str, province: str, to: str = NEW, carrier: str = "shentong"
) -> TrackingEvent:
    told = event(EventKind.FORWARDED, time, "测试网点")
    place = Place("测试网点", province) if province else None
    forwarding = Forwarding(carrier, to) if carrier or to else None
    return replace(told, reading=replace(told.reading, place=place, forwarded_to=forwarding))


def parcel(number: str, carrier: str, *events: TrackingEvent) -> ShipmentFile:
    sent = replace(shipment(), waybill=number, carrier=carrier)
    return ShipmentFile(sent, events, trace_polled_at=at("03-20 00:00:00"))


def old(*events: TrackingEvent) -> ShipmentFile:
    return parcel(WAYBILL, "yuantong", PICKUP, *events)


class Judged:
    """The decisions of an order with these parcels, by number and rule."""

    def __init__(self, book: PolicyBook, leads: LeadTimes) -> None:
        self._book, self._leads = book, leads

    def __call__(self, now: str, *parcels: ShipmentFile) -> dict[tuple[str, str], Decision]:
        file = OrderFile(Platform.ALIBABA, ORDER, parcels)
        decisions = judge_order(file, at(now), self._book, self._leads)
        return {(d.subject.waybill, d.answer.rule): d for d in decisions}


@pytest.fixture
def judged(book: PolicyBook, leads: LeadTimes) -> Judged:
    return Judged(book, leads)


SAME_PROVINCE = handed_over("03-06 10:00:00", "江苏省")


def test_without_a_hand_over_the_stall_is_a_violation(judged: Judged) -> None:
    assert judged(LATE, old())[WAYBILL, DEPARTURE].answer.verdict is Verdict.VIOLATION


def test_inside_the_province_the_old_numbers_stall_no_longer_counts(judged: Judged) -> None:
    new = parcel(NEW, "shentong", picked_up("03-06 12:00:00"), from_hub("03-06 20:00:00"))
    found = judged("03-07 12:00:00", old(SAME_PROVINCE), new)
    assert [rule for number, rule in found if number == WAYBILL] == [REUSE, TRANSFER]
    moved = found[WAYBILL, TRANSFER]
    assert (moved.answer.verdict, moved.level) == (Verdict.CLEAN, Level.NONE)
    assert moved.answer.facts["number"] == NEW
    assert found[NEW, DEPARTURE].answer.verdict is Verdict.CLEAN


def test_the_new_numbers_clock_starts_at_its_own_pickup(judged: Judged) -> None:
    new = parcel(NEW, "shentong", picked_up("03-06 12:00:00"))
    departure = judged("03-08 12:00:00", old(SAME_PROVINCE), new)[NEW, DEPARTURE]
    assert departure.answer.deadline == at("03-08 12:00:00")
    assert departure.answer.verdict is Verdict.PENDING
    late = judged("03-08 12:00:01", old(SAME_PROVINCE), new)[NEW, DEPARTURE]
    assert late.answer.verdict is Verdict.VIOLATION


def test_several_hand_overs_lead_to_the_newest_number(judged: Judged) -> None:
    second = parcel(
        NEW,
        "shentong",
        picked_up("03-06 12:00:00"),
        handed_over("03-06 22:00:00", "江苏省", "TEST0000000003", "zhongtong"),
    )
    third = parcel("TEST0000000003", "zhongtong", picked_up("03-07 09:00:00"))
    found = judged(LATE, old(SAME_PROVINCE), second, third)
    for number in (WAYBILL, NEW):
        assert found[number, TRANSFER].answer.facts["number"] == "TEST0000000003"
        assert (number, DEPARTURE) not in found
    assert found["TEST0000000003", DEPARTURE].answer.verdict is Verdict.VIOLATION


def test_a_number_that_the_order_does_not_bear_is_to_be_put_there(judged: Judged) -> None:
    found = judged(LATE, old(SAME_PROVINCE))
    assert (WAYBILL, DEPARTURE) not in found
    moved = found[WAYBILL, TRANSFER]
    assert (moved.answer.verdict, moved.level) == (Verdict.UNKNOWN, Level.INFORMATION)
    assert moved.remedies == ("replace_number",)


def test_a_number_that_was_taken_off_the_order_is_not_judged_there(judged: Judged) -> None:
    new = parcel(NEW, "shentong", picked_up("03-06 12:00:00"))
    gone = replace(new, shipment=replace(new.shipment, state=ShipmentState.REMOVED))
    assert judged(LATE, old(SAME_PROVINCE), gone)[WAYBILL, TRANSFER].answer.verdict is (
        Verdict.UNKNOWN
    )


@pytest.mark.parametrize(
    "over",
    [
        pytest.param(handed_over("03-08 10:00:00", "浙江省"), id="in another province"),
        pytest.param(
            handed_over("03-08 10:00:00", "江苏省", carrier="yuantong"),
            id="same carrier, new number",
        ),
        pytest.param(handed_over("03-10 10:00:00", "江苏省"), id="not yet"),
    ],
)
def test_else_the_original_number_stays_decisive(judged: Judged, over: TrackingEvent) -> None:
    found = judged(LATE, old(over))
    assert found[WAYBILL, DEPARTURE].answer.verdict is Verdict.VIOLATION
    assert (WAYBILL, TRANSFER) not in found


def test_a_hand_over_that_tells_no_number_leaves_what_was_missed_unknown(judged: Judged) -> None:
    over = handed_over("03-06 10:00:00", "江苏省", to="")
    found = judged(LATE, old(over))
    assert found[WAYBILL, DEPARTURE].answer.verdict is Verdict.UNKNOWN
    assert "transfer" in found[WAYBILL, DEPARTURE].answer.unknowns
    assert found[WAYBILL, TRANSFER].level is Level.INFORMATION
    # Before the limit it warns no louder than that.
    early = judged("03-07 15:00:00", old(over))[WAYBILL, DEPARTURE]
    assert (early.answer.verdict, early.level) == (Verdict.PENDING, Level.INFORMATION)


def test_a_number_used_twice_stays_used_twice(judged: Judged) -> None:
    assert (WAYBILL, REUSE) in judged(LATE, old(SAME_PROVINCE))
    assert (WAYBILL, NO_TRACE) not in judged(LATE, old(SAME_PROVINCE))
