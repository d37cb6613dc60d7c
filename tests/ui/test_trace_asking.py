"""A telephone's last digits in the window: asked for where wanted, gone with the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.season import NOW
from workbench.domain.errors import BadInput, marked
from workbench.services.polling.trace_asking import DIGITS
from workbench.ui.frame.places import ORDERS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.tracing.dialog import DigitsDialog

CANARY = "7319"
SHUNFENG = "SF1330098812345"


def choose(window: MainWindow, desk: MemoryDesk, waybill: str, qtbot: QtBot) -> None:
    row = next(row for row in desk.monitor.all_rows if row.waybill == waybill)
    table = window.views.monitor.lists.table
    qtbot.waitUntil(window.is_settled)
    table.choose(row.id)
    qtbot.waitUntil(window.is_settled)
    detail = window.views.monitor.detail.detail
    assert detail is not None
    assert detail.row.waybill == waybill


def offered(window: MainWindow) -> str:
    link = window.views.monitor.detail.trace.digits
    return link.text() if link.isVisibleTo(window) else ""


@pytest.fixture
def dialog(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> DigitsDialog:
    choose(window, desk, SHUNFENG, qtbot)
    window.views.monitor.detail.trace.digits.click()
    found = window.trace_way.dialog
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("waybill", "told"),
    [
        pytest.param(SHUNFENG, (["shunfeng"], "顺丰需电话后四位才能查到更多轨迹…"), id="wanted"),
        pytest.param("ZT7712009834", (["zhongtong"], ""), id="another service tells"),
        pytest.param("YT8800213345012", ([], ""), id="never wanted"),
    ],
)
def test_digits_are_offered_only_where_they_are_wanted(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot, waybill: str, told: tuple[list[str], str]
) -> None:
    choose(window, desk, waybill, qtbot)
    assert (desk.tracing.looked[-1:], offered(window)) == told


def test_the_offer_leaves_with_the_row(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    choose(window, desk, SHUNFENG, qtbot)
    assert offered(window)
    choose(window, desk, "YT8800213345012", qtbot)
    assert offered(window) == ""


def test_a_parcel_is_asked_for_and_its_row_shown_anew(
    window: MainWindow, desk: MemoryDesk, dialog: DigitsDialog, qtbot: QtBot
) -> None:
    dialog.digits.setText(CANARY)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(window.undo_bar.text))
    assert desk.tracing.asked == [(SHUNFENG, CANARY)]
    assert window.undo_bar.text == f"{SHUNFENG}：查到 3 条轨迹"
    assert window.trace_way.dialog is None
    qtbot.waitUntil(window.is_settled)
    texts = [each.text() for each in window.findChildren(QLineEdit)]
    assert [text for text in texts if CANARY in text] == []
    assert CANARY not in window.windowTitle()


def order_offers(window: MainWindow) -> list[str]:
    lines = window.views.orders.detail.parcels.lines
    return [line.digits.text() for line in lines if line.digits.isVisibleTo(window)]


def choose_order(window: MainWindow, desk: MemoryDesk, waybill: str, qtbot: QtBot) -> None:
    row = next(row for row in desk.monitor.all_rows if row.waybill == waybill)
    window.show_view(ORDERS)
    qtbot.waitUntil(window.is_settled)
    window.views.orders.table.choose(row.order_id)
    qtbot.waitUntil(window.is_settled)


@pytest.mark.parametrize(
    ("waybill", "offers"),
    [
        pytest.param(SHUNFENG, ["顺丰需电话后四位才能查到更多轨迹…"], id="wanted"),
        pytest.param("ZT7712009834", [], id="another service tells"),
        pytest.param("YT8800213345012", [], id="never wanted"),
    ],
)
def test_an_order_offers_the_same_for_its_parcels(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot, waybill: str, offers: list[str]
) -> None:
    choose_order(window, desk, waybill, qtbot)
    assert order_offers(window) == offers


def test_a_parcel_is_asked_for_from_its_order(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    choose_order(window, desk, SHUNFENG, qtbot)
    line = next(each for each in window.views.orders.detail.parcels.lines if each.digits.text())
    line.digits.click()
    dialog = window.trace_way.dialog
    assert dialog is not None
    dialog.digits.setText(CANARY)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(window.undo_bar.text))
    assert desk.tracing.asked == [(SHUNFENG, CANARY)]
    qtbot.waitUntil(window.is_settled)
    assert order_offers(window)  # what was asked once may be asked again


def test_looking_back_asks_nobody(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> None:
    window.views.orders.look_back(NOW)
    choose_order(window, desk, SHUNFENG, qtbot)
    assert order_offers(window) == []


def test_fewer_than_four_are_not_sent(desk: MemoryDesk, dialog: DigitsDialog) -> None:
    dialog.digits.setText("73a1")
    dialog.digits.setText("731")
    dialog.save_button.click()
    assert "四位" in dialog.trouble.text()
    assert desk.tracing.asked == []
    dialog.reject()


def test_wrong_digits_are_said(
    window: MainWindow, desk: MemoryDesk, dialog: DigitsDialog, qtbot: QtBot
) -> None:
    reason = marked("errors", "the carrier does not take them for this parcel")
    desk.tracing.error = BadInput(what=DIGITS, reason=reason)
    dialog.digits.setText("0000")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(window.undo_bar.text))
    assert window.undo_bar.text.startswith("电话后四位：与该包裹不符")


def test_a_question_that_is_left_asks_nobody(
    window: MainWindow, desk: MemoryDesk, dialog: DigitsDialog
) -> None:
    dialog.reject()
    assert (desk.tracing.asked, window.trace_way.dialog) == ([], None)
