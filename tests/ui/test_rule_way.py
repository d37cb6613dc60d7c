"""The way from a warning in any view to its rule, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.season import DEPARTURE, GAP
from workbench.ui.frame.places import MONITOR, NOTICES, ORDERS, RULES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.frame.main_window import MainWindow


def test_a_warning_leads_to_its_rule_and_escape_back(window: MainWindow, qtbot: QtBot) -> None:
    window.views.monitor.detail.head.rule_link.click()
    qtbot.waitUntil(window.is_settled)
    assert window.views.rules.isVisible()
    assert window.views.rules.table.chosen is not None
    assert window.views.rules.table.chosen.id == DEPARTURE
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.views.monitor.lists.table.hasFocus)
    assert window.views.monitor.lists.table.chosen == 1


def test_g_leads_from_the_monitor_to_the_rule(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.views.monitor.lists.table, Qt.Key.Key_G)
    qtbot.waitUntil(window.views.rules.isVisible)


def test_a_further_warning_leads_to_its_own_rule(window: MainWindow, qtbot: QtBot) -> None:
    links = window.views.monitor.detail.more.findChildren(QPushButton)
    links[0].click()
    qtbot.waitUntil(window.is_settled)
    assert window.views.rules.table.chosen is not None
    assert window.views.rules.table.chosen.id == GAP


def test_an_order_leads_to_the_rule_and_back_to_the_order(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(ORDERS)
    qtbot.waitUntil(window.is_settled)
    window.views.orders.detail.decisions.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(window.views.rules.isVisible)
    window.views.rules.visit_bar.pressed.emit()
    assert window.views.orders.isVisible()


def test_g_leads_from_an_order_to_the_rule(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(ORDERS)
    qtbot.waitUntil(window.is_settled)
    QTest.keyClick(window.views.orders.table, Qt.Key.Key_G)
    qtbot.waitUntil(window.views.rules.isVisible)


def test_a_notice_leads_to_its_rule(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(NOTICES)
    qtbot.waitUntil(window.is_settled)
    notices = window.views.notices
    notices.table.setCurrentIndex(notices.model.index(6, 0))
    assert notices.detail.rule.isHidden()
    notices.table.setCurrentIndex(notices.model.index(0, 0))
    chosen = notices.chosen_notice()
    assert chosen is not None
    rule = chosen.rule
    notices.detail.rule.click()
    qtbot.waitUntil(window.is_settled)
    assert window.views.rules.table.chosen is not None
    assert window.views.rules.table.chosen.id == rule


def test_another_view_ends_the_visit(window: MainWindow, qtbot: QtBot) -> None:
    window.views.monitor.detail.head.rule_link.click()
    qtbot.waitUntil(window.is_settled)
    window.show_view(MONITOR)
    window.show_view(RULES)
    assert window.views.rules.visit_bar.sentence == ""
    assert window.views.rules.table.scale.marked == ("", None)
