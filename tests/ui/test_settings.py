"""The settings view: every choice is kept, in force at once, and can be taken back."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest

from tests.ui.season import NOW
from workbench.domain.errors import DiskFull
from workbench.domain.settings import (
    Density,
    LanguageChoice,
    RecordedAct,
    ReportTimes,
    Settings,
    ThemeChoice,
)
from workbench.domain.today.working_hours import WorkingHours
from workbench.ui.frame.places import SETTINGS
from workbench.ui.settings.view import SettingsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools, settle: Callable[[], None]) -> SettingsView:
    made = SettingsView(tools)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    made.reload()
    settle()
    return made


def test_working_hours_are_kept(
    view: SettingsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.hours.start.setTime(QTime(8, 30))
    view.hours.start.editingFinished.emit()
    settle()
    view.hours.days.chips["5"].click()
    settle()
    assert desk.settings.settings.hours == WorkingHours(time(8, 30), time(18), frozenset(range(5)))


def test_hours_of_no_sense_are_refused(
    view: SettingsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.hours.end.setTime(QTime(7, 0))
    view.hours.end.editingFinished.emit()
    settle()
    assert desk.settings.settings == Settings()
    assert not view.refusal.isHidden()
    assert view.hours.end.time() == QTime(18, 0)


@pytest.mark.parametrize(
    ("chip", "wanted"),
    [
        pytest.param("themes dark", Settings(theme=ThemeChoice.DARK), id="colours"),
        pytest.param("densities compact", Settings(density=Density.COMPACT), id="rows"),
        pytest.param("languages en", Settings(language=LanguageChoice.ENGLISH), id="language"),
    ],
)
def test_a_press_on_a_chip_is_kept(
    view: SettingsView,
    desk: MemoryDesk,
    settle: Callable[[], None],
    chip: str,
    wanted: Settings,
) -> None:
    row, value = chip.split()
    getattr(view.appearance, row).chips[value].click()
    settle()
    assert desk.settings.settings == wanted


def test_a_change_can_be_taken_back(
    qtbot: QtBot, view: SettingsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    with qtbot.waitSignal(view.said) as said:
        view.updating.paces.chips["30"].click()
    assert desk.settings.settings.poll_minutes == 30
    said.args[1]()
    settle()
    assert desk.settings.settings == Settings()
    assert view.updating.paces.chips["5"].isChecked()


def test_what_could_not_be_kept_shows_as_it_was(
    qtbot: QtBot, view: SettingsView, desk: MemoryDesk
) -> None:
    desk.settings.error = DiskFull()
    with qtbot.waitSignal(view.failed):
        view.appearance.densities.chips["compact"].click()
    assert view.appearance.densities.chips["roomy"].isChecked()


def test_times_of_reports_come_and_go(
    view: SettingsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    for _ in range(2):
        view.reports.adding.click()
        settle()
    assert desk.settings.settings.reports.times == (time(9), time(14))
    view.reports.rows[1].edit.setTime(QTime(16, 45))
    view.reports.rows[1].edit.editingFinished.emit()
    settle()
    view.reports.rows[0].remove.click()
    settle()
    assert desk.settings.settings.reports == ReportTimes((time(16, 45),))
    assert len(view.reports.rows) == 1


def test_a_folder_of_reports_is_chosen_and_left(
    view: SettingsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    view.reports.ask = lambda _: "/srv/reports"
    view.reports.choosing.click()
    settle()
    assert desk.settings.settings.reports.folder == "/srv/reports"
    view.reports.leaving.click()
    settle()
    assert desk.settings.settings.reports.folder == ""


def test_budget_and_retention_are_kept(
    view: SettingsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    row = view.updating.budgets[0]
    row.limit.setValue(50)
    row.limit.editingFinished.emit()
    row.price.setText("0.05")
    row.price.editingFinished.emit()
    view.privacy.days.setValue(120)
    view.privacy.days.editingFinished.emit()
    settle()
    assert (desk.settings.limits, desk.settings.days) == ({"kuaidi100": 50}, 120)
    assert desk.settings.prices == {"kuaidi100": Decimal("0.05")}
    assert not view.privacy.longer.isHidden()


def test_another_trace_service_is_asked_first(
    view: SettingsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    first, second = view.updating.budgets
    assert first.first.isHidden()
    second.first.click()
    settle()
    assert desk.settings.first == "kdniao"


ENOUGH_FOR_ONE = "够每天各查一次 1 个包裹，或 0 个当天到期的，或 0 个快到期的"
ENOUGH_FOR_MANY = "够每天各查一次 240 个包裹，或 60 个当天到期的，或 20 个快到期的"
NO_PRICE = "单价未知，请按资费填写"


@pytest.mark.parametrize(
    ("limit", "price", "worth"),
    [
        pytest.param(240, "0.05", f"{ENOUGH_FOR_MANY} · 每天最多 ¥12.00", id="known"),
        pytest.param(1, "", f"{ENOUGH_FOR_ONE} · {NO_PRICE}", id="unknown"),
        pytest.param(1, "cheap", f"{ENOUGH_FOR_ONE} · {NO_PRICE}", id="odd"),
    ],
)
def test_what_a_budget_buys_is_told_while_it_is_typed(
    view: SettingsView, limit: int, price: str, worth: str
) -> None:
    row = view.updating.budgets[0]
    row.limit.setValue(limit)
    row.price.setText(price)
    assert row.buys.text() == worth


def test_a_price_of_no_sense_is_refused(view: SettingsView, desk: MemoryDesk) -> None:
    row = view.updating.budgets[0]
    row.price.setText("cheap")
    row.price.editingFinished.emit()
    assert not view.refusal.isHidden()
    assert desk.settings.prices == {}


def test_the_trail_is_told_in_words(
    view: SettingsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.settings.acts = (RecordedAct("export_unmasked", NOW, "chen", {"rows": 1200}),)
    view.reload()
    settle()
    told = view.privacy.trail.toPlainText()
    assert "1,200" in told
    assert "export" not in told
    assert told.endswith("chen")


def test_a_removed_shop_is_asked_about_once(
    qtbot: QtBot, window: MainWindow, desk: MemoryDesk
) -> None:
    window.show_view(SETTINGS)
    qtbot.waitUntil(window.is_settled)
    view = window.views.settings
    view.accounts.rows[0].remove.click()
    assert view.accounts.dialog is not None
    assert view.accounts.dialog.keep.isDefault()
    with qtbot.waitSignal(window.settings_way.changed):
        view.accounts.dialog.erase.click()
    qtbot.waitUntil(window.is_settled)
    assert len(desk.settings.removed) == 1
    assert len(view.accounts.rows) == len(desk.settings.overview().shops) + 2


def test_rows_are_lower_and_colours_other_at_once(
    qtbot: QtBot, window: MainWindow, desk: MemoryDesk
) -> None:
    table = window.views.monitor.lists.table
    window.show_view(SETTINGS)
    appearance = window.views.settings.appearance
    appearance.densities.chips["compact"].click()
    qtbot.waitUntil(lambda: table.rowHeight(0) == 30)
    appearance.themes.chips["dark"].click()
    qtbot.waitUntil(lambda: window.views.settings.keeping.settings.theme is ThemeChoice.DARK)
    appearance.themes.chips["light"].click()
    appearance.densities.chips["roomy"].click()
    qtbot.waitUntil(lambda: table.rowHeight(0) == 40)
    qtbot.waitUntil(window.is_settled)


def test_sections_are_walked_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    view = window.views.settings
    assert window.stack.currentIndex() == SETTINGS
    assert view.list.hasFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert view.pages.currentWidget() is view.hours
    QTest.keyClick(view.list, Qt.Key.Key_Tab)
    assert view.hours.start.hasFocus()
    QTest.keyClick(view.hours.start, Qt.Key.Key_Escape)
    assert view.list.hasFocus()
    qtbot.waitUntil(window.is_settled)
