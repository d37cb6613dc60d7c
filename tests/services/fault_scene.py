"""One shop of a small season, polled over real loopback HTTP into a real file, through faults.

The season's time runs with the wall, which stands until a test moves it. What the sandbox tells at
an instant is the truth that the cache is held against.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

import requests

from tests.caches import KEY, open_empty, paper
from tests.sandbox.caller import wall as standing_wall
from tests.seasons import part_of, whole_season
from tests.services.fault_facts import SceneFacts
from workbench.connectors.connecting import Connectors
from workbench.connectors.hosts import Limits
from workbench.domain.shops import Platform
from workbench.sandbox import Extras, SandboxServer
from workbench.sandbox.faults import FaultKind
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.rules.books import Books
from workbench.store.engine.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.refresh import Progress, RefreshReport
    from workbench.sandbox.script import Season
    from workbench.services.assembly.shelf import Shelf

PLATFORMS = {"1688": Platform.ALIBABA, "taobao": Platform.TAOBAO, "douyin": Platform.DOUYIN}
PROVIDERS = ("kuaidi100", "kdniao")
# A few more orders than a platform's page holds, for the faults that need a second page.
_ORDERS = {"1688": 30, "taobao": 70, "douyin": 119}
_FEW = 12
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


@dataclass(frozen=True)
class Staging:
    """How a scene is set: the limits of each call, and whether lists have a second page."""

    limits: Limits | None = None
    has_pages: bool = True


class FaultScene(SceneFacts):
    """A running sandbox and a profile that is signed in there: as a shop, and at one provider.

    ``service`` is whose faults are played: a platform's, or a provider's beside a shop on 1688.
    """

    def __init__(
        self,
        service: str,
        folder: Path,
        shelf: Shelf,
        staging: Staging = Staging(),  # it never changes
    ) -> None:
        self.service, self.is_provider = service, service in PROVIDERS
        self._platform = service if service in PLATFORMS else _PROVIDERS_SHOP
        self.season = season_of(PLATFORMS[self._platform], _orders(service, staging))
        self.wall = standing_wall()
        self.server = SandboxServer(self.season, wall=self.wall, speed=1.0, extras=Extras(seed=7))
        self.server.start()
        self._around = Surroundings(
            Books(shelf),
            lambda _: Connectors(b"an invented key!", self.wall, _no_wait, staging.limits),
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


def _orders(service: str, staging: Staging) -> int:
    if service not in _ORDERS:
        return _BESIDE_PROVIDER
    return _ORDERS[service] if staging.has_pages else _FEW


def _no_wait(_seconds: float) -> None:
    """The wall stands while somebody waits."""
