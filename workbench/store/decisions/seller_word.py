"""What the seller told us of exemptions and amounts, as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.effects import SellerWord
from workbench.store.decisions.confirmations import ConfirmationStore
from workbench.store.decisions.seller_amounts import SellerAmountStore

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache


class SellerWordStore:
    """Confirmations and amounts over one connection."""

    def __init__(self, cache: Cache) -> None:
        self.confirmations = ConfirmationStore(cache)
        self.amounts = SellerAmountStore(cache)

    def word(self, as_of: datetime | None = None) -> SellerWord:
        """Return what stood at ``as_of``; whether it is recent enough is the policy's to say."""
        return SellerWord(self.confirmations.standing(as_of), self.amounts.standing(as_of))
