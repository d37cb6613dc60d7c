"""Profiles with caches of any size that have been judged, and the judging itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.cloning import multiply
from workbench import paths
from workbench.domain.profile import Profile
from workbench.policy.lead_times import load_lead_times
from workbench.policy.packs import load_book
from workbench.services.judging.service import JudgingService, JudgingStores
from workbench.services.notices.board import NoticeBoard
from workbench.services.rules.in_force import Rulebook
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.decisions.packs import PackStore
from workbench.store.engine.cache import Cache
from workbench.store.engine.meta import MetaStore
from workbench.store.keys.unlock import make_demo_key
from workbench.store.monitor.notices import NoticeStore
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True)
class Filled:
    """A profile and what its cache is filled with."""

    profile: Profile
    parcels: tuple[data.Parcel, ...]

    def open(self) -> Cache:
        """Return a connection to the cache."""
        return Cache.open(self.profile.cache_file, make_demo_key(self.profile.folder))


def fill(folder: Path, size: int, waves: data.Waves | None = None) -> Filled:
    """Make a profile in ``folder`` with ``size`` parcels, judged at ``data.START``."""
    waves = waves or data.Waves()
    parcels = data.parcels(size, waves)
    filled = Filled(Profile(folder), tuple(parcels))
    with filled.open() as cache:
        data.add_shops(cache)
        if size <= data.TEMPLATE:
            _save(cache, parcels)
        else:
            _save(cache, parcels[: data.TEMPLATE])
            multiply(cache, data.TEMPLATE, size - 2 * waves.parcels)
    if size > data.TEMPLATE and waves.parcels:
        with filled.open() as cache:
            _save(cache, parcels[-2 * waves.parcels :])
    return filled


def _save(cache: Cache, parcels: Sequence[data.Parcel]) -> None:
    data.save_orders(cache, parcels)
    data.save_traces(cache, parcels)
    judge(cache, rulebook(), data.START)


def rulebook() -> Rulebook:
    """Return the packs and lead times that the program ships."""
    leads = load_lead_times(paths.resource("lead_times.toml"))
    return Rulebook(load_book(paths.resource("policies")), leads)


def judge(cache: Cache, rules: Rulebook, now: datetime) -> int:
    """Judge what is queued or due at ``now``; return how many orders that were."""
    stores = JudgingStores(
        cache, MetaStore(cache), FileStore(cache), DecisionStore(cache), PackStore(cache)
    )
    board = NoticeBoard(NoticeStore(cache))
    return JudgingService(stores, lambda: rules, board).run(now, lambda _: None)
