"""What begins after the window's first paint: rounds are told to the desktop, clicks come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.bells import NOW, RecordingBell, expired, report, warning
from tests.ui.conftest import close_and_delete
from workbench.domain.telling.notices import NoticeKind
from workbench.domain.views import Span
from workbench.ui.formats import Formats
from workbench.ui.frame.alert_way import AlertWay
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import MONITOR, NOTICES, RECORDS, SETTINGS, TICKETS
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
    made = MainWindow(parts, stage, furnish)
    words = PointerWords(lambda rule: rule, Formats())
    late = LateParts(made, lambda: Notifier(bell, words))
    made.show()
    late.begin()
    qtbot.waitUntil(made.is_settled)
    yield made
    late.stop()
    close_and_delete(made)


@pytest.fixture
def elsewhere(window: MainWindow, qtbot: QtBot) -> Iterator[QWidget]:
    """Another program's window in front of ours."""
    made = QWidget()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    yield made
    close_and_delete(made)


def is_shown(window: MainWindow, view: int) -> bool:
    return window.rail.buttons[view].isChecked()


def test_what_the_window_in_front_shows_does_not_pop_up_on_the_desktop(
    window: MainWindow, bell: RecordingBell, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.refreshed.emit(report(warning(1)))
    assert (bell.messages, len(window.toasts.toasts)) == ([], 1)


@pytest.mark.usefixtures("elsewhere")
def test_a_click_on_many_warnings_shows_their_record(
    window: MainWindow, bell: RecordingBell, qtbot: QtBot
) -> None:
    window.refreshed.emit(report(warning(1), warning(2)))
    bell.click()
    assert is_shown(window, NOTICES)
    qtbot.waitUntil(window.is_settled)


@pytest.mark.usefixtures("elsewhere")
def test_a_click_on_one_warning_shows_its_order(
    window: MainWindow, bell: RecordingBell, qtbot: QtBot
) -> None:
    window.show_view(NOTICES)
    window.refreshed.emit(report(warning(1)))
    bell.click()
    assert is_shown(window, MONITOR)
    qtbot.waitUntil(window.is_settled)


LANDINGS = {
    "a ticket": (replace(warning(1), kind=NoticeKind.TICKET_DUE), TICKETS),
    "a penalty to appeal": (replace(warning(1), kind=NoticeKind.APPEAL_DUE), RECORDS),
    "a shop to sign in": (expired("测试店A"), SETTINGS),
}


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("name", sorted(LANDINGS))
def test_a_click_lands_where_the_notice_is_about(
    window: MainWindow, bell: RecordingBell, qtbot: QtBot, name: str
) -> None:
    notice, view = LANDINGS[name]
    window.refreshed.emit(report(notice))
    bell.click()
    assert is_shown(window, view)
    qtbot.waitUntil(window.is_settled)


@pytest.mark.usefixtures("elsewhere")
def test_a_click_on_a_ticket_finds_its_order(
    window: MainWindow, bell: RecordingBell, qtbot: QtBot
) -> None:
    window.refreshed.emit(report(replace(warning(1), kind=NoticeKind.TICKET_DUE)))
    bell.click()
    assert window.views.tickets.head.search.text() == "2024012400000000001"
    qtbot.waitUntil(window.is_settled)


@pytest.mark.usefixtures("elsewhere")
def test_a_click_on_a_shop_shows_the_accounts(
    window: MainWindow, bell: RecordingBell, qtbot: QtBot
) -> None:
    window.refreshed.emit(report(expired("测试店A")))
    bell.click()
    settings = window.views.settings
    assert settings.pages.currentWidget() is settings.accounts
    qtbot.waitUntil(window.is_settled)


@pytest.mark.usefixtures("elsewhere")
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
