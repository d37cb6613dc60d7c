"""How long a write waits while another program or thread writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from workbench.store.driver import DatabaseError
from workbench.store.failures import BUSY, primary_code

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

# SQLite waits so many milliseconds by itself, deaf to everything; then it is asked whether to go
# on, so that a window that closes is not held up.
DEAF = 1000
# An import of a million orders writes for some minutes in one transaction.
LOOKS = 1800
_MOMENT = 0.01  # seconds; a pause of nothing would not hear that it is to end


class Patience:
    """Tries again for as long as others write; ``pause`` waits and may raise to give up."""

    def __init__(self, pause: Callable[[float], None] | None = None) -> None:
        self._pause = pause

    @property
    def is_endless(self) -> bool:
        """Tell whether it goes on after SQLite's own wait."""
        return self._pause is not None

    def run(self, act: Callable[[], T]) -> T:
        """Do ``act``, again where somebody else was writing; it has done nothing then.

        Raises:
            DatabaseError: what SQLite said, busy too when there is no patience left.
        """
        for _ in range(LOOKS if self._pause is not None else 0):
            try:
                return act()
            except DatabaseError as error:
                if primary_code(error) != BUSY:
                    raise
            if self._pause is not None:
                self._pause(_MOMENT)
        return act()
