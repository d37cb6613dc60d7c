"""Money and points at risk: what an order's warnings add up to, and the sum over many orders.

Late, out of stock and refusal count once together where the platform says so; each other violation
adds one damages of its own (1688.penalty.stacking). Caps of one order are applied here; those over
several orders (a day's orders of the same two parties, a shop's points) when orders are summed.
What has no known figure is counted, never taken for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.parcels.journey import is_finished, normalise
from workbench.domain.rules.effects import Stake, points_purse
from workbench.domain.views import EffectKind
from workbench.policy.amounts import limit_of
from workbench.policy.effects import MONEY, NO_WORD, case_of
from workbench.policy.waivers import HOLDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.effects import SellerWord
    from workbench.policy.amounts import Price
    from workbench.policy.effects import Case
    from workbench.policy.ledger import Ledger
    from workbench.policy.occasion import Occasion
    from workbench.policy.rules import Rule

_Key = tuple[EffectKind, str]


@dataclass(frozen=True, slots=True)
class Charge:
    """One thing that a warning may cost once ``due`` is past; ``price`` is None for points.

    ``violation`` is the platform's name for it, or the rule where it has none.
    """

    due: datetime | None
    kind: EffectKind
    violation: str
    price: Price | None = None
    points: int | None = None
    points_cap: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """What some of an order's charges come to together."""

    fen: int = 0
    unknown: int = 0
    points: int = 0
    unknown_points: int = 0
    capped: tuple[str, ...] = ()


def stakes(
    decisions: Sequence[Decision],
    file: OrderFile,
    ledger: Ledger,
    at: datetime,
    word: SellerWord = NO_WORD,
) -> tuple[Stake, ...]:
    """Return what an order's warnings put at risk, as steps in time: each adds to those before.

    A closed order and a finished parcel are no longer warned of, and put nothing at risk here.
    """
    found = [
        (charge, case)
        for decision in decisions
        if decision.is_warning and _is_open(decision, file)
        if (case := case_of(decision, file, ledger, at, word)) is not None
        for charge in _charges(case)
    ]
    if not found:
        return ()
    order = _Order(file, ledger, found[0][1].occasion)
    charges = sorted((charge for charge, _ in found), key=_due)
    return tuple(order.steps(charges))


def _is_open(decision: Decision, file: OrderFile) -> bool:
    waybill = decision.subject.waybill
    parcels = (p for p in file.shipments if waybill and p.shipment.waybill == waybill)
    parcel = next(parcels, None)
    is_over = parcel is not None and is_finished(parcel.shipment, normalise(parcel.events))
    return file.order.status.is_open and not is_over


def _charges(case: Case) -> Iterator[Charge]:
    """Yield what one warning may cost, but for what is exempt."""
    violation = case.violation.value if case.violation else case.rule.id
    for kind, stated in case.ledger.stated(case.rule).items():
        if kind not in MONEY and kind is not EffectKind.POINTS:
            continue
        exempting = case.exempted(kind)
        if exempting and exempting[0] in HOLDS:
            continue
        due = _limit(case.occasion.decision)
        if kind is EffectKind.POINTS:
            cap = stated.points_cap or ""
            yield Charge(due, kind, violation, None, case.points(stated), cap)
            continue
        for price in case.priced(stated).steps:
            from_then = due + price.after if due else None
            yield Charge(from_then, kind, violation, price)


def _limit(decision: Decision) -> datetime | None:
    """Return the earliest reading of the limit: what is at risk is at risk from then."""
    return decision.warn_by or decision.answer.deadline


def _due(charge: Charge) -> float:
    return charge.due.timestamp() if charge.due else float("-inf")


@dataclass(frozen=True, slots=True)
class _Order:
    """One order whose charges are added up."""

    file: OrderFile
    ledger: Ledger
    occasion: Occasion

    def steps(self, charges: Sequence[Charge]) -> Iterator[Stake]:
        """Yield what each further instant adds; ``charges`` are in order of time."""
        purse = self._purse()
        before = Total()
        for place, charge in enumerate(charges):
            is_last = place + 1 == len(charges) or charges[place + 1].due != charge.due
            if not is_last:
                continue
            total = self._total(charges[: place + 1])
            step = _step(charge, before, total)
            if step is not None:
                yield _shared(step, purse, self._points_cap(charges[: place + 1]))
            before = total

    def _total(self, charges: Sequence[Charge]) -> Total:
        sums, unknown = self._by_violation(charges)
        capped = self._cap(sums)
        points = [c for c in charges if c.kind is EffectKind.POINTS]
        return Total(
            sum(sums.values()),
            unknown,
            sum(_points(points).values()),
            len({c.violation for c in points if c.points is None}),
            capped,
        )

    def _by_violation(self, charges: Sequence[Charge]) -> tuple[dict[_Key, int], int]:
        """Return one damages for each violation, and how many of them have no known figure."""
        prices: dict[_Key, list[Price]] = {}
        for charge in charges:
            if charge.price is not None:
                prices.setdefault((charge.kind, charge.violation), []).append(charge.price)
        sums = {key: _damages(found) for key, found in prices.items()}
        unknown = {key for key, found in prices.items() if any(p.fen is None for p in found)}
        return self._unstacked(sums), len({self._group(key) for key in unknown})

    def _unstacked(self, sums: dict[_Key, int]) -> dict[_Key, int]:
        """Keep the dearest of those that do not add up (which one is charged is not said)."""
        kept: dict[tuple[EffectKind, str], _Key] = {}
        for key, fen in sums.items():
            group = self._group(key)
            if group not in kept or fen > sums[kept[group]]:
                kept[group] = key
        return {key: sums[key] for key in kept.values()}

    def _group(self, key: _Key) -> tuple[EffectKind, str]:
        kind, violation = key
        is_shared = violation in self.ledger.together(self.file.platform)
        return kind, "" if is_shared else violation

    def _cap(self, sums: dict[_Key, int]) -> tuple[str, ...]:
        """Cut what the caps of one order cut, from the last violation back; name the caps."""
        cut = []
        for rule, limit, violations in self._limits("order"):
            inside = [key for key in sums if not violations or key[1] in violations]
            over = sum(sums[key] for key in inside) - limit
            if over > 0:
                cut.append(rule.id)
            for key in reversed(inside):
                taken = min(max(over, 0), sums[key])
                sums[key] -= taken
                over -= taken
        return tuple(cut)

    def _limits(self, per: str) -> Iterator[tuple[Rule, int, tuple[str, ...]]]:
        """Yield the caps in force with what they allow, and the violations that they speak of."""
        for rule in self.ledger.caps(self.file.platform):
            version = self.occasion.version(rule)
            if version is None or version.parameters.get("per") != per:
                continue
            limit = limit_of(version, self.file.order)
            named = version.parameters.get("violations", ())
            if limit is not None:
                yield rule, limit, named if isinstance(named, tuple) else ()

    def _purse(self) -> tuple[str, str, int]:
        """Return what shares the day's cap: name, rule, 分; ("", "", 0) where there is none."""
        for rule, limit, _ in self._limits("day"):
            return self._purse_name(), rule.id, limit
        return "", "", 0

    def _purse_name(self) -> str:
        """Name the same two parties and the day of payment; unknown buyers share with nobody.

        The platforms mask who bought: the same receiver at the same address stands for the buyer.
        """
        order = self.file.order
        receiver = order.receiver
        keys = (receiver.name_key, receiver.address_key) if receiver else (None, None)
        if order.paid_at is None or None in keys:
            keys = (order.number, "")
        day = order.paid_at.astimezone(SHANGHAI).date().isoformat() if order.paid_at else ""
        words = "\0".join((order.shop_id, day, *map(str, keys)))
        return blake2b(words.encode(), digest_size=8).hexdigest()

    def _points_cap(self, charges: Iterable[Charge]) -> tuple[str, str, int]:
        """Return what caps the shop's points: name, rule, points."""
        for charge in charges:
            rule = self.ledger.rule(charge.points_cap)
            version = self.occasion.version(rule) if rule else None
            if rule is not None and version is not None:
                name = points_purse(self.file.order.shop_id, rule.id)
                return name, rule.id, int(str(version.parameters["points"]))
        return "", "", 0


def _damages(prices: Sequence[Price]) -> int:
    """Return one violation's damages: by sub-order each once, else the dearest step."""
    lines: dict[str, int] = {}
    for price in prices:
        for number, fen in price.lines:
            lines[number] = max(fen, lines.get(number, 0))
    caps = [price.cap_fen for price in prices if price.cap_fen is not None]
    by_line = min([sum(lines.values()), *caps])
    return max([by_line, *(price.fen or 0 for price in prices if not price.lines)])


def _points(charges: Sequence[Charge]) -> dict[str, int]:
    """Return the points of each violation, once."""
    return {c.violation: c.points for c in charges if c.points is not None}


def _step(charge: Charge, before: Total, total: Total) -> Stake | None:
    """Return what an instant adds, None where it adds nothing."""
    step = Stake(
        charge.due,
        total.fen - before.fen,
        total.unknown - before.unknown,
        total.points - before.points,
        total.unknown_points - before.unknown_points,
        capped=tuple(rule for rule in total.capped if rule not in before.capped),
    )
    added = (step.fen, step.unknown, step.points, step.unknown_points, step.capped)
    return step if any(added) else None


def _shared(step: Stake, purse: tuple[str, str, int], points: tuple[str, str, int]) -> Stake:
    """Return a step with the caps that it shares with other orders."""
    return Stake(
        step.due,
        step.fen,
        step.unknown,
        step.points,
        step.unknown_points,
        *purse,
        *points,
        step.capped,
    )
