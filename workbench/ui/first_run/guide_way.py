"""The way from a window whose data are new to one that is set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.domain.settings import LanguageChoice, Settings
from workbench.ui.first_run.guide import GuideNeeds, WelcomeGuide
from workbench.ui.recovery.code import offer_code
from workbench.ui.start import ViewTools
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.services.care.key_recovery import KeyRecovery
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.onward import Onward
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import Stage


class GuideWay(QObject):
    """Shows the guide over a furnished window, or asks for the recovery code that was put off.

    ``dialog`` is the guide while it shows.
    """

    def __init__(
        self,
        window: MainWindow,
        parts: WindowParts,
        stage: Stage,
        keys: KeyRecovery,
        onward: Onward,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._stage = stage
        self._keys = keys
        self._onward = onward
        self.dialog: WelcomeGuide | None = None

    @property
    def _keeping(self) -> Keeping:
        return self._window.views.settings.keeping

    def stop(self) -> bool:
        """Cancel what is under way; False if a thread still ran after its limit."""
        return self.dialog is None or self.dialog.stop()

    def begin(self) -> None:
        """Show what is due over a furnished window: the guide, or the question for a code."""
        if self._parts.is_demo:
            return
        if self._is_due():
            self._open()
        else:
            offer_code(self._keys, self._window)

    def _is_due(self) -> bool:
        has_shops = bool(self._parts.desk.shops.health())
        return not has_shops and not self._keeping.settings.has_begun

    def _open(self) -> None:
        tools = ViewTools(self._stage, self._parts.desk, self._window.live.jobs)
        needs = GuideNeeds(self._parts, tools, self._keeping, self._keys)
        guide = self.dialog = WelcomeGuide(needs, self._window)
        guide.accepted.connect(self._on_gone_through)
        guide.finished.connect(self._on_closed)
        guide.brought.connect(self._on_brought)
        guide.demo_wanted.connect(self._onward.to_samples)
        guide.language_chosen.connect(self._on_language)
        guide.help_wanted.connect(self._on_help)
        guide.open()

    @Slot()
    def _on_gone_through(self) -> None:
        self._keeping.note(has_begun=True)

    @Slot()
    def _on_closed(self) -> None:
        guide, self.dialog = self.dialog, None
        if guide is not None:
            guide.stop()
            guide.deleteLater()

    @Slot()
    def _on_help(self) -> None:
        if self.dialog is not None:
            self._window.help_way.keys.open_over(self.dialog)

    @Slot()
    def _on_brought(self) -> None:
        self._window.live.take_up_shops()
        self._window.stack.reload()

    @Slot(str)
    def _on_language(self, language: str) -> None:
        """Keep another language, and open the window anew in it."""
        self._keeping.kept.connect(self._on_language_kept)
        name = translate("settings", "Language")
        self._keeping.change(name, language=LanguageChoice(language))

    @Slot(object)
    def _on_language_kept(self, settings: Settings) -> None:
        if settings.language != self._parts.language:
            self._onward.to_own()
