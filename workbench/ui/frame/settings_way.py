"""The ways from the settings to what they set, and to the dialogs they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.contracts import Pace
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.settings import Settings
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.intake import Intake
    from workbench.ui.frame.live import Live
    from workbench.ui.frame.pack_way import PackWay
    from workbench.ui.settings.removing import Leaving
    from workbench.ui.settings.view import SettingsView
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble
    from workbench.ui.widgets.bars import MessageBar, UndoBar


class SettingsWay(QObject):
    """Puts settings into force at once, and removes accounts beside the window.

    Signals: ``changed`` when views have to read anew.
    """

    changed = Signal()

    def __init__(self, view: SettingsView, parts: WindowParts, stage: Stage, live: Live) -> None:
        super().__init__(view)
        self._view = view
        self._stage = stage
        self._live = live
        self._hours = view.keeping.settings.hours
        self.errand = Errand(parts.open_desk, self)
        view.about.show_versions(parts.about.versions)
        view.starting.offer(parts.about.autostart)
        view.data.show_place(parts.about.folder)
        view.keeping.kept.connect(self._on_kept)
        view.accounts.removing_wanted.connect(self._on_removing)

    def join(self, intake: Intake, packs: PackWay, bar: UndoBar) -> None:
        """Join the view with what adds, brings in, backs up and asks."""
        view = self._view
        self._bar: MessageBar = intake.shop_bar
        view.accounts.shop_wanted.connect(intake.adding.start)
        view.accounts.import_wanted.connect(intake.importing.start)
        view.data.backup_wanted.connect(intake.backing_up.start)
        view.data.history_wanted.connect(intake.looking_back.start)
        view.packs.packs_wanted.connect(packs.handling.open)
        view.said.connect(bar.offer)

    @Slot(object)
    def _on_kept(self, settings: Settings) -> None:
        self._stage.keeper.choose(settings.theme)
        self._stage.keeper.choose_density(settings.density)
        self._live.set_pace(Pace(settings.pace))
        if settings.hours != self._hours:
            self._hours = settings.hours
            self.changed.emit()

    @Slot(object)
    def _on_removing(self, leaving: Leaving) -> None:
        """Remove an account; a large one takes a while, and another one waits."""
        if self.errand.is_running:
            return
        words = translate("settings", "Removing {name} …")
        name = one_line(leaving.name)
        self._bar.say(words.replace("{name}", name), "shop", Tone.ACCENT)
        self.errand.run(leaving.take_out, lambda _: self._on_removed(name), self._on_failed)

    def _on_removed(self, name: str) -> None:
        self._bar.hide()
        self._view.said.emit(translate("settings", "{name} removed").replace("{name}", name), None)
        self._live.take_up_shops()
        self.changed.emit()

    def _on_failed(self, trouble: Trouble) -> None:
        close = translate("accounts", "Close")
        self._bar.say(trouble.sentence, "warning", Tone.CRITICAL, close)
