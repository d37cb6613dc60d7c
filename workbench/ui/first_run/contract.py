"""What the first run asks of the program before there are data, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workbench.domain.profile import KeyPlace


class Then(StrEnum):
    """What comes after a window: nothing, the sample data, or the seller's own shops."""

    END = "end"
    DEMO = "demo"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a window ended; ``language`` is the one that was spoken, for the window that follows."""

    code: int = 0
    then: Then = Then.END
    language: str = ""


class Entrance(Protocol):
    """The way into a profile that may not be there yet; quick but for :meth:`begin`."""

    def is_new(self) -> bool:
        """Tell whether there are neither data nor a key nor backups."""
        ...

    def key_place(self) -> KeyPlace:
        """Return what would keep a new key without anybody typing a passphrase."""
        ...

    def begin(self, passphrase: str, language: str) -> None:
        """Make the data, under ``passphrase`` where one is given; they speak ``language``.

        Raises:
            StoreError: they could not be made; nothing is left that bars a second try.
        """
        ...
