"""The rules view: timeline, filters, keys, detail, broken packs, the way from a warning."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.rule_doubles import own_rules
from tests.ui.season import DEPARTURE, GAP, NOW
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import DiskFull, PackFieldUnknown
from workbench.domain.rules.views import PackProblem, RuleTimeline, RuleVisit
from workbench.domain.shops import Platform
from workbench.ui.rules.axis import Zoom
from workbench.ui.rules.model import RuleColumn
from workbench.ui.rules.view import RulesView
from workbench.ui.widgets.labels import PlainLabel, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.doubles import MemoryDesk
    from workbench.ui.start import ViewTools

SUSPENDED = "1688.complaint.accepted_no_liability"
AMOUNT = "1688.outside.amount_late"


@pytest.fixture
def bare(qtbot: QtBot, tools: ViewTools) -> RulesView:
    """A view that has read nothing yet."""
    made = RulesView(tools)
    qtbot.addWidget(made)
    made.resize(1500, 800)
    made.show()
    return made


@pytest.fixture
def view(bare: RulesView, settle: Callable[[], None]) -> RulesView:
    bare.reload()
    settle()
    return bare


def texts(widget: QWidget) -> list[str]:
    labels = widget.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisibleTo(widget)]


def tags(widget: QWidget) -> list[str]:
    return [tag.text() for tag in widget.findChildren(Tag) if tag.isVisibleTo(widget)]


def shown(view: RulesView) -> list[str]:
    rows = (view.model.entry_at(row) for row in range(view.model.rowCount()))
    return [entry.id for entry in rows if entry is not None]


def test_opens_on_every_rule_with_the_first_chosen(view: RulesView) -> None:
    assert len(shown(view)) == len(own_rules().entries)
    assert view.table.chosen is not None
    assert view.table.chosen.id == DEPARTURE
    assert view.head.context.startswith(f"{len(own_rules().entries)} 条规则")


def test_model_keeps_qts_rules(view: RulesView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)


def test_heads_cannot_be_chosen(view: RulesView) -> None:
    head = view.model.index(0, 0)
    assert head.data().startswith("1688 ・ 发货与轨迹时限  ")
    assert not view.model.flags(head) & Qt.ItemFlag.ItemIsSelectable
    assert view.model.index(0, 1).data() is None


@pytest.mark.parametrize(
    ("rule", "today"),
    [
        pytest.param(DEPARTURE, "48小时", id="its figure"),
        pytest.param(SUSPENDED, "已结束", id="ended"),
        pytest.param("tmall.outside.shipped_is_pickup", "未开始", id="to come"),
        pytest.param("1688.penalty.stacking", "生效中", id="no figure"),
    ],
)
def test_today_is_told_in_a_column(view: RulesView, rule: str, today: str) -> None:
    view.show_rule(rule)
    row = view.table.currentIndex().row()
    assert view.model.index(row, RuleColumn.TODAY).data() == today


def test_the_bar_is_words_for_a_screen_reader(view: RulesView) -> None:
    view.show_rule(AMOUNT)
    index = view.model.index(view.table.currentIndex().row(), RuleColumn.LINE)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.splitlines() == [
        "至 2023-05-31  ¥10.00",
        "2023-06-01 至 2023-06-06  ¥10.00 · ¥100.00",
        "2023-06-07 至 2024-03-13  ¥5.00 · ¥50.00",
    ]


def test_platform_and_search_filter(view: RulesView) -> None:
    view.chips.platforms[Platform.DOUYIN].click()
    assert {rule.split(".")[0] for rule in shown(view)} == {"douyin"}
    view.head.search.searched.emit("自动赔付")
    assert "douyin.autocomp.suspended" in shown(view)
    assert len(shown(view)) < 6


def test_only_what_holds_today(view: RulesView) -> None:
    view.chips.in_force.click()
    assert DEPARTURE in shown(view)
    assert SUSPENDED not in shown(view)


def test_nothing_fits_and_the_way_out(view: RulesView) -> None:
    view.choose(search="没有这样的规则")
    assert view.area.state == "没有符合条件的规则"
    view.area.pressed.emit()
    assert view.area.state == ""
    assert len(shown(view)) == len(own_rules().entries)


def test_no_pack_at_all(bare: RulesView, desk: MemoryDesk, settle: Callable[[], None]) -> None:
    desk.rule_reader.found = RuleTimeline(())
    bare.reload()
    settle()
    assert bare.area.state == "没有规则"


def test_failure_says_so_and_tries_again(
    bare: RulesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.rule_reader.error = DiskFull()
    bare.reload()
    settle()
    assert bare.area.state
    desk.rule_reader.error = None
    bare.area.pressed.emit()
    settle()
    assert bare.area.state == ""


def test_a_later_failure_keeps_what_stands(
    view: RulesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    desk.rule_reader.error = DiskFull()
    view.reload()
    settle()
    assert view.area.state == ""


def test_a_broken_pack_is_told_over_the_rules(
    bare: RulesView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    fault = PackFieldUnknown(path="my.toml:12", rule="my.rule", field="hourss")
    problem = PackProblem("自家规则", fault, has_last_good=True)
    desk.rule_reader.found = replace(own_rules(), problems=(problem,))
    bare.reload()
    settle()
    assert "规则包「自家规则」有误，仍按上一份有效的执行。" in bare.problem_bar.sentence
    assert "my.toml:12" in bare.problem_bar.sentence
    with qtbot.waitSignal(bare.packs_wanted):
        bare.problem_bar.pressed.emit()


def test_buttons_about_packs_have_their_place(bare: RulesView) -> None:
    assert not bare.head.has_acts
    packs = QPushButton("规则包…")
    bare.head.add_act(packs)
    assert bare.head.has_acts
    assert packs.isVisibleTo(bare)


def test_j_and_k_step_over_heads(view: RulesView) -> None:
    view.choose(search="投诉")
    view.table.setFocus()
    walked = []
    for _ in shown(view):
        assert view.table.chosen is not None
        walked.append(view.table.chosen.id)
        QTest.keyClick(view.table, Qt.Key.Key_J)
    assert walked == shown(view)
    QTest.keyClick(view.table, Qt.Key.Key_K)
    assert view.table.chosen is not None
    assert view.table.chosen.id == walked[-2]


def test_arrows_move_through_time_and_t_comes_back(view: RulesView) -> None:
    view.chips.zooms[Zoom.YEAR].click()
    start = view.table.scale.axis.start
    QTest.keyClick(view.table, Qt.Key.Key_Right)
    assert view.table.scale.axis.start > start
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_T)
    assert view.table.scale.axis.start == start


def test_escape_lifts_the_filters_and_gives_the_keys_to_the_list(
    view: RulesView, qtbot: QtBot
) -> None:
    view.choose(search="发票")
    view.start_search()
    view.escape()
    assert not view.choice.is_filtered
    qtbot.waitUntil(view.table.hasFocus)


def test_plus_and_minus_show_less_and_more_of_time(view: RulesView) -> None:
    for key, zoom in (("+", Zoom.YEAR), ("+", Zoom.NEAR), ("+", Zoom.NEAR), ("-", Zoom.YEAR)):
        QTest.keyClicks(view.table, key)
        assert view.table.zoom is zoom
        assert view.chips.zooms[zoom].isChecked()


def test_all_years_stand_still(view: RulesView) -> None:
    axis = view.table.scale.axis
    QTest.keyClick(view.table, Qt.Key.Key_Left)
    assert view.table.scale.axis == axis


def test_a_refresh_moves_nothing(view: RulesView, settle: Callable[[], None]) -> None:
    view.show_rule(AMOUNT)
    view.table.verticalScrollBar().setValue(300)
    view.reload()
    settle()
    assert view.table.chosen is not None
    assert view.table.chosen.id == AMOUNT
    assert view.table.verticalScrollBar().value() == 300


def test_detail_shows_words_values_readings_and_source(view: RulesView, qtbot: QtBot) -> None:
    view.show_rule(DEPARTURE)
    qtbot.waitUntil(lambda: DEPARTURE in texts(view.detail))
    said = texts(view.detail)
    for part in (
        "揽收后48小时内未离开首个分拨中心",
        "资料未写起止时间",
        "48小时",
        "「48小时内」含最后一刻",
        "不含最后一刻",
        "003_1cda2f143ea86a8c.txt",
        "2024-01-23",
        "2026-11-21",
        DEPARTURE,
    ):
        assert part in said


def test_ids_stand_in_the_source_only(view: RulesView) -> None:
    view.show_rule(DEPARTURE)
    cards = (view.detail.head, view.detail.versions, view.detail.acts, view.detail.readings)
    assert not [text for card in cards for text in texts(card) if "1688." in text]


def test_versions_are_listed_newest_first_with_todays_marked(view: RulesView, qtbot: QtBot) -> None:
    view.show_rule(AMOUNT)
    qtbot.waitUntil(lambda: bool(tags(view.detail.versions)))
    said = texts(view.detail.versions)
    spans = [text for text in said if "2023" in text]
    assert spans == ["2023-06-07 至 2024-03-13", "2023-06-01 至 2023-06-06", "至 2023-05-31"]
    assert tags(view.detail.versions) == ["今天"]


def test_an_old_check_is_marked(view: RulesView, desk: MemoryDesk, qtbot: QtBot) -> None:
    desk.monitor.at = datetime(2027, 6, 1, tzinfo=SHANGHAI)
    view.choose(platform=Platform.ALIBABA)
    view.show_rule(GAP)
    qtbot.waitUntil(lambda: "待核对" in tags(view.detail.source))


def test_a_link_leads_to_the_other_rule_even_if_filtered(view: RulesView) -> None:
    view.choose(search="no_departure_48h")
    links = view.detail.exemptions.findChildren(QPushButton)
    links[0].click()
    assert view.table.chosen is not None
    assert view.table.chosen.id == "1688.region.remote_list"
    assert view.choice.search == ""


def test_the_whole_rule_is_copied(view: RulesView) -> None:
    view.show_rule(DEPARTURE)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_C)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("揽收后48小时内未离开首个分拨中心")
    assert copied.endswith(DEPARTURE)


def test_a_rule_switched_off_is_told(
    bare: RulesView, desk: MemoryDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    own = own_rules()
    entries = tuple(replace(entry, is_on=entry.id != GAP) for entry in own.entries)
    desk.rule_reader.found = RuleTimeline(entries)
    bare.reload()
    settle()
    bare.show_rule(GAP)
    qtbot.waitUntil(lambda: "已停用" in tags(bare.detail.head))
    bare.chips.in_force.click()
    assert GAP not in shown(bare)


def test_three_hundred_rules_are_shown_and_painted(
    bare: RulesView, desk: MemoryDesk, settle: Callable[[], None]
) -> None:
    own = own_rules().entries
    many = tuple(replace(entry, pack_id=f"{n}") for n in range(3) for entry in own)[:300]
    desk.rule_reader.found = RuleTimeline(many)
    bare.reload()
    settle()
    assert not bare.table.grab().isNull()
    assert bare.model.rowCount() > 300


def test_visit_marks_the_version_that_judged(view: RulesView, qtbot: QtBot) -> None:
    view.choose(search="发票")
    paid = datetime(2023, 6, 3, tzinfo=SHANGHAI)
    view.visit(RuleVisit(AMOUNT, NOW, paid_at=paid))
    assert view.table.chosen is not None
    assert view.table.chosen.id == AMOUNT
    assert "2023-06-01 至 2023-06-06" in view.visit_bar.sentence
    qtbot.waitUntil(lambda: "判定所用" in tags(view.detail.versions))


def test_visit_before_the_rules_are_here_arrives_with_them(
    bare: RulesView, settle: Callable[[], None]
) -> None:
    bare.reload()
    bare.visit(RuleVisit(AMOUNT, NOW))
    settle()
    assert bare.table.chosen is not None
    assert bare.table.chosen.id == AMOUNT
    assert "2023-06-07 至 2024-03-13" in bare.visit_bar.sentence


def test_visit_of_an_instant_without_a_version_says_so(view: RulesView) -> None:
    view.visit(RuleVisit(AMOUNT, NOW, paid_at=datetime(2024, 6, 1, tzinfo=SHANGHAI)))
    assert "那个时间没有适用的版本" in view.visit_bar.sentence


def test_visit_of_a_rule_that_is_gone_changes_nothing(view: RulesView) -> None:
    view.visit(RuleVisit("1688.gone", NOW))
    assert view.visit_bar.sentence == ""
    assert view.table.chosen is not None
