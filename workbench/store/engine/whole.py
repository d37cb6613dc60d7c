"""Transactions in one piece: nothing of them can be taken back but all.

A block inside a transaction that may be taken back on its own has every page copied that it is the
first to change: a twentieth of what a large import takes, for nothing where a failure ends it all.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Whole:
    """Whether a connection's transaction is in one piece, and whether a part of it failed."""

    def __init__(self) -> None:
        self.is_on = False
        self._is_broken = False

    @contextmanager
    def around(self, *, is_on: bool) -> Iterator[None]:
        """Let the transaction be in one piece until the block's end.

        Raises:
            RuntimeError: a part failed, and somebody went on as if it could be taken back alone.
        """
        self.is_on, self._is_broken = is_on, False
        try:
            yield
        finally:
            self.is_on = False
        if self._is_broken:
            raise RuntimeError("a transaction in one piece went on after a part of it had failed")

    @contextmanager
    def part(self) -> Iterator[None]:
        """Remember it if the block fails."""
        with ExitStack() as failure:
            failure.callback(self._break)
            yield
            failure.pop_all()

    def _break(self) -> None:
        self._is_broken = True
