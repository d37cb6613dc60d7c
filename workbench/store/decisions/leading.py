"""One flag per order or parcel: the most urgent decision leads, and its changes are news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Decision, DecisionDiff, Subject, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BREACHES = frozenset({Verdict.VIOLATION, Verdict.SEVERE_VIOLATION})
_NEVER = float("inf")


def urgency(decision: Decision) -> tuple[int, float, str]:
    """Return what orders decisions: level first, then the earlier deadline, then the rule."""
    due = _NEVER if decision.warn_by is None else decision.warn_by.timestamp()
    return decision.level.rank, due, decision.answer.rule


def leading(decisions: Iterable[Decision]) -> dict[Subject, Decision]:
    """Return the most urgent warning of each subject that has one."""
    found: dict[Subject, Decision] = {}
    for decision in sorted(decisions, key=urgency):
        if decision.is_warning:
            found.setdefault(decision.subject, decision)
    return found


def compare(
    before: Mapping[Subject, Decision], after: Mapping[Subject, Decision], known: Iterable[Decision]
) -> DecisionDiff:
    """Return how the leading warnings changed.

    A rule that takes the lead is news (appeared) unless it warned before from the second row at
    the same level; then the flag only changes its words. ``known`` are all earlier decisions.
    """
    warned = {(x.subject, x.answer.rule): x for x in known if x.is_warning}
    appeared, worsened = [], []
    for subject, lead in after.items():
        old = warned.get((subject, lead.answer.rule))
        if old is None:
            appeared.append(lead)
        elif _is_worse(old, lead):
            worsened.append(lead)
    ended = [lead for subject, lead in before.items() if subject not in after]
    return DecisionDiff(tuple(appeared), tuple(worsened), tuple(ended))


def _is_worse(old: Decision, new: Decision) -> bool:
    if new.level.rank != old.level.rank:
        return new.level.rank < old.level.rank
    return new.answer.verdict in BREACHES and old.answer.verdict not in BREACHES
