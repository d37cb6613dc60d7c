"""By when a trade must be shipped, as TOP tells it (platform-apis 2.6, group Promise).

``collect_time`` is the last instant for the pickup (最晚揽收时间), ``delivery_time`` that for
shipping (最晚发货时间), ``send_time`` that of a presale. A date without a time is taken to its end.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.instants import read_instant
from workbench.connectors.payload import Unreadable, child, children, text
from workbench.connectors.top import codes
from workbench.domain.clock import SHANGHAI, in_shanghai
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.promises import PromiseChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.connectors.payload import JsonObject

# The first of them that is told counts: where a pickup is what counts, its limit comes first.
_LIMITS = ("collect_time", "promise_collect_time", "delivery_time", "send_time")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def ship_by(trade: JsonObject) -> datetime | None:
    """Return the earliest limit of what is still to be sent; None where none is told or waits.

    A line's own limit counts before the trade's, a changed one before both.
    """
    waiting = [line for line in children(child(trade, "orders"), "order") if _is_waiting(line)]
    if not waiting:
        return None
    changed = {change.line_number: change.ship_by for change in promise_changes(trade)}
    own = _told(trade)
    limits = (changed.get(text(line, "oid")) or _told(line) or own for line in waiting)
    return min((limit for limit in limits if limit), default=None)


def promise_changes(trade: JsonObject) -> tuple[PromiseChange, ...]:
    """Return the changes that the platform tells of (发货时效修改), in order of time."""
    found = [_change(each) for each in _listed(trade, "logistics_modify_info")]
    return tuple(sorted(found, key=lambda change: _order_of(change.changed_at)))


def _listed(trade: JsonObject, key: str) -> list[JsonObject]:
    """Return a list's objects, wrapped by TOP's way of writing lists or not."""
    value = trade.get(key)
    if not isinstance(value, dict):
        return children(trade, key)
    return [each for inner in value for each in children(value, inner)]


def _change(told: JsonObject) -> PromiseChange:
    return PromiseChange(
        changed_at=_limit(told, "modify_time"),
        ship_by_before=_limit(told, "origin_consign_time"),
        ship_by=_limit(told, "consign_time"),
        line_number=text(told, "related_id"),
        reason=mask_free_text(text(told, "modify_reason")),
    )


def _is_waiting(line: JsonObject) -> bool:
    is_refunded = text(line, "refund_status") == codes.REFUNDED_LINE
    return text(line, "status") in codes.WAITING_LINES and not is_refunded


def _told(source: JsonObject) -> datetime | None:
    return next(_limits_of(source), None)


def _limits_of(source: JsonObject) -> Iterator[datetime]:
    for key in _LIMITS:
        limit = _limit(source, key)
        if limit is not None:
            yield limit


def _limit(source: JsonObject, key: str) -> datetime | None:
    """Return an instant; prose, as some of these fields hold, is no limit."""
    written = text(source, key)
    try:
        if _DAY.fullmatch(written):
            day = datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=SHANGHAI)
            return in_shanghai(day.replace(hour=23, minute=59, second=59))
        return read_instant(written, key)
    except ValueError as error:
        raise Unreadable(reasons.UNKNOWN_SHAPE, key) from error


def _order_of(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0
