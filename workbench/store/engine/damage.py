"""What is wrong with a cache's file: every page is checked, and how they hang together."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.domain.errors import FileDamaged, StoreError
from workbench.store.engine.opening import has_log

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache


def damage_of(cache: Cache) -> list[str]:
    """Return what is wrong with pages, or with how they hang together; empty when all is whole.

    SQLCipher's check sees every changed page, SQLite's that none is missing. The first looks
    at the file alone: a page that a power loss left half written counts as whole where the
    log holds it anew.
    """
    pages = _damaged_pages(cache)
    if pages and has_log(cache.path):
        with suppress(StoreError):
            cache.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            pages = _damaged_pages(cache)
    if pages and not has_log(cache.path):
        return pages
    try:
        return [row[0] for row in cache.rows("PRAGMA quick_check(20)") if row[0] != "ok"]
    except FileDamaged:
        return pages or [str(cache.path)]


def _damaged_pages(cache: Cache) -> list[str]:
    return [str(row[0]) for row in cache.rows("PRAGMA cipher_integrity_check")]
