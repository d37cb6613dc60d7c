"""When to save what a round gathers: each transaction costs a sync of the disk.

At a platform's own pace that is after every page and every turn. Where answers come faster, many
are saved together; a program that ends before asks for a moment's worth of them again.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.clock import Clock

A_MOMENT = timedelta(seconds=1)
# So many are saved at once even if they took less: others who write wait for a twentieth of a
# second.
MOST = 400


class Gathering:
    """Tells when it is time to save; ``wall`` tells real time."""

    def __init__(self, wall: Clock) -> None:
        self._wall = wall
        self._since = wall.now()

    def is_due(self, count: int) -> bool:
        """Tell whether so many are to be saved now."""
        # A clock that was set back must not keep anything from being saved.
        return count >= MOST or (count > 0 and abs(self._wall.now() - self._since) >= A_MOMENT)

    def saved(self) -> None:
        """Begin anew: nothing is left to save."""
        self._since = self._wall.now()
