"""The ways to what helps: the check, the support bundle, licences, newer versions, group robots."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.domain.telling.notices import NoticeKind
from workbench.services.care.support import save_bundle
from workbench.ui.care.check import CheckDialog
from workbench.ui.care.licences import LicencesDialog
from workbench.ui.care.support import SupportDialog
from workbench.ui.care.updating import UpdateWay
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.frame.places import SETTINGS
from workbench.ui.robots.way import RobotWay
from workbench.ui.translating import translate
from workbench.ui.widgets.folders import start_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.care.licences import Licence
    from workbench.domain.care.support import SupportPart
    from workbench.services.care.doctor import Finding
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble

    Ask = Callable[[QWidget], Path | None]


# Milliseconds that all of them have together to end: none of them writes orders, and what waits for
# the network is left behind.
LIMIT = 2000


def ask_bundle(parent: QWidget) -> Path | None:
    """Show the system's own dialog and return where the bundle goes, None if it was left."""
    folder = Path(start_folder(QStandardPaths.StandardLocation.DocumentsLocation))
    told, _ = QFileDialog.getSaveFileName(
        parent,
        translate("care", "Save the support bundle"),
        str(folder / "workbench-support.zip"),
        translate("care", "ZIP file (*.zip)"),
    )
    return Path(told) if told else None


class CareWay(QObject):
    """One for a window: what it opens works in a thread of its own and needs no view."""

    def __init__(self, window: MainWindow, parts: WindowParts, tools: ViewTools) -> None:
        super().__init__(window)
        self._window = window
        self._care = parts.about.care
        self.ask: Ask = ask_bundle
        # One for each dialog: what is closed goes on to its end, and holds no other up.
        self.looking, self.gathering, self.reading = (
            Errand(parts.open_desk, self) for _ in range(3)
        )
        self.robots = RobotWay(window.views.settings, parts, tools)
        self.updates = UpdateWay(window.views.settings.about, parts, tools, self)
        self.check: CheckDialog | None = None
        self.support: SupportDialog | None = None
        self.licences: LicencesDialog | None = None

    def join(self) -> None:
        """Join the settings with the dialogs, and rounds with the robots."""
        window, about = self._window, self._window.views.settings.about
        about.offer_care(is_offered=self._care is not None)
        about.check_wanted.connect(self.open_check)
        about.support_wanted.connect(self.open_support)
        about.licences_wanted.connect(self.open_licences)
        window.refreshed.connect(self.robots.posting.hear)
        window.reporting.made.connect(self.robots.posting.take_report)
        for way in (self.robots, self.updates):
            way.recorded.connect(window.views.notices.reload)
            way.failed.connect(window.live.report)
        window.views.notices.settings_opened.connect(self.open_settings)
        window.furnishing.done.connect(self._read_packs)
        window.furnishing.done.connect(self.robots.start)
        window.furnishing.done.connect(self.updates.start)

    def stop(self) -> bool:
        """End what runs; False if something still did after its limit."""
        for way in (self.robots, self.updates):
            way.stop()
        clock = QElapsedTimer()
        clock.start()
        have_ended = [each.stop(max(0, LIMIT - clock.elapsed())) for each in self._errands]
        return all(have_ended)

    @property
    def _errands(self) -> tuple[Errand, ...]:
        own = (self.looking, self.gathering, self.reading)
        return (*own, *self.robots.errands, self.updates.errand)

    @property
    def is_running(self) -> bool:
        """Tell whether something is looked at, gathered or read."""
        return any(each.is_running for each in (self.looking, self.gathering, self.reading))

    @Slot()
    def _read_packs(self) -> None:
        window, about = self._window, self._window.views.settings.about
        window.live.jobs.run(
            lambda desk: desk.packs.packs(),
            about.show_packs,
            window.live.report,
            topic="packs of this build",
        )

    @Slot(object)
    def open_settings(self, kind: NoticeKind) -> None:
        """Show the section of the settings that a notice is about."""
        settings = self._window.views.settings
        sections = {
            NoticeKind.ROBOT_STOPPED: settings.robots,
            NoticeKind.UPDATE_OFFERED: settings.about,
        }
        self._window.show_view(SETTINGS)
        settings.open_section(sections.get(kind, settings.accounts))

    @Slot()
    def open_check(self) -> None:
        """Check the installation and show what was found."""
        self.check = CheckDialog(self._window)
        self.check.wanted.connect(self._look)
        self.check.finished.connect(self._on_check_closed)
        self.check.open()
        self._look()

    @Slot()
    def open_support(self) -> None:
        """Gather a support bundle and show it."""
        self.support = SupportDialog(self._window)
        self.support.saving_wanted.connect(self._save)
        self.support.finished.connect(self._on_support_closed)
        self.support.open()
        self.support.wait()
        if self._care is not None and not self.gathering.is_running:
            gather = self._care.gather
            self.gathering.run(lambda _: tuple(gather()), self._on_gathered, self._on_failed)

    @Slot()
    def open_licences(self) -> None:
        """Show whose work the program stands on."""
        self.licences = LicencesDialog(self._window)
        self.licences.finished.connect(self._on_licences_closed)
        self.licences.open()
        if self._care is not None and not self.reading.is_running:
            read = self._care.licences
            self.reading.run(lambda _: tuple(read()), self._on_read, self._on_failed)

    @Slot()
    def _look(self) -> None:
        if self.check is None or self._care is None:
            return
        self.check.wait()
        if not self.looking.is_running:
            examine = self._care.examine
            self.looking.run(lambda _: tuple(examine()), self._on_found, self._on_failed)

    @Slot(object)
    def _save(self, parts: tuple[SupportPart, ...]) -> None:
        target = self.ask(self.support or self._window)
        if target is None or self.gathering.is_running:
            return
        self.gathering.run(
            lambda _: save_bundle(parts, target), partial(self._on_saved, target), self._on_failed
        )

    def _on_found(self, findings: tuple[Finding, ...] | None) -> None:
        if self.check is not None and findings is not None:
            self.check.show_findings(findings)

    def _on_read(self, told: tuple[Licence, ...] | None) -> None:
        if self.licences is not None and told is not None:
            self.licences.show_licences(told)

    def _on_gathered(self, parts: tuple[SupportPart, ...] | None) -> None:
        if self.support is not None and parts is not None:
            self.support.show_parts(parts)

    def _on_saved(self, target: Path, _: None) -> None:
        if self.support is not None:
            self.support.accept()
        words = translate("care", "Support bundle saved: {file}")
        self._window.undo_bar.offer(words.replace("{file}", one_line(str(target))), None)

    def _on_failed(self, trouble: Trouble) -> None:
        for dialog in (self.support, self.check):
            if dialog is not None:
                dialog.show_trouble(trouble.sentence)
                return
        self._window.live.report(trouble)

    @Slot()
    def _on_check_closed(self) -> None:
        self.check = None

    @Slot()
    def _on_support_closed(self) -> None:
        self.support = None

    @Slot()
    def _on_licences_closed(self) -> None:
        self.licences = None
