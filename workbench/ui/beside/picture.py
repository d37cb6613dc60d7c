"""Something of everything beside an invented order, for ``workbench screenshot``."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.orders import Order, OrderStatus
from workbench.domain.platforms.beside import Beside
from workbench.domain.platforms.messages import KeptMessage, MessageKind, PlatformMessage
from workbench.domain.platforms.promises import PromiseChange
from workbench.domain.platforms.refunds import Refund, RefundStatus
from workbench.domain.platforms.shipping_acts import ActKind, ActState, RecordedAct, ShippingAct
from workbench.services.shipping.acts import SETTLED_BY_HAND

if TYPE_CHECKING:
    from workbench.ui.beside.group import BesideCards
    from workbench.ui.tables.columns import Look

_SHOP, _ORDER = "shop", "900000000000000001"
_HOUR = timedelta(hours=1)
_KINDS = (MessageKind.REFUND, MessageKind.ADDRESS_CHANGED, MessageKind.PRICE_CHANGED)


def show_everything(cards: BesideCards, look: Look) -> None:
    """Fill the cards, each state of what they show among them."""
    now = look.now
    acts = (
        _act(1, ActState.UNKNOWN, now - _HOUR),
        _act(2, ActState.REFUSED, now - 9 * _HOUR, SETTLED_BY_HAND),
        _act(3, ActState.DONE, now - 30 * _HOUR),
    )
    promise = PromiseChange(now - 5 * _HOUR, now + _HOUR, now + 25 * _HOUR, reason="物流停运")
    told = tuple(
        KeptMessage(PlatformMessage(str(place), "", _ORDER, now - place * _HOUR, kind), place < 2)
        for place, kind in enumerate(_KINDS, start=1)
    )
    order = Order(_SHOP, _ORDER, OrderStatus.SHIPPED)
    cards.show_beside(order, Beside(_refunds(now), (promise,), acts, told), look)


def _refunds(now: datetime) -> tuple[Refund, ...]:
    waiting, returning, done = (
        RefundStatus.AWAITING_SELLER,
        RefundStatus.AWAITING_RECEIPT,
        RefundStatus.REFUNDED,
    )
    asked = now - 20 * _HOUR
    return (
        Refund(
            _SHOP, "TQ900000000001", _ORDER, waiting, amount=12800, reason="七天无理由",
            created_at=asked, reply_by=now + 4 * _HOUR,
        ),
        Refund(
            _SHOP, "TQ900000000002", _ORDER, returning, amount=3990, reason="尺寸不符",
            created_at=asked, reply_by=now - _HOUR, return_waybill="YT0000000000009",
        ),
        Refund(_SHOP, "TQ900000000003", _ORDER, done, amount=990, created_at=asked),
    )  # fmt: skip


def _act(act_id: int, state: ActState, asked_at: datetime, reason: str = "") -> RecordedAct:
    act = ShippingAct(ActKind.SHIP, _SHOP, _ORDER, "yuantong", "YT0000000000001")
    return RecordedAct(act_id, act, state, asked_at, reason=reason)
