"""A list that could not be read says so in its place, and is read again when asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.ui.conftest import RESOURCES
from tests.ui.doubles import MemoryDesk
from workbench.domain.settings import ThemeChoice
from workbench.ui.background import Gate
from workbench.ui.contracts import WindowParts
from workbench.ui.frame.places import MONITOR, NOTICES, ORDERS, RECORDS
from workbench.ui.stated import StatedDesk, ViewState
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.states import StatePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.frame.main_window import MainWindow

LISTS = {"monitor": MONITOR, "orders": ORDERS, "notices": NOTICES, "penalties": RECORDS}


class Mending:
    """A desk whose lists fail until it is mended."""

    def __init__(self) -> None:
        self.whole = cast("Any", MemoryDesk())
        self.faulty = StatedDesk(self.whole, ViewState.ERROR, Gate())
        self.is_whole = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole if self.is_whole else self.faulty, name)


@pytest.fixture
def mending() -> Mending:
    return Mending()


@pytest.fixture
def parts(mending: Mending) -> WindowParts:
    desk: Any = mending
    return WindowParts(desk, lambda: desk, None, RESOURCES, theme=ThemeChoice.LIGHT)


@pytest.mark.parametrize("number", LISTS.values(), ids=LISTS)
def test_it_says_so_and_is_read_again(
    window: MainWindow, mending: Mending, number: int, qtbot: QtBot
) -> None:
    window.show_view(number)
    qtbot.waitUntil(window.is_settled)
    view = window.stack.views[number]
    (area,) = view.findChildren(ListArea)
    assert area.state == "磁盘已满"
    mending.is_whole = True
    (page,) = area.findChildren(StatePage)
    page.pressed.emit()
    qtbot.waitUntil(window.is_settled)
    assert area.state == ""


def test_rows_that_are_there_stay(window: MainWindow, mending: Mending, qtbot: QtBot) -> None:
    mending.is_whole = True
    window.show_view(ORDERS)
    qtbot.waitUntil(window.is_settled)
    mending.is_whole = False
    window.show_view(ORDERS)
    qtbot.waitUntil(window.is_settled)
    assert window.views.orders.area.state == ""
