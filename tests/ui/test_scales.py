"""On screens of 125 and 150 %: no words of a dialog are cut, no icon is drawn too small."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tests.ui.scaled import cut
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]


def test_what_is_cut_is_seen(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    button, label = QPushButton("发送测试并保存"), PlainLabel("2401200011874563218")
    for each in (button, label):
        each.setFixedWidth(20)
    column = QVBoxLayout(root)
    column.addWidget(button)
    column.addWidget(label)
    root.show()
    assert len(list(cut(root))) == 2


@pytest.mark.parametrize(
    ("scale", "language"),
    [pytest.param("1.25", "en", id="125 %"), pytest.param("1.5", "zh_CN", id="150 %")],
)
def test_nothing_of_a_dialog_is_cut(scale: str, language: str) -> None:
    """Qt reads the scale once, as it begins: each needs a process."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.ui.scaled", language],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=300,
        check=True,
    )
    found = json.loads(told.stdout)
    assert len(found) > 30
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
