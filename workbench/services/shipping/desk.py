"""From an order's number to an act on its platform: whose order it is, which carrier is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.parcels.carriers import CARRIERS, carrier_by_name
from workbench.domain.platforms.shipping_acts import ActKind, ShippingAct

if TYPE_CHECKING:
    from workbench.domain.platforms.ship_checks import ShipCheck
    from workbench.domain.platforms.shipping_acts import RecordedAct
    from workbench.domain.shops import Shop
    from workbench.services.shipping.acts import Consent, ShippingActs
    from workbench.store.orders.orders import OrderStore
    from workbench.store.shops.shops import ShopStore

ORDER = marked("errors", "The order")
CARRIER = marked("errors", "The carrier")
_IDS = frozenset(carrier.id for carrier in CARRIERS)


@dataclass(frozen=True, slots=True)
class ActRequest:
    """What a person asks for, in a person's words; ``shop`` is a shop's id or name, or "".

    ``replaces`` is the number that is replaced; an order with a single parcel needs none.
    """

    order: str
    kind: ActKind = ActKind.SHIP
    carrier: str = ""
    waybill: str = ""
    shop: str = ""
    lines: tuple[str, ...] = ()
    replaces: str = ""


class ShippingDesk:
    """Puts requests to the shop that they concern."""

    def __init__(self, shops: ShopStore, orders: OrderStore, acts: ShippingActs) -> None:
        self._shops = shops
        self._orders = orders
        self._acts = acts

    def check(self, request: ActRequest, agreement: str = "") -> tuple[ShipCheck, ...]:
        """Return what speaks against a request; nothing is sent.

        Raises:
            BadInput: it does not say which order, carrier or number is meant.
        """
        return self._acts.check(self._act(self._shop(request), request), agreement)

    def send(self, request: ActRequest, consent: Consent) -> RecordedAct:
        """Do what is asked for, once; errors as of ``ShippingActs.send``."""
        shop = self._shop(request)
        return self._acts.send(shop, self._act(shop, request), consent)

    def look(self, act_id: int) -> RecordedAct:
        """Ask the platform how an act ended whose answer was lost."""
        recorded = next((each for each in self.all() if each.id == act_id), None)
        shop = self._with_id(recorded.act.shop_id) if recorded else None
        if shop is None:
            raise BadInput(what=str(act_id), reason=marked("errors", "there is none with this id"))
        return self._acts.look(shop, act_id)

    def settle(self, act_id: int, *, was_done: bool) -> RecordedAct:
        """Record what the seller saw on the platform of an act whose answer was lost."""
        return self._acts.settle(act_id, was_done=was_done)

    def all(self) -> list[RecordedAct]:
        """Return every act, the newest first."""
        return self._acts.all()

    def _shop(self, request: ActRequest) -> Shop:
        """Return whose order it is; a number that several shops know needs the shop's name."""
        holders = self._orders.holders([request.order]).get(request.order, set())
        shops = [health.shop for health in self._shops.all() if health.shop.id in holders]
        named = [s for s in shops if request.shop in {"", s.id, s.name} and not s.is_imported]
        if len(named) == 1:
            return named[0]
        if not shops:
            reason = marked("errors", "it is not known here")
        elif not named:
            reason = marked("errors", "its shop is not connected")
        else:
            reason = marked("errors", "several shops have one with this number; name the shop")
        raise BadInput(what=request.order or ORDER, reason=reason)

    def _with_id(self, shop_id: str) -> Shop | None:
        shops = (health.shop for health in self._shops.all())
        return next((shop for shop in shops if shop.id == shop_id), None)

    def _act(self, shop: Shop, request: ActRequest) -> ShippingAct:
        if request.kind is ActKind.SHIP_UNTRACED:
            return ShippingAct(request.kind, shop.id, request.order, lines=request.lines)
        waybill = request.waybill.strip()
        if not waybill:
            reason = marked("errors", "a number is needed")
            raise BadInput(what=request.order, reason=reason)
        carrier = _carrier(request.carrier)
        act = ShippingAct(request.kind, shop.id, request.order, carrier, waybill, request.lines)
        return replace(act, replaces=request.replaces.strip())


def _carrier(written: str) -> str:
    """Return our id of a carrier that a person names by its name, code or our id."""
    if written in _IDS:
        return written
    found = carrier_by_name(written) if written.strip() else None
    if found is None:
        raise BadInput(what=written or CARRIER, reason=marked("errors", "no carrier that we know"))
    return found.id
