"""Remedies as buttons: what each is called and where it moves the row's handling (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.handling import HandlingState
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.platforms.offers import Offer
from workbench.domain.platforms.shipping_acts import ActKind
from workbench.domain.rules.remedies import Remedy

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Act:
    """One button: an English source of the context "acts", and the state it leads to.

    ``is_chase`` copies a message for the carrier before the state moves on; ``starts_filing`` opens
    a filing, which moves it on once it was sent; ``ships`` is what is asked of the platform before
    it moves on. ``tip`` says more, ``has_key`` that a key does the same.
    """

    words: str
    state: HandlingState
    tip: str = marked("acts", "Only recorded here: the act itself is done on the platform")
    is_chase: bool = False
    has_key: bool = False
    starts_filing: bool = False
    ships: ActKind | None = None


CHASE = Act(
    marked("acts", "Chase"),
    HandlingState.CHASED,
    marked("acts", "Copies a message for the carrier and records the chase"),
    is_chase=True,
)
HANDLED = Act(
    marked("acts", "Handled"),
    HandlingState.HANDLED,
    marked("acts", "Nothing more to do but wait for a scan (H)"),
    has_key=True,
)
FILING = Act(
    marked("acts", "File…"),
    HandlingState.FILED,
    marked("acts", "Shows what a filing would cover before anything is sent (R)"),
    has_key=True,
    starts_filing=True,
)
FILED = Act(marked("acts", "Record filing"), HandlingState.FILED)
AWAIT = Act(
    marked("acts", "Carrier checks"),
    HandlingState.AWAITING_CARRIER,
    marked("acts", "The carrier promised an answer"),
)

_ACTS: dict[str, Act] = {
    Remedy.CHASE: CHASE,
    Remedy.REPLACE_NUMBER: Act(
        marked("acts", "Record replaced number"), HandlingState.NUMBER_REPLACED
    ),
    Remedy.CHANGE_CARRIER: Act(
        marked("acts", "Record changed carrier"), HandlingState.NUMBER_REPLACED
    ),
    Remedy.REFUND: Act(marked("acts", "Record refund"), HandlingState.REFUNDED),
    Remedy.FILE: FILING,
    Remedy.SHIP: Act(marked("acts", "Record shipping"), HandlingState.HANDLED),
    Remedy.NEGOTIATE: Act(marked("acts", "Record agreement with buyer"), HandlingState.HANDLED),
    Remedy.CONFIRM_RECEIPT: Act(
        marked("acts", "Record buyer's confirmation"), HandlingState.HANDLED
    ),
}

_SENT = marked("acts", "Checked first, then sent to the platform once")
_SENT_FROM_HERE: dict[str, Act] = {
    Remedy.SHIP: Act(marked("acts", "Ship…"), HandlingState.HANDLED, _SENT, ships=ActKind.SHIP),
    Remedy.REPLACE_NUMBER: Act(
        marked("acts", "Replace number…"),
        HandlingState.NUMBER_REPLACED,
        _SENT,
        ships=ActKind.REPLACE_NUMBER,
    ),
}
_OFFERS = {Remedy.SHIP: Offer.SHIP, Remedy.REPLACE_NUMBER: Offer.REPLACE_NUMBER}


def acts_for(
    remedies: Iterable[str],
    *,
    state: HandlingState,
    has_parcel: bool,
    is_overdue: bool,
    offers: Container[Offer] = (),
) -> list[Act]:
    """Return the acts in the order to try them; the first is the view's primary button.

    The packs order the cures. Past the limit a chase cures nothing and goes last, whatever the
    pack says; without a parcel there is nobody to chase. What the platform offers is done from
    here; where it was done on the platform's own page it is recorded alone.
    """
    named = [remedy for remedy in remedies if remedy in _ACTS]
    sent = [r for r in named if r in _SENT_FROM_HERE and _OFFERS[Remedy(r)] in offers]
    acts = [_SENT_FROM_HERE[each] if each in sent else _ACTS[each] for each in named]
    if not has_parcel:
        acts = [act for act in acts if not act.is_chase]
    elif CHASE not in acts:
        acts.append(CHASE)
    if is_overdue:
        acts.sort(key=lambda act: act.is_chase)
    if FILING in acts:  # one made on the platform's own page is recorded alone
        acts.append(FILED)
    acts.extend(_ACTS[each] for each in sent)
    if state is HandlingState.CHASED:
        acts.append(AWAIT)
    return [*acts, HANDLED]


def chase_message(carrier: str, site: str, waybills: Sequence[str]) -> str:
    """Return a message to a carrier about parcels that do not move.

    It goes to a Chinese carrier whatever the window's language, so it is not translated.
    """
    name = carrier_by_id(carrier).name if carrier else "快递"
    where = f"停在{site}" if site else "没有更新"
    if len(waybills) == 1:
        return f"{name}您好，运单 {waybills[0]} 的轨迹{where}，请核实并尽快发出，谢谢。"
    numbers = "\n".join(waybills)
    return f"{name}您好，以下 {len(waybills)} 件的轨迹{where}，请核实并尽快发出，谢谢。\n{numbers}"
