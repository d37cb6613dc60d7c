"""Which files come in: chosen in the system's dialog, or dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.dropping import welcome
from workbench.ui.widgets.folders import start_folder
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


HINT_SIZE = QSize(420, 140)


def ask_files(parent: QWidget) -> list[Path]:
    """Show the system's own dialog and return the chosen files, none if it was left."""
    folder = start_folder(QStandardPaths.StandardLocation.DownloadLocation)
    kinds = (
        translate("imports", "Order exports and traces (*.csv *.xlsx *.xls *.json *.jsonl)"),
        translate("imports", "All files (*)"),
    )
    told, _ = QFileDialog.getOpenFileNames(
        parent, translate("imports", "Import files"), folder, ";;".join(kinds)
    )
    return [Path(one) for one in told]


def files_in(mime: QMimeData) -> list[Path]:
    """Return the files of this machine that are dragged; folders and web addresses are none."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


class DropPlace(QObject):
    """Takes files dropped anywhere on a window, and says so while they hover.

    Signals: ``dropped`` (list of paths).
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hint = _hint(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def is_hinting(self) -> bool:
        """Tell whether files hover over the window."""
        return self._hint.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files, leave all else to the window."""
        if isinstance(event, QDragMoveEvent) and files_in(event.mimeData()):
            welcome(event)
            self._show_hint()
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._hint.hide()
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._take(event)
            return True
        return super().eventFilter(watched, event)

    def _show_hint(self) -> None:
        self._hint.move(self._window.rect().center() - self._hint.rect().center())
        self._hint.show()
        self._hint.raise_()

    def _take(self, event: QDropEvent) -> None:
        self._hint.hide()
        welcome(event)
        self.dropped.emit(files_in(event.mimeData()))


def _hint(window: QWidget) -> QLabel:
    made = PlainLabel(
        translate("imports", "Drop the files to import them"), type_=Type.CARD, tone=Tone.ACCENT
    )
    made.setObjectName("dropHint")
    made.setParent(window)
    made.setFixedSize(HINT_SIZE)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.hide()
    return made
