"""The audit trail: what weakens privacy or touches keys leaves a row that cannot be edited away.

Each row is sealed over the one before (faults.md 4.8), so an edit, a removal or another order of
rows shows. Rows that are too old go from the beginning only: where the trail then begins is sealed
as well. No personal data and no free text.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.store.engine.instants import from_ms, to_ms
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

AUDIT_KEY = "audit_key"
_BEGIN = "audit_begin"
_FIRST = bytes(32)
_COLUMNS = "id, at, actor, event, object, counts, version"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act: ``event`` is our word for it, ``object`` an internal id, ``counts`` how much.

    ``actor`` is the system's user, ``version`` the program's.
    """

    event: str
    at: datetime
    actor: str
    object: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    version: str = ""


class AuditStore:
    """Appends to the trail and checks it."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def append(self, entry: AuditEntry) -> None:
        """Add an act; call inside the transaction of the act itself."""
        with self._cache.atomic():
            last = self._cache.row("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1")
            previous_id, previous = last or self._begin() or (0, _FIRST)
            row = (
                previous_id + 1,
                to_ms(entry.at),
                entry.actor,
                entry.event,
                entry.object,
                to_json(dict(sorted(entry.counts.items()))),
                entry.version,
            )
            self._cache.execute(
                f"INSERT INTO audit ({_COLUMNS}, previous_mac, mac)"  # noqa: S608  # names are ours
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, previous, self._seal(previous, row)),
            )

    def entries(self, limit: int = 500) -> list[AuditEntry]:
        """Return the newest acts first."""
        sql = f"SELECT {_COLUMNS} FROM audit ORDER BY id DESC LIMIT ?"  # noqa: S608  # names are ours
        return [_entry_from(row[1:]) for row in self._cache.rows(sql, (limit,))]

    def is_whole(self) -> bool:
        """Tell whether no row was changed, removed from the middle or put in another order."""
        begin = self._begin()
        if begin is None:
            return False
        previous, expected_id = begin[1], begin[0] + 1
        sql = f"SELECT {_COLUMNS}, previous_mac, mac FROM audit ORDER BY id"  # noqa: S608  # ours
        for *row, told, mac in self._cache.stream(sql):
            whole = told == previous and hmac.compare_digest(mac, self._seal(previous, tuple(row)))
            if not whole or row[0] != expected_id:
                return False
            previous, expected_id = mac, expected_id + 1
        return True

    def forget(self, before: datetime) -> int:
        """Remove the rows older than an instant, from the beginning; return how many."""
        last = self._cache.row(
            "SELECT id, mac FROM audit WHERE id < coalesce("
            "(SELECT min(id) FROM audit WHERE at >= ?), 9223372036854775807)"
            " ORDER BY id DESC LIMIT 1",
            (to_ms(before),),
        )
        if last is None:
            return 0
        with self._cache.atomic():
            MetaStore(self._cache).set(_BEGIN, to_json([last[0], last[1].hex(), self._mark(*last)]))
            return self._cache.execute("DELETE FROM audit WHERE id <= ?", (last[0],)).rowcount

    def _begin(self) -> tuple[int, bytes] | None:
        """Return the row after which the trail begins; None where somebody changed that."""
        kept = MetaStore(self._cache).get(_BEGIN)
        if kept is None:
            return 0, _FIRST
        last_id, mac, mark = from_json(kept)
        last = int(last_id), bytes.fromhex(mac)
        return last if hmac.compare_digest(mark, self._mark(*last)) else None

    def _mark(self, last_id: int, mac: bytes) -> str:
        return hmac.digest(self._key(), b"begin %d " % last_id + mac, "sha256").hex()

    def _seal(self, previous: bytes, row: tuple[object, ...]) -> bytes:
        return hmac.digest(self._key(), previous + to_json(row).encode(), "sha256")

    def _key(self) -> bytes:
        return MetaStore(self._cache).secret(AUDIT_KEY)


def _entry_from(row: Row) -> AuditEntry:
    at, actor, event, subject, counts, version = row
    return AuditEntry(event, from_ms(at), actor, subject, from_json(counts), version)
