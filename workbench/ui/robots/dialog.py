"""Setting a group robot up: its address and secret at first, and what it is told at any time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.robots import LONGEST_ADDRESS, RobotWishes
from workbench.ui.help.pages import set_page
from workbench.ui.settings.chips import FormChips
from workbench.ui.settings.words import ALERT_LEVELS, CATEGORIES, choices
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.telling.robots import Robot
    from workbench.ui.start import Stage

WIDTH, MARGIN = 600, 20


@dataclass(frozen=True, slots=True)
class RobotDraft:
    """What was typed and chosen; the address is "" where the robot has one already."""

    name: str
    address: str = field(repr=False)
    secret: str = field(repr=False)
    wishes: RobotWishes


class RobotDialog(QDialog):
    """Stays open, with what was typed, until the robot took a message.

    Signals: ``told`` (RobotDraft).
    """

    told = Signal(object)

    def __init__(self, stage: Stage, parent: QWidget, robot: Robot | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        set_page(self, "notices")
        self.setWindowTitle(
            translate("robots", "Add a group robot")
            if robot is None
            else translate("robots", "What the group is told")
        )
        self.name = text_field(
            translate("robots", "Name"), translate("robots", "Such as: dispatch")
        )
        self.address = text_field(translate("robots", "Webhook address"), "https://")
        self.address.setMaxLength(LONGEST_ADDRESS)
        self.secret = text_field(translate("robots", "Signing secret"), "SEC…")
        for line in (self.address, self.secret):
            line.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.categories = self._category_boxes()
        self.levels = FormChips(stage.keeper, choices(ALERT_LEVELS))
        self.levels.setAccessibleName(translate("robots", "From which urgency on"))
        self.reports = QCheckBox(translate("robots", "The group's report at its hours"))
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.save = button(self._act(robot), is_primary=True)
        self.leave = button(translate("robots", "Cancel"))
        self._lay_out(is_new=robot is None)
        self._show(robot)
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    @staticmethod
    def _act(robot: Robot | None) -> str:
        if robot is None:
            return translate("robots", "Send a test and save")
        return translate("robots", "Save")

    def _category_boxes(self) -> dict[Category, QCheckBox]:
        return {
            category: QCheckBox(translate("settings", CATEGORIES[category]))
            for category in Category
        }

    def _lay_out(self, *, is_new: bool) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.addRow(_caption(self.name.accessibleName()), self.name)
        if is_new:
            form.addRow(_caption(self.address.accessibleName()), self.address)
            form.addRow(_caption(self.secret.accessibleName()), self.secret)
        form.addRow(_caption(translate("robots", "It is told of")), self._wishes())
        form.addRow(_caption(self.levels.accessibleName()), _from_left(self.levels))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for note in _notes(is_new=is_new):
            column.addWidget(_wide(PlainLabel(note, type_=Type.NOTE, tone=Tone.MUTED)))
        column.addLayout(form)
        column.addWidget(_wide(self.trouble))
        self.trouble.hide()
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.leave)
        acts.addWidget(self.save)
        self.save.setDefault(True)
        column.addLayout(acts)

    def _wishes(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for box in (*self.categories.values(), self.reports):
            column.addWidget(box)
        return made

    def _show(self, robot: Robot | None) -> None:
        wishes = robot.wishes if robot is not None else RobotWishes()
        self.name.setText(robot.name if robot is not None else "")
        for category, box in self.categories.items():
            box.setChecked(category in wishes.categories)
        self.levels.mark({wishes.from_level.value})
        self.reports.setChecked(wishes.takes_reports)

    def say(self, sentence: str, *, is_trouble: bool) -> None:
        """Say what goes on or went wrong; while a message is on its way nothing else is saved."""
        self.trouble.set_tone(Tone.CRITICAL if is_trouble else Tone.MUTED)
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.save.setDisabled(bool(sentence) and not is_trouble)

    @property
    def draft(self) -> RobotDraft:
        """Return what was typed and chosen."""
        marked = {value for value, chip in self.levels.chips.items() if chip.isChecked()}
        wishes = RobotWishes(
            frozenset(category for category, box in self.categories.items() if box.isChecked()),
            Level(*marked),
            self.reports.isChecked(),
        )
        return RobotDraft(self.name.text(), self.address.text(), self.secret.text(), wishes)

    @Slot()
    def _on_save(self) -> None:
        self.told.emit(self.draft)


def _notes(*, is_new: bool) -> tuple[str, ...]:
    masked = translate(
        "robots",
        "Of orders and parcels the last four digits show, of buyers nothing. The group's provider "
        "can read every message.",
    )
    if not is_new:
        return (masked,)
    where = translate(
        "robots",
        "In the DingTalk, WeCom or Feishu group: settings › robots › add a custom one. DingTalk "
        "and Feishu: choose signing and copy the secret as well; with keywords instead, enter "
        "履约工作台. WeCom has no secret: leave it empty.",
    )
    return where, masked


def _caption(words: str) -> PlainLabel:
    return PlainLabel(words)


def _wide(label: PlainLabel) -> PlainLabel:
    label.setWordWrap(True)
    label.setFixedWidth(WIDTH - 2 * MARGIN)
    return label


def _from_left(widget: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return made
