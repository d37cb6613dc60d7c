"""Sample data: one click away from an empty window, one click gone, and said to be invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import close_and_delete
from workbench.ui.first_run.contract import Then
from workbench.ui.first_run.onward import Onward
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.places import MONITOR, ORDERS, TODAY
from workbench.ui.frame.sample_way import SampleWay
from workbench.ui.monitor.conditions import first_run_words
from workbench.ui.widgets.states import StatePage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage

    Open = Callable[[WindowParts], tuple[MainWindow, SampleWay, Onward]]


@pytest.fixture
def opened(stage: Stage, qtbot: QtBot) -> Iterator[Open]:
    made: list[MainWindow] = []

    def open_one(parts: WindowParts) -> tuple[MainWindow, SampleWay, Onward]:
        window = MainWindow(parts, stage, furnish)
        made.append(window)
        onward = Onward(parts.language, window)
        way = SampleWay(window, parts, stage.icons, onward)
        window.show()
        window.start()
        qtbot.waitUntil(window.is_settled)
        return window, way, onward

    yield open_one
    for window in made:
        close_and_delete(window)


def test_a_band_says_that_they_are_invented_and_leads_to_ones_own(
    opened: Open, parts: WindowParts, qtbot: QtBot
) -> None:
    _, way, onward = opened(replace(parts, is_demo=True))
    assert "虚构" in way.bar.sentence
    with qtbot.waitSignal(onward.chosen):
        way.bar.pressed.emit()
    assert onward.ending.then is Then.OWN


def test_ones_own_shops_have_no_band(opened: Open, parts: WindowParts) -> None:
    _, way, _ = opened(parts)
    assert way.bar.sentence == ""


@pytest.mark.parametrize("number", [TODAY, MONITOR, ORDERS], ids=["today", "monitor", "orders"])
def test_every_empty_list_leads_to_them(
    opened: Open, parts: WindowParts, number: int, qtbot: QtBot
) -> None:
    window, _, onward = opened(parts)
    page = window.stack.views[number].findChild(StatePage)
    assert isinstance(page, StatePage)
    page.say(first_run_words())
    assert page.link.text() == "先看看示例数据"
    with qtbot.waitSignal(onward.chosen):
        page.link.click()
    assert onward.ending.then is Then.DEMO
