"""The view of figures: label, points with their cap, score, surcharge and template check."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QBoxLayout

from tests.ui.metrics_doubles import some_accounts, some_items
from tests.ui.season import NOW
from workbench.domain.metrics import FreightForm, FreightLine
from workbench.ui.frame.places import METRICS
from workbench.ui.metrics.freight_words import verdicts
from workbench.ui.metrics.label_rows import LABEL_COLUMNS, day_tip, rows_of
from workbench.ui.metrics.points_card import points_figure, remarks
from workbench.ui.metrics.view import MetricsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.columns import Look


@pytest.fixture
def view(qtbot: QtBot, tools: ViewTools, settle: Callable[[], None]) -> MetricsView:
    made = MetricsView(tools)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.reload()
    settle()
    return made


@pytest.fixture
def look(tools: ViewTools) -> Look:
    return tools.look()


def test_opens_on_this_week(view: MetricsView) -> None:
    assert view.head.context == "本周，1月22日至1月28日"
    assert view.label.summary.text() == "2 个商品，其中 1 个的 48h 标还可能丢"


@pytest.mark.parametrize(
    ("width", "way"),
    [
        pytest.param(1132, QBoxLayout.Direction.TopToBottom, id="window of 1280"),
        pytest.param(1292, QBoxLayout.Direction.LeftToRight, id="window of 1440"),
    ],
)
def test_the_label_is_seen_whole(
    view: MetricsView, width: int, way: QBoxLayout.Direction, qtbot: QtBot
) -> None:
    view.resize(width, 800)
    assert view.way is way
    bar = view.label.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_label_is_painted_day_by_day(look: Look) -> None:
    row = rows_of(some_items())[0]
    shown = {column.key: column.paint.text(row, look) for column in LABEL_COLUMNS}
    assert [shown[f"day{number}"] for number in range(4)] == [
        "可保住 60/60",
        "已丢 8/10",
        "有风险 90/100",
        "—",
    ]
    assert (shown["spare"], shown["next_limit"]) == ("1", "1月24日 15:00")
    assert "付款 100 笔" in day_tip(row, look, number=2)


def test_the_cap_is_drawn(look: Look) -> None:
    account = some_accounts()[0]
    figure = points_figure(account, look)
    assert (figure.line, figure.line_label) == (6.0, "上限 6 分 / 30 天")
    assert figure.note.startswith("已用 5 / 6 分，还剩 1 分")
    assert (len(figure.marks), figure.marks[-1].label) == (30, "5")
    full = replace(account, taken=6, at_risk=2)
    assert remarks(full)[0][0] == "2 张超时的开票工单各可能扣 1 分，不超过上限。"


def test_points_without_a_cap_say_so(look: Look) -> None:
    douyin = some_accounts()[1]
    assert points_figure(douyin, look).note == "30 天内 0 分；没有来源给出上限。"
    assert "没有豁免" in remarks(douyin)[0][0]


def test_a_score_is_entered_and_judged(
    view: MetricsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    card = view.scores["d1"]
    own, mean = card.fields["配送时长"]
    own.setText("70")
    mean.setText("66")
    mean.editingFinished.emit()
    settle()
    assert desk.metrics.put == [("d1", "配送时长", "70", "66")]


def test_a_score_that_is_no_number_is_said_at_the_foot(
    view: MetricsView, settle: Callable[[], None], qtbot: QtBot
) -> None:
    own, _ = view.scores["d1"].fields["配送时长"]
    own.setText("很快")
    with qtbot.waitSignal(view.said) as said:
        own.editingFinished.emit()
    assert "无法识别" in said.args[0]


def test_a_surcharge_is_worked_with_every_key(view: MetricsView) -> None:
    card = view.surcharge
    assert card.result.text() == "请填写重量和下单时间。"
    card.tiers.chips["铜牌"].click()
    card.fields["weight"].setText("74.2")
    card.fields["at"].setText("2022-12-30 16:45")
    card.fields["base"].setText("120")
    assert card.result.text() == "加价 ¥7.50，合计 ¥127.50"
    assert card.steps.text().splitlines()[:2] == [
        "首重 30 公斤：¥3.00",
        "续重 45 公斤 × ¥0.10 = ¥4.50",
    ]
    card.tiers.chips["金牌"].click()
    assert card.steps.text().splitlines()[0] == "这个等级不加价。"
    card.fields["weight"].setText("重")
    assert "无法识别" in card.result.text()


def test_a_template_is_checked_and_kept(
    view: MetricsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    card = view.freight
    card.templates.chips["按件计费"].click()
    card.set_at.setText("2024-01-24 09:00")
    for name, text in (
        ("name", "广东"),
        ("freight", "4.5"),
        ("red_line", "6"),
        ("blue_line", "4.8"),
        ("guide_price", "4.2"),
    ):
        card.lines[0][name].setText(text)
    told = card.result.text().splitlines()
    assert told[0] == "红线：没有线路超过。"
    assert told[1] == "「平台指导运费」标：预计 1月25日（次日）打标。"
    card.lines[0]["guide_price"].editingFinished.emit()
    settle()
    assert desk.metrics.form.lines == (FreightLine("广东", "4.5", "6", "4.8", "4.2"),)


def test_lines_come_and_go(view: MetricsView, desk: MemoryDesk, settle: Callable[[], None]) -> None:
    card = view.freight
    card.add.click()
    assert len(card.lines) == 2
    card.lines[1]["name"].setText("新疆")
    card.lines[1]["name"].editingFinished.emit()
    settle()
    assert [line.name for line in desk.metrics.form.lines] == ["新疆"]


def test_a_kept_template_is_shown(
    view: MetricsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.metrics.form = FreightForm(
        "运费指导模板", NOW - timedelta(days=2), lines=(FreightLine("广东", "7", "6"),)
    )
    view.reload()
    settle()
    assert view.freight.set_at.text() == "2024-01-22 10:00"
    assert view.freight.result.text().startswith("红线：有线路超过")


def test_what_lacks_is_unknown(desk: MemoryDesk, look: Look) -> None:
    found = desk.metrics.check(FreightForm())
    assert [line[-8:] for line in verdicts(found, look.formats)][:1] == ["未知，缺少数字。"]


def test_no_items_and_no_points_say_so(
    view: MetricsView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.metrics.items, desk.metrics.accounts = [], []
    view.reload()
    settle()
    assert view.label.summary.text().startswith("没有淘宝店铺")
    assert view.points.cards == []


def test_the_label_goes_out(view: MetricsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.export_wanted) as told:
        view.export()
    assert told.args[0].value == "labels"


def test_the_window_has_the_figures(window: MainWindow, qtbot: QtBot) -> None:
    window.show_view(METRICS)
    qtbot.waitUntil(window.is_settled)
    assert window.views.metrics.label.rows
