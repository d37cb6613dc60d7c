"""The life of a filing: which state leads to which, at a person's word alone."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.domain.filing.filings import Filing

# From which state a person's word leads to which (issue: accepted, rejected, expired, unknown).
_LEADS_TO: Mapping[FilingState, frozenset[FilingState]] = MappingProxyType(
    {
        FilingState.DRAFT: frozenset({FilingState.READY}),
        FilingState.READY: frozenset({FilingState.DRAFT, FilingState.SENT}),
        FilingState.SENT: frozenset(
            {
                FilingState.ACCEPTED,
                FilingState.REJECTED,
                FilingState.EXPIRED,
                FilingState.UNKNOWN,
            }
        ),
        FilingState.UNKNOWN: frozenset(
            {FilingState.ACCEPTED, FilingState.REJECTED, FilingState.EXPIRED}
        ),
        FilingState.ACCEPTED: frozenset({FilingState.EXPIRED}),
        FilingState.REJECTED: frozenset(),
        FilingState.EXPIRED: frozenset(),
    }
)


def may_become(filing: Filing, state: FilingState) -> bool:
    """Tell whether a filing's state can lead to another."""
    return state in _LEADS_TO[filing.state]


def sent(filing: Filing, at: datetime, number: str = "") -> Filing:
    """Return the filing as a person says to have sent it at ``at`` (UTC).

    Raises:
        ValueError: it was not ready, or is sent already.
    """
    return replace(become(filing, FilingState.SENT), submitted_at=at, number=number)


def answered(filing: Filing, state: FilingState, at: datetime | None = None) -> Filing:
    """Return the filing with what became of it; ``at`` (UTC) is when the platform answered.

    Raises:
        ValueError: its state does not lead there, an answer before the sending, or an acceptance
            without its instant.
    """
    if at is not None and filing.submitted_at and at < filing.submitted_at:
        raise ValueError("an answer has an instant after the sending")
    told = replace(become(filing, state), answered_at=at)
    if state is not FilingState.ACCEPTED:
        return told
    if at is None:
        raise ValueError("an acceptance has an instant after the sending")
    return replace(told, approved_at=at)


def become(filing: Filing, state: FilingState) -> Filing:
    """Return the filing in another state.

    Raises:
        ValueError: its state does not lead there.
    """
    if not may_become(filing, state):
        raise ValueError(f"{filing.state} does not lead to {state}")
    return replace(filing, state=state)
