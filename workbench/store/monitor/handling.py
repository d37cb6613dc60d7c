"""What people did about rows of the monitor, as versions; an act can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingAct, HandlingState, WaitingRow
from workbench.domain.views import HandlingEntry
from workbench.store.engine.instants import FAR, from_ms, from_ms_or_none, to_ms, to_ms_or_none
from workbench.store.engine.sql import select
from workbench.store.monitor.rows import HANDLING_RANKS, LEVELS, bucket

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

_STANDING = f"WHERE row_id = ? AND ended_at = {FAR}"
# What arrived about a parcel since the act; of an order itself nothing does but its end.
_WAITING = select(
    ("row_id", "handling.order_id", "shop_id", "order_number", "waybill", "rule", "level", "due",
     "state", "at", "actor", "look_at", "note", "bucket > 1",
     "row_id % 2 = 0 AND EXISTS"
     " (SELECT 1 FROM event WHERE shipment_id = row_id / 2 AND seen_from > at)"),
    "FROM handling JOIN monitor ON monitor.id = row_id",
    f"WHERE look_at <= ? AND looked_at IS NULL AND ended_at = {FAR}",
    "ORDER BY look_at, row_id LIMIT ?",
)  # fmt: skip


class HandlingStore:
    """Keeps the handling state of rows.

    A row that is handled waits under its own chip. It comes back to do by itself when its warning
    becomes worse or another takes the lead (``writer.py``), and when its time to look
    again comes without a new scan (services/judging/follow_ups.py).
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def set(self, row_id: int, act: HandlingAct) -> None:
        """Record that a person moved a row on; a row that is gone is left alone."""
        with self._cache.atomic():
            order_id = self._order_of(row_id)
            if order_id is not None:
                self.note(order_id, row_id, act)
                self._show(row_id, act.state)

    def undo(self, row_id: int) -> None:
        """Take back the last act on a row: what stood before stands again."""
        with self._cache.atomic():
            last = self._cache.row(f"SELECT id, at FROM handling {_STANDING}", (row_id,))  # noqa: S608  # ours
            if last is None:
                return
            sql = "UPDATE handling SET undone = 1, ended_at = at WHERE id = ?"
            self._cache.execute(sql, (last[0],))
            self._show(row_id, self._reopen_previous(row_id))

    def standing(self, row_id: int) -> HandlingAct | None:
        """Return the act that stands, None where nothing was done."""
        sql = f"SELECT state, at, actor, look_at, note FROM handling {_STANDING}"  # noqa: S608  # ours
        found = self._cache.row(sql, (row_id,))
        return None if found is None else _act_from(found)

    def history(self, row_id: int) -> list[HandlingEntry]:
        """Return the acts on a row, oldest first, without those taken back."""
        sql = (
            "SELECT state, at, actor, look_at, note FROM handling"
            " WHERE row_id = ? AND undone = 0 ORDER BY id"
        )
        acts = (_act_from(row) for row in self._cache.rows(sql, (row_id,)))
        return [HandlingEntry(a.state, a.at, a.actor, a.look_at, a.note) for a in acts]

    def of_order(self, order_id: int) -> list[HandlingEntry]:
        """Return the acts on all rows of an order, oldest first, without those taken back."""
        sql = (
            "SELECT state, at, actor, look_at, note FROM handling"
            " WHERE order_id = ? AND undone = 0 ORDER BY id"
        )
        acts = (_act_from(row) for row in self._cache.rows(sql, (order_id,)))
        return [HandlingEntry(a.state, a.at, a.actor, a.look_at, a.note) for a in acts]

    def note(self, order_id: int, row_id: int, act: HandlingAct) -> None:
        """Write a new version of a row's state."""
        at = to_ms(act.at)
        self._cache.execute(f"UPDATE handling SET ended_at = max(at, ?) {_STANDING}", (at, row_id))  # noqa: S608  # ours
        self._cache.execute(
            "INSERT INTO handling (order_id, row_id, state, note, at, ended_at, actor, look_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                order_id,
                row_id,
                act.state.value,
                act.note,
                at,
                FAR,
                act.actor,
                to_ms_or_none(act.look_at),
            ),
        )

    def waiting(self, now: datetime, limit: int) -> list[WaitingRow]:
        """Return up to ``limit`` rows whose time to look again has come, the longest due first."""
        return [_waiting_from(row) for row in self._cache.rows(_WAITING, (to_ms(now), limit))]

    def looked(self, row_id: int, at: datetime) -> None:
        """Record that a row's time to look again was looked into; it does not come again."""
        self._cache.execute(f"UPDATE handling SET looked_at = ? {_STANDING}", (to_ms(at), row_id))  # noqa: S608  # ours

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


def _act_from(row: Row) -> HandlingAct:
    state, at, actor, look_at, note = row
    return HandlingAct(HandlingState(state), from_ms(at), actor, from_ms_or_none(look_at), note)


def _waiting_from(row: Row) -> WaitingRow:
    row_id, order_id, shop_id, number, waybill, rule, level, due = row[:8]
    is_warned, has_news = row[13:]
    return WaitingRow(
        id=row_id,
        order_id=order_id,
        shop_id=shop_id,
        order_number=number,
        waybill=waybill,
        rule=rule,
        level=LEVELS[level],
        due=None if due == FAR else from_ms(due),
        act=_act_from(row[8:13]),
        is_warned=bool(is_warned),
        has_news=bool(has_news),
    )
