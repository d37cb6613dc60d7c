"""The window looks after the group's report and offers its message."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from workbench.domain.exchange.reports import GroupReport
from workbench.ui.today.reporting import bar_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow

FIVE = datetime(2024, 1, 24, 9, tzinfo=UTC)
REPORT = GroupReport(FIVE, 12, "截止时间 01-24\n晨禾百货 12")


def test_a_due_report_is_offered_to_be_copied(
    qtbot: QtBot, window: MainWindow, desk: MemoryDesk
) -> None:
    desk.settings.due, desk.reports.report = FIVE, REPORT
    with qtbot.waitSignal(window.reporting.made):
        window.reporting.look()
    assert "17:00" in window.reporting.bar.sentence
    assert "12" in window.reporting.bar.sentence
    copy = window.reporting.bar.findChild(QPushButton)
    assert copy is not None
    copy.click()
    assert QGuiApplication.clipboard().text() == REPORT.message
    assert window.reporting.bar.isHidden()
    qtbot.waitUntil(window.is_settled)


def test_nothing_is_asked_for_before_its_time(window: MainWindow) -> None:
    window.reporting.look()
    assert window.is_settled()
    assert window.reporting.bar.isHidden()


def test_the_bar_says_where_the_file_is_or_that_it_is_not() -> None:
    path = Path("/srv/reports/日报.pdf")
    assert str(path) in bar_words(GroupReport(FIVE, 1, "", path))
    refused = bar_words(GroupReport(FIVE, 1, "", path, is_refused=True))
    assert str(path) in refused
    assert refused != bar_words(GroupReport(FIVE, 1, "", path))
