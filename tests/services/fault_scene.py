"""One shop of a small season, polled over real loopback HTTP into a real file, through faults.

The season's time runs with the wall, which stands until a test moves it. What the sandbox tells at
an instant is the truth that the cache is held against.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import requests

from tests.caches import KEY, open_empty, paper
from tests.sandbox.caller import wall as standing_wall
from tests.seasons import part_of, whole_season
from workbench.connectors.connecting import Connectors
from workbench.connectors.hosts import Limits
from workbench.connectors.windows import Reach
from workbench.domain.shops import Platform
from workbench.sandbox import Extras, SandboxServer
from workbench.sandbox.faults import FaultKind
from workbench.services.books import Books
from workbench.services.order_pull import ORDERS_FEED
from workbench.services.refund_pull import REFUNDS_FEED
from workbench.services.surroundings import Surroundings
from workbench.services.workspace import Workspace
from workbench.store.cache import Cache
from workbench.store.instants import from_ms
from workbench.store.orders import OrderStore
from workbench.store.unread_orders import UnreadOrderStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.refresh import Progress, RefreshReport
    from workbench.sandbox.script import ScriptedOrder, Season
    from workbench.services.shelf import Shelf

PLATFORMS = {"1688": Platform.ALIBABA, "taobao": Platform.TAOBAO, "douyin": Platform.DOUYIN}
PROVIDERS = ("kuaidi100", "kdniao")
# Rows may be told a little later than they were changed: pulls reach back over so much.
GRACE = timedelta(minutes=2)
# A few more orders than a platform's page holds, for the faults that need a second page.
_ORDERS = {"1688": 30, "taobao": 70, "douyin": 119}
# And so many parcels that a provider fails at several, which tells a broken one from odd parcels.
_BESIDE_PROVIDER = 60
_PROVIDERS_SHOP = "1688"
# What never answers is given up so soon; an answer on a busy machine comes sooner.
IMPATIENT = Limits(connect=1.0, answer=1.0)


@cache
def season_of(platform: Platform, orders: int) -> Season:
    """Return the season of a platform's first shop alone, with so many orders of all its days."""
    whole = part_of(whole_season(), platform)
    drawn = sorted(whole.orders_of(whole.shops[0].id), key=lambda o: (o.number * 7919) % 997)
    refunds = [order for order in drawn if order.refund_asked_at]
    chosen = tuple(dict.fromkeys([*refunds, *drawn]))[:orders]
    return replace(whole, shops=whole.shops[:1], orders=chosen)


class FaultScene:
    """A running sandbox and a profile that is signed in there: as a shop, and at one provider.

    ``service`` is whose faults are played: a platform's, or a provider's beside a shop on 1688.
    """

    def __init__(
        self, service: str, folder: Path, shelf: Shelf, limits: Limits | None = None
    ) -> None:
        self.service = service
        self._platform = service if service in PLATFORMS else _PROVIDERS_SHOP
        self.season = season_of(PLATFORMS[self._platform], _ORDERS.get(service, _BESIDE_PROVIDER))
        self.wall = standing_wall()
        self.server = SandboxServer(self.season, wall=self.wall, speed=1.0, extras=Extras(seed=7))
        self.server.start()
        self._around = Surroundings(
            Books(shelf),
            lambda _: Connectors(b"an invented key!", self.wall, _no_wait, limits),
            self.server.world.clock,
            self.wall,
            lambda: KEY,
            _no_wait,
            paper,
        )
        self._use(open_empty(folder / "workbench.db"))
        self.sign_in()

    def _use(self, cache: Cache) -> None:
        self.cache = cache
        self.workspace = Workspace(cache, self._around)

    def sign_in(self) -> None:
        """Sign the shop in, anew where it was, and the provider beside it."""
        told = self.server.credentials()
        name = "alibaba1688" if self._platform == "1688" else self._platform
        kept = {each: told[each] for each in ("base_url", name, self.service) if each in told}
        fresh = {**told[name], **self._fresh_tokens()}
        fresh.pop("shops", None)
        self.workspace.accounts.add_from_text(json.dumps({**kept, name: fresh}))

    def _fresh_tokens(self) -> dict[str, str]:
        """Return what the page of authorisation would end in now: older tokens may be used up."""
        world, shop = self.server.world, self.season.shops[0]
        if shop.platform is Platform.DOUYIN:
            pair = world.douyin_tokens.grant(shop.id)
            return {"access_token": pair.access, "refresh_token": pair.refresh}
        grant = world.tokens.grant(shop.id)
        key = "session" if shop.platform is Platform.TAOBAO else "access_token"
        return {key: grant.access_token, "refresh_token": grant.refresh_token}

    def switch(self, kind: FaultKind, **details: float | None) -> None:
        """Switch a fault of the service on over the control address, for every call of it."""
        api = self.service if kind is FaultKind.CLOCK_SKEW or self.is_provider else ""
        self._tell("fault", kind=kind.value, api=api, **details)

    def _tell(self, name: str, **told: object) -> None:
        url = f"{self.server.base_url}/sandbox/{name}"
        with requests.Session() as session:
            session.trust_env = False
            session.post(url, json=told, timeout=30).raise_for_status()

    @property
    def is_provider(self) -> bool:
        """Tell whether the service is a trace provider."""
        return self.service in PROVIDERS

    def heal(self) -> None:
        """End every fault; what was asked to wait is over, and parcels are due again."""
        self.all_is_well()
        self.later(timedelta(hours=9))

    def all_is_well(self) -> None:
        """End every fault."""
        self._tell("fault", clear=True)

    def later(self, step: timedelta) -> None:
        """Move the wall and the season on."""
        self.wall.advance(step)

    def poll(self, progress: Callable[[Progress], None] = lambda _: None) -> RefreshReport:
        """Do one round; what ``progress`` raises ends it there."""
        return self.workspace.refresh.run_once(progress)

    def start_again(self) -> None:
        """End the program without a goodbye, and begin anew over the same file."""
        path = self.cache.path
        self.workspace.connections.close()
        self.cache.connection.close()
        self._use(Cache.open(path, KEY))

    def close(self) -> None:
        """End both."""
        self.workspace.close()
        self.server.stop()

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
        return [t for t, key in once.items() if self.cache.value(sql.format(key=key, table=t))]


def _no_wait(_seconds: float) -> None:
    """The wall stands while somebody waits."""
