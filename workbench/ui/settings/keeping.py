"""Keeps what is changed in the settings view, beside the window, each with a way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import BadInput
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.settings import Settings
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble


class Keeping(QObject):
    """One for the view; sections change parts of what it holds.

    Signals: ``kept`` (Settings) when others are in force, ``changed`` when something beside them
    was changed, ``said`` (text, way back or None), ``refused`` (sentence) where what was chosen
    makes no sense, ``failed`` (Trouble).
    """

    kept = Signal(object)
    changed = Signal()
    said = Signal(str, object)
    refused = Signal(str)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.settings: Settings = tools.desk.settings.current()

    def change(self, name: str, **parts: Any) -> None:
        """Put other settings into force; ``name`` tells in the window's words which."""
        wanted, before = replace(self.settings, **parts), self.settings
        if wanted == before:
            return
        try:
            wanted.check()
        except BadInput as error:
            self.refused.emit(trouble_from(error).sentence)
            self.kept.emit(before)
            return
        self._put(wanted, translate("settings", "{name} saved").replace("{name}", name), before)

    def note(self, **parts: Any) -> None:
        """Put other settings into force without a word: nobody chose them in the view."""
        wanted = replace(self.settings, **parts)

        def work(desk: Desk) -> None:
            desk.settings.keep(wanted)

        def on_done(_: None) -> None:
            self.settings = wanted
            self.kept.emit(wanted)

        self._tools.jobs.run(work, on_done, self._on_failed)

    def run(self, work: Callable[[Desk], None], said: str) -> None:
        """Change something beside the settings, then say so."""

        def on_done(_: None) -> None:
            self.said.emit(said, None)
            self.changed.emit()

        self._tools.jobs.run(work, on_done, self._on_failed)

    def _put(self, wanted: Settings, said: str, before: Settings | None) -> None:
        def work(desk: Desk) -> None:
            desk.settings.keep(wanted)

        self._tools.jobs.run(work, lambda _: self._on_kept(wanted, said, before), self._on_failed)

    def _on_kept(self, wanted: Settings, said: str, before: Settings | None) -> None:
        self.settings = wanted
        self.refused.emit("")
        self.kept.emit(wanted)
        back = translate("settings", "As before")
        self.said.emit(said, (lambda: self._put(before, back, None)) if before else None)

    def _on_failed(self, trouble: Trouble) -> None:
        self.kept.emit(self.settings)
        self.failed.emit(trouble)
