"""A 抖店 shop as services see it: orders with their parcels, refunds, traces, and shipping acts.

No public interface was found for filings of shipping trouble, appeals, or messages to be asked
for (platform-apis 3.7, 3.8, 10): they are not offered.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from workbench.connectors.acting import before_sending
from workbench.connectors.base import AccountCheck, OnlyOrders
from workbench.connectors.douyin import codes, parse, parse_refunds
from workbench.connectors.douyin.acts import needs_order, question
from workbench.connectors.douyin.parse_logistics import parcel_scans
from workbench.connectors.feed import FeedStyle, OrderFeed, understood
from workbench.connectors.paging import ListPage, ListStyle
from workbench.connectors.payload import Unreadable, child, code_word
from workbench.connectors.refund_feed import RefundFeed, RefundStyle
from workbench.connectors.unread import unread_order
from workbench.domain.errors import ParcelRefused, Refused, UnexpectedAnswer
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, UnreadOrder
from workbench.domain.platforms.offers import Offer
from workbench.domain.platforms.shipping_acts import ActKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from workbench.connectors.douyin.gateway import Gateway
    from workbench.connectors.payload import JsonObject
    from workbench.connectors.windows import Window
    from workbench.domain.pages import ParcelScans
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.platforms.refunds import RefundPage
    from workbench.domain.platforms.shipping_acts import ShippingAct

logger = logging.getLogger(__name__)

FIRST_DAYS = 60
# The list ends at 50,000 rows; a window of a tenth of that is a walk of fifty pages.
MOST_ROWS = 5000
_REFUNDS = ListStyle(codes.PAGE_SIZE, 0, parse_refunds.row_key, parse_refunds.row_mark)


class Douyin(OnlyOrders):
    """Marketplace connector for one 抖店 shop."""

    service = codes.SERVICE
    offers = frozenset({Offer.TRACES, Offer.REFUNDS, Offer.SHIP, Offer.REPLACE_NUMBER})

    def __init__(
        self,
        shop_id: str,
        gateway: Gateway,
        *,
        most_rows: int = MOST_ROWS,
        page_size: int = codes.PAGE_SIZE,
    ) -> None:
        self.shop_id = shop_id
        self._gateway = gateway
        self._page_size = page_size
        rows = ListStyle(page_size, 0, parse.row_key, parse.row_mark)
        self._style = FeedStyle(codes.SERVICE, rows, parse.row_number, FIRST_DAYS, most_rows)
        self._told: set[str] = set()

    @property
    def clock_offset(self) -> timedelta | None:
        """By how much 抖店's clock is ahead of ours, None as long as it has not answered."""
        return self._gateway.told_offset

    def check(self) -> AccountCheck:
        """Prove key, secret and token by asking for one order."""
        # Any start will do, and season and real time alike lie after this one's ninety days.
        since = int(self._gateway.server_now().timestamp()) - codes.MOST_DAYS * 86400
        asked = {"create_time_start": since, "page": 0, "size": 1}
        data = self._gateway.call(codes.ORDER_LIST, asked)
        tokens = self._gateway.tokens
        with understood(codes.SERVICE):
            rows = parse.list_page(data).rows
            shop = parse.shop_of(rows[0]) if rows else ("", "")
        offset = self._gateway.clock_offset
        return AccountCheck(tokens.shop_id or shop[0], offset, name=tokens.shop_name or shop[1])

    def order_pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        """Yield orders changed after ``position`` up to ``until``; see :class:`OrderFeed`."""
        return OrderFeed(self.shop_id, self, self._style).pages(position, until)

    def look(self, window: Window, page: int) -> ListPage:
        """Return a page of the orders in a window, the oldest first."""
        name = "create" if window.is_by_creation else "update"
        asked = {
            f"{name}_time_start": int(window.start.timestamp()),
            f"{name}_time_end": int(window.end.timestamp()),
            "order_by": f"{name}_time",
            "order_asc": True,
            "page": page,
            "size": self._page_size,
        }
        return parse.list_page(self._gateway.call(codes.ORDER_LIST, asked))

    def record(self, row: JsonObject, unread: list[UnreadOrder]) -> OrderRecord:
        """Return the order of a row: the list tells all that the detail does."""
        found = parse.record(row, self.shop_id)
        self._note_unknown(found)
        return found

    def order(self, number: str) -> OrderPage:
        """Return the order with this number, or say once more that it cannot be read."""
        try:
            answer = self._gateway.ask(codes.ORDER_DETAIL, {"shop_order_id": number})
            if answer.trouble is codes.Trouble.REFUSED:
                return OrderPage(self.shop_id, (), unread=(UnreadOrder(number, answer.reason),))
            data = self._gateway.granted(answer)
            found = parse.record(child(data, "shop_order_detail"), self.shop_id, asked=number)
        except (Unreadable, UnexpectedAnswer) as error:
            return OrderPage(self.shop_id, (), unread=(unread_order(number, error),))
        self._note_unknown(found)
        return OrderPage(self.shop_id, (found,))

    def trace(self, shipment: Shipment) -> ParcelScans:
        """Return the trace of a parcel with one of the platform's own e-waybills.

        Raises:
            ParcelRefused: it has another waybill, of which 抖店 tells nothing.
        """
        if not shipment.waybill:
            raise ParcelRefused(service=codes.SERVICE, reason=codes.NO_NUMBER)
        asked = {"logistics_code": shipment.carrier, "track_no": shipment.waybill}
        answer = self._gateway.ask(codes.TRACE, asked)
        if answer.trouble is codes.Trouble.NO_RECORD:
            return codes.NO_SCANS
        with understood(codes.SERVICE):
            return parcel_scans(self._gateway.granted(answer), shipment.waybill)

    def refund_pages(self, position: str | None, until: datetime) -> Iterator[RefundPage]:
        """Yield after-sales changed after ``position``, those of exchanges and repairs too."""
        style = RefundStyle(
            codes.SERVICE,
            _REFUNDS,
            self._look_for_refunds,
            lambda row: parse_refunds.refund(row, self.shop_id),
            FIRST_DAYS,
            MOST_ROWS,
        )
        return RefundFeed(self.shop_id, style).pages(position, until)

    def act(self, act: ShippingAct) -> None:
        """Ship an order or put another number on it; sent once."""
        if act.kind is ActKind.SHIP_UNTRACED:
            self._lacks(act.kind.offer)
        with before_sending():
            method, asked = question(act, self._standing(act) if needs_order(act) else None)
        self._gateway.call(method, asked, repeatable=False)

    def _standing(self, act: ShippingAct) -> OrderRecord:
        """Return the order as it stands before an act.

        Raises:
            Refused: it cannot be read; then nothing is done.
        """
        page = self.order(act.order_number)
        if not page.records:
            raise Refused(service=codes.SERVICE, reason=page.unread[0].reason)
        return page.records[0]

    def _look_for_refunds(self, window: Window, page: int) -> ListPage:
        asked = {
            "update_start_time": int(window.start.timestamp()),
            "update_end_time": int(window.end.timestamp()),
            "order_by": ["update_time asc"],
            "page": page,
            "size": codes.PAGE_SIZE,
        }
        return parse.list_page(self._gateway.call(codes.REFUND_LIST, asked), "items")

    def _note_unknown(self, found: OrderRecord) -> None:
        word = found.order.platform_status
        if found.order.status is OrderStatus.UNKNOWN and word not in self._told:
            self._told.add(word)
            logger.info("%s: unknown order status: %s", codes.SERVICE, code_word(word) or "?")
