"""Which grounds a platform takes on a date, by the packs; and which one fits a warning (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import CASES, FilingCase
from workbench.domain.rules.effects import Violation
from workbench.domain.shops import Platform
from workbench.policy.filing_grounds import grounds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

# Only where a violation leaves one ground that it can be: 1688's trace that stands still is the
# platform's or the carrier's. A disaster is nothing that a warning could know of.
_FITTING: Mapping[tuple[Platform, Violation], FilingCase] = MappingProxyType(
    {
        (Platform.ALIBABA, Violation.FALSE_TRACK): FilingCase.TRACE_MISMATCH,
        (Platform.ALIBABA, Violation.LATE_SHIPPING): FilingCase.OUT_OF_STOCK,
        (Platform.ALIBABA, Violation.OUT_OF_STOCK): FilingCase.OUT_OF_STOCK,
        (Platform.DOUYIN, Violation.LATE_SHIPPING): FilingCase.CANNOT_SHIP,
        (Platform.DOUYIN, Violation.PICKUP_TIMEOUT): FilingCase.CANNOT_SHIP,
        (Platform.DOUYIN, Violation.DISPATCH_TIMEOUT): FilingCase.CANNOT_SHIP,
    }
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A ground that can be filed on; the first of ``rules`` is its own."""

    case: FilingCase
    rules: tuple[Rule, ...]


def offered(platform: Platform, at: datetime, book: PolicyBook) -> tuple[Offered, ...]:
    """Return the grounds that the packs hold at ``at`` (UTC), in the platform's order.

    A rule that goes by the payment of the orders may hold for old ones: it is offered, and the
    preview tells which orders it reaches.
    """
    return tuple(_offered(platform, at, book))


def _offered(platform: Platform, at: datetime, book: PolicyBook) -> Iterator[Offered]:
    for case in CASES.get(platform, ()):
        known = [book.rules.get(rule_id) for rule_id in grounds_of(platform, case)]
        own = known[0] if known else None
        if own is not None and _holds(own, at):
            held = (rule for rule in known if rule is not None and _holds(rule, at))
            yield Offered(case, tuple(held))


def _holds(rule: Rule, at: datetime) -> bool:
    return rule.decided_by == "payment" or rule.version_at(at) is not None


def fitting_case(platform: Platform, rule_id: str, book: PolicyBook) -> FilingCase | None:
    """Return the ground that fits what a rule warned of, None where no single one does."""
    rule = book.rules.get(rule_id)
    if rule is None or rule.violation is None:
        return None
    return _FITTING.get((platform, rule.violation))
