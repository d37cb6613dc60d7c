"""Evidence of filings in the encrypted cache; a file shown twice is kept once."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from workbench.domain.filing.evidence import Evidence, EvidenceKind
from workbench.store.engine.instants import FAR, as_of_ms, from_ms, to_ms
from workbench.store.engine.sql import insert_into, select
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

_COLUMNS = (
    "filing_id", "kind", "suffix", "media_type", "size", "sha256", "added_at", "note", "names",
)  # fmt: skip
_INSERT = insert_into("evidence", (*_COLUMNS, "removed_at"))
_OF_FILING = select(
    ("id", *_COLUMNS),
    "FROM evidence WHERE filing_id = ?1 AND added_at <= ?2 AND removed_at > ?2 ORDER BY id",
)
_CONTENT = (
    "SELECT content FROM evidence_content WHERE sha256 = (SELECT sha256 FROM evidence WHERE id = ?)"
)


_ONE = select(("id", *_COLUMNS), f"FROM evidence WHERE id = ? AND removed_at = {FAR}")
_REMOVE = (
    f"UPDATE evidence SET removed_at = max(added_at, ?)"  # noqa: S608  # a constant
    f" WHERE id = ? AND removed_at = {FAR}"
)


class EvidenceStore:
    """Keeps files of evidence with their filings; all instants UTC."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def add(self, evidence: Evidence, content: bytes) -> Evidence:
        """Keep a file and return it with its id; one that stands already is returned as it stands.

        Raises:
            ValueError: the bytes are not those that ``evidence`` tells of.
        """
        if sha256(content).hexdigest() != evidence.sha256:
            raise ValueError("these are other bytes")
        with self._cache.atomic():
            for known in self.of_filing(evidence.filing_id):
                if (known.sha256, known.kind) == (evidence.sha256, evidence.kind):
                    return known
            self._cache.execute(
                "INSERT OR IGNORE INTO evidence_content (sha256, content) VALUES (?, ?)",
                (evidence.sha256, content),
            )
            self._cache.execute(_INSERT, (*_values(evidence), FAR))
            return self.of_filing(evidence.filing_id)[-1]

    def of_filing(self, filing_id: str, as_of: datetime | None = None) -> tuple[Evidence, ...]:
        """Return what stands with a filing at ``as_of``, now without it; oldest first."""
        at = as_of_ms(as_of)
        return tuple(_evidence(row) for row in self._cache.rows(_OF_FILING, (int(filing_id), at)))

    def content(self, evidence_id: int) -> bytes:
        """Return a file's bytes.

        Raises:
            LookupError: there is no such file.
        """
        row = self._cache.row(_CONTENT, (evidence_id,))
        if row is None:
            raise LookupError(evidence_id)
        return bytes(row[0])

    def remove(self, evidence_id: int, *, at: datetime) -> None:
        """Take a file out of its filing; looked back at, it still stands there.

        Raises:
            LookupError: there is no such file.
        """
        with self._cache.atomic():
            if self._cache.execute(_REMOVE, (to_ms(at), evidence_id)).rowcount == 0:
                raise LookupError(evidence_id)

    def get(self, evidence_id: int) -> Evidence:
        """Return what is told of a file that stands.

        Raises:
            LookupError: there is no such file.
        """
        row = self._cache.row(_ONE, (evidence_id,))
        if row is None:
            raise LookupError(evidence_id)
        return _evidence(row)

    def restore(self, evidence_id: int) -> Evidence:
        """Let a file that was taken out stand again.

        Raises:
            LookupError: there never was such a file.
        """
        sql = f"UPDATE evidence SET removed_at = {FAR} WHERE id = ?"  # noqa: S608  # a constant
        with self._cache.atomic():
            self._cache.execute(sql, (evidence_id,))
            return self.get(evidence_id)

    def describe(self, evidence_id: int, kind: EvidenceKind, note: str) -> Evidence:
        """Say anew what a file shows.

        Raises:
            LookupError: there is no such file.
        """
        with self._cache.atomic():
            self._cache.execute(
                "UPDATE evidence SET kind = ?, note = ? WHERE id = ?",
                (kind.value, note, evidence_id),
            )
            return self.get(evidence_id)

    def replace(self, evidence_id: int, fresh: Evidence, content: bytes) -> Evidence:
        """Put another file in a file's place; the old one is erased, bytes and all.

        Raises:
            LookupError: there is no such file.
            ValueError: the bytes are not those that ``fresh`` tells of.
        """
        with self._cache.atomic():
            self.get(evidence_id)
            added = self.add(fresh, content)
            if added.id != evidence_id:
                self._cache.execute("DELETE FROM evidence WHERE id = ?", (evidence_id,))
            return added


def _values(evidence: Evidence) -> tuple[object, ...]:
    names = evidence.names_orders
    return (
        int(evidence.filing_id),
        evidence.kind.value,
        evidence.suffix,
        evidence.media_type,
        evidence.size,
        evidence.sha256,
        to_ms(evidence.added_at),
        evidence.note,
        None if names is None else to_json(names),
    )


def _evidence(row: Row) -> Evidence:
    key, filing_id, kind, suffix, media_type, size, digest, added_at, note, names = row
    return Evidence(
        str(filing_id),
        EvidenceKind(kind),
        suffix,
        media_type,
        size,
        digest,
        from_ms(added_at),
        note,
        None if names is None else tuple(from_json(names)),
        id=key,
    )
