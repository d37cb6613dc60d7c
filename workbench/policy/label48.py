"""The 48 h label ahead of its day: what is safe, what is lost, how many more may be late (pure).

Asked of the same rule as the decision cases incentive_tag (taobao.incentive.tag_48h_pickup): on day
T the orders paid on T - 3 count. Until their 48 h are over two answers are possible, the best and
the worst; where both are the same, the label is settled.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.metrics import LabelDay, LabelState
from workbench.policy.cases.answer import day_of, start_of
from workbench.policy.cases.incentives import FILED, TAG, DayStats, Product, incentive_tag
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from decimal import Decimal

    from workbench.policy.cases.answer import CaseAnswer
    from workbench.policy.packs import PolicyBook

# Beyond so many the exact number says nothing more.
MOST_SPARE = 99


@dataclass(frozen=True, slots=True)
class PaidItem:
    """One order of an item; ``is_told`` says that somebody told its trace, or that it waits."""

    paid_at: datetime
    picked_at: datetime | None = None
    is_told: bool = True


def label_days(
    orders: Sequence[PaidItem], filed_at: datetime | None, now: datetime, book: PolicyBook
) -> tuple[LabelDay, ...]:
    """Return the label today and on each day that orders paid by now decide.

    ``filed_at`` is when a filing that covers the item was approved, None without one.
    """
    today, span = day_of(now), book.rule(TAG).number("days")
    by_day: dict[date, list[PaidItem]] = defaultdict(list)
    for order in orders:
        by_day[day_of(order.paid_at)].append(order)
    days = [today + timedelta(days=ahead) for ahead in range(span + 1)]
    asked = _Asked(filed_at, now, book)
    return tuple(asked.day(day, by_day[day - timedelta(days=span)]) for day in days)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What all days are asked with."""

    filed_at: datetime | None
    now: datetime
    book: PolicyBook

    def day(self, day: date, mine: Sequence[PaidItem]) -> LabelDay:
        """Return the label on a day, by the orders that decide it."""
        rule, book = self.book.rule(TAG), self.book
        paid_on = day - timedelta(days=rule.number("days"))
        within = rule.hours(start_of(day))
        in_time = sum(o.picked_at is not None and o.picked_at - o.paid_at <= within for o in mine)
        open_ones = [o for o in mine if o.picked_at is None]
        untold = sum(not order.is_told for order in open_ones)
        limits = [
            o.paid_at + within for o in open_ones if o.is_told and o.paid_at + within >= self.now
        ]
        counted = _Counted(day, paid_on, len(mine), in_time, len(limits), untold, self.filed_at)
        best, worst = counted.answer(len(limits) + untold, book), counted.answer(0, book)
        return LabelDay(
            day, paid_on, _state(counted, best, worst), len(mine), in_time, len(limits), untold,
            counted.spare(book), min(limits, default=None), counted.share(book),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Counted:
    """The orders of one day, counted."""

    day: date
    paid_on: date
    orders: int
    in_time: int
    waiting: int
    untold: int
    filed_at: datetime | None

    def answer(self, more: int, book: PolicyBook) -> CaseAnswer:
        """Return the answer if ``more`` of those that wait are picked up in time."""
        stats = DayStats(self.paid_on, self.orders, self.in_time + more)
        given = Product(computed_on=self.day, stats=(stats,), filing_approved_at=self.filed_at)
        return incentive_tag(given, book)

    def spare(self, book: PolicyBook) -> int | None:
        """Return how many of those that wait may be late, None where the label is not to be had."""
        left = self.waiting + self.untold
        if self.answer(left, book).verdict is not Word.TAGGED:
            return None
        least = next(
            (k for k in range(min(left, MOST_SPARE) + 1) if not self._holds(left - k, book)), None
        )
        return min(left, MOST_SPARE) if least is None else least - 1

    def _holds(self, more: int, book: PolicyBook) -> bool:
        return self.answer(more, book).verdict is Word.TAGGED

    def share(self, book: PolicyBook) -> Decimal | None:
        """Return the percentage in time among the orders that are decided."""
        decided = self.orders - self.waiting - self.untold
        stats = DayStats(self.paid_on, decided, self.in_time)
        given = Product(computed_on=self.day, stats=(stats,), filing_approved_at=None)
        return incentive_tag(given, book).amount


def _state(counted: _Counted, best: CaseAnswer, worst: CaseAnswer) -> LabelState:
    if not counted.orders:
        return LabelState.NO_ORDERS
    if best.because == FILED:
        return LabelState.FILED
    if best.verdict is not Word.TAGGED:
        return LabelState.LOST
    return LabelState.SAFE if worst.verdict is Word.TAGGED else LabelState.AT_RISK
