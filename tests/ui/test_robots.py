"""Group robots in the settings: tried before they are kept, switched, set up, tried and removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.ui.robot_doubles import BUSY, DINGTALK, WECOM
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import RobotRefused
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.robots import RobotHealth, RobotState, RobotWishes
from workbench.ui.formats import Formats
from workbench.ui.robots.way import RobotWay
from workbench.ui.robots.words import state_line
from workbench.ui.settings.view import SettingsView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.contracts import WindowParts
    from workbench.ui.robots.dialog import RobotDialog
    from workbench.ui.start import ViewTools

ADDRESS = "https://oapi.dingtalk.com/robot/send?access_token=a1b2c3d4e5f60718"


class Scene:
    """The settings with their section of robots, and the way that serves it."""

    def __init__(self, qtbot: QtBot, parts: WindowParts, tools: ViewTools) -> None:
        self._qtbot, self._tools = qtbot, tools
        self.view = SettingsView(tools)
        qtbot.addWidget(self.view)
        self.view.show()
        self.view.open_section(self.view.robots)
        self.way = RobotWay(self.view, parts, tools)
        self.said: list[str] = []
        self.view.said.connect(lambda text, _: self.said.append(text))
        self.way.start()
        self.reload()

    @property
    def names(self) -> list[str]:
        return [row.is_on.text() for row in self.view.robots.rows]

    @property
    def dialog(self) -> RobotDialog:
        assert self.way.dialog is not None
        return self.way.dialog

    def reload(self) -> None:
        self.view.reload()
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: self._tools.jobs.is_idle and not self.way.errand.is_running)
        self._qtbot.waitUntil(lambda: self._tools.jobs.is_idle)

    def type_in(self, name: str = "发货群") -> None:
        self.view.robots.adding.click()
        self.dialog.name.setText(name)
        self.dialog.address.setText(ADDRESS)
        self.dialog.secret.setText("SECTEST")


@pytest.fixture
def scene(qtbot: QtBot, desk: MemoryDesk, parts: WindowParts, tools: ViewTools) -> Iterator[Scene]:
    desk.robots.robots = (DINGTALK, WECOM)
    made = Scene(qtbot, parts, tools)
    yield made
    made.way.stop()
    assert all(errand.stop() for errand in made.way.errands)


def test_every_robot_has_its_row(scene: Scene) -> None:
    assert scene.names == ["发货群", "老板群"]
    assert not scene.view.robots.none.isVisible()
    assert scene.view.robots.rows[0].trial.accessibleName().endswith("发货群")


def test_without_one_it_says_so(scene: Scene, desk: MemoryDesk) -> None:
    desk.robots.robots = ()
    scene.reload()
    assert scene.view.robots.none.isVisible()


def test_one_is_told_a_test_and_kept(scene: Scene, desk: MemoryDesk) -> None:
    scene.type_in("仓库群")
    scene.dialog.categories[Category.SYSTEM].setChecked(True)
    scene.dialog.levels.chips["critical"].click()
    scene.dialog.save.click()
    scene.settle()
    assert scene.way.dialog is None
    assert "仓库群" in desk.robots.told[0][1]
    wishes = desk.robots.robots[-1].wishes
    assert (Category.SYSTEM in wishes.categories, wishes.from_level) == (True, Level.CRITICAL)
    assert scene.names == ["发货群", "老板群", "仓库群"]


def test_one_that_refuses_is_not_kept_and_what_was_typed_stays(
    scene: Scene, desk: MemoryDesk
) -> None:
    desk.robots.error = RobotRefused(service="DingTalk", reason="77")
    scene.type_in()
    scene.dialog.save.click()
    scene.settle()
    assert "77" in scene.dialog.trouble.text()
    assert scene.dialog.address.text() == ADDRESS
    assert scene.dialog.save.isEnabled()
    assert len(desk.robots.robots) == 2
    scene.dialog.reject()


def test_neither_address_nor_secret_is_read_from_the_screen(scene: Scene) -> None:
    scene.type_in()
    assert ADDRESS not in scene.dialog.address.displayText()
    assert "SECTEST" not in scene.dialog.secret.displayText()
    assert ADDRESS not in repr(scene.dialog.draft)
    scene.dialog.reject()


def test_one_is_switched_off(scene: Scene, desk: MemoryDesk) -> None:
    scene.view.robots.rows[0].is_on.click()
    scene.settle()
    assert [robot.is_on for robot in desk.robots.robots] == [False, True]


def test_what_it_is_told_is_changed_without_its_address(scene: Scene, desk: MemoryDesk) -> None:
    scene.view.robots.rows[1].wishes.click()
    assert not scene.dialog.address.isVisible()
    scene.dialog.name.setText("老板们")
    scene.dialog.reports.setChecked(False)
    scene.dialog.save.click()
    scene.settle()
    changed = desk.robots.robots[1]
    assert (changed.name, changed.wishes) == ("老板们", RobotWishes(takes_reports=False))
    assert desk.robots.told == []


def test_a_test_says_how_it_went(scene: Scene, desk: MemoryDesk) -> None:
    desk.robots.answers = [BUSY]
    for row in (0, 1):
        scene.view.robots.rows[row].trial.click()
        scene.settle()
    assert len(set(scene.said[1::2])) == 2
    assert [robot for robot, _ in desk.robots.told] == [1, 2]


def test_one_is_removed_after_a_question(scene: Scene, desk: MemoryDesk) -> None:
    scene.view.robots.rows[0].remove.click()
    assert scene.way.question is not None
    scene.way.question.erase.click()
    scene.settle()
    assert [robot.name for robot in desk.robots.robots] == ["老板群"]


def test_a_robot_in_trouble_says_since_when_and_why() -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=SHANGHAI)
    health = RobotHealth(RobotState.REFUSED, noon, "77")
    line = state_line(replace(DINGTALK, health=health), Formats(is_chinese=False))
    assert line.startswith("DingTalk · oapi.dingtalk.com …0718 · ")
    assert line.endswith(" · 77")


def test_one_without_a_secret_says_so() -> None:
    line = state_line(replace(DINGTALK, is_signed=False), Formats(is_chinese=False))
    assert "secret" in line or "密钥" in line
    assert state_line(WECOM, Formats(is_chinese=False)).count("·") == 1
