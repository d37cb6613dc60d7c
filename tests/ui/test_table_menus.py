"""Every list's menu: its acts with their keys, copying, and the columns."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from workbench.domain.views import Grouping
from workbench.ui.frame.places import NOTICES, ORDERS, RECORDS, TICKETS
from workbench.ui.monitor.acting import MOST_IN_MESSAGE
from workbench.ui.monitor.bulk import MOST, too_many_words
from workbench.ui.monitor.groups import group_name
from workbench.ui.tables.copying import MOST_ROWS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow

ALWAYS = ["复制单元格\tCtrl+C", "复制整行\tCtrl+Shift+C", "列"]


def opened(window: MainWindow, number: int, qtbot: QtBot) -> QMenu:
    """Return a view's menu as it opens on its chosen row."""
    window.show_view(number)
    qtbot.waitUntil(window.is_settled)
    view: Any = window.stack.views[number]
    view.table.customContextMenuRequested.emit(QPoint(5, 5))
    menu: QMenu = view.menu.menu
    menu.hide()
    return menu


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize(
    ("number", "first"),
    [
        pytest.param(ORDERS, "查看详情\tEnter", id="orders"),
        pytest.param(TICKETS, "记录回复…\tR", id="tickets"),
        pytest.param(NOTICES, "在监控中查看\tEnter", id="notices"),
        pytest.param(RECORDS, "申诉…\tA", id="penalties"),
    ],
)
def test_a_menu_begins_with_acts_and_ends_with_the_table(
    window: MainWindow, qtbot: QtBot, number: int, first: str
) -> None:
    told = words(opened(window, number, qtbot))
    assert told[0] == first
    begin = told.index(ALWAYS[0])
    assert told[begin : begin + 3] == ALWAYS


def test_c_copies_the_number_of_an_order(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(ORDERS)
    qtbot.waitUntil(window.is_settled)
    table = window.views.orders.table
    (row,) = window.views.orders.sight.rows([table.chosen])
    QTest.keyClick(table, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == row.number
    assert row.number in window.undo_bar.text


def test_of_too_many_marked_rows_none_is_acted_on(window: MainWindow) -> None:
    table = window.monitor.lists.table
    table.show_ids(array("q", range(1, MOST + 2)))
    table.selectAll()
    for key in (Qt.Key.Key_H, Qt.Key.Key_R):
        window.undo_bar.offer("", None)
        QTest.keyClick(table, key)
        assert window.undo_bar.text == too_many_words()


def test_of_too_many_marked_rows_the_first_are_copied_and_that_is_said(
    window: MainWindow,
) -> None:
    table = window.monitor.lists.table
    table.show_ids(array("q", range(1, MOST_ROWS + 2)))
    table.selectAll()
    table.copying.copy_rows()
    assert len(QGuiApplication.clipboard().text().splitlines()) == MOST_ROWS
    assert window.undo_bar.text == "一次最多 2,000 行；「导出」可写出整个列表"


def test_a_message_about_the_first_of_a_group_says_so(window: MainWindow, qtbot: QtBot) -> None:
    own = window.monitor.lists.model.ids
    window.monitor.acts.copy_chase(own[:1] * (MOST_IN_MESSAGE + 7), "yuantong", "义乌转运中心")
    qtbot.waitUntil(window.is_settled)
    assert window.undo_bar.text.endswith("其余 7 件不在其中")


def test_c_on_an_outlet_copies_its_message_and_says_how_it_is_reached(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    monitor = window.monitor
    monitor.asking.choose(grouping=Grouping.CARRIER_SITE)
    qtbot.waitUntil(window.is_settled)
    groups = monitor.lists.groups
    (at,) = [n for n, one in enumerate(groups.groups.groups) if one.site == "义乌转运中心"]
    desk.groups.keep_contact("yuantong", "义乌转运中心", "微信 yiwu-1")
    groups.setCurrentIndex(groups.groups.index(at, 0))
    QTest.keyClick(groups, Qt.Key.Key_C)
    qtbot.waitUntil(window.is_settled)
    assert QGuiApplication.clipboard().text().startswith("圆通您好，")
    assert window.undo_bar.text.endswith("联系方式：微信 yiwu-1")


def test_a_chosen_outlet_stands_beside_the_list_with_its_message_and_contact(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    monitor, work = window.monitor, window.monitor.group_work
    desk.groups.keep_contact("yuantong", "义乌转运中心", "微信 yiwu-1")
    assert not work.card.isVisible()
    monitor.asking.choose(grouping=Grouping.CARRIER_SITE)
    qtbot.waitUntil(window.is_settled)
    groups = monitor.lists.groups
    for number, one in enumerate(groups.groups.groups):
        groups.setCurrentIndex(groups.groups.index(number, 0))
        qtbot.waitUntil(window.is_settled)
        has_contact = one.site == "义乌转运中心"
        assert work.card.name.text() == group_name(one)
        assert work.card.numbers.text().startswith(f"{one.count} 件")
        assert (work.outlet.line.text() == "联系方式：微信 yiwu-1") == has_contact
    work.card.chase.click()
    qtbot.waitUntil(window.is_settled)
    assert "件的催件话术" in window.undo_bar.text
    work.card.opening.click()
    qtbot.waitUntil(window.is_settled)
    assert (monitor.asking.choice.grouping, work.card.isVisible()) == (Grouping.PARCEL, False)


def test_a_shop_has_no_outlet_to_chase(window: MainWindow, qtbot: QtBot) -> None:
    window.monitor.asking.choose(grouping=Grouping.SHOP)
    qtbot.waitUntil(window.is_settled)
    card = window.monitor.group_work.card
    assert [card.opening.isVisible(), card.chase.isVisible()] == [True, False]


def test_what_a_narrow_list_puts_at_risk_is_told_of_all_shops(window: MainWindow) -> None:
    monitor = window.monitor
    told = [monitor.exposure.caption]
    for changes in ({"rule": "x"}, {"shop_id": "shop-1"}, {"rule": ""}):
        monitor.asking.choose(**changes)
        told.append(monitor.exposure.caption)
    assert told == ["预计扣款", "预计扣款（全部店铺）", "预计扣款（整店）", "预计扣款"]
