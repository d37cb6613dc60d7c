"""The demo's own filings: as a seller would have recorded them by the start of the season."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.cli.program import DemoFiling
    from workbench.services.assembly.workspace import Workspace


def file_for_demo(workspace: Workspace, planned: Iterable[DemoFiling]) -> None:
    """Record filings with their evidence in the demo's shops."""
    for each in planned:
        shop = workspace.filings.shop(each.shop_name)
        saved = workspace.filings.record(replace(each.filing, shop_id=shop.id))
        for place, (kind, text) in enumerate(each.evidence, 1):
            name = f"{place}.txt"
            workspace.evidence.keep(saved.id, text.encode(), name, (kind, ""))
