"""Reminds of sign-ins that end, while the shop still answers: each end once for each level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level
from workbench.domain.shops import ShopState
from workbench.domain.sign_ins import ends_at, urgency
from workbench.domain.telling.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.shops import Shop
    from workbench.services.notices.board import NoticeBoard
    from workbench.store.shops.shops import ShopStore


class SignInWatch:
    """Looks at every shop's keys; a notice that says the same is no news to the board."""

    def __init__(self, shops: ShopStore, board: NoticeBoard, wall: Clock) -> None:
        self._shops = shops
        self._board = board
        self._wall = wall

    def run(self, now: datetime) -> None:
        """Tell of every end that is near by real time; ``now`` (UTC) is data time."""
        # The nearest is told last and stands on top.
        near = sorted(self._near(now), key=lambda one: one.values["deadline"], reverse=True)
        self._board.record(near)

    def _near(self, now: datetime) -> Iterator[Notice]:
        for health in self._shops.all():
            end = ends_at(self._shops.credentials(health.shop.id))
            if end is None or health.state is ShopState.SIGN_IN_EXPIRED:
                continue
            level = urgency(end, self._wall.now())
            if level is not Level.NONE:
                yield _notice(health.shop, end, level, now)


def _notice(shop: Shop, end: datetime, level: Level, now: datetime) -> Notice:
    return Notice(
        kind=NoticeKind.SIGN_IN_ENDS,
        key=f"sign-in/{shop.id}/{end.isoformat()}",
        level=level,
        at=now,
        shop_id=shop.id,
        values={"shop": shop.name, "deadline": end.isoformat()},
    )
