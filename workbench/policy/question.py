"""What one question needs of a rule; a rule that lacks a part of it is refused (``checks.py``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.parcels.clocks import Awaited, CountsFrom
    from workbench.policy.unknowns import Unknown

SITUATION = "situation"


@dataclass(frozen=True, slots=True)
class ClockShape:
    """The clocks that a live question can run: from which instants, until which events."""

    counts_from: frozenset[CountsFrom]
    until: frozenset[Awaited]
    has_stretch: bool = False
    has_follows: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """The parts a rule must have to answer this question.

    ``optional`` parameters and ``optional_unknowns`` a rule may have. ``clock`` is there for the
    questions that are asked of live parcels by a rule's own description of its clock.
    """

    parameters: Mapping[str, type]
    situations: Mapping[str, frozenset[str]]
    ambiguities: frozenset[str] = field(default_factory=frozenset)
    unknowns: frozenset[Unknown] = field(default_factory=frozenset)
    needs_menu: tuple[str, ...] = ()
    optional: Mapping[str, type] = field(default_factory=dict)
    optional_unknowns: frozenset[Unknown] = field(default_factory=frozenset)
    clock: ClockShape | None = None


def situations(**names: str) -> Mapping[str, frozenset[str]]:
    """Return the facts that each situation's sentence may use, written apart by spaces."""
    return MappingProxyType({name: frozenset(facts.split()) for name, facts in names.items()})


def timed(since: str, event: str, **more: str) -> Mapping[str, frozenset[str]]:
    """Return the situations of a clock from ``since`` until an event, and those it has besides.

    Each tells what set the clock off beside its limit; ``event`` names the instant of what came
    too late.
    """
    told = f"{since} deadline"
    usual = {"pending": told, "violation": told, "violation_late": f"{told} {event}", "unknown": ""}
    return situations(**usual, **more)


def worsened(event: str) -> Mapping[str, frozenset[str]]:
    """Return the situations of a clock that starts when another's limit was missed."""
    told = "missed_at deadline"
    return situations(
        pending=told, severe_violation=told, severe_violation_late=f"{told} {event}", unknown=""
    )


# A stretch without a scan, from one entry to the next.
GAP_SITUATIONS = situations(
    not_started="",
    pending="last_event_at deadline",
    violation="last_event_at deadline",
    violation_past="last_event_at deadline next_event_at",
    clean="ended_at",
    exempt_region="region",
    unknown="",
)
