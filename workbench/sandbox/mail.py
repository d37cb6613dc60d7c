"""How platforms hand out messages: at least once, and in any order (platform-apis 1.9, 2.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from workbench.sandbox.faults import FaultKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.sandbox.faults import FaultBoard, Scope

Message = TypeVar("Message")


def handed_out(
    waiting: Sequence[Message], confirmed: Sequence[Message], faults: FaultBoard, scope: Scope
) -> list[Message]:
    """Return what a caller is given: what waits, and what faults add or put out of order.

    What waits always comes before what was confirmed, so that a page of it never hides news.
    """
    told = list(waiting)
    if faults.strike(FaultKind.UNORDERED_MESSAGES, scope):
        told.reverse()
    if faults.strike(FaultKind.DUPLICATE_MESSAGES, scope):
        told = [message for message in told for _ in range(2)]
        told += confirmed
    return told
