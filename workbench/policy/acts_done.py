"""What the seller did already about a stalled parcel: does it exempt without any filing? (pure)

Asked of the same rule as the decision cases. New numbers and refunds that succeeded are told by the
platform; what the seller wrote down besides is the seller's own word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.domain.handling import HandlingState
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.platforms.refunds import RefundStatus
from workbench.policy.cases.remedies import Act, Stall, remedy
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.platforms.refunds import Refund
    from workbench.domain.views import HandlingEntry
    from workbench.policy.packs import PolicyBook

Kind = Literal["refund", "replace_number", "change_carrier"]
_WRITTEN: dict[HandlingState, Kind] = {
    HandlingState.REFUNDED: "refund",
    HandlingState.NUMBER_REPLACED: "replace_number",
}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and what it brings; ``is_own_word``: only the seller wrote it down."""

    verdict: Word
    rule: str
    at: datetime
    is_own_word: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What is known beside the order itself: the seller's notes, and the platform's refunds."""

    written: tuple[HandlingEntry, ...] = ()
    refunds: tuple[Refund, ...] = ()


def done(
    file: OrderFile,
    told: Told,
    penalised_at: datetime | None,
    at: datetime,
    book: PolicyBook,
) -> Done | None:
    """Return what the first act that exempts brings, else the last one; None without an act."""
    noted = ((_WRITTEN[each.state], each.at) for each in told.written if each.state in _WRITTEN)
    shown = [*_replaced(file), *_refunded(file, told.refunds)]
    acts = [*((*act, False) for act in shown), *((*act, True) for act in noted)]
    found = []
    for kind, succeeded_at, is_own_word in acts:
        act = Act(kind, succeeded_at, updated_on_platform=True)
        answer = remedy(Stall(penalised_at=penalised_at, acts=(act,), now=at), book)
        found.append(Done(answer.verdict, answer.because, succeeded_at, is_own_word))
    exempting = (one for one in found if one.verdict is Word.EXEMPT)
    return next(exempting, found[-1] if found else None)


def _refunded(file: OrderFile, refunds: Iterable[Refund]) -> Iterator[tuple[Kind, datetime]]:
    """Yield the refund that gave the whole order's money back, with the time of its last change.

    One of some lines alone leaves goods on their way that nobody has paid back. An application that
    has not succeeded is no act (1688.remedy.before_penalty_auto_exempt).
    """
    over = [each for each in refunds if each.status is RefundStatus.REFUNDED and each.modified_at]
    lines = {line.number for line in file.order.lines}
    of_lines = {each.line_number for each in over} - {""}
    is_whole = any(not each.line_number for each in over) or (bool(lines) and lines <= of_lines)
    if over and is_whole:
        yield "refund", max(each.modified_at for each in over if each.modified_at)


def _replaced(file: OrderFile) -> Iterator[tuple[Kind, datetime]]:
    """Yield numbers that took the place of others, as the platform tells them, with their time."""
    shipments = [parcel.shipment for parcel in file.shipments]
    old = [one for one in shipments if one.state is ShipmentState.REPLACED]
    for new in shipments:
        if not old or new.state is not ShipmentState.ACTIVE or new.uploaded_at is None:
            continue
        has_other_carrier = all(one.carrier != new.carrier for one in old)
        yield "change_carrier" if has_other_carrier else "replace_number", new.uploaded_at
