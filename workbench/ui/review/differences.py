"""What leads a row's warnings now where it was something else then: a list to read and copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.past import DifferenceKind
from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.decisions import Level
    from workbench.domain.past import Difference
    from workbench.ui.tables.columns import Look

KINDS = {
    DifferenceKind.APPEARED: marked("review", "new"),
    DifferenceKind.GONE: marked("review", "gone"),
    DifferenceKind.CHANGED: marked("review", "changed"),
}


def difference_line(one: Difference, look: Look) -> str:
    """Return one line: what became of it, the warning of then and of now, order and waybill."""
    then = _warning(one.rule_then, one.level_then, look)
    now = _warning(one.rule_now, one.level_now, look)
    warnings = " → ".join(part for part in (then, now) if part)
    kind = translate("review", KINDS[one.kind])
    numbers = (one_line(one.order_number), one_line(one.waybill))
    return "  ".join(part for part in (kind, warnings, *numbers) if part)


def _warning(rule: str, level: Level | None, look: Look) -> str:
    if not rule or level is None:
        return ""
    words = translate("review", "{rule} ({level})")
    return words.replace("{rule}", look.rules.chip(rule)).replace("{level}", word(level))
