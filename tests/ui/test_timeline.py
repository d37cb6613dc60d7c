"""The painted trace: where the mouse finds on whose word a step stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from workbench.ui.detail.facts import Step
from workbench.ui.detail.timeline import Timeline
from workbench.ui.theming import ThemeKeeper

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DOUBT = "按快递100状态，原文未说明"
STEPS = [
    Step("已揽收", "1月22日 05:20", "测试网点已揽收"),
    Step("运输中", "1月22日 08:20", "快件操作", doubt=DOUBT),
    Step("已签收", "1月23日 08:20", "已签收"),
]


@pytest.fixture
def timeline(qtbot: QtBot, qapp: QApplication) -> Timeline:
    widget = Timeline(ThemeKeeper(qapp))
    qtbot.addWidget(widget)
    widget.resize(320, 300)
    widget.show_steps(STEPS)
    widget.show()
    return widget


def test_the_doubt_is_found_where_its_step_is(timeline: Timeline) -> None:
    found = [timeline.doubt_at(y) for y in range(-5, timeline.height() + 50)]
    assert found[0] == found[-1] == ""
    assert set(found) == {"", DOUBT}
    middle = [y for y, doubt in enumerate(found) if doubt]
    assert middle == list(range(middle[0], middle[-1] + 1))


def test_the_doubt_is_shown_as_plain_text_and_read_aloud(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_steps([Step("在途", "", "", doubt="<b>1</b>")])
    where = QPoint(40, 5)
    told = QHelpEvent(QHelpEvent.Type.ToolTip, where, timeline.mapToGlobal(where))
    QApplication.sendEvent(timeline, told)
    qtbot.waitUntil(lambda: bool(QToolTip.text()))
    assert QToolTip.text() == "<qt>&lt;b&gt;1&lt;/b&gt;</qt>"
    assert "<b>1</b>" in timeline.accessibleName()
    QToolTip.hideText()
