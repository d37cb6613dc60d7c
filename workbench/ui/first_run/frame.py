"""The dialog around the pages: steps on the left, the page, and buttons to turn it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.first_run.page import GuidePage, Step
from workbench.ui.help.pages import HELP_KEY, set_page
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import restyle, tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SIZE = QSize(840, 580)
LIST_WIDTH = 176
_ALL = tuple(Step)


class StepButtons(QWidget):
    """All steps by name and state; those without a page cannot be turned to yet.

    Signals: ``chosen`` (Step).
    """

    chosen = Signal(object)

    def __init__(self, open_steps: Sequence[Step]) -> None:
        super().__init__()
        self.setFixedWidth(LIST_WIDTH)
        self.buttons: dict[Step, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for step in _ALL:
            made = self.buttons[step] = QPushButton()
            made.setObjectName("step")
            made.setProperty("step", step.name)
            made.setEnabled(step in open_steps)
            made.clicked.connect(self._on_clicked)
            column.addWidget(made)
        column.addStretch(1)

    def show_step(self, here: Step) -> None:
        """Mark where one is; the shape says what the colour does."""
        at = _ALL.index(here)
        for number, (step, made) in enumerate(self.buttons.items(), 1):
            shape, state = _state(number - 1, at)
            made.setText(f"{shape}  {number}  {step.word}")
            made.setAccessibleName(f"{number} {step.word}: {state}")
            made.setToolTip(tip(state))
            restyle(made, here="true" if step is here else "false")

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(Step[str(self.sender().property("step"))])


def _state(place: int, at: int) -> tuple[str, str]:
    if place == at:
        return "●", translate("firstrun", "here")
    if place < at:
        return "✓", translate("firstrun", "seen")
    return "○", translate("firstrun", "still to come")


class GuideDialog(QDialog):
    """Turns pages; closing it asks nothing, as nothing is lost.

    Accepted after its last page. Signals: ``turned`` (Step) when another page shows,
    ``help_wanted`` for the help that F1 opens too.
    """

    turned = Signal(object)
    help_wanted = Signal()

    def __init__(self, pages: Sequence[GuidePage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        set_page(self, "start")
        self.setWindowTitle(translate("frame", "Fulfilment workbench"))
        self.resize(SIZE)
        self.pages: Mapping[Step, GuidePage] = {page.step: page for page in pages}
        self.steps = StepButtons(tuple(self.pages))
        self.leave_button = button(translate("firstrun", "Later"), is_link=True)
        self.leave_button.setToolTip(
            tip(translate("firstrun", "Nothing is lost; the next start asks again (Esc)"))
        )
        self.help_button = button(translate("frame", "Help"), is_link=True)
        self.help_button.setToolTip(tip(HELP_KEY))
        self.back_button = button(translate("firstrun", "Back"))
        self.skip_button = button(translate("firstrun", "Skip"))
        self.next_button = button(translate("firstrun", "Next"), is_primary=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.turn_to(next(iter(self.pages)))

    def _lay_out(self) -> None:
        for page in self.pages.values():
            self._stack.addWidget(_scrolled(page))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.steps)
        row.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.leave_button)
        foot.addSpacing(8)
        foot.addWidget(self.help_button)
        foot.addStretch(1)
        for made in (self.back_button, self.skip_button, self.next_button):
            foot.addWidget(made)
        self.next_button.setDefault(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 20, 20, 16)
        self.column.setSpacing(16)
        self.column.addLayout(row, 1)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self.leave_button.clicked.connect(self.reject)
        self.help_button.clicked.connect(self.help_wanted)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.skip_button.clicked.connect(self.skip)
        self.steps.chosen.connect(self.turn_to)
        for page in self.pages.values():
            page.changed.connect(self._show_foot)
        for keys, slot in (("Alt+Left", self.go_back), ("Alt+Right", self.go_on)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.back_button.setToolTip(tip("Alt+←"))
        self.next_button.setToolTip(tip("Alt+→"))

    @property
    def page(self) -> GuidePage:
        """Return the page on top."""
        return list(self.pages.values())[self._stack.currentIndex()]

    @Slot(object)
    def turn_to(self, step: Step) -> None:
        """Show a step's page."""
        self._stack.setCurrentIndex(list(self.pages).index(step))
        self.steps.show_step(step)
        self._show_foot()
        self.page.take_keys()
        self.turned.emit(step)

    @Slot()
    def go_back(self) -> None:
        """Show the page before."""
        steps = list(self.pages)
        at = steps.index(self.page.step)
        if at:
            self.turn_to(steps[at - 1])

    @Slot()
    def go_on(self) -> None:
        """Do what the page says and show the next one; after the last one that is all."""
        if self.page.is_done and self.page.finish():
            self._advance()

    @Slot()
    def skip(self) -> None:
        """Show the next page without doing what this one is about."""
        if self.page.skip():
            self._advance()

    def _advance(self) -> None:
        following = self._following()
        if following is None:
            self.accept()
        else:
            self.turn_to(following)

    def _following(self) -> Step | None:
        steps = list(self.pages)
        return next(iter(steps[steps.index(self.page.step) + 1 :]), None)

    @Slot()
    def _show_foot(self) -> None:
        page = self.page
        self.back_button.setVisible(page is not next(iter(self.pages.values())))
        self.skip_button.setText(page.skip_word)
        self.skip_button.setVisible(not page.is_done and bool(page.skip_word))
        self.next_button.setEnabled(page.is_done)
        self.next_button.setText(page.next_words or self._next_words())

    def _next_words(self) -> str:
        at = _ALL.index(self.page.step)
        if at + 1 == len(_ALL):
            return translate("firstrun", "Open the workbench")
        told = translate("firstrun", "Next: {step}")
        return told.replace("{step}", _ALL[at + 1].word)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
