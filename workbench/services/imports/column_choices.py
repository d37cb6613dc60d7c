"""Which columns of lists the seller named, kept so that the next such list needs no question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from workbench.domain.platforms.platform_records import ColumnChoice

if TYPE_CHECKING:
    from workbench.store.engine.meta import MetaStore

NAME = "record_columns"
# The newest ones; nobody has more kinds of lists.
MOST = 40

_decoder = msgspec.json.Decoder(tuple[ColumnChoice, ...])


class ColumnChoices:
    """Keeps the choices, the newest first; they hold names of columns, never what stands below."""

    def __init__(self, meta: MetaStore) -> None:
        self._meta = meta

    def known(self, first: ColumnChoice | None = None) -> tuple[ColumnChoice, ...]:
        """Return the choices by which lists are read; ``first`` counts before what is kept."""
        told = self._meta.get(NAME)
        kept = _decoder.decode(told) if told else ()
        return kept if first is None else _before(first, kept)

    def remember(self, choice: ColumnChoice) -> None:
        """Keep a choice in place of an older one for the same columns."""
        chosen = _before(choice, self.known())
        self._meta.set(NAME, msgspec.json.encode(chosen[:MOST]).decode())


def _before(first: ColumnChoice, kept: tuple[ColumnChoice, ...]) -> tuple[ColumnChoice, ...]:
    return (first, *(one for one in kept if one.header != first.header))
