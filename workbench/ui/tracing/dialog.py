"""Asks for the last four digits of a telephone, for one question about one parcel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout

from workbench.domain.errors import BadInput, marked
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.services.polling.trace_asking import DIGITS
from workbench.ui.formats import one_line
from workbench.ui.theme import Type
from workbench.ui.translating import translate
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.form_dialog import FormDialog, lead
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.domain.parcels.shipments import Shipment

_LENGTH = 4
_ROOM = 96


class DigitsDialog(FormDialog):
    """One small question; what was typed is gone with it.

    Signals: ``told`` (the digits) when they are to be asked with.
    """

    told = Signal(str)

    def __init__(self, parcel: Shipment, parent: QWidget) -> None:
        super().__init__(
            translate("tracing", "Ask for this parcel"), translate("tracing", "Ask now"), parent
        )
        words = translate("tracing", "Last four digits")
        self.digits = text_field(words, "")
        self.digits.setMaxLength(_LENGTH)
        self.digits.setFixedWidth(_ROOM)
        pattern = QRegularExpression(f"[0-9]{{0,{_LENGTH}}}")
        self.digits.setValidator(QRegularExpressionValidator(pattern, self))
        said = translate(
            "tracing",
            "{carrier} tells a trace only with the last four digits of the receiver's or the "
            "sender's telephone. They go into this one question and are kept nowhere. It costs one "
            "query; a number is asked for once in half an hour.",
        )
        head = PlainLabel(one_line(parcel.waybill), type_=Type.STRONG)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(words))
        row.addWidget(self.digits)
        row.addStretch(1)
        name = carrier_by_id(parcel.carrier).name
        self.lay((head, lead(said.replace("{carrier}", name)), row))

    def read(self) -> None:
        """Hand the digits on.

        Raises:
            BadInput: they are not four.
        """
        digits = self.digits.text()
        self.digits.selectAll()
        if len(digits) != _LENGTH:
            raise BadInput(what=DIGITS, reason=marked("errors", "four digits are needed"))
        self.digits.clear()
        self.told.emit(digits)
