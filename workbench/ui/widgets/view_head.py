"""A view's head: title, one line of context, search box and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from workbench.ui.formats import plain
from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.ui.icons import Icons

SEARCH_AFTER = 200  # milliseconds without a key
LONGEST_SEARCH = 100


class SearchBox(QLineEdit):
    """Tells what is searched once the typing pauses.

    Signals: ``searched`` (text without blanks around it), ``list_wanted`` when Enter or an arrow
    leads on to what was found.
    """

    searched = Signal(str)
    list_wanted = Signal()

    def __init__(self, icons: Icons, hint: str) -> None:
        super().__init__()
        self._told = ""
        self.setPlaceholderText(f"{hint}  Ctrl+F")
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.setMaxLength(LONGEST_SEARCH)
        self.setFixedWidth(350)
        action = QAction(icons.icon("search"), "", self)
        self.addAction(action, QLineEdit.ActionPosition.LeadingPosition)
        icons.keeper.changed.connect(self._on_theme_changed)
        self._icons, self._action = icons, action
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._go_on)
        self._on_theme_changed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window, which imports them; texts may be dropped here."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list by an arrow, too; in one line there is nothing beneath."""
        if event.key() == Qt.Key.Key_Down:
            self._go_on()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _go_on(self) -> None:
        self._tell()
        self.list_wanted.emit()

    def begin(self) -> None:
        """Take the focus, with what stands there marked."""
        self.setFocus()
        self.selectAll()

    def set_silently(self, text: str) -> None:
        """Show a search that was begun elsewhere."""
        self._told = text
        self.setText(text)
        self._pause.stop()

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.searched.emit(text)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._action.setIcon(self._icons.icon("search"))
        # Qt's own clear button is black on either ground.
        for action in self.findChildren(QAction, "_q_qlineeditclearaction"):
            action.setIcon(self._icons.icon("close"))
        # A style sheet's text colour would else fade into the hint's.
        shades = self.palette()
        shades.setColor(
            QPalette.ColorRole.PlaceholderText, Tone.MUTED.ink(self._icons.keeper.theme)
        )
        self.setPalette(shades)


class ContextLabel(PlainLabel):
    """One line that gives way: what has no room is cut by dots, and told in full by its tooltip."""

    def __init__(self) -> None:
        super().__init__(tone=Tone.MUTED)
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def full(self) -> str:
        """Return the whole line."""
        return self._full

    def say(self, text: str) -> None:
        """Show another line."""
        self._full = plain(text)
        self.setToolTip(tip(text))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        dots = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._full, dots, self.width()))


class ViewHead(QWidget):
    """Title and context to the left, search and buttons to the right."""

    def __init__(self, title: str, *right: QWidget) -> None:
        super().__init__()
        self.title = title
        self._context = ContextLabel()
        self.setMinimumHeight(34)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(title, type_=Type.VIEW), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._context, 1)
        for widget in right:
            row.addWidget(widget)

    @property
    def context(self) -> str:
        """Return the line of context."""
        return self._context.full

    def set_context(self, text: str) -> None:
        """Show another line of context."""
        self._context.say(text)
