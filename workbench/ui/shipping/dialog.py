"""A number for an order: what speaks against it first, then the button that sends it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.platforms.offers import ACTS_OFFERED, Offer
from workbench.domain.platforms.ship_checks import CheckKind, Weight
from workbench.domain.platforms.shipping_acts import ActKind
from workbench.services.shipping.desk import ActRequest
from workbench.ui.formats import one_line
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.fields import FieldGrid
from workbench.ui.widgets.form_dialog import GAP, MARGIN, WIDTH
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.domain.platforms.ship_checks import ShipCheck
    from workbench.domain.views import MonitorRow
    from workbench.ui.shipping.contract import ShipWish
    from workbench.ui.start import Stage
    from workbench.ui.widgets.fields import FieldWords


class ShipDialog(QDialog):
    """Asks for carrier and number; sends nothing by itself.

    What was checked is what is sent: a change asks to check again. Where a check found harm the
    seller may go on all the same, by a button of its own; not without the buyer's agreement, where
    one is needed.

    Signals: ``check_wanted`` (ActRequest, agreement), ``send_wanted`` (ActRequest, agreement,
    whether in spite of a finding).
    """

    check_wanted = Signal(object, str)
    send_wanted = Signal(object, str, bool)

    def __init__(self, stage: Stage, wish: ShipWish, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.wish = wish
        self._kind = wish.kind
        title = translate("shipping", "Ship the order")
        if wish.kind is ActKind.REPLACE_NUMBER:
            title = translate("shipping", "Replace the number")
        self.setWindowTitle(title)
        self.ways = ChoiceRow(stage.keeper, translate("shipping", "How"))
        self._grid = FieldGrid(_fields())
        self.carrier, self.number, self.agreement = self._grid.fields.values()
        self.findings = PlainLabel(is_wrapped=True)
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.check_button = button(translate("shipping", "Check"))
        self.anyway_button = button(translate("shipping", "Send all the same"))
        self.send_button = button(title, is_primary=True)
        self._leave = button(translate("shipping", "Cancel"))
        self._lay_out()
        self._begin()

    @property
    def request(self) -> ActRequest:
        """What the fields say."""
        row = self.wish.row
        if self._kind is ActKind.SHIP_UNTRACED:
            return ActRequest(row.order_number, self._kind, shop=row.shop_id)
        carrier, number = self.carrier.text().strip(), self.number.text().strip()
        asked = ActRequest(row.order_number, self._kind, carrier, number, row.shop_id)
        is_other = self._kind is ActKind.REPLACE_NUMBER
        return replace(asked, replaces=row.waybill) if is_other else asked

    def show_checks(self, found: Sequence[ShipCheck]) -> None:
        """Show what was found and let it be sent, or be sent all the same."""
        self.trouble.hide()
        lines = [f"{_sign(check)} {_told(check)}" for check in found]
        nothing = translate("shipping", "Nothing speaks against it.")
        self.findings.setText("\n".join(lines) or nothing)
        self.findings.show()
        is_stopped = any(check.weight is Weight.STOP for check in found)
        self.send_button.setDisabled(is_stopped)
        lacks_words = any(check.kind is CheckKind.NO_AGREEMENT for check in found)
        self.anyway_button.setVisible(is_stopped and not lacks_words)
        self.anyway_button.setEnabled(True)
        self._go_on()

    def say(self, sentence: str) -> None:
        """Say what went wrong; what was typed stays, and must be checked again."""
        self._change()
        self._go_on()
        self.trouble.setText(sentence)
        self.trouble.show()

    def wait(self) -> None:
        """Let nothing be pressed or typed while the platform is asked."""
        self._let_type(can_type=False)
        for each in (self.check_button, self.send_button, self.anyway_button):
            each.setDisabled(True)

    def _go_on(self) -> None:
        """Let all be typed again; the keys went elsewhere while the button waited."""
        self._let_type(can_type=True)
        self.check_button.setEnabled(True)
        self.check_button.setFocus()

    def _let_type(self, *, can_type: bool) -> None:
        for each in (self.ways, self.carrier, self.number, self.agreement):
            each.setEnabled(can_type)

    def _begin(self) -> None:
        row = self.wish.row
        self.carrier.setText(carrier_by_id(row.carrier).name if row.carrier else "")
        ways = [
            (ActKind.SHIP.value, translate("shipping", "With a number")),
            (ActKind.SHIP_UNTRACED.value, translate("shipping", "Without logistics")),
        ]
        has_ways = self._kind is ActKind.SHIP and Offer.SHIP_UNTRACED in ACTS_OFFERED[row.platform]
        self.ways.show_choices(ways if has_ways else [], self._kind.value)
        self.ways.chosen.connect(self._on_way)
        for line in (self.carrier, self.number, self.agreement):
            line.textChanged.connect(self._change)
        self.check_button.clicked.connect(self._on_check)
        self.send_button.clicked.connect(self._on_send)
        self.anyway_button.clicked.connect(self._on_anyway)
        self._leave.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._show_way()
        self._change()

    def _lay_out(self) -> None:
        row = self.wish.row
        order = translate("shipping", "Order {order} · {shop}")
        order = order.replace("{order}", row.order_number).replace("{shop}", row.shop_name)
        acts = QHBoxLayout()
        acts.addWidget(self.check_button)
        acts.addStretch(1)
        for each in (self._leave, self.anyway_button, self.send_button):
            acts.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addStrut(WIDTH - 2 * MARGIN)
        for label in (self.findings, self.trouble):
            label.setFixedWidth(WIDTH - 2 * MARGIN)
        column.addWidget(PlainLabel(one_line(order), type_=Type.STRONG))
        if self._kind is ActKind.REPLACE_NUMBER and row.waybill:
            column.addWidget(_present(row))
        column.addWidget(self.ways)
        column.addLayout(self._grid)
        column.addWidget(self.findings)
        column.addWidget(self.trouble)
        column.addLayout(acts)

    def _show_way(self) -> None:
        is_untraced = self._kind is ActKind.SHIP_UNTRACED
        for name in ("carrier", "number"):
            self._grid.offer(name, is_offered=not is_untraced)
        self._grid.offer("agreement", is_offered=is_untraced)

    @Slot(str)
    def _on_way(self, value: str) -> None:
        self._kind = ActKind(value)
        self._show_way()
        self._change()

    @Slot()
    def _change(self) -> None:
        """Forget what was found: it was found of something else."""
        self.findings.hide()
        self.trouble.hide()
        self.anyway_button.hide()
        self.send_button.setDisabled(True)
        self.check_button.setEnabled(True)

    @Slot()
    def _on_check(self) -> None:
        self.wait()
        self.check_wanted.emit(self.request, self.agreement.text())

    @Slot()
    def _on_send(self) -> None:
        self.wait()
        self.send_wanted.emit(self.request, self.agreement.text(), False)

    @Slot()
    def _on_anyway(self) -> None:
        self.wait()
        self.send_wanted.emit(self.request, self.agreement.text(), True)


def _fields() -> FieldWords:
    hint = translate("shipping", "when, by which means, in which words")
    return (
        ("carrier", translate("shipping", "Carrier"), ""),
        ("number", translate("shipping", "Waybill"), ""),
        ("agreement", translate("shipping", "What the buyer agreed to"), hint),
    )


def _present(row: MonitorRow) -> PlainLabel:
    """Return the words for the number that is replaced."""
    carrier = carrier_by_id(row.carrier).name if row.carrier else ""
    words = translate("shipping", "In the place of {number}")
    told = one_line(f"{carrier} {row.waybill}")
    return PlainLabel(words.replace("{number}", told), type_=Type.NOTE, tone=Tone.MUTED)


def _sign(check: ShipCheck) -> str:
    return "▲" if check.weight is Weight.STOP else "◇"


def _told(check: ShipCheck) -> str:
    return translate("errors", check.sentence).format_map(check.values)
