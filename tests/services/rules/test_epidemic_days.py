"""The winter of 2022 polled day by day: what the notices change stands in the review of that day.

On 28 December 1688 stopped claims for late shipping and judging complaints about it, for orders
paid from that midnight on; the payment decides, not the day on which somebody looks. Since 15
December Taobao and Tmall show a stall after 72 hours without a scan, and no longer after 48.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.caches import KEY, open_empty, paper
from tests.sandbox.caller import wall as standing_wall
from workbench import paths
from workbench.connectors.connecting import Connectors
from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.effects import Applicability
from workbench.domain.shops import Platform
from workbench.domain.views import EffectKind
from workbench.sandbox import Extras, SandboxServer, load_season
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.rules.books import Books
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.sandbox.script import Season
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.monitor.review import ReviewedWarning

LATE = "1688.ship.deadline_and_special_goods"
SHOWN = "taobao_tmall.stall.exposure_72h"
TURN = datetime(2022, 12, 28, tzinfo=SHANGHAI)
DAYS = [datetime(2022, 12, day, 10, tzinfo=SHANGHAI) for day in (16, 23, 27, 31)]
LAST = datetime(2023, 1, 11, 10, tzinfo=SHANGHAI)


def troubled(season: Season) -> Season:
    """Return the shops on 1688 and Tmall with the orders that something goes wrong with."""
    shops = season.shops_on(Platform.ALIBABA, Platform.TMALL)
    ids = {shop.id for shop in shops}
    orders = [o for o in season.orders if o.shop_id in ids and o.story != "healthy"]
    return replace(season, shops=shops, orders=tuple(orders))


class Winter:
    """A profile that is polled on some days of the season."""

    def __init__(self, folder: Path, shelf: Shelf) -> None:
        season = troubled(load_season(paths.resource("season"), "epidemic-2022"))
        self._wall = standing_wall()
        self._server = SandboxServer(season, wall=self._wall, speed=1.0, extras=Extras(seed=7))
        self._server.start()
        around = Surroundings(
            Books(shelf),
            lambda _: Connectors(b"an invented key!", self._wall, lambda _: None),
            self._server.world.clock,
            self._wall,
            lambda: KEY,
            lambda _: None,
            paper,
        )
        self._workspace = Workspace(open_empty(folder / "workbench.db"), around)
        self._workspace.accounts.add_from_text(json.dumps(self._server.credentials()))

    def poll(self, day: datetime) -> None:
        """Let the season run to a day, and do a round."""
        self._wall.advance(day - self._server.world.now())
        assert self._workspace.refresh.run_once().troubles == ()

    def warnings(self, day: datetime, rule: str) -> list[ReviewedWarning]:
        """Return what stood of a rule on a day."""
        found = self._workspace.review.review(day).warnings
        return [each for each in found if each.decision.answer.rule == rule]

    def paid_at(self, warning: ReviewedWarning) -> datetime:
        """Return when the order of a warning was paid."""
        files, subject = FileStore(self._workspace.cache), warning.decision.subject
        order_id = files.order_id(subject.shop_id, subject.order_number)
        assert order_id is not None
        paid_at = files.order_file(order_id).order.paid_at
        assert paid_at is not None
        return paid_at

    def close(self) -> None:
        """End both."""
        self._workspace.close()
        self._server.stop()


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory, shelf: Shelf) -> Iterator[Winter]:
    made = Winter(tmp_path_factory.mktemp("winter"), shelf)
    for day in (*DAYS, LAST):
        made.poll(day)
    yield made
    made.close()


def said_of(warning: ReviewedWarning, kind: EffectKind) -> Applicability:
    return next(e.applicability for e in warning.outlook.effects if e.kind is kind)


@pytest.mark.parametrize("kind", [EffectKind.CLAIM, EffectKind.COMPLAINT])
def test_claims_and_complaints_end_with_orders_paid_from_the_28th(
    winter: Winter, kind: EffectKind
) -> None:
    told = {
        (winter.paid_at(warning) >= TURN, said_of(warning, kind))
        for day in (*DAYS, LAST)
        for warning in winter.warnings(day, LATE)
    }
    assert told == {(False, Applicability.APPLIES), (True, Applicability.EXEMPT)}


def test_what_the_28th_spares_is_not_the_penalty(winter: Winter) -> None:
    later = [w for w in winter.warnings(LAST, LATE) if winter.paid_at(w) >= TURN]
    assert {said_of(warning, EffectKind.PENALTY) for warning in later} == {Applicability.APPLIES}


def test_a_stall_is_shown_after_72_hours_and_not_before(winter: Winter) -> None:
    silences = [
        (day - warning.last_event_at, warning.decision.answer.verdict.is_missed)
        for day in (*DAYS, LAST)
        for warning in winter.warnings(day, SHOWN)
        if warning.last_event_at
    ]
    assert {missed for silence, missed in silences if silence > timedelta(hours=72)} == {True}
    assert {missed for silence, missed in silences if silence <= timedelta(hours=72)} <= {False}


def test_a_day_is_reviewed_as_it_was_after_later_days_came(winter: Winter) -> None:
    day = DAYS[2]
    first = winter.warnings(day, SHOWN)
    assert first
    assert all((w.last_event_at or day) <= day for w in first)
