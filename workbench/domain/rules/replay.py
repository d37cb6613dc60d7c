"""A replay: what orders would be if other packs were in force, as a diff by order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import (  # noqa: TC001 - msgspec reads the annotations
    Level,
    Verdict,
)
from workbench.domain.shops import Platform  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.rules.decisions import Decision


class ChangeKind(StrEnum):
    """What becomes of an order by the rules that come out differently; others stay as they are.

    ``CAUGHT``: a limit is missed by them that was not. ``SPARED``: none is that was. ``MOVED``:
    neither, but a verdict, deadline or level is another one.
    """

    CAUGHT = "caught"
    SPARED = "spared"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Stand:
    """How one rule stands on one order or parcel; instants are UTC."""

    verdict: Verdict
    level: Level
    deadline: datetime | None
    warn_by: datetime | None

    @classmethod
    def of(cls, decision: Decision) -> Stand:
        """Return what a person would see of a decision."""
        answer = decision.answer
        return cls(answer.verdict, decision.level, answer.deadline, decision.warn_by)

    @property
    def is_missed(self) -> bool:
        """Tell whether the limit was missed for certain."""
        return self.verdict.is_missed


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule on one parcel ("" for the order itself): how it was, how it would be.

    None where the rule says nothing: it does not hold, or is not in the packs.
    """

    rule: str
    waybill: str
    was: Stand | None
    would_be: Stand | None


@dataclass(frozen=True, slots=True)
class OrderChange:
    """All that would be different about one order."""

    kind: ChangeKind
    platform: Platform
    shop_id: str
    order_number: str
    rules: tuple[RuleChange, ...]


@dataclass(frozen=True, slots=True)
class ReplayProgress:
    """How far a replay is, in orders, and what it found so far."""

    done: int
    total: int
    counts: Mapping[ChangeKind, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """What a replay found: every change counted, the first of each kind shown.

    ``orders`` is how many were held against both books; orders that no changed rule can touch are
    not among them. ``books`` are the versions compared: the one in force, the other one.
    ``as_of`` is the instant judged at (UTC, data time).
    """

    as_of: datetime
    books: tuple[str, str]
    rules: tuple[str, ...]
    orders: int
    counts: Mapping[ChangeKind, int]
    changes: tuple[OrderChange, ...]

    @property
    def changed(self) -> int:
        """Return how many orders would change."""
        return sum(self.counts.values())
