"""The live preview: asked anew when what it depends on changes, with progress and cancel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.domain.filing.filings import FilingState
from workbench.ui.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.flow import FilingFlow
    from workbench.services.filing.preview import FilingPreview
    from workbench.ui.contracts import Desk
    from workbench.ui.trouble import Trouble

ASK_AFTER = 200  # milliseconds without a change


class Previewing(QObject):
    """Runs one preview at a time; a newer question ends an older one.

    Signals: ``started``, ``progressed`` (done, total), ``ready`` (FilingPreview), ``cancelled``
    by the person, ``failed`` (Trouble).
    """

    started = Signal()
    progressed = Signal(int, int)
    ready = Signal(object)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, open_desk: Callable[[], Desk], parent: QObject) -> None:
        super().__init__(parent)
        self._flow: FilingFlow | None = None
        self._answered: object = None
        self._is_given_up = False
        self._errand = Errand(open_desk, self)
        self._errand.progressed.connect(self._on_progressed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ASK_AFTER)
        self._pause.timeout.connect(self._ask)

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._errand.is_running or self._pause.isActive()

    def show_flow(self, flow: FilingFlow) -> None:
        """Ask about a filing, unless that was answered already."""
        self._flow = flow
        if question(flow) != self._answered:
            self._pause.start()

    @Slot()
    def ask_again(self) -> None:
        """Ask although it was answered, or given up, before."""
        self._answered = None
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        flow = self._flow
        if flow is None:
            return
        if self._errand.is_running:
            self._errand.cancel()  # asked again when it has ended
            return
        self._answered, self._is_given_up = question(flow), False
        filing, evidence = flow.filing, flow.evidence
        self.started.emit()
        self._errand.run(
            lambda desk: self._work(desk, filing, evidence), self._on_done, self._on_failed
        )

    def _work(self, desk: Desk, filing: Filing, evidence: tuple[Evidence, ...]) -> FilingPreview:
        return desk.filing_previews.preview(
            filing, evidence, lambda done, total: self._errand.tell((done, total))
        )

    def _on_done(self, found: FilingPreview | None) -> None:
        if found is not None:
            self.ready.emit(found)
        elif self._is_given_up:
            self.cancelled.emit()
        if self._flow is not None and question(self._flow) != self._answered:
            self._pause.start()
        elif found is None and not self._is_given_up:
            self.ask_again()

    def _on_failed(self, trouble: Trouble) -> None:
        self.failed.emit(trouble)

    @Slot(object)
    def _on_progressed(self, progress: object) -> None:
        if isinstance(progress, tuple):
            self.progressed.emit(*progress)

    @Slot()
    def give_up(self) -> None:
        """End the preview that runs, at the person's wish."""
        self._is_given_up = True
        self._errand.cancel()

    def stop(self) -> bool:
        """Cancel, and end the thread."""
        self._pause.stop()
        self._flow = None
        return self._errand.stop()


def question(flow: FilingFlow) -> object:
    """Return what a preview depends on: neither the statement nor the id nor the number."""
    told = replace(
        flow.filing,
        id="",
        number="",
        state=FilingState.DRAFT,
        details=replace(flow.filing.details, statement=""),
    )
    return told, tuple((one.id, one.kind) for one in flow.evidence)
