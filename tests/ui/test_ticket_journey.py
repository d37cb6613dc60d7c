"""A ticket's life in the whole window over a real profile: entered, answered, taken back, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.conftest import RESOURCES, close_and_delete
from tests.ui.filing.shops import NEAR, TAOBAO, Profile, make_profile
from workbench.domain.settings import ThemeChoice
from workbench.services.assembly.shelf import Shelf
from workbench.ui.contracts import WindowParts
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import METRICS, ORDERS, TICKETS
from workbench.ui.start import prepare_application
from workbench.ui.tickets.answer_dialog import AnswerDialog
from workbench.ui.tickets.form import TicketDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from workbench.ui.tickets.view import TicketsView


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(RESOURCES, "zh")


@pytest.fixture
def profile(tmp_path: Path, shelf: Shelf) -> Profile:
    return make_profile(tmp_path / "workbench.db", shelf)


@pytest.fixture
def real_window(qapp: QApplication, qtbot: QtBot, profile: Profile) -> Iterator[MainWindow]:
    """The window over real services, shown."""
    desk = profile.desk()
    parts = WindowParts(desk, profile.desk, None, RESOURCES, theme=ThemeChoice.LIGHT)
    stage = prepare_application(qapp, parts)
    window = MainWindow(parts, stage, furnish)
    window.resize(1600, 900)
    window.show()
    window.start()
    settle(window, qtbot)
    yield window
    close_and_delete(window)
    stage.leave(qapp)
    stage.keeper.deleteLater()
    desk.close()


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.is_settled)


def enter(window: MainWindow, qtbot: QtBot) -> TicketsView:
    """Enter an urged order by the form, as a person would."""
    view = window.views.tickets
    window.show_view(TICKETS)
    settle(window, qtbot)
    view.area.pressed.emit()
    dialog = view.acts.dialog
    assert isinstance(dialog, TicketDialog)
    dialog.shops.chips[TAOBAO.id].click()
    QTest.keyClicks(dialog.fields["order_number"], NEAR)
    QTest.keyClicks(dialog.fields["created_at"], "2024-01-23 20:00")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(view.model.ids) == 1)
    qtbot.waitUntil(lambda: view.detail.shown is not None)
    return view


def test_a_ticket_is_entered_answered_and_kept(
    real_window: MainWindow, qtbot: QtBot, profile: Profile
) -> None:
    view = enter(real_window, qtbot)
    row = view.model.row_at(0)
    assert row is not None
    # 24 hours after it came, and the order is known here.
    assert view.model.look.formats.moment(row.due) == "1月24日 20:00"
    assert row.order_id is not None

    real_window.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    reply = QGuiApplication.clipboard().text()
    assert NEAR in reply
    QTest.keyClick(view.table, Qt.Key.Key_R)
    dialog = view.acts.dialog
    assert isinstance(dialog, AnswerDialog)
    assert dialog.box.toPlainText() == reply
    dialog.save_button.click()
    qtbot.waitUntil(lambda: view.area.state == "工单都已回复")

    real_window.undo_bar.take_back()
    qtbot.waitUntil(lambda: len(view.model.ids) == 1)
    settle(real_window, qtbot)
    with profile.open().cache as cache:
        assert cache.value("SELECT count(*) FROM ticket_version") == 3


def test_its_order_and_back(real_window: MainWindow, qtbot: QtBot) -> None:
    view = enter(real_window, qtbot)
    view.detail.order.link.click()
    settle(real_window, qtbot)
    assert real_window.stack.currentIndex() == ORDERS
    assert len(real_window.views.orders.model.ids) == 1
    real_window.ticket_way.bar.pressed.emit()
    settle(real_window, qtbot)
    assert real_window.stack.currentIndex() == TICKETS


def test_figures_are_entered_and_stand_again(real_window: MainWindow, qtbot: QtBot) -> None:
    real_window.show_view(METRICS)
    settle(real_window, qtbot)
    metrics = real_window.views.metrics
    card = metrics.scores["d1"]
    own, mean = card.fields["配送时长"]
    QTest.keyClicks(own, "70")
    QTest.keyClicks(mean, "66")
    QTest.keyClick(mean, Qt.Key.Key_Return)
    line = metrics.freight.lines[0]
    QTest.keyClicks(line["freight"], "4.5")
    QTest.keyClicks(line["red_line"], "4")
    QTest.keyClick(line["red_line"], Qt.Key.Key_Return)
    settle(real_window, qtbot)
    service = real_window.views.metrics._tools.desk.metrics
    assert service.freight().lines[0].red_line == "4"
    kept = {each.indicator: each.own for each in service.scores()[0].lines}
    assert kept["配送时长"] == "70"
    assert metrics.freight.result.text().startswith("红线：有线路超过")
