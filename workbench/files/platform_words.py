"""Words by which messages and lists of platforms are understood (resources/platform_words.toml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import BadInput, marked
from workbench.domain.platforms.platform_records import AppealStanding, RecordKind

if TYPE_CHECKING:
    from pathlib import Path


class _Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: RecordKind
    words: tuple[str, ...]


class _Appeal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    closed: tuple[str, ...]
    open: tuple[str, ...]


class _Bill(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    returned: tuple[str, ...]


class PlatformWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of violations, and the words that tell kinds and where an appeal stands."""

    names: tuple[str, ...]
    kinds: tuple[_Kind, ...]
    appeal: _Appeal
    bill: _Bill

    @classmethod
    def load(cls, path: Path) -> PlatformWords:
        """Read the word list.

        Raises:
            BadInput: it does not fit.
        """
        try:
            return msgspec.toml.decode(path.read_bytes(), type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            reason = marked("errors", "the description of a file format is broken")
            raise BadInput(what=path.name, reason=reason) from error

    def kind_of(self, text: str) -> RecordKind | None:
        """Return what kind of thing a message tells, None where no word says so."""
        fitting = (one.kind for one in self.kinds if any(word in text for word in one.words))
        return next(fitting, None)

    def name_in(self, text: str) -> str:
        """Return the longest name of a violation that stands in a text, "" for none."""
        return max((name for name in self.names if name in text), key=len, default="")

    def standing(self, *told: str) -> AppealStanding:
        """Return what words on state and appeal say of the appeal."""
        for text in told:
            if any(word in text for word in self.appeal.closed):
                return AppealStanding.CLOSED
            if any(word in text for word in self.appeal.open):
                return AppealStanding.OPEN
        return AppealStanding.UNTOLD

    def gives_back(self, text: str) -> bool:
        """Tell whether a line of a bill gives money back."""
        return any(word in text for word in self.bill.returned)
