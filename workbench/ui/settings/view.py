"""The settings view: its sections on the left, the chosen one on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.settings.about import AboutSection
from workbench.ui.settings.accounts import AccountsSection
from workbench.ui.settings.alerts import AlertSection
from workbench.ui.settings.appearance import AppearanceSection
from workbench.ui.settings.entries import DataSection, PacksSection
from workbench.ui.settings.hours import HoursSection
from workbench.ui.settings.keeping import Keeping
from workbench.ui.settings.privacy import PrivacySection
from workbench.ui.settings.reports import ReportsSection
from workbench.ui.settings.robots import RobotsSection
from workbench.ui.settings.starting import StartSection
from workbench.ui.settings.updating import UpdatingSection
from workbench.ui.tables.keys import RowKeys
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from workbench.domain.settings import Overview
    from workbench.ui.start import ViewTools

LIST_WIDTH = 176
ENTRY = 38


class SettingsView(QWidget):
    """设置.

    Signals: ``failed`` (Trouble), ``said`` (text, way back or None) for the bar at the foot.
    """

    failed = Signal(object)
    said = Signal(str, object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self.keeping = Keeping(tools, self)
        self.head = ViewHead(translate("settings", "Settings"))
        self.refusal = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.refusal.hide()
        self.accounts = AccountsSection(tools, self.keeping)
        self.hours = HoursSection(tools, self.keeping)
        self.alerts = AlertSection(tools, self.keeping)
        self.reports = ReportsSection(tools, self.keeping)
        self.robots = RobotsSection(tools, self.keeping)
        self.updating = UpdatingSection(tools, self.keeping)
        self.appearance = AppearanceSection(tools, self.keeping)
        self.starting = StartSection(tools, self.keeping)
        self.privacy = PrivacySection(tools, self.keeping)
        self.data = DataSection(tools, self.keeping)
        self.packs = PacksSection(tools, self.keeping)
        self.about = AboutSection(tools, self.keeping)
        self.sections = (
            self.accounts,
            self.hours,
            self.alerts,
            self.reports,
            self.robots,
            self.updating,
            self.appearance,
            self.starting,
            self.privacy,
            self.data,
            self.packs,
            self.about,
        )
        self.list = QListWidget()
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_settings()

    def _lay_out(self) -> None:
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setObjectName("sections")
        self.list.setAccessibleName(translate("settings", "Sections"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        RowKeys(self.list)
        for section in self.sections:
            entry = QListWidgetItem(section.name, self.list)
            entry.setSizeHint(QSize(0, ENTRY))
            self.pages.addWidget(section)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 8, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.refusal)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.list.setCurrentRow(0)
        keeping = self.keeping
        keeping.kept.connect(self._show_settings)
        keeping.changed.connect(self.reload)
        keeping.said.connect(self.said)
        keeping.failed.connect(self.failed)
        keeping.refused.connect(self._on_refused)

    def open_section(self, section: QWidget) -> None:
        """Turn to a section."""
        self.list.setCurrentRow(self.pages.indexOf(section))

    def reload(self) -> None:
        """Read again what stands beside the settings, if somebody looks."""
        if self.isVisible():
            self._tools.jobs.run(
                lambda desk: desk.settings.overview(),
                self._on_overview,
                self.failed.emit,
                topic="settings",
            )

    def start_search(self) -> None:
        """Go to the list of sections: there is nothing to search."""
        self.take_keys()

    def export(self) -> None:
        """Do nothing: settings are no list to write to a file."""

    def escape(self) -> None:
        """Go back to the list of sections."""
        self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to the list of sections."""
        self.list.setFocus()

    def _on_overview(self, overview: Overview) -> None:
        for section in self.sections:
            section.show_overview(overview)

    @Slot()
    def _show_settings(self) -> None:
        for section in self.sections:
            section.show_settings(self.keeping.settings)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
