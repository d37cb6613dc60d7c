"""What the seller settled for each trace provider: budget, price, and who is asked first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.query_costs import PROVIDER_PACE, Bought, bought
from workbench.services.accounts.key_file import KUAIDI100
from workbench.services.polling.provider_panel import ProviderOrder
from workbench.services.polling.query_budget import QueryBudget

if TYPE_CHECKING:
    from decimal import Decimal

    from workbench.domain.clock import Clock
    from workbench.store.engine.meta import MetaStore
    from workbench.store.shops.shops import ShopStore


@dataclass(frozen=True, slots=True)
class ProviderTerms:
    """How one provider stands today; ``price`` in yuan, None as long as it is unknown."""

    name: str
    limit: int
    spent: int
    price: Decimal | None
    buys: Bought


class ProviderTermsService:
    """Tells and changes the terms; the provider that is asked first comes first."""

    def __init__(self, meta: MetaStore, shops: ShopStore, wall: Clock) -> None:
        self._meta = meta
        self._shops = shops
        self._wall = wall

    def all(self) -> list[ProviderTerms]:
        """Return the terms of every provider with keys; without any, those of Kuaidi100."""
        return [self._terms(name) for name in self._names]

    def budget(self, name: str = "") -> QueryBudget:
        """Return a provider's budget, that of the first one where none is named.

        Raises:
            BadInput: there is no such provider.
        """
        if name and name not in self._names:
            raise BadInput(what=name, reason=marked("errors", "no such trace provider"))
        return QueryBudget(self._meta, self._wall, name or self._names[0])

    def ask_first(self, name: str) -> None:
        """Ask this provider before all others.

        Raises:
            BadInput: there are no keys for it.
        """
        ProviderOrder(self._meta, self._shops).ask_first(name)

    @property
    def _names(self) -> list[str]:
        return ProviderOrder(self._meta, self._shops).names or [KUAIDI100]

    def _terms(self, name: str) -> ProviderTerms:
        budget = QueryBudget(self._meta, self._wall, name)
        buys = bought(budget.limit, budget.price, PROVIDER_PACE)
        return ProviderTerms(name, budget.limit, budget.spent, budget.price, buys)
