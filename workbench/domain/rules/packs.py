"""Policy packs as the seller sees them: whose they are, what they hold, whether they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from workbench.domain.errors import PackInvalid
    from workbench.domain.shops import Platform


@dataclass(frozen=True, slots=True)
class StoredPack:
    """A seller's pack as it was given: the file's name (without folder) and its bytes."""

    pack_id: str
    file: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One pack, ours or the seller's.

    ``origin`` is "seeds", "outside" or "seller". ``checked_on`` is the day on which the longest
    unchecked of its rules was last checked. ``problem`` is why the text that was last given does
    not count; ``rules`` are then those of the last good one, none where there is none.
    ``taken`` are rules of other packs whose place this one takes.
    """

    id: str
    title: str
    platform: Platform | None
    origin: str
    rules: tuple[str, ...]
    is_on: bool
    checked_on: date | None = None
    problem: PackInvalid | None = None
    taken: tuple[str, ...] = ()

    @property
    def can_be_switched(self) -> bool:
        """Tell whether the seller may switch it: what all else stands on may not."""
        return self.origin != "seeds"

    @property
    def can_be_removed(self) -> bool:
        """Tell whether it is the seller's own."""
        return self.origin == "seller"
