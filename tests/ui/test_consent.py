"""Whole waybills leave only for a reason, and the name of the file says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from workbench.ui.exports.target import Target
from workbench.ui.frame.places import NOTICES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.exports.consent import ConsentDialog
    from workbench.ui.frame.main_window import MainWindow

TARGET = Path("/somewhere/物流监控.xlsx")


@pytest.fixture
def dialog(window: MainWindow, desk: MemoryDesk, qtbot: QtBot) -> ConsentDialog:
    """The question that follows a choice of whole waybills."""
    window.exporting.ask = lambda parent, name: Target(TARGET, is_whole=True)
    desk.exports.gate.set()
    window.views.monitor.export()
    qtbot.waitUntil(lambda: window.exporting.dialog is not None)
    assert window.exporting.dialog is not None
    return window.exporting.dialog


def test_it_says_how_many_rows_go_where(dialog: ConsentDialog) -> None:
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "1,234 行（含完整运单号）将写入「物流监控-含个人信息.xlsx」" in told
    assert any("审计" in text for text in told)


def test_without_a_reason_there_is_no_way_on(dialog: ConsentDialog) -> None:
    assert not dialog.accept_button.isEnabled()
    dialog.own.setText("   ")
    assert not dialog.accept_button.isEnabled()


def test_a_reason_writes_the_file(
    window: MainWindow, desk: MemoryDesk, dialog: ConsentDialog, qtbot: QtBot
) -> None:
    next(iter(dialog.reasons.chips.values())).click()
    with qtbot.waitSignal(window.exporting.ended):
        dialog.accept_button.click()
    (request,) = desk.exports.asked
    assert (request.target, request.is_masked) == (TARGET, False)
    assert request.reason == "向快递查件"
    assert "可以看到运单号" in window.export_bar.sentence


def test_who_changes_their_mind_writes_nothing(
    window: MainWindow, desk: MemoryDesk, dialog: ConsentDialog
) -> None:
    dialog.reject()
    assert desk.exports.asked == []
    assert window.exporting.dialog is None


def test_notifications_go_out_as_they_are_filtered(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    window.exporting.ask = lambda parent, name: Target(TARGET)
    desk.exports.gate.set()
    window.show_view(NOTICES)
    with qtbot.waitSignal(window.exporting.ended):
        window.views.notices.head.export_button.click()
    (request,) = desk.exports.asked
    assert (request.view.value, request.filters["unread"]) == ("notices", "yes")
