"""Tickets out of a file or a pasted table: what was understood is shown before it is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.counting import counted
from workbench.ui.formats import one_line
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import shop_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.shops import Shop
    from workbench.services.tickets.intake import TicketLook
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble

WIDTH, HEIGHT = 560, 150
_FEW = 5


class TicketFileDialog(QDialog):
    """Asks for a file or text, shows what it would bring, then has it saved.

    Signals: ``look_wanted`` (Path or text, shop id), ``take_wanted`` (tickets).
    """

    look_wanted = Signal(object, str)
    take_wanted = Signal(object)

    def __init__(self, stage: Stage, shops: Sequence[Shop], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("tickets", "Tickets from a file or pasted"))
        self._shop_id = shops[0].id if shops else ""
        self._source: Path | str = ""
        self._look: TicketLook | None = None
        self.about = PlainLabel(
            translate(
                "tickets",
                "Choose a CSV or Excel file, or paste the rows of a table with its head: columns "
                "订单编号, 工单类型 and 创建时间, also 工单编号, 申请开票时间 and 店铺. "
                "No platform's own export of tickets is known to us.",
            ),
            type_=Type.NOTE,
            tone=Tone.MUTED,
            is_wrapped=True,
        )
        self.shops = ChoiceRow(stage.keeper, translate("tickets", "Rows without a shop"))
        self.shops.show_choices([(shop.id, shop_title(shop)) for shop in shops], self._shop_id)
        self.box = QPlainTextEdit()
        self.box.setFixedSize(WIDTH, HEIGHT)
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(translate("tickets", "Rows of a table"))
        self.found = PlainLabel(is_wrapped=True)
        self.file_button = button(translate("tickets", "Choose a file…"))
        self.save_button = button(translate("tickets", "Save"), is_primary=True)
        self.save_button.setEnabled(False)
        self._leave = button(translate("tickets", "Cancel"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for label in (self.about, self.found):
            label.setFixedWidth(WIDTH)
        acts = QHBoxLayout()
        acts.addWidget(self.file_button)
        acts.addStretch(1)
        acts.addWidget(self._leave)
        acts.addWidget(self.save_button)
        for widget in (self.about, self.shops, self.box, self.found):
            column.addWidget(widget)
        column.addLayout(acts)

    def _connect(self) -> None:
        self.shops.chosen.connect(self._on_shop)
        self.box.textChanged.connect(self._on_text)
        self.file_button.clicked.connect(self._on_file)
        self.save_button.clicked.connect(self._on_save)
        self._leave.clicked.connect(self.reject)

    def read_file(self, path: Path) -> None:
        """Look into a file."""
        self._source = path
        self._ask()

    def show_look(self, look: TicketLook) -> None:
        """Say what would be saved, and which rows would not."""
        self._look = look
        words = translate("tickets", "{n} ticket(s) understood, {k} row(s) left out")
        head = counted(words, n=len(look.tickets), k=len(look.refused))
        line = translate("tickets", "Row {row}: {reason}")
        told = [
            line.replace("{row}", str(each.row)).replace(
                "{reason}", translate("errors", each.reason)
            )
            for each in look.refused[:_FEW]
        ]
        self.found.set_tone(Tone.WARNING if look.refused else Tone.TEXT)
        self.found.setText("\n".join([head, *told]))
        self.save_button.setEnabled(bool(look.tickets))

    def show_trouble(self, trouble: Trouble) -> None:
        """Say why nothing can be read."""
        self._look = None
        self.found.set_tone(Tone.CRITICAL)
        self.found.setText(one_line(trouble.sentence))
        self.save_button.setEnabled(False)

    @Slot(str)
    def _on_shop(self, shop_id: str) -> None:
        self._shop_id = shop_id
        if self._source:
            self._ask()

    @Slot()
    def _on_text(self) -> None:
        self._source = self.box.toPlainText()
        if self._source.strip():
            self._ask()

    @Slot()
    def _on_file(self) -> None:
        title, kinds = translate("tickets", "Choose a file…"), "CSV, Excel (*.csv *.xlsx *.xls)"
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.read_file(Path(chosen))

    def _ask(self) -> None:
        self.look_wanted.emit(self._source, self._shop_id)

    @Slot()
    def _on_save(self) -> None:
        if self._look is not None:
            self.take_wanted.emit(self._look.tickets)
            self.accept()
