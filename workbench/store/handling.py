"""What people did about rows of the monitor, as versions; an act can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.views import HandlingEntry
from workbench.store.instants import FAR, from_ms, to_ms
from workbench.store.monitor_rows import HANDLING_RANKS, bucket

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.cache import Cache

_STANDING = f"WHERE row_id = ? AND ended_at = {FAR}"


class HandlingStore:
    """Keeps the handling state of rows.

    A row that is handled waits under its own chip. It comes back to do by itself when its warning
    becomes worse or another takes the lead (``monitor_writer.py``).
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def set(self, row_id: int, state: HandlingState, at: datetime, note: str = "") -> None:
        """Record that a person moved a row on; a row that is gone is left alone."""
        with self._cache.atomic():
            order_id = self._order_of(row_id)
            if order_id is not None:
                self.note(order_id, row_id, state, to_ms(at), note)
                self._show(row_id, state)

    def undo(self, row_id: int) -> None:
        """Take back the last act on a row: what stood before stands again."""
        with self._cache.atomic():
            last = self._cache.row(f"SELECT id, at FROM handling {_STANDING}", (row_id,))  # noqa: S608  # ours
            if last is None:
                return
            sql = "UPDATE handling SET undone = 1, ended_at = at WHERE id = ?"
            self._cache.execute(sql, (last[0],))
            self._show(row_id, self._reopen_previous(row_id))

    def history(self, row_id: int) -> list[HandlingEntry]:
        """Return the acts on a row, oldest first, without those taken back."""
        sql = "SELECT state, at FROM handling WHERE row_id = ? AND undone = 0 ORDER BY id"
        rows = self._cache.rows(sql, (row_id,))
        return [HandlingEntry(HandlingState(state), from_ms(at)) for state, at in rows]

    def note(
        self, order_id: int, row_id: int, state: HandlingState, at: int, text: str = ""
    ) -> None:
        """Write a new version of a row's state (milliseconds)."""
        self._cache.execute(f"UPDATE handling SET ended_at = max(at, ?) {_STANDING}", (at, row_id))  # noqa: S608  # ours
        self._cache.execute(
            "INSERT INTO handling (order_id, row_id, state, note, at, ended_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (order_id, row_id, state.value, text, at, FAR),
        )

    def _reopen_previous(self, row_id: int) -> HandlingState:
        sql = "SELECT id, state FROM handling WHERE row_id = ? AND undone = 0 ORDER BY id DESC"
        previous = self._cache.row(sql, (row_id,))
        if previous is None:
            return HandlingState.TO_DO
        sql = f"UPDATE handling SET ended_at = {FAR} WHERE id = ?"  # noqa: S608  # a constant
        self._cache.execute(sql, (previous[0],))
        return HandlingState(previous[1])

    def _order_of(self, row_id: int) -> int | None:
        found = self._cache.value("SELECT order_id FROM monitor WHERE id = ?", (row_id,))
        return None if found is None else int(found)

    def _show(self, row_id: int, state: HandlingState) -> None:
        row = self._cache.row("SELECT open, level FROM monitor WHERE id = ?", (row_id,))
        if row is None:
            return
        place = bucket(is_open=bool(row[0]), level=row[1], handling=state)
        self._cache.execute(
            "UPDATE monitor SET handling = ?, bucket = ? WHERE id = ?",
            (HANDLING_RANKS[state], place, row_id),
        )
