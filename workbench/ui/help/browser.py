"""One page of the help: its text, its pictures, its links; nothing is fetched from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from workbench.ui.help.dress import dress
from workbench.ui.help.shades import shaded

if TYPE_CHECKING:
    from workbench.ui.help.library import Library, Topic
    from workbench.ui.theming import ThemeKeeper

MARGIN = 24
PAGE = ".md"


class HelpBrowser(QTextBrowser):
    """Shows pages of a library.

    Signals: ``page_wanted`` (name) when a link to another page is followed.
    """

    page_wanted = Signal(str)

    def __init__(self, library: Library, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._library = library
        self._keeper = keeper
        self._topic: Topic | None = None
        self._folder = library.folder.parent.resolve()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)
        self.document().setIndentWidth(MARGIN)
        # One that comes and goes would change the width while a page is laid out.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.timeout.connect(self._show_again)
        self.anchorClicked.connect(self._on_link)
        keeper.changed.connect(self._show_again)

    @property
    def is_refitting(self) -> bool:
        """Tell whether the page waits to be laid out in another width."""
        return self._refit.isActive()

    def show_topic(self, topic: Topic, wanted: str = "") -> None:
        """Show a page from its beginning, or where a text first stands in it."""
        self._topic = topic
        self.setAccessibleName(topic.title)
        self._show()
        self.verticalScrollBar().setValue(0)
        if wanted and self.find(wanted):
            self.ensureCursorVisible()

    def find_next(self, wanted: str) -> None:
        """Go on to the next place of a text, at the end back to the first one."""
        if wanted and not self.find(wanted):
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.find(wanted)

    def _show(self) -> None:
        if self._topic is not None:
            self.setMarkdown(self._topic.text)
            dress(self.document(), self._keeper.theme)

    def _show_again(self) -> None:
        """Show the page in another theme or width, where it was."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._show()
        bar.setValue(round(share * bar.maximum()))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of ours, as wide as fits; whatever else is asked for is not there."""
        path = (self._library.folder / QUrl(name).path()).resolve()
        is_picture = kind == QTextDocument.ResourceType.ImageResource.value
        if not is_picture or not path.is_relative_to(self._folder):
            return None
        return self._fitted(shaded(QImage(str(path)), self._keeper.theme))

    def _fitted(self, picture: QImage) -> QImage:
        ratio = self.devicePixelRatioF()
        room = round((self.viewport().width() - 2 * MARGIN) * ratio)
        if picture.isNull() or picture.width() <= room:
            return picture
        fitted = picture.scaledToWidth(max(room, 1), Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        return fitted

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width, once this one is laid out."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._refit.start()

    def _on_link(self, link: QUrl) -> None:
        name = Path(link.path())
        if not link.scheme() and name.suffix == PAGE:
            self.page_wanted.emit(name.stem)
