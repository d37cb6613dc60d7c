"""What a cache holds beside what the sandbox tells at the same instant: the truth it is held to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.services.version_facts import wrong_versions
from workbench.connectors.windows import Reach
from workbench.services.polling.order_pull import ORDERS_FEED
from workbench.services.polling.refund_pull import REFUNDS_FEED
from workbench.store.engine.instants import from_ms
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.unread_orders import UnreadOrderStore

if TYPE_CHECKING:
    from workbench.sandbox import SandboxServer
    from workbench.sandbox.script import ScriptedOrder, Season
    from workbench.services.assembly.workspace import Workspace
    from workbench.store.engine.cache import Cache

# Rows may be told a little later than they were changed: pulls reach back over so much.
GRACE = timedelta(minutes=2)


class SceneFacts:
    """Reads one shop's cache; ``service`` is whose traces are looked at."""

    service: str
    is_provider: bool
    season: Season
    server: SandboxServer
    cache: Cache
    workspace: Workspace

    @property
    def now(self) -> datetime:
        """The season's instant."""
        return self.server.world.now()

    def orders(self) -> dict[str, datetime | None]:
        """Return the orders that are kept, with their last change."""
        rows = self.cache.rows("SELECT number, modified_at FROM orders")
        return {number: from_ms(at) if at is not None else None for number, at in rows}

    def there(self) -> dict[str, datetime]:
        """Return what the platform has."""
        found = [o for o in self.season.orders if o.created_at <= self.now]
        return {str(order.number): order.modified_at(self.now) for order in found}

    def refunds(self) -> list[str]:
        """Return the orders of the refunds that are kept."""
        return sorted(str(row[0]) for row in self.cache.rows("SELECT order_number FROM refund"))

    def asked_back(self) -> list[str]:
        """Return the orders whose buyers asked for their money by now, as the platform has it."""
        asked = [o for o in self.season.orders if o.refund_asked_at]
        return sorted(str(o.number) for o in asked if (o.refund_asked_at or self.now) <= self.now)

    def traces(self) -> dict[str, list[datetime]]:
        """Return when each parcel was scanned that the service told of in this instant."""
        sql = (
            "SELECT shipment.waybill, event.happened_at FROM trace"
            " JOIN shipment ON shipment.id = trace.shipment_id"
            " LEFT JOIN event ON event.shipment_id = shipment.id AND event.source = trace.source"
            " AND event.seen_to > ?1"
            " WHERE trace.source = ?2 AND trace.last_polled_at = ?1 ORDER BY event.happened_at"
        )
        at = round(self.now.timestamp() * 1000)
        found: dict[str, list[datetime]] = {}
        for waybill, happened_at in self.cache.rows(sql, (at, self.service)):
            found.setdefault(str(waybill), []).extend([from_ms(happened_at)] if happened_at else [])
        return found

    def standing(self) -> dict[str, list[datetime]]:
        """Return when each parcel was scanned as the service told it last, whenever that was."""
        sql = (
            "SELECT shipment.waybill, event.happened_at FROM event"
            " JOIN shipment ON shipment.id = event.shipment_id"
            " WHERE event.source = ?1 AND event.seen_to > ?2"
        )
        found: dict[str, list[datetime]] = {}
        far = round(self.now.timestamp() * 1000) + 1
        for waybill, happened_at in self.cache.rows(sql, (self.service, far)):
            found.setdefault(str(waybill), []).append(from_ms(happened_at))
        return found

    def scanned(self, waybill: str) -> list[datetime]:
        """Return when a parcel was scanned, as the service knows it."""
        parcels = (parcel for order in self.season.orders for parcel in order.parcels)
        parcel = next(each for each in parcels if each.waybill == waybill)
        return [scan.at for scan in parcel.told(self.now, by_carrier=self.is_provider)]

    def lost(self) -> list[str]:
        """Return the orders that lie behind the watermark, and are neither here nor set aside."""
        shop = self.season.shops[0].id
        (shop_id,) = [health.shop.id for health in self.workspace.accounts.list()]
        cursor = OrderStore(self.cache).cursor(shop_id, ORDERS_FEED)
        if cursor is None:
            return []
        reach = Reach.read(cursor.position, self.now, 60)
        aside = {each.number for each in UnreadOrderStore(self.cache).of_shop(shop_id)}
        known = self.orders()
        due = [o for o in self.season.orders_of(shop) if self._is_behind(o, reach)]
        return [n for n in (str(order.number) for order in due) if n not in aside | known.keys()]

    def _is_behind(self, order: ScriptedOrder, reach: Reach) -> bool:
        if order.created_at > self.now:
            return False
        at = order.created_at if reach.begun else order.modified_at(self.now)
        return at <= reach.until - GRACE

    def lost_refunds(self) -> list[str]:
        """Return the same of refunds."""
        (shop_id,) = [health.shop.id for health in self.workspace.accounts.list()]
        cursor = OrderStore(self.cache).cursor(shop_id, REFUNDS_FEED)
        if cursor is None:
            return []
        until = datetime.fromisoformat(cursor.position.partition(" ")[0]) - GRACE
        asked = [o for o in self.season.orders if str(o.number) in self.asked_back()]
        due = [o for o in asked if (o.refund_asked_at or self.now) <= until]
        return [str(o.number) for o in due if str(o.number) not in self.refunds()]

    def doubled(self) -> list[str]:
        """Return every table of facts in which something stands twice."""
        once = {
            "orders": "shop_id || number",
            "refund": "shop_id || number",
            "shipment": "order_id || ' ' || waybill",
            "event": "shipment_id || source || seen_to || sequence || text || time_text",
        }
        sql = "SELECT count(*) - count(DISTINCT {key}) FROM {table}"
        twice = [t for t, key in once.items() if self.cache.value(sql.format(key=key, table=t))]
        return [*twice, *wrong_versions(self.cache)]
