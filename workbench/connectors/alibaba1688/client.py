"""A 1688 shop as services see it: orders page by page, traces parcel by parcel."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.connectors.alibaba1688 import codes, parse
from workbench.connectors.alibaba1688.gateway import Gateway, refusal
from workbench.connectors.alibaba1688.paging import OrderWalk
from workbench.connectors.alibaba1688.parse_logistics import trace_scans
from workbench.connectors.base import AccountCheck
from workbench.connectors.payload import Unreadable, child, code_word
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import Refused, UnexpectedAnswer
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelScans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from workbench.connectors.payload import JsonObject
    from workbench.domain.masking import Pseudonymiser
    from workbench.domain.shipments import Shipment

logger = logging.getLogger(__name__)

# Rows may be indexed a little after they were modified: each window reaches back over the last.
OVERLAP = timedelta(minutes=10)
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
    ) -> None:
        self.shop_id = shop_id
        self._gateway = gateway
        self._pseudonymiser = pseudonymiser
        self._first_days = first_days
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

    def order_pages(self, since: datetime | None, until: datetime) -> Iterator[OrderPage]:
        """Yield orders modified between ``since`` and ``until``, first those of the last weeks.

        An order that cannot be understood does not stop the others: it is reported at the end,
        so that the cursor stays before it.

        Raises:
            ConnectorError: the walk broke off, or something in it could not be read.
        """
        window = self._window(since, until)
        broken: list[Unreadable] = []
        walk = OrderWalk(lambda page: self._list(window, page))
        with _understood():
            for rows in walk.pages():
                records = tuple(self._records(rows, broken))
                if records:
                    yield OrderPage(self.shop_id, records)
            if broken:
                raise broken[0]

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

    def _window(self, since: datetime | None, until: datetime) -> Mapping[str, str]:
        """Return the time parameters: by creation at first, by modification ever after."""
        if since is None:
            first = until - timedelta(days=self._first_days)
            return {"createStartTime": _written(first), "createEndTime": _written(until)}
        return {"modifyStartTime": _written(since - OVERLAP), "modifyEndTime": _written(until)}

    def _list(self, window: Mapping[str, str], page: int) -> parse.ListPage:
        params = {**window, "page": str(page), "pageSize": str(codes.PAGE_SIZE)}
        return parse.list_page(self._gateway.demand(codes.ORDER_LIST, params))

    def _records(self, rows: list[JsonObject], broken: list[Unreadable]) -> Iterator[OrderRecord]:
        for row in rows:
            try:
                record = self._record(row)
            except Unreadable as error:
                logger.info("1688: an order cannot be read: %s", error.reason)
                broken.append(error)
                continue
            self._note_unknown(record)
            yield record

    def _record(self, row: JsonObject) -> OrderRecord:
        """Return the order with its shipments, which only the detail tells."""
        number = parse.order_number(row)
        payload = self._gateway.call(codes.ORDER_DETAIL, {"orderId": number, "webSite": "1688"})
        code = refusal(payload)
        if code is not None:
            # The list's word stands; shipments stay unknown, which is not the same as none.
            self._tell_once("the detail of an order was refused", code)
            return parse.bare_record(row, self.shop_id)
        trade = child(payload, "result")
        return parse.full_record(trade, self.shop_id, self._pseudonymiser, asked=number)

    def _note_unknown(self, record: OrderRecord) -> None:
        if record.order.status is OrderStatus.UNKNOWN:
            self._tell_once("unknown order status", record.order.platform_status)

    def _tell_once(self, what: str, word: str) -> None:
        if word not in self._told:
            self._told.add(word)
            logger.info("1688: %s: %s", what, code_word(word) or "(no code)")


def _written(at: datetime) -> str:
    """Return an instant as ``yyyyMMddHHmmssSSSZ``."""
    local = at.astimezone(SHANGHAI)
    return f"{local:%Y%m%d%H%M%S}{local.microsecond // 1000:03d}+0800"


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except Unreadable as error:
        raise UnexpectedAnswer(service=codes.SERVICE, reason=error.reason) from error
