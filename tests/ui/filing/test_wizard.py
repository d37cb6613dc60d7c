"""Whole journeys through the wizard: 1688, Taobao, Douyin; drafts that stay; deleted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.doubles import SHOP, TEN
from tests.ui.filing.driving import begin, bring, kept
from tests.ui.filing.shops import DOUYIN, FAR_OFF, HOUR, NEAR, OLD, STALLED, TAOBAO
from workbench.domain.filing.filings import FilingCase, FilingState, ScopeKind
from workbench.domain.filing.flow import FlowStep
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.regions import Region
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from tests.ui.filing.conftest import Opened
    from tests.ui.filing.shops import Profile

WARNING = FilingWish(SHOP.id, (STALLED,), "1688.false_track.no_departure_48h")


def test_a_warning_on_1688_is_filed_to_its_end(opened: Opened, profile: Profile) -> None:
    opened.windows.start(WARNING)
    opened.settle()
    wizard, drafting = opened.conduct.wizard, opened.conduct.drafting
    pages = wizard.pages
    assert pages.case.choices[FilingCase.TRACE_MISMATCH].button.isChecked()
    for step in (FlowStep.SCOPE, FlowStep.ORDERS, FlowStep.EVIDENCE):
        wizard.foot.going_on.click()
        assert drafting.flow is not None
        assert drafting.flow.step is step
        opened.settle()
    assert not wizard.foot.going_on.isEnabled()
    pages.evidence.outside.chips["moves"].click()
    bring(opened, profile, "外网.txt", f"快递官网查询 {STALLED} 已到达".encode())
    wizard.foot.going_on.click()
    opened.settle()
    pages.statement.box.setPlainText("快递官网有轨迹，1688没有。")
    wizard.foot.going_on.click()
    opened.settle()
    assert wizard.preview is not None
    assert wizard.preview.by_verdict == {Word.ACCEPTED: 1}
    wizard.foot.going_on.click()
    opened.settle()
    pages.submit.number.setText("BB20240124001")
    pages.submit.recording.click()
    opened.settle()
    (sent,) = kept(profile)
    assert (sent.state, sent.number, sent.submitted_at) == (FilingState.SENT, "BB20240124001", TEN)
    pages.follow.answers.chips["accepted"].click()
    pages.follow.saving.click()
    opened.settle()
    (accepted,) = kept(profile)
    assert (accepted.state, accepted.approved_at) == (FilingState.ACCEPTED, TEN)


def test_a_pledge_on_taobao_for_a_region(opened: Opened, profile: Profile) -> None:
    conduct = begin(opened, TAOBAO.id, FilingCase.NATURAL_DISASTER)
    wizard, pages = conduct.wizard, conduct.wizard.pages
    assert not wizard.foot.going_on.isEnabled()
    pages.case.details.pledge.setChecked(True)
    wizard.foot.going_on.click()
    pages.scope.kinds.chips[ScopeKind.RECEIVING_REGION.value].click()
    opened.settle()
    offered = [pages.scope.regions.list.item(row).text() for row in range(4)]
    assert offered[0] == "浙江省 · 1 单"
    pages.scope.window_card.fill.click()
    pages.scope.regions.ticked.emit((Region("浙江省"),))
    opened.settle()
    assert wizard.preview is not None
    assert (wizard.preview.in_scope, wizard.preview.covered) == (1, 1)
    assert wizard.preview.by_verdict == {Word.AUTO_EFFECTIVE: 1}
    for _ in range(3):
        wizard.foot.going_on.click()
        opened.settle()
    assert wizard.page is pages.submit
    assert pages.submit.places[0].address == "https://ss.taobao.com/app#/delivery-report/create"
    pages.submit.recording.click()
    opened.settle()
    (sent,) = kept(profile)
    assert sent.state is FilingState.SENT
    assert (sent.ship_from, sent.ship_until) == (TEN + HOUR, TEN + 40 * HOUR + HOUR / 60)
    assert "还没有通过的编号" in pages.follow.appeal.text()


def test_on_douyin_orders_paid_later_are_told_from_the_first_page(
    opened: Opened, profile: Profile
) -> None:
    conduct = begin(opened, DOUYIN.id, FilingCase.CANNOT_SHIP, OLD)
    assert conduct.wizard.preview is not None
    assert conduct.wizard.preview.by_verdict == {Word.NOT_COVERED: 1}
    for _ in range(6):
        conduct.wizard.foot.going_on.click()
        opened.settle()
    assert [place.menus for place in conduct.wizard.pages.submit.places] == [
        ("抖店", "报备中心"),
        ("申诉中心",),
    ]
    conduct.wizard.pages.submit.recording.click()
    opened.settle()
    (sent,) = kept(profile)
    assert sent.state is FilingState.SENT


def test_opened_empty_it_asks_for_the_shop_and_then_for_the_ground(opened: Opened) -> None:
    opened.windows.start(FilingWish())
    opened.settle()
    pages = opened.conduct.wizard.pages
    assert "请先选店铺" in pages.case.nothing.text()
    pages.case.shops.chips[TAOBAO.id].click()
    opened.settle()
    assert FilingCase.EPIDEMIC in pages.case.choices
    assert opened.conduct.drafting.filing is None


def test_every_change_is_in_the_file_at_once(opened: Opened, profile: Profile) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.LOST, STALLED)
    assert [filing.case for filing in kept(profile)] == [FilingCase.LOST]
    conduct.wizard.pages.case.choices[FilingCase.DAMAGED].button.click()
    conduct.drafting.at(FlowStep.STATEMENT)
    for words in ("破", "破损", "破损了"):
        conduct.wizard.pages.statement.box.setPlainText(words)
    opened.settle()
    (draft,) = kept(profile)
    assert (draft.case, draft.details.statement) == (FilingCase.DAMAGED, "破损了")


def test_what_is_typed_as_the_window_closes_is_kept(opened: Opened, profile: Profile) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.LOST, STALLED)
    conduct.drafting.at(FlowStep.STATEMENT)
    conduct.wizard.pages.statement.box.setPlainText("最后一句")
    conduct.wizard.close()
    opened.settle()
    (draft,) = kept(profile)
    assert draft.details.statement == "最后一句"
    opened.windows.open(draft.id)
    opened.settle()
    flow = opened.conduct.drafting.flow
    assert flow is not None
    assert flow.step is FlowStep.CHECK
    opened.windows.open(draft.id)
    assert len(opened.windows.open_ones) == 1, "one window for each filing"


def test_a_deleted_draft_comes_back_with_its_files(opened: Opened, profile: Profile) -> None:
    begin(opened, SHOP.id, FilingCase.TRACE_MISMATCH, STALLED)
    bring(opened, profile, "外网.txt", b"trace")
    offers: list[tuple[str, object]] = []
    opened.windows.said.connect(lambda words, back: offers.append((words, back)))
    opened.conduct.wizard.foot.deleting.click()
    opened.settle()
    assert kept(profile) == []
    ((words, back),) = offers
    assert "已删除" in words
    assert callable(back)
    back()
    opened.settle()
    (draft,) = kept(profile)
    workspace = profile.open()
    assert len(workspace.evidence.of(draft.id)) == 1
    workspace.close()


def test_a_recorded_sending_can_be_taken_back(opened: Opened, profile: Profile) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.OUT_OF_STOCK, STALLED)
    conduct.drafting.at(FlowStep.SUBMIT)
    opened.settle()
    conduct.wizard.pages.submit.recording.click()
    opened.settle()
    assert conduct.wizard.page is conduct.wizard.pages.follow
    conduct.wizard.undo_bar.take_back()
    opened.settle()
    assert [filing.state for filing in kept(profile)] == [FilingState.READY]
    assert conduct.wizard.page is not conduct.wizard.pages.follow


def test_what_is_changed_after_the_check_is_a_draft_again(opened: Opened, profile: Profile) -> None:
    conduct = begin(opened, SHOP.id, FilingCase.OUT_OF_STOCK, STALLED)
    conduct.drafting.at(FlowStep.SUBMIT)
    opened.settle()
    assert [filing.state for filing in kept(profile)] == [FilingState.READY]
    conduct.drafting.at(FlowStep.STATEMENT)
    conduct.wizard.pages.statement.box.setPlainText("补充")
    opened.settle()
    assert [filing.state for filing in kept(profile)] == [FilingState.DRAFT]


def test_items_of_a_shop_are_ticked(opened: Opened) -> None:
    conduct = begin(opened, TAOBAO.id, FilingCase.LARGE_MEETING)
    pages = conduct.wizard.pages
    conduct.drafting.at(FlowStep.SCOPE)
    pages.scope.kinds.chips[ScopeKind.ITEM.value].click()
    opened.settle()
    pages.scope.items.ticked.emit(("测试碗",))
    opened.settle()
    assert conduct.wizard.preview is not None
    assert [order.number for order in conduct.wizard.preview.orders] == [FAR_OFF]
    pages.scope.kinds.chips[ScopeKind.WHOLE_SHOP.value].click()
    opened.settle()
    assert {order.number for order in conduct.wizard.preview.orders} == {NEAR, FAR_OFF}


def test_orders_stay_with_their_shop(opened: Opened) -> None:
    opened.windows.start(FilingWish(TAOBAO.id, (NEAR,)))
    opened.settle()
    pages = opened.conduct.wizard.pages
    assert not pages.case.shops.isVisibleTo(opened.conduct.wizard)
    assert FilingCase.EPIDEMIC in pages.case.choices


def test_another_shop_brings_no_orders_along(opened: Opened) -> None:
    opened.windows.start(FilingWish())
    opened.settle()
    pages = opened.conduct.wizard.pages
    for shop in (SHOP, DOUYIN):
        pages.case.shops.chips[shop.id].click()
        opened.settle()
    pages.case.choices[FilingCase.CANNOT_SHIP].button.click()
    opened.settle()
    filing = opened.conduct.drafting.filing
    assert filing is not None
    assert (filing.shop_id, filing.scope.orders) == (DOUYIN.id, ())
