"""How many questions a day a trace provider may be asked, and what each costs; all are charged.

The number is the seller's; 200 to begin with: enough to look at the parcels with deadlines of a
shop that ships 300 a day, and little to pay for before the seller has seen what it is good for.
The price is the seller's too, by the provider's tariff: unknown until it was entered.
A day begins at midnight in Shanghai by real time, as the provider's bill does.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput, marked
from workbench.services.accounts.key_file import KUAIDI100

if TYPE_CHECKING:
    from workbench.domain.clock import Clock
    from workbench.store.engine.meta import MetaStore

DEFAULT = 200
MOST = 1_000_000
MOST_PRICE = Decimal(100)
_LIMIT = "trace_budget"
_SPENT = "trace_spent"
_PRICE = "trace_price"
BUDGET = marked("errors", "The number of queries per day")
NO_NUMBER = marked("errors", "it is a number from 0 to 1,000,000")
PRICE = marked("errors", "The price of a query")
NO_PRICE = marked("errors", "it is an amount in yuan from 0 to 100")


class QueryBudget:
    """Counts questions in the cache, before they are asked: a crash never asks one twice free."""

    def __init__(self, meta: MetaStore, wall: Clock, provider: str = KUAIDI100) -> None:
        self._meta = meta
        self._wall = wall
        # The first provider there was has no name in the kept settings.
        self._suffix = "" if provider == KUAIDI100 else f".{provider}"

    @property
    def limit(self) -> int:
        """How many questions a day; 0 asks none."""
        told = self._meta.get(_LIMIT + self._suffix)
        return DEFAULT if told is None else int(told)

    def set_limit(self, limit: int) -> None:
        """Let so many questions be asked a day, from today on.

        Raises:
            BadInput: it is no such number.
        """
        if not 0 <= limit <= MOST:
            raise BadInput(what=BUDGET, reason=NO_NUMBER)
        self._meta.set(_LIMIT + self._suffix, str(limit))

    @property
    def spent(self) -> int:
        """How many questions were asked today."""
        day, _, count = (self._meta.get(_SPENT + self._suffix) or "").partition(" ")
        return int(count) if day == self._today() else 0

    @property
    def left(self) -> int:
        """How many may still be asked today."""
        return max(0, self.limit - self.spent)

    def spend(self) -> None:
        """Note that one question is about to be asked."""
        self._meta.set(_SPENT + self._suffix, f"{self._today()} {self.spent + 1}")

    @property
    def price(self) -> Decimal | None:
        """What a question costs in yuan by the seller's word, None as long as that is unknown."""
        told = self._meta.get(_PRICE + self._suffix)
        return Decimal(told) if told else None

    def set_price(self, price: Decimal | None) -> None:
        """Keep what a question costs in yuan; None makes it unknown again.

        Raises:
            BadInput: it is no such amount.
        """
        if price is not None and not (price.is_finite() and 0 <= price <= MOST_PRICE):
            raise BadInput(what=PRICE, reason=NO_PRICE)
        self._meta.set(_PRICE + self._suffix, "" if price is None else format(price, "f"))

    def _today(self) -> str:
        return self._wall.now().astimezone(SHANGHAI).date().isoformat()
