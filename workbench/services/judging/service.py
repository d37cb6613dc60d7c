"""Judging: what changed or fell due is judged again, and only that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from workbench.domain.files import JudgedOrder
from workbench.domain.refresh import Progress, Stage
from workbench.policy.judge import judge_order
from workbench.services.bulk import uncollected
from workbench.services.filing.watch import FilingWatch
from workbench.services.judging.follow_ups import FollowUps
from workbench.services.judging.risk import RiskKeeper
from workbench.services.judging.travels import TravelKeeper
from workbench.services.tickets.watch import TicketWatch
from workbench.store.monitor.handling import HandlingStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.domain.rules.effects import SellerWord
    from workbench.services.notices.board import NoticeBoard
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.decisions.decisions import DecisionStore
    from workbench.store.decisions.packs import PackStore
    from workbench.store.engine.cache import Cache
    from workbench.store.engine.meta import MetaStore
    from workbench.store.orders.files import FileStore

# One transaction per batch: small enough to stop quickly, large enough to spare the disk.
BATCH = 200
RULES_VERSION = "rules_version"
# The data time of the last judging, and how far a machine's clock is set back in its daily life.
JUDGED_FOR = "judged_for"
SMALL_STEP_BACK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class JudgingStores:
    """Where order files come from and where decisions go; all on one connection."""

    cache: Cache
    meta: MetaStore
    files: FileStore
    decisions: DecisionStore
    packs: PackStore


class JudgingService:
    """Runs the policy over order files and keeps what it decided."""

    def __init__(
        self, stores: JudgingStores, rules: Callable[[], Rulebook], board: NoticeBoard
    ) -> None:
        self._stores = stores
        self._rules = rules
        self._board = board
        self._risk = RiskKeeper(stores.cache)
        self._travels = TravelKeeper(stores.cache)
        self._tickets = TicketWatch(stores.cache, board)
        self._filings = FilingWatch(stores.cache, board)
        self._follow_ups = FollowUps(stores.cache, HandlingStore(stores.cache), board)

    def run(self, now: datetime, progress: Callable[[Progress], None]) -> int:
        """Judge every queued order and every one that fell due by ``now``; return how many.

        All of a run is judged by the rules in force at its beginning.
        """
        rules = self._rules()
        self._notice_new_rules(rules, now)
        self._notice_time_gone_back(now)
        word = self._risk.word_of(now)
        done = 0
        for batch in self._batches(now):
            once_more = partial(progress, Progress(Stage.JUDGING, done, 0))
            with self._stores.cache.atomic(waiting=once_more), uncollected():
                self._judge(batch, now, rules, word)
            done += len(batch)
            progress(Progress(Stage.JUDGING, done, 0))
        if done:
            self._stores.meta.set(JUDGED_FOR, now.isoformat())
        self._follow_ups.run(now)
        self._tickets.run(now, rules)
        self._filings.run(now, rules)
        self._travels.catch_up()
        self._travels.learn(now)
        return done

    def _notice_new_rules(self, rules: Rulebook, now: datetime) -> None:
        """Queue every open order when packs or lead times are not those of the last judging."""
        version = f"{rules.book.version}/{rules.leads.version}"
        before = self._stores.meta.get(RULES_VERSION)
        if before != version:
            with self._stores.cache.atomic():
                if before is None:
                    self._travels.begin()
                self._stores.files.queue_all()
                self._stores.meta.set(RULES_VERSION, version)
                self._stores.packs.note_book(rules.book.version, rules.book.marks, at=now)

    def _notice_time_gone_back(self, now: datetime) -> None:
        """Queue every open order when the last judging was for a later instant (faults D3).

        A clock that was ahead made limits look missed; nothing else would judge these again.
        """
        judged_for = self._stores.meta.get(JUDGED_FOR)
        if judged_for and now < datetime.fromisoformat(judged_for) - SMALL_STEP_BACK:
            with self._stores.cache.atomic():
                self._stores.files.queue_all()
                self._stores.meta.set(JUDGED_FOR, now.isoformat())

    def _batches(self, now: datetime) -> Iterator[list[int]]:
        """Yield ids batch by batch; each once, so that no order can keep a round going.

        What fell due comes first: new rules may have put hundreds of thousands in line.
        """
        seen: set[int] = set()
        for source in (lambda n: self._stores.files.due(now, n), self._stores.files.queued):
            while batch := [i for i in source(BATCH) if i not in seen]:
                seen.update(batch)
                yield batch

    def _judge(self, ids: list[int], now: datetime, rules: Rulebook, word: SellerWord) -> None:
        """Judge these orders, but for those that were removed with their shop since."""
        judged = [
            JudgedOrder(order_id, file, judge_order(file, now, rules.book, rules.leads))
            for order_id, file in self._stores.files.order_files(ids)
        ]
        diffs = self._stores.decisions.save_all(judged, at=now)
        self._risk.keep(judged, rules.ledger, word)
        self._travels.keep([(each.order_id, each.file) for each in judged])
        self._board.decided(diffs, now)
