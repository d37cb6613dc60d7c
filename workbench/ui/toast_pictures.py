"""What pops up in the window, for ``workbench screenshot``: rows that show, told as news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.ui.pointer_words import PointerWords

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.views import MonitorRow
    from workbench.ui.start import ViewTools
    from workbench.ui.widgets.toasts import Toasts


def show_pop_ups(toasts: Toasts, rows: Sequence[MonitorRow], tools: ViewTools) -> None:
    """Tell of all rows at once, then of the first one alone, which has buttons of its own."""
    now = tools.desk.monitor.now()
    words = PointerWords(tools.desk.rules.chip, tools.stage.formats)
    told = [_told(row, now) for row in rows]
    for notices in (told, told[:1]):
        toasts.show_message(words.message(Category.WARNINGS, notices, now), lambda _: None)


def take_back(toasts: Toasts) -> None:
    """Take everything back that shows."""
    for toast in list(toasts.toasts):
        toast.left.emit()


def _told(row: MonitorRow, now: datetime) -> Notice:
    return Notice(
        NoticeKind.WARNING_APPEARED,
        key=str(row.id),
        level=Level.WARNING,
        at=now,
        shop_id=row.shop_id,
        order_number=row.order_number,
        waybill=row.waybill,
        rule=row.rule,
        values={"deadline": row.deadline.isoformat() if row.deadline else ""},
    )
