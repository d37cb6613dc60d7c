"""All wizards of one main window: opened from anywhere, one window for each filing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.filing.wishes import FilingWish
from workbench.ui.filing.conduct import Conduct
from workbench.ui.filing.drafting import Drafting
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.domain.filing.filings import Filing
    from workbench.ui.contracts import Desk, WindowParts
    from workbench.ui.start import ViewTools


class FilingWindows(QObject):
    """Keeps the wizards that are open.

    Signals: ``changed`` when a filing was saved, sent, answered, deleted or brought back,
    ``recorded`` when what a person said of one may change what is judged, ``said`` (words, way
    back or None) for the bar at the window's foot, ``failed`` (Trouble).
    """

    changed = Signal()
    recorded = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, parts: WindowParts, tools: ViewTools, around: QWidget) -> None:
        super().__init__(around)
        self._parts = parts
        self._tools = tools
        self._around = around
        self.open_ones: list[Conduct] = []
        self._leaving: list[Conduct] = []
        tools.jobs.idle.connect(self._sweep)

    @Slot(object)
    def start(self, wish: FilingWish) -> None:
        """Open a wizard for a new filing."""
        self._show(Drafting(self._tools.jobs, wish, self)).drafting.begin()

    @Slot(str)
    def open(self, filing_id: str) -> None:
        """Open the wizard of a filing, or bring it to the front."""
        for conduct in self.open_ones:
            if conduct.drafting.id == filing_id:
                conduct.wizard.raise_()
                conduct.wizard.activateWindow()
                return
        conduct = self._show(Drafting(self._tools.jobs, FilingWish(), self))
        conduct.drafting.resume(filing_id)

    def _show(self, drafting: Drafting) -> Conduct:
        conduct = Conduct(self._tools, self._parts.open_desk, drafting, self._around)
        drafting.saved.connect(self.changed)
        conduct.recorded.connect(self._on_recorded)
        conduct.delete_wanted.connect(self.delete)
        conduct.closed.connect(self._on_closed)
        self.open_ones.append(conduct)
        conduct.wizard.show()
        return conduct

    @Slot(object)
    def delete(self, filing: Filing) -> None:
        """Delete a draft; for ten seconds it can be brought back."""
        if not filing.id:
            return

        def work(desk: Desk) -> None:
            desk.filings.withdraw(filing.id)

        self._tools.jobs.run(work, lambda _: self._on_deleted(filing), self.failed.emit)

    def _on_deleted(self, filing: Filing) -> None:
        words = translate("wizard", 'Draft "{case}" deleted').replace("{case}", word(filing.case))
        self.said.emit(words, lambda: self._restore(filing))
        self.changed.emit()

    def _restore(self, filing: Filing) -> None:
        def work(desk: Desk) -> Filing:
            return desk.filings.restore(filing.id)

        self._tools.jobs.run(work, lambda _: self.changed.emit(), self.failed.emit)

    @Slot(object, object)
    def _on_recorded(self, before: Filing | None, now: Filing) -> None:
        """Say what was recorded, with the way back to how it stood."""
        words = translate("wizard", "Filing recorded: {state}")
        self._tell_recorded()
        back = (lambda: self._take_back(before, now)) if before is not None else None
        for conduct in self.open_ones:
            if conduct.drafting.id == now.id:
                text = words.replace("{state}", word(now.state))
                conduct.wizard.undo_bar.offer(text, back)

    def _take_back(self, before: Filing, now: Filing) -> None:
        def work(desk: Desk) -> Filing:
            return desk.filings.record(before)

        def done(filing: Filing) -> None:
            for conduct in self.open_ones:
                if conduct.drafting.id == now.id:
                    conduct.drafting.take(filing)
            self._tell_recorded()

        self._tools.jobs.run(work, done, self.failed.emit)

    def _tell_recorded(self) -> None:
        self.changed.emit()
        self.recorded.emit()

    @Slot()
    def _on_closed(self) -> None:
        conduct = self.sender()
        if isinstance(conduct, Conduct) and conduct in self.open_ones:
            self.open_ones.remove(conduct)
            self._leaving.append(conduct)
            self.changed.emit()
            self._sweep()

    @Slot()
    def _sweep(self) -> None:
        """Delete closed wizards once nothing is under way any more that answers to them."""
        if not self._tools.jobs.is_idle:
            return
        while self._leaving:
            conduct = self._leaving.pop()
            for each in (conduct.wizard, conduct.drafting, conduct):
                each.deleteLater()

    def stop(self) -> bool:
        """Close all wizards; False if a thread still ran after its limit."""
        have_stopped = [conduct.stop() for conduct in self.open_ones]
        for conduct in list(self.open_ones):
            conduct.wizard.close()
        return all(have_stopped)
