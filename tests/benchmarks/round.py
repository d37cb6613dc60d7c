"""A whole round over loopback, orders with traces, against the bare requests that it makes.

On every marketplace's connector: what one call tells and costs differs between them.

The sandbox answers both, in a process of its own: what it takes to think is not ours. What the
round does beside asking: signing, reading, masking, saving in encrypted form, reading scans,
judging. Bare are the very same calls by ``requests``, over one connection, each answer read as
JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import msgspec
import requests

from tests.benchmarks.figures import Figure, median_ratio, seconds
from tests.caches import KEY, paper
from workbench import paths
from workbench.connectors.connecting import Connectors
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.domain.clock import ReplayClock, SystemClock
from workbench.domain.shops import Platform
from workbench.services.assembly.shelf import Shelf
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.rules.books import Books
from workbench.store.engine.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from workbench.connectors.base import Endpoint
    from workbench.connectors.payload import JsonObject

ORDERS = 2_000
# At least 60 % of the rate of the bare requests (issue "Every marketplace on the wire").
LIMIT = 1 / 0.6
ROUNDS = 5
_FEW = 100
_FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}

# Beside 1688, where each order is a call of its own; Taobao and Tmall speak by one connector.
OTHERS = (Platform.TAOBAO, Platform.DOUYIN)

# Address, form or text, and headers of each call.
_Asked = list[tuple[str, "Mapping[str, str] | str", "Mapping[str, str]"]]


@dataclass(frozen=True, slots=True)
class _Shop:
    """A running sandbox's shop: its keys, and the instant at which its season stands."""

    keys: Mapping[str, Any]
    start: datetime


@dataclass(frozen=True, slots=True)
class _Run:
    """How long one round took, how long its bare calls, and how many those were."""

    taken: float
    bare: float
    requests: int


def measure(folder: Path, orders: int = ORDERS, rounds: int = ROUNDS) -> Iterator[Figure]:
    """Poll a shop with so many orders on each platform; send the same bare after each round."""
    books = Books(Shelf(paths.resource(""), "zh"))
    # Word lists are read into patterns once in a program's life.
    _runs(folder, books, Platform.ALIBABA, _FEW, 1)
    yield from _figures(_runs(folder, books, Platform.ALIBABA, orders, rounds), orders)
    for platform in OTHERS:
        # Their lists tell of fifty or a hundred orders at once, details and all: half the requests
        # to compare with, and nothing less to save and judge.
        for figure in _figures(_runs(folder, books, platform, orders, rounds), orders):
            yield replace(figure, name=f"{figure.name}_{platform.value}")


def _figures(runs: list[_Run], orders: int) -> list[Figure]:
    return [
        Figure("round_requests", runs[0].requests, "requests"),
        Figure("round_orders_per_second", orders / min(run.taken for run in runs), "1/s"),
        Figure("round_ratio", median_ratio((run.taken, run.bare) for run in runs), "ratio", LIMIT),
    ]


def _runs(folder: Path, books: Books, platform: Platform, orders: int, rounds: int) -> list[_Run]:
    """Return rounds into an empty cache each, and beside each one what is bare of it."""
    with _serving(folder, platform, orders) as shop:
        paths = [folder / f"{platform.value}-{orders}-{place}.db" for place in range(rounds)]
        return [_run(path, shop, books) for path in paths]


@contextmanager
def _serving(folder: Path, platform: Platform, orders: int) -> Iterator[_Shop]:
    asked = (str(folder), platform.value, str(orders))
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.round_server", *asked],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with server:
        told = msgspec.json.decode((server.stdout or sys.stdin.buffer).readline())
        names = ("base_url", "alibaba1688", "taobao", "douyin")
        keys = {name: told["keys"][name] for name in names if name in told["keys"]}
        yield _Shop(keys, datetime.fromisoformat(told["start"]))


def _run(path: Path, shop: _Shop, books: Books) -> _Run:
    asked: _Asked = []
    taken = _polled(path, shop, books, asked)
    bodies = [(url, _body(told), headers) for url, told, headers in asked]
    return _Run(taken, seconds(lambda: _send(bodies)), len(asked))


def _polled(path: Path, shop: _Shop, books: Books, asked: _Asked) -> float:
    """Return how long a round takes, and note what it asked."""
    with Cache.open(path, KEY) as cache:
        around = Surroundings(
            books,
            lambda _: _Recording(asked),
            ReplayClock(shop.start),
            SystemClock(),
            lambda: KEY,
            lambda _: None,
            paper,
        )
        workspace = Workspace(cache, around)
        workspace.accounts.add_from_text(json.dumps(shop.keys))
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
    """Notes everything that it posts."""

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
        self._asked.append((url, form, _FORM))
        return super().post(url, form, envelope=envelope, repeatable=repeatable)

    def post_text(
        self,
        url: str,
        text: str,
        headers: Mapping[str, str],
        *,
        envelope: Collection[str] = (),
        repeatable: bool = True,
    ) -> JsonObject:
        """Post these very bytes."""
        self._asked.append((url, text, headers))
        return super().post_text(url, text, headers, envelope=envelope, repeatable=repeatable)


def _body(told: Mapping[str, str] | str) -> bytes:
    return (told if isinstance(told, str) else urlencode(told)).encode()


def _send(asked: list[tuple[str, bytes, Mapping[str, str]]]) -> None:
    """Send the same again, each answer read as JSON."""
    with requests.Session() as session:
        session.trust_env = False
        for url, body, headers in asked:
            session.post(url, data=body, headers=headers, timeout=30).json()
