"""What a filing is wanted for: the warning or the orders from which somebody set out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.filing.filings import FilingCase


@dataclass(frozen=True, slots=True)
class FilingWish:
    """Where a filing begins; whatever is empty is chosen by the seller.

    ``orders`` are numbers of orders of the shop ``shop_id``, ``rule`` the id of the rule that
    warned, ``rows`` the monitor's rows that stand as filed once the filing was sent.
    """

    shop_id: str = ""
    orders: tuple[str, ...] = ()
    rule: str = ""
    case: FilingCase | None = None
    rows: tuple[int, ...] = ()
