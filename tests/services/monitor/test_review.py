from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from tests.services.packs_of_sellers import GAP, pack
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderRecord
from workbench.domain.rules.decisions import Verdict
from workbench.domain.rules.replay import ChangeKind
from workbench.services.monitor.review import ReviewService, ReviewStores
from workbench.store.decisions.packs import PackStore
from workbench.store.orders.files import FileStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from tests.services.doubles import ScriptedConnections
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.monitor.review import Review
    from workbench.store.engine.cache import Cache

SHIP_BY = TEN + timedelta(hours=2)
SHIP_BY_RULE = "1688.ship.deadline_and_special_goods"


def promised(connections: ScriptedConnections) -> None:
    """An order that must be shipped two hours after it is first seen."""
    waiting = order(status=OrderStatus.AWAITING_SHIPMENT, ship_by=SHIP_BY)
    script = ScriptedMarketplace(SHOP.id, [[OrderRecord(waiting, ())]])
    connections.marketplaces[SHOP.id] = script


def seen_at(workspace: Workspace, instant: datetime) -> list[tuple[Verdict, bool]]:
    found = workspace.review.review(instant).warnings
    mine = [each for each in found if each.decision.answer.rule == SHIP_BY_RULE]
    return [(each.decision.answer.verdict, each.judged_later) for each in mine]


def test_what_was_decided_stands_until_it_falls_due(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    promised(connections)
    workspace.refresh.run_once()
    assert seen_at(workspace, TEN) == [(Verdict.PENDING, False)]
    assert seen_at(workspace, SHIP_BY) == [(Verdict.PENDING, False)]
    # Nobody judged since ten o'clock: what fell due meanwhile is not repeated.
    assert seen_at(workspace, SHIP_BY + timedelta(seconds=1)) == [(Verdict.VIOLATION, True)]


def test_a_later_look_back_judges_what_nobody_judged_then(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock
) -> None:
    promised(connections)
    workspace.refresh.run_once()
    clock.advance(timedelta(hours=8))
    workspace.refresh.tick()
    assert seen_at(workspace, TEN + timedelta(hours=4)) == [(Verdict.VIOLATION, True)]
    assert seen_at(workspace, TEN + timedelta(hours=8)) == [(Verdict.VIOLATION, False)]


def test_nothing_is_seen_before_it_was_known(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    promised(connections)
    workspace.refresh.run_once()
    assert seen_at(workspace, TEN - timedelta(seconds=1)) == []


class _VanishingFiles(FileStore):
    """Order files whose shop is removed, as if by another program, once they are listed."""

    def __init__(self, cache: Cache) -> None:
        super().__init__(cache)
        self._shops = ShopStore(cache)

    def ids_known(self, as_of: datetime | None = None) -> Iterator[int]:
        found = list(super().ids_known(as_of))
        self._shops.remove(SHOP.id)
        return iter(found)


def test_a_shop_that_is_removed_meanwhile_is_passed_over(
    workspace: Workspace, connections: ScriptedConnections, shelf: Shelf
) -> None:
    promised(connections)
    workspace.refresh.run_once()
    cache = workspace.cache
    stores = replace(ReviewStores.over(cache), files=_VanishingFiles(cache))
    assert ReviewService(stores, lambda: shelf.rules).review(TEN).warnings == ()


def test_finished_orders_are_shown_when_asked_for(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock
) -> None:
    """A parcel that lay at its first hub for 50 hours, and an order completed all the same."""
    parcel = shipment(uploaded_at=TEN - timedelta(hours=51))
    scans = [
        scan("【浙江省金华市义乌市稠城】 已收件", TEN - timedelta(hours=50)),
        scan("【义乌转运中心】 已收入", TEN - timedelta(hours=46), 1),
    ]
    script = ScriptedMarketplace(SHOP.id, [[OrderRecord(order(), (parcel,))]])
    script.traces = {parcel.waybill: scans}
    connections.marketplaces[SHOP.id] = script
    workspace.refresh.run_once()
    clock.advance(timedelta(minutes=5))
    gone = order(status=OrderStatus.COMPLETED, modified_at=clock.now())
    script.pages = [[OrderRecord(gone, (parcel,))]]
    workspace.refresh.run_once()
    assert workspace.review.review(clock.now()).warnings == ()
    late = workspace.review.review(clock.now(), closed=True).warnings
    assert [each.decision.answer.verdict for each in late] == [Verdict.VIOLATION]


def changed_rule(tmp_path: Path, hours: int) -> Path:
    path = tmp_path / f"{hours}.toml"
    path.write_bytes(pack(hours))
    return path


def silent_parcel(connections: ScriptedConnections, clock: ReplayClock) -> None:
    """A parcel that was picked up sixty hours ago and has not been seen since."""
    sent = shipment(uploaded_at=clock.now() - timedelta(hours=60))
    script = ScriptedMarketplace(
        SHOP.id,
        [[OrderRecord(order(), (sent,))]],
        {sent.waybill: [scan("【义乌市】已揽收", clock.now() - timedelta(hours=60))]},
    )
    connections.marketplaces[SHOP.id] = script


def gap_of(review: Review) -> list[tuple[Verdict, str]]:
    return [
        (each.decision.answer.verdict, each.decision.pack)
        for each in review.warnings
        if each.decision.answer.rule == GAP
    ]


def test_a_past_day_reads_as_it_was_decided_then_and_can_be_decided_anew(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock, tmp_path: Path
) -> None:
    silent_parcel(connections, clock)
    workspace.refresh.run_once()
    before = workspace.rules().book.version
    clock.advance(timedelta(minutes=10))
    workspace.packs.add(workspace.packs.look(changed_rule(tmp_path, 48)), is_on=True)
    workspace.refresh.tick()
    after = workspace.rules().book.version
    assert gap_of(workspace.review.review(TEN)) == [(Verdict.PENDING, before)]
    assert gap_of(workspace.review.review(clock.now())) == [(Verdict.VIOLATION, after)]
    anew = workspace.review.review(TEN, redecide=True)
    assert gap_of(anew) == [(Verdict.VIOLATION, after)]
    assert anew.changes is not None
    (change,) = anew.changes
    (gap,) = (each for each in change.rules if each.rule == GAP)
    assert change.kind is ChangeKind.CAUGHT
    assert gap.was is not None
    assert gap.was.verdict is Verdict.PENDING
    assert workspace.review.review(TEN).changes is None


def test_the_packs_behind_a_decision_are_known(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock, tmp_path: Path
) -> None:
    silent_parcel(connections, clock)
    workspace.refresh.run_once()
    first = workspace.rules().book.version
    workspace.packs.add(workspace.packs.look(changed_rule(tmp_path, 48)), is_on=True)
    workspace.packs.judge(lambda _: None)
    store = PackStore(workspace.cache)
    assert "mine" not in store.book(first)
    assert store.book(workspace.rules().book.version).keys() == {"mine", *store.book(first)}
    assert store.book("never used") == {}


def test_by_the_same_packs_nothing_is_decided_otherwise(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock
) -> None:
    silent_parcel(connections, clock)
    workspace.refresh.run_once()
    assert workspace.review.review(TEN, redecide=True).changes == ()
