"""The demo's own tickets and points: as files would have told them by the start of the season."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.cli.program import RunningSandbox
    from workbench.services.workspace import Workspace


def ask_for_demo(workspace: Workspace, sandbox: RunningSandbox) -> None:
    """Enter tickets and points of the demo's shops."""
    for asked in sandbox.tickets():
        shop = workspace.filings.shop(asked.shop_name)
        workspace.tickets.enter(replace(asked.ticket, shop_id=shop.id))
    for taken in sandbox.points():
        shop = workspace.filings.shop(taken.shop_name)
        workspace.records.enter(replace(taken.record, shop_id=shop.id))
