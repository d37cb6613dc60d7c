"""Taobao's tag for fast shipping: the share picked up in 48 h of what was paid on day T - 3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    day_of,
    end_of,
    is_in_force,
    known_by,
    need,
    start_of,
    told,
    two_places,
    with_readings,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

TAG = "taobao.incentive.tag_48h_pickup"
FILED = "taobao.incentive.no_tag_when_filed"
AUTOMATIC = "taobao.incentive.automatic"


class DayStats(Struct, frozen=True):
    """How many orders were paid on a day, and how many of them were picked up in time."""

    paid_on: date
    orders: int
    picked_up_within_48h: int


class PaidOrder(Struct, frozen=True):
    """One order with its pickup (null = none)."""

    paid_at: Instant
    picked_up_at: Instant | None = None


class Product(Struct, frozen=True):
    """A product on the day of computing (T); null as filing says that there is none."""

    computed_on: date | None = None
    stats: tuple[DayStats, ...] | None = None
    orders: tuple[PaidOrder, ...] | None = None
    filing_approved_at: Instant | UnsetType | None = UNSET
    enrolled: bool | None = None


@dataclass(frozen=True, slots=True)
class _Share:
    """Orders of the day that counts; the share is compared unrounded."""

    orders: int
    in_time: int

    def is_above(self, percent: int) -> bool:
        return self.in_time * 100 > percent * self.orders

    @property
    def percent(self) -> Decimal | None:
        return two_places(Decimal(100 * self.in_time) / self.orders) if self.orders else None


def incentive_tag(given: Product, book: PolicyBook) -> CaseAnswer:
    """Tell whether the product is tagged; the amount is the share in percent."""
    rule = book.rule(TAG)
    day = need(given.computed_on, "computed_on")
    answer = _answer(given, _share(given, rule, day), rule, day)
    exclusive = _answer(given, _share(given, rule, day, is_inclusive=False), rule, day)
    return with_readings(rule.ambiguity("A18"), answer, exclusive)


def _answer(given: Product, share: _Share, rule: Rule, day: date) -> CaseAnswer:
    amount = share.percent
    unit = "" if amount is None else "percent"
    is_earned = share.is_above(rule.number("percent")) and is_in_force(rule, start_of(day))
    if not is_earned:
        return CaseAnswer(Word.NOT_TAGGED, TAG, amount=amount, unit=unit)
    filed_at = told(given.filing_approved_at, "filing_approved_at")
    if known_by(filed_at, end_of(day)) is not None:
        return CaseAnswer(Word.NOT_TAGGED, FILED, amount=amount, unit=unit)
    also = () if given.enrolled is None else (AUTOMATIC,)
    return CaseAnswer(Word.TAGGED, TAG, amount=amount, unit=unit, also=also)


def _share(given: Product, rule: Rule, day: date, *, is_inclusive: bool = True) -> _Share:
    """Count the orders paid on the day that counts; exactly 48 h is in time (A18)."""
    paid_on = day - timedelta(days=rule.number("days"))
    if given.stats is not None:
        found = [stats for stats in given.stats if stats.paid_on == paid_on]
        return _Share(sum(s.orders for s in found), sum(s.picked_up_within_48h for s in found))
    limit = rule.hours(start_of(day)) - (timedelta(0) if is_inclusive else timedelta(seconds=1))
    paid = [order for order in need(given.orders, "orders") if day_of(order.paid_at) == paid_on]
    in_time = [
        o for o in paid if o.picked_up_at is not None and o.picked_up_at - o.paid_at <= limit
    ]
    return _Share(len(paid), len(in_time))
