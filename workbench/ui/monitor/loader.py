"""Asks the monitor's questions beside the window and brings the answers back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.views import Grouping, MonitorCounts, MonitorGroup, RowDetail
from workbench.ui.tables.rows import FIRST

if TYPE_CHECKING:
    from workbench.domain.rules.effects import Exposure
    from workbench.domain.views import MonitorQuery, MonitorRow
    from workbench.ui.background import Jobs
    from workbench.ui.monitor.choice import MonitorChoice
    from workbench.ui.review.sight import Sight
    from workbench.ui.tables.listed import Listed, OnScreen
    from workbench.ui.trouble import Trouble


class MonitorLoader(QObject):
    """One per monitor.

    Signals: ``rows_ready`` (Listed, is a new question), ``groups_ready`` (list of
    MonitorGroup), ``counted`` (MonitorCounts), ``exposure_ready`` (Exposure),
    ``detail_ready`` (RowDetail or None), ``failed`` (Trouble).
    """

    rows_ready = Signal(object, bool)
    groups_ready = Signal(object)
    counted = Signal(object)
    exposure_ready = Signal(object)
    detail_ready = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, sight: Sight, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._sight = sight
        self._is_new = False

    def load(self, choice: MonitorChoice, seen: OnScreen, *, is_new: bool) -> None:
        """Ask for rows (or groups) and counts; a refresh never hides that the question is new.

        ``seen`` is where the answer will be looked at.
        """
        query = choice.query(self._sight.query())
        self._is_new = self._is_new or is_new
        if choice.grouping is Grouping.PARCEL:
            self._load_ids(query, seen, is_new=is_new)
        else:
            grouping = choice.grouping
            self._jobs.run(
                lambda desk: self._sight.groups(desk, query, grouping),
                self._on_groups,
                self._on_failed,
                topic="rows",
            )
        self._count(query)
        if self._sight.past is not None:
            return  # what orders put at risk was not kept for every instant
        self._jobs.run(
            lambda desk: desk.monitor.exposure(query),
            self._on_exposure,
            self._on_failed,
            topic="exposure",
        )

    def count(self, choice: MonitorChoice) -> None:
        """Ask for the numbers alone."""
        self._count(choice.query(self._sight.query()))

    def _count(self, query: MonitorQuery) -> None:
        self._jobs.run(
            lambda desk: self._sight.counts(desk, query),
            self._on_counts,
            self._on_failed,
            topic="counts",
        )

    def _load_ids(self, query: MonitorQuery, seen: OnScreen, *, is_new: bool) -> None:
        """Ask for all ids, and for another question for those on screen before."""
        if is_new:
            self._jobs.run(
                lambda desk: self._sight.first(desk, query, FIRST),
                self._on_listed,
                lambda _: None,  # the question that follows fails as well
                topic="first rows",
            )
        self._jobs.run(
            lambda desk: self._sight.all(desk, query, seen),
            self._on_listed,
            self._on_failed,
            topic="rows",
        )

    def load_detail(self, row_id: int) -> None:
        """Ask for all that is known of one row, by us and by the platform."""
        self._jobs.run(
            lambda desk: self._sight.detail(desk, row_id),
            self._on_detail,
            self._on_failed,
            topic="detail",
        )

    def _on_listed(self, listed: Listed[MonitorRow]) -> None:
        is_new, self._is_new = self._is_new, False
        self.rows_ready.emit(listed, is_new)

    def _on_groups(self, groups: list[MonitorGroup]) -> None:
        self._is_new = False
        self.groups_ready.emit(groups)

    def _on_counts(self, counts: MonitorCounts) -> None:
        self.counted.emit(counts)

    def _on_exposure(self, exposure: Exposure) -> None:
        self.exposure_ready.emit(exposure)

    def _on_detail(self, detail: RowDetail | None) -> None:
        self.detail_ready.emit(detail)

    @Slot(object)
    def _on_failed(self, trouble: Trouble) -> None:
        self.failed.emit(trouble)
