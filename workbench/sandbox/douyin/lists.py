"""抖店's searches: filters, order of rows, and the limits that the platform sets (3.5, 3.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from workbench.sandbox.douyin.orders import status_of
from workbench.sandbox.pages import Page, Pager

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.sandbox.faults import FaultBoard, Scope
    from workbench.sandbox.script import ScriptedOrder

MOST_ROWS = 50_000
MOST_SIZE = 100
MOST_DAYS = timedelta(days=90)
# Searches of whole days begin somewhere in the first one; the platform's own grace is not known.
_GRACE = timedelta(minutes=10)

Params = dict[str, Any]


class Misasked(Exception):
    """A search that the platform refuses, with its code, sub code and words."""

    def __init__(self, code: int, sub_code: str, words: str) -> None:
        super().__init__(sub_code)
        self.code, self.sub_code, self.words = code, sub_code, words


@dataclass(frozen=True, slots=True)
class Span:
    """From and until, both inside; None leaves an end open."""

    since: datetime | None
    until: datetime | None

    @classmethod
    def read(cls, asked: Mapping[str, Any], start: str, end: str) -> Span:
        """Return the span that two parameters in seconds name."""
        return cls(_instant(asked, start), _instant(asked, end))

    def holds(self, at: datetime) -> bool:
        """Tell whether an instant, which the platform writes in whole seconds, lies inside."""
        at = at.replace(microsecond=0)
        after = self.since is None or self.since <= at
        return after and (self.until is None or at <= self.until)


def _instant(asked: Mapping[str, Any], key: str) -> datetime | None:
    told = asked.get(key)
    if not told:
        return None
    try:
        return datetime.fromtimestamp(int(str(told)), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Misasked(40003, "isv.parameter-format-invalid", key) from error


def place_of(asked: Mapping[str, Any]) -> tuple[int, int]:
    """Return number and size of the page asked for.

    Raises:
        Misasked: they lie outside the platform's limits.
    """
    try:
        page, size = int(asked.get("page") or 0), int(asked.get("size") or 10)
    except (TypeError, ValueError) as error:
        raise Misasked(40003, "isv.parameter-format-invalid", "page") from error
    if page < 0:
        raise Misasked(40004, "isv.parameter-invalid:10035", "page不能小于0")
    if not 0 < size <= MOST_SIZE:
        raise Misasked(40004, "isv.parameter-invalid:20008", "size不能超过100")
    if (page + 1) * size > MOST_ROWS:
        raise Misasked(40004, "isv.parameter-invalid:20013", "超出查询深度，请缩小查询时间范围")
    return page, size


class Search:
    """One shop's orders as ``order.searchList`` finds them."""

    def __init__(self, orders: Sequence[ScriptedOrder]) -> None:
        self._orders = {str(order.number): order for order in orders}
        self._pager = Pager()

    def find(self, number: str, at: datetime) -> ScriptedOrder | None:
        """Return the order with this number if it exists by ``at``."""
        order = self._orders.get(number)
        return order if order is not None and order.created_at <= at else None

    def put(self, order: ScriptedOrder) -> None:
        """Let an order stand as a seller's act left it."""
        self._orders[str(order.number)] = order

    def page(
        self, asked: Params, at: datetime, faults: FaultBoard, scope: Scope
    ) -> Page[ScriptedOrder]:
        """Return the asked page.

        Raises:
            Misasked: the platform refuses to search so.
        """
        place = place_of(asked)
        created = Span.read(asked, "create_time_start", "create_time_end")
        updated = Span.read(asked, "update_time_start", "update_time_end")
        _check_start(created, updated, at)
        statuses = _statuses(asked)
        found = [
            order
            for order in self._orders.values()
            if order.created_at <= at
            and created.holds(order.created_at)
            and updated.holds(order.modified_at(at))
            and (not statuses or str(status_of(order, at)) in statuses)
            and _has_number(order, str(asked.get("tracking_no") or ""), at)
        ]
        return self._pager.page(_sorted(found, asked, at), place, faults, scope)


def _check_start(created: Span, updated: Span, at: datetime) -> None:
    starts = [span.since for span in (created, updated) if span.since]
    if not starts:
        raise Misasked(40002, "isv.missing-parameter:20011", "缺少开始时间")
    if any(start < at - MOST_DAYS - _GRACE for start in starts):
        raise Misasked(40004, "isv.parameter-invalid:20022", "只能查询最近90天的订单")


def _statuses(asked: Params) -> set[str]:
    combined = asked.get("combine_status") or []
    if not isinstance(combined, list) or len(combined) > 1:
        raise Misasked(40004, "isv.parameter-invalid:20012", "combine_status只支持一个元素")
    told = combined[0].get("order_status") if combined and isinstance(combined[0], dict) else ""
    return set(filter(None, str(told or "").split(",")))


def _has_number(order: ScriptedOrder, number: str, at: datetime) -> bool:
    return not number or any(p.waybill == number for p in order.parcels if p.is_listed(at))


def _sorted(found: list[ScriptedOrder], asked: Params, at: datetime) -> tuple[ScriptedOrder, ...]:
    """Sort by creation or by update; the largest first unless asked otherwise."""
    by_update = asked.get("order_by") == "update_time"
    return tuple(
        sorted(
            found,
            key=lambda o: (o.modified_at(at) if by_update else o.created_at, o.number),
            reverse=not asked.get("order_asc"),
        )
    )
