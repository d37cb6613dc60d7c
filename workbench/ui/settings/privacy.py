"""Privacy: how long masked personal fields are kept, and the trail of what touched data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit

from workbench.domain.care.privacy import (
    AUDIT_DAYS,
    BACKUP_DAYS,
    LONGEST_RETENTION_DAYS,
    RETENTION_DAYS,
)
from workbench.domain.counting import counted
from workbench.ui.settings.section import Section, add_row, note, number_edit
from workbench.ui.settings.words import act_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.settings import Overview
    from workbench.ui.contracts import Desk
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools

TRAIL_HEIGHT = 220


class PrivacySection(Section):
    """Retention, and what was done to data by whom."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Privacy")
        self.days = number_edit(1, LONGEST_RETENTION_DAYS)
        self.longer = note()
        self.trail = QPlainTextEdit()
        self.trail.setReadOnly(True)
        self.trail.setTabChangesFocus(True)
        self.trail.setFixedHeight(TRAIL_HEIGHT)
        self.broken = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self._kept = RETENTION_DAYS
        self._lay_out()
        self.days.editingFinished.connect(self._on_days)

    def _lay_out(self) -> None:
        about = translate(
            "settings",
            "Names, phones and streets are masked before anything is stored; province, city and "
            "district stay. Days after an order's end its masked fields, notes and other columns "
            "of files are blanked; orders, parcels and scans stay. Backups age out after {days} "
            "days.",
        )
        card = self.add_card(self.name, about.replace("{days}", str(BACKUP_DAYS)))
        after = PlainLabel(translate("settings", "days after an order's end"))
        add_row(card, translate("settings", "Kept for"), self.days, after)
        card.body.addWidget(self.longer)
        told = translate(
            "settings",
            "Exports, erasures, backups, rule packs and removed keys leave a row that cannot be "
            "edited away; kept for {years} years.",
        )
        title = translate("settings", "Trail")
        trail = self.add_card(title, told.replace("{years}", str(AUDIT_DAYS // 365)))
        self.trail.setAccessibleName(title)
        self.broken.setText(translate("settings", "Rows of the trail were changed or removed."))
        self.broken.hide()
        trail.body.addWidget(self.broken)
        trail.body.addWidget(self.trail)

    def show_overview(self, overview: Overview) -> None:
        """Show the retention in force and the newest acts."""
        self._kept = overview.retention_days
        if not self.days.hasFocus():
            self.days.setValue(overview.retention_days)
        self._warn()
        formats = self._tools.stage.formats
        lines = [act_line(act, formats) for act in overview.acts]
        shown = "\n".join(lines) or translate("settings", "Nothing so far.")
        if shown != self.trail.toPlainText():
            self.trail.setPlainText(shown)
        self.broken.setHidden(overview.is_trail_whole)

    def _warn(self) -> None:
        words = translate("settings", "Longer than needed: {days} days are the default.")
        is_longer = self._kept > RETENTION_DAYS
        self.longer.setText(words.replace("{days}", str(RETENTION_DAYS)) if is_longer else "")
        self.longer.setVisible(is_longer)

    @Slot()
    def _on_days(self) -> None:
        days = self.days.value()
        if days == self._kept:
            return
        self._kept = days

        def work(desk: Desk) -> None:
            desk.settings.retain_for(days)

        words = translate("settings", "Personal fields are kept for {days} day(s)")
        self._keeping.run(work, counted(words, days=days))
