"""Colours live in one place, and every text can be read on its ground."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from workbench.domain.rules.decisions import Level
from workbench.domain.settings import ThemeChoice
from workbench.ui.stylesheet import style_sheet
from workbench.ui.theme import DARK, LEVEL_TONES, LIGHT, USED_PAIRS, Theme, Tone, Type
from workbench.ui.theming import ThemeKeeper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage

ROOT = Path(__file__).resolve().parents[2]
AA = 4.5
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(|GlobalColor\.(?!transparent)")


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(text: str, ground: str) -> float:
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_the_extremes() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), USED_PAIRS, ids=" on ".join)
def test_text_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= AA


@pytest.mark.parametrize("ground", ["surface", "selection", "window"])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_tone_is_among_the_checked_pairs_or_readable(theme: Theme, ground: str) -> None:
    for tone in Tone:
        assert contrast(tone.ink(theme).name(), getattr(theme, ground)) >= 3


def test_no_colour_stands_outside_the_theme() -> None:
    files = [path for path in (ROOT / "workbench/ui").rglob("*.py") if path.name != "theme.py"]
    found = [path.name for path in files if COLOUR.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_icons_take_the_themes_colours() -> None:
    icons = [p for p in (ROOT / "resources/icons").glob("*.svg") if p.name != "application.svg"]
    assert len(icons) >= 10
    assert [p.name for p in icons if COLOUR.search(p.read_text(encoding="utf-8"))] == []


def test_style_sheet_leaves_no_token_open() -> None:
    assert "$" not in style_sheet(LIGHT)


def test_every_level_has_its_tone() -> None:
    assert set(LEVEL_TONES) == set(Level)


def test_type_scale() -> None:
    font = Type.VIEW.font()
    assert (font.pixelSize(), font.weight()) == (20, 700)
    assert font.families()[0] == "Microsoft YaHei UI"


def test_the_task_bar_finds_the_menu_entry(qapp: QApplication, stage: Stage) -> None:
    (entry,) = (ROOT / "packaging" / "debian").glob("*.desktop")
    assert qapp.desktopFileName() == entry.stem


def test_the_badge_is_told_by_a_path_that_the_bus_takes(qapp: QApplication, stage: Stage) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_]+", qapp.applicationName())
    assert not qapp.applicationName().startswith("_")


def test_choice_dresses_the_application(qapp: QApplication, stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.keeper.changed):
        stage.keeper.choose(ThemeChoice.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    with qtbot.assertNotEmitted(stage.keeper.changed):
        stage.keeper.choose(ThemeChoice.DARK)
    stage.keeper.choose(ThemeChoice.LIGHT)


def test_system_scheme_is_followed_until_the_seller_chooses(qapp: QApplication) -> None:
    keeper = ThemeKeeper(qapp, ThemeChoice.SYSTEM)
    is_dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert keeper.theme is (DARK if is_dark else LIGHT)
    keeper.choose(ThemeChoice.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert keeper.theme is DARK
    keeper.choose(ThemeChoice.LIGHT)
    keeper.deleteLater()
