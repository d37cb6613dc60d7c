"""Naming the columns of a list that we do not know: which is the order, the amount, the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from workbench.domain.platforms.platform_records import ColumnChoice, ColumnField, RecordKind
from workbench.ui.formats import one_line
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.ui.theming import ThemeKeeper

KINDS = (RecordKind.PENALTY, RecordKind.DEDUCTION, RecordKind.WARNING)
# A record has to name something, and to say something of it.
_NAMES = {
    ColumnField.ORDER_NUMBER,
    ColumnField.LINE_NUMBER,
    ColumnField.WAYBILL,
    ColumnField.FOREIGN_ID,
}


class ColumnPanel(QWidget):
    """One chooser per field; hidden where nothing is to be named.

    Signals: ``named`` (ColumnChoice) when the list is to be read so.
    """

    named = Signal(object)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self._kind = RecordKind.PENALTY
        self.kinds = ChoiceRow(keeper, translate("imports", "These are"))
        self.boxes = {field: _box(field) for field in ColumnField}
        self.read_button = button(translate("imports", "Read with these columns"))
        self._lay_out()
        self.kinds.chosen.connect(self._on_kind)
        self.read_button.clicked.connect(self._on_read)
        self.hide()

    def _lay_out(self) -> None:
        about = PlainLabel(
            translate(
                "imports",
                "We do not know this list. If it tells of penalties or deductions, say which "
                "column is which; a list with the same columns is then read so.",
            ),
            tone=Tone.MUTED,
            is_wrapped=True,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, (field, box) in enumerate(self.boxes.items()):
            line, side = divmod(place, 2)
            caption = PlainLabel(word(field), type_=Type.NOTE, tone=Tone.MUTED)
            grid.addWidget(caption, line, 2 * side)
            grid.addWidget(box, line, 2 * side + 1)
            box.currentIndexChanged.connect(self._on_changed)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.kinds)
        column.addLayout(grid)
        column.addWidget(self.read_button)

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Offer the columns of another list; the same again keeps what was chosen."""
        self.setVisible(bool(columns))
        self.kinds.show_choices([(kind.value, word(kind)) for kind in KINDS], self._kind.value)
        if columns == self._columns:
            return
        self._columns = columns
        for box in self.boxes.values():
            box.clear()
            box.addItem("—")
            box.addItems([one_line(name) for name in columns])
        self._on_changed()

    @property
    def choice(self) -> ColumnChoice:
        """Return what was named."""
        fields = {
            field.value: self._columns[box.currentIndex() - 1]
            for field, box in self.boxes.items()
            if box.currentIndex() > 0
        }
        return ColumnChoice(tuple(sorted(set(self._columns))), fields, self._kind)

    @Slot()
    def _on_changed(self) -> None:
        chosen = {field for field, box in self.boxes.items() if box.currentIndex() > 0}
        self.read_button.setEnabled(bool(chosen & _NAMES) and bool(chosen - _NAMES))

    @Slot(str)
    def _on_kind(self, value: str) -> None:
        self._kind = RecordKind(value)

    @Slot()
    def _on_read(self) -> None:
        self.named.emit(self.choice)


def _box(field: ColumnField) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(word(field))
    made.setMinimumContentsLength(8)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made
