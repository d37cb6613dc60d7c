"""The rules view's entries: our own packs, the seller's, and what rules say of one another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench import paths
from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.packs import StoredPack
from workbench.domain.rules.views import (
    RuleConfirmation,
    RuleOrigin,
    RuleRelation,
    RuleSpan,
    RuleTimeline,
    RuleTopic,
    RuleVisit,
)
from workbench.domain.shops import Platform
from workbench.services.assembly.shelf import Shelf
from workbench.services.rules.books import Collected
from workbench.services.rules.timeline import RuleTimelineService, timeline_of
from workbench.store.decisions.packs import PackStore

if TYPE_CHECKING:
    from workbench.services.assembly.workspace import Workspace

PACK = """
id = "my.rules"
platform = "1688"
origin = "seller"
title = {{ zh = "自家规则", en = "Own rules" }}

[[rules]]
id = "my.late_reply"
title = {{ zh = "回复买家", en = "Answer the buyer" }}
says = {{ zh = "客服须在期限内回复。", en = "Answer in time." }}
decided_by = "payment"
confidence = "low"
checked_on = 2024-01-20
{extra}
[[rules.versions]]
stated = true
since = 2024-01-01T00:00:00+08:00

[rules.source]
document = "自家约定"
url = "https://example.com/rules"
place = {{ zh = "第一条", en = "First" }}
"""


@pytest.fixture(scope="module")
def timeline() -> RuleTimeline:
    """Our own packs in Chinese."""
    shelf = Shelf(paths.resource(""), "zh")
    return timeline_of(shelf, Collected((), {}, shelf.packs, shelf.rules.book))


@pytest.fixture
def store(workspace: Workspace) -> PackStore:
    return PackStore(workspace.cache)


@pytest.fixture
def service(shelf: Shelf, store: PackStore, workspace: Workspace) -> RuleTimelineService:
    return RuleTimelineService(shelf, store, workspace.seller)


def give(store: PackStore, extra: str = "", *, is_on: bool = True) -> None:
    content = PACK.format(extra=extra).encode()
    store.save(StoredPack("my.rules", "my.toml", content), at=TEN, is_on=is_on)


def test_every_rule_of_every_pack_has_one_entry(timeline: RuleTimeline, shelf: Shelf) -> None:
    assert sorted(entry.id for entry in timeline.entries) == sorted(shelf.rules.book.rules)
    assert len({entry.key for entry in timeline.entries}) == len(timeline.entries)


@pytest.mark.parametrize(
    ("rule", "topic"),
    [
        ("1688.false_track.gap_72h", RuleTopic.CLOCKS),
        ("1688.outside.amount_late", RuleTopic.PENALTIES),
        ("1688.monitor.penalty_centre", RuleTopic.OTHER),
        ("1688.remedy.act_within_24h_of_warning", RuleTopic.REMEDIES),
        ("taobao.urge.reply_24h", RuleTopic.TICKETS),
        ("taobao_tmall.stall.exposure_72h", RuleTopic.TICKETS),
        ("tmall.invoice.deadline_20d", RuleTopic.INVOICES),
        ("douyin.autocomp.suspended", RuleTopic.CLAIMS),
        ("douyin.score.protection_industry_mean", RuleTopic.SCORES),
        ("1688.app.seller_app", RuleTopic.OTHER),
        ("douyin.outside.hub_timeout", RuleTopic.CLOCKS),
        ("tmall.outside.trace_cap", RuleTopic.PENALTIES),
        ("douyin.outside.experience_score", RuleTopic.SCORES),
    ],
)
def test_topic_is_told_by_the_id(timeline: RuleTimeline, rule: str, topic: RuleTopic) -> None:
    entry = timeline.entry(rule)
    assert entry is not None
    assert entry.topic is topic


def test_a_rule_of_two_platforms_names_both(timeline: RuleTimeline) -> None:
    entry = timeline.entry("taobao_tmall.stall.ticket_reply_24h")
    assert entry is not None
    assert entry.platforms == (Platform.TAOBAO, Platform.TMALL)


def test_an_end_that_another_rule_tells_ends_the_version(timeline: RuleTimeline) -> None:
    entry = timeline.entry("1688.complaint.accepted_no_liability")
    assert entry is not None
    (span,) = entry.spans
    assert span.until == datetime(2023, 2, 1, tzinfo=SHANGHAI)
    assert span.ended_by == "1688.outside.suspension_end"
    told = [link.rule for link in entry.related if link.relation is RuleRelation.ENDED_BY]
    assert told == ["1688.outside.suspension_end"]


def test_without_the_other_pack_the_end_was_never_announced(
    service: RuleTimelineService, store: PackStore
) -> None:
    store.switch("1688.outside", is_on=False)
    entry = service.timeline().entry("1688.complaint.accepted_no_liability")
    assert entry is not None
    assert entry.spans[0].until is None
    ending = service.timeline().entry("1688.outside.suspension_end")
    assert ending is not None
    assert not ending.is_on


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        pytest.param("48小时", True, id="words"),
        pytest.param("分", True, id="one sign"),
        pytest.param("拨", True, id="the middle of a word"),
        pytest.param("FALSE_TRACK.NO_departure", True, id="id in any case"),
        pytest.param("sorting centre", True, id="the other language"),
        pytest.param("揽收 分拨", True, id="two words in any place"),
        pytest.param("揽收 发票", False, id="one of two words missing"),
        pytest.param("物流监控", True, id="the platform's menu"),
        pytest.param("", True, id="nothing asked"),
    ],
)
def test_search_finds_any_words(timeline: RuleTimeline, search: str, is_found: bool) -> None:
    entry = timeline.entry("1688.false_track.no_departure_48h")
    assert entry is not None
    assert entry.fits(search) is is_found


def test_search_equals_a_look_at_all_words(timeline: RuleTimeline) -> None:
    found = {entry.id for entry in timeline.entries if entry.fits("发票")}
    assert found == {entry.id for entry in timeline.entries if "发票" in entry.searched}
    assert found


def test_a_sellers_pack_stands_among_the_others(
    service: RuleTimelineService, store: PackStore
) -> None:
    before = service.timeline()
    give(store)
    entry = service.timeline().entry("my.late_reply")
    assert before.entry("my.late_reply") is None
    assert entry is not None
    assert (entry.origin, entry.is_on, entry.pack) == (RuleOrigin.SELLER, True, "自家规则")


def test_a_pack_switched_off_still_shows(service: RuleTimelineService, store: PackStore) -> None:
    give(store, is_on=False)
    entry = service.timeline().entry("my.late_reply")
    assert entry is not None
    assert not entry.is_on


def test_a_broken_pack_is_told_and_its_last_good_text_shows(
    service: RuleTimelineService, store: PackStore
) -> None:
    give(store)
    give(store, "speed = 3")
    timeline = service.timeline()
    (problem,) = timeline.problems
    assert (problem.pack, problem.has_last_good) == ("自家规则", True)
    assert problem.error.values["field"] == "speed"
    assert timeline.entry("my.late_reply") is not None


def test_a_pack_that_was_never_good_has_its_id_only(
    service: RuleTimelineService, store: PackStore
) -> None:
    give(store, "speed = 3")
    (problem,) = service.timeline().problems
    assert (problem.pack, problem.has_last_good) == ("my.rules", False)


def test_an_exemption_without_an_announced_end_asks_for_the_sellers_word(
    service: RuleTimelineService, store: PackStore
) -> None:
    asking = {entry.id for entry in service.timeline().entries if entry.needs_confirmation}
    assert "1688.claim.late_shipping_suspended" not in asking
    store.switch("1688.outside", is_on=False)
    asking = {entry.id for entry in service.timeline().entries if entry.needs_confirmation}
    assert "1688.claim.late_shipping_suspended" in asking


def test_the_sellers_word_stands_for_thirty_days(
    service: RuleTimelineService, store: PackStore, workspace: Workspace
) -> None:
    rule = "1688.claim.late_shipping_suspended"
    store.switch("1688.outside", is_on=False)
    workspace.rules()
    workspace.seller.confirm(rule)
    entry = service.timeline().entry(rule)
    assert entry is not None
    assert entry.confirmation == RuleConfirmation(TEN, TEN + timedelta(days=30))
    workspace.seller.withdraw(rule)
    entry = service.timeline().entry(rule)
    assert entry is not None
    assert entry.confirmation is None


def test_it_is_read_once_until_packs_change(service: RuleTimelineService, store: PackStore) -> None:
    first = service.timeline()
    assert service.timeline() is first
    store.switch("1688.outside", is_on=False)
    assert service.timeline() is not first


@pytest.mark.parametrize(
    ("decided_by", "day"),
    [
        pytest.param("payment", 2, id="payment"),
        pytest.param("order", 1, id="order"),
        pytest.param("upload", 3, id="upload"),
        pytest.param("conduct", 4, id="conduct: when the limit ran out"),
        pytest.param("in_transit", 4, id="a gap: when the limit ran out"),
        pytest.param("judgement", 9, id="else when it was judged"),
        pytest.param("not_stated", 9, id="nothing said"),
    ],
)
def test_the_instant_that_chose_the_version(decided_by: str, day: int) -> None:
    visit = RuleVisit(
        "1688.x", at(9), paid_at=at(2), ordered_at=at(1), uploaded_at=at(3), due_at=at(4)
    )
    assert visit.instant(decided_by) == at(day)


def test_an_unknown_instant_gives_way_to_the_judging() -> None:
    assert RuleVisit("1688.x", at(9)).instant("payment") == at(9)


def at(day: int) -> datetime:
    return datetime(2024, 1, day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        pytest.param(datetime(2024, 1, 1, tzinfo=UTC), True, id="its first instant"),
        pytest.param(datetime(2023, 12, 31, 23, 59, 59, tzinfo=UTC), False, id="a second before"),
        pytest.param(datetime(2024, 1, 5, tzinfo=UTC), False, id="its end lies outside"),
        pytest.param(datetime(2024, 1, 4, 23, 59, 59, tzinfo=UTC), True, id="the last second"),
    ],
)
def test_a_version_holds_from_its_beginning_to_before_its_end(
    moment: datetime, holds: bool
) -> None:
    assert RuleSpan(at(1), at(5), is_stated=True).holds_at(moment) is holds


def test_a_rule_that_another_replaces_on_one_of_its_platforms_goes_on(
    timeline: RuleTimeline,
) -> None:
    entry = next(e for e in timeline.entries if e.id == "taobao_tmall.stall.exposure_72h")
    assert entry.platforms == (Platform.TAOBAO, Platform.TMALL)
    assert [span.until for span in entry.spans] == [None]
    assert RuleRelation.REPLACED_BY in {link.relation for link in entry.related}
