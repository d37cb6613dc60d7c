from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.pages import OrderRecord
from workbench.domain.parcels.tracking import Basis, EventKind
from workbench.services.judging.audit import AuditedText

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.parcels.tracking import Scan
    from workbench.services.assembly.workspace import Workspace

READ, UNREAD, MOVING = "【测试网点】已收件", "单号YT0000000000001某事发生", "快件流转"


def scans(*texts: str) -> list[Scan]:
    return [scan(text, TEN - timedelta(hours=3 - place), place) for place, text in enumerate(texts)]


def test_texts_that_decide_nothing_are_counted_and_masked(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    first = OrderRecord(order("1"), (shipment("YT0000000000001", "1"),))
    second = OrderRecord(order("2"), (shipment("YT0000000000002", "2"),))
    script.pages = [[first, second]]
    script.traces = {
        "YT0000000000001": scans(READ, UNREAD, MOVING),
        "YT0000000000002": scans(READ, "单号YT0000000000002某事发生"),
    }
    workspace.refresh.run_once()
    assert workspace.audit.texts() == [
        AuditedText("yuantong", "单号***某事发生", EventKind.UNKNOWN, Basis.TEXT, "", 2),
        AuditedText("yuantong", MOVING, EventKind.IN_TRANSIT, Basis.FALLBACK, "", 1),
    ]


def test_an_empty_cache_has_no_such_texts(workspace: Workspace) -> None:
    assert workspace.audit.texts() == []
