"""Robots of group chats, with the addresses and secrets that are keys to their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.robots import (
    Hook,
    Robot,
    RobotHealth,
    RobotKind,
    RobotState,
    RobotWishes,
)
from workbench.store.engine.instants import from_ms_or_none, to_ms_or_none
from workbench.store.engine.sql import select
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache, Row

_COLUMNS = (
    "id", "kind", "name", "address", "secret", "is_on", "wishes", "state", "since", "reason",
)  # fmt: skip
_ALL = select(_COLUMNS, "FROM robot ORDER BY name, id")
_ADD = (
    "INSERT INTO robot (kind, name, address, secret, wishes, state) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (address) DO UPDATE SET name = excluded.name, secret = excluded.secret,"
    " is_on = 1, state = excluded.state, since = NULL, reason = '' RETURNING id"
)


class RobotStore:
    """Keeps robots; the same address again is the same robot with another name and secret."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def all(self) -> tuple[Robot, ...]:
        """Return every robot by name, without its address."""
        return tuple(_robot_from(row) for row in self._cache.rows(_ALL))

    def of(self, robot_id: int) -> Robot | None:
        """Return one robot, None where it is gone."""
        return next((robot for robot in self.all() if robot.id == robot_id), None)

    def add(self, name: str, hook: Hook) -> int:
        """Keep a robot that took a message; what it is told stays as it was, or is the usual."""
        wishes = _json_of(RobotWishes())
        row = (hook.kind.value, name, hook.address, hook.secret, wishes, RobotState.WELL.value)
        with self._cache.atomic():
            return int(self._cache.rows(_ADD, row)[0][0])

    def hook(self, robot_id: int) -> Hook | None:
        """Return where a robot hears, None where it is gone."""
        sql = "SELECT kind, address, secret FROM robot WHERE id = ?"
        row = self._cache.row(sql, (robot_id,))
        return None if row is None else Hook(RobotKind(row[0]), row[1], row[2])

    def change(self, robot: Robot) -> None:
        """Keep a robot's name, what it is told, and whether it is told anything."""
        self._cache.execute(
            "UPDATE robot SET name = ?, is_on = ?, wishes = ? WHERE id = ?",
            (robot.name, int(robot.is_on), _json_of(robot.wishes), robot.id),
        )

    def set_health(self, robot_id: int, health: RobotHealth) -> None:
        """Record how its last message went."""
        self._cache.execute(
            "UPDATE robot SET state = ?, since = ?, reason = ? WHERE id = ?",
            (health.state.value, to_ms_or_none(health.since), health.reason, robot_id),
        )

    def remove(self, robot_id: int) -> None:
        """Forget a robot with its address and secret."""
        self._cache.execute("DELETE FROM robot WHERE id = ?", (robot_id,))


def _json_of(wishes: RobotWishes) -> str:
    return to_json(
        {
            "categories": sorted(category.value for category in wishes.categories),
            "level": wishes.from_level.value,
            "reports": wishes.takes_reports,
        }
    )


def _robot_from(row: Row) -> Robot:
    robot_id, kind, name, address, secret, is_on, wishes, *health = row
    state, since, reason = health
    return Robot(
        id=robot_id,
        kind=RobotKind(kind),
        name=name,
        hint=Hook(RobotKind(kind), address).hint,
        is_signed=bool(secret),
        is_on=bool(is_on),
        wishes=_wishes_from(wishes),
        health=RobotHealth(RobotState(state), from_ms_or_none(since), reason),
    )


def _wishes_from(told: str) -> RobotWishes:
    kept = from_json(told)
    categories = frozenset(Category(name) for name in kept["categories"])
    return RobotWishes(categories, Level(kept["level"]), bool(kept["reports"]))
