"""What the window asks of group robots; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workbench.domain.telling.robots import Robot
    from workbench.services.notices.robots import Told


class RobotKeeper(Protocol):
    """Keeps and tells robots; all are jobs, ``add`` and what tells go over the network."""

    def all(self) -> tuple[Robot, ...]:
        """Return every robot by name."""
        ...

    def add(self, name: str, address: str, secret: str, words: str) -> Robot:
        """Tell a robot ``words`` and keep it if it takes them."""
        ...

    def try_out(self, robot_id: int, words: str) -> Told:
        """Tell one robot a test message."""
        ...

    def tell(self, robot: Robot, words: str) -> Told:
        """Tell one robot."""
        ...

    def change(self, robot: Robot) -> None:
        """Keep a robot's name and what it is told."""
        ...

    def remove(self, robot_id: int) -> None:
        """Forget a robot."""
        ...
