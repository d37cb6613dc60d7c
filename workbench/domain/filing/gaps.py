"""What a filing lacks before it can be sent, or where it contradicts itself (pure)."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.filing.evidence import EvidenceKind, missing_kinds
from workbench.domain.filing.filings import CASES, FilingCase, ScopeKind
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing


class Gap(StrEnum):
    """What a filing lacks, or what contradicts itself."""

    CASE_UNKNOWN = "case_unknown"
    EVENT_MISSING = "event_missing"
    TRANSPORT_MISSING = "transport_missing"
    PLEDGE_OPEN = "pledge_open"
    SCOPE_EMPTY = "scope_empty"
    SCOPE_NOT_OFFERED = "scope_not_offered"
    WINDOW_MISSING = "window_missing"
    WINDOW_REVERSED = "window_reversed"
    OUTSIDE_TRACE_OPEN = "outside_trace_open"
    OUTSIDE_TRACE_STALLED = "outside_trace_stalled"
    EVIDENCE_MISSING = "evidence_missing"
    CHAT_WITHOUT_ORDER = "chat_without_order"
    STATEMENT_MISSING = "statement_missing"


# What a filing without it is worth is a matter of policy; these stop nobody from going on.
ADVICE = frozenset({Gap.STATEMENT_MISSING, Gap.OUTSIDE_TRACE_OPEN})

SENTENCES: Mapping[Gap, str] = MappingProxyType(
    {
        Gap.CASE_UNKNOWN: marked("filing", "The platform does not take filings on this ground."),
        Gap.EVENT_MISSING: marked("filing", "Say which event it was."),
        Gap.TRANSPORT_MISSING: marked("filing", "Say how the goods travel: only freight counts."),
        Gap.PLEDGE_OPEN: marked("filing", "Without the ticked pledge it does not take effect."),
        Gap.SCOPE_EMPTY: marked("filing", "Name the orders, items or regions."),
        Gap.SCOPE_NOT_OFFERED: marked("filing", "This platform takes filings by order only."),
        Gap.WINDOW_MISSING: marked("filing", "Say for which promised shipping times it is made."),
        Gap.WINDOW_REVERSED: marked("filing", "Its window ends before it begins."),
        Gap.OUTSIDE_TRACE_OPEN: marked(
            "filing", "Look at the carrier's own site: does the trace stand still there as well?"
        ),
        Gap.OUTSIDE_TRACE_STALLED: marked(
            "filing", "The trace stands still at the carrier as well: this ground does not hold."
        ),
        Gap.EVIDENCE_MISSING: marked("filing", "This ground is not accepted without proof."),
        Gap.CHAT_WITHOUT_ORDER: marked(
            "filing", "The chat must name the order number; this one does not."
        ),
        Gap.STATEMENT_MISSING: marked("filing", "A few words of your own help the reader."),
    }
)


def gaps_of(filing: Filing, evidence: tuple[Evidence, ...]) -> tuple[Gap, ...]:
    """Return all that is missing, in the order of the wizard's pages."""
    return (
        *_of_case(filing),
        *_of_scope(filing),
        *_of_evidence(filing, evidence),
        *_of_statement(filing),
    )


def is_pledged(filing: Filing) -> bool:
    """Tell whether a filing takes effect by its pledge (taobao.filing.pledge_auto_effective)."""
    by_pledge = {FilingCase.EPIDEMIC, FilingCase.NATURAL_DISASTER}
    return filing.platform is Platform.TAOBAO and filing.case in by_pledge


def unnamed_orders(filing: Filing, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Return the orders that no chat of a filing names.

    Pictures cannot be searched: where one shows the chat, nothing is claimed to be missing.
    """
    chats = [one for one in evidence if one.kind is EvidenceKind.CHAT]
    if any(one.names_orders is None for one in chats):
        return ()
    named = {number for one in chats for number in one.names_orders or ()}
    return tuple(number for number in filing.scope.orders if number not in named)


def _of_case(filing: Filing) -> Iterator[Gap]:
    details = filing.details
    if filing.case not in CASES.get(filing.platform, ()):
        yield Gap.CASE_UNKNOWN
    if filing.case is FilingCase.FORCE_MAJEURE and not details.event:
        yield Gap.EVENT_MISSING
    if filing.case is FilingCase.FREIGHT_BUYER_DELAY and not details.transport:
        yield Gap.TRANSPORT_MISSING
    if is_pledged(filing) and details.pledge_ticked is not True:
        yield Gap.PLEDGE_OPEN


def _of_scope(filing: Filing) -> Iterator[Gap]:
    scope = filing.scope
    by_order = scope.kind is ScopeKind.ORDER
    if not by_order and filing.platform in {Platform.ALIBABA, Platform.DOUYIN}:
        yield Gap.SCOPE_NOT_OFFERED
    if scope.is_empty:
        yield Gap.SCOPE_EMPTY
    if not by_order and (filing.ship_from is None or filing.ship_until is None):
        yield Gap.WINDOW_MISSING
    elif filing.ship_from and filing.ship_until and filing.ship_from > filing.ship_until:
        yield Gap.WINDOW_REVERSED


def _of_evidence(filing: Filing, evidence: tuple[Evidence, ...]) -> Iterator[Gap]:
    if is_pledged(filing):
        return
    if filing.case is FilingCase.TRACE_MISMATCH and filing.details.outside_trace_stalled is None:
        yield Gap.OUTSIDE_TRACE_OPEN
    if filing.case is FilingCase.TRACE_MISMATCH and filing.details.outside_trace_stalled:
        yield Gap.OUTSIDE_TRACE_STALLED
    if missing_kinds(filing.case, evidence):
        yield Gap.EVIDENCE_MISSING
    elif filing.case is FilingCase.FREIGHT_BUYER_DELAY and unnamed_orders(filing, evidence):
        yield Gap.CHAT_WITHOUT_ORDER


def _of_statement(filing: Filing) -> Iterator[Gap]:
    if not filing.details.statement and not is_pledged(filing):
        yield Gap.STATEMENT_MISSING
