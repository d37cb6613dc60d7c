"""What the window asks about platforms' records; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from workbench.domain.platforms.platform_records import (
        PlatformRecord,
        RecordCounts,
        RecordQuery,
        RecordRow,
    )


class RecordReader(Protocol):
    """What platforms said, apart from what we foresee; ``rows`` and ``query`` are quick."""

    def query(self) -> RecordQuery:
        """Return the plain question: all records, the newest first, at this moment."""
        ...

    def ids(self, query: RecordQuery) -> array[int]:
        """Return the ids of all records that fit, in order."""
        ...

    def rows(self, ids: Sequence[int]) -> list[RecordRow]:
        """Return the records with these ids that still exist, in any order."""
        ...

    def of_order(self, order_id: int) -> tuple[RecordRow, ...]:
        """Return what was said of an order, the newest first."""
        ...

    def counts(self) -> RecordCounts:
        """Return the numbers for the chips."""
        ...

    def enter(self, record: PlatformRecord) -> int:
        """Save what a person typed in; return its id."""
        ...

    def forget(self, record_id: int) -> None:
        """Erase what was typed in, unless a file or a text told it too."""
        ...
