"""Which filing is wanted for rows of the monitor (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.filing.wishes import FilingWish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.views import MonitorRow


def wish_for(rows: Sequence[MonitorRow]) -> FilingWish:
    """Return the filing wanted for rows of one shop; their rule where they share one."""
    rules = {row.rule for row in rows}
    return FilingWish(
        shop_id=rows[0].shop_id,
        orders=tuple(dict.fromkeys(row.order_number for row in rows)),
        rule=rows[0].rule if len(rules) == 1 else "",
        rows=tuple(row.id for row in rows),
    )
