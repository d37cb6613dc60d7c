"""``review``: every warning as of an instant, as a table or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.costs import (
    cure_document,
    effect_document,
    exposure_document,
    print_exposure,
    print_first_cure,
    taken_document,
)
from workbench.cli.output import NO_SHOP, iso, print_json, say, shop_name
from workbench.cli.replaying import change_documents, print_changes
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import marked
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.rules.decisions import Level

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.program import Words
    from workbench.services.monitor.review import Review, ReviewedWarning

SHAPES = {Level.CRITICAL: "⬤", Level.WARNING: "▲", Level.INFORMATION: "●", Level.NONE: "✓"}


def review_document(review: Review) -> dict[str, Any]:
    """Return a review as the JSON document of design section 8."""
    document: dict[str, Any] = {
        "as_of": iso(review.as_of),
        "exposure": exposure_document(review.exposure),
        "points_taken": taken_document(review.exposure),
        "warnings": [_warning(warning) for warning in review.warnings],
    }
    if review.changes is not None:
        document["changes"] = change_documents(review.changes)
    return document


def _warning(warning: ReviewedWarning) -> dict[str, Any]:
    decision = warning.decision
    answer = decision.answer
    return {
        "shop": warning.shop.name,
        "platform": warning.platform.value,
        "order": decision.subject.order_number,
        "waybill": decision.subject.waybill or None,
        "carrier": warning.carrier or None,
        "rule": answer.rule,
        "verdict": answer.verdict.value,
        "level": decision.level.value,
        "deadline": iso(answer.deadline),
        "last_event_at": iso(warning.last_event_at),
        "remedies": list(decision.remedies),
        "also": list(answer.also),
        "unknowns": list(answer.unknowns),
        "judged_later": warning.judged_later,
        "pack": decision.pack,
        "effects": [effect_document(effect) for effect in warning.outlook.effects],
        "cures": [cure_document(cure) for cure in warning.outlook.cures],
        "to_confirm": list(warning.outlook.to_confirm),
        "exposure": exposure_document(warning.outlook.exposure),
    }


def print_review(words: Words, review: Review, *, as_json: bool) -> None:
    """Print a review for people, or as one JSON document."""
    if as_json:
        print_json(review_document(review))
        return
    if not review.has_shops:
        say(words, NO_SHOP)
        return
    _print_changes(words, review)
    if not review.warnings:
        say(words, marked("cli", "No warnings as of {time}."), time=_local(review.as_of))
        return
    heading = marked("cli", "{count} warning(s) as of {time}, most urgent first:")
    say(words, heading, count=len(review.warnings), time=_local(review.as_of))
    print_exposure(words, review.exposure)
    for warning in review.warnings:
        _print_warning(words, warning)


def _print_changes(words: Words, review: Review) -> None:
    """Say what deciding anew makes different, of a review that does."""
    if review.changes is None:
        return
    if not review.changes:
        say(words, marked("cli", "By the packs of now every order is decided as it was then."))
        return
    heading = marked("cli", "By the packs of now {count} order(s) would be decided otherwise:")
    say(words, heading, count=len(review.changes))
    print_changes(words, review.changes, {})


def _print_warning(words: Words, warning: ReviewedWarning) -> None:
    decision, answer = warning.decision, warning.decision.answer
    name = words.rule(answer.rule, is_overdue=answer.verdict.is_missed)
    due = answer.deadline
    number = decision.subject.waybill or "—"
    carrier = carrier_by_id(warning.carrier).name if warning.carrier else ""
    click.echo(
        f"{SHAPES[decision.level]} {name}  "
        f"{_local(due) if due else '—'}  {shop_name(words, warning.shop.name)}  "
        f"{decision.subject.order_number}  {carrier} {number}"
    )
    click.echo(f"    {words.sentence(decision)}")
    print_first_cure(words, warning.outlook)


def _local(instant: datetime) -> str:
    return instant.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
