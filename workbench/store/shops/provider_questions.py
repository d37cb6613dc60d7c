"""Questions put to trace providers: when which number was last asked for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from workbench.store.engine.instants import from_ms, to_ms

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from workbench.domain.parcels.shipments import Shipment
    from workbench.store.engine.cache import Cache

_LAST = "SELECT asked_at FROM provider_question WHERE provider = ? AND number = ?"
_NOTE = "INSERT OR REPLACE INTO provider_question (provider, number, asked_at) VALUES (?, ?, ?)"
_FORGET = "DELETE FROM provider_question WHERE asked_at < ?"


class ProviderQuestionStore:
    """Remembers questions as long as a floor may ask for them."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def together(self) -> AbstractContextManager[Cache]:
        """Note a question and what it is charged to in one transaction."""
        return self._cache.atomic()

    def last(self, provider: str, shipment: Shipment) -> datetime | None:
        """Return when this number was last asked for there, None if not of late."""
        found = self._cache.value(_LAST, (provider, _number(shipment)))
        return None if found is None else from_ms(int(found))

    def note(self, provider: str, shipment: Shipment, at: datetime) -> None:
        """Note that this number is about to be asked for."""
        self._cache.execute(_NOTE, (provider, _number(shipment), to_ms(at)))

    def forget_before(self, at: datetime) -> None:
        """Forget what was asked before an instant."""
        self._cache.execute(_FORGET, (to_ms(at),))


def _number(shipment: Shipment) -> bytes:
    """Return what stands for a carrier's number, one and the same for all of its orders."""
    told = f"{shipment.carrier}/{shipment.waybill}"
    return hashlib.sha256(told.encode(errors="replace")).digest()[:16]
