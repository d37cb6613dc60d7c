"""From rows to a filing: one row's order, or those of all marked rows of its shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.filing_wishes import FilingWish
from workbench.ui.translating import translate
from workbench.ui.words import shop_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.views import MonitorRow
    from workbench.ui.start import ViewTools


def wish_for(rows: Sequence[MonitorRow]) -> FilingWish:
    """Return the filing wanted for rows of one shop; their rule where they share one."""
    rules = {row.rule for row in rows}
    return FilingWish(
        shop_id=rows[0].shop_id,
        orders=tuple(dict.fromkeys(row.order_number for row in rows)),
        rule=rows[0].rule if len(rules) == 1 else "",
        rows=tuple(row.id for row in rows),
    )


class FilingStart(QObject):
    """Reads the rows beside the window and says for which a filing is wanted.

    Signals: ``wanted`` (FilingWish), ``said`` (text, None) where rows of other shops are left,
    ``failed`` (Trouble).
    """

    wanted = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools

    def start(self, ids: Sequence[int]) -> None:
        """Want a filing for these rows; it is made for one shop, that of the first."""
        wanted = tuple(ids)
        self._tools.jobs.run(
            lambda desk: desk.monitor.rows(wanted), self._on_rows, self.failed.emit, topic="filing"
        )

    @Slot(object)
    def _on_rows(self, rows: list[MonitorRow]) -> None:
        if not rows:
            return
        own = [row for row in rows if row.shop_id == rows[0].shop_id]
        if len(own) < len(rows):
            words = translate(
                "monitor", "A filing is for one shop: {shop}, {n} rows. File for the others apart."
            )
            words = words.replace("{n}", str(len(own)))
            self.said.emit(words.replace("{shop}", shop_name(own[0].shop_name)), None)
        self.wanted.emit(wish_for(own))
