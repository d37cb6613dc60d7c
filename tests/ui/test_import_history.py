"""The imports so far: what each brought, and taking back any that still stands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.domain.errors import BadInput
from workbench.domain.exchange.imports import ImportEntry
from workbench.domain.pages import SavedPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.imports.history import HistoryDialog

AT = datetime(2024, 1, 24, 2, tzinfo=UTC)


@pytest.fixture
def entries(desk: MemoryDesk) -> list[ImportEntry]:
    """Two imports, the last one first."""
    desk.imports.gate.set()
    desk.imports.entries = [
        ImportEntry("订单.csv", "", "", AT, AT, 3, saved=SavedPage(new=1200, changed=4), id=2),
        ImportEntry("运单.xlsx", "", "", AT, AT, saved=SavedPage(new=7), id=1),
    ]
    return desk.imports.entries


def opened(window: MainWindow, qtbot: QtBot) -> HistoryDialog:
    window.rail.entries.history.click()
    back = window.intake.looking_back
    qtbot.waitUntil(lambda: back.dialog is not None and not back.errand.is_running)
    assert back.dialog is not None
    return back.dialog


def told(dialog: HistoryDialog) -> list[tuple[str, str, bool]]:
    return [(row.name.text(), row.about.text(), row.back is not None) for row in dialog.rows]


def test_each_import_says_what_it_brought(
    window: MainWindow, entries: list[ImportEntry], qtbot: QtBot
) -> None:
    assert told(opened(window, qtbot)) == [
        ("订单.csv", "1月24日 10:00 ・ 新增 1,200，变化 4，未导入 3 行", True),
        ("运单.xlsx", "1月24日 10:00 ・ 新增 7，变化 0", True),
    ]


def test_any_that_stands_can_be_taken_back(
    window: MainWindow, desk: MemoryDesk, entries: list[ImportEntry], qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    back = dialog.rows[1].back
    assert back is not None
    back.click()
    qtbot.waitUntil(lambda: dialog.rows[1].back is None)
    assert desk.imports.undone == [1]
    assert told(dialog)[1] == ("运单.xlsx", "1月24日 10:00 ・ 已于 1月24日 11:00 撤销", False)
    assert window.undo_bar.text == "已撤销导入：删去 2 单，恢复 1 单"
    qtbot.waitUntil(window.is_settled)


def test_how_far_it_is_stands_over_the_list_with_a_way_to_leave_it(
    window: MainWindow, desk: MemoryDesk, entries: list[ImportEntry], qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    assert dialog.cancel.isHidden()
    desk.imports.gate.clear()
    back = dialog.rows[0].back
    assert back is not None
    back.click()
    qtbot.waitUntil(dialog.cancel.isVisible)
    assert dialog.progress.text() == "正在撤销导入：25 %"
    dialog.cancel.click()
    desk.imports.gate.set()
    qtbot.waitUntil(dialog.cancel.isHidden)
    assert desk.imports.undone == []
    assert dialog.rows[0].back is not None
    qtbot.waitUntil(window.is_settled)


def test_nothing_yet_is_said(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert not dialog.none.isHidden()
    assert dialog.rows == []


def test_a_refusal_stands_over_the_list(
    window: MainWindow, desk: MemoryDesk, entries: list[ImportEntry], qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    desk.imports.undo_error = BadInput(what="订单.csv", reason="x")
    back = dialog.rows[0].back
    assert back is not None
    back.click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    assert not dialog.problem.isHidden()


def test_the_list_has_a_key_and_closes_with_escape(window: MainWindow, qtbot: QtBot) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_O, keys)
    back = window.intake.looking_back
    qtbot.waitUntil(lambda: back.dialog is not None and not back.errand.is_running)
    assert back.dialog is not None
    back.dialog.reject()
    assert back.dialog is None
