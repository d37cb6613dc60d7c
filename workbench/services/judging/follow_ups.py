"""Rows that were moved on and about which nothing came: they are brought back to do, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingAct, HandlingState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.handling import WaitingRow
    from workbench.services.notices.board import NoticeBoard
    from workbench.store.engine.cache import Cache
    from workbench.store.monitor.handling import HandlingStore

BATCH = 200


class FollowUps:
    """Looks into what was promised, each time once (window.md, principle 12)."""

    def __init__(self, cache: Cache, handling: HandlingStore, board: NoticeBoard) -> None:
        self._cache = cache
        self._handling = handling
        self._board = board

    def run(self, now: datetime) -> int:
        """Bring back every row whose time came without news; return how many.

        A row about which a scan came since, or that warns no more, stays where it is: a warning
        that is new or worse brings it back whenever that comes.
        """
        found = 0
        while batch := self._handling.waiting(now, BATCH):
            with self._cache.atomic():
                back = [row for row in batch if row.comes_back]
                for row in batch:
                    self._handling.looked(row.id, now)
                self._bring_back(back, now)
            found += len(back)
        return found

    def _bring_back(self, rows: Sequence[WaitingRow], now: datetime) -> None:
        for row in rows:
            self._handling.set(row.id, HandlingAct(HandlingState.TO_DO, now))
        self._board.came_back(rows, now)
