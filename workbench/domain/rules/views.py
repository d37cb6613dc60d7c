"""Rules as the window shows them: one entry per rule, its versions on a line of time.

Texts are in the window's language; names of parameters, instants and certainties are the packs'
own and get their words in the window. Instants are aware UTC; ``until`` lies outside its version.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from workbench.domain.errors import PackInvalid
    from workbench.domain.rules.effects import SellerAmount
    from workbench.domain.shops import Platform

Value = bool | int | str | tuple[str, ...]


class RuleTopic(StrEnum):
    """What a rule is about, in the order in which a seller looks for it."""

    CLOCKS = "clocks"
    PENALTIES = "penalties"
    CLAIMS = "claims"
    REMEDIES = "remedies"
    FILINGS = "filings"
    TICKETS = "tickets"
    INVOICES = "invoices"
    FREIGHT = "freight"
    SCORES = "scores"
    OTHER = "other"


class RuleOrigin(StrEnum):
    """Whose pack a rule stands in: the project's documents, other sources, the seller."""

    SEEDS = "seeds"
    OUTSIDE = "outside"
    SELLER = "seller"


@dataclass(frozen=True, slots=True)
class RuleStep:
    """One line of a table of amounts: a share between two bounds in 分, None where it is open.

    It holds for promises over ``promise_over`` up to and with ``promise_up_to`` hours, once the
    limit was missed by more than ``late_over`` hours.
    """

    percent: int
    min_fen: int = 0
    max_fen: int | None = None
    promise_over: int = 0
    promise_up_to: int | None = None
    late_over: int = 0


@dataclass(frozen=True, slots=True)
class RuleSpan:
    """One version: from ``since`` (inside) to ``until`` (outside), None where that side is open.

    ``is_stated`` tells whether the text itself speaks of the span; ``values`` keep the pack's
    order. ``ended_by`` is the rule that tells the end where this one's own text does not.
    """

    since: datetime | None
    until: datetime | None
    is_stated: bool
    values: tuple[tuple[str, Value], ...] = ()
    steps: tuple[RuleStep, ...] = ()
    ended_by: str = ""

    @property
    def is_always(self) -> bool:
        """Tell whether the version holds at every instant."""
        return self.since is None and self.until is None

    def holds_at(self, at: datetime) -> bool:
        """Tell whether the version is in force at ``at``."""
        has_begun = self.since is None or at >= self.since
        return has_begun and (self.until is None or at < self.until)


def _beginning(span: RuleSpan) -> tuple[bool, float]:
    return (span.since is not None, span.since.timestamp() if span.since else 0.0)


@dataclass(frozen=True, slots=True)
class RuleConsequence:
    """One thing that a violation may bring; ``kind`` and ``certainty`` are the pack's words."""

    kind: str
    certainty: str
    text: str


class RuleRelation(StrEnum):
    """How two rules stand to each other, where it is more than a mention."""

    MENTIONS = "mentions"
    REPLACES = "replaces"
    REPLACED_BY = "replaced_by"
    ENDS = "ends"
    ENDED_BY = "ended_by"


@dataclass(frozen=True, slots=True)
class RuleLink:
    """Another rule that this one names, with what it says here."""

    rule: str
    title: str
    text: str = ""
    relation: RuleRelation = RuleRelation.MENTIONS


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How a live clock counts, by the names of :mod:`workbench.domain.parcels.clocks`."""

    kind: str
    counts_from: str
    until: str
    bound: str
    moved_by: str


@dataclass(frozen=True, slots=True)
class RuleReading:
    """A point that the text leaves open, with both readings."""

    id: str
    question: str
    recommended: str
    other: str
    is_earlier_for_warnings: bool = False


@dataclass(frozen=True, slots=True)
class RuleDocument:
    """Where a rule stands; the notice's date and the page's date are different things."""

    title: str
    place: str
    sha256: str = ""
    url: str = ""
    notice_date: date | None = None
    page_date: date | None = None


@dataclass(frozen=True, slots=True)
class RuleConfirmation:
    """The seller's word that an exemption still holds; from ``until`` on it counts no more."""

    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One rule of one pack; ``searched`` is all of its words in both languages, case folded.

    ``is_on`` is False for a rule of a pack that the seller switched off. ``remedies`` are ids,
    the act that cures first. ``needs_confirmation`` tells an exemption whose end was never
    announced: it lowers no live warning without the seller's ``confirmation``. ``may_cost`` tells
    that the seller may enter an amount for it; ``amounts`` are those that stand.
    """

    id: str
    title: str
    platforms: tuple[Platform, ...]
    topic: RuleTopic
    origin: RuleOrigin
    pack_id: str
    pack: str
    decided_by: str
    confidence: str
    checked_on: date
    spans: tuple[RuleSpan, ...]
    document: RuleDocument
    says: str = ""
    count: RuleCount | None = None
    is_on: bool = True
    consequences: tuple[RuleConsequence, ...] = ()
    exemptions: tuple[RuleLink, ...] = ()
    related: tuple[RuleLink, ...] = ()
    remedies: tuple[str, ...] = ()
    remedy_note: str = ""
    places: tuple[str, ...] = ()
    readings: tuple[RuleReading, ...] = ()
    needs_confirmation: bool = False
    confirmation: RuleConfirmation | None = None
    may_cost: bool = False
    amounts: tuple[SellerAmount, ...] = ()
    searched: str = ""

    @property
    def key(self) -> str:
        """Return what tells this entry from all others; a pack that is off may repeat an id."""
        return f"{self.pack_id}/{self.id}"

    def in_order(self) -> tuple[RuleSpan, ...]:
        """Return the versions by their beginning; the pack's order tells which comes first."""
        return tuple(sorted(self.spans, key=_beginning))

    def span_at(self, at: datetime) -> RuleSpan | None:
        """Return the version in force at ``at``, None where the rule does not hold then."""
        return next((span for span in self.spans if span.holds_at(at)), None)

    def fits(self, search: str) -> bool:
        """Tell whether every word of ``search`` stands in the rule; any length of Chinese."""
        return all(word in self.searched for word in search.casefold().split())


@dataclass(frozen=True, slots=True)
class PackProblem:
    """A pack whose newest text does not count; ``has_last_good`` tells whether an older one does.

    ``pack`` is its title, or its id where no text of it was ever good; the error names the line.
    """

    pack: str
    error: PackInvalid
    has_last_good: bool


@dataclass(frozen=True, slots=True)
class RuleTimeline:
    """Every rule of every pack, with the packs that are broken."""

    entries: tuple[RuleEntry, ...]
    problems: tuple[PackProblem, ...] = ()

    def entry(self, rule_id: str) -> RuleEntry | None:
        """Return a rule by its id, one in force before one that is switched off."""
        found = [entry for entry in self.entries if entry.id == rule_id]
        return min(found, key=lambda entry: not entry.is_on, default=None)


@dataclass(frozen=True, slots=True)
class RuleVisit:
    """A way from a warning to its rule: which rule, and the instants that may choose its version.

    ``judged_at`` is when the decision was made, ``due_at`` its deadline; the others are the
    order's, None where unknown.
    """

    rule: str
    judged_at: datetime
    paid_at: datetime | None = None
    ordered_at: datetime | None = None
    uploaded_at: datetime | None = None
    due_at: datetime | None = None

    def instant(self, decided_by: str) -> datetime:
        """Return the instant that chose the version, by the pack's name for it (C8)."""
        told = {
            "payment": self.paid_at,
            "order": self.ordered_at,
            "upload": self.uploaded_at,
            # What is done or left undone is judged when its time runs out.
            "conduct": self.due_at,
            "in_transit": self.due_at,
            "score_day": self.due_at,
        }
        return told.get(decided_by) or self.judged_at
