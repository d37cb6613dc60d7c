"""Notices: the record that the panel shows and the desktop only points to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.decisions import Level
from workbench.domain.notices import Notice, NoticeKind
from workbench.store.instants import FAR, from_ms, to_ms
from workbench.store.rows import from_json, to_json
from workbench.store.sql import insert_into, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.store.cache import Cache, Row

_COLUMNS = (
    "key", "kind", "level", "at", "shop_id", "order_number", "waybill", "rule", "details", "read",
)  # fmt: skip
_INSERT = insert_into("notice", _COLUMNS)
_SAID = ("kind", "level", "details")
_KNOWN = select(_SAID, "FROM notice WHERE key = ?")
_PAGE = select(
    ("id", *_COLUMNS), "FROM notice WHERE (at, id) < (?, ?) AND read <= ?",
    "ORDER BY at DESC, id DESC LIMIT ?",
)  # fmt: skip


class NoticeStore:
    """Keeps notices; a newer one with the same key takes the old one's place."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def record(self, notices: Iterable[Notice]) -> list[Notice]:
        """Record notices and return those that were news, with their ids.

        One that says the same as what stands under its key changes nothing: it was read or will be.
        """
        with self._cache.atomic():
            return [fresh for notice in notices if (fresh := self._record(notice)) is not None]

    def _record(self, notice: Notice) -> Notice | None:
        details = to_json(dict(sorted(notice.values.items())))
        if self._cache.row(_KNOWN, (notice.key,)) == (notice.kind, notice.level, details):
            return None
        self._cache.execute("DELETE FROM notice WHERE key = ?", (notice.key,))
        cursor = self._cache.execute(
            _INSERT,
            (
                notice.key,
                notice.kind.value,
                notice.level.value,
                to_ms(notice.at),
                notice.shop_id,
                notice.order_number,
                notice.waybill,
                notice.rule,
                details,
                int(notice.read),
            ),
        )
        return replace(notice, id=int(cursor.lastrowid or 0))

    def page(
        self, *, only_unread: bool = False, limit: int = 500, before: Notice | None = None
    ) -> list[Notice]:
        """Return up to ``limit`` notices, newest first, those older than ``before`` if given."""
        mark = (FAR, 0) if before is None else (to_ms(before.at), before.id)
        rows = self._cache.rows(_PAGE, (*mark, int(not only_unread), limit))
        return [_notice_from(row) for row in rows]

    def unread_count(self) -> int:
        """Return how many notices have not been read."""
        return int(self._cache.value("SELECT count(*) FROM notice WHERE read = 0"))

    def mark_read(self, ids: Sequence[int]) -> None:
        """Record that these were read."""
        self._cache.execute(
            "UPDATE notice SET read = 1 WHERE read = 0 AND id IN (SELECT value FROM json_each(?))",
            (to_json(list(ids)),),
        )

    def mark_all_read(self) -> None:
        """Record that all were read."""
        self._cache.execute("UPDATE notice SET read = 1 WHERE read = 0")


def _notice_from(row: Row) -> Notice:
    row_id, key, kind, level, at, shop_id, number, waybill, rule, details, read = row
    return Notice(
        NoticeKind(kind),
        key,
        Level(level),
        from_ms(at),
        shop_id,
        number,
        waybill,
        rule,
        from_json(details),
        row_id,
        bool(read),
    )
