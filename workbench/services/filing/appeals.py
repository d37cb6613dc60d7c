"""Appeals as a person prepares and follows them: sent on the platform's page, recorded here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.filing.appeals import Appeal, AppealStep, stepped
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.platform_records import RecordKind
from workbench.policy.appeal_prospect import prospect
from workbench.services.records.service import judged
from workbench.store.cases.appeals import AppealStore
from workbench.store.orders.files import FileStore
from workbench.store.records.listing import RecordListStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.files import OrderFile
    from workbench.domain.platforms.platform_records import PlatformRecord, RecordRow
    from workbench.policy.appeal_prospect import Prospect
    from workbench.policy.packs import PolicyBook
    from workbench.store.engine.cache import Cache

APPEAL = marked("errors", "The appeal")


@dataclass(frozen=True, slots=True)
class AppealSight:
    """A penalty as it is appealed against: what the platform said, what we keep, its prospect.

    ``is_kept``: the appeal was saved; otherwise it is one that could begin. ``returned`` is what
    the platform told of money given back for the order since, None where it told nothing.
    """

    record: RecordRow
    appeal: Appeal
    prospect: Prospect
    is_kept: bool
    returned: PlatformRecord | None = None


class AppealService:
    """Prepares, records and follows; ``clock`` tells data time."""

    def __init__(self, cache: Cache, book: Callable[[], PolicyBook], clock: Clock) -> None:
        self._appeals = AppealStore(cache)
        self._records = RecordListStore(cache)
        self._files = FileStore(cache)
        self._book = book
        self._clock = clock

    def sight(self, record_id: int) -> AppealSight:
        """Return a penalty as it is appealed against.

        Raises:
            BadInput: there is no such record, or none that can be appealed against.
        """
        rows = judged(self._records.rows([record_id]), self._book(), self._clock.now())
        if not rows or not rows[0].record.kind.can_be_appealed:
            reason = marked("errors", "there is nothing to appeal against")
            raise BadInput(what=APPEAL, reason=reason)
        kept = self._appeals.get(record_id)
        found = self._prospect(rows[0])
        filing = found.filing
        begun = Appeal(record_id)
        if filing is not None and filing.number:
            begun = replace(begun, filing_id=filing.id, filing_number=filing.number)
        told = self._returned(rows[0])
        return AppealSight(rows[0], kept or begun, found, kept is not None, told)

    def _returned(self, row: RecordRow) -> PlatformRecord | None:
        """Return the first money that the platform told of as given back since the penalty."""
        since = row.record.at
        if row.order_id is None or since is None:
            return None
        told = (one.record for one in self._records.of_order(row.order_id))
        back = [
            one
            for one in told
            if one.kind is RecordKind.RETURNED and one.at is not None and one.at >= since
        ]
        return back[-1] if back else None  # the newest come first

    def _prospect(self, row: RecordRow) -> Prospect:
        file = self._file(row)
        filings = file.filings if file is not None else ()
        record = row.record
        if file is not None:
            number = record.order_number or file.order.number
            record = replace(record, platform=record.platform or file.platform, order_number=number)
        return prospect(record, filings, self._clock.now(), self._book())

    def _file(self, row: RecordRow) -> OrderFile | None:
        return self._files.order_file(row.order_id) if row.order_id is not None else None

    def of_record(self, record_id: int) -> Appeal | None:
        """Return the appeal against a record, None without one."""
        return self._appeals.get(record_id)

    def keep(self, appeal: Appeal) -> Appeal:
        """Save an appeal as it is written; its statement is masked.

        Raises:
            BadInput: there is no such record.
        """
        masked = replace(
            appeal,
            statement=mask_free_text(appeal.statement),
            filing_number=appeal.filing_number.strip(),
        )
        try:
            self._appeals.save(masked, seen_at=self._clock.now())
        except LookupError as error:
            reason = marked("errors", "there is nothing to appeal against")
            raise BadInput(what=APPEAL, reason=reason) from error
        return masked

    def step(
        self, appeal: Appeal, step: AppealStep, at: datetime, amount: int | None = None
    ) -> Appeal:
        """Record what became of an appeal; ``amount`` (分) of money that came back.

        Raises:
            BadInput: its step does not lead there, or the instant cannot be.
        """
        if at > self._clock.now():
            reason = marked("errors", "it cannot have happened in the future")
            raise BadInput(what=APPEAL, reason=reason)
        try:
            return self.keep(stepped(appeal, step, at, amount))
        except ValueError as error:
            reason = marked("errors", "that cannot follow what was recorded before")
            raise BadInput(what=APPEAL, reason=reason) from error

    def withdraw(self, record_id: int) -> None:
        """Take an appeal out; looked back at, it still stands."""
        self._appeals.withdraw(record_id, at=self._clock.now())

    def restore(self, record_id: int) -> None:
        """Let an appeal stand again."""
        self._appeals.restore(record_id)
