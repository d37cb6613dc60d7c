"""How tables are arranged is kept in the cache, and read by later versions as far as they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.tables.fields import Layout, TableName
from workbench.services.monitor.tables import TableService
from workbench.store.engine.meta import MetaStore

if TYPE_CHECKING:
    from workbench.services.assembly.workspace import Workspace


def test_a_layout_is_kept_by_table(workspace: Workspace) -> None:
    kept = Layout(("shape", "waybill"), (("waybill", 160),), ("carrier",), ("level",))
    TableService(MetaStore(workspace.cache)).arrange(TableName.MONITOR, kept)
    again = TableService(MetaStore(workspace.cache))
    assert again.layout(TableName.MONITOR) == kept
    assert again.layout(TableName.ORDERS) == Layout()


@pytest.mark.parametrize(
    "told", [pytest.param("{", id="broken"), pytest.param('{"order": 3}', id="another form")]
)
def test_a_layout_that_cannot_be_read_is_none(workspace: Workspace, told: str) -> None:
    meta = MetaStore(workspace.cache)
    meta.set("table_layout.orders", told)
    assert TableService(meta).layout(TableName.ORDERS) == Layout()
