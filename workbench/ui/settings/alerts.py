"""Notifications: what pops up, from which urgency on, with a sound or not, and quiet hours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Alerting, AlertSettings, Category, QuietHours
from workbench.ui.settings.chips import FormChips
from workbench.ui.settings.hours import from_qt, time_edit, to_qt
from workbench.ui.settings.section import Section, add_row
from workbench.ui.settings.words import ALERT_LEVELS, CATEGORIES, choices
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.domain.settings import Settings
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """The controls of one category."""

    pops_up: QCheckBox
    levels: FormChips
    sounds: QCheckBox

    def show(self, alerting: Alerting) -> None:
        """Show how the category is told; what has no effect is greyed."""
        self.pops_up.setChecked(alerting.pops_up)
        self.levels.mark({alerting.from_level.value})
        self.sounds.setChecked(alerting.sounds)
        self.levels.setEnabled(alerting.pops_up)
        self.sounds.setEnabled(alerting.pops_up)


class AlertSection(Section):
    """A row for each category, then quiet hours."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Notifications")
        self.rows = {category: self._made(category) for category in Category}
        self.quiet = QCheckBox(translate("settings", "Quiet hours"))
        self.urgent = QCheckBox(translate("settings", "Urgent ones pop up all the same"))
        self.start, self.end = time_edit(), time_edit()
        self._lay_out_categories()
        self._lay_out_quiet()
        self._connect()

    def _made(self, category: Category) -> CategoryRow:
        name = translate("settings", CATEGORIES[category])
        pops_up, sounds = QCheckBox(name), QCheckBox(translate("settings", "Sound"))
        sounds.setAccessibleName(f"{name} {sounds.text()}")
        levels = FormChips(self._tools.stage.keeper, choices(ALERT_LEVELS))
        levels.setAccessibleName(name)
        return CategoryRow(pops_up, levels, sounds)

    def _lay_out_categories(self) -> None:
        about = translate(
            "settings",
            "All of it stands in the record; this is about pop-ups on the desktop alone. At most "
            "three pop up within a minute, what is more is told together.",
        )
        card = self.add_card(self.name, about)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        heads = (
            translate("settings", "Pops up"),
            translate("settings", "From which urgency on"),
            translate("settings", "Sound"),
        )
        for column, head in enumerate(heads):
            grid.addWidget(PlainLabel(head, type_=Type.NOTE, tone=Tone.MUTED), 0, column)
        for line, row in enumerate(self.rows.values(), 1):
            for column, control in enumerate((row.pops_up, row.levels, row.sounds)):
                grid.addWidget(control, line, column)
        card.body.addWidget(table)

    def _lay_out_quiet(self) -> None:
        about = translate(
            "settings",
            "Nothing pops up then. A quarter of an hour before, one message counts the deadlines "
            "that fall into them; afterwards one tells what came meanwhile. Beijing time.",
        )
        card = self.add_card(translate("settings", "Do not disturb"), about)
        card.body.addWidget(self.quiet)
        add_row(card, translate("settings", "Quiet from"), self.start)
        add_row(card, translate("settings", "Quiet until"), self.end)
        card.body.addWidget(self.urgent)

    def _connect(self) -> None:
        for category, row in self.rows.items():
            for control in (row.pops_up, row.levels, row.sounds):
                control.setProperty("category", category.value)
            row.pops_up.clicked.connect(self._on_category)
            row.sounds.clicked.connect(self._on_category)
            row.levels.chosen.connect(self._on_level)
        for box in (self.quiet, self.urgent):
            box.clicked.connect(self._on_quiet)
        for edit in (self.start, self.end):
            edit.editingFinished.connect(self._on_quiet)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        for category, row in self.rows.items():
            row.show(settings.alerts.of(category))
        quiet = settings.alerts.quiet
        self.quiet.setChecked(quiet.is_on)
        self.urgent.setChecked(quiet.lets_urgent_through)
        self.start.setTime(to_qt(quiet.start))
        self.end.setTime(to_qt(quiet.end))
        for control in (self.start, self.end, self.urgent):
            control.setEnabled(quiet.is_on)

    @Slot()
    def _on_category(self) -> None:
        category = Category(self.sender().property("category"))
        row = self.rows[category]
        before = self._keeping.settings.alerts.of(category)
        wanted = replace(before, pops_up=row.pops_up.isChecked(), sounds=row.sounds.isChecked())
        self._change(**{category.value: wanted})

    @Slot(object)
    def _on_level(self, chosen: Collection[str]) -> None:
        category = Category(self.sender().property("category"))
        before = self._keeping.settings.alerts.of(category)
        self._change(**{category.value: replace(before, from_level=Level(*chosen))})

    @Slot()
    def _on_quiet(self) -> None:
        start, end = from_qt(self.start.time()), from_qt(self.end.time())
        is_on, urgent = self.quiet.isChecked(), self.urgent.isChecked()
        self._change(quiet=QuietHours(is_on, start, end, urgent))

    def _change(self, **parts: Any) -> None:
        alerts: AlertSettings = replace(self._keeping.settings.alerts, **parts)
        self._keeping.change(self.name, alerts=alerts)
