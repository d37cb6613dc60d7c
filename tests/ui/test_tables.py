"""Tables: pure changes, columns that give way, the model's signals, the view's memory."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.rule_doubles import ChineseRules
from tests.ui.season import NOW, many_rows, picture_rows
from workbench.domain.handling import HandlingState
from workbench.domain.tables.fields import Field, Layout, in_window
from workbench.domain.tables.monitor import MONITOR_FIELDS
from workbench.domain.views import SortKey
from workbench.ui.cases.columns import CASE_COLUMNS
from workbench.ui.formats import Formats
from workbench.ui.monitor.columns import MONITOR_COLUMNS
from workbench.ui.tables.columns import Column, Look, Paint
from workbench.ui.tables.header import SortHeader
from workbench.ui.tables.model import CellRole, PagedModel, heading_of
from workbench.ui.tables.rows import LARGEST, PAGE, RowCache
from workbench.ui.tables.view import PagedTable
from workbench.ui.theme import Tone, Type
from workbench.ui.tickets.columns import TICKET_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from workbench.domain.views import MonitorRow
    from workbench.ui.start import Stage

LOOK = Look(NOW, Formats(), ChineseRules())
KEYS = [column.key for column in MONITOR_COLUMNS]
OPTIONAL = {
    "level",
    "verdict",
    "handled_by",
    "handled_at",
    "last_scan_at",
    "paid_at",
    "warnings",
}
USUAL = [key for key in KEYS if key not in OPTIONAL]


def ids(values: Iterable[int]) -> array[int]:
    return array("q", values)


def model_of(monitor: MemoryMonitor) -> PagedModel[MonitorRow]:
    model: PagedModel[MonitorRow] = PagedModel(MONITOR_COLUMNS, monitor.rows, LOOK)
    model.show(ids(row.id for row in monitor.all_rows))
    return model


@pytest.mark.parametrize(
    ("room", "hidden"),
    [
        pytest.param(2000, set(), id="wide"),
        pytest.param(900, {"asked_at", "carrier", "platform_shop"}, id="narrow"),
        pytest.param(
            300, {"asked_at", "carrier", "platform_shop", "handling", "waybill"}, id="narrowest"
        ),
    ],
)
def test_columns_give_way(room: int, hidden: set[str]) -> None:
    assert set(KEYS) - OPTIONAL - Layout().visible(in_window(MONITOR_FIELDS), room) == hidden


def test_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(MemoryMonitor()))


def test_cells_of_the_most_urgent_row() -> None:
    model = model_of(MemoryMonitor())
    shown = [model.data(model.index(0, KEYS.index(key))) for key in USUAL]
    assert shown == [
        "⬤",
        "揽收后48h未离开首分拨",
        "已超4时40分",
        "1月24日 05:20",
        "To do",
        "1688・晨禾百货",
        "2401200011874563218",
        "圆通",
        "YT8800213345012",
        "1月22日 07:46  【义乌转运中心】已收入",
        "10:00",
    ]


@pytest.mark.parametrize(
    ("row", "key", "text"),
    [
        pytest.param(3, "last_scan", "None", id="no trace"),
        pytest.param(4, "last_scan", "Paid 1月22日 13:20", id="not shipped"),
        pytest.param(4, "waybill", "—", id="no waybill"),
        pytest.param(6, "asked_at", "09:42", id="asked earlier"),
        pytest.param(7, "remaining", "Pre-penalty", id="no instant known"),
        pytest.param(11, "warning", "No warning", id="well"),
        pytest.param(11, "remaining", "—", id="nothing to count"),
    ],
)
def test_cells_without_a_plain_value(row: int, key: str, text: str) -> None:
    model = model_of(MemoryMonitor())
    assert model.data(model.index(row, KEYS.index(key))) == text


def test_old_answers_are_marked_on_the_row() -> None:
    old = replace(picture_rows()[0], polled_at=NOW - timedelta(hours=13))
    model = model_of(MemoryMonitor([old]))
    index = model.index(0, KEYS.index("asked_at"))
    assert model.data(index, CellRole).tone is Tone.WARNING
    assert "may be out of date" in model.data(index, int(Qt.ItemDataRole.ToolTipRole))


def test_settled_rows_have_no_urgency() -> None:
    filed = replace(picture_rows()[0], handling=HandlingState.FILED)
    waiting = replace(picture_rows()[0], id=2, handling=HandlingState.AWAITING_CARRIER)
    model = model_of(MemoryMonitor([filed, waiting]))
    tones = [model.data(model.index(row, 1), CellRole).tone for row in range(2)]
    assert tones == [Tone.MUTED, Tone.CRITICAL]
    assert [model.data(model.index(row, 0)) for row in range(2)] == ["✓", "⬤"]


def test_further_warnings_are_counted() -> None:
    model = model_of(MemoryMonitor([replace(picture_rows()[0], warnings=3)]))
    assert model.data(model.index(0, 1)) == "揽收后48h未离开首分拨 +2"


@pytest.mark.parametrize(
    ("looked_at", "read"),
    [
        pytest.param([100], [range(100, 100 + PAGE)], id="a jump reads one page from there"),
        pytest.param([100, 99], [range(100, 100 + PAGE), range(100 - PAGE, 100)], id="upwards"),
        pytest.param(
            [100, 95], [range(100, 100 + PAGE), range(95, 100)], id="only what is missing"
        ),
        pytest.param([5, 4], [range(5, 5 + PAGE), range(5)], id="to the top"),
        pytest.param([499], [range(499, 500)], id="at the end"),
    ],
)
def test_pages_begin_where_somebody_looks(looked_at: list[int], read: list[range]) -> None:
    rows = many_rows(500)
    by_id = {row.id: row for row in rows}
    asked: list[list[int]] = []

    def fetch(wanted: Iterable[int]) -> list[MonitorRow]:
        asked.append(list(wanted))
        return [by_id[row_id] for row_id in asked[-1]]

    model: PagedModel[MonitorRow] = PagedModel(MONITOR_COLUMNS, fetch, LOOK)
    model.show(array("q", by_id))
    for place in looked_at:
        assert model.row_at(place) == rows[place]
    assert asked == [[rows[place].id for place in places] for places in read]


def test_rows_are_read_by_the_page() -> None:
    asked: list[int] = []
    rows = {row.id: row for row in many_rows(1000)}

    def read(wanted: Iterable[int]) -> list[MonitorRow]:
        found = [rows[row_id] for row_id in wanted]
        asked.append(len(found))
        return found

    model: PagedModel[MonitorRow] = PagedModel(MONITOR_COLUMNS, read, LOOK)
    model.show(ids(rows))
    for row in range(PAGE):
        model.data(model.index(row, 1))
    assert asked == [PAGE]


def test_cache_stays_small() -> None:
    cache: RowCache[MonitorRow] = RowCache(lambda wanted: many_rows(2)[:0])
    cache.fetch(range(LARGEST + 100))
    assert not cache.has(0)
    assert cache.has(LARGEST + 99)


def test_row_that_has_gone_shows_dashes() -> None:
    model: PagedModel[MonitorRow] = PagedModel(MONITOR_COLUMNS, lambda wanted: [], LOOK)
    model.show(ids([1]))
    assert model.data(model.index(0, 1)) == "—"


def test_only_the_row_that_changed_is_told(qtbot: QtBot) -> None:
    monitor = MemoryMonitor()
    model = model_of(monitor)
    model.reread(0, 5)
    monitor.handle(3, HandlingState.CHASED)
    with qtbot.waitSignal(model.dataChanged) as heard:
        model.reread(0, 5)
    assert (heard.args[0].row(), heard.args[1].row()) == (2, 2)


def test_only_countdowns_that_changed_are_told(qtbot: QtBot) -> None:
    model = model_of(MemoryMonitor())
    model.reread(0, 11)
    told: list[tuple[int, int]] = []
    model.look_at(replace(LOOK, now=NOW + timedelta(seconds=1)), 0, 2)
    model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column())))
    model.look_at(replace(LOOK, now=NOW + timedelta(seconds=59)), 0, 2)
    assert told == []
    model.look_at(replace(LOOK, now=NOW + timedelta(seconds=61)), 0, 2)
    assert told == [(row, KEYS.index("remaining")) for row in range(3)]


def test_an_answer_that_grows_old_is_told_where_no_word_of_it_changes() -> None:
    monitor = MemoryMonitor()
    monitor.all_rows = [
        replace(row, polled_at=NOW - timedelta(hours=11)) for row in monitor.all_rows
    ]
    model, told = model_of(monitor), set[str]()
    model.reread(0, 2)
    model.dataChanged.connect(lambda first, last: told.add(KEYS[first.column()]))
    model.look_at(replace(LOOK, now=NOW + timedelta(hours=2)), 0, 2)
    assert told == {"remaining", "asked_at"}


@pytest.fixture
def table(qtbot: QtBot, stage: Stage) -> PagedTable:
    made = PagedTable(model_of(MemoryMonitor(many_rows(500))), stage.keeper)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    made.show_ids(ids(range(1, 501)))
    return made


def test_new_answer_starts_at_the_top_with_the_first_row(table: PagedTable) -> None:
    assert table.chosen == 1
    assert table.verticalScrollBar().value() == 0


def test_typing_into_a_list_reads_none_of_its_rows(qtbot: QtBot, stage: Stage) -> None:
    monitor, read = MemoryMonitor(many_rows(500)), set[int]()

    def rows(wanted: Sequence[int]) -> list[MonitorRow]:
        read.update(wanted)
        return monitor.rows(wanted)

    made = PagedTable(PagedModel(MONITOR_COLUMNS, rows, LOOK), stage.keeper)
    qtbot.addWidget(made)
    made.show_ids(ids(range(1, 501)))
    QTest.keyClicks(made, "YT880")
    assert (500 in read, made.chosen) == (False, 1)


def test_refresh_keeps_selection_and_scroll(table: PagedTable, qtbot: QtBot) -> None:
    table.choose(300)
    table.verticalScrollBar().setValue(290 * 40 + 13)
    with qtbot.assertNotEmitted(table.row_chosen):
        table.refresh_ids(ids([900, *range(1, 200), *range(203, 501)]))
    assert table.chosen == 300
    assert table.currentIndex().row() == table.model().rowCount() - 201
    assert table.verticalScrollBar().value() == 288 * 40 + 13


def test_refresh_at_the_top_stays_at_the_top(table: PagedTable) -> None:
    table.refresh_ids(ids([900, 901, *range(1, 501)]))
    assert table.verticalScrollBar().value() == 0
    assert table.chosen == 1


def test_refresh_with_everything_turned_round_keeps_the_selection(table: PagedTable) -> None:
    table.choose(300)
    table.refresh_ids(ids(range(500, 0, -1)))
    assert table.chosen == 300
    assert table.currentIndex().row() == 200


def test_row_that_left_gives_its_place_to_the_next(table: PagedTable) -> None:
    table.choose(3)
    table.refresh_ids(ids([1, 2, *range(4, 501)]))
    assert table.chosen == 4


def test_last_row_that_left_gives_its_place_to_the_one_before(table: PagedTable) -> None:
    table.choose(500)
    table.refresh_ids(ids(range(1, 500)))
    assert table.chosen == 499


def test_nothing_left_is_nothing_chosen(table: PagedTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.row_chosen) as heard:
        table.refresh_ids(ids([]))
    assert heard.args == [0]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        pytest.param("j", 2, id="next"),
        pytest.param("jjk", 2, id="and back"),
        pytest.param("k", 1, id="stops at the top"),
    ],
)
def test_j_and_k_move(table: PagedTable, qtbot: QtBot, keys: str, chosen: int) -> None:
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    for key in keys:
        QTest.keyClick(table, ord(key.upper()))
    assert table.chosen == chosen


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param(MONITOR_COLUMNS, id="monitor"),
        pytest.param(TICKET_COLUMNS, id="tickets"),
        pytest.param(CASE_COLUMNS, id="filings"),
    ],
)
def test_no_heading_is_cut(columns: tuple[Column[Any], ...], qtbot: QtBot, stage: Stage) -> None:
    header = SortHeader(columns, stage.keeper)
    qtbot.addWidget(header)
    letters = QFontMetrics(Type.NOTE_STRONG.font())
    cut = [f for f in header.fields if letters.horizontalAdvance(heading_of(f)) + 12 > f.width]
    assert cut == []


@pytest.mark.parametrize(
    ("heading", "width"),
    [pytest.param("Warning", 172, id="chinese"), pytest.param("Untranslated", 200, id="english")],
)
def test_words_have_more_room_where_english_is_spoken(
    heading: str, width: int, qtbot: QtBot, stage: Stage
) -> None:
    field = Field(key="warning", heading=heading, width=172, wide=200)
    header = SortHeader((Column(field, Paint(lambda row, look: "")),), stage.keeper)
    qtbot.addWidget(header)
    assert [field.width for field in header.fields] == [width]


def test_header_sorts_and_turns_round(table: PagedTable) -> None:
    wanted: list[tuple[object, bool]] = []
    table.header.sort_wanted.connect(lambda sort, down: wanted.append((sort, down)))
    table.header.show_sorting(SortKey.DEADLINE, is_descending=False)
    for key in ("waybill", "remaining", "shape"):
        table.header.sectionClicked.emit(KEYS.index(key))
    assert wanted == [(SortKey.WAYBILL, False), (SortKey.DEADLINE, True)]


def test_enter_opens_the_row(table: PagedTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.row_opened) as heard:
        table.activated.emit(table.model().index(4, 0, QModelIndex()))
    assert heard.args == [5]


def test_table_paints_a_million_rows(stage: Stage, qtbot: QtBot) -> None:
    first = many_rows(1)[0]

    def read(wanted: Iterable[int]) -> list[MonitorRow]:
        return [replace(first, id=row_id) for row_id in wanted]

    model: PagedModel[MonitorRow] = PagedModel(MONITOR_COLUMNS, read, LOOK)
    table = PagedTable(model, stage.keeper)
    qtbot.addWidget(table)
    table.resize(1000, 400)
    table.show()
    table.show_ids(ids(range(1, 1_000_001)))
    table.choose(1_000_000)
    assert table.visible_rows()[1] == 999_999
    assert not table.grab().isNull()


def test_the_row_under_the_mouse_is_lit(qtbot: QtBot, stage: Stage) -> None:
    table = PagedTable(model_of(MemoryMonitor(picture_rows())), stage.keeper)
    qtbot.addWidget(table)
    table.resize(900, 400)
    with qtbot.waitExposed(table):
        table.show()
    QTest.mouseMove(table.viewport(), QPoint(50, table.rowHeight(0) + 5))
    qtbot.waitUntil(lambda: table.hover.row == 1)
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert table.hover.row == -1
