"""Group robots: tried before they are kept, their trouble said once, and nothing waits for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench.domain.errors import (
    BadInput,
    RobotBusy,
    RobotRefused,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import NoticeKind
from workbench.domain.telling.robots import MOST_ROBOTS, RobotHealth, RobotState
from workbench.store.monitor.notices import NoticeStore
from workbench.store.safety.audit import AuditStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.telling.robots import Robot
    from workbench.services.assembly.workspace import Workspace

ADDRESS = "https://oapi.dingtalk.com/robot/send?access_token=a1b2c3d4e5f6071"
REFUSED = RobotRefused(service="DingTalk", reason="77")


def _add(workspace: Workspace, tail: str = "8") -> Robot:
    return workspace.robots.add("发货群", f"{ADDRESS}{tail}", "SECTEST", "试一试")


def _recorded(workspace: Workspace) -> list[tuple[NoticeKind, Level]]:
    notices = NoticeStore(workspace.cache).page(only_unread=False, limit=50)
    return [(notice.kind, notice.level) for notice in notices]


def test_a_robot_is_told_before_it_is_kept(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    robot = _add(workspace)
    assert connections.group.told == ["试一试"]
    assert workspace.robots.all() == (robot,)
    assert robot.health == RobotHealth(RobotState.WELL)


def test_one_that_refuses_is_not_kept(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    connections.group.error = REFUSED
    with pytest.raises(RobotRefused):
        _add(workspace)
    assert workspace.robots.all() == ()


def test_there_is_an_end_of_robots(workspace: Workspace) -> None:
    for number in range(MOST_ROBOTS):
        _add(workspace, str(number))
    with pytest.raises(BadInput):
        _add(workspace, "x")


def test_adding_and_removing_leave_rows_in_the_trail(workspace: Workspace) -> None:
    robot = _add(workspace)
    workspace.robots.remove(robot.id)
    events = [entry.event for entry in AuditStore(workspace.cache).entries(9)]
    assert events == ["robot_removed", "robot_added"]
    assert workspace.robots.all() == ()


TROUBLES = {
    "refused": (REFUSED, RobotState.REFUSED, 60, Level.WARNING),
    "out of reach": (
        Unreachable(service="DingTalk"),
        RobotState.UNREACHABLE,
        5,
        Level.INFORMATION,
    ),
    "no answer of a robot": (
        UnexpectedAnswer(service="DingTalk", reason="a web page instead of data"),
        RobotState.REFUSED,
        60,
        Level.WARNING,
    ),
}


@pytest.mark.parametrize("name", sorted(TROUBLES))
def test_trouble_is_said_once(
    workspace: Workspace, connections: ScriptedConnections, name: str
) -> None:
    error, state, hold, level = TROUBLES[name]
    _add(workspace)
    connections.group.error = error
    for _ in range(3):
        told = workspace.robots.tell(workspace.robots.all()[0], "消息")
    assert (told.health.state, told.hold) == (state, timedelta(minutes=hold))
    assert _recorded(workspace) == [(NoticeKind.ROBOT_STOPPED, level)]
    (robot,) = workspace.robots.all()
    assert robot.health == RobotHealth(state, TEN, error.values.get("reason", ""))


def test_who_works_again_is_said_in_its_place(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    _add(workspace)
    connections.group.error = REFUSED
    workspace.robots.tell(workspace.robots.all()[0], "消息")
    connections.group.error = None
    assert workspace.robots.tell(workspace.robots.all()[0], "消息").arrived
    assert _recorded(workspace) == [(NoticeKind.ROBOT_BACK, Level.INFORMATION)]


def test_one_that_asks_to_wait_is_left_alone_that_long(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    _add(workspace)
    connections.group.error = RobotBusy(service="WeCom", retry_after=timedelta(minutes=1))
    told = workspace.robots.tell(workspace.robots.all()[0], "消息")
    assert (told.arrived, told.hold) == (False, timedelta(minutes=1))
    assert _recorded(workspace) == []


def test_a_removed_robot_is_told_nothing(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    robot = _add(workspace)
    workspace.robots.remove(robot.id)
    workspace.robots.tell(robot, "消息")
    assert connections.group.told == ["试一试"]


def test_a_change_keeps_the_keys(workspace: Workspace, connections: ScriptedConnections) -> None:
    robot = _add(workspace)
    workspace.robots.change(replace(robot, name=" 仓库 群 ", is_on=False))
    (changed,) = workspace.robots.all()
    assert (changed.name, changed.is_on) == ("仓库 群", False)
    workspace.robots.try_out(changed.id, "再试")
    assert connections.group.told == ["试一试", "再试"]


@pytest.mark.parametrize("act", ["try_out", "remove"])
def test_nobody_is_told_by_a_number_that_is_not_there(workspace: Workspace, act: str) -> None:
    arguments = (7, "消息") if act == "try_out" else (7,)
    with pytest.raises(BadInput):
        getattr(workspace.robots, act)(*arguments)
