"""Can a rule's clock be run? What a seller wrote must fit the question and the values with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.errors import PackFieldMissing, PackFieldUnknown, PackValueWrong, marked

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.policy.question import ClockShape
    from workbench.policy.rules import Clock, Rule

INSTANTS = frozenset({"not_before", "due_from", "due_until", "ship_until"})


def check_clock(rule: Rule, pack: str, shape: ClockShape) -> None:
    """Check the clock of a rule whose question is asked of live parcels.

    Raises:
        PackInvalid: it has none, counts between events that its question does not know, or names a
            note without words.
    """
    if rule.clock is None:
        raise PackFieldMissing(path=pack, rule=rule.id, field="clock")
    _is_one_of(rule, pack, "clock.counts_from", rule.clock.counts_from, shape.counts_from)
    _is_one_of(rule, pack, "clock.until", rule.clock.until, shape.until)
    _has_parts(rule, pack, rule.clock, shape)
    for name in rule.clock.always_unknown:
        if name not in rule.unknowns:
            raise PackFieldMissing(path=pack, rule=rule.id, field=f"unknowns.{name}")


def check_instants(rule: Rule, pack: str) -> None:
    """Check the values that are instants written as text.

    Raises:
        PackValueWrong: one is no instant with its offset.
    """
    for version in rule.versions:
        for name in INSTANTS & version.parameters.keys():
            if not _is_instant(version.parameters[name]):
                expected = marked("errors", "an instant with its offset")
                field = f"parameters.{name}"
                raise PackValueWrong(path=pack, rule=rule.id, field=field, expected=expected)


def _is_one_of(rule: Rule, pack: str, field: str, value: str, allowed: Collection[str]) -> None:
    if value not in allowed:
        expected = "one of " + ", ".join(sorted(allowed))
        raise PackValueWrong(path=pack, rule=rule.id, field=field, expected=expected)


def _has_parts(rule: Rule, pack: str, clock: Clock, shape: ClockShape) -> None:
    parts = (
        ("clock.stretch", clock.stretch is not None, shape.has_stretch),
        ("clock.follows", bool(clock.follows), shape.has_follows),
    )
    for field, is_given, is_needed in parts:
        if is_needed and not is_given:
            raise PackFieldMissing(path=pack, rule=rule.id, field=field)
        if is_given and not is_needed:
            raise PackFieldUnknown(path=pack, rule=rule.id, field=field)


def _is_instant(value: object) -> bool:
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False
