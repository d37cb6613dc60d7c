"""A whole round over loopback, orders with traces, against the bare requests that it makes.

The sandbox answers both in this process. What the round does beside them: signing, reading,
masking, saving in encrypted form, reading scans, judging.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import requests

from tests.benchmarks.figures import Figure, seconds
from tests.caches import KEY, paper
from tests.seasons import part_of
from workbench import paths
from workbench.connectors.connecting import Connectors
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.domain.clock import ReplayClock, SystemClock
from workbench.domain.shops import Platform
from workbench.sandbox import SandboxServer, load_season
from workbench.services.books import Books
from workbench.services.shelf import Shelf
from workbench.services.surroundings import Surroundings
from workbench.services.workspace import Workspace
from workbench.store.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from workbench.connectors.base import Endpoint
    from workbench.connectors.payload import JsonObject
    from workbench.sandbox.script import Season

ORDERS = 2_000
# At least 60 % of the rate of the bare requests (issue "Every marketplace on the wire").
LIMIT = 1 / 0.6
_FEW = 100
_FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}

_Asked = list[tuple[str, str]]


def measure(folder: Path, orders: int = ORDERS) -> list[Figure]:
    """Poll a shop with so many orders once, on 1688 and on Taobao; then send the same bare."""
    books = Books(Shelf(paths.resource(""), "zh"))
    # Word lists are read into patterns once in a program's life.
    _measured(folder, books, Platform.ALIBABA, _FEW)
    found = [*_measured(folder, books, Platform.ALIBABA, orders)]
    # On Taobao a list tells of fifty orders at once: fewer requests, and nothing less to save.
    others = _measured(folder, books, Platform.TAOBAO, orders)
    return [*found, *(replace(each, name=f"{each.name}_taobao", limit=None) for each in others)]


def _measured(folder: Path, books: Books, platform: Platform, orders: int) -> list[Figure]:
    asked: _Asked = []
    with SandboxServer(_season(folder, platform, orders)) as server:
        path = folder / f"{platform.value}-{orders}.db"
        taken = _polled(path, server, books, asked)
        bare = seconds(lambda: _send(asked))
    return [
        Figure("round_requests", len(asked), "requests"),
        Figure("round_orders_per_second", orders / taken, "1/s"),
        Figure("round_ratio", taken / bare, "ratio", LIMIT),
    ]


def _season(folder: Path, platform: Platform, orders: int) -> Season:
    """Return the demo's shops on a platform, the first of them with so many orders."""
    plan = (paths.resource("season") / "spring-festival-2024.toml").read_text("utf-8")
    first = {Platform.ALIBABA: "retail", Platform.TAOBAO: "taobao"}[platform]
    shop = re.compile(rf'(id = "{first}".*?orders_before = )\d+', re.DOTALL)
    (folder / "many.toml").write_text(shop.sub(rf"\g<1>{orders}", plan, count=1), "utf-8")
    whole = part_of(load_season(folder, "many"), platform)
    return replace(whole, shops=whole.shops[:1], orders=whole.orders_of(first))


def _polled(path: Path, server: SandboxServer, books: Books, asked: _Asked) -> float:
    """Return how long a round takes, and note what it asked."""
    told = server.credentials()
    names = ("base_url", "alibaba1688", "taobao")
    keys = {name: told[name] for name in names if name in told}
    clock = ReplayClock(server.world.season.start)
    with Cache.open(path, KEY) as cache:
        around = Surroundings(
            books,
            lambda _: _Recording(asked),
            clock,
            SystemClock(),
            lambda: KEY,
            lambda _: None,
            paper,
        )
        workspace = Workspace(cache, around)
        workspace.accounts.add_from_text(json.dumps(keys))
        asked.clear()
        taken = seconds(workspace.refresh.run_once)
        workspace.connections.close()
    return taken


class _Recording(Connectors):
    """Connects as ever, with clients that note what is posted."""

    def __init__(self, asked: _Asked) -> None:
        super().__init__(b"an invented key!", SystemClock(), lambda _: None)
        self._asked = asked

    def _clients_of(self, app_key: str) -> Callable[[Endpoint], HttpClient]:
        def client(endpoint: Endpoint) -> HttpClient:
            policy = HostPolicy.for_endpoint(endpoint)
            return self._clients.setdefault((policy, app_key), _Noting(policy, self._asked))

        return client


class _Noting(HttpClient):
    """Notes every form that it posts."""

    def __init__(self, policy: HostPolicy, asked: _Asked) -> None:
        super().__init__(policy, SystemClock(), lambda _: None)
        self._asked = asked

    def post(
        self,
        url: str,
        form: Mapping[str, str],
        *,
        envelope: Collection[str] = (),
        repeatable: bool = True,
    ) -> JsonObject:
        """Post a form."""
        self._asked.append((url, urlencode(form)))
        return super().post(url, form, envelope=envelope, repeatable=repeatable)


def _send(asked: _Asked) -> None:
    """Send the same again, each answer read as JSON."""
    with requests.Session() as session:
        session.trust_env = False
        for url, body in asked:
            session.post(url, data=body, headers=_FORM, timeout=30).json()
