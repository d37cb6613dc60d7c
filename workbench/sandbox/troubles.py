"""Everything that goes wrong in a season: one recipe for each kind of trouble.

A recipe gets one case (its hours, measured at the season's start) and returns what plays it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput
from workbench.sandbox import number_troubles, order_troubles, trace_troubles
from workbench.sandbox.case import cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workbench.sandbox.case import Case
    from workbench.sandbox.scenario import Trouble
    from workbench.sandbox.script import ScriptedOrder
    from workbench.sandbox.workshop import Workshop

_SINGLE: Mapping[str, Callable[[Case], ScriptedOrder]] = {
    recipe.__name__: recipe
    for recipe in (
        trace_troubles.stuck_first_hub,
        trace_troubles.stuck_outlet,
        trace_troubles.silent,
        trace_troubles.no_trace,
        trace_troubles.waiting_only,
        trace_troubles.missing_departure,
        trace_troubles.redelivered,
        trace_troubles.only_elsewhere,
        trace_troubles.partly_elsewhere,
        order_troubles.late_shipping,
        order_troubles.moved_promise,
        order_troubles.no_promise,
        order_troubles.unpaid,
        order_troubles.cancelled,
        order_troubles.refund_asked,
        order_troubles.unknown_status,
    )
}
_SEVERAL: Mapping[str, Callable[[Case], tuple[ScriptedOrder, ...]]] = {
    recipe.__name__: recipe
    for recipe in (
        number_troubles.reused_number,
        number_troubles.masked_reuse,
        number_troubles.combined_parcel,
        number_troubles.replaced_number,
    )
}
KINDS = frozenset(_SINGLE) | frozenset(_SEVERAL)


def troubled_orders(workshop: Workshop) -> Iterator[ScriptedOrder]:
    """Yield every troubled order of the scenario.

    Raises:
        BadInput: the data file names a kind of trouble that there is no recipe for.
    """
    for trouble in workshop.scenario.troubles:
        for case in cases(workshop, trouble):
            yield from _play(trouble, case)


def _play(trouble: Trouble, case: Case) -> tuple[ScriptedOrder, ...]:
    if trouble.kind in _SINGLE:
        return (_SINGLE[trouble.kind](case),)
    if trouble.kind in _SEVERAL:
        return _SEVERAL[trouble.kind](case)
    raise BadInput(what=trouble.kind, reason="there is no such kind of trouble")
