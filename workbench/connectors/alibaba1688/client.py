"""A 1688 shop as services see it: orders, traces, refunds, messages, and shipping.

No public interface was found for replacing a number, filings or appeals (platform-apis 1.7, 1.8,
10): they are not offered.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.acting import before_sending
from workbench.connectors.alibaba1688 import acts, codes, parse, parse_refunds
from workbench.connectors.alibaba1688.gateway import Gateway, refusal
from workbench.connectors.alibaba1688.parse_logistics import trace_scans
from workbench.connectors.alibaba1688.parse_messages import messages
from workbench.connectors.base import AccountCheck, OnlyOrders
from workbench.connectors.feed import FeedStyle, OrderFeed, understood
from workbench.connectors.instants import compact_text
from workbench.connectors.paging import ListStyle
from workbench.connectors.payload import Unreadable, child, code_word, flag
from workbench.connectors.refund_feed import RefundFeed, RefundStyle
from workbench.connectors.unread import unread_order
from workbench.connectors.windows import MOST_ROWS
from workbench.domain.errors import Refused, UnexpectedAnswer
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelScans, UnreadOrder
from workbench.domain.platforms.offers import Offer
from workbench.domain.platforms.shipping_acts import ActKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, timedelta

    from workbench.connectors.paging import ListPage
    from workbench.connectors.payload import JsonObject
    from workbench.connectors.windows import Window
    from workbench.domain.masking import Pseudonymiser
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.platforms.messages import PlatformMessage
    from workbench.domain.platforms.refunds import RefundPage
    from workbench.domain.platforms.shipping_acts import ShippingAct

logger = logging.getLogger(__name__)

FIRST_DAYS = 60
MOST_MESSAGES = "100"
_ROWS = ListStyle(codes.PAGE_SIZE, 1, parse.row_key, parse.modify_mark)
# The buyer's twin is documented with page 0 as its first, and so does its answer count.
_REFUNDS = ListStyle(codes.PAGE_SIZE, 0, parse_refunds.row_key, parse_refunds.row_mark)
# Those asked for during the sale and after it.
_EVERY_REFUND = "0"


class Alibaba1688(OnlyOrders):
    """Marketplace connector for one 1688 shop."""

    service = codes.SERVICE
    offers = frozenset(
        {Offer.TRACES, Offer.REFUNDS, Offer.MESSAGES, Offer.SHIP, Offer.SHIP_UNTRACED}
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
        self._style = FeedStyle(codes.SERVICE, _ROWS, parse.row_number, first_days, most_rows)
        self._told: set[str] = set()

    @property
    def clock_offset(self) -> timedelta | None:
        """By how much 1688's clock is ahead of ours, None as long as it has not answered."""
        return self._gateway.told_offset

    def check(self) -> AccountCheck:
        """Prove key, secret and token by asking for one order."""
        payload = self._gateway.demand(codes.ORDER_LIST, {"page": "1", "pageSize": "1"})
        with understood(codes.SERVICE):
            rows = parse.list_page(payload).rows
            self._gateway.note_member(parse.seller_id(rows[0]) if rows else "")
        return AccountCheck(self._gateway.member, self._gateway.clock_offset)

    def order_pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        """Yield orders modified after ``position`` up to ``until``; see :class:`OrderFeed`."""
        return OrderFeed(self.shop_id, self, self._style).pages(position, until)

    def look(self, window: Window, page: int) -> ListPage:
        """Return a page of the orders in a window."""
        name = "create" if window.is_by_creation else "modify"
        params = {
            f"{name}StartTime": compact_text(window.start),
            f"{name}EndTime": compact_text(window.end),
            "page": str(page),
            "pageSize": str(codes.PAGE_SIZE),
        }
        return parse.list_page(self._gateway.demand(codes.ORDER_LIST, params))

    def order(self, number: str) -> OrderPage:
        """Return the order with this number, or say once more that it cannot be read."""
        try:
            payload = self._detail(number)
            if (code := refusal(payload)) is not None:
                return OrderPage(self.shop_id, (), unread=(UnreadOrder(number, code),))
            return OrderPage(self.shop_id, (self._full(payload, number),))
        except (Unreadable, UnexpectedAnswer) as error:
            return OrderPage(self.shop_id, (), unread=(unread_order(number, error),))

    def trace(self, shipment: Shipment) -> ParcelScans:
        """Return the parcel's trace as 1688 tells it; empty where it has none yet."""
        params = {"orderId": shipment.order_number, "webSite": "1688"}
        if shipment.handle:
            params["logisticsId"] = shipment.handle
        payload = self._gateway.call(codes.TRACE, params)
        code = refusal(payload)
        if code in codes.NO_TRACE:
            return ParcelScans(codes.SOURCE, ())
        if code is not None:
            raise Refused(service=codes.SERVICE, reason=code)
        with understood(codes.SERVICE):
            return trace_scans(payload, shipment)

    def refund_pages(self, position: str | None, until: datetime) -> Iterator[RefundPage]:
        """Yield refunds modified after ``position`` up to ``until``; see :class:`RefundFeed`."""
        style = RefundStyle(
            codes.SERVICE,
            _REFUNDS,
            self._look_for_refunds,
            lambda row: parse_refunds.refund(row, self.shop_id),
            FIRST_DAYS,
        )
        return RefundFeed(self.shop_id, style).pages(_of_modification(position), until)

    def _look_for_refunds(self, window: Window, page: int) -> ListPage:
        """Return a page of the refunds modified in a window.

        The reference names times of modification for the buyer's twin alone (platform-apis 1.8);
        clients generated from the platform's present interface have them for the seller's, too.
        """
        params = {
            "modifyStartTime": compact_text(window.start),
            "modifyEndTime": compact_text(window.end),
            "dipsuteType": _EVERY_REFUND,  # its spelling
            "currentPageNum": str(page),
            "pageSize": str(codes.PAGE_SIZE),
        }
        return parse_refunds.list_page(self._gateway.demand(codes.REFUND_LIST, params))

    def messages(self) -> Sequence[PlatformMessage]:
        """Return the messages that could not be delivered, at most a hundred.

        They are the application's, of all its shops: this shop's own are asked for by its member
        id, which its first order tells. They wait until confirmed.
        """
        if not self._gateway.member:
            return ()
        asked = {"page": "1", "pageSize": MOST_MESSAGES, "userInfo": self._gateway.member}
        payload = self._gateway.demand(codes.MESSAGES, asked)
        with understood(codes.SERVICE):
            return messages(payload)

    def confirm_messages(self, ids: Sequence[str]) -> None:
        """Say that these messages were taken in."""
        listed = ",".join(dict.fromkeys(each for each in ids if each.isdigit()))
        payload = self._gateway.demand(codes.CONFIRM, {"msgIdList": f"[{listed}]"})
        with understood(codes.SERVICE):
            if flag(payload, "isSuccess") is False:
                raise Refused(service=codes.SERVICE, reason=reasons.UNKNOWN_CODE)

    def act(self, act: ShippingAct) -> None:
        """Ship an order, or some of its lines; sent once."""
        if act.kind is ActKind.REPLACE_NUMBER:
            self._lacks(act.kind.offer)
        with before_sending():
            page = self.order(act.order_number)
            if not page.records:
                raise Refused(service=codes.SERVICE, reason=page.unread[0].reason)
        acts.perform(self._gateway, act, page.records[0])

    def record(self, row: JsonObject, unread: list[UnreadOrder]) -> OrderRecord:
        """Return the order with its shipments, which only the detail tells.

        Where that is refused the list's word stands; shipments stay unknown, which is not the
        same as none, and the detail is to be asked for again.
        """
        number = parse.order_number(row)
        self._gateway.note_member(parse.seller_id(row))
        payload = self._detail(number)
        code = refusal(payload)
        if code is None:
            return self._full(payload, number)
        record = parse.bare_record(row, self.shop_id)
        self._tell_once("the detail of an order was refused", code)
        self._note_unknown(record)
        unread.append(UnreadOrder(number, code))
        return record

    def _detail(self, number: str) -> JsonObject:
        return self._gateway.call(codes.ORDER_DETAIL, {"orderId": number, "webSite": "1688"})

    def _full(self, payload: JsonObject, number: str) -> OrderRecord:
        try:
            trade = child(payload, "result")
            record = parse.full_record(trade, self.shop_id, self._pseudonymiser, asked=number)
        except Unreadable as error:
            error.told = payload
            raise
        self._note_unknown(record)
        return record

    def _note_unknown(self, record: OrderRecord) -> None:
        if record.order.status is OrderStatus.UNKNOWN:
            self._tell_once("unknown order status", record.order.platform_status)

    def _tell_once(self, what: str, word: str) -> None:
        if word not in self._told:
            self._told.add(word)
            logger.info("1688: %s: %s", what, code_word(word) or "(no code)")


def _of_modification(position: str | None) -> str | None:
    """Return a position in the refunds; one of two instants told applications, and begins anew."""
    return None if position is None or " " in position else position
