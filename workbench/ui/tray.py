"""The program's place in the system's tray: how many warnings there are, and a way back in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from workbench.ui.pointer_words import Answer
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.pointer_words import Message
    from workbench.ui.start import Stage

_SIZE = 64
# More than this no badge of 16 pixels can tell.
_MOST = 99


class Tray(QObject):
    """An icon with a badge and a menu, where the system has a tray.

    Signals: ``open_wanted``, ``poll_wanted``, ``quit_wanted``.
    """

    open_wanted = Signal()
    poll_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.icon = QSystemTrayIcon(stage.icons.application(), self)
        self.menu = QMenu()
        for words, wanted in (
            (translate("tray", "Open the workbench"), self.open_wanted),
            (translate("tray", "Update now"), self.poll_wanted),
            (translate("tray", "Quit"), self.quit_wanted),
        ):
            self.menu.addAction(words).triggered.connect(wanted)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self._on_message_clicked)
        self._answered: Callable[[Answer], None] | None = None
        self.set_count(0)

    @property
    def is_there(self) -> bool:
        """Tell whether the system shows it: without a tray a hidden window would be lost."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Show it, if the system has a tray."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()

    def say(self, title: str, sentence: str) -> None:
        """Show a balloon beside the icon."""
        self._answered = None
        self.icon.showMessage(title, sentence, self.icon.icon())

    @Slot(object, object)
    def point(self, message: Message, answered: Callable[[Answer], None]) -> None:
        """Show in a balloon what the desktop's own notifications could not."""
        if self.is_there:
            self.say(message.title, message.body)
            self._answered = answered

    def leave(self) -> None:
        """Take it away."""
        self.icon.hide()
        self.menu.deleteLater()

    @Slot(int)
    def set_count(self, count: int) -> None:
        """Tell how many warnings are to be handled before closing time."""
        name = translate("frame", "Fulfilment workbench")
        if count:
            number = self._stage.formats.count(count)
            due = translate("tray", "{n} to handle before closing time").replace("{n}", number)
            self.icon.setToolTip(f"{name}\n{due}")
        else:
            self.icon.setToolTip(tip(name))
        self.icon.setIcon(badged(self._stage, count))
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(count)  # of the task bar, on the systems that have one

    @Slot()
    def _on_message_clicked(self) -> None:
        if self._answered is None:
            self.open_wanted.emit()
        else:
            self._answered(Answer.OPEN)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        }:
            self.open_wanted.emit()


def badged(stage: Stage, count: int) -> QIcon:
    """Return the program's icon with a number on it, without one for 0."""
    picture = stage.icons.application().pixmap(_SIZE, _SIZE)
    if not count:
        return QIcon(picture)
    made = QPixmap(picture)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRect(20, 26, 44, 38)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Tone.CRITICAL.ink(stage.keeper.theme))
    painter.drawRoundedRect(place, 16, 16)
    font = QFont()
    font.setPixelSize(28)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(stage.keeper.theme.surface))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count) if count <= _MOST else "99+")
    painter.end()
    return QIcon(made)
