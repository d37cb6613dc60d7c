"""What the window asks about notices; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Sequence

    from workbench.domain.telling.notices import Notice, NoticeQuery, UnreadTally


class NoticeReader(Protocol):
    """The record of notices; ``rows`` is quick, the others are jobs."""

    def ids(self, query: NoticeQuery) -> array[int]:
        """Return the ids of the notices that fit, in order."""
        ...

    def rows(self, ids: Sequence[int]) -> list[Notice]:
        """Return the notices with these ids that still stand."""
        ...

    def rules(self) -> list[str]:
        """Return the rules that notices are about."""
        ...

    def unread_tallies(self) -> Sequence[UnreadTally]:
        """Return how many have not been read, by kind and shop."""
        ...

    def standing(self, notices: Sequence[Notice]) -> Collection[str]:
        """Return the keys of those about which there is still something to do."""
        ...

    def mark_read(self, ids: Sequence[int]) -> None:
        """Record that these were read."""
        ...

    def mark_all_read(self) -> None:
        """Record that all were read."""
        ...
