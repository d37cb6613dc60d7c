"""The place of a list: rows, or what stands in their place; old rows never yield to a skeleton."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.states import Skeleton, StatePage, StateWords

if TYPE_CHECKING:
    from workbench.ui.icons import Icons
    from workbench.ui.trouble import Trouble

SKELETON_AFTER = 300  # milliseconds


class ListArea(QFrame):
    """A framed stack of lists, a state page and a skeleton.

    Signals: ``pressed`` when the state page's button is, ``other_pressed`` when its other one is,
    ``link_pressed`` when its link is, ``retry_wanted`` when it is to be read again what could not
    be read.
    """

    pressed = Signal()
    other_pressed = Signal()
    link_pressed = Signal()
    retry_wanted = Signal()

    def __init__(self, icons: Icons, *lists: QWidget) -> None:
        super().__init__()
        self.setObjectName("tableFrame")
        self._stack = QStackedWidget()
        self._blank = QWidget()
        self._state = StatePage(icons)
        self._skeleton = Skeleton(icons.keeper)
        for page in (self._blank, self._state, self._skeleton, *lists):
            self._stack.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self._stack)
        self._has_failed = False
        self._state.pressed.connect(self._on_pressed)
        self._state.other_pressed.connect(self.other_pressed)
        self._state.link_pressed.connect(self.link_pressed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SKELETON_AFTER)
        self._timer.timeout.connect(self._on_slow)

    @property
    def state(self) -> str:
        """Return the title of the state page, "" while rows show."""
        return self._state.title if self._stack.currentWidget() is self._state else ""

    @property
    def is_empty(self) -> bool:
        """Tell whether a state says why there are no rows; a failure says nothing of that."""
        return bool(self.state) and not self._has_failed

    @property
    def is_loading(self) -> bool:
        """Tell whether the skeleton shows."""
        return self._stack.currentWidget() is self._skeleton

    def expect(self) -> None:
        """Rows were asked for: show the skeleton if they take long and nothing older is here."""
        if self._stack.currentWidget() is self._blank:
            self._timer.start()

    def show_list(self, page: QWidget) -> None:
        """Show rows."""
        self._turn_to(page)

    def show_state(self, words: StateWords) -> None:
        """Show a state in the rows' place."""
        self._state.say(words)
        self._turn_to(self._state)

    @Slot(object)
    def give_up(self, trouble: Trouble) -> None:
        """Say that nothing could be read, where nothing older is here to look at."""
        if self._stack.currentWidget() in {self._blank, self._skeleton}:
            act = translate("states", "Try again")
            title, sentence = trouble.title, trouble.sentence
            self.show_state(StateWords("warning", Tone.CRITICAL, title, sentence, act))
            self._has_failed = True

    def take_keys(self) -> None:
        """Give the keys to what shows."""
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus()

    def _turn_to(self, page: QWidget) -> None:
        """Show a page; it gets the keys if the one before had them."""
        self._timer.stop()
        self._has_failed = False
        focused = QApplication.focusWidget()
        has_keys = focused is not None and self.isAncestorOf(focused)
        self._stack.setCurrentWidget(page)
        if has_keys:
            page.setFocus()

    @Slot()
    def _on_pressed(self) -> None:
        (self.retry_wanted if self._has_failed else self.pressed).emit()

    @Slot()
    def _on_slow(self) -> None:
        self._stack.setCurrentWidget(self._skeleton)
