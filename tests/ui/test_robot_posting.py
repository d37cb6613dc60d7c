"""What group robots are told: by their wishes, merged, masked, and never in the window's way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QObject

from tests.ui.bells import NOW, expired, report, warning
from tests.ui.robot_doubles import BUSY, DINGTALK, WECOM, MemoryRobots
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import FileGone
from workbench.domain.exchange.reports import GroupReport
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import AlertSettings, Category, QuietHours
from workbench.domain.telling.notices import NoticeKind
from workbench.domain.telling.robots import RobotWishes
from workbench.ui.formats import Formats
from workbench.ui.pointer_words import PointerWords
from workbench.ui.pointing import Manners
from workbench.ui.robots.posting import RobotPosting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from workbench.domain.telling.robots import Robot
    from workbench.ui.contracts import Desk

WORDS = PointerWords(lambda rule: rule, Formats(is_chinese=False), lambda notice: "a ticket")
REPORT = GroupReport(NOW, 3, "3 件需在下班前处理", None, is_refused=False)


class _Desk:
    """A desk with robots alone."""

    def __init__(self, robots: MemoryRobots) -> None:
        self.robots = robots

    def give_up_when(self, is_over: Callable[[], bool]) -> None: ...

    def close(self) -> None: ...


class Scene:
    """A posting over robots in memory, and a wall clock that a test moves."""

    def __init__(self, qtbot: QtBot) -> None:
        self.robots = MemoryRobots()
        self.wall = ReplayClock(datetime(2026, 11, 21, 2, 0, tzinfo=UTC))
        self.alerts = AlertSettings()
        self._qtbot = qtbot
        self._parent = QObject()
        manners = Manners(lambda: self.alerts, self.wall)
        made: Any = lambda: _Desk(self.robots)  # noqa: E731  # a desk of one's own for each job
        self.posting = RobotPosting(cast("Callable[[], Desk]", made), WORDS, manners, self._parent)

    def know(self, *robots: Robot) -> None:
        self.robots.robots = robots
        self.posting.know(robots)

    def settle(self) -> list[tuple[int, str]]:
        self._qtbot.waitUntil(lambda: not self.posting.is_busy)
        return self.robots.told

    def later(self, minutes: float) -> None:
        self.wall.advance(timedelta(minutes=minutes))
        self.posting.look()


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    made = Scene(qtbot)
    yield made
    made.posting.stop()
    assert made.posting.errand.stop()


def test_a_round_s_warnings_are_one_masked_message(scene: Scene) -> None:
    scene.know(DINGTALK)
    scene.posting.hear(report(warning(1)))
    ((robot, text),) = scene.settle()
    assert robot == DINGTALK.id
    assert text == (
        "【履约工作台】Our warning: gap\nOrder 20*************0001\nDeadline 24 Jan 13:20"
    )


def test_ten_thousand_warnings_are_one_message(scene: Scene) -> None:
    scene.know(DINGTALK)
    scene.posting.hear(report(*(warning(n) for n in range(10_000))))
    ((_, text),) = scene.settle()
    assert text.startswith("【履约工作台】10,000 new warnings of ours")


def test_each_robot_is_told_what_it_wants(scene: Scene) -> None:
    accounts = RobotWishes(frozenset({Category.ACCOUNTS}))
    scene.know(DINGTALK, replace(WECOM, wishes=accounts))
    scene.posting.hear(report(warning(1), expired("测试店A")))
    told = scene.settle()
    assert {robot for robot, text in told if "测试店A" in text} == {1, 2}
    assert {robot for robot, text in told if "gap" in text} == {1}


def test_what_is_less_urgent_than_wished_stays_in_the_panel(scene: Scene) -> None:
    scene.know(replace(DINGTALK, wishes=RobotWishes(from_level=Level.CRITICAL)))
    scene.posting.hear(report(warning(1)))
    assert scene.settle() == []


def test_a_robot_that_is_off_is_told_nothing(scene: Scene) -> None:
    scene.know(replace(DINGTALK, is_on=False))
    scene.posting.hear(report(warning(1)))
    assert scene.settle() == []


def test_quiet_hours_hold_and_are_told_together_afterwards(scene: Scene) -> None:
    # 10:00 in Shanghai.
    scene.alerts = AlertSettings(quiet=QuietHours(is_on=True, start=time(9), end=time(11)))
    scene.know(DINGTALK)
    scene.posting.hear(report(warning(1)))
    scene.posting.hear(report(warning(2)))
    assert scene.settle() == []
    scene.later(61)
    ((_, text),) = scene.settle()
    assert "2 new warnings" in text


def test_three_a_minute_are_the_most(scene: Scene) -> None:
    scene.know(DINGTALK)
    for number in range(6):
        scene.posting.hear(report(warning(number)))
        scene.settle()
    assert len(scene.robots.told) == 3
    scene.later(1)
    assert "3 new warnings" in scene.settle()[-1][1]


def test_one_that_asks_to_wait_is_told_together_later(scene: Scene) -> None:
    scene.know(DINGTALK, WECOM)
    scene.robots.answers = [BUSY]
    scene.posting.hear(report(warning(1)))
    scene.settle()
    scene.posting.hear(report(warning(2)))
    assert [robot for robot, _ in scene.settle()] == [1, 2, 2]
    scene.later(11)
    robot, text = scene.settle()[-1]
    assert (robot, "2 new warnings" in text) == (1, True)


def test_what_is_cured_meanwhile_is_not_told(scene: Scene) -> None:
    scene.know(DINGTALK)
    scene.robots.answers = [BUSY]
    scene.posting.hear(report(warning(1)))
    scene.settle()
    scene.posting.hear(report(replace(warning(1), kind=NoticeKind.WARNING_ENDED)))
    scene.later(11)
    assert len(scene.settle()) == 1


def test_one_that_was_set_up_anew_is_tried_at_once(scene: Scene) -> None:
    scene.know(DINGTALK)
    scene.robots.answers = [BUSY]
    scene.posting.hear(report(warning(1)))
    scene.settle()
    scene.know(replace(DINGTALK, health=BUSY.health))
    assert len(scene.settle()) == 1
    scene.know(replace(DINGTALK, name="新群"))
    assert len(scene.settle()) == 2


def test_the_group_s_report_goes_to_who_wants_it(scene: Scene) -> None:
    scene.know(DINGTALK, replace(WECOM, wishes=RobotWishes(takes_reports=False)))
    scene.posting.take_report(REPORT)
    assert scene.settle() == [(1, "【履约工作台】\n3 件需在下班前处理")]


def test_a_file_that_is_gone_is_said_and_not_tried_at_once(scene: Scene, qtbot: QtBot) -> None:
    scene.know(DINGTALK)
    scene.robots.error = FileGone(path="/data")
    with qtbot.waitSignal(scene.posting.failed):
        scene.posting.hear(report(warning(1)))
    scene.robots.error = None
    scene.posting.look()
    assert scene.settle() == []
    scene.later(6)
    assert len(scene.settle()) == 1
