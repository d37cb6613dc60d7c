"""How a person arranged each table, kept in the cache: it goes with a backup, and is encrypted."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.tables.fields import Layout, TableName

if TYPE_CHECKING:
    from workbench.store.meta import MetaStore

logger = logging.getLogger(__name__)

_decoder = msgspec.json.Decoder(Layout)


def _name(table: TableName) -> str:
    return f"table_layout.{table.value}"


class TableService:
    """Keeps layouts by table."""

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
