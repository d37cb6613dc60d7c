"""Appeals against platforms' penalties, kept as versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.filing.appeals import Appeal, AppealStep
from workbench.store.engine.instants import FAR, from_ms, from_ms_or_none, to_ms, to_ms_or_none
from workbench.store.engine.sql import select
from workbench.store.engine.versions import Values, Versions
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

_COLUMNS = (
    "step", "filing_id", "filing_number", "statement", "sent_at", "answered_at", "returned_at",
    "returned_amount",
)  # fmt: skip
_STANDING = select(("record_id", *_COLUMNS), f"FROM appeal_version WHERE seen_to = {FAR}")
_SOME = select(
    ("record_id", *_COLUMNS),
    f"FROM appeal_version WHERE seen_to = {FAR}",
    "AND record_id IN (SELECT value FROM json_each(?))",
)
_HISTORY = select(
    ("record_id", *_COLUMNS, "seen_from"),
    "FROM appeal_version WHERE record_id = ? ORDER BY id",
)
_CLOSE = (
    f"UPDATE appeal_version SET seen_to = max(seen_from, ?)"  # noqa: S608  # a constant
    f" WHERE record_id = ? AND seen_to = {FAR}"
)
_RESTORE = (
    f"UPDATE appeal_version SET seen_to = {FAR}"  # noqa: S608  # a constant
    " WHERE id = (SELECT max(id) FROM appeal_version WHERE record_id = ?)"
)


class AppealStore:
    """Keeps appeals; one that was taken out can be brought back."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "appeal_version", "record_id", _COLUMNS)

    def save(self, appeal: Appeal, *, seen_at: datetime) -> None:
        """Let an appeal stand as told from ``seen_at``.

        Raises:
            LookupError: there is no such record.
        """
        with self._cache.atomic():
            known = "SELECT 1 FROM platform_record WHERE id = ?"
            if self._cache.row(known, (appeal.record_id,)) is None:
                raise LookupError(appeal.record_id)
            self._cache.execute(
                "INSERT OR IGNORE INTO appeal (record_id) VALUES (?)", (appeal.record_id,)
            )
            self._versions.put(appeal.record_id, _values(appeal), to_ms(seen_at))

    def get(self, record_id: int) -> Appeal | None:
        """Return the appeal against a record, None without one."""
        return next(iter(self.some([record_id])), None)

    def some(self, record_ids: Sequence[int]) -> list[Appeal]:
        """Return the appeals against these records."""
        rows = self._cache.rows(_SOME, (to_json(list(record_ids)),))
        return [_appeal(row) for row in rows]

    def all(self) -> list[Appeal]:
        """Return every appeal that stands."""
        return [_appeal(row) for row in self._cache.rows(_STANDING)]

    def history(self, record_id: int) -> list[tuple[datetime, Appeal]]:
        """Return all versions with the instant each began, the oldest first."""
        rows = self._cache.rows(_HISTORY, (record_id,))
        return [(from_ms(row[-1]), _appeal(row[:-1])) for row in rows]

    def withdraw(self, record_id: int, *, at: datetime) -> None:
        """Let an appeal stand no longer."""
        self._cache.execute(_CLOSE, (to_ms(at), record_id))

    def restore(self, record_id: int) -> None:
        """Let an appeal stand again as it was told last."""
        self._cache.execute(_RESTORE, (record_id,))


def _values(appeal: Appeal) -> Values:
    return (
        appeal.step.value,
        appeal.filing_id,
        appeal.filing_number,
        appeal.statement,
        to_ms_or_none(appeal.sent_at),
        to_ms_or_none(appeal.answered_at),
        to_ms_or_none(appeal.returned_at),
        appeal.returned_amount,
    )


def _appeal(row: Row) -> Appeal:
    record_id, step, filing_id, number, statement, sent_at, answered_at, returned_at, amount = row
    return Appeal(
        record_id,
        AppealStep(step),
        filing_id,
        number,
        statement,
        from_ms_or_none(sent_at),
        from_ms_or_none(answered_at),
        from_ms_or_none(returned_at),
        amount,
    )
