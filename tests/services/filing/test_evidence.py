"""A provider's own state counts where scans come in, and where they are read anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, shipment
from workbench.domain.pages import OrderRecord, ParcelScans
from workbench.domain.parcels.tracking import Basis, EventKind, Scan
from workbench.domain.views import Urgency
from workbench.services.polling.trace_pull import read_scans
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.workspace import Workspace

UNREAD = Scan("某事发生", TEN, "kuaidi100", 0, provider_status="派件")


def test_scans_are_read_with_their_state(shelf: Shelf) -> None:
    scans = ParcelScans("kuaidi100", (UNREAD,))
    (event,) = read_scans(shelf.classifier, scans, "yuantong", TEN)
    assert (event.kind, event.reading.basis) == (EventKind.OUT_FOR_DELIVERY, Basis.PROVIDER)
    assert (event.scan.text, event.scan.provider_status) == ("某事发生", "派件")


def test_reading_anew_keeps_the_state(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    script.pages = [[OrderRecord(order(), (shipment(),))]]
    told = Scan("某事发生", TEN, "1688", 0, provider_status="TRANSPORT")
    script.traces = {"YT8800213345012": [told]}
    workspace.refresh.run_once()
    workspace.cache.execute("UPDATE event SET kind = 'unknown', basis = 'text', reader = 'old'")
    MetaStore(workspace.cache).set("reader_version", "old")
    MetaStore(workspace.cache).set("reader_progress", "")
    workspace.rereading.run(lambda _: None)
    (event,) = FileStore(workspace.cache).order_file(1).shipments[0].events
    assert (event.kind, event.reading.basis) == (EventKind.IN_TRANSIT, Basis.PROVIDER)


def test_a_state_that_contradicts_its_text_is_shown_beside_it(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    script.pages = [[OrderRecord(order(), (shipment(),))]]
    agreed = Scan("【测试网点】已揽收", TEN, "1688", 0, provider_status="ACCEPT")
    against = Scan("【测试网点】正在派件", TEN, "1688", 1, provider_status="SIGN")
    script.traces = {"YT8800213345012": [agreed, against]}
    workspace.refresh.run_once()
    monitor = workspace.desk().monitor
    (row_id,) = monitor.ids(replace(monitor.query(), urgency=Urgency.ALL_OPEN))
    detail = monitor.detail(row_id)
    assert detail is not None
    assert {scan.text for scan in detail.disputed} == {against.text}
