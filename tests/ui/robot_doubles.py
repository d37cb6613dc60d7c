"""Group robots in memory: what they were told, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from workbench.domain.telling.robots import Robot, RobotHealth, RobotKind, RobotState
from workbench.services.notices.robots import Told

DINGTALK = Robot(1, RobotKind.DINGTALK, "发货群", "oapi.dingtalk.com …0718", is_signed=True)
WECOM = Robot(2, RobotKind.WECOM, "老板群", "qyapi.weixin.qq.com …aa01", is_signed=False)
BUSY = Told(RobotHealth(RobotState.BUSY), timedelta(minutes=10))


@dataclass
class MemoryRobots:
    """Keeps robots and what they were told; ``answers`` is what becomes of the next messages."""

    robots: tuple[Robot, ...] = ()
    told: list[tuple[int, str]] = field(default_factory=list)
    answers: list[Told] = field(default_factory=list)
    error: Exception | None = None

    def all(self) -> tuple[Robot, ...]:
        return self.robots

    def add(self, name: str, address: str, secret: str, words: str) -> Robot:
        if self.error is not None:
            raise self.error
        robot = replace(DINGTALK, id=len(self.robots) + 1, name=name, is_signed=bool(secret))
        self.told.append((robot.id, words))
        self.robots += (robot,)
        return robot

    def try_out(self, robot_id: int, words: str) -> Told:
        return self._tell(robot_id, words)

    def tell(self, robot: Robot, words: str) -> Told:
        return self._tell(robot.id, words)

    def change(self, robot: Robot) -> None:
        self.robots = tuple(robot if each.id == robot.id else each for each in self.robots)

    def remove(self, robot_id: int) -> None:
        self.robots = tuple(each for each in self.robots if each.id != robot_id)

    def _tell(self, robot_id: int, words: str) -> Told:
        if self.error is not None:
            raise self.error
        self.told.append((robot_id, words))
        return self.answers.pop(0) if self.answers else Told(RobotHealth())
