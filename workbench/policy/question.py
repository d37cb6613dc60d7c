"""What one question needs of a rule; a rule that lacks a part of it is refused (``checks.py``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.clocks import Awaited, CountsFrom
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
