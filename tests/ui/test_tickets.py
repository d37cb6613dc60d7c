"""The view of tickets: what it opens on, the countdown, acts with their way back, the detail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.season import NOW
from tests.ui.ticket_doubles import some_tickets
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.domain.ticket_views import TicketSort, TicketState
from workbench.domain.tickets import TicketKind
from workbench.ui.frame.places import ORDERS, RULES, TICKETS
from workbench.ui.notices.words import notice_words
from workbench.ui.theme import Tone
from workbench.ui.tickets.answer_dialog import AnswerDialog
from workbench.ui.tickets.columns import TICKET_COLUMNS, shape_of, state_tone
from workbench.ui.tickets.form import TicketDialog
from workbench.ui.tickets.view import TicketsView
from workbench.ui.tickets.words import sentence, unknowns
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.domain.ticket_views import TicketRow
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.columns import Look

LATE, SOON, INVOICE, DONE = some_tickets()


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools, settle: Callable[[], None]) -> TicketsView:
    made = TicketsView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.reload()
    settle()
    settle()
    return made


@pytest.fixture
def look(tools: ViewTools) -> Look:
    return tools.look()


def cells(row: TicketRow, look: Look) -> dict[str, str]:
    return {column.key: column.paint.text(row, look) for column in TICKET_COLUMNS}


def texts(view: TicketsView) -> list[str]:
    return [x.text() for x in view.detail.findChildren(PlainLabel) if x.isVisible()]


def test_opens_on_what_is_unanswered_the_soonest_first(view: TicketsView, desk: MemoryDesk) -> None:
    asked = desk.tickets.asked[-1]
    assert (asked.open_only, asked.sort, asked.descending) == (True, TicketSort.DEADLINE, False)
    assert list(view.model.ids) == [2, 1, 3]
    assert view.head.context == "待回复 3 张，共 4 张"
    assert (view.filters.open.number, view.filters.all.number) == ("3", "4")
    assert [chip.number for chip in view.filters.kinds.values()] == ["2", "0", "1"]


def test_model_keeps_qts_rules(view: TicketsView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)


def test_cells(look: Look) -> None:
    shown = cells(SOON, look)
    assert shown["kind"] == "催发货"
    assert shown["remaining"] == "剩1时00分"
    assert shown["state"] == "待回复"
    assert shown["platform_shop"] == "淘宝・晨禾淘宝店"
    assert cells(DONE, look)["remaining"] == "—"
    assert (shape_of(DONE).value, state_tone(DONE)) == ("✓", Tone.GOOD)


def test_only_countdowns_on_screen_are_painted_anew(view: TicketsView, look: Look) -> None:
    told: list[tuple[int, int]] = []
    view.model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column())))
    later = replace(look, now=look.now + timedelta(minutes=1))
    view.model.look_at(later, 0, 0)
    keys = [column.key for column in TICKET_COLUMNS]
    assert told == [(0, keys.index("remaining"))]


def test_chips_and_search_narrow_down(
    view: TicketsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.filters.kinds[TicketKind.INVOICE].click()
    settle()
    assert list(view.model.ids) == [3]
    view.escape()
    settle()
    view.filters.all.click()
    settle()
    assert list(view.model.ids) == [2, 1, 3, 4]
    view.choose(search="没有")
    settle()
    assert view.area.state == "没有符合筛选条件的工单"


def test_all_answered_is_good_and_none_at_all_says_how_to_begin(
    view: TicketsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.tickets.all_rows = [DONE]
    view.reload()
    settle()
    assert view.area.state == "工单都已回复"
    desk.tickets.all_rows = []
    view.reload()
    settle()
    assert view.area.state == "还没有工单"


def test_one_ticket_beside_the_list(view: TicketsView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "答复仍计入灯塔求助率，豁免与否都一样。" in texts(view))
    qtbot.waitUntil(lambda: any("加厚保温杯" in text for text in texts(view)))
    assert any("无法发货-收/发货地址在疫情区域" in text for text in texts(view))


def test_an_invoice_shows_both_clocks(
    view: TicketsView, settle: Callable[[], None], look: Look, qtbot: QtBot
) -> None:
    view.table.choose(3)
    settle()
    last_day = look.formats.deadline(NOW + timedelta(hours=240))
    qtbot.waitUntil(lambda: {"回复", "开票", last_day} <= set(texts(view)))


def answering(view: TicketsView) -> AnswerDialog:
    dialog = view.acts.dialog
    assert isinstance(dialog, AnswerDialog)
    return dialog


def test_an_answer_is_recorded_and_taken_back(
    view: TicketsView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    view.detail.replies.copy_first()
    assert QGuiApplication.clipboard().text() == "您好，订单9002的商品暂时缺货。"
    view.detail.ticket.answer.click()
    dialog = answering(view)
    assert dialog.box.toPlainText() == "您好，订单9002的商品暂时缺货。"
    with qtbot.waitSignal(view.said) as said:
        dialog.save_button.click()
    settle()
    assert said.args[0] == "订单 9002：回复已记录"
    assert list(view.model.ids) == [1, 3]
    said.args[1]()
    settle()
    assert list(view.model.ids) == [2, 1, 3]


def test_an_answer_whose_time_cannot_be_read_stays_open(
    view: TicketsView, desk: MemoryDesk
) -> None:
    view.detail.ticket.answer.click()
    dialog = answering(view)
    dialog.at.setText("2024-01-24")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert "还要写明几点" in dialog.trouble.text()
    dialog.reject()
    assert all(row.ticket.reply != "x" for row in desk.tickets.all_rows)


def test_an_issued_invoice_ends_its_ticket(
    view: TicketsView, settle: Callable[[], None], qtbot: QtBot
) -> None:
    view.table.choose(3)
    settle()
    with qtbot.waitSignal(view.said):
        view.detail.ticket.invoice.click()
    settle()
    assert 3 not in view.model.ids


def test_a_ticket_is_entered_and_taken_back(
    view: TicketsView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    view.enter_button.click()
    dialog = view.acts.dialog
    assert isinstance(dialog, TicketDialog)
    dialog.save_button.click()
    assert dialog.trouble.isVisible()
    dialog.kinds.chips[TicketKind.INVOICE.value].click()
    dialog.shops.chips["m1"].click()
    for name, text in (
        ("order_number", "90000001"),
        ("created_at", "2024-01-24 09:30"),
        ("applied_at", "2024-01-05"),
    ):
        dialog.fields[name].setText(text)
    with qtbot.waitSignal(view.said) as said:
        dialog.save_button.click()
    settle()
    (ticket,) = desk.tickets.entered
    assert (ticket.kind, ticket.shop_id) == (TicketKind.INVOICE, "m1")
    assert ticket.invoice.applied_at is not None
    said.args[1]()
    settle()
    assert 100 not in view.model.ids


def test_what_was_typed_in_can_be_removed_and_comes_back(
    view: TicketsView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.said) as said:
        view.detail.ticket.remove.click()
    settle()
    assert 2 not in view.model.ids
    said.args[1]()
    settle()
    assert desk.tickets.entered[0].order_number == "9002"


def test_the_export_takes_the_filters(view: TicketsView, qtbot: QtBot) -> None:
    view.choose(kind=TicketKind.STALL, is_open_only=False)
    with qtbot.waitSignal(view.export_wanted) as told:
        view.export()
    asked, filters, name = told.args
    assert (asked.value, name) == ("tickets", "任务工单")
    assert (filters["kind"], filters["open"]) == ("stall", "no")


def test_sentences_say_what_to_do(look: Look) -> None:
    assert sentence(LATE, look).startswith("回复时限已于")
    assert sentence(replace(SOON, state=TicketState.UNKNOWN), look) == ""
    assert unknowns(replace(SOON, clocks=())) == ("没有来源说明这个平台的工单可以等多久。",)


def test_a_ticket_leads_to_its_order_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(TICKETS)
    qtbot.waitUntil(window.is_settled)
    way = window.ticket_way
    window.views.tickets.detail.order.link.click()
    qtbot.waitUntil(window.is_settled)
    assert window.rail.buttons[ORDERS].isChecked()
    assert window.views.orders.choice.search == "9002"
    assert way.bar.sentence == "工单对应的订单 9002"
    way.bar.pressed.emit()
    qtbot.waitUntil(window.is_settled)
    assert window.rail.buttons[TICKETS].isChecked()
    assert way.bar.sentence == ""


def test_a_ticket_leads_to_its_rule(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(TICKETS)
    qtbot.waitUntil(window.is_settled)
    window.views.tickets.detail.ticket.link.click()
    qtbot.waitUntil(window.is_settled)
    assert window.rail.buttons[RULES].isChecked()


def test_the_rail_counts_what_waits(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.rail.buttons[TICKETS].badge == "3")


def test_a_notice_of_a_ticket_leads_to_it(window: MainWindow, qtbot: QtBot) -> None:
    window.views.notices.ticket_opened.emit("9002")
    qtbot.waitUntil(window.is_settled)
    assert window.rail.buttons[TICKETS].isChecked()
    assert list(window.views.tickets.model.ids) == [2]


def test_a_notice_says_which_ticket_and_until_when(look: Look) -> None:
    values = {"ticket": "urge_shipping", "shop": "晨禾淘宝店", "deadline": NOW.isoformat()}
    notice = Notice(NoticeKind.TICKET_DUE, "k", Level.WARNING, NOW, order_number="9", values=values)
    assert notice_words(notice, look).title == "催发货（晨禾淘宝店）：请在 1月24日 10:00 前处理"
    over = replace(notice, values={**values, "over": "yes"})
    assert notice_words(over, look).title == "催发货（晨禾淘宝店）：已于 1月24日 10:00 超时"


def test_a_pasted_table_is_shown_saved_and_taken_back(
    view: TicketsView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    view.files_button.click()
    dialog = view.intake.dialog
    assert dialog is not None
    dialog.box.setPlainText("看不懂")
    settle()
    assert "订单编号" in dialog.found.text()
    head = "订单编号\t工单类型\t创建时间"
    dialog.box.setPlainText(
        f"{head}\n90000077\t催发货\t2024-01-24 09:00\n90000078\t别的\t2024-01-24 09:00"
    )
    settle()
    assert dialog.found.text().splitlines()[0] == "看懂 1 张工单，1 行未收"
    with qtbot.waitSignal(view.said) as said:
        dialog.save_button.click()
    settle()
    assert desk.tickets.entered[0].order_number == "90000077"
    said.args[1]()
    settle()
    assert all(row.ticket.order_number != "90000077" for row in desk.tickets.all_rows)
