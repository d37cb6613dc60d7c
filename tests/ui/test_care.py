"""What helps in the window: the check, the support bundle, licences, newer versions."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.bells import report, warning
from tests.ui.care_doubles import FINDINGS, MemoryCare
from tests.ui.conftest import close_and_delete
from tests.ui.robot_doubles import DINGTALK
from workbench.domain.errors import FileGone, UpdateRefused
from workbench.domain.telling.notices import NoticeKind
from workbench.services.care.doctor import Finding
from workbench.ui.contracts import About
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.care_way import CareWay
    from workbench.ui.settings.about import AboutSection
    from workbench.ui.start import Stage


@pytest.fixture
def care() -> MemoryCare:
    made = MemoryCare()
    made.gate.set()
    return made


@pytest.fixture
def window(
    qtbot: QtBot, parts: WindowParts, stage: Stage, care: MemoryCare, desk: MemoryDesk
) -> Iterator[MainWindow]:
    desk.robots.robots = (DINGTALK,)
    about = About({"workbench": "0.1.0"}, care=care.made())
    made = MainWindow(replace(parts, about=about), stage, furnish)
    made.show()
    made.start()
    qtbot.waitUntil(made.is_settled)
    yield made
    close_and_delete(made)


@pytest.fixture
def way(window: MainWindow) -> CareWay:
    return window.care_way


@pytest.fixture
def about(window: MainWindow) -> AboutSection:
    return window.views.settings.about


def _settled(qtbot: QtBot, way: CareWay) -> None:
    qtbot.waitUntil(lambda: not way.is_running and not way.updates.errand.is_running)


def test_the_check_shows_its_findings_and_copies_them(
    way: CareWay, about: AboutSection, qtbot: QtBot
) -> None:
    about.check.click()
    _settled(qtbot, way)
    assert way.check is not None
    way.check.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line[0] for line in copied] == ["✓", "◇"]
    assert copied[0].endswith("workbench 0.1.0")
    way.check.close_button.click()


def test_what_is_wrong_is_counted(
    way: CareWay, about: AboutSection, care: MemoryCare, qtbot: QtBot
) -> None:
    care.findings = (*FINDINGS, Finding("Data file", False, "{path}", {"path": "<b>x</b>"}))
    about.check.click()
    _settled(qtbot, way)
    assert way.check is not None
    assert "1" in way.check.state.text()
    way.check.close_button.click()


def test_a_check_that_fails_says_why_and_can_be_asked_again(
    way: CareWay, about: AboutSection, care: MemoryCare, qtbot: QtBot
) -> None:
    care.error = FileGone(path="/data")
    about.check.click()
    _settled(qtbot, way)
    assert way.check is not None
    assert "/data" in way.check.state.text()
    care.error = None
    way.check.again.click()
    _settled(qtbot, way)
    assert way.check.copy.isEnabled()
    way.check.close_button.click()


def test_a_dialog_that_was_closed_meanwhile_is_not_touched(
    way: CareWay, about: AboutSection, care: MemoryCare, qtbot: QtBot
) -> None:
    care.gate.clear()
    about.check.click()
    assert way.check is not None
    way.check.reject()
    care.gate.set()
    _settled(qtbot, way)


def test_the_bundle_is_read_before_it_is_saved_and_parts_are_left_out(
    way: CareWay, about: AboutSection, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "support.zip"
    way.ask = lambda _: target
    about.support.click()
    _settled(qtbot, way)
    dialog = way.support
    assert dialog is not None
    assert dialog.pages.text.toPlainText() == "workbench: 0.1.0\n"
    dialog.pages.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.save.click()
    _settled(qtbot, way)
    assert zipfile.ZipFile(target).namelist() == ["versions.txt"]
    assert way.support is None


def test_nothing_ticked_saves_nothing(
    way: CareWay, about: AboutSection, qtbot: QtBot, tmp_path: Path
) -> None:
    way.ask = lambda _: tmp_path / "support.zip"
    about.support.click()
    _settled(qtbot, way)
    dialog = way.support
    assert dialog is not None
    for row in range(dialog.pages.list.count()):
        dialog.pages.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.save.click()
    assert dialog.state.text()
    assert list(tmp_path.iterdir()) == []
    dialog.reject()


def test_a_place_that_cannot_be_written_keeps_the_dialog(
    way: CareWay, about: AboutSection, qtbot: QtBot, tmp_path: Path
) -> None:
    way.ask = lambda _: tmp_path / "none" / "support.zip"
    about.support.click()
    _settled(qtbot, way)
    assert way.support is not None
    way.support.save.click()
    _settled(qtbot, way)
    assert "support.zip" in way.support.state.text()
    way.support.reject()


def test_licences_are_read_and_listed(way: CareWay, about: AboutSection, qtbot: QtBot) -> None:
    about.licences.click()
    _settled(qtbot, way)
    assert way.licences is not None
    assert way.licences.pages.text.toPlainText() == "urllib3 2.7\nMIT\n\ntext"
    way.licences.copy.click()
    assert QGuiApplication.clipboard().text() == "urllib3 2.7 MIT"
    way.licences.close_button.click()


def test_the_packs_that_count_stand_beside_the_versions(
    about: AboutSection, desk: MemoryDesk, window: MainWindow, qtbot: QtBot
) -> None:
    on = [entry for entry in desk.packs.packs() if entry.is_on]
    qtbot.waitUntil(lambda: len(about.packs.text().splitlines()) == len(on) > 0)
    about.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("workbench 0.1.0\n")
    assert on[0].title in copied


def test_nobody_is_asked_for_newer_versions_by_itself(desk: MemoryDesk, way: CareWay) -> None:
    assert desk.updates.asked == 0


def test_who_wished_it_is_told_once_a_day(
    desk: MemoryDesk, way: CareWay, about: AboutSection, qtbot: QtBot
) -> None:
    desk.settings.settings = replace(desk.settings.settings, checks_updates=True)
    for _ in range(3):
        way.updates.look()
        _settled(qtbot, way)
    assert desk.updates.asked == 1
    assert "0.2.0" in about.update_state.text()
    assert about.changes.text() in {"新规则", "New rules"}


def test_the_page_opens_on_a_click_alone(way: CareWay, about: AboutSection, qtbot: QtBot) -> None:
    opened: list[str] = []
    way.updates.browse = opened.append
    about.asking.click()
    _settled(qtbot, way)
    assert opened == []
    about.opening.click()
    assert opened == ["https://publisher.example/0.2.0"]
    assert about.opening.toolTip() == "publisher.example"


def test_what_is_not_to_be_believed_is_said_where_it_was_asked_for(
    desk: MemoryDesk, way: CareWay, about: AboutSection, qtbot: QtBot
) -> None:
    desk.updates.error = UpdateRefused(reason="x")
    about.asking.click()
    _settled(qtbot, way)
    assert "x" in about.update_state.text()
    assert about.opening.isHidden()
    assert about.asking.isEnabled()


def test_a_build_that_names_nobody_says_so(
    desk: MemoryDesk, way: CareWay, about: AboutSection
) -> None:
    desk.updates.known = replace(desk.updates.known, is_offered=False)
    way.updates.start()
    assert not about.asks.isEnabled()
    assert not about.asking.isEnabled()
    assert about.update_state.text()


def test_it_is_switched_on_in_the_settings(
    desk: MemoryDesk, window: MainWindow, about: AboutSection, qtbot: QtBot
) -> None:
    assert not desk.settings.settings.checks_updates
    about.asks.click()
    qtbot.waitUntil(lambda: desk.settings.settings.checks_updates)
    qtbot.waitUntil(window.is_settled)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        pytest.param(NoticeKind.ROBOT_STOPPED, "robots", id="a robot"),
        pytest.param(NoticeKind.UPDATE_OFFERED, "about", id="a newer version"),
        pytest.param(NoticeKind.SIGN_IN_EXPIRED, "accounts", id="a shop"),
    ],
)
def test_a_notice_leads_to_its_section(
    window: MainWindow, qtbot: QtBot, kind: NoticeKind, name: str
) -> None:
    window.views.notices.settings_opened.emit(kind)
    settings = window.views.settings
    assert window.stack.shown is settings
    assert settings.pages.currentWidget() is getattr(settings, name)
    qtbot.waitUntil(window.is_settled)


def test_rounds_reach_the_groups(
    window: MainWindow, way: CareWay, desk: MemoryDesk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: way.robots.posting.knows(DINGTALK.id))
    window.refreshed.emit(report(warning(1)))
    qtbot.waitUntil(lambda: bool(desk.robots.told))
    qtbot.waitUntil(lambda: not way.robots.posting.errand.is_running)
    qtbot.waitUntil(window.is_settled)
