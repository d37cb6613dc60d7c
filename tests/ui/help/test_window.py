"""The help in the window: at the view's page, searched, linked, and fetched from nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest

from tests.ui.conftest import RESOURCES
from workbench.ui.frame.places import NOTICES
from workbench.ui.help.library import OF_VIEWS, Library
from workbench.ui.help.window import HelpWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def help_window(window: MainWindow) -> Iterator[HelpWindow]:
    window.help_way.open_at("start")
    made = window.help_way.dialog
    assert made is not None
    yield made
    made.close()


def listed(made: HelpWindow) -> list[str]:
    return [made.list.item(row).text() for row in range(made.list.count())]


@pytest.mark.parametrize("number", range(len(OF_VIEWS)), ids=OF_VIEWS)
def test_f1_opens_the_page_of_the_view(window: MainWindow, number: int) -> None:
    window.show_view(number)
    window.help_way.open()
    made = window.help_way.dialog
    assert made is not None
    title = window.rail.buttons[number].accessibleName().split(" ")[0]
    assert made.browser.accessibleName().startswith(title)
    made.close()
    assert window.help_way.dialog is None


def test_f1_and_the_rail_lead_there(window: MainWindow) -> None:
    window.show_view(NOTICES)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.help_way.dialog is not None
    window.help_way.dialog.close()
    window.rail.entries.help.click()
    assert window.help_way.dialog is not None
    window.help_way.dialog.close()


def test_a_search_leaves_the_pages_it_is_found_on(help_window: HelpWindow) -> None:
    help_window.search.searched.emit("恢复码")
    assert 1 < len(listed(help_window)) < 17
    assert all(entry.endswith(")") for entry in listed(help_window))
    help_window.search.searched.emit("这里没有的词")
    assert listed(help_window) == []
    assert help_window.nothing.isVisible()


def test_a_search_goes_to_the_place(help_window: HelpWindow) -> None:
    help_window.search.setText("carrier-words")
    help_window.search.returnPressed.emit()
    assert listed(help_window) == ["常见问题 (1)"]
    assert help_window.browser.textCursor().selectedText() == "carrier-words"


def test_a_link_turns_to_its_page(help_window: HelpWindow) -> None:
    help_window.browser.anchorClicked.emit(QUrl("monitor.md"))
    assert help_window.browser.accessibleName() == "物流监控"


def test_links_into_the_world_lead_nowhere(help_window: HelpWindow) -> None:
    before = help_window.browser.toPlainText()
    for link in ("https://example.com/a.md", "file:///etc/passwd", "nosuch.txt"):
        help_window.browser.anchorClicked.emit(QUrl(link))
    assert help_window.browser.toPlainText() == before


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("https://example.com/x.png", id="from the network"),
        pytest.param("../../icons/add.svg", id="beside the help"),
        pytest.param("/etc/hostname", id="anywhere"),
    ],
)
def test_only_our_pictures_are_read(help_window: HelpWindow, name: str) -> None:
    assert help_window.browser.loadResource(IMAGE, QUrl(name)) is None


def test_a_picture_is_never_wider_than_the_page(
    stage: Stage, tmp_path: Path, qtbot: QtBot, window: MainWindow
) -> None:
    pages = tmp_path / "help" / "zh_CN"
    pages.mkdir(parents=True)
    for page in (RESOURCES / "help" / "zh_CN").iterdir():
        (pages / page.name).write_text("# 页\n\n![图](../wide.png)\n", "utf-8")
    QImage(3000, 30, QImage.Format.Format_RGB32).save(str(tmp_path / "help" / "wide.png"))
    made = HelpWindow(Library.open(pages), stage, window)
    made.show()
    shown = made.browser.loadResource(IMAGE, QUrl("../wide.png"))
    assert isinstance(shown, QImage)
    assert 0 < shown.width() <= made.browser.viewport().width()
    made.close()
    made.deleteLater()


def test_a_page_stands_once_however_the_window_is_resized(
    help_window: HelpWindow, qtbot: QtBot
) -> None:
    help_window.browser.anchorClicked.emit(QUrl("words.md"))
    before = help_window.browser.toPlainText()
    for width in (760, 1000, 720):
        help_window.resize(width, 600)
        qtbot.waitUntil(lambda: not help_window.browser.is_refitting)
    assert help_window.browser.toPlainText() == before
    assert before.count("处理状态") == 1


def test_escape_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    window.help_way.open()
    made = window.help_way.dialog
    assert made is not None
    qtbot.waitUntil(made.isActiveWindow)
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert window.help_way.dialog is None


def test_every_section_of_the_settings_is_told(window: MainWindow) -> None:
    told = (RESOURCES / "help" / "zh_CN" / "settings.md").read_text("utf-8")
    names = [section.name for section in window.views.settings.sections]
    assert [name for name in names if f"| {name} |" not in told] == []


def test_lists_and_fields_have_names(help_window: HelpWindow) -> None:
    assert help_window.list.accessibleName()
    assert help_window.search.accessibleName()
