"""A clock that cannot be run is refused, with its rule and field; one that can takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.clocks.asking import Live, at_hub, outcome, picked_up
from tests.policy.conftest import RESOURCES
from workbench.domain.errors import PackFieldMissing, PackFieldUnknown, PackInvalid, PackValueWrong
from workbench.domain.shops import Platform
from workbench.policy.packs import PackFile, PolicyBook, assemble, parse_pack, read_folder

if TYPE_CHECKING:
    from workbench.policy.lead_times import LeadTimes

POLICIES = RESOURCES / "policies"
TMALL = (POLICIES / "tmall.outside.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "error", "field"),
    [
        pytest.param("[rules.clock]", "[rules.clok]", PackFieldUnknown, "clok", id="misspelt"),
        pytest.param('kind = "ship_by"', "", PackFieldMissing, "clock.kind", id="no kind"),
        pytest.param(
            'kind = "ship_by"', 'kind = "ship"', PackValueWrong, "clock.kind", id="no such clock"
        ),
        pytest.param(
            'counts_from = "payment"',
            'counts_from = "pickup"',
            PackValueWrong,
            "clock.counts_from",
            id="an instant from which this question does not count",
        ),
        pytest.param(
            'until = "update"',
            'until = "delivery"',
            PackValueWrong,
            "clock.until",
            id="an event for which it does not wait",
        ),
        pytest.param(
            'stretch = "first_entry"', "", PackFieldMissing, "clock.stretch", id="no stretch"
        ),
        pytest.param(
            'follows = ["tmall.outside.ship_time"]\n',
            "",
            PackFieldMissing,
            "clock.follows",
            id="nothing that it follows",
        ),
        pytest.param(
            'until = "update"\n',
            'until = "update"\nfollows = ["tmall.outside.ship_time"]\n',
            PackFieldUnknown,
            "clock.follows",
            id="it counts from a scan and follows nothing",
        ),
        pytest.param(
            'always_unknown = ["last_known"]',
            'always_unknown = ["spot_goods"]',
            PackFieldMissing,
            "unknowns.spot_goods",
            id="a note without words",
        ),
        pytest.param(
            'not_before = "2026-02-26T23:59:59+08:00"',
            'not_before = "2026-02-26T23:59:59"',
            PackValueWrong,
            "parameters.not_before",
            id="an instant without its offset",
        ),
        pytest.param(
            'due_from = "2026-08-16T00:00:00+08:00"',
            'due_from = "tomorrow"',
            PackValueWrong,
            "parameters.due_from",
            id="no instant at all",
        ),
        pytest.param(
            '[phrases."clock.ship_by"]',
            '[phrases."clock.ship"]',
            PackFieldUnknown,
            "phrases.clock.ship",
            id="sentences for no question",
        ),
        pytest.param(
            "last_known = {",
            "last_seen = {",
            PackFieldUnknown,
            "notes.last_seen",
            id="a note on nothing that can be unknown",
        ),
        pytest.param(
            "remote_hours = 120\n", "", PackFieldMissing, "parameters.remote_hours", id="no hours"
        ),
        pytest.param(
            'bound = "or_equal"', 'bound = "equal"', PackValueWrong, "clock.bound", id="no bound"
        ),
    ],
)
def test_a_clock_that_cannot_run_is_refused(
    old: str, new: str, error: type[PackInvalid], field: str
) -> None:
    assert old in TMALL
    with pytest.raises(error) as caught:
        parse_pack(TMALL.replace(old, new, 1).encode(), "mine.toml")
    assert field in str(caught.value)


def test_a_clock_rule_without_its_clock_is_refused() -> None:
    start = TMALL.index("[rules.clock]")
    end = TMALL.index("[[rules.versions]]", start)
    with pytest.raises(PackFieldMissing, match="clock"):
        parse_pack((TMALL[:start] + TMALL[end:]).encode(), "mine.toml")


MINE = """
id = "mine"
platform = "1688"
origin = "seller"
title = { zh = "我的规则", en = "My rules" }

[[rules]]
id = "mine.gap"
question = "clock.next_scan"
title = { zh = "间隔", en = "Gap" }
chip = { zh = "间隔", en = "Gap" }
decided_by = "in_transit"
confidence = "low"
checked_on = 2026-09-01
replaces = "1688.false_track.gap_72h"

[rules.clock]
kind = "next_scan_by"
counts_from = "previous_entry"
until = "next_entry"
stretch = "pickup"

[[rules.versions]]
stated = true
since = 2026-09-01T00:00:00+08:00
[rules.versions.parameters]
same_region_hours = 24
other_region_hours = 36
remote_hours = 48
remote_provinces = ["新疆"]
same_region_groups = ["江苏 浙江"]

[rules.source]
document = "平台公告"
place = { zh = "第一条", en = "Item 1" }

[rules.explain]
not_started = { zh = "无", en = "none" }
pending = { zh = "{deadline}", en = "{deadline}" }
violation = { zh = "{deadline}", en = "{deadline}" }
violation_past = { zh = "{deadline}", en = "{deadline}" }
clean = { zh = "{ended_at}", en = "{ended_at}" }
exempt_region = { zh = "{region}", en = "{region}" }
unknown = { zh = "不明", en = "unknown" }

[rules.unknowns]
receiver_region = { zh = "不明", en = "unknown" }
sender_region = { zh = "不明", en = "unknown" }
event_times = { zh = "不明", en = "unknown" }
some_event_times = { zh = "不明", en = "unknown" }
"""


@pytest.fixture(scope="module")
def with_mine(leads: LeadTimes) -> Live:
    data = MINE.encode()
    mine = PackFile("mine.toml", data, parse_pack(data, "mine.toml"))
    book: PolicyBook = assemble([*read_folder(POLICIES), mine])
    return Live(Platform.ALIBABA, book, leads)


@pytest.mark.parametrize(
    ("pickup", "mine", "seeds"),
    [
        pytest.param(
            "2026-08-30 10:00:00",
            "",
            "violation 09-02 10:00:00",
            id="36 h ended on 08-31: before the seller's rule, so the seed's 72 h",
        ),
        pytest.param(
            "2026-08-31 10:00:00",
            "violation 09-01 22:00:00",
            "",
            id="36 h end on 09-01: the seller's rule in the seed's place",
        ),
    ],
)
def test_a_sellers_clock_takes_the_place_of_a_seeds_from_its_start_on(
    with_mine: Live, pickup: str, mine: str, seeds: str
) -> None:
    told = with_mine.judge(with_mine.parcel(picked_up(pickup)), "2026-09-10 00:00:00")
    assert outcome(told.get("mine.gap")) == mine
    assert outcome(told.get("1688.false_track.gap_72h")) == seeds


def test_a_sellers_clock_holds_for_its_platform_only(with_mine: Live) -> None:
    tmall = Live(Platform.TMALL, with_mine.book, with_mine.leads)
    told = tmall.judge(tmall.parcel(at_hub("2026-09-02 10:00:00")), "2026-09-10 00:00:00")
    assert told
    assert "mine.gap" not in told
