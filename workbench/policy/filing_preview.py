"""What a filing would bring for one order: asked of the same rules as the decision cases (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.errors import FactMissing
from workbench.domain.filing.evidence import EvidenceKind
from workbench.domain.filing.filings import FilingCase
from workbench.domain.shops import Platform
from workbench.policy.cases.filings import EarlyOrder, Pledge, filing, pledge, pre_window
from workbench.policy.cases.filings import Filing as Filed
from workbench.policy.cases.words import Word
from workbench.policy.filing_grounds import grounds_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing
    from workbench.domain.orders import Order
    from workbench.policy.cases.answer import CaseAnswer, CaseReading
    from workbench.policy.packs import PolicyBook

# The out-of-stock filing is one of its own (1688.ship.stock_and_out_of_stock_filing), and what it
# spares is not told. Our words for 1688's other grounds are those of the decision cases.
_NOT_TOLD = frozenset({FilingCase.OUT_OF_STOCK})
_SCENES: Mapping[FilingCase, str] = MappingProxyType(
    {
        FilingCase.EPIDEMIC: "epidemic",
        FilingCase.NATURAL_DISASTER: "natural_disaster",
        FilingCase.LARGE_MEETING: "big_meeting",
        FilingCase.SPORTS_EVENT: "sports_event",
    }
)
_OPEN = frozenset({Word.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a filing brings for one order, if it is sent ``at`` the instant that was asked.

    ``verdict`` is how it stands now; ``if_approved`` what an approval would bring, None where it
    brings nothing (more). ``rule`` decides. ``readings`` are there where the text has two, the
    recommended one first. ``unknowns`` names facts that nobody told.
    """

    verdict: Word
    rule: str = ""
    if_approved: Word | None = None
    readings: tuple[CaseReading, ...] = ()
    unknowns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """An order, and when the platform penalised it (UTC); None as long as nobody told us."""

    order: Order
    penalised_at: datetime | None = None


def foresee(
    told: Filing, about: Judged, evidence: tuple[Evidence, ...], at: datetime, book: PolicyBook
) -> Foreseen:
    """Return what a filing brings for an order; UNKNOWN where no rule of ours speaks of it."""
    grounds = grounds_of(told.platform, told.case)
    try:
        answer = _answer(told, about, evidence, at, book)
    except FactMissing as missing:
        return Foreseen(
            Word.UNKNOWN, grounds[0] if grounds else "", unknowns=(missing.values["fact"],)
        )
    if answer is None:
        return Foreseen(Word.UNKNOWN, grounds[0] if grounds else "")
    return Foreseen(answer.verdict, answer.because, _if_approved(answer, about), answer.readings)


def _if_approved(answer: CaseAnswer, about: Judged) -> Word | None:
    """Return what an approval brings (1688.filing.effect)."""
    if answer.verdict not in _OPEN:
        return None
    return Word.EXEMPT if about.penalised_at is None else Word.REVOKED_REFUNDED


def _answer(
    told: Filing, about: Judged, evidence: tuple[Evidence, ...], at: datetime, book: PolicyBook
) -> CaseAnswer | None:
    sent_at = told.submitted_at or at
    if told.platform is Platform.ALIBABA:
        return _on_1688(told, about, evidence, sent_at, book)
    if told.platform is Platform.TAOBAO and told.case in _SCENES:
        given = Pledge(sent_at, _SCENES[told.case], told.details.pledge_ticked)
        return pledge(given, book)
    if told.platform is Platform.DOUYIN and told.case is FilingCase.CANNOT_SHIP:
        return pre_window(EarlyOrder(about.order.paid_at, about.penalised_at), book)
    return None


def _on_1688(
    told: Filing,
    about: Judged,
    evidence: tuple[Evidence, ...],
    sent_at: datetime,
    book: PolicyBook,
) -> CaseAnswer | None:
    details = told.details
    given = Filed(
        case=told.case.value,
        event=details.event or None,
        outside_trace_stalled=details.outside_trace_stalled,
        transport=details.transport or None,
        chat_contains_order_no=_names(about.order.number, evidence),
        submitted_at=sent_at,
        approved_at=told.approved_at,
        penalised_at=about.penalised_at,
    )
    return None if told.case in _NOT_TOLD else filing(given, book)


def _names(number: str, evidence: tuple[Evidence, ...]) -> bool | None:
    """Tell whether a chat names an order; None where only a picture could tell."""
    chats = [one for one in evidence if one.kind is EvidenceKind.CHAT]
    if any(number in (one.names_orders or ()) for one in chats):
        return True
    return None if any(one.names_orders is None for one in chats) else False
