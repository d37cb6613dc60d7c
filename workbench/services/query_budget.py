"""How many questions a day a trace provider may be asked about imported parcels; each is charged.

The number is the seller's; 200 to begin with: enough to look at the parcels with deadlines of a
shop that ships 300 a day, and little to pay for before the seller has seen what it is good for.
A day begins at midnight in Shanghai by real time, as the provider's bill does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput, marked

if TYPE_CHECKING:
    from workbench.domain.clock import Clock
    from workbench.store.meta import MetaStore

DEFAULT = 200
MOST = 1_000_000
_LIMIT = "trace_budget"
_SPENT = "trace_spent"
BUDGET = marked("errors", "The number of queries per day")
NO_NUMBER = marked("errors", "it is a number from 0 to 1,000,000")


class QueryBudget:
    """Counts questions in the cache, before they are asked: a crash never asks one twice free."""

    def __init__(self, meta: MetaStore, wall: Clock) -> None:
        self._meta = meta
        self._wall = wall

    @property
    def limit(self) -> int:
        """How many questions a day; 0 asks none."""
        told = self._meta.get(_LIMIT)
        return DEFAULT if told is None else int(told)

    def set_limit(self, limit: int) -> None:
        """Let so many questions be asked a day, from today on.

        Raises:
            BadInput: it is no such number.
        """
        if not 0 <= limit <= MOST:
            raise BadInput(what=BUDGET, reason=NO_NUMBER)
        self._meta.set(_LIMIT, str(limit))

    @property
    def spent(self) -> int:
        """How many questions were asked today."""
        day, _, count = (self._meta.get(_SPENT) or "").partition(" ")
        return int(count) if day == self._today() else 0

    @property
    def left(self) -> int:
        """How many may still be asked today."""
        return max(0, self.limit - self.spent)

    def spend(self) -> None:
        """Note that one question is about to be asked."""
        self._meta.set(_SPENT, f"{self._today()} {self.spent + 1}")

    def _today(self) -> str:
        return self._wall.now().astimezone(SHANGHAI).date().isoformat()
