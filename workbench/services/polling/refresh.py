"""One round of polling: orders, traces, judging; a plain call that returns a report."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from workbench.domain.errors import (
    ConnectorError,
    RateLimited,
    ShopRemoved,
    SignInExpired,
    UnexpectedAnswer,
)
from workbench.domain.refresh import Progress, RefreshReport, ShopTrouble
from workbench.domain.schedule import LONGEST_WAIT
from workbench.domain.shops import ShopHealth, ShopState
from workbench.services.accounts.sign_in_watch import SignInWatch
from workbench.services.bulk import uncollected
from workbench.services.polling.follow_round import FollowRound
from workbench.services.polling.message_pull import MessagePull
from workbench.services.polling.order_pull import OrderPull, OrderStores
from workbench.services.polling.platform_time import ClockMoved
from workbench.services.polling.poll_plan import PollPlan
from workbench.services.polling.provider_panel import PanelStores, PanelTools, ProviderPanel
from workbench.services.polling.refund_pull import RefundPull
from workbench.services.polling.second_word import SecondSource
from workbench.services.polling.shop_states import ShopResult, state_for, wait_after
from workbench.services.polling.trace_pull import PulledTraces, TracePull, TraceSources

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from datetime import datetime

    from workbench.connectors.base import Marketplace
    from workbench.domain.clock import Clock
    from workbench.domain.shops import Shop
    from workbench.services.assembly.connections import Connections
    from workbench.services.judging.rereading import RereadingService
    from workbench.services.judging.service import JudgingService
    from workbench.services.notices.board import NoticeBoard
    from workbench.services.polling.platform_time import PlatformTime
    from workbench.services.polling.turns import RoundTurn
    from workbench.store.engine.meta import MetaStore
    from workbench.store.orders.messages import MessageStore
    from workbench.store.orders.orders import OrderStore
    from workbench.store.orders.refunds import RefundStore
    from workbench.store.orders.silent_orders import SilentOrderStore
    from workbench.store.orders.traces import TraceStore
    from workbench.store.orders.unread_orders import UnreadOrderStore
    from workbench.store.shops.provider_health import ProviderHealthStore
    from workbench.store.shops.provider_questions import ProviderQuestionStore
    from workbench.store.shops.shops import ShopStore
    from workbench.traces.classify import Classifier

logger = logging.getLogger(__name__)

DATA_TIME = "data_time"
# What is due after so long waits for the next round: what was found by then is to be judged.
LONGEST_ROUND = timedelta(minutes=10)

Turns: TypeAlias = "Generator[None, bool | None, ShopResult]"


@dataclass(frozen=True, slots=True)
class RefreshStores:
    """The parts of the cache that a round writes to, all on one connection."""

    shops: ShopStore
    orders: OrderStore
    unread: UnreadOrderStore
    silent: SilentOrderStore
    refunds: RefundStore
    messages: MessageStore
    traces: TraceStore
    providers: ProviderHealthStore
    questions: ProviderQuestionStore
    meta: MetaStore


@dataclass(frozen=True, slots=True)
class RefreshTools:
    """What a round works with beside the cache; ``clock`` tells data time, ``wall`` real time."""

    connections: Connections
    classifier: Classifier
    rereading: RereadingService
    judging: JudgingService
    board: NoticeBoard
    turn: RoundTurn
    time: PlatformTime
    clock: Clock
    wall: Clock


class RefreshService:
    """Polls every shop that may be polled; a broken one never stops the others."""

    def __init__(self, stores: RefreshStores, tools: RefreshTools) -> None:
        self._stores = stores
        self._tools = tools

    def run_once(self, progress: Callable[[Progress], None] = lambda _: None) -> RefreshReport:
        """Do one round and report it; failures of shops are states in the report.

        A round that another program does on the same profile is waited for.
        """
        # A round over thousands of orders leaves nothing behind that holds itself.
        with self._tools.turn.taken(progress), uncollected():
            try:
                return self._round(progress, self._tools.time.heed)
            except ClockMoved:
                # Once: platforms that contradict one another must not keep a round going.
                logger.info("this machine's clock is off by %s", self._tools.time.offset())
                return self._round(progress, lambda _: None)

    def _round(
        self,
        progress: Callable[[Progress], None],
        heed_clock: Callable[[timedelta | None], None],
    ) -> RefreshReport:
        now = self._tools.clock.now()
        self._tools.rereading.run(progress)
        stores = OrderStores(self._stores.orders, self._stores.unread, self._stores.silent)
        orders = OrderPull(stores, progress, heed_clock, self._tools.wall)
        shop_round = ShopRound(self._stores, self._tools, progress, orders)
        shops = self._stores.shops.all()
        ends_at = self._tools.wall.now() + LONGEST_ROUND
        results = in_turns(
            [shop_round.run(health, now) for health in shops if not health.shop.is_imported],
            lambda: self._tools.wall.now() >= ends_at,
        )
        imported = [health for health in shops if health.shop.is_imported]
        following = FollowRound(self._stores, self._tools, shop_round.panel, progress)
        results += following.run(imported, now)
        self._stores.meta.set(DATA_TIME, now.isoformat())
        SignInWatch(self._stores.shops, self._tools.board, self._tools.wall).run(now)
        judged = self._tools.judging.run(now, progress)
        return self._report(now, results, judged)

    def tick(self) -> RefreshReport:
        """Judge what fell due since the last round, without asking anybody."""
        now = self._tools.clock.now()
        judged = self._tools.judging.run(now, lambda _: None)
        return self._report(now, [], judged)

    def _report(self, now: datetime, results: list[ShopResult], judged: int) -> RefreshReport:
        return RefreshReport(
            finished_at=self._tools.wall.now(),
            data_time=now,
            shops=tuple(self._stores.shops.all()),
            new_orders=sum(result.orders.new for result in results),
            changed_orders=sum(result.orders.changed for result in results),
            new_events=sum(result.traces.changed for result in results),
            judged=judged,
            clock_offset=self._tools.time.offset(),
            failed_traces=sum(result.traces.failed for result in results),
            unread_orders=sum(len(result.orders.unread) for result in results),
            providers=tuple(self._stores.providers.all()),
            troubles=tuple(ShopTrouble(r.shop, r.trouble) for r in results if r.trouble),
            notices=self._tools.board.take(),
            is_cut=any(result.traces.is_cut for result in results),
        )


def in_turns(rounds: Sequence[Turns], is_over: Callable[[], bool]) -> list[ShopResult]:
    """Let each shop go on to where it lets the others in, again and again until all are done.

    Once the time ``is_over`` each of them is told to come to an end where it stands.
    """
    results: dict[int, ShopResult] = {}
    told: bool | None = None
    while len(results) < len(rounds):
        for place, each in enumerate(rounds):
            if place in results:
                continue
            try:
                each.send(told)
            except StopIteration as done:
                results[place] = done.value
        told = is_over()
    return [results[place] for place in range(len(rounds))]


class ShopRound:
    """One round over the shops, one after the other, with their failures turned into states."""

    def __init__(
        self,
        stores: RefreshStores,
        tools: RefreshTools,
        progress: Callable[[Progress], None],
        orders: OrderPull,
    ) -> None:
        self._stores = stores
        self._tools = tools
        self._orders = orders
        self._traces = TracePull(
            stores.traces, stores.unread, tools.classifier, progress, tools.wall
        )
        self.panel = ProviderPanel.open(
            PanelStores(stores.shops, stores.meta, stores.providers, stores.questions),
            PanelTools(tools.connections, tools.board, tools.clock, tools.wall),
        )
        self._second = SecondSource(self.panel)
        self._plan = PollPlan.of(stores.shops, stores.traces, tools.clock.now())

    def run(self, health: ShopHealth, now: datetime) -> Turns:
        """Poll one shop unless it waits for its seller or for the platform.

        Yields where other shops should have their turn.
        """
        if trouble := self._still_waits(health):
            return ShopResult(health.shop, trouble)
        try:
            return (yield from self._poll(health, now))
        except ShopRemoved:
            # By another program, while it was polled or waited for its turn.
            return ShopResult(health.shop)

    def _poll(self, health: ShopHealth, now: datetime) -> Turns:
        shop, keys = health.shop, self._stores.shops.credentials(health.shop.id)
        marketplace = self._connect(shop, keys)
        orders = self._orders.pull(shop, marketplace, now)
        traces = PulledTraces()
        if orders.trouble is None or isinstance(orders.trouble, UnexpectedAnswer):
            # An order that cannot be read does not keep the other parcels' traces away.
            pace = self._plan.pace_of(shop.id)
            sources = TraceSources(marketplace, self._second, pace)
            traces = yield from self._traces.pull(sources, now)
        self._tools.board.orders_unread(shop, orders.unread, self._tools.clock.now())
        trouble = orders.trouble or traces.trouble or self._beside(shop, marketplace, now)
        if trouble is None:
            self._changed(health, ShopState.ONLINE, last_good_poll=now)
        elif self._stores.shops.credentials(shop.id) == keys:
            # Else it was signed in anew meanwhile: the next round says how that fares.
            self._stopped(health, trouble)
        return ShopResult(shop, trouble, orders, traces)

    def _beside(self, shop: Shop, marketplace: Marketplace, now: datetime) -> ConnectorError | None:
        """Take in refunds and messages, where the platform has them; return what broke it off."""
        orders = self._stores.orders
        trouble = RefundPull(self._stores.refunds, orders).pull(shop, marketplace, now)
        return trouble or MessagePull(orders, self._stores.messages).pull(shop, marketplace, now)

    def _still_waits(self, health: ShopHealth) -> ConnectorError | None:
        """Return why a shop is not asked at all: for its seller, or as long as it was told to."""
        service = health.shop.platform.service
        if health.state is ShopState.SIGN_IN_EXPIRED:
            return SignInExpired(service=service)
        wait = health.retry_at - self._tools.wall.now() if health.retry_at else timedelta()
        if wait > LONGEST_WAIT:
            return None  # nobody waits so long: the clock was ahead when that was noted
        return RateLimited(service=service, retry_after=wait) if wait > timedelta() else None

    def _connect(self, shop: Shop, keys: dict[str, str]) -> Marketplace:
        """Return the shop's connector; ``keys`` follow the tokens it renews.

        Raises:
            ShopRemoved: it has no keys any more.
        """
        if not keys:
            raise ShopRemoved

        def save(changed: Mapping[str, str]) -> None:
            keys.update(changed)
            self._stores.shops.save_credentials(shop.id, keys)

        return self._tools.connections.marketplace(shop, keys, save)

    def _stopped(self, health: ShopHealth, error: ConnectorError) -> None:
        state = state_for(error)
        if state is not health.state:
            # Said once, when it begins; the board tells the seller.
            logger.info("%s: %s", health.shop.id, state.value)
        lasted = self._tools.clock.now() - health.since if health.since else timedelta()
        wait = wait_after(error, lasted if state is health.state else timedelta())
        retry_at = self._tools.wall.now() + wait if wait else None
        self._changed(health, state, last_good_poll=health.last_good_poll, retry_at=retry_at)

    def _changed(
        self,
        health: ShopHealth,
        state: ShopState,
        *,
        last_good_poll: datetime | None,
        retry_at: datetime | None = None,
    ) -> None:
        now = self._tools.clock.now()
        since = health.since if state is health.state else now
        after = replace(
            health, state=state, since=since, last_good_poll=last_good_poll, retry_at=retry_at
        )
        # The notice first: a program that ends in between says it again, and not never.
        self._tools.board.shop_changed(health, after, now)
        self._stores.shops.set_health(after)
