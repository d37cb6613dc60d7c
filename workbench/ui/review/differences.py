"""What leads a row's warnings now where it was something else then: a list to read and copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.past import DifferenceKind
from workbench.ui.formats import one_line
from workbench.ui.review.rows import ListWords
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.past import Difference
    from workbench.domain.rules.decisions import Level
    from workbench.ui.review.rows import Cells
    from workbench.ui.tables.columns import Look

KINDS = {
    DifferenceKind.APPEARED: marked("review", "new"),
    DifferenceKind.GONE: marked("review", "gone"),
    DifferenceKind.CHANGED: marked("review", "changed"),
}


def difference_words(look: Look) -> ListWords:
    """Return the list's words; ``look`` is that of the instant looked at."""
    title = translate("review", "{time} and now")
    return ListWords(
        title.replace("{time}", look.formats.full_moment(look.now)),
        (
            translate("review", "Change"),
            translate("review", "Then"),
            translate("review", "Now"),
            translate("columns", "Order number"),
            translate("columns", "Waybill"),
        ),
        translate("review", "Every warning is as it was"),
    )


def difference_cells(one: Difference, look: Look) -> Cells:
    """Return one line: what became of it, the warning of then and of now, order and waybill."""
    return (
        translate("review", KINDS[one.kind]),
        _warning(one.rule_then, one.level_then, look),
        _warning(one.rule_now, one.level_now, look),
        one_line(one.order_number),
        one_line(one.waybill),
    )


def _warning(rule: str, level: Level | None, look: Look) -> str:
    if not rule or level is None:
        return ""
    words = translate("review", "{rule} ({level})")
    return words.replace("{rule}", look.rules.chip(rule)).replace("{level}", word(level))
