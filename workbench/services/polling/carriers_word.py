"""What a trace provider says of a number that is about to be sent: asked with a provider's manners.

A number that was asked for within a provider's floor is not asked for again; what was found of it
then still stands, so that a second try does not slip past what stopped the first.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import ConnectorError
from workbench.domain.platforms.ship_checks import CheckKind, ShipCheck, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.domain.clock import Clock
    from workbench.domain.pages import ParcelScans
    from workbench.domain.parcels.shipments import Shipment
    from workbench.services.polling.provider_panel import ProviderPanel
    from workbench.store.engine.meta import MetaStore

STANDS = timedelta(hours=1)  # longer than any floor
_FOUND = "number_findings"


class CarriersWord:
    """Asks about numbers, and remembers for a while what was found of them."""

    def __init__(self, panel: Callable[[], ProviderPanel], meta: MetaStore, clock: Clock) -> None:
        self._panel = panel
        self._meta = meta
        self._clock = clock

    def ask(self, parcel: Shipment) -> ParcelScans | None:
        """Return what a provider tells, None where none may be asked now.

        Raises:
            ConnectorError: the one to ask gave no answer.
        """
        seat = self._panel().seat_for(parcel)
        if seat is None or seat.rests(parcel):
            return None
        try:
            scans = seat.ask(parcel)
        except ConnectorError as error:
            seat.fail(error)
            raise
        seat.watch.answered()
        return scans

    def remember(self, parcel: Shipment, found: Sequence[ShipCheck]) -> None:
        """Keep what was found of a number for an order."""
        kept = self._kept()
        checks = [[check.kind, check.weight, dict(check.values)] for check in found]
        kept[_key(parcel)] = [self._clock.now().isoformat(), checks]
        self._meta.set(_FOUND, json.dumps(kept, ensure_ascii=False))

    def recall(self, parcel: Shipment) -> list[ShipCheck] | None:
        """Return what was found of it a short while ago, None if it was not looked at."""
        kept = self._kept().get(_key(parcel))
        if kept is None:
            return None
        return [ShipCheck(CheckKind(kind), Weight(weight), told) for kind, weight, told in kept[1]]

    def _kept(self) -> dict[str, list[Any]]:
        """Return what still stands; older findings go with the next one."""
        now = self._clock.now()
        kept: dict[str, list[Any]] = json.loads(self._meta.get(_FOUND) or "{}")
        return {
            key: [at, checks]
            for key, (at, checks) in kept.items()
            if timedelta() <= now - datetime.fromisoformat(at) < STANDS
        }


def _key(parcel: Shipment) -> str:
    told = "/".join((parcel.shop_id, parcel.order_number, parcel.carrier, parcel.waybill))
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()[:32]
