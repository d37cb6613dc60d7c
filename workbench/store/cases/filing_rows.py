"""Filings as rows and back; columns and values stand in the same order."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.regions import Region
from workbench.domain.shops import Platform
from workbench.store.engine.instants import from_ms_or_none, to_ms_or_none
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from workbench.store.engine.cache import Row

FILING_COLUMNS = (
    "shop_id", '"case"', "state", "number", "ship_from", "ship_until", "submitted_at",
    "approved_at", "valid_to", "extends_to", "answered_at", "scope", "detail",
)  # fmt: skip


def filing_values(filing: Filing) -> tuple[Any, ...]:
    """Return a filing as ``FILING_COLUMNS``; its order numbers stand in a table of their own."""
    scope = filing.scope
    regions = [(one.province, one.city, one.district, one.country) for one in scope.regions]
    return (
        filing.shop_id,
        filing.case.value,
        filing.state.value,
        filing.number,
        to_ms_or_none(filing.ship_from),
        to_ms_or_none(filing.ship_until),
        to_ms_or_none(filing.submitted_at),
        to_ms_or_none(filing.approved_at),
        to_ms_or_none(filing.valid_to),
        to_ms_or_none(filing.extends_to),
        to_ms_or_none(filing.answered_at),
        scope.kind.value,
        to_json((scope.items, regions, asdict(filing.details))),
    )


def filing_from(row: Row, orders: tuple[str, ...] = ()) -> Filing:
    """Return the filing that id, platform and ``FILING_COLUMNS`` tell of."""
    filing_id, platform, shop_id, case, state, number, *instants, kind, detail = row
    # Filings kept by an older version of the program have no third part.
    items, regions, *said = from_json(detail)
    scope = FilingScope(
        ScopeKind(kind), orders, tuple(items), tuple(Region(*region) for region in regions)
    )
    return Filing(
        shop_id,
        Platform(platform),
        FilingCase(case),
        scope,
        FilingState(state),
        number,
        *(from_ms_or_none(value) for value in instants),
        details=FilingDetails(**said[0]) if said else FilingDetails(),
        id=str(filing_id),
    )
