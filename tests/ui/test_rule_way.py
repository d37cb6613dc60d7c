"""The way from a warning in any view to its rule, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.season import DEPARTURE, GAP
from workbench.ui.frame.main_window import MONITOR, NOTICES, ORDERS, RULES, MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_warning_leads_to_its_rule_and_escape_back(window: MainWindow, qtbot: QtBot) -> None:
    window.monitor.detail.head.rule_link.click()
    qtbot.waitUntil(window.is_settled)
    assert window.rules.isVisible()
    assert window.rules.table.chosen is not None
    assert window.rules.table.chosen.id == DEPARTURE
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.monitor.lists.table.hasFocus)
    assert window.monitor.lists.table.chosen == 1


def test_g_leads_from_the_monitor_to_the_rule(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.monitor.lists.table, Qt.Key.Key_G)
    qtbot.waitUntil(window.rules.isVisible)


def test_a_further_warning_leads_to_its_own_rule(window: MainWindow, qtbot: QtBot) -> None:
    links = window.monitor.detail.more.findChildren(QPushButton)
    links[0].click()
    qtbot.waitUntil(window.is_settled)
    assert window.rules.table.chosen is not None
    assert window.rules.table.chosen.id == GAP


def test_an_order_leads_to_the_rule_and_back_to_the_order(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(ORDERS)
    qtbot.waitUntil(window.is_settled)
    window.orders.detail.decisions.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(window.rules.isVisible)
    window.rules.visit_bar.pressed.emit()
    assert window.orders.isVisible()


def test_g_leads_from_an_order_to_the_rule(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(ORDERS)
    qtbot.waitUntil(window.is_settled)
    QTest.keyClick(window.orders.table, Qt.Key.Key_G)
    qtbot.waitUntil(window.rules.isVisible)


def test_a_notice_leads_to_its_rule(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(NOTICES)
    qtbot.waitUntil(window.is_settled)
    window.notices.list.setCurrentIndex(window.notices.model.index(6))
    assert not window.notices.see_rule.isEnabled()
    window.notices.list.setCurrentIndex(window.notices.model.index(0))
    rule = window.notices.model.notice_at(0).rule
    window.notices.see_rule.click()
    qtbot.waitUntil(window.is_settled)
    assert window.rules.table.chosen is not None
    assert window.rules.table.chosen.id == rule


def test_another_view_ends_the_visit(window: MainWindow, qtbot: QtBot) -> None:
    window.monitor.detail.head.rule_link.click()
    qtbot.waitUntil(window.is_settled)
    window.show_view(MONITOR)
    window.show_view(RULES)
    assert window.rules.visit_bar.sentence == ""
    assert window.rules.table.scale.marked == ("", None)
