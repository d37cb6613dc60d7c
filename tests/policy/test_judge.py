"""Order files become decisions: which questions are asked, how urgent, what to do, what is next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.parcels import (
    NUMBER,
    ORDER,
    SHOP,
    WAYBILL,
    at,
    delivered,
    from_hub,
    order,
    ordered,
    out_for_delivery,
    picked_up,
    shipment,
)
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import NumberUse, ShipmentState, ShippingMethod
from workbench.domain.rules.decisions import Decision, Level, Subject, SubjectKind, Verdict
from workbench.domain.shops import Platform
from workbench.policy.judge import judge_order

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.orders import Order
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.policy.lead_times import LeadTimes
    from workbench.policy.packs import PolicyBook

DEPARTURE = "1688.false_track.no_departure_48h"
GAP = "1688.false_track.gap_72h"
NO_TRACE = "1688.false_ship.no_trace_24h"
REUSE = "1688.false_ship.number_reuse_30d"
SHIP_BY = "1688.ship.deadline_and_special_goods"

PICKUP = picked_up("03-05 16:20:10")  # 48 h end on 03-07 16:20:10, the earliest reading 1 s before


def file(*events: TrackingEvent, order: Order = ORDER, **changes: Any) -> OrderFile:
    parcel = ShipmentFile(
        replace(shipment(), **changes), events, trace_polled_at=at("03-20 00:00:00")
    )
    return OrderFile(Platform.ALIBABA, order, (parcel,))


class Judge:
    """Judges files by the real rules and lead times."""

    def __init__(self, book: PolicyBook, leads: LeadTimes) -> None:
        self.book = book
        self.leads = leads

    def all(self, order_file: OrderFile, now: datetime) -> tuple[Decision, ...]:
        return judge_order(order_file, now, self.book, self.leads)

    def one(self, order_file: OrderFile, rule: str, now: str) -> Decision:
        decisions = self.all(order_file, at(now))
        return next(decision for decision in decisions if decision.answer.rule == rule)

    def rules(self, order_file: OrderFile, now: str) -> list[str]:
        return [decision.answer.rule for decision in self.all(order_file, at(now))]


@pytest.fixture(scope="module")
def judge(book: PolicyBook, leads: LeadTimes) -> Judge:
    return Judge(book, leads)


NOW = "03-06 12:00:00"


def test_a_parcel_is_asked_four_questions(judge: Judge) -> None:
    assert judge.rules(file(PICKUP), NOW) == [DEPARTURE, GAP, NO_TRACE, REUSE]


def test_a_waiting_order_with_a_promise_is_asked_one_more(judge: Judge) -> None:
    waiting = order(OrderStatus.AWAITING_SHIPMENT, "03-07 00:00:00")
    assert judge.rules(OrderFile(Platform.ALIBABA, waiting), NOW) == [SHIP_BY]
    assert judge.rules(file(order=waiting), NOW) == [SHIP_BY, DEPARTURE, GAP, NO_TRACE, REUSE]


@pytest.mark.parametrize(
    "quiet",
    [
        pytest.param(file(PICKUP, state=ShipmentState.REPLACED), id="a replaced number"),
        pytest.param(file(PICKUP, state=ShipmentState.REMOVED), id="a removed number"),
        pytest.param(file(method=ShippingMethod.NO_LOGISTICS), id="no logistics, no trace"),
        pytest.param(
            OrderFile(Platform.ALIBABA, order(OrderStatus.AWAITING_SHIPMENT)), id="no promise"
        ),
        pytest.param(
            OrderFile(Platform.ALIBABA, order(OrderStatus.SHIPPED, NOW)),
            id="promise of a shipped order",
        ),
        pytest.param(
            OrderFile(Platform.ALIBABA, order(OrderStatus.CANCELLED, NOW)), id="a cancelled order"
        ),
        pytest.param(
            replace(file(PICKUP), platform=Platform.DOUYIN), id="another platform's parcel"
        ),
    ],
)
def test_nothing_is_asked_of(judge: Judge, quiet: OrderFile) -> None:
    assert judge.rules(quiet, NOW) == []


def test_a_decision_names_subject_instant_and_pack(judge: Judge) -> None:
    decision = judge.one(file(PICKUP), DEPARTURE, NOW)
    assert decision.subject == Subject(SubjectKind.SHIPMENT, SHOP, NUMBER, WAYBILL)
    assert decision.decided_at == at(NOW)
    assert decision.pack == judge.book.version


def test_an_orders_decision_has_no_waybill(judge: Judge) -> None:
    waiting = OrderFile(Platform.ALIBABA, order(OrderStatus.AWAITING_SHIPMENT, NOW))
    decision = judge.one(waiting, SHIP_BY, NOW)
    assert decision.subject == Subject(SubjectKind.ORDER, SHOP, NUMBER)


@pytest.mark.parametrize(
    ("rule", "limit"),
    [
        pytest.param(DEPARTURE, "03-07 16:20:09", id="A5: the earlier reading, 48 h less 1 s"),
        pytest.param(GAP, "03-08 16:20:10", id="超过72小时 has one reading"),
    ],
)
def test_warnings_count_down_to_the_earliest_reading(judge: Judge, rule: str, limit: str) -> None:
    assert judge.one(file(PICKUP), rule, NOW).warn_by == at(limit)


def test_a12_is_counted_down_to_as_well(judge: Judge) -> None:
    assert judge.one(file(), NO_TRACE, "03-05 13:00:00").warn_by == at("03-06 11:59:59")


@pytest.mark.parametrize(
    ("now", "level", "change"),
    [
        pytest.param("03-06 16:20:08", "none", "03-06 16:20:09", id="24 h and 1 s ahead: quiet"),
        pytest.param("03-06 16:20:09", "information", "03-07 04:20:09", id="24 h ahead"),
        pytest.param("03-07 04:20:08", "information", "03-07 04:20:09", id="12 h and 1 s ahead"),
        pytest.param("03-07 04:20:09", "warning", "03-07 14:20:09", id="12 h ahead"),
        pytest.param("03-07 14:20:08", "warning", "03-07 14:20:09", id="2 h and 1 s ahead"),
        pytest.param("03-07 14:20:09", "critical", "03-07 16:20:11", id="2 h ahead"),
        pytest.param("03-07 16:20:10", "critical", "03-07 16:20:11", id="the last good second"),
        pytest.param("03-07 16:20:11", "critical", None, id="missed"),
    ],
)
def test_levels_rise_at_their_lead_times(
    judge: Judge, now: str, level: str, change: str | None
) -> None:
    decision = judge.one(file(PICKUP), DEPARTURE, now)
    assert decision.level == level
    assert decision.next_change_at == (at(change) if change else None)


def test_fractions_of_a_second_do_not_miss_a_limit(judge: Judge) -> None:
    now = at("03-07 16:20:10").replace(microsecond=999_999)
    decision = judge.all(file(PICKUP), now)[0]
    assert decision.answer.verdict is Verdict.PENDING
    assert decision.decided_at == now


def test_while_there_is_time_the_chase_leads(judge: Judge) -> None:
    decision = judge.one(file(PICKUP), DEPARTURE, "03-07 15:00:00")
    assert decision.remedies == ("chase", "replace_number", "refund", "file")


def test_past_the_limit_the_cure_leads(judge: Judge) -> None:
    decision = judge.one(file(PICKUP), DEPARTURE, "03-07 16:20:11")
    assert decision.remedies[:3] == ("replace_number", "refund", "file")
    assert decision.remedies[-1] == "chase"


def test_what_warns_of_nothing_offers_no_remedy(judge: Judge) -> None:
    decision = judge.one(file(PICKUP, from_hub(NOW)), DEPARTURE, NOW)
    assert (decision.level, decision.remedies, decision.warn_by) == (Level.NONE, (), None)


LATE = (PICKUP, from_hub("03-07 18:00:00"))


def test_a_late_departure_stays_critical_on_the_way(judge: Judge) -> None:
    assert judge.one(file(*LATE), DEPARTURE, "03-07 19:00:00").level is Level.CRITICAL


def test_a_delivered_parcels_violation_is_a_warning_still(judge: Judge) -> None:
    done = file(*LATE, out_for_delivery("03-08 09:00:00"), delivered("03-08 12:00:00"))
    decision = judge.one(done, DEPARTURE, "03-09 00:00:00")
    assert (decision.answer.verdict, decision.level) == (Verdict.VIOLATION, Level.WARNING)


def test_a_number_that_no_source_answered_for_is_information(judge: Judge) -> None:
    unpolled = OrderFile(Platform.ALIBABA, order(), (ShipmentFile(shipment()),))
    for now, verdict in (("03-06 11:00:00", "pending"), ("03-06 12:00:01", "unknown")):
        decision = judge.one(unpolled, NO_TRACE, now)
        assert (decision.answer.verdict, decision.level) == (verdict, Level.INFORMATION)


def test_without_the_uploads_time_nothing_is_warned_of(judge: Judge) -> None:
    imported = file(PICKUP, uploaded_at=None)
    assert judge.one(imported, NO_TRACE, "03-20 00:00:00").level is Level.NONE


def test_scans_without_a_full_date_warn_of_nothing(judge: Judge) -> None:
    undated = file(picked_up(None), from_hub(None), uploaded_at=None)
    levels = {decision.level for decision in judge.all(undated, at("03-20 00:00:00"))}
    assert levels == {Level.NONE}


def test_an_undated_scan_beside_dated_ones_keeps_the_warning_low(judge: Judge) -> None:
    mixed = file(PICKUP, from_hub(None))
    assert judge.one(mixed, DEPARTURE, "03-07 15:00:00").level is Level.INFORMATION
    assert judge.one(mixed, DEPARTURE, "03-08 15:00:00").level is Level.INFORMATION


def test_a_reuse_that_cannot_be_compared_is_information(judge: Judge) -> None:
    use = NumberUse(SHOP, "1000000000000000002", WAYBILL, at("03-01 09:00:00"))
    parcel = ShipmentFile(shipment(), (PICKUP,), (use,), at(NOW))
    decision = judge.one(OrderFile(Platform.ALIBABA, order(), (parcel,)), REUSE, NOW)
    assert (decision.answer.verdict, decision.level) == (Verdict.UNKNOWN, Level.INFORMATION)
    assert decision.remedies == ("replace_number", "refund", "negotiate")


def test_remote_parcels_warn_by_the_false_shipping_rules_only(judge: Judge) -> None:
    remote = file(ordered("03-05 12:30:00"), destination=None, order=order(province="西藏"))
    warned = [d.answer.rule for d in judge.all(remote, at("03-20 00:00:00")) if d.is_warning]
    assert warned == [NO_TRACE]


def completed(*events: TrackingEvent, changed: str | None) -> OrderFile:
    return file(*events, order=order(OrderStatus.COMPLETED, modified=changed))


@pytest.mark.parametrize(
    ("changed", "verdict", "level"),
    [
        pytest.param("03-07 16:20:11", "violation", "warning", id="missed before it was completed"),
        pytest.param(
            "03-07 16:20:10", "pending", "none", id="completed in time: the clock stopped"
        ),
        pytest.param(None, "violation", "warning", id="nobody knows when it was completed"),
    ],
)
def test_a_completed_orders_clocks_have_stopped(
    judge: Judge, changed: str | None, verdict: str, level: str
) -> None:
    decision = judge.one(completed(PICKUP, changed=changed), DEPARTURE, "03-20 00:00:00")
    assert (decision.answer.verdict, decision.level) == (verdict, level)
    assert (decision.next_change_at, decision.answer.next_change_at) == (None, None)


def test_a_cancelled_order_warns_of_nothing(judge: Judge) -> None:
    cancelled = file(PICKUP, order=order(OrderStatus.CANCELLED))
    decisions = judge.all(cancelled, at("03-20 00:00:00"))
    assert {(d.level, d.next_change_at) for d in decisions} == {(Level.NONE, None)}
    assert decisions[0].answer.verdict is Verdict.VIOLATION


def test_several_parcels_are_judged_one_by_one(judge: Judge) -> None:
    two = (
        ShipmentFile(shipment(), (PICKUP,), trace_polled_at=at(NOW)),
        ShipmentFile(replace(shipment(), waybill="TEST2"), (), trace_polled_at=at(NOW)),
    )
    decisions = judge.all(OrderFile(Platform.ALIBABA, order(), two), at(NOW))
    verdicts = {d.subject.waybill: d.answer.verdict for d in decisions if d.answer.rule == NO_TRACE}
    assert verdicts == {WAYBILL: Verdict.CLEAN, "TEST2": Verdict.PENDING}
