"""From when the order view looks: at present from the list's own rows, else from versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ui.orders.detail import OrderDetail
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.views import OrderRow
    from workbench.ui.contracts import Desk
    from workbench.ui.formats import Formats
    from workbench.ui.start import ViewTools


@dataclass
class OrderSight:
    """Answers the view's questions as of an instant, None for now; jobs pass their own desk."""

    tools: ViewTools
    as_of: datetime | None = None

    def of_now(self) -> OrderSight:
        """Return a sight for a job, which the view's next turn does not touch."""
        return OrderSight(self.tools, self.as_of)

    def rows(self, ids: Sequence[int]) -> list[OrderRow]:
        """Return rows for the window's own thread."""
        desk = self.tools.desk
        if self.as_of is None:
            return desk.orders.rows(ids)
        return desk.past.order_rows(ids, self.as_of)

    def ids(self, desk: Desk, asked: OrderQuery) -> array[int]:
        """Return the ids that fit."""
        if self.as_of is not None:
            return desk.past.order_ids(asked, self.as_of)
        return desk.orders.listed(asked)

    def detail(self, desk: Desk, order_id: int) -> OrderDetail | None:
        """Return all that was known of an order; what the platform said later is left out."""
        as_of = self.as_of
        changes = desk.past.changes(order_id)
        if as_of is not None:
            then = desk.past.order(order_id, as_of)
            known = tuple(one for one in changes if one.at <= as_of)
            return then and OrderDetail(order_id, *then, changes=known)
        found = desk.orders.file(order_id)
        if found is None:
            return None
        records, others = desk.records.of_order(order_id), desk.orders.others(order_id)
        outlook = desk.monitor.outlook(order_id, *found)
        beside = desk.beside.of_order(order_id, found[0].order)
        return OrderDetail(order_id, *found, records, others, outlook, changes, beside)


def past_words(as_of: datetime, formats: Formats) -> str:
    """Return that the view looks back, and to when."""
    words = translate("orders", "Looking back at {time}: orders as they were known then.")
    return words.replace("{time}", formats.full_moment(as_of))
