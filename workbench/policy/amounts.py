"""How much money one violation costs, by the version of an amount rule that holds for it.

Nothing is guessed: where the version, the price paid or the promise is not known and the amount
depends on it, the amount is unknown. Fixed amounts "or the whole amount if less" count the smaller.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from workbench.domain.parcels.clocks import CountsFrom
from workbench.domain.rules.effects import Violation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.orders import Order, OrderLine
    from workbench.domain.rules.effects import SellerAmount
    from workbench.policy.occasion import Occasion
    from workbench.policy.rules import Rule, RuleVersion, Step

_BY_LINE = frozenset({"item", "sub_order"})
_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Price:
    """What a violation costs once the limit is missed by more than ``after``; None is unknown.

    ``lines`` are the shares of sub-orders where each is charged (number, 分), ``cap_fen`` the most
    that all of them cost together.
    """

    fen: int | None
    after: timedelta = _NONE
    lines: tuple[tuple[str, int], ...] = ()
    cap_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """A share of what was paid, between bounds, rounded half up to ``unit`` 分."""

    percent: int
    min_fen: int = 0
    max_fen: int | None = None
    unit: int = 1
    whole_below: bool = False

    def of(self, paid: int | None) -> int | None:
        """Return the share, None where the price is not known and decides."""
        if paid is None:
            return self.min_fen if self.min_fen == self.max_fen or not self.percent else None
        share = (paid * self.percent + 50 * self.unit) // (100 * self.unit) * self.unit
        bounded = max(share, self.min_fen)
        bounded = bounded if self.max_fen is None else min(bounded, self.max_fen)
        return min(bounded, paid) if self.whole_below else bounded


def price_paid(order: Order) -> int | None:
    """Return what was paid for the goods in 分: the lines' sum, else the order's amount.

    Whether freight belongs to it is not said (1688.penalty.base_amount): the lines leave it out.
    """
    amounts = [line.amount for line in order.lines]
    if amounts and None not in amounts:
        return sum(amount for amount in amounts if amount is not None)
    return order.amount


def prices(rule: Rule, occasion: Occasion) -> tuple[Price, ...]:
    """Return what an amount rule asks for, step by step of lateness; () where it does not hold."""
    version = occasion.version(rule)
    if version is None:
        return ()
    if version.steps:
        return _stepped(version, occasion)
    if str(version.parameters.get("per", "")) in _BY_LINE:
        return (_by_line(version, occasion),)
    return (Price(_share(version, occasion)),)


def seller_price(entered: SellerAmount, order: Order) -> Price:
    """Return what the seller's own figure comes to for an order."""
    if entered.fen is not None:
        return Price(entered.fen)
    bounds = Bounds(entered.percent or 0, entered.min_fen, entered.max_fen)
    return Price(bounds.of(price_paid(order)))


def limit_of(version: RuleVersion, order: Order) -> int | None:
    """Return what a cap's version allows for an order, None for no limit that is known."""
    given = version.parameters
    if "cap_fen" in given:
        return _number(version, "cap_fen")
    bounds = _bounds(version)
    found = bounds.of(price_paid(order))
    return bounds.max_fen if found is None else found


def _share(version: RuleVersion, occasion: Occasion) -> int | None:
    if "each_fen" in version.parameters:
        return _number(version, "each_fen")
    if "percent" not in version.parameters:
        return None
    paid = price_paid(occasion.file.order)
    free = _number(version, "free_up_to_fen")
    return 0 if paid is not None and paid <= free else _bounds(version).of(paid)


def _bounds(version: RuleVersion) -> Bounds:
    highest = version.parameters.get("max_fen")
    return Bounds(
        _number(version, "percent"),
        _number(version, "min_fen"),
        None if highest is None else cast("int", highest),
        _number(version, "round_to_fen") or 1,
        bool(version.parameters.get("whole_below")),
    )


def _number(version: RuleVersion, name: str) -> int:
    """Return a whole number of a version, 0 where it has none (``checks.py`` saw its kind)."""
    return cast("int", version.parameters.get(name, 0))


def _by_line(version: RuleVersion, occasion: Occasion) -> Price:
    """Charge each sub-order in the parcel; of an order without known lines it is unknown."""
    lines = _lines(occasion)
    each, whole = _number(version, "each_fen"), bool(version.parameters.get("whole_below"))
    shares = tuple((line.number, _at_most(each, line, whole=whole)) for line in lines)
    cap = _number(version, "cap_fen") or None
    if not shares:
        return Price(None)
    total = sum(fen for _, fen in shares)
    return Price(total if cap is None else min(total, cap), lines=shares, cap_fen=cap)


def _at_most(each: int, line: OrderLine, *, whole: bool) -> int:
    return min(each, line.amount) if whole and line.amount is not None else each


def _lines(occasion: Occasion) -> tuple[OrderLine, ...]:
    """Return the sub-orders in the parcel, all of the order where the parcel names none."""
    parcel, lines = occasion.parcel, occasion.file.order.lines
    inside = set(parcel.shipment.line_numbers) if parcel else set()
    return tuple(line for line in lines if line.number in inside) or lines


def _stepped(version: RuleVersion, occasion: Occasion) -> tuple[Price, ...]:
    promise = _promise(occasion)
    unit = _number(version, "round_to_fen") or 1
    paid = price_paid(occasion.file.order)
    found = []
    for hours in sorted({step.late_over_hours for step in version.steps}):
        steps = [step for step in version.steps if step.late_over_hours == hours]
        fen = _agreed(_amount(step, unit, paid) for step in steps if _fits(step, promise))
        found.append(Price(fen, timedelta(hours=hours)))
    return tuple(found)


def _amount(step: Step, unit: int, paid: int | None) -> int | None:
    return Bounds(step.percent, step.min_fen, step.max_fen, unit).of(paid)


def _agreed(candidates: Iterable[int | None]) -> int | None:
    """Return what all candidates agree on; None where there is none or they differ."""
    found = set(candidates)
    return found.pop() if len(found) == 1 else None


def _fits(step: Step, promise: timedelta | None) -> bool:
    """Tell whether a step is that of a promise; of an unknown promise every step may be."""
    if promise is None:
        return True
    most = step.promise_up_to_hours
    above = promise > timedelta(hours=step.promise_over_hours) or not step.promise_over_hours
    return above and (most is None or promise <= timedelta(hours=most))


def _promise(occasion: Occasion) -> timedelta | None:
    """Return the time from payment to the due instant, None where one of them is not known."""
    order = occasion.file.order
    due = order.ship_by or _became_late(occasion)
    return None if due is None or order.paid_at is None else due - order.paid_at


def _became_late(occasion: Occasion) -> datetime | None:
    """Return the due instant by the rules, of an order that names none; a filing may hide it."""
    rule, limit = occasion.rule, occasion.decision.answer.deadline
    if limit is None or occasion.file.filings:
        return None
    if rule.violation is Violation.LATE_SHIPPING:
        return limit
    version = occasion.version(rule)
    is_after = rule.clock is not None and rule.clock.counts_from is CountsFrom.BECAME_LATE
    return limit - timedelta(hours=_number(version, "hours")) if is_after and version else None
