"""What the check says of a preview, in sentences: deadlines, costs, cures, neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import ScopeKind
from workbench.policy.cases.words import Word
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.domain.rules.effects import Cure
    from workbench.services.filing.preview import FilingPreview
    from workbench.ui.tables.columns import Look

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the check found: a shape, its tone, and a sentence."""

    shape: str
    tone: Tone
    sentence: str


def deadlines(preview: FilingPreview, look: Look) -> Iterator[Finding]:
    """Yield what comes too late already, and what must come first."""
    count = look.formats.count
    late = preview.by_verdict.get(Word.REJECTED_LATE, 0)
    if late:
        told = translate("wizard", "Penalised already, not accepted any more: {n}")
        yield Finding("▲", Tone.CRITICAL, told.replace("{n}", count(late)))
    judged = preview.by_verdict.get(Word.APPEAL, 0)
    if judged:
        told = translate("wizard", "Judged already, to be appealed instead: {n}")
        yield Finding("▲", Tone.CRITICAL, told.replace("{n}", count(judged)))
    if preview.past_promise:
        told = translate(
            "wizard",
            "Past their promised shipping time, where a ticket may arise all the same: {n}",
        )
        yield Finding("▲", Tone.WARNING, told.replace("{n}", count(preview.past_promise)))
    yield from _limits(preview, look)


def _limits(preview: FilingPreview, look: Look) -> Iterator[Finding]:
    """Yield how soon the limits are that the orders are warned of, and which are over."""
    count = look.formats.count
    dues = sorted(each.deadline for each in preview.outlooks if each.deadline is not None)
    coming = [due for due in dues if due >= look.now]
    if coming:
        told = translate("wizard", "The soonest limit of these orders is {time}.")
        yield Finding("●", Tone.INFORMATION, told.replace("{time}", _time(coming[0], look)))
    if len(dues) > len(coming):
        told = translate(
            "wizard",
            "Over their limit: {n}. What is done counts before the platform's penalty only; look"
            " into its penalty centre first.",
        )
        yield Finding("▲", Tone.WARNING, told.replace("{n}", count(len(dues) - len(coming))))


def appeals(preview: FilingPreview, look: Look) -> Iterator[Finding]:
    """Yield on what an appeal could rest for orders that are judged already."""
    for basis in preview.appeals[:MOST_NAMED]:
        time = _time(basis.judged_at, look)
        if basis.number:
            told = translate(
                "wizard", "Order {order}, judged {time}: an appeal can rest on {number}."
            )
            told = told.replace("{number}", one_line(basis.number))
            shape, tone = "✓", Tone.GOOD
        else:
            told = translate(
                "wizard",
                "Order {order}, judged {time}: no number was approved before; this filing comes"
                " too late for an appeal ({rule}).",
            )
            told = told.replace("{rule}", look.rules.title(basis.prospect.rule))
            shape, tone = "▲", Tone.CRITICAL
        sentence = told.replace("{order}", one_line(basis.order)).replace("{time}", time)
        yield Finding(shape, tone, sentence)


def costs(preview: FilingPreview, look: Look) -> Iterator[Finding]:
    """Yield what an approval costs, with the rule that says so."""
    for cost, rule in preview.costs:
        told = translate("wizard", "An approval {cost} ({rule}).")
        told = told.replace("{cost}", word(cost)).replace("{rule}", look.rules.title(rule))
        yield Finding("▲", Tone.WARNING, told)
    if not preview.costs:
        told = translate("wizard", "The sources name nothing that a filing costs.")
        yield Finding("✓", Tone.MUTED, told)


def acts(preview: FilingPreview, look: Look) -> Iterator[Finding]:
    """Yield what was done already about orders, and what that brings by the rules."""
    for outlook in preview.outlooks:
        if outlook.done is None:
            continue
        told = translate("wizard", "Order {order}: dealt with {time}, before the penalty: exempt.")
        shape, tone = "✓", Tone.GOOD
        if outlook.done.verdict is not Word.EXEMPT:
            told = translate("wizard", "Order {order}: dealt with {time}, too late to be exempt.")
            shape, tone = "▲", Tone.WARNING
        if outlook.done.is_own_word:
            told += translate("wizard", " By your own record.")
        told = told.replace("{order}", one_line(outlook.number))
        yield Finding(shape, tone, told.replace("{time}", _time(outlook.done.at, look)))


def cures(preview: FilingPreview, look: Look) -> Iterator[Finding]:
    """Yield remedies that the rules put before a filing and that still count."""
    yield from acts(preview, look)
    by_act: dict[str, list[str]] = {}
    for outlook in preview.outlooks:
        if outlook.cure is not None:
            by_act.setdefault(_cure(outlook.cure, look), []).append(outlook.number)
    for act, numbers in by_act.items():
        told = translate("wizard", "{act}: cures without asking the platform, orders: {n}")
        sentence = told.replace("{act}", act).replace("{n}", look.formats.count(len(numbers)))
        yield Finding("●", Tone.INFORMATION, f"{sentence} ({_named(numbers)})")
    if not by_act:
        told = translate("wizard", "The rules put no other remedy before this filing.")
        yield Finding("✓", Tone.MUTED, told)


def _cure(cure: Cure, look: Look) -> str:
    parts = [word(cure.remedy), word(cure.cost)]
    if cure.deadline is not None:
        until = translate("wizard", "until {time}")
        parts.append(until.replace("{time}", _time(cure.deadline, look)))
    elif cure.before_penalty_unknown:
        parts.append(translate("wizard", "before the penalty"))
    return ", ".join(parts)


def neighbours(preview: FilingPreview, filing: Filing, look: Look) -> Iterator[Finding]:
    """Yield gaps, overlaps, and orders that the filing just misses."""
    for span in preview.gaps:
        told = translate("wizard", "Between {since} and {until} no filing covers anything.")
        yield Finding("▲", Tone.WARNING, _between(told, (span.since, span.until), look))
    for span in preview.overlaps:
        told = translate("wizard", "Between {since} and {until} two filings cover the same.")
        yield Finding("◇", Tone.INFORMATION, _between(told, (span.since, span.until), look))
    if preview.outside:
        told = translate("wizard", "Less than a day outside the window, {n}: {orders}")
        told = told.replace("{n}", look.formats.count(len(preview.outside)))
        yield Finding("◇", Tone.WARNING, told.replace("{orders}", _named(preview.outside)))
    if preview.missing:
        told = translate("wizard", "Not among the orders of this shop: {orders}")
        sentence = told.replace("{orders}", _named(preview.missing))
        yield Finding("▲", Tone.CRITICAL, sentence)
    if preview.unsure and filing.scope.kind is not ScopeKind.ORDER:
        told = translate(
            "wizard", "Promise or region not told, so that it is unknown, orders: {n}."
        )
        sentence = told.replace("{n}", look.formats.count(preview.unsure))
        yield Finding("◇", Tone.WARNING, sentence)


def _between(words: str, ends: tuple[datetime, datetime], look: Look) -> str:
    since, until = ends
    return words.replace("{since}", _time(since, look)).replace("{until}", _time(until, look))


def _time(at: datetime, look: Look) -> str:
    return look.formats.near(at, look.now)


def _named(numbers: list[str] | tuple[str, ...]) -> str:
    shown = "、".join(one_line(number) for number in numbers[:MOST_NAMED])
    return f"{shown} …" if len(numbers) > MOST_NAMED else shown
