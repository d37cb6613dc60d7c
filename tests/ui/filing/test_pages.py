"""The wizard's pages one by one: what each shows, and what it tells the draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QPlainTextEdit

from tests.services.doubles import SHOP, TEN
from tests.ui.filing.driving import begin, kept
from tests.ui.filing.shops import FAR_OFF, NEAR, STALLED, TAOBAO
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.filing.flow import FlowStep
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.shops import Platform
from workbench.store.records.platform_records import RecordStore
from workbench.ui.filing.numbers import numbers_in

if TYPE_CHECKING:
    from tests.ui.filing.conftest import Opened
    from tests.ui.filing.shops import Profile

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("2401200011874563218", ("2401200011874563218",), id="one"),
        pytest.param(
            "订单号：2401200011874563218，\n2401200011874563219；2401200011874563218",
            ("2401200011874563218", "2401200011874563219"),
            id="between Chinese, each once",
        ),
        pytest.param("E20240124-77\tabcdefgh", ("E20240124-77",), id="letters need a digit"),
        pytest.param("12345 你好", (), id="too short"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_order_numbers_are_found_in_any_text(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


def test_a_ground_tells_what_it_demands_and_where_it_is_written(opened: Opened) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.FREIGHT_BUYER_DELAY, STALLED)
    choice = conduct.wizard.pages.case.choices[FilingCase.FREIGHT_BUYER_DELAY]
    told = choice.button.accessibleDescription()
    assert "附含订单号的旺旺聊天记录" in told
    assert "需要：" in told
    details = conduct.wizard.pages.case.details
    assert list(details.transports.chips) == ["freight", "express"]
    details.transports.chips["express"].click()
    opened.settle()
    assert conduct.drafting.filing is not None
    assert conduct.drafting.filing.details.transport == "express"
    assert conduct.wizard.preview is not None
    assert [each.foreseen.verdict.value for each in conduct.wizard.preview.orders] == ["not_listed"]


def test_force_majeure_offers_the_events_of_its_rule(opened: Opened) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.FORCE_MAJEURE, STALLED)
    events = conduct.wizard.pages.case.details.events
    assert "transport_accident" in events.chips
    assert not conduct.wizard.foot.going_on.isEnabled()
    events.chips["transport_accident"].click()
    opened.settle()
    assert conduct.wizard.foot.going_on.isEnabled()


def test_orders_that_are_not_the_shops_are_named(opened: Opened) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.LOST, STALLED)
    conduct.drafting.at(FlowStep.ORDERS)
    page = conduct.wizard.pages.orders
    page.adding.setText("2401209999999999999")
    page.adding.returnPressed.emit()
    opened.settle()
    assert "2401209999999999999" in page.gone.text()
    assert page.list.topLevelItemCount() == 2
    page.list.selectAll()
    first = page.list.topLevelItem(0)
    assert first is not None
    first.setSelected(False)
    conduct.wizard.activateWindow()
    page.list.setFocus()
    opened.qtbot.waitUntil(page.list.hasFocus)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    opened.settle()
    assert conduct.drafting.filing is not None
    assert conduct.drafting.filing.scope.orders == (STALLED,)


def test_of_thousands_of_orders_the_first_are_listed_and_all_are_filed(opened: Opened) -> None:
    numbers = tuple(f"24012000000000{place:05}" for place in range(600))
    conduct = begin(opened, SHOP.id, FilingCase.LOST, *numbers)
    conduct.drafting.at(FlowStep.ORDERS)
    opened.settle()
    page = conduct.wizard.pages.orders
    assert page.list.topLevelItemCount() == 500
    assert "600" in page.more.text()
    page.adding.setText(STALLED)
    page.adding.returnPressed.emit()
    opened.settle()
    assert conduct.drafting.filing is not None
    assert len(conduct.drafting.filing.scope.orders) == 601


def test_an_order_shows_its_state_and_what_warns_of_it(opened: Opened) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.LOST, STALLED)
    conduct.drafting.at(FlowStep.ORDERS)
    opened.settle()
    item = conduct.wizard.pages.orders.list.topLevelItem(0)
    assert item is not None
    assert item.text(0) == STALLED
    assert item.text(1) == "▲ 不在所列情形内"
    assert item.text(2) == "已发货"
    assert "揽收后48h未离开首分拨" in item.toolTip(0)


def test_a_text_begins_the_statement_and_is_copied_masked(opened: Opened) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.BUYER_UNRESPONSIVE, STALLED)
    conduct.drafting.at(FlowStep.STATEMENT)
    opened.settle()
    page = conduct.wizard.pages.statement
    (begins,) = [b for b in page.findChildren(QAbstractButton) if "开头" in b.text()]
    begins.click()
    assert STALLED in page.box.toPlainText()
    assert "还有 1 处〔〕要填写" in page.count.text()
    page.box.setPlainText("买家电话13800000000")
    assert page.masked.isVisibleTo(page)
    page.copying.click()
    assert "13800000000" not in QGuiApplication.clipboard().text()
    assert "资料里没有写字数上限" in page.count.text()


def test_the_check_names_what_is_missing_and_leads_there(opened: Opened) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.TRACE_MISMATCH, STALLED)
    conduct.drafting.at(FlowStep.CHECK)
    opened.settle()
    wizard = conduct.wizard
    assert not wizard.foot.going_on.isEnabled()
    assert not wizard.steps.buttons[FlowStep.SUBMIT].isEnabled()
    links = [b for b in wizard.pages.check.lacking.findChildren(QAbstractButton) if b.text()]
    links[0].click()
    assert wizard.page is wizard.pages.evidence


def test_the_check_tells_deadlines_cures_and_costs(opened: Opened) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.TRACE_MISMATCH, STALLED)
    conduct.drafting.at(FlowStep.CHECK)
    opened.settle()
    check = conduct.wizard.pages.check
    said = [finding.sentence for finding in (*check.deadlines.found, *check.cures.found)]
    assert any(sentence.startswith("已超时 1 单") for sentence in said)
    assert any(sentence.startswith("换单号") for sentence in said)
    assert check.matrix.topLevelItemCount() == 1


def test_gaps_and_orders_just_outside_are_told(opened: Opened, profile: Profile) -> None:
    workspace = profile.open()
    before = Filing(
        TAOBAO.id,
        Platform.TAOBAO,
        FilingCase.NATURAL_DISASTER,
        FilingScope(ScopeKind.WHOLE_SHOP),
        FilingState.ACCEPTED,
        "BB1",
        ship_from=TEN - 20 * HOUR,
        ship_until=TEN - 10 * HOUR,
        submitted_at=TEN - 30 * HOUR,
        approved_at=TEN - 30 * HOUR,
    )
    workspace.filings.record(before)
    workspace.close()
    conduct = begin(opened, TAOBAO.id, FilingCase.EPIDEMIC)
    filing = conduct.drafting.filing
    assert filing is not None
    whole = replace(filing, scope=before.scope, ship_from=TEN, ship_until=TEN + 30 * HOUR)
    conduct.drafting.change(whole)
    conduct.drafting.at(FlowStep.CHECK)
    opened.settle()
    said = " ".join(f.sentence for f in conduct.wizard.pages.check.neighbours.found)
    assert "之间没有报备覆盖" in said
    assert FAR_OFF in said
    assert NEAR not in said
    costs = " ".join(f.sentence for f in conduct.wizard.pages.check.costs.found)
    assert "48" in costs
    assert conduct.wizard.pages.check.coverage.isVisibleTo(conduct.wizard)


def test_a_judged_order_is_told_to_have_no_number_for_its_appeal(
    opened: Opened, profile: Profile
) -> None:
    workspace = profile.open()
    facts = {"order_number": NEAR, "what": "延迟发货", "at": TEN - HOUR}
    kind, source = RecordKind.PENALTY, RecordSource.ENTERED
    record = PlatformRecord(kind, source, TAOBAO.id, TAOBAO.platform, **facts)  # type: ignore[arg-type]  # told by name
    RecordStore(workspace.cache).save([record], seen_at=TEN, told_at=TEN)
    workspace.close()
    conduct = begin(opened, TAOBAO.id, FilingCase.EPIDEMIC, NEAR)
    conduct.drafting.at(FlowStep.CHECK)
    opened.settle()
    (found,) = conduct.wizard.pages.check.appeals.found
    assert NEAR in found.sentence
    assert found.shape == "▲"


def test_a_page_of_the_packs_is_opened_and_no_other(opened: Opened) -> None:
    conduct = begin(opened, TAOBAO.id, FilingCase.EPIDEMIC, NEAR)
    pages = conduct.wizard.pages
    asked: list[str] = []

    def no_browser(address: str) -> bool:
        asked.append(address)
        return False

    pages.submit.open_page = no_browser
    pages.case.details.pledge.setChecked(True)
    conduct.drafting.at(FlowStep.SUBMIT)
    opened.settle()
    opening = [b for b in pages.submit.findChildren(QAbstractButton) if "浏览器" in b.text()]
    opening[0].click()
    assert asked == ["https://ss.taobao.com/app#/delivery-report/create"]
    assert QGuiApplication.clipboard().text() == asked[0], "no browser answered: copied instead"


def test_what_the_platform_answered_is_written_down(opened: Opened, profile: Profile) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.OUT_OF_STOCK, STALLED)
    conduct.drafting.at(FlowStep.SUBMIT)
    opened.settle()
    conduct.wizard.pages.submit.recording.click()
    opened.settle()
    follow = conduct.wizard.pages.follow
    assert list(follow.answers.chips) == ["accepted", "rejected", "expired", "unknown"]
    assert "还没有编号" in follow.standing.text()
    follow.number.setText("BB7")
    follow.saving.click()
    opened.settle()
    follow.answers.chips["unknown"].click()
    follow.saving.click()
    opened.settle()
    (found,) = kept(profile)
    assert (found.state, found.number) == (FilingState.UNKNOWN, "BB7")
    assert list(follow.answers.chips) == ["accepted", "rejected", "expired"]


def test_a_refusal_has_its_day(opened: Opened, profile: Profile) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.OUT_OF_STOCK, STALLED)
    conduct.drafting.at(FlowStep.SUBMIT)
    opened.settle()
    conduct.wizard.pages.submit.recording.click()
    opened.settle()
    follow = conduct.wizard.pages.follow
    follow.answers.chips["rejected"].click()
    assert follow.at.isVisibleTo(conduct.wizard)
    follow.saving.click()
    opened.settle()
    (found,) = kept(profile)
    assert (found.state, found.answered_at, found.approved_at) == (FilingState.REJECTED, TEN, None)
    assert "答复 2024-01-24 10:00" in follow.standing.text()


def test_pages_are_turned_by_keys(opened: Opened) -> None:
    wizard = begin(opened, SHOP.id, FilingCase.OUT_OF_STOCK, STALLED).wizard
    wizard.activateWindow()
    opened.qtbot.waitUntil(wizard.isActiveWindow)
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    turned = []
    for key, modifier in (
        (Qt.Key.Key_Right, alt),
        (Qt.Key.Key_Left, alt),
        (Qt.Key.Key_Return, control),
        (Qt.Key.Key_6, control),
    ):
        QTest.keyClick(wizard, key, modifier)
        turned.append(wizard.page.step)
    assert turned == [FlowStep.SCOPE, FlowStep.CASE, FlowStep.SCOPE, FlowStep.CHECK]
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


@pytest.mark.parametrize("step", [pytest.param(step, id=step.value) for step in FlowStep])
def test_everything_to_act_on_has_a_name(opened: Opened, step: FlowStep) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.TRACE_MISMATCH, STALLED)
    filing = conduct.drafting.filing
    assert filing is not None
    if step is FlowStep.FOLLOW:
        conduct.drafting.take(replace(filing, state=FilingState.SENT))
    conduct.drafting.at(step)
    opened.settle()
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QListWidget)
    for kind in kinds:
        for widget in conduct.wizard.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, (step, type(widget).__name__)
