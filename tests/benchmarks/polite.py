"""A day of polite polling in virtual time: many shops, one quota for each app key, prices told.

The real pace, turns, plan and schedule run over parcels that are only numbers; nobody is called.
``python -m tests.benchmarks.polite 50000 --keys 1 --price 0.05 --budget 20000`` is the whole size.
"""

from __future__ import annotations

import argparse
import heapq
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure
from workbench.connectors.hosts import REMOTE_PACE
from workbench.connectors.pace import Pace
from workbench.domain.clock import ReplayClock
from workbench.domain.query_costs import cost_of
from workbench.domain.schedule import PollLoad, PollPace, next_poll, stretched
from workbench.domain.shops import Platform, Shop
from workbench.services.polling.poll_plan import MOST_PER_DAY, PER_DAY
from workbench.services.polling.refresh import LONGEST_ROUND, in_turns
from workbench.services.polling.shop_states import ShopResult
from workbench.services.polling.trace_pull import A_TURN, BATCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.services.polling.refresh import Turns

SHOPS = 20
BEGIN = datetime(2026, 1, 5, tzinfo=UTC)
DAY = timedelta(days=1)
A_CALL = timedelta(seconds=0.1)
BETWEEN_ROUNDS = timedelta(minutes=1)
# Scans of a travelling parcel lie twelve hours apart on average; a clock runs for 48 from each.
SCANS_APART = 12.0
CLOCK = timedelta(hours=48)
LAST_SCAN = 1 / 8
# Of so many answers the marketplace's own is silent, and a provider is worth asking.
SILENT = 0.05
USUAL = PollPace()


@dataclass(slots=True)
class Parcel:
    """A parcel as it is known, and what happened to it meanwhile; instants in UTC."""

    seen_scan: datetime
    next_scan: datetime
    next_at: datetime
    asked_at: datetime

    @property
    def deadline(self) -> datetime:
        """Return until when another scan is awaited."""
        return self.seen_scan + CLOCK


@dataclass
class Told:
    """What a day came to."""

    calls: int = 0
    questions: int = 0
    gaps: list[float] = field(default_factory=list)
    ages: list[float] = field(default_factory=list)
    busiest: dict[tuple[int, int], int] = field(default_factory=dict)


class Day:
    """One day of rounds over ``SHOPS`` shops of equal size."""

    def __init__(self, per_shop: int, keys: int, budget: int) -> None:
        self._rng = Random(20260105)  # invented parcels that must repeat
        self.clock = ReplayClock(BEGIN)
        self.told = Told()
        self._budget = budget
        self._keys = keys
        self._paces = [Pace(REMOTE_PACE, self.clock, self._pause) for _ in range(keys)]
        self._shops = [[self._parcel() for _ in range(per_shop)] for _ in range(SHOPS)]

    def run(self) -> Told:
        """Do rounds until the day is over."""
        while (now := self.clock.now()) < BEGIN + DAY:
            ends_at = now + LONGEST_ROUND
            plan = [self._pace_of(key, now) for key in range(self._keys)]
            rounds = [self._round(shop, plan[shop % self._keys], now) for shop in range(SHOPS)]
            in_turns(rounds, lambda end=ends_at: self.clock.now() >= end)  # type: ignore[misc]  # the default keeps the value
            self.clock.advance(BETWEEN_ROUNDS)
        return self.told

    def _pause(self, seconds: float) -> None:
        self.clock.advance(timedelta(seconds=seconds))

    def _parcel(self) -> Parcel:
        """Return a parcel amid its way, somewhere between two questions about it."""
        scanned = BEGIN - timedelta(hours=self._rng.expovariate(1 / SCANS_APART))
        step = next_poll(BEGIN, deadline=scanned + CLOCK, finished=False, pace=USUAL) or BEGIN
        next_at = BEGIN + (step - BEGIN) * self._rng.random()
        return Parcel(scanned, self._scan_after(BEGIN), next_at, BEGIN)

    def _scan_after(self, at: datetime) -> datetime:
        return at + timedelta(hours=self._rng.expovariate(1 / SCANS_APART))

    def _pace_of(self, key: int, now: datetime) -> PollPace:
        load = PollLoad()
        for shop in range(key, SHOPS, self._keys):
            left = [parcel.deadline - now for parcel in self._shops[shop]]
            urgent = sum(each <= USUAL.urgent_within for each in left)
            soon = sum(each <= USUAL.soon_within for each in left) - urgent
            load += PollLoad(urgent, soon, len(left) - urgent - soon)
        return stretched(USUAL, load, min(PER_DAY, MOST_PER_DAY / self._keys))

    def _round(self, shop: int, pace: PollPace, now: datetime) -> Turns:
        key, asked = shop % self._keys, 0
        while due := self._due(shop, now):
            for parcel in due:
                self._ask(parcel, key, pace, now)
                asked += 1
                if asked % A_TURN == 0 and (yield):
                    return self._result()
        return self._result()

    def _due(self, shop: int, now: datetime) -> list[Parcel]:
        due = (parcel for parcel in self._shops[shop] if parcel.next_at <= now)
        return heapq.nsmallest(BATCH, due, key=lambda parcel: parcel.seen_scan)

    def _ask(self, parcel: Parcel, key: int, pace: PollPace, now: datetime) -> None:
        self._paces[key].take()
        at = self.clock.now()
        self.clock.advance(A_CALL)
        self._note(parcel, key, at)
        if parcel.next_scan <= at:
            self._scanned(parcel, at)
        elif self._rng.random() < SILENT and self.told.questions < self._budget:
            self.told.questions += 1
        step = next_poll(now, deadline=parcel.deadline, finished=False, pace=pace)
        parcel.next_at = step or now
        parcel.asked_at = at

    def _note(self, parcel: Parcel, key: int, at: datetime) -> None:
        told, gap = self.told, at - parcel.asked_at
        told.calls += 1
        second = (key, int((at - BEGIN).total_seconds()))
        told.busiest[second] = told.busiest.get(second, 0) + 1
        if parcel.asked_at > BEGIN:
            told.gaps.append(gap / timedelta(minutes=1))
        urgent_since = max(parcel.asked_at, parcel.deadline - USUAL.urgent_within)
        if urgent_since < at:
            told.ages.append((at - urgent_since) / timedelta(minutes=1))

    def _scanned(self, parcel: Parcel, at: datetime) -> None:
        """Take the last scan in; a delivered parcel makes room for a new one."""
        while parcel.next_scan <= at:
            parcel.seen_scan = parcel.next_scan
            parcel.next_scan = self._scan_after(parcel.seen_scan)
        if self._rng.random() < LAST_SCAN:
            parcel.seen_scan, parcel.next_scan = at, self._scan_after(at)

    @staticmethod
    def _result() -> ShopResult:
        return ShopResult(Shop("", Platform.UNKNOWN, ""))


def measure(
    per_shop: int, *, keys: int = 1, budget: int = 10_000, price: Decimal | None = None
) -> Iterator[Figure]:
    """Yield what a day of ``SHOPS`` shops with so many open parcels each comes to."""
    told = Day(per_shop, keys, budget).run()
    quota = keys * PER_DAY + SHOPS * REMOTE_PACE.burst
    yield Figure("polite_calls", told.calls, "calls a day", min(quota, MOST_PER_DAY))
    most = max(told.busiest.values(), default=0)
    yield Figure("polite_busiest_second", most, "calls", REMOTE_PACE.per_second + REMOTE_PACE.burst)
    yield Figure("polite_shortest_gap", min(told.gaps, default=0.0), "minutes")
    yield Figure("polite_worst_age_near_deadline", max(told.ages, default=0.0), "minutes")
    ages = sorted(told.ages)
    yield Figure("polite_usual_age_near_deadline", ages[len(ages) // 2] if ages else 0.0, "minutes")
    yield Figure("polite_provider_questions", told.questions, "questions", budget)
    cost = cost_of(told.questions, price)
    if cost is not None:
        yield Figure("polite_price", cost / 100, "yuan")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures for what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.polite", description=__doc__)
    parser.add_argument("parcels", type=int, help="open parcels of each shop")
    parser.add_argument("--keys", type=int, default=1, help="app keys that the shops share")
    parser.add_argument("--budget", type=int, default=10_000, help="questions a day to a provider")
    parser.add_argument("--price", type=Decimal, help="yuan a question by the provider's tariff")
    asked = parser.parse_args(arguments)
    for figure in measure(asked.parcels, keys=asked.keys, budget=asked.budget, price=asked.price):
        print(figure.line(), flush=True)  # noqa: T201  # each line as soon as it is known


if __name__ == "__main__":
    main()
