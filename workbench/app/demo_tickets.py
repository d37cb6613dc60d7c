"""The demo's own tickets, points and figures: as files and a seller told them by the start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.cli.program import RunningSandbox
    from workbench.services.assembly.workspace import Workspace


def ask_for_demo(workspace: Workspace, sandbox: RunningSandbox) -> None:
    """Enter tickets, points and figures of the demo's shops."""
    for asked in sandbox.tickets():
        shop = workspace.filings.shop(asked.shop_name)
        workspace.tickets.enter(replace(asked.ticket, shop_id=shop.id))
    for taken in sandbox.points():
        shop = workspace.filings.shop(taken.shop_name)
        workspace.records.enter(replace(taken.record, shop_id=shop.id))
    for score in sandbox.scores():
        shop = workspace.filings.shop(score.shop_name)
        workspace.metrics.put_score(shop.id, score.indicator, score.own, score.mean)
    workspace.metrics.put_freight(sandbox.template())
