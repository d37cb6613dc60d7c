"""Asking before waybills leave our protection: why, how many rows, and under which name.

Names, phones and streets cannot be unmasked: they are not kept (faults 4.2, 4.7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.domain.counting import counted
from workbench.ui.formats import one_line
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.ui.start import Stage

WIDTH = 520
MARGIN = 20
LONGEST_REASON = 200


class ConsentDialog(QDialog):
    """Writes whole waybills only for a reason."""

    def __init__(self, stage: Stage, target: Path, rows: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("exports", "Export with whole waybills"))
        self.setFixedWidth(WIDTH)
        self.reasons = ChoiceRow(stage.keeper, translate("exports", "Reason"))
        self.reasons.show_choices(_reasons(), "")
        self.own = QLineEdit()
        self.own.setMaxLength(LONGEST_REASON)
        self.own.setPlaceholderText(translate("exports", "Or in your own words"))
        self.own.setAccessibleName(translate("exports", "Reason"))
        self.accept_button = button(translate("exports", "Export whole waybills"), is_primary=True)
        self.accept_button.setEnabled(False)
        self._leave = button(translate("exports", "Cancel"))
        words = translate("exports", "{n} row(s) with whole waybill numbers for {file}")
        self.about = counted(words, n=rows).replace("{file}", one_line(target.name))
        self._lay_out(is_replaced=target.exists())
        self.reasons.chosen.connect(self._on_chosen)
        self.own.textChanged.connect(self._on_text)
        self.accept_button.clicked.connect(self.accept)
        self._leave.clicked.connect(self.reject)

    @property
    def reason(self) -> str:
        """Return why, "" as long as nobody said."""
        return self.own.text().strip()

    def _lay_out(self, *, is_replaced: bool) -> None:
        warning = translate(
            "exports",
            "A waybill leads to a person. The file leaves our protection: whoever has it can read "
            "it. This export is entered in the audit trail, with the reason as a fingerprint.",
        )
        replaced = translate("exports", "A file of this name is there already and is replaced.")
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self._leave)
        acts.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(_label(self.about, Type.CARD, Tone.TEXT))
        column.addWidget(_label(warning, Type.TEXT, Tone.WARNING))
        if is_replaced:
            column.addWidget(_label(replaced, Type.TEXT, Tone.CRITICAL))
        column.addWidget(self.reasons)
        column.addWidget(self.own)
        column.addLayout(acts)

    @Slot(str)
    def _on_chosen(self, reason: str) -> None:
        self.own.setText(reason)

    @Slot(str)
    def _on_text(self, _: str) -> None:
        self.accept_button.setEnabled(bool(self.reason))


def _label(text: str, type_: Type, tone: Tone) -> PlainLabel:
    made = PlainLabel(text, type_=type_, tone=tone, is_wrapped=True)
    made.setFixedWidth(WIDTH - 2 * MARGIN)
    return made


def _reasons() -> list[tuple[str, str]]:
    words = (
        translate("exports", "Ask the carrier"),
        translate("exports", "Appeal or filing"),
        translate("exports", "Settle accounts"),
    )
    return [(each, each) for each in words]
