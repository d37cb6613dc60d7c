"""Checks before a number goes to a platform: over all shops, and by what a carrier says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, ConnectorError, marked
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import Shipment, ShipmentState
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.platforms.ship_checks import CheckKind, ShipCheck, Weight
from workbench.domain.platforms.shipping_acts import ActKind
from workbench.domain.regions import short_province

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.orders import Order
    from workbench.domain.pages import ParcelScans
    from workbench.domain.parcels.shipments import NumberUse
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.platforms.shipping_acts import ShippingAct
    from workbench.services.polling.carriers_word import CarriersWord
    from workbench.store.orders.refunds import RefundStore
    from workbench.store.shops.shipping_acts import ShippingActStore

# Within this time another receiver's use of a number is what platforms call false shipping
# (policy-facts: 1688.false_ship.number_reuse_30d).
REUSED_WITHIN = timedelta(days=30)
WHICH = marked("errors", "it has several parcels: say which number is replaced")
_AT_THE_DOOR = frozenset(
    {EventKind.OUT_FOR_DELIVERY, EventKind.AVAILABLE_FOR_PICKUP, EventKind.DELIVERED}
)
_TO_SHIP = frozenset({OrderStatus.AWAITING_SHIPMENT, OrderStatus.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Sources:
    """What a number is held against.

    ``word`` tells what a carrier says of a number, ``read`` makes its scans events.
    """

    acts: ShippingActStore
    refunds: RefundStore
    file: Callable[[str, str], OrderFile | None]
    word: CarriersWord
    read: Callable[[ParcelScans, str], tuple[TrackingEvent, ...]]


class ShipChecking:
    """Looks at one act before it is sent; asks a trace provider, and the platform nothing."""

    def __init__(self, sources: Sources, now: datetime) -> None:
        self._sources = sources
        self._now = now

    def of(self, act: ShippingAct, agreement: str) -> tuple[ShipCheck, ...]:
        """Return everything found, what stops the act first.

        Raises:
            BadInput: it does not say on which of several parcels a number is replaced.
        """
        file = self._sources.file(act.shop_id, act.order_number)
        if file is None:
            return (_stop(CheckKind.UNKNOWN_ORDER),)
        found = [*self._of_order(act, file)]
        if act.kind is ActKind.SHIP_UNTRACED:
            found += [] if agreement.strip() else [_stop(CheckKind.NO_AGREEMENT)]
        else:
            found += [*self._uses(act, file.order), *self._scans(act, file.order)]
        return tuple(sorted(found, key=lambda check: check.weight is Weight.CAUTION))

    def _of_order(self, act: ShippingAct, file: OrderFile) -> Iterator[ShipCheck]:
        numbers = [
            part.shipment.waybill
            for part in file.shipments
            if part.shipment.state is ShipmentState.ACTIVE
        ]
        if self._sources.acts.open_of(act.shop_id, act.order_number):
            yield _stop(CheckKind.ANSWER_LOST)
        refunds = self._sources.refunds.of_order(act.shop_id, act.order_number)
        if any(refund.status.is_open for refund in refunds):
            is_sent = act.kind is ActKind.REPLACE_NUMBER
            yield (_caution if is_sent else _stop)(CheckKind.REFUND_OPEN)
        if act.kind is ActKind.REPLACE_NUMBER:
            if not any(numbers):
                yield _stop(CheckKind.NOT_SHIPPED)
            if len(numbers) > 1 and not act.replaces:
                raise BadInput(what=act.order_number, reason=WHICH)
        elif file.order.status not in _TO_SHIP:
            yield _stop(CheckKind.NOT_TO_SHIP)
        if act.waybill and act.waybill.casefold() in {number.casefold() for number in numbers}:
            yield _stop(CheckKind.STANDS_ALREADY)

    def _uses(self, act: ShippingAct, order: Order) -> Iterator[ShipCheck]:
        own = (act.shop_id, act.order_number)
        for use in self._sources.acts.uses(act.waybill):
            is_old = use.uploaded_at is not None and self._now - use.uploaded_at > REUSED_WITHIN
            if (use.shop_id, use.order_number) == own or is_old:
                continue
            same = _is_same(order, use)
            if same is None:
                yield _caution(CheckKind.NUMBER_MAYBE_USED, order=use.order_number)
            elif not same:
                yield _stop(CheckKind.NUMBER_USED, order=use.order_number)

    def _scans(self, act: ShippingAct, order: Order) -> list[ShipCheck]:
        parcel = Shipment(act.shop_id, act.order_number, act.waybill, act.carrier)
        word = self._sources.word
        try:
            told = word.ask(parcel)
        except ConnectorError:
            told = None
        if told is not None:
            found = [*self._of_scans(told, act, order)]
            word.remember(parcel, found)
            return found
        kept = word.recall(parcel)
        return [_caution(CheckKind.SCANS_UNKNOWN)] if kept is None else kept

    def _of_scans(self, told: ParcelScans, act: ShippingAct, order: Order) -> Iterator[ShipCheck]:
        events = self._sources.read(told, act.carrier)
        if not events:
            yield _caution(CheckKind.NO_SCAN)
        times = [event.happened_at for event in events if event.happened_at]
        if order.paid_at and times and min(times) < order.paid_at:
            yield _stop(CheckKind.OLDER_SCANS)
        yield from _destination(events, order)


def _destination(events: tuple[TrackingEvent, ...], order: Order) -> Iterator[ShipCheck]:
    """Hold the place at whose door a parcel is against the order's; unknown places say nothing."""
    region = order.receiver.region if order.receiver else None
    places = [e.reading.place for e in events if e.kind in _AT_THE_DOOR and e.reading.place]
    if region is None or not places:
        return
    place = places[-1]
    ours, theirs = region.short_province, short_province(place.province)
    other_city = place.city and region.city and place.city != region.city and ours == theirs
    if (theirs and ours and theirs != ours) or other_city:
        told = {"place": place.city or place.province, "destination": region.city or ours}
        yield ShipCheck(CheckKind.OTHER_DESTINATION, Weight.STOP, told)


def _is_same(order: Order, use: NumberUse) -> bool | None:
    """Tell whether a use was for the order's receiver at its address; None where masks hide it."""
    ours = order.receiver
    pairs = (
        (ours.name_key if ours else None, use.name_key),
        (ours.address_key if ours else None, use.address_key),
    )
    if any(one and other and one != other for one, other in pairs):
        return False
    return None if any(one is None or other is None for one, other in pairs) else True


def _stop(kind: CheckKind, **values: str) -> ShipCheck:
    return ShipCheck(kind, Weight.STOP, values)


def _caution(kind: CheckKind, **values: str) -> ShipCheck:
    return ShipCheck(kind, Weight.CAUTION, values)
