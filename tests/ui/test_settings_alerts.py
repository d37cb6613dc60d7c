"""Notifications in the settings: what pops up, how loudly, and quiet hours."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTime

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Alerting, AlertSettings, Category, QuietHours
from workbench.ui.settings.view import SettingsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.settings.alerts import AlertSection
    from workbench.ui.start import ViewTools


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools, settle: Callable[[], None]) -> SettingsView:
    made = SettingsView(tools)
    qtbot.addWidget(made)
    made.show()
    made.open_section(made.alerts)
    settle()
    return made


@pytest.fixture
def section(view: SettingsView) -> AlertSection:
    return view.alerts


def test_every_category_has_its_row(section: AlertSection) -> None:
    assert set(section.rows) == set(Category)
    assert all(row.pops_up.isChecked() for row in section.rows.values())


def test_a_category_can_be_silenced(
    section: AlertSection, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    section.rows[Category.ACCOUNTS].pops_up.click()
    settle()
    assert desk.settings.settings.alerts == AlertSettings(accounts=Alerting(pops_up=False))
    assert not section.rows[Category.ACCOUNTS].sounds.isEnabled()


def test_level_and_sound_are_kept(
    section: AlertSection, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    row = section.rows[Category.TICKETS]
    row.levels.chips["critical"].click()
    settle()
    row.sounds.click()
    settle()
    wanted = Alerting(from_level=Level.CRITICAL, sounds=True)
    assert desk.settings.settings.alerts == AlertSettings(tickets=wanted)


def test_quiet_hours_are_kept(
    section: AlertSection, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    assert not section.start.isEnabled()
    section.quiet.click()
    settle()
    section.start.setTime(QTime(23, 30))
    section.start.editingFinished.emit()
    settle()
    section.urgent.click()
    settle()
    quiet = QuietHours(is_on=True, start=time(23, 30), end=time(8), lets_urgent_through=False)
    assert desk.settings.settings.alerts == AlertSettings(quiet=quiet)
