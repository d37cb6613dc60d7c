"""Robots of group chats: tried before they are kept, told once, and never in the way.

Only words that are ready come here; what is told to whom is decided where notices are shown.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.errors import (
    BadInput,
    ConnectorError,
    RateLimited,
    Unreachable,
    marked,
)
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.domain.telling.robots import (
    MOST_ROBOTS,
    NAME,
    RobotHealth,
    RobotState,
    check_name,
    read_hook,
)
from workbench.services.actor import system_user
from workbench.store.monitor.notices import NoticeStore
from workbench.store.safety.audit import AuditEntry, AuditStore
from workbench.store.shops.robots import RobotStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.clock import Clock
    from workbench.domain.telling.robots import Robot
    from workbench.services.assembly.connections import Connections
    from workbench.store.engine.cache import Cache

logger = logging.getLogger(__name__)

# A robot that wants a keyword finds it here, whatever language is spoken.
HEAD = "【履约工作台】"
TEST = marked(
    "robots", "A test message: {name} hears the workbench. Of numbers the last four digits show."
)
ROBOT_ADDED, ROBOT_REMOVED = "robot_added", "robot_removed"
# How long a robot in trouble is left alone, unless its platform says.
_HOLDS = {
    RobotState.WELL: timedelta(),
    RobotState.BUSY: timedelta(minutes=10),
    RobotState.UNREACHABLE: timedelta(minutes=5),
    RobotState.REFUSED: timedelta(hours=1),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a message; the next one waits for ``hold``."""

    health: RobotHealth
    hold: timedelta = timedelta()

    @property
    def arrived(self) -> bool:
        """Tell whether the group has the message."""
        return self.health.state is RobotState.WELL


@dataclass(frozen=True, slots=True)
class Clocks:
    """``data`` dates notices, ``wall`` is real time."""

    data: Clock
    wall: Clock


class RobotService:
    """Keeps and tells robots; ``connections`` is asked for when the first one is told."""

    def __init__(
        self, cache: Cache, connections: Callable[[], Connections], clocks: Clocks
    ) -> None:
        self._cache = cache
        self._connections = connections
        self._clocks = clocks
        self._robots = RobotStore(cache)
        self._notices = NoticeStore(cache)
        self._trail = AuditStore(cache)

    def all(self) -> tuple[Robot, ...]:
        """Return every robot by name."""
        return self._robots.all()

    def add(self, name: str, address: str, secret: str, words: str) -> Robot:
        """Tell a robot ``words`` and keep it if it takes them.

        Raises:
            BadInput: no address of a group's robot, no name, or too many robots.
            ConnectorError: it did not take the words; nothing is kept.
        """
        called, hook = check_name(name), read_hook(address, secret)
        if len(self.all()) >= MOST_ROBOTS:
            raise BadInput(what=NAME, reason=marked("errors", "ten robots are the most"))
        self._connections().robot(hook).tell(words)
        with self._cache.atomic():
            number = self._robots.add(called, hook)
            self._enter(ROBOT_ADDED, number)
            return self._known(number)

    def try_out(self, robot_id: int, words: str) -> Told:
        """Tell one robot a test message, on or off.

        Raises:
            BadInput: there is no such robot.
        """
        return self.tell(self._known(robot_id), words)

    def tell(self, robot: Robot, words: str) -> Told:
        """Tell one robot; trouble is kept with it and recorded as a notice when it begins."""
        known, hook = self._robots.of(robot.id), self._robots.hook(robot.id)
        if known is None or hook is None:
            return Told(robot.health)
        try:
            self._connections().robot(hook).tell(words)
        except ConnectorError as error:
            told = _told(error)
        else:
            told = Told(RobotHealth())
        return self._noted(known, told)

    def change(self, robot: Robot) -> None:
        """Keep a robot's name, what it is told, and whether it is told anything.

        Raises:
            BadInput: that is no name.
        """
        self._robots.change(replace(robot, name=check_name(robot.name)))

    def remove(self, robot_id: int) -> None:
        """Forget a robot with its address and secret.

        Raises:
            BadInput: there is no such robot.
        """
        self._known(robot_id)
        with self._cache.atomic():
            self._robots.remove(robot_id)
            self._enter(ROBOT_REMOVED, robot_id)

    def _known(self, robot_id: int) -> Robot:
        found = self._robots.of(robot_id)
        if found is None:
            raise BadInput(what=str(robot_id), reason=marked("errors", "there is no such robot"))
        return found

    def _noted(self, robot: Robot, told: Told) -> Told:
        before, state = robot.health.state, told.health.state
        if before is state and robot.health.reason == told.health.reason:
            return replace(told, health=robot.health)
        health = replace(told.health, since=self._clocks.wall.now())
        with self._cache.atomic():
            self._robots.set_health(robot.id, health)
            self._notices.record(_notices(robot, health, self._clocks.data))
        logger.info("robot %d: %s", robot.id, state.value)
        return replace(told, health=health)

    def _enter(self, event: str, robot_id: int) -> None:
        now = self._clocks.wall.now()
        entry = AuditEntry(event, now, system_user(), f"robot={robot_id}", version=__version__)
        self._trail.append(entry)


def test_message(name: str, translate: Callable[[str, str], str]) -> str:
    """Return what a robot is told to prove its address."""
    return HEAD + translate("robots", TEST).replace("{name}", " ".join(name.split()))


def _told(error: ConnectorError) -> Told:
    """Return what an error means for the next message."""
    reason = error.values.get("reason", "")
    if isinstance(error, RateLimited):
        health = RobotHealth(RobotState.BUSY)
        return Told(health, error.retry_after or _HOLDS[RobotState.BUSY])
    state = RobotState.UNREACHABLE if isinstance(error, Unreachable) else RobotState.REFUSED
    return Told(RobotHealth(state, reason=reason), _HOLDS[state])


def _notices(robot: Robot, health: RobotHealth, clock: Clock) -> list[Notice]:
    """Return what the panel says of a change; a robot that only asks to wait is no news."""
    was_told = robot.health.state in {RobotState.REFUSED, RobotState.UNREACHABLE}
    if health.state is RobotState.BUSY or (health.state is RobotState.WELL and not was_told):
        return []
    is_well = health.state is RobotState.WELL
    return [
        Notice(
            NoticeKind.ROBOT_BACK if is_well else NoticeKind.ROBOT_STOPPED,
            key=f"robot/{robot.id}",
            level=Level.WARNING if health.state is RobotState.REFUSED else Level.INFORMATION,
            at=clock.now(),
            values={"robot": robot.name, "state": health.state.value, "reason": health.reason},
        )
    ]
