from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderRecord
from workbench.services.judging import JudgingService, JudgingStores, Rulebook
from workbench.store.decisions import DecisionStore
from workbench.store.files import FileStore
from workbench.store.meta import MetaStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.services.workspace import Shelf, Workspace


def judging(workspace: Workspace, rules: Rulebook) -> JudgingService:
    cache = workspace.cache
    stores = JudgingStores(cache, MetaStore(cache), FileStore(cache), DecisionStore(cache))
    return JudgingService(stores, rules, workspace.board)


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
