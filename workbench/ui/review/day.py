"""What was decided and done on the day looked at: a list to read and copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.past import MOST_LISTED
from workbench.ui.formats import one_line
from workbench.ui.review.rows import ListWords
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.past import DayEntry
    from workbench.ui.review.rows import Cells
    from workbench.ui.tables.columns import Look


def day_words(look: Look) -> ListWords:
    """Return the list's words; ``look`` is that of the instant looked at."""
    title = translate("review", "Warnings and acts of {day}")
    return ListWords(
        title.replace("{day}", look.formats.full_moment(look.now)[:10]),
        (
            translate("columns", "Time"),
            translate("review", "What"),
            translate("review", "Warning or act"),
            translate("review", "By whom, note"),
            translate("columns", "Order number"),
            translate("columns", "Waybill"),
        ),
        translate("review", "Nothing was decided or done on this day"),
    )


def listed_entries(entries: list[DayEntry]) -> list[DayEntry]:
    """Return the entries that are listed: of decisions and of acts the last ones."""
    decided = [one for one in entries if one.state is None][:MOST_LISTED]
    acted = [one for one in entries if one.state is not None][:MOST_LISTED]
    return sorted((*decided, *acted), key=lambda one: one.at, reverse=True)


def cut_words() -> str:
    """Return that a list shows some of its lines alone."""
    return counted(translate("review", "Only {n} of each kind are listed"), n=MOST_LISTED)


def day_cells(entry: DayEntry, look: Look) -> Cells:
    """Return one line: when, what, by whom, on which order."""
    numbers = one_line(entry.order_number), one_line(entry.waybill)
    at = look.formats.moment(entry.at)
    if entry.state is not None:
        by = " · ".join(part for part in (one_line(entry.actor), one_line(entry.note)) if part)
        return (at, translate("review", "act"), word(entry.state), by, *numbers)
    level = translate("review", "{rule} ({level})") if entry.level else "{rule}"
    told = level.replace("{rule}", look.rules.chip(entry.rule))
    told = told.replace("{level}", word(entry.level) if entry.level else "")
    return (at, translate("review", "warning"), told, "", *numbers)
