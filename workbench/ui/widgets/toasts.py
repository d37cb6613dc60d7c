"""Pop-ups within the window: all that pops up stands here too, whatever the desktop does with it.

While the window is in front the desktop shows none: they would say the same twice.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.pointer_words import Answer
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.glyphs import Glyph, IconButton
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from workbench.ui.icons import Icons
    from workbench.ui.pointer_words import Message

WIDTH, MARGIN, GAP = 360, 20, 8
# What stands beside a title, and beside a body.
TITLE_ROOM, BODY_ROOM = 80, 24
# As many as may pop up within a minute.
MOST = 3
# Long enough to read three lines and to take the hand to a button.
SECONDS = 12


class Toast(QFrame):
    """One message with its buttons.

    Signals: ``left`` when it was answered, closed, or stood long enough.
    """

    left = Signal()

    def __init__(
        self, icons: Icons, message: Message, answered: Callable[[Answer], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.keys = message.keys
        self.setObjectName("undoBar")
        self.setAccessibleName(f"{message.title}\n{message.body}")
        self.buttons = [
            self._button(words, partial(answered, answer))
            for answer, words in message.buttons or ((Answer.OPEN, translate("notifier", "See")),)
        ]
        self._lay_out(icons, message)
        self.passing = QTimer(self)
        self.passing.setSingleShot(True)
        self.passing.setInterval(SECONDS * 1000)
        self.passing.timeout.connect(self.left)

    def _lay_out(self, icons: Icons, message: Message) -> None:
        glyph = Glyph(icons)
        glyph.show_icon("notices", Tone.ACCENT)
        closing = IconButton(icons, "close", translate("undo", "Close"))
        closing.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        title = PlainLabel(message.title, type_=Type.STRONG, is_wrapped=True)
        body = PlainLabel(message.body, is_wrapped=True)
        # What breaks into lines asks for no height before it has a width.
        title.setFixedWidth(WIDTH - TITLE_ROOM)
        body.setFixedWidth(WIDTH - BODY_ROOM)
        head.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        head.addWidget(closing, 0, Qt.AlignmentFlag.AlignTop)
        acts = QHBoxLayout()
        acts.setSpacing(GAP)
        for made in self.buttons:
            acts.addWidget(made)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 12)
        column.setSpacing(GAP)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addLayout(head)
        column.addWidget(body)
        column.addLayout(acts)

    def _button(self, words: str, answer: Callable[[], None]) -> QWidget:
        made = button(words)
        made.clicked.connect(answer)
        made.clicked.connect(self.left)
        return made

    def let_pass(self, *, is_seen: bool) -> None:
        """Count the seconds while somebody can see it, and from the beginning each time."""
        if not is_seen:
            self.passing.stop()
        elif not self.passing.isActive():
            self.passing.start()


class Toasts(QWidget):
    """Stacks messages in a corner of the window, the newest at the foot.

    A screen reader hears each as it comes.
    """

    def __init__(self, icons: Icons, around: QWidget) -> None:
        """Take the window that they stand in."""
        super().__init__(around)
        self._icons = icons
        self._around = around
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.toasts: list[Toast] = []
        around.installEventFilter(self)
        self.hide()

    @Slot(object, object)
    def show_message(self, message: Message, answered: Callable[[Answer], None]) -> None:
        """Show a message on top of the view, for some seconds from when somebody looks."""
        toast = Toast(self._icons, message, answered, self)
        toast.left.connect(self._on_left)
        self.toasts.append(toast)
        self._column.addWidget(toast)
        toast.show()
        for older in self.toasts[:-MOST]:
            self._remove(older)
        toast.let_pass(is_seen=self.window().isActiveWindow())
        self._place()
        told = QAccessibleAnnouncementEvent(toast, toast.accessibleName())
        QAccessible.updateAccessibility(told)

    @Slot(object)
    def withdraw(self, keys: Collection[str]) -> None:
        """Take back what tells of these keys alone: it is cured."""
        for toast in list(self.toasts):
            if toast.keys and toast.keys <= set(keys):
                self._remove(toast)
        self._place()

    @Slot()
    def _on_left(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast):
            self._remove(toast)
            self._place()

    def _remove(self, toast: Toast) -> None:
        if toast in self.toasts:
            self.toasts.remove(toast)
            self._column.removeWidget(toast)
            toast.hide()
            toast.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and let no message pass while nobody looks."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        elif event.type() in {QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate}:
            for toast in self.toasts:
                toast.let_pass(is_seen=event.type() is QEvent.Type.WindowActivate)
        return False

    def _place(self) -> None:
        self.setVisible(bool(self.toasts))
        if not self.toasts:
            return
        self._column.activate()
        size, around = self.sizeHint(), self._around.rect()
        self.move(around.width() - size.width() - MARGIN, around.height() - size.height() - MARGIN)
        self.raise_()
