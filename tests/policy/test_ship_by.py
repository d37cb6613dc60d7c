"""1688.ship.deadline_and_special_goods: the promise that the order carries, none without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.parcels import SHIPMENT, at, order
from workbench.domain.orders import OrderStatus
from workbench.domain.rules.decisions import Verdict
from workbench.domain.shops import Platform
from workbench.policy.facts import OrderFacts
from workbench.policy.shipping import ship_by

if TYPE_CHECKING:
    from workbench.domain.parcels.shipments import Shipment
    from workbench.policy.packs import PolicyBook

PROMISE = "03-05 18:00:00"
BEFORE, AFTER = "03-05 17:59:59", "03-05 18:00:01"
WAITING = OrderStatus.AWAITING_SHIPMENT


def facts(status: OrderStatus, promise: str | None = PROMISE, *shipments: Shipment) -> OrderFacts:
    return OrderFacts(Platform.ALIBABA, order(status, promise), shipments)


@pytest.mark.parametrize(
    ("now", "verdict", "change"),
    [
        pytest.param(BEFORE, "pending", AFTER, id="1 s before the promise"),
        pytest.param(PROMISE, "pending", AFTER, id="the promised second is in time"),
        pytest.param(AFTER, "violation", None, id="1 s after it: overdue"),
    ],
)
def test_the_promise_is_the_deadline(
    book: PolicyBook, now: str, verdict: str, change: str | None
) -> None:
    answer = ship_by(facts(WAITING), at(now), book)
    assert (answer.verdict, answer.deadline) == (verdict, at(PROMISE))
    assert answer.next_change_at == (at(change) if change else None)


def test_without_a_promise_no_clock_is_invented(book: PolicyBook) -> None:
    answer = ship_by(facts(WAITING, None), at(AFTER), book)
    assert (answer.verdict, answer.deadline) == (Verdict.NOT_STARTED, None)


def test_a_part_shipped_order_still_waits_as_long_as_the_platform_says_so(
    book: PolicyBook,
) -> None:
    assert ship_by(facts(WAITING, PROMISE, SHIPMENT), at(AFTER), book).verdict == "violation"


@pytest.mark.parametrize(
    "status",
    [
        OrderStatus.AWAITING_PAYMENT,
        OrderStatus.SHIPPED,
        OrderStatus.COMPLETED,
        OrderStatus.CANCELLED,
    ],
)
def test_an_order_that_does_not_wait_is_not_late(book: PolicyBook, status: OrderStatus) -> None:
    assert ship_by(facts(status), at(AFTER), book).verdict is Verdict.CLEAN


@pytest.mark.parametrize(("now", "verdict"), [(PROMISE, "pending"), (AFTER, "unknown")])
def test_an_unknown_status_is_no_proof_of_lateness(
    book: PolicyBook, now: str, verdict: str
) -> None:
    answer = ship_by(facts(OrderStatus.UNKNOWN), at(now), book)
    assert (answer.verdict, answer.unknowns) == (verdict, ("order_status",))


def test_an_unknown_status_with_a_number_on_it_counts_as_shipped(book: PolicyBook) -> None:
    answer = ship_by(facts(OrderStatus.UNKNOWN, PROMISE, SHIPMENT), at(AFTER), book)
    assert answer.verdict is Verdict.CLEAN
