"""回看: the monitor turned to a past instant and back, with real keys and clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtTest import QTest

from tests.ui.season import DEPARTURE, NOW
from workbench.domain.clock import SHANGHAI
from workbench.domain.exchange.exports import ExportView
from workbench.domain.handling import HandlingState
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.past import MOST_LISTED, DayEntry, Difference, DifferenceKind
from workbench.domain.rules.decisions import Level
from workbench.domain.views import Urgency
from workbench.ui.background import Gate
from workbench.ui.frame.places import ORDERS
from workbench.ui.monitor.conditions import Conditions
from workbench.ui.monitor.view import MonitorView
from workbench.ui.review.dialog import InstantDialog
from workbench.ui.review.rows import RowsDialog
from workbench.ui.today.giving_out import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools

THEN = datetime(2024, 1, 23, 2, tzinfo=UTC)


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools) -> MonitorView:
    made = MonitorView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.set_conditions(Conditions(tuple(tools.desk.shops.health()), tools.desk.monitor.now()))
    made.reload()
    qtbot.waitUntil(lambda: tools.jobs.is_idle)
    made.lists.table.setFocus()
    qtbot.waitUntil(made.lists.table.hasFocus)
    return made


@pytest.fixture
def past(view: MonitorView, settle: Callable[[], None]) -> MonitorView:
    """The view, turned to THEN."""
    view.turning.look_back(THEN)
    settle()
    return view


def shown(view: MonitorView) -> list[int]:
    return list(view.lists.model.ids)


def test_an_instant_is_chosen_in_shanghai_time(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.head.review_wanted.emit()
    dialog = view.turning.dialog
    assert isinstance(dialog, InstantDialog)
    dialog.edit.setDateTime(QDateTime(QDate(2024, 1, 23), QTime(10, 0)))
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle()
    assert desk.past.asked == [THEN]


def test_the_future_is_not_offered(view: MonitorView) -> None:
    view.turning.ask()
    dialog = view.turning.dialog
    assert isinstance(dialog, InstantDialog)
    dialog.edit.setDateTime(QDateTime(QDate(2030, 1, 1), QTime(0, 0)))
    assert dialog.edit.dateTime() == QDateTime(QDate(2024, 1, 24), QTime(10, 0))
    dialog.reject()


def test_a_band_says_from_when_the_view_looks(past: MonitorView) -> None:
    assert past.band.isVisible()
    assert past.band.sentence.text() == (
        "正在回看 2024-01-23 10:00 ・ 当时 3 条预警；此后新增 8 条、消失 0 条、变化 1 条。"
        "回看时只能写备注。"
    )
    assert sorted(shown(past)) == [1, 2, 3]


def test_countdowns_count_from_then(past: MonitorView) -> None:
    assert past.lists.model.look.now == THEN
    past.lists.tick()
    assert past.lists.model.look.now == THEN


def test_nothing_of_now_is_told_as_of_then(past: MonitorView) -> None:
    assert past.exposure.text == "回看时不计算"
    assert past.head.context == "按当时所知"
    assert not past.urgencies.chips[Urgency.ALL_OPEN].isVisible()


def test_an_empty_past_is_no_proof_that_all_was_well(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.monitor.all_rows = []
    view.turning.look_back(THEN)
    settle()
    assert view.lists.state == "当时没有预警记录"


def test_back_to_now(past: MonitorView, settle: Callable[[], None]) -> None:
    QTest.mouseClick(past.band.leave, Qt.MouseButton.LeftButton)
    settle()
    assert not past.band.isVisible()
    assert len(shown(past)) == 11
    assert past.detail.remedies.isEnabled()


def test_a_long_look_back_says_so_and_can_be_given_up(
    view: MonitorView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    gate = Gate()
    desk.past.gate = gate
    view.turning.look_back(THEN)
    qtbot.waitUntil(view.band.isVisible)
    assert view.band.sentence.text() == "正在读取 2024-01-23 10:00 的数据 … 33%"
    assert view.band.leave.text() == "取消"
    view.band.leave.click()
    gate.open()
    settle()
    assert view.sight.past is None
    assert not view.band.isVisible()


def test_escape_comes_back(past: MonitorView, settle: Callable[[], None]) -> None:
    past.escape()
    settle()
    assert not past.band.isVisible()
    assert len(shown(past)) == 11


def test_chips_search_and_sorting_ask_the_past(
    past: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    asked = len(desk.monitor.asked)
    past.urgencies.chips[Urgency.OVERDUE].click()
    past.head.search.setText("2401190044120773109")
    past.head.search.returnPressed.emit()
    settle()
    assert shown(past) == [2]
    assert len(desk.monitor.asked) == asked


def test_no_act_is_possible_but_notes_are(
    past: MonitorView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    assert not past.detail.remedies.isEnabled()
    with qtbot.waitSignal(past.said) as said:
        QTest.keyClick(past.lists.table, Qt.Key.Key_H)
    assert said.args == ["回看时不能处理，只能写备注", None]
    assert desk.monitor.acts == {}
    past.detail.note_wanted.emit("当时已催过")
    settle()
    assert [entry.note for entry in desk.monitor.acts[past.lists.table.chosen]] == ["当时已催过"]


def test_the_badge_keeps_the_number_of_now(past: MonitorView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(past.counted):
        past.reload()


def test_the_days_decisions_and_acts_are_listed(
    past: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    warned = DayEntry(THEN, "A1", "YT0001", DEPARTURE, Level.CRITICAL)
    acted = DayEntry(THEN, "A2", "", state=HandlingState.CHASED, actor="seller", note="电话")
    desk.past.entries = [warned, acted]
    past.band.day_wanted.emit()
    settle()
    dialog = past.turning.dialog
    assert isinstance(dialog, RowsDialog)
    assert dialog.text() == (
        "1月23日 10:00\t预警\t揽收后48h未离开首分拨（紧急）\t\tA1\tYT0001\n"
        "1月23日 10:00\t处理\t已催件\tseller · 电话\tA2\t"
    )
    dialog.rows.itemActivated.emit(dialog.rows.topLevelItem(0), 0)
    settle()
    assert past.asking.choice.search == "YT0001"


def test_a_review_is_exported_as_of_then(past: MonitorView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(past.export_wanted) as wanted:
        past.export()
    assert wanted.args[0] is ExportView.MONITOR
    assert wanted.args[1]["as_of"] == THEN.isoformat()
    assert wanted.args[2].endswith(f"-{THEN.astimezone(SHANGHAI):%Y%m%d-%H%M}")


def test_what_narrows_the_past_narrows_its_file(
    past: MonitorView, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    past.urgencies.chips[Urgency.OVERDUE].click()
    settle()
    with qtbot.waitSignal(past.export_wanted) as wanted:
        past.export()
    assert wanted.args[1]["urgency"] == Urgency.OVERDUE.value


def test_refresh_keeps_the_past_and_what_is_looked_at(
    past: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    past.lists.table.choose(2)
    desk.monitor.all_rows = [replace(row, level=Level.NONE) for row in desk.monitor.all_rows]
    past.reload()
    settle()
    assert past.lists.table.chosen == 2
    assert sorted(shown(past)) == [1, 2, 3]
    assert desk.monitor.now() == NOW


def test_troubles_of_then_come_after_the_warnings(
    past: MonitorView, settle: Callable[[], None]
) -> None:
    chip = past.kinds.troubles[Trouble.RETURNED]
    assert not chip.isHidden()
    assert chip.number == "1"
    chip.click()
    settle()
    assert shown(past) == [5]
    chip.click()
    settle()
    assert sorted(shown(past)) == [1, 2, 3]


def test_what_is_different_now_is_listed(
    past: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    gone = Difference(DifferenceKind.GONE, "A1", "YT1", DEPARTURE, Level.WARNING)
    desk.past.different = [gone]
    past.band.differences_wanted.emit()
    settle()
    dialog = past.turning.dialog
    assert isinstance(dialog, RowsDialog)
    assert dialog.text() == "消失\t揽收后48h未离开首分拨（即将超时）\t\tA1\tYT1"
    # The past tells of nine differences.
    assert dialog.cut.text() == "每类只列出 500 条"
    dialog.reject()


def test_of_a_busy_day_the_last_entries_are_listed_and_that_is_said(
    past: MonitorView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    entry = DayEntry(THEN, "A1", "YT0001", DEPARTURE, Level.CRITICAL)
    acted = replace(entry, rule="", level=None, state=HandlingState.CHASED)
    desk.past.entries = [*[entry] * (MOST_LISTED + 1), acted]
    past.band.day_wanted.emit()
    settle()
    dialog = past.turning.dialog
    assert isinstance(dialog, RowsDialog)
    assert dialog.rows.topLevelItemCount() == MOST_LISTED + 1
    assert dialog.cut.text() == "每类只列出 500 条"
    dialog.reject()


def test_control_r_looks_back_in_every_view(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_view(ORDERS)
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    views = window.views
    dialog = views.monitor.turning.dialog
    assert isinstance(dialog, InstantDialog)
    dialog.edit.setDateTime(QDateTime(QDate(2024, 1, 23), QTime(10, 0)))
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(desk.past.orders_asked))
    qtbot.waitUntil(window.is_settled)
    assert views.orders.band.sentence.startswith("回看 2024-01-23 10:00")
    assert desk.past.orders_asked[-1][1] == THEN
    views.today.giving_out.ask = lambda *_: Wanted(tmp_path / "then.pdf")
    views.monitor.band.report_wanted.emit()
    views.monitor.band.reviewed.emit()
    qtbot.waitUntil(lambda: desk.today.reviewed == THEN)
    qtbot.waitUntil(lambda: desk.today.written == ["report then.pdf"])
    views.orders.band.pressed.emit()
    qtbot.waitUntil(window.is_settled)
    assert views.orders.band.isHidden()
    assert views.monitor.sight.past is None
