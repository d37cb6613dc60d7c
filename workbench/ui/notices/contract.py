"""What the window asks about notices; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.notices import Notice


class NoticeReader(Protocol):
    """The record of notices."""

    def page(self, only_unread: bool) -> list[Notice]:
        """Return the newest notices first, as many as one looks through."""
        ...

    def unread(self) -> int:
        """Return how many have not been read."""
        ...

    def mark_read(self, ids: Sequence[int]) -> None:
        """Record that these were read."""
        ...
