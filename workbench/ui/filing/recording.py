"""What a person says of a filing that is with the platform: sent, answered, under which number.

Nothing here sends anything: no platform takes filings by machine (platform-apis), so the workbench
never claims to have submitted what a person must submit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.filing.filings import FilingState
from workbench.domain.filing.states import answered, sent
from workbench.domain.handling import HandlingState

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.ui.background import Jobs
    from workbench.ui.contracts import Desk
    from workbench.ui.filing.drafting import Drafting


class Recording(QObject):
    """Records sendings and answers, each with a way back.

    Signals: ``recorded`` (Filing before, Filing now), ``failed`` (Trouble).
    """

    recorded = Signal(object, object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, drafting: Drafting, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._drafting = drafting

    def send(self, at: datetime, number: str) -> None:
        """Record that a person sent it at ``at`` (UTC), under the platform's number.

        The rows from which somebody set out stand as filed then.
        """
        filing, rows = self._drafting.filing, self._drafting.wish.rows
        if filing is not None and filing.state is FilingState.READY:
            self._record(sent(filing, at, number), rows)

    def answer(self, state: FilingState, at: datetime | None, filing: Filing) -> None:
        """Record what became of a filing; ``at`` (UTC) is when it was told."""
        self._record(answered(filing, state, at))

    def amend(self, filing: Filing) -> None:
        """Record more of a filing that is with the platform: its number, its ends."""
        if filing != self._drafting.filing:
            self._record(filing)

    def _record(self, filing: Filing, rows: tuple[int, ...] = ()) -> None:
        before, filing_id = self._drafting.filing, self._drafting.id

        def work(desk: Desk) -> Filing:
            now = desk.filings.record(replace(filing, id=filing_id or filing.id))
            if rows:
                desk.groups.handle(rows, HandlingState.FILED, now.number)
            return now

        self._jobs.run(work, lambda now: self._on_recorded(before, now), self.failed.emit)

    def _on_recorded(self, before: Filing | None, now: Filing) -> None:
        self._drafting.take(now)
        self.recorded.emit(before, now)
