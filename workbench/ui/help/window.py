"""The help's window: pages on the left, the chosen one on the right, a search over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.ui.help.browser import HelpBrowser
from workbench.ui.tables.keys import RowKeys
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.widgets.view_head import SearchBox

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from workbench.ui.help.library import Library, Topic
    from workbench.ui.start import Stage

SIZE = QSize(1080, 780)
SMALLEST = QSize(720, 480)
LIST_WIDTH, ENTRY = 220, 34
_NAME = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Stands beside the window that is read about; Esc closes it.

    Signals: ``closed``.
    """

    closed = Signal()

    def __init__(self, library: Library, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(translate("help", "Help"))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        self._library = library
        self.search = SearchBox(stage.icons, translate("help", "Search the help"))
        self.search.setFixedWidth(LIST_WIDTH)
        self.list = QListWidget()
        self.nothing = PlainLabel(translate("help", "Found nowhere"), tone=Tone.MUTED)
        self.browser = HelpBrowser(library, stage.keeper)
        self._lay_out()
        self._connect()
        self._list_topics("")

    def _lay_out(self) -> None:
        self.list.setObjectName("sections")
        self.list.setAccessibleName(translate("help", "Pages"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        RowKeys(self.list)
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.search, self.nothing, self.list):
            left.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(self.browser, 1)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._on_chosen)
        self.search.searched.connect(self._list_topics)
        self.search.returnPressed.connect(self._on_next)
        self.browser.page_wanted.connect(self.show_topic)
        for keys, slot in (
            ("Ctrl+F", self.search.begin),
            ("Esc", self.close),
            ("F3", self._on_next),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @Slot(str)
    def show_topic(self, name: str) -> None:
        """Turn to a page; a search that would hide it ends."""
        if self._row_of(name) < 0:
            self.search.set_silently("")
            self._list_topics("")
        self.list.setCurrentRow(self._row_of(name))

    def _row_of(self, name: str) -> int:
        rows = range(self.list.count())
        return next((row for row in rows if self.list.item(row).data(_NAME) == name), -1)

    @Slot(str)
    def _list_topics(self, wanted: str) -> None:
        """List the pages on which something stands, with how often; all for nothing."""
        self.list.clear()
        found = self._library.found(wanted)
        for topic in found:
            entry = QListWidgetItem(_entry(topic, wanted), self.list)
            entry.setData(_NAME, topic.name)
            entry.setSizeHint(QSize(0, ENTRY))
        self.nothing.setVisible(not found)
        self.list.setCurrentRow(0)

    def _on_chosen(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            topic = self._library.topic(str(entry.data(_NAME)))
            self.browser.show_topic(topic, self.search.text().strip())

    @Slot()
    def _on_next(self) -> None:
        self.browser.find_next(self.search.text().strip())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go, and say so."""
        super().closeEvent(event)
        self.closed.emit()


def _entry(topic: Topic, wanted: str) -> str:
    count = topic.count(wanted)
    return f"{topic.title} ({count})" if count else topic.title
