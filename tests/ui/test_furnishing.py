"""The monitor stands first; the rest is laid in behind its rows, at once for who clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QSignalSpy, QTest

from tests.ui.conftest import close_and_delete
from workbench.ui.frame.furnishing import Furnishing
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import ORDERS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage


@pytest.fixture
def bare(qtbot: QtBot, parts: WindowParts, stage: Stage) -> Iterator[MainWindow]:
    """A window that shows, and has not begun to read."""
    made = MainWindow(parts, stage, furnish)
    made.show()
    yield made
    close_and_delete(made)


def test_the_window_shows_with_the_monitor_alone(bare: MainWindow) -> None:
    assert bare.stack.count() == 1
    assert bare.stack.shown is bare.monitor
    assert not bare.is_settled()


def test_the_rest_follows_the_first_rows(qtbot: QtBot, bare: MainWindow) -> None:
    counts: list[int] = []
    bare.furnishing.done.connect(lambda: counts.append(bare.monitor.lists.model.rowCount()))
    bare.start()
    qtbot.waitUntil(bare.is_settled)
    assert counts
    assert counts[0] > 0
    assert bare.stack.shown is bare.monitor
    assert bare.stack.views == bare.views.in_order
    assert bare.stack.currentIndex() == bare.stack.indexOf(bare.monitor)


def test_a_window_that_paints_no_rows_is_furnished_all_the_same(qtbot: QtBot) -> None:
    furnishing = Furnishing(iter([None]), None)
    furnishing.expect()
    assert not furnishing.is_done
    qtbot.waitUntil(lambda: furnishing.is_done)


def test_a_window_that_closes_is_furnished_no_further(qtbot: QtBot) -> None:
    furnishing = Furnishing(iter([None]), None)
    furnishing.expect()
    furnishing.leave()
    other = Furnishing(iter([None]), None)
    other.expect()
    qtbot.waitUntil(lambda: other.is_done)
    assert not furnishing.is_done


@pytest.mark.parametrize("number", [ORDERS, SETTINGS])
def test_a_view_that_is_asked_for_at_once_is_there(bare: MainWindow, number: int) -> None:
    bare.show_view(number)
    assert bare.stack.shown is bare.views.in_order[number]


def test_a_key_pressed_at_once_finds_everything(qtbot: QtBot, bare: MainWindow) -> None:
    qtbot.waitExposed(bare)
    spy = QSignalSpy(bare.furnishing.done)
    QTest.keyClick(bare.windowHandle(), Qt.Key.Key_A)
    assert spy.count() == 1


def test_a_window_closed_before_its_rows_takes_no_further_step(
    qtbot: QtBot, bare: MainWindow
) -> None:
    bare.start()
    assert bare.stop()
    assert not bare.furnishing.is_done


def test_a_step_that_fails_is_told_once(qtbot: QtBot) -> None:
    def steps() -> Iterator[None]:
        yield
        message = "no such view"
        raise LookupError(message)

    furnishing = Furnishing(steps(), None)
    with qtbot.capture_exceptions() as errors:
        furnishing.begin()
        qtbot.waitUntil(lambda: bool(errors))
        QTest.qWait(0)
    assert [str(error) for _, error, _ in errors] == ["no such view"]
    assert not furnishing.is_done


def test_movement_alone_hastens_nothing(qtbot: QtBot) -> None:
    furnishing = Furnishing(iter([None]), None)
    furnishing.eventFilter(furnishing, QEvent(QEvent.Type.MouseMove))
    assert not furnishing.is_done
    furnishing.eventFilter(furnishing, QEvent(QEvent.Type.MouseButtonPress))
    assert furnishing.is_done
