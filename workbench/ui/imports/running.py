"""Imports, file by file: look, ask, save, judge, and a way back."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.counting import counted
from workbench.domain.refresh import Progress
from workbench.services.imports.preview import ImportChoice, PastedText
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.imports.dialog import ImportDialog
from workbench.ui.imports.errands import TakenBack, bring_in, take_back
from workbench.ui.imports.files import ask_files
from workbench.ui.imports.words import brought_words, undone_words
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.trouble import Trouble
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbench.domain.exchange.imports import Undone
    from workbench.services.imports.desk import Brought, FileLook
    from workbench.ui.contracts import Desk
    from workbench.ui.start import Stage
    from workbench.ui.widgets.bars import MessageBar

    Ask = Callable[[QWidget], list[Path]]


@dataclass(frozen=True, slots=True)
class Read:
    """How many rows of a file were read."""

    done: int
    total: int


class Importing(QObject):
    """One file at a time; a bar over the views says what goes on and what went wrong.

    Signals: ``said`` (text, way back or None) for the bar at the window's foot, ``changed`` when
    orders or shops came or went, ``ended`` when no file waits any more.
    """

    said = Signal(str, object)
    changed = Signal()
    ended = Signal()

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        bar: MessageBar,
        stage: Stage,
        ask: Ask = ask_files,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._stage = stage
        self.ask = ask
        self._waiting: deque[Path | PastedText] = deque()
        self._source: Path | PastedText | None = None
        self.dialog: ImportDialog | None = None
        self.errand = Errand(open_desk, self)
        self.errand.progressed.connect(self._on_progressed)
        bar.pressed.connect(self._on_pressed)

    @property
    def is_busy(self) -> bool:
        """Tell whether a file is looked at, asked about or taken in."""
        return self.errand.is_running or self.dialog is not None

    @Slot()
    def start(self) -> None:
        """Ask for files and import them."""
        self.take(self.ask(self._bar.window()))

    @Slot(object)
    def take(self, sources: Sequence[Path | PastedText]) -> None:
        """Import these files or texts, after those that wait already."""
        self._waiting.extend(sources)
        if not self.is_busy:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.ended.emit()
            return
        source = self._source = self._waiting.popleft()
        self._tell(translate("imports", "Reading {file} …"))
        self.errand.run(
            lambda desk: desk.imports.look(source, ImportChoice(), self._tell_read),
            self._on_looked,
            self._on_failed,
        )

    def _on_looked(self, look: FileLook | None) -> None:
        self._bar.hide()
        if look is None:
            self._next()
            return
        dialog = self.dialog = ImportDialog(self._stage, look, self._bar.window())
        dialog.choice_made.connect(self._on_choice)
        dialog.accepted.connect(self._on_accepted)
        dialog.rejected.connect(self._on_rejected)
        dialog.open()

    @Slot(object)
    def _on_choice(self, choice: ImportChoice) -> None:
        """Look at the file again, as one of another platform or shop."""
        if self.dialog is None or self.errand.is_running:
            return  # the newest choice is looked up when this answer is here
        source = self._source or self.dialog.look.path
        self.errand.run(
            lambda desk: desk.imports.look(source, choice, self._tell_read),
            lambda look: self._on_looked_again(choice, look),
            lambda trouble: self._on_looked_again(choice, trouble),
        )

    def _on_looked_again(self, choice: ImportChoice, found: FileLook | Trouble | None) -> None:
        dialog = self.dialog
        if dialog is None:
            self._next()
        elif dialog.choice != choice:
            self._on_choice(dialog.choice)
        elif isinstance(found, Trouble):
            dialog.show_trouble(found)
        elif found is not None:
            dialog.show_look(found)

    @Slot()
    def _on_accepted(self) -> None:
        look = self._close_dialog()
        if look is None:
            return
        self._tell(translate("imports", "Importing {file} …"))
        self.errand.run(
            lambda desk: bring_in(desk, look, self.errand.tell),
            lambda brought: self._on_brought(look, brought),
            self._on_failed,
        )

    def _on_brought(self, look: FileLook, brought: Brought | None) -> None:
        self._bar.hide()
        if brought is not None:
            undo = (lambda: self._undo(brought.id)) if brought.id else None
            self.said.emit(brought_words(look, brought, self._stage.formats), undo)
        self.changed.emit()
        self._next()

    def _undo(self, import_id: int) -> None:
        """Take an import back; while another file is taken in it has to wait for its turn."""
        if self.is_busy:
            self.said.emit(translate("imports", "Please wait until this file is done."), None)
            return
        self.errand.run(
            lambda desk: take_back(desk, import_id, self.errand.tell),
            self._on_undone,
            self._on_failed,
        )

    def _on_undone(self, undone: Undone | None) -> None:
        self._bar.hide()
        if undone is not None:
            self.said.emit(undone_words(undone, self._stage.formats), None)
        self.changed.emit()
        self._next()

    @Slot()
    def _on_rejected(self) -> None:
        self._close_dialog()
        if not self.errand.is_running:
            self._next()

    def _close_dialog(self) -> FileLook | None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return None
        dialog.deleteLater()
        return replace(dialog.look, follow=dialog.follow.isChecked())

    def _on_failed(self, trouble: Trouble) -> None:
        """Say what is wrong; the files that wait go on when that was read."""
        self._bar.say(trouble.sentence, "warning", Tone.CRITICAL, translate("imports", "Close"))
        if not self._waiting:
            self.ended.emit()

    @Slot(object)
    def _on_progressed(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self._tell(f"{word(progress.stage)} {self._stage.formats.count(progress.done)}")
        elif isinstance(progress, Read) and progress.done and self.dialog is None:
            words = translate("imports", "Reading {file}: {n} row(s)")
            self._tell(counted(words, n=progress.done))
        elif isinstance(progress, TakenBack):
            self._tell(progress.words)
        elif isinstance(progress, tuple):
            done, total = progress
            share = f"{100 * done // max(total, 1)} %"
            self._tell(translate("imports", "Importing {file}: {share}").replace("{share}", share))

    def _tell_read(self, done: int, total: int) -> None:
        """Pass on how far the reading is; called in the errand's thread."""
        self.errand.tell(Read(done, total))

    def _tell(self, words: str) -> None:
        name = one_line(self._source.name) if self._source else ""
        sentence = words.replace("{file}", name)
        self._bar.say(sentence, "import", Tone.ACCENT, translate("imports", "Cancel"))

    @Slot()
    def _on_pressed(self) -> None:
        """Cancel what runs; else close the bar and go on with what waits."""
        self._bar.hide()
        if self.errand.is_running:
            self.errand.cancel()
        else:
            self._next()

    def stop(self) -> bool:
        """Cancel and forget what waits; False if a thread still ran after its limit."""
        self._waiting.clear()
        self._close_dialog()
        return self.errand.stop()
