"""A policy pack and its rules, as TOML spells them (design section 5).

Every struct refuses fields it does not know, so that a misspelt one is found when the pack loads.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Literal, cast

from msgspec import Meta, Struct

from workbench.domain.remedies import Remedy  # noqa: TC001 - msgspec reads the annotations
from workbench.domain.shops import Platform  # noqa: TC001 - msgspec reads the annotations
from workbench.domain.views import EffectKind  # noqa: TC001 - msgspec reads the annotations

Language = Literal["zh", "en"]
Words = Annotated[str, Meta(min_length=1)]
RuleId = Annotated[str, Meta(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]
Origin = Literal["seeds", "outside", "seller"]
Instant = Annotated[datetime, Meta(tz=True)]
Menu = Annotated[tuple[Words, ...], Meta(min_length=1)]
# The instants by which platforms choose a version of a rule.
DecidedBy = Literal[
    "not_stated",
    "payment",
    "order",
    "upload",
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


class RuleVersion(Struct, frozen=True, forbid_unknown_fields=True):
    """Values of a rule for a span of time: from ``since`` (inside) to ``until`` (outside).

    A side that is absent is open: the values hold at every instant on that side. ``stated`` tells
    whether the text itself speaks of the span; where it does not, the open sides are ours.
    """

    stated: bool
    since: Instant | None = None
    until: Instant | None = None
    parameters: dict[str, Parameter] = {}

    def is_in_force(self, at: datetime) -> bool:
        """Tell whether these values hold at ``at``."""
        started = self.since is None or at >= self.since
        return started and (self.until is None or at < self.until)

    @property
    def is_open(self) -> bool:
        """Tell whether the values apply at every instant."""
        return self.since is None and self.until is None


class Consequence(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a violation may bring; kinds are judged apart, never as one "exempt" flag."""

    kind: EffectKind
    certainty: Literal["may", "will", "not_stated"]
    text: Text
    rules: tuple[RuleId, ...] = ()


class Exemption(Struct, frozen=True, forbid_unknown_fields=True):
    """A case in which the rule does not bite."""

    rule: RuleId
    text: Text


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

    ``seconds_earlier`` is how much earlier the other reading's last good second lies; warnings
    count down to the earliest reading (policy-facts C7).
    """

    id: Annotated[str, Meta(pattern=r"^A\d+$")]
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
    ``replaces`` names the rule whose place this one takes while it is in force.
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

    def version_at(self, at: datetime) -> RuleVersion | None:
        """Return the values in force at ``at``, None if the rule does not hold then."""
        return next((version for version in self.versions if version.is_in_force(at)), None)

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
    def earliest_reading(self) -> timedelta:
        """Return how much before the recommended limit the earliest reading's limit lies."""
        seconds = max((a.seconds_earlier for a in self.ambiguities), default=0)
        return timedelta(seconds=seconds)


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of rules; ``origin`` tells the seeds' packs from those of other sources."""

    id: Words
    platform: Platform
    origin: Origin
    title: Text
    rules: tuple[Rule, ...]
