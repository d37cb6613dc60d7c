"""Foreign text stays text, in every widget of every view (faults I1 to I4, I7)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from tests.ui.doubles import MemoryDesk
from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.rule_doubles import ChineseRules
from tests.ui.season import picture_rows, some_notices
from workbench.domain.views import Grouping
from workbench.ui.frame.places import NOTICES, ORDERS
from workbench.ui.widgets.chip import Chip
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.domain.rules.decisions import Decision
    from workbench.ui.frame.main_window import MainWindow

HOSTILE = '<img src="//canary.invalid/x.png"><b>杯</b> & 50% %1 {0}\u202e'
SHOWN = '<img src="//canary.invalid/x.png"><b>杯</b> & 50% %1 {0}‹U+202E›'


class HostileRules(ChineseRules):
    """Words of a pack somebody tampered with."""

    def chip(self, rule_id: str, *, is_overdue: bool = False) -> str:
        return HOSTILE

    def title(self, rule_id: str) -> str:
        return HOSTILE

    def sentence(self, decision: Decision) -> str:
        return HOSTILE

    def note(self, rule_id: str) -> str:
        return HOSTILE


@pytest.fixture
def desk() -> MemoryDesk:
    """Every foreign text of the first row is hostile."""
    first = replace(
        picture_rows()[0],
        shop_name=HOSTILE,
        waybill=HOSTILE,
        last_event_text=HOSTILE,
        last_site=HOSTILE,
    )
    desk = MemoryDesk(MemoryMonitor([first]), rules=HostileRules())
    desk.notices.notices = [replace(some_notices()[0], order_number=HOSTILE)]
    return desk


def all_tooltips(window: MainWindow) -> list[str]:
    views = window.findChildren(QAbstractItemView)
    cells = [cell for view in views for cell in cell_tooltips(view.model())]
    return [*cells, *(widget.toolTip() for widget in window.findChildren(QWidget))]


def cell_tooltips(model: QAbstractItemModel) -> list[Any]:
    role = Qt.ItemDataRole.ToolTipRole
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    places = [(row, column) for row in range(model.rowCount()) for column in range(columns)]
    return [model.index(row, column).data(role) for row, column in places]


def test_every_label_is_plain(window: MainWindow, qtbot: QtBot) -> None:
    for number in (ORDERS, NOTICES):
        window.show_view(number)
        qtbot.waitUntil(window.is_settled)
    labels = window.findChildren(QLabel)
    assert len(labels) > 40
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert any(label.text() == SHOWN for label in labels)


def test_every_tooltip_is_literal(window: MainWindow) -> None:
    tips = [text for text in all_tooltips(window) if text]
    assert len(tips) > 5
    for text in tips:
        inner = text.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
        assert text.startswith("<qt>")
        assert "<" not in inner
    assert not any(w.statusTip() or w.whatsThis() for w in window.findChildren(QWidget))


def test_hostile_names_do_not_break_the_views(window: MainWindow, qtbot: QtBot) -> None:
    window.views.monitor.asking.choose(grouping=Grouping.CARRIER_SITE)
    qtbot.waitUntil(window.is_settled)
    assert not window.grab().isNull()
    assert all("\u202e" not in chip.word for chip in window.findChildren(Chip))


def test_names_in_sentences_are_not_filled_in_again(window: MainWindow) -> None:
    assert window.views.monitor.detail.effects.site_text.count("{0}") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("a & b", "<qt>a &amp; b</qt>", id="ampersand"),
        pytest.param("<b>a</b>\nb", "<qt>&lt;b&gt;a&lt;/b&gt;<br>b</qt>", id="markup and lines"),
    ],
)
def test_tip(text: str, shown: str) -> None:
    assert tip(text) == shown


def test_label_stays_plain_after_a_change(qtbot: QtBot) -> None:
    label = PlainLabel("x")
    qtbot.addWidget(label)
    label.setText(HOSTILE)
    assert label.text() == SHOWN
    assert label.textFormat() is Qt.TextFormat.PlainText
