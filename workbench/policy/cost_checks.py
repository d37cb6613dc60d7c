"""Do a rule's amounts, caps and cures make sense, and do its links lead where they should?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import PackFieldMissing, PackFieldUnknown, PackValueWrong, marked
from workbench.domain.rules.effects import Violation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.policy.rules import Rule, RuleVersion, Step

AMOUNTS, CAPS = "amount.dated", "amount.cap"
POINTS, POINTS_CAPS = ("points.each", "points.dated"), ("points.cap",)

_NOT_BELOW = marked("errors", "not below min_fen")
_LATER = marked("errors", "more than promise_over_hours")


def check_costs(rule: Rule, pack: str) -> None:
    """Check one rule's own amounts, caps and cures.

    Raises:
        PackInvalid: bounds are crossed, a table stands where nobody reads it, a cap names a
            violation that there is not, or a cure counts hours that the rule does not have.
    """
    for version in rule.versions:
        if version.steps and rule.question != AMOUNTS:
            raise PackFieldUnknown(path=pack, rule=rule.id, field="versions.steps")
        for step in version.steps:
            _check_step(rule, pack, step)
        _check_bounds(rule, pack, version)
        _check_cap(rule, pack, version)
        has_hours = "hours" in version.parameters
        if not has_hours and any(t.until == "hours_after_limit" for t in rule.cures):
            raise PackFieldMissing(path=pack, rule=rule.id, field="parameters.hours")


def check_links(rule: Rule, pack: str, rules: Mapping[str, Rule]) -> None:
    """Check that a rule's amounts and points stand in rules that give such.

    A rule that no pack in force holds is no fault: its pack may be switched off, and then how much
    is unknown.

    Raises:
        PackValueWrong: a link leads to a rule of another kind.
    """
    for consequence in rule.consequences:
        links = (
            ("amount_rule", consequence.amount_rule, (AMOUNTS,)),
            ("points_rule", consequence.points_rule, POINTS),
            ("points_cap", consequence.points_cap, POINTS_CAPS),
        )
        for field, linked, questions in links:
            found = rules.get(linked) if linked else None
            if found is not None and found.question not in questions:
                expected = "a rule whose question is " + " or ".join(questions)
                place = f"consequences.{field}"
                raise PackValueWrong(path=pack, rule=rule.id, field=place, expected=expected)


def _check_step(rule: Rule, pack: str, step: Step) -> None:
    if step.max_fen is not None and step.max_fen < step.min_fen:
        raise PackValueWrong(path=pack, rule=rule.id, field="steps.max_fen", expected=_NOT_BELOW)
    longest = step.promise_up_to_hours
    if longest is not None and longest <= step.promise_over_hours:
        field = "steps.promise_up_to_hours"
        raise PackValueWrong(path=pack, rule=rule.id, field=field, expected=_LATER)


def _check_bounds(rule: Rule, pack: str, version: RuleVersion) -> None:
    least, most = version.parameters.get("min_fen"), version.parameters.get("max_fen")
    if isinstance(least, int) and isinstance(most, int) and most < least:
        field = "parameters.max_fen"
        raise PackValueWrong(path=pack, rule=rule.id, field=field, expected=_NOT_BELOW)


def _check_cap(rule: Rule, pack: str, version: RuleVersion) -> None:
    if rule.question != CAPS:
        return
    if version.parameters.get("per") not in {"order", "day"}:
        raise PackValueWrong(
            path=pack, rule=rule.id, field="parameters.per", expected='"order" or "day"'
        )
    named = version.parameters.get("violations", ())
    if not isinstance(named, tuple) or not set(named) <= {each.value for each in Violation}:
        expected = "names among " + ", ".join(Violation)
        field = "parameters.violations"
        raise PackValueWrong(path=pack, rule=rule.id, field=field, expected=expected)
