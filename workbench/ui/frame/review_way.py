"""The ways of looking back: every view to the same instant, its report, and the stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.ui.frame.views import Views
    from workbench.ui.start import ViewTools


class ReviewWay(QObject):
    """Turns today and the orders with the monitor; prints and stamps what is looked at."""

    def __init__(self, views: Views, tools: ViewTools) -> None:
        super().__init__(views.monitor)
        self._tools = tools
        self._views = views
        turning, band = views.monitor.turning, views.monitor.band
        for view in (views.today, views.orders):
            view.review_wanted.connect(turning.ask)
            view.present_wanted.connect(turning.leave)
        turning.turned.connect(self._on_turned)
        band.report_wanted.connect(self._on_report)
        band.reviewed.connect(self._on_reviewed)

    @property
    def _as_of(self) -> datetime | None:
        past = self._views.monitor.sight.past
        return past.as_of if past is not None else None

    @Slot()
    def _on_turned(self) -> None:
        """Look from the same instant as the monitor."""
        self._views.today.look_back(self._as_of)
        self._views.orders.look_back(self._as_of)

    @Slot()
    def _on_report(self) -> None:
        """Read the board of then, and ask where its report goes."""
        as_of = self._as_of
        if as_of is not None:
            self._tools.jobs.run(
                lambda desk: desk.today.board(as_of),
                self._views.today.giving_out.export_board,
                self._views.monitor.failed.emit,
                topic="past report",
            )

    @Slot()
    def _on_reviewed(self) -> None:
        as_of = self._as_of
        if as_of is None:
            return
        words = translate("review", "Reviewed as of {time}")
        said = words.replace("{time}", self._tools.stage.formats.moment(as_of))
        self._tools.jobs.run(
            lambda desk: desk.today.mark_reviewed(as_of),
            lambda _: self._views.monitor.said.emit(said, None),
            self._views.monitor.failed.emit,
        )
