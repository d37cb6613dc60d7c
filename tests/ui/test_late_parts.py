"""What begins after the window's first paint: rounds are told to the desktop, clicks come back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.bells import NOW, RecordingBell, report, warning
from tests.ui.conftest import close_and_delete
from workbench.domain.views import Span
from workbench.ui.formats import Formats
from workbench.ui.frame.alert_way import AlertWay
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import MONITOR, NOTICES
from workbench.ui.notifier import Notifier
from workbench.ui.pointer_words import PointerWords
from workbench.ui.running import LateParts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage


@pytest.fixture
def bell() -> RecordingBell:
    return RecordingBell()


@pytest.fixture
def window(
    qtbot: QtBot, parts: WindowParts, stage: Stage, bell: RecordingBell
) -> Iterator[MainWindow]:
    made = MainWindow(parts, stage)
    words = PointerWords(lambda rule: rule, Formats())
    late = LateParts(made, lambda: Notifier(bell, words))
    made.show()
    late.begin()
    qtbot.waitUntil(made.is_settled)
    yield made
    late.stop()
    close_and_delete(made)


def is_shown(window: MainWindow, view: int) -> bool:
    return window.rail.buttons[view].isChecked()


def test_a_click_on_many_warnings_shows_their_record(
    window: MainWindow, bell: RecordingBell, qtbot: QtBot
) -> None:
    window.refreshed.emit(report(warning(1), warning(2)))
    bell.click()
    assert is_shown(window, NOTICES)
    qtbot.waitUntil(window.is_settled)


def test_a_click_on_one_warning_shows_its_order(
    window: MainWindow, bell: RecordingBell, qtbot: QtBot
) -> None:
    window.show_view(NOTICES)
    window.refreshed.emit(report(warning(1)))
    bell.click()
    assert is_shown(window, MONITOR)
    qtbot.waitUntil(window.is_settled)


def test_deadlines_within_quiet_hours_are_counted_beside_the_window(
    window: MainWindow, bell: RecordingBell, desk: MemoryDesk, qtbot: QtBot
) -> None:
    notifier = Notifier(bell, PointerWords(lambda rule: rule, Formats()))
    AlertWay(window).join(notifier)
    span = Span(NOW, NOW + timedelta(hours=9))
    notifier.eve_wanted.emit(span)
    qtbot.waitUntil(lambda: bool(bell.messages))
    assert span in [query.due for query in desk.monitor.asked]
    # The monitor that stands in for the real one counts all of its eleven warnings.
    assert "11" in bell.messages[0].title
