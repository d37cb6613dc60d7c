"""The 48 h label ahead of its day: settled both ways, at risk in between, and what is to spare."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.domain.metrics import LabelState
from workbench.policy.label48 import PaidItem, label_days

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

HOUR = timedelta(hours=1)
# 2024-01-24 10:00 in Shanghai; what is paid on the 23rd decides the label of the 26th.
NOW = datetime(2024, 1, 24, 2, tzinfo=UTC)
PAID = datetime(2024, 1, 23, 2, tzinfo=UTC)


def paid(count: int, *, picked: bool, after: int = 5) -> list[PaidItem]:
    return [PaidItem(PAID, PAID + after * HOUR if picked else None) for _ in range(count)]


@pytest.mark.parametrize(
    ("counts", "state", "spare"),
    [
        pytest.param((100, 0, 0), LabelState.SAFE, 0, id="all in time"),
        # 98 of 100 is exactly 98 %: not above it.
        pytest.param((98, 2, 0), LabelState.LOST, None, id="exactly 98 percent"),
        pytest.param((99, 1, 0), LabelState.SAFE, 0, id="99 of 100"),
        pytest.param((90, 0, 10), LabelState.AT_RISK, 1, id="one may be late"),
        pytest.param((90, 1, 9), LabelState.AT_RISK, 0, id="none may be late"),
        pytest.param((90, 2, 8), LabelState.LOST, None, id="nothing helps any more"),
        pytest.param((298, 0, 2), LabelState.SAFE, 2, id="even if all are late"),
        pytest.param((0, 0, 0), LabelState.NO_ORDERS, None, id="no orders"),
    ],
)
def test_how_a_label_stands(
    counts: tuple[int, int, int], state: LabelState, spare: int | None, book: PolicyBook
) -> None:
    in_time, late, waiting = counts
    orders = [
        *paid(in_time, picked=True),
        *paid(late, picked=True, after=49),
        *paid(waiting, picked=False),
    ]
    day = label_days(orders, None, NOW, book)[2]
    assert str(day.computed_on) == "2024-01-26"
    assert (day.state, day.spare) == (state, spare)
    assert (day.orders, day.late, day.waiting) == (in_time + late + waiting, late, waiting)


def test_exactly_48_hours_is_in_time(book: PolicyBook) -> None:
    (item,) = [PaidItem(PAID, PAID + 48 * HOUR)]
    assert label_days([item], None, NOW + 48 * HOUR, book)[0].in_time == 1


def test_the_next_limit_is_the_first_of_those_that_wait(book: PolicyBook) -> None:
    orders = [PaidItem(PAID + HOUR), PaidItem(PAID), PaidItem(PAID, PAID + HOUR)]
    assert label_days(orders, None, NOW, book)[2].next_limit == PAID + 48 * HOUR


def test_a_filing_takes_the_label_away(book: PolicyBook) -> None:
    day = label_days(paid(100, picked=True), NOW - HOUR, NOW, book)[2]
    assert day.state is LabelState.FILED


def test_what_nobody_told_may_be_either(book: PolicyBook) -> None:
    orders = [*paid(99, picked=True), PaidItem(PAID, None, is_told=False)]
    day = label_days(orders, None, NOW, book)[2]
    assert (day.state, day.untold, day.next_limit) == (LabelState.SAFE, 1, None)
    orders = [*paid(9, picked=True), PaidItem(PAID, None, is_told=False)]
    assert label_days(orders, None, NOW, book)[2].state is LabelState.AT_RISK


def test_before_the_rule_there_is_no_label(book: PolicyBook) -> None:
    # The tag exists from 2022-12-24 on.
    early = datetime(2022, 12, 20, 2, tzinfo=UTC)
    orders = [PaidItem(early - 72 * HOUR, early - 70 * HOUR)]
    assert label_days(orders, None, early, book)[0].state is LabelState.LOST
