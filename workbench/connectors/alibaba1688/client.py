"""A 1688 shop as services see it: orders page by page, traces parcel by parcel."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.connectors.alibaba1688 import codes, parse
from workbench.connectors.alibaba1688.gateway import Gateway, refusal
from workbench.connectors.alibaba1688.paging import OrderWalk
from workbench.connectors.alibaba1688.parse_logistics import trace_scans
from workbench.connectors.alibaba1688.unread import UnreadTally, unread_order
from workbench.connectors.alibaba1688.windows import MOST_ROWS, Reach, WindowPlan
from workbench.connectors.base import AccountCheck
from workbench.connectors.payload import Unreadable, child, code_word
from workbench.domain.errors import ConnectorError, Refused, UnexpectedAnswer
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelScans, UnreadOrder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from workbench.connectors.alibaba1688.windows import OpenWindow, Window
    from workbench.connectors.payload import JsonObject
    from workbench.domain.masking import Pseudonymiser
    from workbench.domain.shipments import Shipment

logger = logging.getLogger(__name__)

FIRST_DAYS = 60


class Alibaba1688:
    """Marketplace connector for one 1688 shop."""

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
        self._first_days = first_days
        self._most_rows = most_rows
        self._told: set[str] = set()

    @property
    def clock_offset(self) -> timedelta | None:
        """By how much 1688's clock is ahead of ours, None as long as it has not answered."""
        return self._gateway.told_offset

    def check(self) -> AccountCheck:
        """Prove key, secret and token by asking for one order."""
        payload = self._gateway.demand(codes.ORDER_LIST, {"page": "1", "pageSize": "1"})
        with _understood():
            rows = parse.list_page(payload).rows
            seller = parse.seller_id(rows[0]) if rows else ""
        return AccountCheck(seller, self._gateway.clock_offset)

    def order_pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        """Yield orders modified after ``position`` up to ``until``, first those of the last weeks.

        An order that cannot be understood does not stop the others: it is told beside them.

        Raises:
            ConnectorError: the walk broke off, or so little could be read that it is worth nothing.
        """
        reach = Reach.read(position, until, self._first_days)
        if reach.begun is not None:
            for page in self._pages_to_goal(reach, until):
                if page.position:
                    position = page.position
                yield page
            if position is None or (reach := Reach.read(position, until, 0)) == Reach(until):
                return
            # What was made after the last window that held anything was modified since then, too.
            reach = Reach(reach.until)
        elif reach.until > until:
            # The clock was ahead when that was noted: what comes from now on is not in the past.
            yield OrderPage(self.shop_id, (), position=Reach(until).position)
        yield from self._pages_to_goal(reach, until)

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
        with _understood():
            return trace_scans(payload, shipment)

    def _pages_to_goal(self, reach: Reach, now: datetime) -> Iterator[OrderPage]:
        plan = WindowPlan(reach, now, lambda window: self._list(window, 1), self._most_rows)
        with _understood():
            for opened in plan.windows():
                yield from self._pages(opened)

    def _pages(self, opened: OpenWindow) -> Iterator[OrderPage]:
        """Yield a window's pages, each as soon as the next is known: the last one says so."""
        tally = UnreadTally()
        walk = OrderWalk(lambda page: self._list(opened.window, page), opened.first)
        held = OrderPage(self.shop_id, ())
        try:
            for rows in walk.pages():
                page = self._page(rows, tally)
                if held.records or held.unread:
                    yield held
                held = page
            tally.end()
        except (ConnectorError, Unreadable):
            # What came whole before the trouble is kept; what it set aside alone is part of it.
            if held.records:
                yield held
            raise
        yield replace(held, position=opened.reach.position)

    def _list(self, window: Window, page: int) -> parse.ListPage:
        params = {**window.params, "page": str(page), "pageSize": str(codes.PAGE_SIZE)}
        return parse.list_page(self._gateway.demand(codes.ORDER_LIST, params))

    def _page(self, rows: list[JsonObject], tally: UnreadTally) -> OrderPage:
        records: list[OrderRecord] = []
        unread: list[UnreadOrder] = []
        for row in rows:
            try:
                records.append(self._record(row, unread))
                tally.read()
            except (Unreadable, UnexpectedAnswer) as error:
                unread.append(tally.unread(row, error))
                logger.info("1688: an order cannot be read: %s", unread[-1].reason)
        return OrderPage(self.shop_id, tuple(records), unread=tuple(unread))

    def _record(self, row: JsonObject, refused: list[UnreadOrder]) -> OrderRecord:
        """Return the order with its shipments, which only the detail tells.

        Where that is refused the list's word stands; shipments stay unknown, which is not the
        same as none, and the detail is to be asked for again.
        """
        number = parse.order_number(row)
        payload = self._detail(number)
        code = refusal(payload)
        if code is None:
            return self._full(payload, number)
        record = parse.bare_record(row, self.shop_id)
        self._tell_once("the detail of an order was refused", code)
        self._note_unknown(record)
        refused.append(UnreadOrder(number, code))
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


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except Unreadable as error:
        raise UnexpectedAnswer(service=codes.SERVICE, reason=error.reason) from error
