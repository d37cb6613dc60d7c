"""From what was typed into a search on to what it found, without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.ui.frame.places import CASES, MONITOR, NOTICES, ORDERS, RECORDS, RULES, TICKETS
from workbench.ui.widgets.view_head import SearchBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.frame.main_window import MainWindow

SEARCHED = (MONITOR, ORDERS, TICKETS, CASES, NOTICES, RULES, RECORDS)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down], ids=["enter", "down"])
@pytest.mark.parametrize("number", SEARCHED)
def test_a_search_leads_on_to_its_list(
    window: MainWindow, qtbot: QtBot, number: int, key: Qt.Key
) -> None:
    window.show_view(number)
    qtbot.waitUntil(window.is_settled)
    window.stack.start_search()
    box = QApplication.focusWidget()
    assert isinstance(box, SearchBox)
    QTest.keyClick(box, key)
    here = QApplication.focusWidget()
    assert here is not box
    assert here is not None
    assert window.stack.shown.isAncestorOf(here)
    qtbot.waitUntil(window.is_settled)


def test_what_was_typed_is_searched_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(MONITOR)
    window.stack.start_search()
    box = QApplication.focusWidget()
    assert isinstance(box, SearchBox)
    QTest.keyClicks(box, "YT")
    with qtbot.waitSignal(box.searched, timeout=0) as told:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert told.args == ["YT"]
    qtbot.waitUntil(window.is_settled)
