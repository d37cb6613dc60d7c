"""Words about evidence: sizes, what is demanded, what a file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.filing.evidence import DEMANDED, Evidence, EvidenceKind, missing_kinds
from workbench.domain.filing.filings import FilingCase
from workbench.domain.filing.gaps import is_pledged, unnamed_orders
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.filing.filings import Filing

_KB = 1024
_MOST_NAMED = 3


def size_text(size: int) -> str:
    """Return 312 KB or 1.4 MB."""
    if size < _KB * _KB:
        return f"{max(size // _KB, 1)} KB"
    return f"{size / _KB / _KB:.1f} MB"


def named_text(evidence: Evidence, filing: Filing) -> str:
    """Return which of the filing's orders a file names, "" where nobody can search it."""
    if evidence.names_orders is None or not filing.scope.orders:
        return ""
    if not evidence.names_orders:
        return translate("evidence", "names none of the orders")
    if len(filing.scope.orders) == 1:
        return translate("evidence", "names the order")
    words = translate("evidence", "names {n} of {all} order(s)")
    return counted(words, n=len(evidence.names_orders), all=len(filing.scope.orders))


def demands(filing: Filing, evidence: tuple[Evidence, ...]) -> Iterator[tuple[str, Tone]]:
    """Yield what the case demands and whether it is there, each as a sentence with its tone."""
    if is_pledged(filing):
        yield (
            translate("evidence", "Takes effect by the pledge: no proof is asked for."),
            Tone.MUTED,
        )
        return
    missing = missing_kinds(filing.case, evidence)
    for kinds in missing:
        yield _still_missing(kinds), Tone.WARNING
    if DEMANDED.get(filing.case) and not missing:
        yield translate("evidence", "✓ What this ground demands is there."), Tone.GOOD
    if not DEMANDED.get(filing.case):
        yield translate("evidence", "No rule says which proof this ground needs."), Tone.MUTED
    unnamed = _unnamed(filing, evidence)
    if unnamed:
        yield _not_named(unnamed), Tone.CRITICAL


def first_kind(filing: Filing, evidence: tuple[Evidence, ...]) -> EvidenceKind:
    """Return what the next file most likely shows: the first that is still missing."""
    missing = missing_kinds(filing.case, evidence) or DEMANDED.get(filing.case, ())
    for kinds in missing:
        return next(kind for kind in EvidenceKind if kind in kinds)
    return EvidenceKind.OTHER


def _still_missing(kinds: frozenset[EvidenceKind]) -> str:
    one_of = translate("evidence", " or ").join(
        word(kind) for kind in EvidenceKind if kind in kinds
    )
    return translate("evidence", "▲ Still missing: {kinds}").replace("{kinds}", one_of)


def _unnamed(filing: Filing, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Return the orders that a chat has to name and does not (1688.filing.freight_buyer_delay)."""
    is_demanded = filing.case is FilingCase.FREIGHT_BUYER_DELAY
    has_chat = any(one.kind is EvidenceKind.CHAT for one in evidence)
    return unnamed_orders(filing, evidence) if is_demanded and has_chat else ()


def _not_named(numbers: tuple[str, ...]) -> str:
    shown = translate("evidence", ", ").join(numbers[:_MOST_NAMED])
    if len(numbers) > _MOST_NAMED:
        shown += "…"
    words = translate("evidence", "▲ Order {orders} is not named; the chat must hold its number.")
    return words.replace("{orders}", shown)
