"""Decisions as rows of their table and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.rules.decisions import (
    Answer,
    Decision,
    Level,
    OtherReading,
    Subject,
    SubjectKind,
    Verdict,
)
from workbench.store.engine.instants import from_ms, from_ms_or_none, to_ms_or_none
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from workbench.store.orders.rows import Values

DECISION_COLUMNS = (
    "rule", "verdict", "level", "deadline", "warn_by", "changes_at", "next_change_at",
    "detail", "pack",
)  # fmt: skip
# Where the columns stand that say what changes by itself next.
CHANGES = slice(5, 7)


def decision_values(decision: Decision) -> Values:
    """Return a decision as ``DECISION_COLUMNS``; ``changes_at`` is the verdict's own change."""
    answer = decision.answer
    return (
        answer.rule,
        answer.verdict.value,
        decision.level.value,
        to_ms_or_none(answer.deadline),
        to_ms_or_none(decision.warn_by),
        to_ms_or_none(answer.next_change_at),
        to_ms_or_none(decision.next_change_at),
        to_json(_detail(decision)),
        decision.pack,
    )


def decision_from(row: Values) -> Decision:
    """Return the decision of a row: shop, order number, waybill, decided_from, the columns."""
    shop_id, number, waybill, decided_from, rule, verdict, level, *instants, detail, pack = row
    kind = SubjectKind.ORDER if waybill is None else SubjectKind.SHIPMENT
    deadline, warn_by, changes_at, next_change_at = map(from_ms_or_none, instants)
    also, readings, unknowns, facts, remedies = from_json(detail)
    answer = Answer(
        rule,
        Verdict(verdict),
        deadline,
        changes_at,
        tuple(also),
        tuple(_reading_from(reading) for reading in readings),
        tuple(unknowns),
        facts,
    )
    return Decision(
        Subject(kind, shop_id, number, waybill or ""),
        answer,
        Level(level),
        from_ms(decided_from),
        next_change_at,
        warn_by,
        tuple(remedies),
        pack,
    )


def said(values: Values) -> Values:
    """Return what a decision's columns say: two that say the same are one, whenever made.

    What changes by itself next is no part of it.
    """
    return values[: CHANGES.start] + values[CHANGES.stop :]


def _detail(decision: Decision) -> list[Any]:
    answer = decision.answer
    readings = [
        (reading.reading, reading.verdict.value, to_ms_or_none(reading.deadline))
        for reading in answer.readings
    ]
    facts = dict(sorted(answer.facts.items()))
    return [answer.also, readings, answer.unknowns, facts, decision.remedies]


def _reading_from(values: list[Any]) -> OtherReading:
    reading, verdict, deadline = values
    return OtherReading(reading, Verdict(verdict), from_ms_or_none(deadline))
