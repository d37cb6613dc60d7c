from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.services.judging.service import JudgingService, JudgingStores
from workbench.services.rules.in_force import Rulebook
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.decisions.packs import PackStore
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.refresh import Progress
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.workspace import Workspace
    from workbench.store.engine.cache import Cache


def judging(
    workspace: Workspace, rules: Rulebook, files: FileStore | None = None
) -> JudgingService:
    cache = workspace.cache
    known = files or FileStore(cache)
    stores = JudgingStores(cache, MetaStore(cache), known, DecisionStore(cache), PackStore(cache))
    return JudgingService(stores, lambda: rules, workspace.board)


def test_new_lead_times_judge_every_open_order_once_more(
    workspace: Workspace, shelf: Shelf, connections: ScriptedConnections
) -> None:
    waiting = order(status=OrderStatus.AWAITING_SHIPMENT, ship_by=TEN + timedelta(hours=60))
    script = ScriptedMarketplace(SHOP.id, pages=[[OrderRecord(waiting, ())]])
    connections.marketplaces[SHOP.id] = script
    assert workspace.refresh.run_once().judged == 1
    same = judging(workspace, shelf.rules)
    assert same.run(TEN, lambda _: None) == 0
    changed = Rulebook(shelf.rules.book, replace(shelf.rules.leads, version="another"))
    assert judging(workspace, changed).run(TEN, lambda _: None) == 1
    assert judging(workspace, changed).run(TEN, lambda _: None) == 0


class _EnoughError(Exception):
    """Ends a run behind its first batch."""


def _end(_: Progress) -> None:
    raise _EnoughError


def test_what_fell_due_comes_before_what_waits_in_line(
    workspace: Workspace, shelf: Shelf, connections: ScriptedConnections
) -> None:
    waiting = order(status=OrderStatus.AWAITING_SHIPMENT, ship_by=TEN + timedelta(hours=60))
    script = ScriptedMarketplace(SHOP.id, pages=[[OrderRecord(waiting, ())]])
    connections.marketplaces[SHOP.id] = script
    workspace.refresh.run_once()
    page = OrderPage(SHOP.id, (OrderRecord(replace(waiting, number="another")),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN, cursor=None)
    late, files = TEN + timedelta(hours=61), FileStore(workspace.cache)
    assert (len(files.due(late, 9)), len(files.queued(9))) == (1, 1)
    with pytest.raises(_EnoughError):
        judging(workspace, shelf.rules).run(late, _end)
    assert (len(files.due(late, 9)), len(files.queued(9))) == (0, 1)


class _VanishingFiles(FileStore):
    """Order files whose shop is removed, as if by another program, once they are listed."""

    def __init__(self, cache: Cache) -> None:
        super().__init__(cache)
        self._shops = ShopStore(cache)

    def queued(self, limit: int) -> list[int]:
        found = super().queued(limit)
        self._shops.remove(SHOP.id)
        return found


def test_an_order_that_is_removed_meanwhile_is_passed_over(
    workspace: Workspace, shelf: Shelf
) -> None:
    page = OrderPage(SHOP.id, (OrderRecord(order()),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN, cursor=None)
    vanishing = _VanishingFiles(workspace.cache)
    assert judging(workspace, shelf.rules, vanishing).run(TEN, lambda _: None) == 1
    assert workspace.accounts.list() == []
