"""When lists are read, and by whom: what nobody looks at is counted, rows come with their ids."""

from __future__ import annotations

import threading
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject

from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.season import many_rows
from workbench.domain.handling import HandlingState
from workbench.ui.frame.places import MONITOR, TICKETS
from workbench.ui.monitor.view import MonitorView
from workbench.ui.tables.listed import AT_TOP, OnScreen
from workbench.ui.tables.rows import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.domain.views import MonitorRow
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools


def ids(*values: int) -> array[int]:
    return array("q", values)


@dataclass(frozen=True)
class Numbered:
    """A row that is its id."""

    id: int


def numbered(wanted: Sequence[int]) -> list[Numbered]:
    return [Numbered(each) for each in wanted]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        pytest.param(AT_TOP, [*range(PAGE)], id="a new question: a page from the top"),
        pytest.param(
            OnScreen(50, ids(7, 8, 51)),
            [*range(50, 50 + PAGE), 7, 8],
            id="the same question: the same place, and what stood there",
        ),
    ],
)
def test_rows_come_for_where_the_list_looks(seen: OnScreen, read: list[int]) -> None:
    listed = seen.listed(ids(*range(100)), numbered)
    assert [row.id for row in listed.rows] == read
    assert listed.ids == ids(*range(100))


@dataclass
class HeardMonitor(MemoryMonitor):
    """Keeps which threads read rows."""

    readers: set[int] = field(default_factory=set)

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        self.readers.add(threading.get_ident())
        return super().rows(ids)


@pytest.fixture
def monitor(desk: MemoryDesk) -> HeardMonitor:
    desk.monitor = HeardMonitor(many_rows(200))
    return desk.monitor


@pytest.fixture
def view(
    qtbot: QtBot, monitor: HeardMonitor, tools: ViewTools, settle: Callable[[], None]
) -> MonitorView:
    made = MonitorView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.reload()
    qtbot.waitUntil(lambda: made.lists.first_rows.are_shown)
    settle()
    made.detail.hide()  # beside it a row's detail is asked for as well
    monitor.readers.clear()
    return made


ASKS: dict[str, Callable[[MonitorView], Any]] = {
    "again": MonitorView.reload,
    "another question": lambda view: view.asking.choose(is_descending=True),
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS.keys())
def test_the_windows_thread_reads_no_rows_for_the_screen(
    view: MonitorView,
    monitor: HeardMonitor,
    settle: Callable[[], None],
    ask: Callable[[MonitorView], Any],
) -> None:
    monitor.handle(3, HandlingState.CHASED)
    ask(view)
    settle()
    view.lists.table.viewport().repaint()
    assert monitor.readers
    assert threading.get_ident() not in monitor.readers


def test_where_somebody_scrolled_meanwhile_rows_are_read_for_it(
    view: MonitorView, monitor: HeardMonitor, settle: Callable[[], None]
) -> None:
    view.reload()
    view.lists.table.verticalScrollBar().setValue(100 * 40)
    settle()
    first, _ = view.lists.table.visible_rows()
    assert first == 100
    assert view.lists.model.known(first) == monitor.all_rows[first]


def test_a_list_that_nobody_looks_at_is_counted_and_read_once_it_shows(
    window: MainWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    window.show_view(MONITOR)
    qtbot.waitUntil(window.is_settled)
    desk.tickets.asked.clear()
    gone = desk.tickets.all_rows.pop(0)
    window.stack.reload()
    qtbot.waitUntil(window.is_settled)
    assert (gone.is_open, window.rail.buttons[TICKETS].badge) == (True, "2")
    assert desk.tickets.asked == []
    window.show_view(TICKETS)
    qtbot.waitUntil(window.is_settled)
    assert len(desk.tickets.asked) == 1
    assert window.views.tickets.model.rowCount() == 2


class Turned(QObject):
    """Counts how often cards are shown or hidden."""

    def __init__(self, cards: Sequence[QObject]) -> None:
        super().__init__()
        self.count = 0
        for card in cards:
            card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}
        return False


def test_another_row_of_the_same_kind_turns_no_card_off_and_on(
    view: MonitorView, settle: Callable[[], None]
) -> None:
    view.detail.show()
    view.lists.table.choose(2)
    settle()
    cards = [view.detail.head, view.detail.foreseen, view.detail.more, view.detail.log]
    turned = Turned([*cards, *view.detail.beside.cards])
    view.lists.table.choose(3)
    settle()
    assert view.detail.detail is not None
    assert (view.detail.detail.row.id, turned.count) == (3, 0)
