"""Does an exemption hold for one decision? Apart for each kind of consequence, never as one flag.

An exemption whose end was never announced holds only where the seller confirmed it, and not for
longer than ``CONFIRMED_FOR`` (design section 1, live safety).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingState
from workbench.domain.rules.effects import Why

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.effects import SellerWord
    from workbench.policy.ledger import Exempting
    from workbench.policy.occasion import Occasion
    from workbench.policy.rules import RuleVersion

CONFIRMED_FOR = timedelta(days=30)

HOLDS = frozenset({Why.EXEMPTED, Why.CONFIRMED, Why.FILED})
# Of several exemptions the first that holds is named, else the one that is nearest to holding.
_ORDER = (
    Why.FILED,
    Why.EXEMPTED,
    Why.CONFIRMED,
    Why.END_NOT_ANNOUNCED,
    Why.END_UNSURE,
    Why.FILING_UNSURE,
    Why.DOUBTFUL,
    Why.INSTANT_UNKNOWN,
)


def exempted(
    entries: Iterable[Exempting], occasion: Occasion, word: SellerWord
) -> tuple[Why, str] | None:
    """Return why a consequence is, or may be, exempt and by which rule; None where none bears."""
    found = [
        (why, entry.rule.id)
        for entry in entries
        if (why := _why(entry, occasion, word)) is not None
    ]
    return min(found, key=lambda pair: _ORDER.index(pair[0]), default=None)


def is_fresh(confirmed_at: datetime | None, at: datetime) -> bool:
    """Tell whether a confirmation still counts at ``at``; exactly 30 days later it does not."""
    return confirmed_at is not None and confirmed_at <= at < confirmed_at + CONFIRMED_FOR


def _why(entry: Exempting, occasion: Occasion, word: SellerWord) -> Why | None:
    """Return how an exemption bears on a decision, None where it does not."""
    filed = _filed(occasion.file) if entry.waiver.needs_filing else True
    if filed is False:
        return None
    instant = occasion.instant(entry.rule.decided_by)
    if instant is None:
        return _without_instant(entry, occasion)
    version = entry.rule.version_at(instant)
    if version is None or (entry.ended_at is not None and instant >= entry.ended_at):
        return None
    if entry.is_doubtful or (entry.waiver.unsure_at_start and version.since == instant):
        return Why.DOUBTFUL
    if filed is None:
        return Why.FILING_UNSURE
    return Why.END_UNSURE if entry.is_latest else _within(entry, version, occasion, word)


def _within(entry: Exempting, version: RuleVersion, occasion: Occasion, word: SellerWord) -> Why:
    """Return why an exemption holds at an instant that lies surely within its version."""
    if version.until is None and _is_unannounced(entry):
        confirmed = word.confirmed.get(entry.rule.id)
        return Why.CONFIRMED if is_fresh(confirmed, occasion.at) else Why.END_NOT_ANNOUNCED
    return Why.FILED if entry.waiver.needs_filing else Why.EXEMPTED


def _is_unannounced(entry: Exempting) -> bool:
    return entry.waiver.lasts == "until_announced" and entry.ended_at is None


def _without_instant(entry: Exempting, occasion: Occasion) -> Why | None:
    """Return whether an exemption may bear although the instant that decides is not known.

    A rule that always holds does; an order made after the end was not paid before it.
    """
    if occasion.version(entry.rule) is not None:
        return Why.DOUBTFUL if entry.is_doubtful else Why.EXEMPTED
    created = occasion.file.order.created_at
    end = entry.ended_at or max(
        (v.until for v in entry.rule.versions if v.until is not None), default=None
    )
    is_over = created is not None and end is not None and created >= end
    starts = [v.since for v in entry.rule.versions]
    is_to_come = all(since is not None and since > occasion.at for since in starts)
    return None if is_over or is_to_come else Why.INSTANT_UNKNOWN


def _filed(file: OrderFile) -> bool | None:
    """Tell whether an approved filing covers the order; None where that cannot be known."""
    answers = [f.covers(file.order) for f in file.filings if f.state is FilingState.ACCEPTED]
    return True if True in answers else (None if None in answers else False)
