"""Small forms and questions for ``workbench screenshot``, with invented data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.past import DayEntry, Difference, DifferenceKind
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.platforms.ship_checks import CheckKind, ShipCheck, Weight
from workbench.domain.platforms.shipping_acts import ActKind
from workbench.domain.rules.decisions import Level
from workbench.domain.rules.effects import SellerAmount
from workbench.domain.shops import Platform, Shop
from workbench.domain.ticket_views import TicketRow, TicketState
from workbench.domain.tickets import Ticket, TicketKind
from workbench.ui.detail.acts import HANDLED
from workbench.ui.records.form import EntryDialog
from workbench.ui.records.paste import PasteDialog
from workbench.ui.review.day import day_cells, day_words
from workbench.ui.review.dialog import InstantDialog
from workbench.ui.review.differences import difference_cells, difference_words
from workbench.ui.review.rows import RowsDialog
from workbench.ui.rules.amount_dialog import AmountDialog
from workbench.ui.settings.removing import Leaving, RemoveDialog
from workbench.ui.shipping.contract import ShipWish
from workbench.ui.shipping.dialog import ShipDialog
from workbench.ui.tables.columns import Look
from workbench.ui.tickets.answer_dialog import AnswerDialog
from workbench.ui.tickets.file_dialog import TicketFileDialog
from workbench.ui.tickets.form import TicketDialog
from workbench.ui.translating import translate
from workbench.ui.widgets.text_dialog import TextDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDialog, QWidget

    from workbench.domain.views import MonitorRow
    from workbench.ui.contracts import Desk
    from workbench.ui.start import Stage

_AT = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)
_ORDER, _WAYBILL = "900000000000000001", "YT0000000000001"
_SHOPS = (
    Shop("taobao-1", Platform.TAOBAO, "晨禾百货"),
    Shop("tmall-1", Platform.TMALL, "晨禾旗舰店"),
)
_RULE = "1688.false_track.no_departure_48h"
_DAY = (
    DayEntry(_AT, _ORDER, _WAYBILL, _RULE, Level.CRITICAL),
    DayEntry(_AT, _ORDER, _WAYBILL, state=HandlingState.CHASED, actor="仓库", note="已电话联系"),
)
_OTHERS = (
    Difference(DifferenceKind.GONE, _ORDER, _WAYBILL, _RULE, Level.WARNING),
    Difference(DifferenceKind.APPEARED, _ORDER, "", rule_now=_RULE, level_now=Level.CRITICAL),
)


def form_dialogs(window: QWidget, desk: Desk, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    """Yield each form with its name; whoever takes its picture shows and closes it."""
    yield from _entered(window, stage)
    yield from _of_tickets(window, stage)
    yield from _looked_back(window, desk, stage)
    question = translate("monitor", "How is this outlet reached?")
    yield "dialog-text", TextDialog(question, translate("monitor", "Save"), 120, window)
    yield "dialog-remove", RemoveDialog(Leaving(_SHOPS[0].name, _SHOPS[0].id), window)
    for row in desk.monitor.rows(desk.monitor.ids(desk.monitor.query())[:1]):
        yield from _shipped(window, stage, row)


def _entered(window: QWidget, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    entry = EntryDialog(stage, window)
    entry.fields["amount"].setText("?")
    entry.save_button.click()
    yield "dialog-penalty", entry
    yield "dialog-paste", PasteDialog(window)
    amount = AmountDialog(stage, window, _SHOPS)
    amount.fill(_RULE, SellerAmount(_RULE, _AT, percent=5, min_fen=500, max_fen=5000), _AT)
    yield "dialog-amount", amount


def _of_tickets(window: QWidget, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    yield "dialog-ticket", TicketDialog(stage, _SHOPS, window)
    yield "dialog-ticket-file", TicketFileDialog(stage, _SHOPS, window)
    shop = _SHOPS[0]
    asked = Ticket(
        shop.id, shop.platform, TicketKind.URGE_SHIPPING, _ORDER, _AT, RecordSource.ENTERED
    )
    offers = ("已安排发货，请耐心等待", "缺货，请联系客服")
    row = TicketRow(asked, shop.name, TicketState.TO_ANSWER, "", offers=offers)
    yield "dialog-answer", AnswerDialog(stage, row, offers[0], window)


def _looked_back(window: QWidget, desk: Desk, stage: Stage) -> Iterator[tuple[str, QDialog]]:
    look = Look(_AT, stage.formats, desk.rules)
    yield "dialog-instant", InstantDialog(_AT, window)
    day = [day_cells(one, look) for one in _DAY]
    yield "dialog-day", RowsDialog(day_words(look), day, window)
    others = [difference_cells(one, look) for one in _OTHERS]
    yield "dialog-differences", RowsDialog(difference_words(look), others, window)
    yield "dialog-differences-none", RowsDialog(difference_words(look), (), window)


def _shipped(window: QWidget, stage: Stage, row: MonitorRow) -> Iterator[tuple[str, QDialog]]:
    """Yield a number about to be sent, as asked for and with what speaks against it."""
    wish = ShipWish(replace(row, platform=Platform.TAOBAO), HANDLED, ActKind.SHIP)
    yield "dialog-ship", ShipDialog(stage, wish, window)
    checked = ShipDialog(stage, wish, window)
    found = ShipCheck(CheckKind.NO_SCAN, Weight.STOP, {"number": _WAYBILL})
    checked.show_checks([found])
    yield "dialog-ship-checked", checked
    parcel = replace(wish.row, carrier="yunda", waybill=_WAYBILL)
    other = ShipWish(parcel, HANDLED, ActKind.REPLACE_NUMBER)
    replaced = ShipDialog(stage, other, window)
    replaced.show_checks([ShipCheck(CheckKind.ANSWER_LOST, Weight.STOP)])
    yield "dialog-replace", replaced
