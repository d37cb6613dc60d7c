"""A rule as plain text for the clipboard: all that its cards show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.rules.dates import span_text, state_text
from workbench.ui.rules.rows import platforms_text
from workbench.ui.rules.values import name_word, step_amount, step_condition, value_text
from workbench.ui.rules.words import certainty_word, effect_word, instant_word
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.rules.views import RuleEntry
    from workbench.ui.formats import Formats


def rule_text(entry: RuleEntry, now: datetime, formats: Formats) -> str:
    """Return the rule's words, versions, consequences, readings and source, line by line."""
    lines = [f"{entry.title} ({platforms_text(entry)}, {state_text(entry, now)})"]
    if entry.says:
        lines.append(entry.says)
    lines += _versions(entry, formats)
    lines += _rest(entry)
    lines += _source(entry, formats)
    return "\n".join(lines)


def _versions(entry: RuleEntry, formats: Formats) -> Iterator[str]:
    words = translate("rules", "Version chosen by: {instant}")
    yield words.replace("{instant}", instant_word(entry.decided_by))
    for span in entry.in_order():
        values = [f"{name_word(n)} {value_text(n, value, formats)}" for n, value in span.values]
        values += [f"{step_condition(s)} {step_amount(s, formats)}" for s in span.steps]
        yield f"{span_text(span)}  {', '.join(values)}".rstrip()


def _rest(entry: RuleEntry) -> Iterator[str]:
    for effect in entry.consequences:
        yield f"{effect_word(effect.kind)} ({certainty_word(effect.certainty)}): {effect.text}"
    for exemption in entry.exemptions:
        yield f"{translate('rules', 'Not assessed')}: {exemption.text}"
    for reading in entry.readings:
        yield reading.question
        yield f"  {translate('rules', 'Recommended')}: {reading.recommended}"
        yield f"  {translate('rules', 'Other reading')}: {reading.other}"
    yield from entry.places


def _source(entry: RuleEntry, formats: Formats) -> Iterator[str]:
    document, day = entry.document, formats.full_day
    yield f"{translate('rules', 'Source')}: {document.title}, {document.place}"
    yield f"{translate('rules', 'Notice of')} {day(document.notice_date)}"
    yield f"{translate('rules', 'Page of')} {day(document.page_date)}"
    yield f"{translate('rules', 'Last checked')} {day(entry.checked_on)}"
    yield from (part for part in (document.url, document.sha256) if part)
    yield entry.id
