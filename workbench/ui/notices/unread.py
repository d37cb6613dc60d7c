"""How much is unread: beside the title, on the chips, and for whoever else shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from workbench.domain.telling.notices import UnreadTally
    from workbench.ui.lists.head import ListHead
    from workbench.ui.notices.filters import NoticeFilters
    from workbench.ui.start import ViewTools


class Unread(QObject):
    """Counts beside the window.

    Signals: ``counted`` (number), ``failed`` (Trouble).
    """

    counted = Signal(int)
    failed = Signal(object)

    def __init__(
        self, tools: ViewTools, head: ListHead, filters: NoticeFilters, read_all: QPushButton
    ) -> None:
        super().__init__(head)
        self._tools = tools
        self._head = head
        self._filters = filters
        self._read_all = read_all

    def count(self) -> None:
        """Count again; the list itself is not read for it."""
        self._tools.jobs.run(
            lambda desk: desk.notices.unread_tallies(),
            self._on_tallies,
            self.failed.emit,
            topic="unread",
        )

    def _on_tallies(self, tallies: Sequence[UnreadTally]) -> None:
        formats = self._tools.stage.formats
        self._filters.show_unread(tallies, formats)
        unread = sum(tally.count for tally in tallies)
        words = translate("notices", "{n} unread").replace("{n}", formats.count(unread))
        self._head.set_context(words)
        self._read_all.setEnabled(bool(unread))
        self.counted.emit(unread)
