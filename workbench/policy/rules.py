"""A policy pack and its rules, as TOML spells them (design section 5).

Every struct refuses fields it does not know, so that a misspelt one is found when the pack loads.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Literal, cast

from msgspec import Meta, Struct

from workbench.domain.parcels.clocks import (
    Awaited,
    Bound,
    CountsFrom,
    MovedBy,
    ParcelClock,
    Stretch,
)
from workbench.domain.rules.effects import (  # noqa: TC001 - msgspec reads the annotations
    CureCost,
    Violation,
)
from workbench.domain.rules.remedies import Remedy  # noqa: TC001 - msgspec reads the annotations
from workbench.domain.shops import Platform  # noqa: TC001 - msgspec reads the annotations
from workbench.domain.views import EffectKind  # noqa: TC001 - msgspec reads the annotations

Language = Literal["zh", "en"]
Words = Annotated[str, Meta(min_length=1)]
RuleId = Annotated[str, Meta(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]
Origin = Literal["seeds", "outside", "seller"]
Instant = Annotated[datetime, Meta(tz=True)]
Menu = Annotated[tuple[Words, ...], Meta(min_length=1)]
# The instants by which platforms choose a version of a rule. "conduct" is the seller's own act or
# failure: for a clock the instant at which it runs out (O-CUR-06).
DecidedBy = Literal[
    "not_stated",
    "payment",
    "order",
    "upload",
    "conduct",
    "pickup",
    "in_transit",
    "task_creation",
    "submission",
    "reply",
    "handling",
    "judgement",
    "appeal",
    "score_day",
    "computing_day",
    "day",
]
INFORMATION = "information"
Parameter = bool | int | str | tuple[str, ...]


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in both languages of the window."""

    zh: Words
    en: Words

    def spoken(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.zh if language == "zh" else self.en


Fen = Annotated[int, Meta(ge=0)]
Hours = Annotated[int, Meta(ge=0)]


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a table of amounts, as a share of what was paid between two bounds.

    It holds for promises (payment to the due instant) over ``promise_over_hours`` up to and with
    ``promise_up_to_hours``, once the limit was missed by more than ``late_over_hours``.
    """

    percent: Annotated[int, Meta(ge=0, le=100)]
    min_fen: Fen = 0
    max_fen: Fen | None = None
    promise_over_hours: Hours = 0
    promise_up_to_hours: Hours | None = None
    late_over_hours: Hours = 0


class RuleVersion(Struct, frozen=True, forbid_unknown_fields=True):
    """Values of a rule for a span of time: from ``since`` (inside) to ``until`` (outside).

    A side that is absent is open: the values hold at every instant on that side. ``stated`` tells
    whether the text itself speaks of the span; where it does not, the open sides are ours.
    """

    stated: bool
    since: Instant | None = None
    until: Instant | None = None
    parameters: dict[str, Parameter] = {}
    steps: tuple[Step, ...] = ()

    def is_in_force(self, at: datetime) -> bool:
        """Tell whether these values hold at ``at``."""
        if self.since is not None and at < self.since:
            return False
        return self.until is None or at < self.until

    @property
    def is_open(self) -> bool:
        """Tell whether the values apply at every instant."""
        return self.since is None and self.until is None


class Consequence(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a violation may bring; kinds are judged apart, never as one "exempt" flag.

    How much stands in rules of their own, often of another pack with another source: money in
    ``amount_rule``, points in ``points_rule`` with their cap in ``points_cap``. Where the pack that
    holds them is not in force, how much is unknown.
    """

    kind: EffectKind
    certainty: Literal["may", "will", "not_stated"]
    text: Text
    rules: tuple[RuleId, ...] = ()
    amount_rule: RuleId | None = None
    points_rule: RuleId | None = None
    points_cap: RuleId | None = None


class Exemption(Struct, frozen=True, forbid_unknown_fields=True):
    """A case in which the rule does not bite."""

    rule: RuleId
    text: Text


class Waiver(Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule exempts from while it is in force: these ``kinds``, for violations ``of`` a kind.

    ``lasts`` tells a passing exemption, which counts only while its end is announced or the seller
    confirms it, from one that is part of the standing rules. ``doubtful`` violations are exempt by
    one reading only. ``unsure_at_start``: whether the very first second is inside is open (A1).
    """

    kinds: Annotated[tuple[EffectKind, ...], Meta(min_length=1)]
    of: Annotated[tuple[Violation, ...], Meta(min_length=1)]
    doubtful: tuple[Violation, ...] = ()
    lasts: Literal["until_announced", "standing"] = "until_announced"
    needs_filing: bool = False
    unsure_at_start: bool = False


class CureTerms(Struct, frozen=True, forbid_unknown_fields=True):
    """Until when remedies count against violations ``of`` a kind, and what they cost.

    ``until``: the limit itself, the platform's penalty, the rule's ``hours`` after the limit, or
    open. ``promises`` tells that the text says the act cures; ``cost`` is beside the act's own.
    """

    of: Annotated[tuple[Violation, ...], Meta(min_length=1)]
    remedies: Annotated[tuple[Remedy, ...], Meta(min_length=1)]
    until: Literal["limit", "penalty", "hours_after_limit", "open"]
    promises: bool = True
    cost: CureCost | None = None


class Clock(Struct, frozen=True, forbid_unknown_fields=True):
    """How a rule counts; the hours stand in its versions.

    ``stretch`` is where a gap clock's nodes begin, ``follows`` are the rules whose missed limit
    starts a clock that counts from there, ``moved_by`` the filings that move it. ``always_unknown``
    names notes that every answer carries ("last known of 2024"). A clock with ``without_promise``
    runs only on orders that carry no promise of their own.
    """

    kind: ParcelClock
    counts_from: CountsFrom
    until: Awaited
    bound: Bound = Bound.MORE_THAN
    stretch: Stretch | None = None
    follows: tuple[RuleId, ...] = ()
    moved_by: MovedBy = MovedBy.NOTHING
    without_promise: bool = False
    always_unknown: tuple[Words, ...] = ()


class Remedies(Struct, frozen=True, forbid_unknown_fields=True):
    """What to do, the act that cures first; ``before`` and ``after`` the limit is missed."""

    before: tuple[Remedy, ...]
    after: tuple[Remedy, ...]
    note: Text | None = None
    rules: tuple[RuleId, ...] = ()


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the rule stands; the notice's date and the page's date are different things.

    ``sha256`` is that of the document on disk, ``url`` where it can be read; packs of the seeds
    must give the first, others the second (``checks.py``).
    """

    document: Words
    place: Text
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")] | None = None
    url: Annotated[str, Meta(pattern=r"^https?://\S+$")] | None = None
    page_date: date | None = None
    notice_date: date | None = None


class Ambiguity(Struct, frozen=True, forbid_unknown_fields=True):
    """A point that the text leaves open, with both readings (policy-facts 1.3).

    Ids with A are those of policy-facts; O are points of texts from outside the seeds.
    ``seconds_earlier`` is how much earlier the other reading's last good second lies; warnings
    count down to the earliest reading (policy-facts C7).
    """

    id: Annotated[str, Meta(pattern=r"^[AO]\d+$")]
    question: Text
    recommended: Text
    other: Text
    seconds_earlier: Annotated[int, Meta(ge=0)] = 0


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: its question, values, consequences, cures, source and sentences.

    ``question`` names what the rule's values are read for; a rule that only informs has none of its
    own. ``says`` is the rule in our words. ``chip`` is the short name where parcels are watched by
    this rule, ``chip_overdue`` the one once the limit is missed, where the platform's word changes.
    ``decided_by`` names the instant that decides which version holds (policy-facts C8).
    ``platforms`` are those the rule holds for, where they are not just the pack's own. ``menus``
    are paths in the platform's own back end, outermost menu first.
    ``explain`` holds one sentence per situation, ``unknowns`` one note per thing not known.
    ``replaces`` names the rule whose place this one takes while it is in force. ``clock`` tells how
    a rule counts that is asked of live parcels and orders. ``violation`` is what missing the limit
    is; ``waives`` and ``cures`` say of which violations the rule exempts and which it cures.
    ``ends`` are rules of passing exemptions that hold until this one's first version starts;
    with ``ends_at_latest`` they ended some time before it, nobody knows when.
    """

    id: RuleId
    title: Text
    decided_by: DecidedBy
    versions: Annotated[tuple[RuleVersion, ...], Meta(min_length=1)]
    source: Source
    confidence: Literal["high", "medium", "low"]
    checked_on: date
    question: str = INFORMATION
    says: Text | None = None
    chip: Text | None = None
    platforms: tuple[Platform, ...] = ()
    menus: tuple[Menu, ...] = ()
    remedies: Remedies = Remedies((), ())
    explain: dict[str, Text] = {}
    chip_overdue: Text | None = None
    consequences: tuple[Consequence, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    acts_at: tuple[Text, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    unknowns: dict[str, Text] = {}
    replaces: RuleId | None = None
    clock: Clock | None = None
    violation: Violation | None = None
    waives: tuple[Waiver, ...] = ()
    cures: tuple[CureTerms, ...] = ()
    ends: tuple[RuleId, ...] = ()
    ends_at_latest: bool = False

    def version_at(self, at: datetime) -> RuleVersion | None:
        """Return the values in force at ``at``, None if the rule does not hold then."""
        # Asked for every rule of every parcel: a loop takes half as long as a generator.
        for version in self.versions:
            if version.is_in_force(at):
                return version
        return None

    def parameter(self, name: str, at: datetime | None = None) -> Parameter:
        """Return a value in force at ``at``; where none is, or no instant counts, the first."""
        version = (at and self.version_at(at)) or self.versions[0]
        return version.parameters[name]

    def names(self, name: str, at: datetime | None = None) -> tuple[str, ...]:
        """Return a list of names in force at ``at`` (``checks.py`` saw that it is one)."""
        return cast("tuple[str, ...]", self.parameter(name, at))

    def number(self, name: str, at: datetime | None = None) -> int:
        """Return a whole number in force at ``at`` (``checks.py`` saw that it is one)."""
        return cast("int", self.parameter(name, at))

    def hours(self, at: datetime) -> timedelta:
        """Return the rule's span of hours in force at ``at`` (``checks.py`` saw that it is one)."""
        return timedelta(hours=cast("int", self.parameter("hours", at)))

    def days(self, at: datetime) -> timedelta:
        """Return the rule's span of days in force at ``at``, each of 24 hours."""
        return timedelta(days=cast("int", self.parameter("days", at)))

    def ambiguity(self, ambiguity_id: str) -> Ambiguity:
        """Return the rule's ambiguity with this id.

        Raises:
            KeyError: the pack does not list it for this rule.
        """
        for ambiguity in self.ambiguities:
            if ambiguity.id == ambiguity_id:
                return ambiguity
        raise KeyError(ambiguity_id)

    @property
    def may_cost(self) -> bool:
        """Tell whether missing the rule may cost money, or whether it says how much."""
        return self.violation is not None or self.question == "amount.dated"

    @property
    def earliest_reading(self) -> timedelta:
        """Return how much before the recommended limit the earliest reading's limit lies."""
        seconds = max((a.seconds_earlier for a in self.ambiguities), default=0)
        return timedelta(seconds=seconds)


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of rules; ``origin`` tells the seeds' packs from those of other sources.

    ``phrases`` are sentences by question and situation, ``notes`` are notes by the thing not known:
    a rule of the pack that has none of its own speaks in these (``phrases.py``).
    """

    id: Words
    platform: Platform
    origin: Origin
    title: Text
    rules: tuple[Rule, ...]
    phrases: dict[str, dict[str, Text]] = {}
    notes: dict[str, Text] = {}
