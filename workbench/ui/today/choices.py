"""Which rows of the monitor stand behind a line of the today view (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.today.today import HOUR, Stretch
from workbench.domain.views import Span, Urgency
from workbench.ui.monitor.choice import MonitorChoice

if TYPE_CHECKING:
    from workbench.domain.today.today import DueGroup
    from workbench.ui.formats import Formats

_URGENCIES = {Stretch.OVERDUE: Urgency.OVERDUE, Stretch.LATER: Urgency.LATER}


def group_choice(group: DueGroup, shop: str, formats: Formats) -> MonitorChoice:
    """Return the rows of a group; the chip that lifts the filter names time and shop."""
    span, place = None, shop
    if group.since is not None:
        until = group.since + HOUR
        span = Span(group.since, until)
        place = f"{formats.moment(group.since)}–{formats.clock(until)} · {shop}"
    return MonitorChoice(
        urgency=_URGENCIES.get(group.stretch, Urgency.ALL_WARNINGS),
        rule=group.rule,
        shop_id=group.shop_id,
        due=span,
        place=place,
    )
