"""Decisions: what the platform would decide on one question about one order or parcel."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Verdict(StrEnum):
    """The words of the decision cases, as far as orders and parcels use them."""

    NOT_STARTED = "not_started"
    PENDING = "pending"
    CLEAN = "clean"
    VIOLATION = "violation"
    SEVERE_VIOLATION = "severe_violation"
    EXEMPT_REGION = "exempt_region"
    UNKNOWN = "unknown"

    @property
    def is_missed(self) -> bool:
        """Tell whether a limit was missed."""
        return self in {Verdict.VIOLATION, Verdict.SEVERE_VIOLATION}


class Level(StrEnum):
    """How urgent a decision is for a person; NONE is not shown as a warning."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFORMATION = "information"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Return 0 for the most urgent."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


class SubjectKind(StrEnum):
    """What a decision is about."""

    ORDER = "order"
    SHIPMENT = "shipment"


@dataclass(frozen=True, slots=True)
class Subject:
    """The order or parcel a decision is about; ``waybill`` is "" for an order."""

    kind: SubjectKind
    shop_id: str
    order_number: str
    waybill: str = ""


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another way to read an ambiguous text, with what it would decide (policy-facts 1.3)."""

    reading: str
    verdict: Verdict
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule says on the facts at one instant.

    ``deadline`` is the last instant at which the awaited event is still in time (policy-facts C6).
    ``next_change_at`` is the earliest instant at which the verdict changes if nothing new arrives.
    ``facts`` feed the rule's sentence (names of the pack's placeholders → ISO instants or text).
    ``unknowns`` names what is not known and was assumed (``receiver_region`` …).
    """

    rule: str
    verdict: Verdict
    deadline: datetime | None = None
    next_change_at: datetime | None = None
    also: tuple[str, ...] = ()
    readings: tuple[OtherReading, ...] = ()
    unknowns: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer about one subject, with its urgency, its cures and the pack that made it.

    ``next_change_at`` here takes the level's thresholds in as well. ``warn_by`` is the earliest
    deadline of all readings: the window counts down to it, the verdict uses the recommended one.
    """

    subject: Subject
    answer: Answer
    level: Level
    decided_at: datetime
    next_change_at: datetime | None = None
    warn_by: datetime | None = None
    remedies: tuple[str, ...] = ()
    pack: str = ""

    @property
    def is_warning(self) -> bool:
        """Tell whether this decision is worth a person's eye."""
        return self.level is not Level.NONE


@dataclass(frozen=True, slots=True)
class DecisionDiff:
    """How an order's warnings changed when it was judged again.

    ``appeared`` were none before, ``worsened`` rose in level, ``ended`` are the last decisions of
    warnings that are no more.
    """

    appeared: tuple[Decision, ...] = ()
    worsened: tuple[Decision, ...] = ()
    ended: tuple[Decision, ...] = ()
