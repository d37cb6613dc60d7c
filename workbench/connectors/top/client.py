"""A Taobao or Tmall shop as services see it: trades page by page, traces, refunds, shipping."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.acting import before_sending
from workbench.connectors.base import AccountCheck, OnlyOrders
from workbench.connectors.feed import FeedStyle, OrderFeed, understood
from workbench.connectors.instants import spelt_text
from workbench.connectors.paging import ListStyle
from workbench.connectors.payload import Unreadable, child, code_word, text
from workbench.connectors.refund_feed import RefundFeed, RefundStyle
from workbench.connectors.top import acts, codes, fields, parse
from workbench.connectors.top.parse_logistics import trace_among, trace_scans
from workbench.connectors.top.parse_refunds import messages, refund, refund_key, reply_by
from workbench.connectors.unread import unread_order
from workbench.connectors.windows import MOST_ROWS
from workbench.domain.errors import ParcelRefused, Refused, UnexpectedAnswer
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelScans, UnreadOrder
from workbench.domain.platforms.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, timedelta

    from workbench.connectors.paging import ListPage
    from workbench.connectors.payload import JsonObject
    from workbench.connectors.top.gateway import Gateway
    from workbench.connectors.windows import Window
    from workbench.domain.masking import Pseudonymiser
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.platforms.messages import PlatformMessage
    from workbench.domain.platforms.refunds import Refund, RefundPage
    from workbench.domain.platforms.shipping_acts import ShippingAct

logger = logging.getLogger(__name__)

# The list goes back three months; a few days of them are left for slow clocks.
FIRST_DAYS = 60
MOST_MESSAGES = "100"
_ROWS = ListStyle(codes.PAGE_SIZE, 1, parse.row_key, parse.modify_mark)
_REFUNDS = ListStyle(codes.PAGE_SIZE, 1, refund_key, parse.modify_mark)
_TO_SHIP = frozenset({OrderStatus.AWAITING_SHIPMENT, OrderStatus.UNKNOWN})


class Top(OnlyOrders):
    """Marketplace connector for one Taobao or Tmall shop."""

    service = codes.SERVICE
    offers = frozenset(
        {
            Offer.TRACES,
            Offer.REFUNDS,
            Offer.PROMISE_CHANGES,
            Offer.MESSAGES,
            Offer.SHIP,
            Offer.REPLACE_NUMBER,
            Offer.SHIP_UNTRACED,
        }
    )

    def __init__(
        self,
        shop_id: str,
        gateway: Gateway,
        pseudonymiser: Pseudonymiser,
        *,
        first_days: int = FIRST_DAYS,
        most_rows: int = MOST_ROWS,
    ) -> None:
        self.shop_id = shop_id
        self._gateway = gateway
        self._pseudonymiser = pseudonymiser
        self._style = FeedStyle(
            codes.SERVICE, _ROWS, parse.row_number, first_days, most_rows, codes.LONGEST_SPAN
        )
        self._told: set[str] = set()

    @property
    def clock_offset(self) -> timedelta | None:
        """By how much its clock is ahead of ours, None as long as it has not answered."""
        return self._gateway.told_offset

    def check(self) -> AccountCheck:
        """Prove key, secret and session by asking whose they are, and which kind of shop it is."""
        answer = self._gateway.call(codes.SELLER, {"fields": fields.SELLER})
        with understood(codes.SERVICE):
            user = child(answer, "user")
            return AccountCheck(
                account_id=text(user, "user_id") or text(user, "nick"),
                clock_offset=self._gateway.clock_offset,
                platform=codes.SHOP_KINDS.get(text(user, "type")),
                name=text(user, "nick"),
            )

    def order_pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        """Yield trades modified after ``position`` up to ``until``; see :class:`OrderFeed`."""
        return OrderFeed(self.shop_id, self, self._style).pages(position, until)

    def look(self, window: Window, page: int) -> ListPage:
        """Return a page of the trades in a window, counted by the platform."""
        params = {"fields": fields.TRADE, "type": codes.TRADE_TYPES, **_asked(window, page)}
        method = codes.SOLD if window.is_by_creation else codes.INCREMENT
        return parse.list_page(self._gateway.call(method, params), "trades", "trade")

    def _look_for_refunds(self, window: Window, page: int) -> ListPage:
        params = {"fields": fields.REFUND, "type": codes.TRADE_TYPES, **_asked(window, page)}
        return parse.list_page(self._gateway.call(codes.REFUNDS, params), "refunds", "refund")

    def _refund(self, row: JsonObject) -> Refund:
        """Return the refund of a row; an open one's deadline is told by the call for it alone."""
        found = refund(row, self.shop_id)
        if not found.status.is_open:
            return found
        asked = {"refund_id": found.number, "fields": fields.REFUND_DEADLINE}
        try:
            answer = self._gateway.call(codes.REFUND, asked)
        except Refused:
            return found
        return replace(found, reply_by=reply_by(child(answer, "refund")))

    def record(self, row: JsonObject, unread: list[UnreadOrder]) -> OrderRecord:
        """Return the trade of a row; one that waits to be shipped is asked for whole.

        Only the whole trade tells of changed promises. Where that is refused the list's word
        stands, and the trade is to be asked for again.
        """
        record = parse.order_record(row, self.shop_id, self._pseudonymiser)
        self._note_unknown(record)
        if record.order.status not in _TO_SHIP:
            return record
        try:
            return self._full(record.order.number)
        except Refused as error:
            unread.append(UnreadOrder(record.order.number, error.values["reason"]))
            return record

    def order(self, number: str) -> OrderPage:
        """Return the trade with this number, or say once more that it cannot be read."""
        try:
            return OrderPage(self.shop_id, (self._full(number),))
        except Refused as error:
            unread = UnreadOrder(number, error.values["reason"])
        except (Unreadable, UnexpectedAnswer) as error:
            unread = unread_order(number, error)
        return OrderPage(self.shop_id, (), unread=(unread,))

    def trace(self, shipment: Shipment) -> ParcelScans:
        """Return the parcel's trace as the platform tells it; empty where it has none yet.

        One sub-order's goods may travel in several parcels: then the answer may be another one's,
        and all of the trade's are asked for.

        Raises:
            ParcelRefused: the platform tells of other parcels of the trade alone.
        """
        params = {"tid": shipment.order_number}
        if shipment.handle:
            params |= {"is_split": "1", "sub_tid": shipment.handle}
        answer = self._gateway.call(codes.TRACE, params)
        with understood(codes.SERVICE):
            found = trace_scans(answer, shipment)
        if found is None:
            every = self._gateway.call(codes.TRACES, {"tid": shipment.order_number})
            with understood(codes.SERVICE):
                found = trace_among(every, shipment)
        if found is None:
            raise ParcelRefused(service=codes.SERVICE, reason=codes.OTHER_PARCELS)
        return found

    def refund_pages(self, position: str | None, until: datetime) -> Iterator[RefundPage]:
        """Yield refunds that changed after ``position`` up to ``until``."""
        style = RefundStyle(
            codes.SERVICE,
            _REFUNDS,
            self._look_for_refunds,
            self._refund,
            FIRST_DAYS,
            longest=codes.LONGEST_SPAN,
        )
        return RefundFeed(self.shop_id, style).pages(position, until)

    def messages(self) -> Sequence[PlatformMessage]:
        """Return the messages that wait, at most a hundred; they wait until confirmed."""
        answer = self._gateway.call(codes.CONSUME, {"quantity": MOST_MESSAGES})
        with understood(codes.SERVICE):
            return messages(answer)

    def confirm_messages(self, ids: Sequence[str]) -> None:
        """Say that these messages were taken in."""
        self._gateway.call(codes.CONFIRM, {"s_message_ids": ",".join(ids)})

    def act(self, act: ShippingAct) -> None:
        """Ship, or put another number in a number's place; sent once."""
        standing = None
        if act.replaces:
            with before_sending(), understood(codes.SERVICE):
                standing = self._full(act.order_number)
        acts.perform(self._gateway, act, standing)

    def _full(self, number: str) -> OrderRecord:
        answer = self._gateway.call(codes.FULLINFO, {"tid": number, "fields": fields.FULL_TRADE})
        try:
            trade = child(answer, "trade")
            if parse.order_number(trade) != number:
                raise Unreadable(reasons.UNKNOWN_SHAPE, "tid")
            record = parse.order_record(trade, self.shop_id, self._pseudonymiser)
        except Unreadable as error:
            error.told = answer
            raise
        self._note_unknown(record)
        return record

    def _note_unknown(self, record: OrderRecord) -> None:
        word = record.order.platform_status
        if record.order.status is OrderStatus.UNKNOWN and word not in self._told:
            self._told.add(word)
            logger.info("Taobao: unknown order status: %s", code_word(word) or "(no code)")


def _asked(window: Window, page: int) -> dict[str, str]:
    name = "created" if window.is_by_creation else "modified"
    return {
        f"start_{name}": spelt_text(window.start),
        f"end_{name}": spelt_text(window.end),
        "page_no": str(page),
        "page_size": str(codes.PAGE_SIZE),
        "use_has_next": "false",
    }
