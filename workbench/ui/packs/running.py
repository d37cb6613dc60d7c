"""Handling packs: one thing at a time beside the window, tried before it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.domain.refresh import Progress
from workbench.domain.rules.replay import ReplayProgress
from workbench.ui.background import Stopped
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.packs.dialog import PacksDialog
from workbench.ui.translating import translate
from workbench.ui.widgets.folders import start_folder
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.rules.packs import PackEntry
    from workbench.domain.rules.replay import ReplayReport
    from workbench.services.rules.packs import PackChange
    from workbench.ui.contracts import Desk
    from workbench.ui.rules.contract import RuleBook
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble

    Ask = Callable[[QWidget], Path | None]


def ask_pack(parent: QWidget) -> Path | None:
    """Show the system's own dialog and return the chosen pack, None if it was left."""
    folder = start_folder(QStandardPaths.StandardLocation.DownloadLocation)
    kinds = (translate("packs", "Rule pack (*.toml)"), translate("packs", "All files (*)"))
    told, _ = QFileDialog.getOpenFileName(
        parent, translate("packs", "Choose a rule pack"), folder, ";;".join(kinds)
    )
    return Path(told) if told else None


class PackHandling(QObject):
    """Opens the list, tries what would be switched on, and does what the seller says.

    Signals: ``changed`` when other rules count, ``ended`` when nothing is under way any more.
    """

    changed = Signal()
    ended = Signal()

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        rules: RuleBook,
        stage: Stage,
        window: QWidget,
        ask: Ask = ask_pack,
    ) -> None:
        super().__init__(window)
        self._rules = rules
        self._stage = stage
        self._window = window
        self.ask = ask
        self.dialog: PacksDialog | None = None
        self._tried: PackChange | None = None
        self.errand = Errand(open_desk, self)
        self.errand.progressed.connect(self._on_progressed)

    @Slot()
    def open(self) -> None:
        """Show the list of packs."""
        if self.dialog is None:
            self._make_dialog().open()
        self._list()

    @Slot(object)
    def add(self, path: Path) -> None:
        """Try a pack's file over the cached orders, then ask; while one is tried nothing begins."""
        if self.errand.is_running:
            return
        if self.dialog is None:
            self._make_dialog().open()
        words = translate("packs", "Trying {file} over the orders here …")
        self._try(lambda desk: desk.packs.look(path), words.replace("{file}", one_line(path.name)))

    def stop(self) -> bool:
        """Cancel what runs; False if a thread still ran after its limit."""
        self._on_finished()
        return self.errand.stop()

    def _make_dialog(self) -> PacksDialog:
        dialog = self.dialog = PacksDialog(self._stage, self._window)
        dialog.add_wanted.connect(self._on_add_wanted)
        dialog.switch_wanted.connect(self._on_switch_wanted)
        dialog.remove_wanted.connect(self._on_remove_wanted)
        dialog.trial.accepted.connect(self._on_accepted)
        dialog.trial.declined.connect(self._on_declined)
        dialog.trial.cancelled.connect(self._on_cancelled)
        dialog.finished.connect(self._on_finished)
        return dialog

    def _list(self, problem: str = "") -> None:
        def work(desk: Desk) -> list[PackEntry]:
            return desk.packs.packs()

        def show(entries: list[PackEntry] | None) -> None:
            if self.dialog is not None and entries is not None:
                self.dialog.show_entries(entries)
                self.dialog.say_problem(problem)
            self.ended.emit()

        self.errand.run(work, show, self._on_failed)

    def _try(self, look: Callable[[Desk], PackChange], sentence: str) -> None:
        """Look at a change and replay it; nothing is written."""
        if self.dialog is None:
            return
        self.dialog.show_trial()
        self.dialog.trial.begin(sentence)

        def work(desk: Desk) -> tuple[PackChange, ReplayReport]:
            change = look(desk)
            return change, desk.packs.replay(change, self.errand.tell)

        self.errand.run(work, self._on_tried, self._on_failed)

    def _on_tried(self, found: tuple[PackChange, ReplayReport] | None) -> None:
        if found is None or self.dialog is None:
            self._list()
            return
        self._tried, report = found
        names = self._tried.names
        self.dialog.trial.show_report(
            self._tried, report, lambda rule: names.get(rule) or self._rules.chip(rule)
        )
        self.ended.emit()

    def _do(self, act: Callable[[Desk], None], said: str, undo: Callable[[], None] | None) -> None:
        """Change packs and judge what that touches; a cancel leaves the rest to the next round."""
        if self.errand.is_running or self.dialog is None:
            return
        self.dialog.show_trial()
        self.dialog.trial.begin(translate("packs", "Checking the open orders by the other rules …"))

        def work(desk: Desk) -> bool:
            act(desk)
            try:
                desk.packs.judge(self.errand.tell)
            except Stopped:
                return False
            return True

        def done(_: bool | None) -> None:
            self.changed.emit()
            if self.dialog is not None:
                self.dialog.undo_bar.offer(said, undo)
            self._list()

        self.errand.run(work, done, self._on_failed)

    @Slot()
    def _on_add_wanted(self) -> None:
        path = self.ask(self.dialog or self._window)
        if path is not None:
            self.add(path)

    @Slot(str, bool)
    def _on_switch_wanted(self, pack_id: str, is_on: bool) -> None:
        if self.errand.is_running:
            return
        if is_on:
            words = translate("packs", "Trying it over the orders here …")
            self._try(lambda desk: desk.packs.look_at_switch(pack_id, is_on=True), words)
            return
        said = translate("packs", "Switched off; its rules decide no more.")
        self._switch(pack_id, False, said, lambda: self._switch(pack_id, True, _on_again(), None))

    def _switch(
        self, pack_id: str, is_on: bool, said: str, undo: Callable[[], None] | None
    ) -> None:
        self._do(lambda desk: desk.packs.switch(pack_id, is_on=is_on), said, undo)

    @Slot(str)
    def _on_remove_wanted(self, pack_id: str) -> None:
        def back() -> None:
            self._do(lambda desk: desk.packs.restore(pack_id), _on_again(), None)

        said = translate("packs", "The pack was removed.")
        self._do(lambda desk: desk.packs.remove(pack_id), said, back)

    @Slot()
    def _on_accepted(self) -> None:
        change, self._tried = self._tried, None
        if change is None:
            return
        said = translate("packs", "Switched on: its rules decide from now on.")
        if change.text is None:
            self._switch(change.pack_id, True, said, None)
        else:
            self._do(lambda desk: desk.packs.add(change, is_on=True), said, None)

    @Slot()
    def _on_declined(self) -> None:
        """Keep a new pack switched off; of one that stands already the old text stays."""
        change, self._tried = self._tried, None
        if change is not None and change.text is not None and change.is_new:
            said = translate("packs", "Kept, switched off.")
            self._do(lambda desk: desk.packs.add(change, is_on=False), said, None)
        else:
            self._list()

    @Slot()
    def _on_cancelled(self) -> None:
        """End what runs; nothing was changed by a trial. A trial that is over is declined."""
        if self.errand.is_running:
            self.errand.cancel()
        else:
            self._on_declined()

    def _on_failed(self, trouble: Trouble) -> None:
        self._tried = None
        self._list(trouble.sentence)

    @Slot(object)
    def _on_progressed(self, progress: object) -> None:
        if self.dialog is None:
            return
        if isinstance(progress, ReplayProgress):
            self.dialog.trial.show_progress(progress)
        elif isinstance(progress, Progress):
            done = self._stage.formats.count(progress.done)
            self.dialog.trial.say(f"{word(progress.stage)} {done}")

    @Slot()
    def _on_finished(self) -> None:
        """Cancel what runs and let the dialog go."""
        self.errand.cancel()
        dialog, self.dialog, self._tried = self.dialog, None, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()


def _on_again() -> str:
    return translate("packs", "As it was before.")
