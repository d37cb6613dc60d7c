"""Small widgets: skeletons that wait, chips, rows that break, icons in the theme's colours."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, QStandardPaths, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from workbench.ui.theme import DARK, LIGHT, Tone
from workbench.ui.widgets.bars import MessageBar, UndoBar
from workbench.ui.widgets.chip import HEIGHT, Chip
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.folders import start_folder
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.states import StateWords

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage


@pytest.fixture
def rows() -> QWidget:
    return QWidget()


@pytest.fixture
def area(qtbot: QtBot, stage: Stage, rows: QWidget) -> ListArea:
    made = ListArea(stage.icons, rows)
    qtbot.addWidget(made)
    made.show()
    return made


def test_skeleton_comes_only_when_rows_take_long(area: ListArea, qtbot: QtBot) -> None:
    area.expect()
    assert not area.is_loading
    qtbot.waitUntil(lambda: area.is_loading)


def test_skeleton_never_covers_old_rows(area: ListArea, rows: QWidget) -> None:
    area.show_list(rows)
    area.expect()
    assert not any(timer.isActive() for timer in area.findChildren(QTimer))


def test_rows_that_come_in_time_need_no_skeleton(area: ListArea, rows: QWidget) -> None:
    area.expect()
    area.show_list(rows)
    assert not any(timer.isActive() for timer in area.findChildren(QTimer))


def test_state_says_one_thing_and_offers_one_act(area: ListArea, qtbot: QtBot) -> None:
    area.show_state(StateWords("good", Tone.GOOD, "没有预警。", "上次检查 10:00", "重试"))
    assert area.state == "没有预警。"
    with qtbot.waitSignal(area.pressed):
        area.pressed.emit()


def test_chip_names_its_number(qtbot: QtBot, stage: Stage) -> None:
    chip = Chip(stage.keeper, "稍后")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.set_number("9")
    assert chip.accessibleName() == "稍后 9"
    assert chip.sizeHint().width() > before.width()


def test_numbers_of_one_length_take_the_same_room(qtbot: QtBot, stage: Stage) -> None:
    chip = Chip(stage.keeper, "稍后")
    qtbot.addWidget(chip)
    chip.set_number("11")
    narrow = chip.sizeHint()
    chip.set_number("88")
    assert chip.sizeHint() == narrow


def test_long_word_on_a_chip_is_cut(qtbot: QtBot, stage: Stage) -> None:
    chip = Chip(stage.keeper, "很长的名字" * 50)
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() < 300


def test_flow_breaks_its_row(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=10)
    for _ in range(3):
        label = QLabel()
        label.setFixedSize(QSize(100, HEIGHT))
        flow.addWidget(label)
    holder.resize(330, 200)
    holder.show()
    assert flow.heightForWidth(330) == HEIGHT
    assert flow.heightForWidth(300) == 2 * HEIGHT + 10
    assert flow.heightForWidth(90) == 3 * HEIGHT + 20


def test_what_is_lower_stands_in_the_middle_of_its_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    labels = [QLabel() for _ in range(3)]
    for label, height in zip(labels, (30, 20, 10), strict=True):
        label.setFixedSize(QSize(40, height))
        flow.addWidget(label)
    holder.resize(100, 200)
    holder.show()
    assert [label.y() for label in labels] == [0, 5, 30 + 8]


def test_undo_stays_open_for_ten_seconds(qtbot: QtBot, stage: Stage) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    bar = UndoBar(stage.icons, window)
    taken: list[str] = []
    bar.offer("已处理", lambda: taken.append("back"))
    timer = bar.findChild(QTimer)
    assert timer is not None
    assert (bar.isVisible(), timer.interval(), timer.isSingleShot()) == (True, 10_000, True)
    bar.take_back()
    bar.take_back()
    assert taken == ["back"]


def test_message_bar_is_silent_until_it_speaks(qtbot: QtBot, stage: Stage) -> None:
    bar = MessageBar(stage.icons)
    qtbot.addWidget(bar)
    assert bar.sentence == ""
    bar.say("磁盘已满。", "warning", Tone.CRITICAL)
    assert bar.sentence == "磁盘已满。"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_icons_are_tinted(stage: Stage, theme: object) -> None:
    ink = QColor(LIGHT.muted if theme is LIGHT else DARK.muted)
    image = stage.icons.pixmap("panel", ink, 32).toImage()
    drawn = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {ink.name()}


def test_application_icon_has_all_sizes(stage: Stage) -> None:
    sizes = {size.width() for size in stage.icons.application().availableSizes()}
    assert {16, 32, 64, 256} <= sizes


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep their folders elsewhere")
def test_a_dialog_begins_in_a_folder_that_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    assert start_folder(documents) == str(tmp_path)
    (tmp_path / "Documents").mkdir()
    assert start_folder(documents) == str(tmp_path / "Documents")
