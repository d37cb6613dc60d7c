"""What every service of the sandbox sees: the season, its clock, the keys and the faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.clock import SeasonClock
    from workbench.sandbox.douyin.tokens import DouyinTokens
    from workbench.sandbox.faults import FaultBoard
    from workbench.sandbox.keys import Keys
    from workbench.sandbox.platform_wall import PlatformWall
    from workbench.sandbox.script import ScriptedShop, Season
    from workbench.sandbox.tokens import TokenBook


@dataclass(frozen=True, slots=True)
class World:
    """One running sandbox; ``clock`` is season time, ``wall`` real time as platforms have it."""

    season: Season
    clock: SeasonClock
    wall: PlatformWall
    keys: Keys
    tokens: TokenBook
    douyin_tokens: DouyinTokens
    faults: FaultBoard

    def now(self) -> datetime:
        """Return the season's present instant."""
        return self.clock.now()

    def shop(self, key: str) -> ScriptedShop | None:
        """Return the shop with this id or name."""
        return next((s for s in self.season.shops if key in {s.id, s.name}), None)
