"""One order beside the list: promise, goods, parcels with their numbers, receiver, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.journey import last_event, normalise
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.platforms.beside import NOTHING_BESIDE
from workbench.domain.regions import place_name
from workbench.domain.rules.effects import NO_OUTLOOK
from workbench.ui.beside.group import BesideCards
from workbench.ui.detail.cards import OtherWarning
from workbench.ui.detail.column import CardColumn
from workbench.ui.detail.effects import EffectCard
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.orders.history import HistoryCard
from workbench.ui.orders.other_columns import OtherColumnsCard
from workbench.ui.records.cards import OrderRecordsCard
from workbench.ui.rules.visits import visit_of
from workbench.ui.theme import Tone, Type
from workbench.ui.tracing.offer import may_want_digits, offer_words
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.copying import CopyField
from workbench.ui.widgets.labels import PlainLabel, Tag
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Container

    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.order_changes import OrderPart
    from workbench.domain.orders import Order, OrderLine, Receiver
    from workbench.domain.platforms.beside import Beside
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.effects import Outlook
    from workbench.domain.rules.views import RuleVisit
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look

_UNSHIPPED = {OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_SHIPMENT}
_STATE_TONES = {
    ShipmentState.ACTIVE: Tone.GOOD,
    ShipmentState.REPLACED: Tone.MUTED,
    ShipmentState.REMOVED: Tone.MUTED,
}


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """An order with our decisions and the platform's words; ``order_id`` is the row's id."""

    order_id: int
    file: OrderFile
    decisions: tuple[Decision, ...]
    records: tuple[RecordRow, ...] = ()
    others: OtherColumns = ()
    outlook: Outlook = NO_OUTLOOK
    changes: tuple[OrderPart, ...] = ()
    beside: Beside = NOTHING_BESIDE


class OrderCard(Card):
    """Number, status, payment, promise and receiver.

    Signals: ``monitor_wanted`` when its link to the monitor is pressed.
    """

    monitor_wanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._number = CopyField(icons, translate("orders", "Order"))
        self.body.addWidget(self._number)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        link = button(translate("orders", "Show in the monitor ›"), is_link=True)
        link.clicked.connect(self.monitor_wanted)
        self.body.addWidget(link)

    def show_order(self, order: Order, look: Look) -> None:
        """Show another order."""
        self._number.show_value(one_line(order.number))
        empty_out(self._grid)
        moment = look.formats.moment
        facts = (
            (translate("orders", "Status"), _status(order)),
            (translate("orders", "Paid"), moment(order.paid_at)),
            (translate("orders", "Ship by (promise)"), look.formats.deadline(order.ship_by)),
            (translate("orders", "Amount"), look.formats.money(order.amount)),
            (translate("orders", "Receiver"), _receiver(order.receiver)),
        )
        for row, (name, value) in enumerate(facts):
            caption = PlainLabel(name, type_=Type.NOTE, tone=Tone.MUTED)
            self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(value, is_wrapped=True, is_selectable=True), row, 1)


def _status(order: Order) -> str:
    theirs = one_line(order.platform_status) if order.status is OrderStatus.UNKNOWN else ""
    return f"{word(order.status)} ({theirs})" if theirs else word(order.status)


def _receiver(receiver: Receiver | None) -> str:
    if receiver is None:
        return translate("orders", "Unknown")
    region = receiver.region
    place = (place_name(region.province, region.city, " "), region.district) if region else ()
    parts = [*place, receiver.name_mask, receiver.phone_mask]
    return one_line(" ".join(part for part in parts if part)) or translate("orders", "Unknown")


class LinesCard(Card):
    """What was ordered."""

    def __init__(self) -> None:
        super().__init__(translate("orders", "Goods"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_lines(self, lines: tuple[OrderLine, ...], look: Look) -> None:
        """Show another order's lines."""
        empty_out(self._rows)
        for line in lines:
            self._rows.addWidget(_line(line, look))
        self.setVisible(bool(lines))


def _line(line: OrderLine, look: Look) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(2)
    grid.addWidget(PlainLabel(one_line(line.title), is_wrapped=True, is_selectable=True), 0, 0)
    top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
    grid.addWidget(PlainLabel(look.formats.money(line.amount)), 0, 1, top_right)
    number = f"× {line.quantity}" if line.quantity else ""
    under = " ・ ".join(part for part in (one_line(line.sku), number) if part)
    grid.addWidget(PlainLabel(under, type_=Type.NOTE, tone=Tone.MUTED), 1, 0)
    grid.setColumnStretch(0, 1)
    return made


class ParcelsCard(Card):
    """Every number the order ever had, those in use first.

    Signals: ``digits_wanted`` (Shipment) to ask for a parcel with a telephone's last digits.
    """

    digits_wanted = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__(translate("orders", "Parcels and numbers"))
        self._icons = icons
        self.lines: list[ParcelLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)
        self._none = PlainLabel(tone=Tone.MUTED, is_wrapped=True)
        self.body.addWidget(self._none)

    def show_parcels(self, file: OrderFile, look: Look) -> None:
        """Show another order's parcels; a report may tell that it was shipped and by no number."""
        empty_out(self._rows)
        parcels = file.shipments
        none = translate("orders", "No parcel number was told.")
        if file.order.status in _UNSHIPPED:
            none = translate("orders", "Not shipped yet.")
        self._none.setText(none)
        in_use_first = sorted(parcels, key=lambda p: p.shipment.state is not ShipmentState.ACTIVE)
        self.lines = [ParcelLine(self._icons, parcel, look) for parcel in in_use_first]
        for line in self.lines:
            line.digits_wanted.connect(self.digits_wanted)
            self._rows.addWidget(line)
        self._none.setVisible(not parcels)

    def offer_digits(self, carriers: Container[str]) -> None:
        """Offer to ask with the digits that these carriers demand."""
        for line in self.lines:
            line.offer_digits(carriers)


class ParcelLine(QWidget):
    """One number: carrier, state, upload and last scan.

    Signals: ``digits_wanted`` (Shipment).
    """

    digits_wanted = Signal(object)

    def __init__(self, icons: Icons, parcel: ShipmentFile, look: Look) -> None:
        super().__init__()
        self._parcel = parcel
        shipment = parcel.shipment
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        number = CopyField(icons, carrier_by_id(shipment.carrier).name)
        grid.addWidget(number, 0, 0)
        number.show_value(one_line(shipment.waybill) or NOTHING)
        grid.addWidget(Tag(word(shipment.state), _STATE_TONES[shipment.state]), 0, 1)
        uploaded = look.formats.moment(shipment.uploaded_at)
        words = translate("orders", "Number uploaded {time}").replace("{time}", uploaded)
        grid.addWidget(PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED), 1, 0, 1, 2)
        last = PlainLabel(_last_scan(parcel, look), type_=Type.NOTE, is_wrapped=True)
        grid.addWidget(last, 2, 0, 1, 2)
        self.digits = button(offer_words(carrier_by_id(shipment.carrier).name), is_link=True)
        self.digits.clicked.connect(lambda: self.digits_wanted.emit(shipment))
        self.digits.hide()
        grid.addWidget(self.digits, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def offer_digits(self, carriers: Container[str]) -> None:
        """Offer to ask with the digits if these carriers demand them and this is one of theirs."""
        is_theirs = self._parcel.shipment.carrier in carriers
        self.digits.setVisible(is_theirs and may_want_digits(self._parcel))


def _last_scan(parcel: ShipmentFile, look: Look) -> str:
    last = last_event(normalise(parcel.events))
    if last is None:
        return translate("orders", "No scan yet")
    return f"{look.formats.moment(last.happened_at)}  {one_line(last.scan.text)}"


class DecisionsCard(Card):
    """What we foresee for this order, warnings first.

    Signals: ``rule_wanted`` (RuleVisit) to see the rule of one.
    """

    rule_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(translate("orders", "Our own decisions"))
        self._first: RuleVisit | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.body.addLayout(self._rows)

    @Slot()
    def see_rule(self) -> None:
        """Ask for the rule of the first decision."""
        if self._first is not None:
            self.rule_wanted.emit(self._first)

    def show_decisions(self, detail: OrderDetail, look: Look) -> None:
        """Show another order's decisions."""
        empty_out(self._rows)
        decisions = sorted(detail.decisions, key=lambda decision: decision.level.rank)
        self._first = visit_of(decisions[0], detail.file) if decisions else None
        for decision in decisions:
            warning = OtherWarning(decision, detail.file, look)
            warning.rule_wanted.connect(self.rule_wanted)
            self._rows.addWidget(warning)
        self.setVisible(bool(detail.decisions))


class OrderColumn(CardColumn):
    """Everything about one order.

    Signals: ``monitor_wanted`` (order number) to see the order in the monitor, ``rule_wanted``
    (RuleVisit) to see the rule of a decision.
    """

    monitor_wanted = Signal(str)
    rule_wanted = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__(translate("orders", "Choose an order to see it here"))
        self._detail: OrderDetail | None = None
        self.order = OrderCard(icons)
        self.lines = LinesCard()
        self.parcels = ParcelsCard(icons)
        self.history = HistoryCard()
        self.decisions = DecisionsCard()
        self.effects = EffectCard()
        self.told = OrderRecordsCard()
        self.others = OtherColumnsCard()
        self.beside = BesideCards(self)
        beside = self.beside
        self._all = (
            self.order, beside.acts, self.lines, self.parcels, beside.refunds, beside.promises,
            self.history, self.decisions, self.effects, self.told, beside.messages, self.others,
        )  # fmt: skip
        for card in self._all:
            card.hide()
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        self.order.monitor_wanted.connect(self._on_monitor)
        self.decisions.rule_wanted.connect(self.rule_wanted)

    def show_detail(self, detail: OrderDetail | None, look: Look) -> None:
        """Show an order; the same facts again change nothing."""
        if detail == self._detail:
            return
        before, self._detail = self._detail, detail
        self.show_hint(is_empty=detail is None)
        for card in self._all:
            card.setVisible(detail is not None)
        if detail is None:
            return
        self.order.show_order(detail.file.order, look)
        self.lines.show_lines(detail.file.order.lines, look)
        self.parcels.show_parcels(detail.file, look)
        self.history.show_changes(detail.changes, look)
        self.decisions.show_decisions(detail, look)
        self.effects.show_outlook(detail.outlook, look)
        self.effects.setVisible(bool(detail.outlook.effects))
        self.told.show_records(detail.records, look)
        self.others.show_columns(detail.others)
        self.beside.show_beside(detail.file.order, detail.beside, look)
        if before is None or before.order_id != detail.order_id:
            self.verticalScrollBar().setValue(0)

    def _on_monitor(self) -> None:
        if self._detail is not None:
            self.monitor_wanted.emit(self._detail.file.order.number)
