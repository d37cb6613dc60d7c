"""Filings as a person records them: sent on the platform's own page, kept and followed here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.filing.filings import CASES, Filing, FilingState
from workbench.domain.masking import mask_free_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.shops import Shop
    from workbench.services.judging.service import JudgingService
    from workbench.store.cases.filings import FilingStore
    from workbench.store.shops.shops import ShopStore

FILING = marked("errors", "The filing")


@dataclass(frozen=True, slots=True)
class FiledOrder:
    """A filing with the shop that made it."""

    filing: Filing
    shop: Shop


class FilingService:
    """Lists, records and withdraws filings; ``clock`` tells data time."""

    def __init__(
        self, filings: FilingStore, shops: ShopStore, judging: JudgingService, clock: Clock
    ) -> None:
        self._filings = filings
        self._shops = shops
        self._judging = judging
        self._clock = clock

    def all(self, order_number: str = "") -> list[FiledOrder]:
        """Return every filing, oldest first; with a number, those made for that very order."""
        shops = {health.shop.id: health.shop for health in self._shops.all()}
        return [
            FiledOrder(filing, shops[filing.shop_id])
            for filing in self._filings.all()
            if not order_number or order_number in filing.scope.orders
        ]

    def get(self, filing_id: str) -> Filing:
        """Return a filing.

        Raises:
            BadInput: there is none with this id.
        """
        try:
            return self._filings.get(filing_id)
        except LookupError as error:
            raise BadInput(what=filing_id, reason=marked("errors", "no such filing")) from error

    def shop(self, asked: str) -> Shop:
        """Return the shop with this id or name.

        Raises:
            BadInput: none has it, or more than one.
        """
        known = [health.shop for health in self._shops.all()]
        found = [shop for shop in known if asked in {shop.id, shop.name}]
        if len(found) != 1:
            raise BadInput(what=asked, reason=marked("errors", "there is no such shop"))
        return found[0]

    def record(self, filing: Filing) -> Filing:
        """Save what a person says of a filing; return it with its id.

        Raises:
            BadInput: it contradicts itself, or is one that its platform does not take.
        """
        now = self._clock.now()
        for reason in _faults(filing, now):
            raise BadInput(what=FILING, reason=reason)
        return self._filings.save(_masked(filing), seen_at=now)

    def keep(self, draft: Filing) -> Filing:
        """Save a draft, whatever it still lacks; return it with its id.

        Raises:
            BadInput: a person has sent it already, so that it is recorded and not written.
        """
        if draft.state.is_with_platform:
            raise BadInput(what=FILING, reason=marked("errors", "it was sent already"))
        return self._filings.save(_masked(draft), seen_at=self._clock.now())

    def restore(self, filing_id: str) -> Filing:
        """Let a withdrawn filing stand again.

        Raises:
            BadInput: there never was one with this id.
        """
        try:
            return self._filings.restore(filing_id)
        except LookupError as error:
            raise BadInput(what=filing_id, reason=marked("errors", "no such filing")) from error

    def withdraw(self, filing_id: str) -> None:
        """Take a filing out: from now on it covers nothing; looked back at, it still stands.

        Raises:
            BadInput: there is none with this id.
        """
        self.get(filing_id)
        self._filings.withdraw(filing_id, at=self._clock.now())

    def judge(self) -> None:
        """Judge what the filings touch, for a caller that does not wait for the next round."""
        self._judging.run(self._clock.now(), lambda _: None)


def _masked(filing: Filing) -> Filing:
    """Return a filing whose statement tells no telephone number and no name."""
    statement = mask_free_text(filing.details.statement)
    return replace(filing, details=replace(filing.details, statement=statement))


def _faults(filing: Filing, now: datetime) -> Iterator[str]:
    """Yield what is wrong with a filing, the first thing first."""
    if filing.case not in CASES.get(filing.platform, ()):
        yield marked("errors", "the platform does not know this case")
    if filing.scope.is_empty:
        yield marked("errors", "say what it was made for: orders, items, regions or the whole shop")
    if filing.state.is_with_platform and filing.submitted_at is None:
        yield marked("errors", "when it was sent is missing")
    if filing.state is FilingState.ACCEPTED and filing.approved_at is None:
        yield marked("errors", "when it was accepted is missing")
    told = (filing.submitted_at, filing.approved_at, filing.answered_at)
    if any(_is_after(at, now) for at in told):
        yield marked("errors", "it cannot have been sent or accepted in the future")
    answers = (filing.approved_at, filing.answered_at)
    if any(_is_after(filing.submitted_at, at) for at in answers):
        yield marked("errors", "it cannot be accepted before it was sent")
    if _is_after(filing.ship_from, filing.ship_until):
        yield marked("errors", "its window ends before it begins")


def _is_after(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one > other
