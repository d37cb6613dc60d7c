"""What keeps one wizard going: the preview, the keys, and what is recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from workbench.ui.filing.previewing import Previewing
from workbench.ui.filing.reading import Reading
from workbench.ui.filing.recording import Recording
from workbench.ui.filing.wizard import FilingWizard
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.domain.filing.evidence import Evidence
    from workbench.domain.filing.filings import Filing, FilingState
    from workbench.ui.contracts import Desk
    from workbench.ui.filing.drafting import Drafting
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble

_KEYS_ON = ("Alt+Right", "Ctrl+Return", "Ctrl+Enter")
MOST_STEPS = 8


class Conduct(QObject):
    """One wizard with all that runs for it.

    Signals: ``recorded`` (Filing before, Filing now), ``delete_wanted`` (Filing), ``closed``.
    """

    recorded = Signal(object, object)
    delete_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        tools: ViewTools,
        open_desk: Callable[[], Desk],
        drafting: Drafting,
        around: QWidget,
    ) -> None:
        super().__init__(around)
        self.drafting = drafting
        self.wizard = FilingWizard(tools, drafting, around)
        self.previewing = Previewing(open_desk, self)
        self.recording = Recording(tools.jobs, drafting, self)
        self.reading = Reading(tools.jobs, open_desk, self.wizard, self)
        self._connect_pages()
        self._connect_preview()
        self._connect_window()

    def _connect_pages(self) -> None:
        pages = self.wizard.pages
        pages.evidence.evidence_changed.connect(self._on_evidence)
        pages.submit.sent.connect(self._on_sent)
        pages.follow.answered.connect(self._on_answered)
        pages.follow.amended.connect(self.recording.amend)
        self.recording.recorded.connect(self.recorded)
        self.recording.failed.connect(self.wizard.say_trouble)

    def _connect_preview(self) -> None:
        pane = self.wizard.pane
        self.drafting.changed.connect(self._ask_preview)
        self.drafting.begun.connect(self._ask_preview)
        self.drafting.evidence_changed.connect(self._ask_preview)
        self.previewing.ready.connect(self.wizard.show_preview)
        self.previewing.progressed.connect(pane.show_progress)
        self.previewing.failed.connect(self._on_preview_failed)
        self.previewing.cancelled.connect(self._on_given_up)
        pane.cancel_wanted.connect(self.previewing.give_up)
        pane.ask_wanted.connect(self.previewing.ask_again)

    def _connect_window(self) -> None:
        wizard, foot = self.wizard, self.wizard.foot
        wizard.closed.connect(self._on_closed)
        foot.close_wanted.connect(wizard.close)
        foot.delete_wanted.connect(self._on_delete)
        for key in _KEYS_ON:
            self._on_key(key, self.drafting.forward)
        self._on_key("Alt+Left", self.drafting.back)
        self._on_key("Esc", self.wizard.close)
        for number in range(1, MOST_STEPS + 1):
            self._on_key(f"Ctrl+{number}", partial(self._go, number))

    def _on_key(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.wizard)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def _go(self, number: int) -> None:
        flow = self.drafting.flow
        if flow is not None and number <= len(flow.steps):
            self.drafting.at(flow.steps[number - 1])

    @Slot()
    def _ask_preview(self) -> None:
        flow = self.drafting.flow
        if flow is not None:
            self.previewing.show_flow(flow)

    @Slot(object)
    def _on_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        self.drafting.take_evidence(evidence)

    @Slot(object, str)
    def _on_sent(self, at: datetime, number: str) -> None:
        self.recording.send(at, number)

    @Slot(object, object, object)
    def _on_answered(self, state: FilingState, at: datetime | None, told: Filing) -> None:
        try:
            self.recording.answer(state, at, told)
        except ValueError:
            words = translate("wizard", "It cannot have been answered before it was sent.")
            self.wizard.undo_bar.offer(words, None)

    @Slot(object)
    def _on_preview_failed(self, trouble: Trouble) -> None:
        self.wizard.pane.show_given_up(trouble.sentence)

    @Slot()
    def _on_given_up(self) -> None:
        self.wizard.pane.show_given_up(translate("wizard", "The preview was cancelled."))

    @Slot()
    def _on_delete(self) -> None:
        filing = self.drafting.filing
        if filing is not None:
            self.delete_wanted.emit(filing)
            self.wizard.close()

    @Slot()
    def _on_closed(self) -> None:
        self.stop()
        self.closed.emit()

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer is still to come from beside the jobs' thread."""
        return self.previewing.is_busy or self.reading.is_busy

    def stop(self) -> bool:
        """End what runs beside; the drafts' saves go on in the jobs' thread."""
        return all([self.previewing.stop(), self.reading.stop()])
