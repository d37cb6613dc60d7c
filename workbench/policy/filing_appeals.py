"""On which filing an appeal for a judged order could rest, told while another is written (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.policy.appeal_prospect import Prospect, prospect

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.domain.orders import Order
    from workbench.policy.packs import PolicyBook


@dataclass(frozen=True, slots=True)
class AppealBasis:
    """What is known of an appeal for an order that was judged at ``judged_at`` (UTC)."""

    order: str
    judged_at: datetime
    prospect: Prospect

    @property
    def number(self) -> str:
        """Return the filing number that carries the appeal, "" where none does."""
        carries = not self.prospect.is_hopeless and self.prospect.filing is not None
        return self.prospect.filing.number if carries and self.prospect.filing else ""


def appeal_basis(
    filing: Filing,
    order: Order,
    judged_at: datetime,
    others: Iterable[Filing],
    asked: tuple[datetime, PolicyBook],
) -> AppealBasis | None:
    """Return on what an appeal could rest; None where the platform demands no number.

    ``others`` are the shop's filings so far, ``asked`` the instant of the appeal and the rules.
    """
    at, book = asked
    source = RecordSource.ENTERED
    record = PlatformRecord(
        RecordKind.PENALTY,
        source,
        filing.shop_id,
        filing.platform,
        order_number=order.number,
        at=judged_at,
    )
    speaking = (one for one in others if one.covers(order))
    found = prospect(record, speaking, at, book)
    return AppealBasis(order.number, judged_at, found) if found.demands_number else None
