"""A replay: the cached orders held against other packs before those are switched on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.files import FileScope
from workbench.domain.rules.replay import ChangeKind, ReplayProgress, ReplayReport
from workbench.policy.differences import Comparison
from workbench.policy.packs import assemble
from workbench.services.replay.part import MOST_SHOWN, Comparer, ReplayJob, texts_of
from workbench.services.replay.process import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.rules.replay import OrderChange
    from workbench.policy.judge import LeadTimes
    from workbench.policy.packs import PackFile
    from workbench.services.replay.part import Part
    from workbench.store.engine.cache import Cache
    from workbench.store.keys.data_key import DataKey
    from workbench.store.orders.files import FileStore

# A clock may choose its version by the instant at which it runs out, later than the order's last
# change: no clock runs longer than this.
LONGEST_CLOCK = timedelta(days=60)
# Fewer orders are compared sooner than processes start.
WORTH_SHARING = 10_000


@dataclass(frozen=True, slots=True)
class ReplayQuestion:
    """What if the packs of ``new`` were in force instead of ``old``, at ``as_of`` (data time)?

    ``paid_since`` leaves orders out that were paid before.
    """

    old: Sequence[PackFile]
    new: Sequence[PackFile]
    as_of: datetime
    paid_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Workers:
    """How processes that share a replay are started, how many, and from how many orders on."""

    command: Sequence[str]
    unlock: Callable[[], DataKey]
    processes: int
    worth_sharing: int = WORTH_SHARING


class ReplayService:
    """Reads and compares; nothing is written, so that a cancel leaves nothing behind."""

    def __init__(
        self, cache: Cache, files: FileStore, leads: LeadTimes, workers: Workers | None = None
    ) -> None:
        self._cache = cache
        self._files = files
        self._leads = leads
        self._workers = workers

    def run(
        self, asked: ReplayQuestion, progress: Callable[[ReplayProgress], None]
    ) -> ReplayReport:
        """Hold every order that can come out differently against both books.

        ``progress`` is called between batches; an exception from it ends the replay and passes.

        Raises:
            PackInvalid: the packs do not fit together.
            ReplayBroken: a process of the replay ended early.
        """
        old, new = assemble(asked.old), assemble(asked.new)
        compared = Comparison.of(old, new)
        tally = _Tally()
        if compared.platforms:
            since = compared.since and compared.since - LONGEST_CLOCK
            scope = FileScope(compared.platforms, asked.paid_since, since)
            total = self._files.count(scope)
            progress(ReplayProgress(0, total))
            for part in self._parts(asked, compared, scope, total):
                tally.take(part)
                progress(ReplayProgress(tally.orders, total, tally.counts))
        books = old.version, new.version
        return ReplayReport(
            asked.as_of, books, compared.rules, tally.orders, tally.counts, tally.shown
        )

    def _parts(
        self, asked: ReplayQuestion, compared: Comparison, scope: FileScope, total: int
    ) -> Iterator[Part]:
        batches = self._files.batches(scope)
        workers = self._workers
        if workers is None or workers.processes < 2 or total < workers.worth_sharing:
            comparer = Comparer(self._files, compared, asked.as_of, self._leads)
            return (comparer.part(batch) for batch in batches)
        job = ReplayJob(
            cache=str(self._cache.path),
            key=workers.unlock().hex,
            old=texts_of(asked.old),
            new=texts_of(asked.new),
            as_of=asked.as_of,
        )
        return shared(workers.command, job, batches, workers.processes)


class _Tally:
    """Counts every change and keeps the first of each kind."""

    def __init__(self) -> None:
        self.orders = 0
        self._counts: Counter[ChangeKind] = Counter()
        self._kept: dict[ChangeKind, list[OrderChange]] = {kind: [] for kind in ChangeKind}

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """Return how many orders would change, by kind."""
        return {kind: self._counts[kind] for kind in ChangeKind}

    @property
    def shown(self) -> tuple[OrderChange, ...]:
        """Return the changes to show, those that cost first."""
        return tuple(change for kind in ChangeKind for change in self._kept[kind])

    def take(self, part: Part) -> None:
        """Take a part in."""
        self.orders += part.orders
        self._counts.update(part.counts)
        for change in part.changes:
            if len(self._kept[change.kind]) < MOST_SHOWN:
                self._kept[change.kind].append(change)
