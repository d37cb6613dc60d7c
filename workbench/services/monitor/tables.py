"""How a person arranged tables and which filters they named, kept in the encrypted cache."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.tables.fields import Layout, TableName
from workbench.domain.tables.saved import LONGEST_NAME, MOST, SavedFilter

if TYPE_CHECKING:
    from workbench.store.engine.meta import MetaStore

logger = logging.getLogger(__name__)

_decoder = msgspec.json.Decoder(Layout)
_saved = msgspec.json.Decoder(tuple[SavedFilter, ...])
_SAVED = "saved_filters"


def _name(table: TableName) -> str:
    return f"table_layout.{table.value}"


class TableService:
    """Keeps layouts by table, and the monitor's named filters."""

    def __init__(self, meta: MetaStore) -> None:
        self._meta = meta

    def layout(self, table: TableName) -> Layout:
        """Return how a table was arranged; what another version kept and we cannot read is none."""
        told = self._meta.get(_name(table))
        if not told:
            return Layout()
        try:
            return _decoder.decode(told)
        except (msgspec.DecodeError, msgspec.ValidationError):
            logger.info("the kept layout of table %s cannot be read", table.value)
            return Layout()

    def arrange(self, table: TableName, layout: Layout) -> None:
        """Keep how a table is arranged.

        Raises:
            StoreError: nothing was kept.
        """
        self._meta.set(_name(table), msgspec.json.encode(layout).decode())

    def saved(self) -> tuple[SavedFilter, ...]:
        """Return the named filters, by name; none where what is kept cannot be read."""
        told = self._meta.get(_SAVED)
        try:
            return _saved.decode(told) if told else ()
        except (msgspec.DecodeError, msgspec.ValidationError):
            logger.info("the kept filters cannot be read")
            return ()

    def save(self, kept: SavedFilter) -> None:
        """Keep a filter in place of one with the same name; beyond the limit the last one goes."""
        name = " ".join(kept.name.split())[:LONGEST_NAME]
        others = [one for one in self.saved() if one.name != name]
        found = sorted((SavedFilter(name, kept.filters), *others), key=lambda one: one.name)
        self._keep(found[:MOST])

    def drop(self, name: str) -> None:
        """Forget a named filter."""
        self._keep([one for one in self.saved() if one.name != name])

    def _keep(self, filters: list[SavedFilter]) -> None:
        self._meta.set(_SAVED, msgspec.json.encode(filters).decode())
