"""The program on the desktop: its tray icon, its window's place, and staying when closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from workbench.ui.frame.window_place import WindowPlace
from workbench.ui.pointer_words import Answer, Message
from workbench.ui.staying import Staying
from workbench.ui.tray import Tray, badged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage


@dataclass
class Shown:
    """Stands for a tray icon: whether the system shows it."""

    is_there: bool = True


class Choice:
    """What the seller chose, and changes in a test."""

    def __init__(self) -> None:
        self.stays = True

    def __call__(self) -> bool:
        return self.stays


@pytest.fixture
def tray(stage: Stage) -> Iterator[Tray]:
    made = Tray(stage, stage.keeper)
    yield made
    made.leave()


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def choice() -> Choice:
    return Choice()


@pytest.fixture
def staying(window: MainWindow, shown: Shown, choice: Choice) -> Iterator[Staying]:
    made = Staying(window, shown, choice)
    yield made
    made.expect_end()


def test_closing_hides_the_window_while_a_tray_leads_back(
    qtbot: QtBot, window: MainWindow, staying: Staying
) -> None:
    with qtbot.waitSignal(staying.hidden):
        window.close()
    assert not window.isVisible()
    window.come_forward()
    assert window.isVisible()


def test_closing_without_a_tray_ends_it(
    qtbot: QtBot, window: MainWindow, staying: Staying, shown: Shown
) -> None:
    shown.is_there = False
    with qtbot.assertNotEmitted(staying.hidden):
        assert window.close()


def test_closing_ends_it_where_the_seller_wants_that(
    qtbot: QtBot, window: MainWindow, staying: Staying, choice: Choice
) -> None:
    choice.stays = False
    with qtbot.assertNotEmitted(staying.hidden):
        assert window.close()


def test_quitting_ends_it_all_the_same(qtbot: QtBot, window: MainWindow, staying: Staying) -> None:
    with qtbot.assertNotEmitted(staying.hidden):
        staying.quit()
    assert not window.isVisible()


def test_the_icon_tells_how_many_are_to_be_handled(tray: Tray) -> None:
    tray.set_count(84)
    assert tray.icon.toolTip().endswith("下班前须处理 84 条")
    tray.set_count(0)
    assert "下班前" not in tray.icon.toolTip()


def test_a_badge_is_drawn_on_the_icon(stage: Stage) -> None:
    plain, marked = (badged(stage, count).pixmap(64, 64).toImage() for count in (0, 7))
    assert plain != marked


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        pytest.param(0, "open_wanted", id="open"),
        pytest.param(1, "poll_wanted", id="update"),
        pytest.param(2, "quit_wanted", id="quit"),
    ],
)
def test_the_menu_leads_back_in_and_out(qtbot: QtBot, tray: Tray, number: int, wanted: str) -> None:
    with qtbot.waitSignal(getattr(tray, wanted)):
        tray.menu.actions()[number].trigger()


class ShownTray(Tray):
    """A tray that the system shows; the platform of the tests has none."""

    @property
    def is_there(self) -> bool:
        return True


def test_a_click_on_what_no_desktop_showed_answers_it(qtbot: QtBot, stage: Stage) -> None:
    tray, answers = ShownTray(stage, stage.keeper), list[Answer]()
    tray.point(Message("标题", "正文"), answers.append)
    with qtbot.assertNotEmitted(tray.open_wanted):
        tray.icon.messageClicked.emit()
    assert answers == [Answer.OPEN]
    tray.say("标题", "正文")
    with qtbot.waitSignal(tray.open_wanted):
        tray.icon.messageClicked.emit()
    assert answers == [Answer.OPEN]
    tray.leave()


def test_without_a_tray_the_window_alone_tells_it(tray: Tray) -> None:
    answers = list[Answer]()
    tray.point(Message("标题", "正文"), answers.append)
    tray.icon.messageClicked.emit()
    assert answers == []


def test_a_window_stands_where_the_last_one_stood(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for each in (first, second):
        qtbot.addWidget(each)
    first.setGeometry(QRect(40, 30, 500, 300))
    WindowPlace(tmp_path).keep(first)
    WindowPlace(tmp_path).restore(second)
    assert second.geometry() == QRect(40, 30, 500, 300)


def test_the_first_window_stays_as_it_is_on_a_screen_that_holds_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(made.screen().availableSize() * 0.9)
    before = made.size()
    WindowPlace(tmp_path).restore(made)
    assert (made.size(), made.isMaximized()) == (before, False)


@pytest.mark.parametrize(
    ("more_x", "more_y"), [(1, 0), (0, 1), (0, 0)], ids=["wide", "high", "no room for its frame"]
)
def test_the_first_window_fills_a_screen_that_is_too_small(
    tmp_path: Path, qtbot: QtBot, more_x: int, more_y: int
) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    room = made.screen().availableSize()
    made.resize(room + QSize(more_x, more_y))
    WindowPlace(tmp_path).restore(made)
    assert made.isMaximized()
    assert made.size().boundedTo(room) == made.size()


def test_what_is_said_once_is_said_once(tmp_path: Path) -> None:
    assert WindowPlace(tmp_path).is_first("said/tray")
    assert not WindowPlace(tmp_path).is_first("said/tray")
