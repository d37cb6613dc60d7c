"""What stands beside an order: refunds, changed promises, messages, and what was done from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.platforms.shipping_acts import ActState

if TYPE_CHECKING:
    from workbench.domain.platforms.messages import KeptMessage
    from workbench.domain.platforms.promises import PromiseChange
    from workbench.domain.platforms.refunds import Refund
    from workbench.domain.platforms.shipping_acts import RecordedAct


@dataclass(frozen=True, slots=True)
class Beside:
    """All of one order: refunds and promises oldest first, acts and messages newest first."""

    refunds: tuple[Refund, ...] = ()
    promises: tuple[PromiseChange, ...] = ()
    acts: tuple[RecordedAct, ...] = ()
    messages: tuple[KeptMessage, ...] = ()


NOTHING_BESIDE = Beside()
# Nobody knows whether these were done; one that was being sent when the program ended is as good.
UNSETTLED = frozenset({ActState.SENDING, ActState.UNKNOWN})


class BesideFilter(StrEnum):
    """What a list of orders may be narrowed to: those that such a thing stands beside."""

    OPEN_REFUND = "open_refund"
    ANSWER_LOST = "answer_lost"
    NEWS = "news"
