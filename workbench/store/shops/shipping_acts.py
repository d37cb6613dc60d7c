"""Acts on platforms, and the uses of a number that a new one is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.parcels.shipments import NumberUse
from workbench.domain.platforms.shipping_acts import ActKind, ActState, RecordedAct, ShippingAct
from workbench.store.engine.instants import as_of_ms, from_ms, from_ms_or_none, to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

_COLUMNS = (
    "id, kind, shop_id, order_number, carrier, waybill, lines, replaces,"
    " state, asked_at, answered_at, reason, actor, agreement"
)
_USES = """
    SELECT orders.shop_id, orders.number, theirs.waybill, version.uploaded_at,
           facts.name_key, facts.address_key
    FROM shipment AS theirs
    JOIN shipment_version AS version ON version.shipment_id = theirs.id
    JOIN orders ON orders.id = theirs.order_id
    JOIN order_version AS facts ON facts.order_id = orders.id
    WHERE theirs.waybill = ?1 COLLATE NOCASE
    AND version.seen_from <= ?2 AND version.seen_to > ?2
    AND facts.seen_from <= ?2 AND facts.seen_to > ?2
    ORDER BY version.uploaded_at, theirs.id
"""
_OPEN = (ActState.SENDING.value, ActState.UNKNOWN.value)


class ShippingActStore:
    """Keeps acts; an act is written before it is sent."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def begin(self, act: ShippingAct, agreement: str, actor: str, at: datetime) -> int:
        """Write down that an act is about to be sent; return its id.

        Raises:
            ShopRemoved: its shop is gone.
        """
        sql = (
            "INSERT INTO shipping_act (shop_id, order_number, kind, carrier, waybill, replaces,"
            " lines, agreement, actor, state, reason, asked_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?) RETURNING id"
        )
        told = (act.shop_id, act.order_number, act.kind.value, act.carrier, act.waybill)
        lines = ",".join(act.lines)
        rest = (act.replaces, lines, agreement, actor, ActState.SENDING.value, to_ms(at))
        with self._cache.atomic():
            return int(self._cache.value(sql, (*told, *rest)))

    def end(self, act_id: int, state: ActState, at: datetime, reason: str = "") -> None:
        """Write down how an act ended."""
        sql = "UPDATE shipping_act SET state = ?, reason = ?, answered_at = ? WHERE id = ?"
        with self._cache.atomic():
            self._cache.execute(sql, (state.value, reason, to_ms(at), act_id))

    def get(self, act_id: int) -> RecordedAct | None:
        """Return an act, None where there is none."""
        row = self._cache.row(f"SELECT {_COLUMNS} FROM shipping_act WHERE id = ?", (act_id,))  # noqa: S608  # names are ours
        return _act_from(row) if row else None

    def all(self) -> list[RecordedAct]:
        """Return every act, the newest first."""
        sql = f"SELECT {_COLUMNS} FROM shipping_act ORDER BY id DESC"  # noqa: S608  # names are ours
        return [_act_from(row) for row in self._cache.rows(sql)]

    def of_order(self, shop_id: str, order_number: str) -> tuple[RecordedAct, ...]:
        """Return every act on an order, the newest first."""
        sql = (
            f"SELECT {_COLUMNS} FROM shipping_act"  # noqa: S608  # names are ours
            " WHERE shop_id = ? AND order_number = ? ORDER BY id DESC"
        )
        return tuple(_act_from(row) for row in self._cache.rows(sql, (shop_id, order_number)))

    def open_of(self, shop_id: str, order_number: str) -> list[RecordedAct]:
        """Return the acts on an order of which nobody knows whether they were done."""
        sql = (
            f"SELECT {_COLUMNS} FROM shipping_act"  # noqa: S608  # names are ours
            " WHERE shop_id = ? AND order_number = ? AND state IN (?, ?) ORDER BY id"
        )
        return [_act_from(row) for row in self._cache.rows(sql, (shop_id, order_number, *_OPEN))]

    def uses(self, waybill: str) -> list[NumberUse]:
        """Return every order, of whatever shop and platform, that bears a number now."""
        rows = self._cache.rows(_USES, (waybill, as_of_ms(None)))
        return [_use_from(row) for row in rows]


def _act_from(row: Row) -> RecordedAct:
    act_id, kind, shop_id, number, carrier, waybill, lines, replaces, *rest = row
    state, asked_at, answered_at, reason, actor, agreement = rest
    named = tuple(filter(None, lines.split(",")))
    act = ShippingAct(ActKind(kind), shop_id, number, carrier, waybill, named, replaces)
    answered = from_ms_or_none(answered_at)
    return RecordedAct(
        act_id, act, ActState(state), from_ms(asked_at), answered, reason, actor, agreement
    )


def _use_from(row: Row) -> NumberUse:
    shop_id, number, waybill, uploaded_at, name_key, address_key = row
    return NumberUse(shop_id, number, waybill, from_ms_or_none(uploaded_at), name_key, address_key)
