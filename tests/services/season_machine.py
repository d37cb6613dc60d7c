"""The season as a state machine: shops polled through faults and kills while their orders change.

The sandbox's gateway answers in this process, behind the real signing, paging and parsing; only the
sockets are missing. What must hold: no order is lost or doubled, and a cursor is never ahead of the
rows. The short run is a test, the long one ``make torture``.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast
from urllib.parse import urlsplit

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.services.dialects import ALIBABA, BASE, Dialect
from tests.services.version_facts import wrong_versions
from workbench.connectors import reasons
from workbench.connectors.payload import Unreadable, decode
from workbench.connectors.windows import Reach
from workbench.domain.clock import ReplayClock, SeasonClock
from workbench.domain.errors import UnexpectedAnswer, Unreachable
from workbench.domain.shops import Shop
from workbench.sandbox.douyin.tokens import DouyinTokens
from workbench.sandbox.faults import Fault, FaultBoard, FaultKind
from workbench.sandbox.keys import KeyMint
from workbench.sandbox.platform_wall import PlatformWall
from workbench.sandbox.tokens import TokenBook
from workbench.sandbox.wire import Request
from workbench.sandbox.world import World
from workbench.services.polling.gathering import A_MOMENT
from workbench.services.polling.order_pull import ORDERS_FEED, OrderPull, OrderStores
from workbench.store.engine.cache import Cache
from workbench.store.engine.instants import from_ms
from workbench.store.keys.data_key import DataKey
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.silent_orders import SilentOrderStore
from workbench.store.orders.unread_orders import UnreadOrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from workbench.connectors.http import HttpClient
    from workbench.connectors.payload import JsonObject
    from workbench.domain.refresh import Progress
    from workbench.sandbox.script import ScriptedOrder

KEY = DataKey("7b" * 32)
BEGIN = datetime(2024, 1, 18, tzinfo=UTC)
# A machine that is right to the minute reckons by its own clock.
SKEW = timedelta(minutes=2)
FAULTS = (
    FaultKind.RATE_LIMIT,
    FaultKind.SIGN_IN_EXPIRED,
    FaultKind.ACL_DECLINED,
    FaultKind.HTML_500,
    FaultKind.HTML_200,
    FaultKind.TRUNCATED_JSON,
    FaultKind.DROPPED,
    FaultKind.EMPTY_PAGE,
    FaultKind.MISSING_LIST,
    FaultKind.DUPLICATE_ROWS,
    FaultKind.ROWS_SLIDE,
    FaultKind.TRUNCATED_JSON,  # twice: a single detail that is damaged sets its order aside
)


@cache
def template(dialect: Dialect) -> Path:
    """Make one profile with the season's shops, to be copied for each example."""
    path = Path(tempfile.mkdtemp(prefix="workbench-machine-")) / "workbench.db"
    with Cache.open(path, KEY) as opened:
        for shop in _shops(dialect):
            ShopStore(opened).add(shop, {"access_token": "x"})
    return path


def _shops(dialect: Dialect) -> list[Shop]:
    return [Shop(shop.id, shop.platform, shop.id) for shop in dialect.season().shops]


class Killed(BaseException):
    """The program ended here, as if by kill -9."""


class Wire:
    """Stands where sockets are: hands requests to the platform's service of the sandbox.

    Each page of a list takes ``drift`` of season time, so that rows move between pages; the
    program is killed at the request that ``kill_in`` counts down to, the network gone at that of
    ``lose_in``: amid a walk, where a fault that is switched on before strikes its beginning.
    """

    def __init__(self, world: World, wall: ReplayClock, dialect: Dialect) -> None:
        self._service, self._wall, self._dialect = dialect.service(world), wall, dialect
        self.drift, self.kill_in, self.lose_in = timedelta(), 0, 0
        self.clock_offset = self.told_offset = timedelta()
        self.asked = 0

    def post(
        self,
        url: str,
        form: Mapping[str, str],
        *,
        envelope: Collection[str] = (),
        repeatable: bool = True,
    ) -> JsonObject:
        """Answer as HttpClient would."""
        return self._exchange(Request("POST", urlsplit(url).path, dict(form)), url, form)

    def post_text(
        self,
        url: str,
        text: str,
        headers: Mapping[str, str],
        *,
        envelope: Collection[str] = (),
        repeatable: bool = True,
    ) -> JsonObject:
        """Do the same with exact bytes."""
        target = url.removeprefix(BASE)
        return self._exchange(Request.read("POST", target, headers, text.encode()), url, {})

    def _exchange(self, request: Request, url: str, form: Mapping[str, str]) -> JsonObject:
        self.asked += 1
        self.kill_in -= 1
        self.lose_in -= 1
        if self.kill_in == 0:
            raise Killed
        if self.lose_in == 0:
            raise Unreachable(service=BASE)
        if self._dialect.is_list(url, form):
            self._wall.advance(self.drift)
        answer = self._service.answer(request)
        if answer.dropped or answer.status >= 500:
            raise Unreachable(service=BASE)
        try:
            return decode(answer.body)
        except Unreadable as error:
            raise UnexpectedAnswer(service=BASE, reason=reasons.BROKEN_JSON) from error

    def server_now(self) -> datetime:
        """Return the sandbox's time."""
        return self._wall.now()

    def slow_down(self) -> None:
        """Nobody is in a hurry here."""


class TwoPagesAMoment:
    """A wall clock on which two pages come in the moment after which they are saved."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Return the present, later each time."""
        self._at += A_MOMENT * 0.6
        return self._at


SHOPS = st.sampled_from([0, 1])
# A pull of lists alone ends after a few requests, one that asks for every order after a hundred.
_REQUESTS = st.integers(1, 9) | st.integers(1, 90)


class SeasonMachine(RuleBasedStateMachine):
    """Polls, faults, kills and time, in any order, on the platform that ``dialect`` speaks."""

    dialect: ClassVar[Dialect] = ALIBABA

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="workbench-machine-"))
        path = shutil.copyfile(template(self.dialect), self._folder / "workbench.db")
        self._wall = ReplayClock(BEGIN)
        season, mint, faults = self.dialect.season(), KeyMint(7), FaultBoard()
        wall = PlatformWall(self._wall, faults)
        self.world = World(
            season=season,
            clock=SeasonClock(BEGIN, BEGIN, 1.0, self._wall),
            wall=wall,
            keys=mint.keys(),
            tokens=TokenBook(wall, mint),
            douyin_tokens=DouyinTokens(wall, mint),
            faults=faults,
        )
        self.wire = Wire(self.world, self._wall, self.dialect)
        self.cache = Cache.open(path, KEY)

    @initialize(days=st.integers(0, 9))
    def begin(self, days: int) -> None:
        """Let the season run before anybody looks."""
        self._wall.advance(timedelta(days=days))

    @rule(minutes=st.integers(1, 3000))
    def time_moves(self, minutes: int) -> None:
        """Let orders be made and changed."""
        self._wall.advance(timedelta(minutes=minutes))

    @rule(minutes=st.sampled_from([0, 0, 3, 45]))
    def pages_take(self, minutes: int) -> None:
        """Let rows move between the pages of every walk from now on."""
        self.wire.drift = timedelta(minutes=minutes)

    @rule(
        kind=st.sampled_from(FAULTS),
        shop=SHOPS,
        api=st.sampled_from([None, 0, 1, 1]),
        times=st.sampled_from([1, 1, 2, 7, None]),
    )
    def fault(self, kind: FaultKind, shop: int, api: int | None, times: int | None) -> None:
        """Switch a fault on, for every call or for those of one kind."""
        name = "" if api is None else self.dialect.apis[api]
        self.world.faults.add(Fault(kind, self._named(shop), name, times))

    @rule()
    def all_is_well(self) -> None:
        """Switch every fault off."""
        self.world.faults.clear()

    @rule(shop=SHOPS, skew=st.sampled_from([-1, 0, 1]))
    def poll(self, shop: int, skew: int) -> None:
        """Pull a shop's orders by a clock that is a little off."""
        self._pull(self._named(shop), self._wall.now() + skew * SKEW)

    @rule(shop=SHOPS, requests=_REQUESTS)
    def poll_and_lose_the_network(self, shop: int, requests: int) -> None:
        """Pull, and let nobody be reached at some request."""
        self.wire.lose_in = requests
        self._pull(self._named(shop), self._wall.now())
        self.wire.lose_in = 0

    @rule(shop=SHOPS, requests=_REQUESTS)
    def poll_and_kill(self, shop: int, requests: int) -> None:
        """Pull, and end the program at some request; it starts again over the same file."""
        self.wire.kill_in = requests
        try:
            self._pull(self._named(shop), self._wall.now())
        except Killed:
            path = self.cache.path
            self.cache.connection.close()
            self.cache = Cache.open(path, KEY)
        finally:
            self.wire.kill_in = 0

    @invariant()
    def no_cursor_is_ahead_of_its_rows(self) -> None:
        """Whatever a cursor says was read is here, or set aside to be asked for again."""
        for shop in self.world.season.shops:
            cursor = OrderStore(self.cache).cursor(shop.id, ORDERS_FEED)
            if cursor is None:
                continue
            reach = Reach.read(cursor.position, BEGIN, 60)
            known = self._known(shop.id)
            aside = {each.number for each in UnreadOrderStore(self.cache).of_shop(shop.id)}
            for order in self._orders(shop.id):
                number, modified = str(order.number), order.modified_at(self.world.now())
                is_due = order.created_at if reach.begun else modified
                if is_due > reach.until - SKEW or number in aside:
                    continue
                assert number in known, f"lost: {number}"
                assert reach.begun or known[number] >= modified, f"old: {number}"

    @invariant()
    def nothing_is_doubled(self) -> None:
        """An order stands once, in one version at each instant."""
        rows = self.cache.rows("SELECT count(*), count(DISTINCT shop_id || number) FROM orders")
        assert rows[0][0] == rows[0][1]
        assert wrong_versions(self.cache) == []

    def teardown(self) -> None:
        """When the network is well again, a few rounds bring everything."""
        try:
            self.world.faults.clear()
            self.wire.drift = timedelta()
            for _ in range(3):
                self._wall.advance(timedelta(days=2))
                for shop in self.world.season.shops:
                    self._pull(shop.id, self._wall.now())
            for shop in self.world.season.shops:
                now = self.world.now()
                there = {str(o.number): o.modified_at(now) for o in self._orders(shop.id)}
                assert self._known(shop.id) == there
                assert UnreadOrderStore(self.cache).of_shop(shop.id) == []
        finally:
            self.cache.close()
            shutil.rmtree(self._folder)

    def _pull(self, shop_id: str, now: datetime) -> None:
        wire = cast("HttpClient", self.wire)  # one without sockets
        marketplace = self.dialect.connect(wire, self.world, shop_id)
        silent = SilentOrderStore(self.cache)
        stores = OrderStores(OrderStore(self.cache), UnreadOrderStore(self.cache), silent)
        wall = TwoPagesAMoment(self._wall.now())
        OrderPull(stores, _no_progress, lambda _: None, wall).pull(
            self._shop(shop_id), marketplace, now
        )

    def _shop(self, shop_id: str) -> Shop:
        return next(shop for shop in _shops(self.dialect) if shop.id == shop_id)

    def _named(self, place: int) -> str:
        return self.world.season.shops[place].id

    def _orders(self, shop_id: str) -> list[ScriptedOrder]:
        now = self.world.now()
        orders = self.world.season.orders_of(shop_id)
        return [order for order in orders if order.created_at <= now]

    def _known(self, shop_id: str) -> dict[str, datetime]:
        sql = "SELECT number, modified_at FROM orders WHERE shop_id = ?"
        return {number: from_ms(at) for number, at in self.cache.rows(sql, (shop_id,))}


def _no_progress(_: Progress) -> None:
    """Nobody watches."""
