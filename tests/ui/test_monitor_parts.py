"""What the monitor decides without widgets: choices, conditions, acts, the trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.rule_doubles import ChineseRules
from tests.ui.season import DEPARTURE, GAP, NOW, SHOPS, at, picture_rows
from workbench.domain.handling import HandlingState
from workbench.domain.parcels.tracking import Basis
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import ProviderHealth, ShopHealth, ShopState
from workbench.domain.views import Grouping, MonitorGroup, SortKey, Urgency
from workbench.ui.detail.acts import acts_for, chase_message
from workbench.ui.detail.facts import Step, as_text, other_warnings, shortened, trace_steps
from workbench.ui.formats import Formats
from workbench.ui.monitor.choice import MonitorChoice
from workbench.ui.monitor.conditions import Conditions, bar_for, empty_words
from workbench.ui.monitor.groups import group_name
from workbench.ui.tables.columns import Look
from workbench.ui.theme import Tone
from workbench.ui.trouble import Trouble

if TYPE_CHECKING:
    from workbench.domain.views import RowDetail

ZH = Formats()
LOOK = Look(NOW, ZH, ChineseRules())


def health(state: ShopState, number: int = 0) -> ShopHealth:
    return ShopHealth(SHOPS[number], state)


def test_choice_asks_its_question() -> None:
    choice = MonitorChoice(Urgency.OVERDUE, rule=GAP, search="YT", sort=SortKey.WAYBILL)
    query = choice.query(MemoryMonitor().query())
    assert (query.now, query.urgency, query.rule) == (NOW, Urgency.OVERDUE, GAP)
    assert (query.search, query.sort, query.descending) == ("YT", SortKey.WAYBILL, False)


@pytest.mark.parametrize(
    ("choice", "is_filtered"),
    [
        pytest.param(MonitorChoice(), False, id="plain"),
        pytest.param(MonitorChoice(urgency=Urgency.ALL_OPEN), False, id="all open"),
        pytest.param(MonitorChoice(sort=SortKey.WAYBILL), False, id="sorted"),
        pytest.param(MonitorChoice(urgency=Urgency.LATER), True, id="urgency"),
        pytest.param(MonitorChoice(search="x"), True, id="search"),
        pytest.param(MonitorChoice(rule=GAP), True, id="rule"),
    ],
)
def test_filters_are_known(choice: MonitorChoice, is_filtered: bool) -> None:
    assert choice.is_filtered is is_filtered
    assert not choice.unfiltered().is_filtered


def test_a_group_is_entered_and_left() -> None:
    group = MonitorGroup("yuantong", "义乌转运中心", "", "", 43, None, picture_rows()[0].level)
    grouped = MonitorChoice(grouping=Grouping.CARRIER_SITE)
    inside = grouped.inside(group, group_name(group))
    assert (inside.grouping, inside.carrier, inside.site) == (
        Grouping.PARCEL,
        "yuantong",
        "义乌转运中心",
    )
    assert inside.place == "圆通·义乌转运中心"
    assert inside.outside() == MonitorChoice()


@pytest.mark.parametrize(
    ("conditions", "tone", "words"),
    [
        pytest.param(Conditions((health(ShopState.ONLINE),)), None, "", id="well"),
        pytest.param(Conditions(), None, "", id="not known yet"),
        pytest.param(
            Conditions((health(ShopState.SIGN_IN_EXPIRED),)),
            Tone.CRITICAL,
            "Sign-in expired: 晨禾百货",
            id="sign-in expired",
        ),
        pytest.param(
            Conditions((health(ShopState.UNREACHABLE), health(ShopState.SIGN_IN_EXPIRED, 1))),
            Tone.CRITICAL,
            "Sign-in expired: 晨禾批发",
            id="gravest first",
        ),
        pytest.param(
            Conditions((health(ShopState.UNREACHABLE),), NOW - timedelta(hours=1)),
            Tone.INFORMATION,
            "You see the state of 09:00",
            id="offline",
        ),
        pytest.param(
            Conditions((health(ShopState.UNREACHABLE),)),
            Tone.INFORMATION,
            "Not reachable: 晨禾百货",
            id="offline from the start",
        ),
        pytest.param(
            Conditions((health(ShopState.UNEXPECTED_ANSWER),)),
            Tone.WARNING,
            "晨禾百货: unreadable answer",
            id="unreadable",
        ),
        pytest.param(
            Conditions((health(ShopState.RATE_LIMITED),)),
            Tone.INFORMATION,
            "asked to wait",
            id="asked to wait",
        ),
        pytest.param(
            Conditions((health(ShopState.REFUSED),)),
            Tone.WARNING,
            "refused. Check the shop's keys",
            id="refused",
        ),
        pytest.param(
            Conditions(
                (health(ShopState.ONLINE),),
                providers=(ProviderHealth("kuaidi100", ShopState.REFUSED, "damaged data"),),
            ),
            Tone.WARNING,
            "Kuaidi100: refused (damaged data).",
            id="provider refused",
        ),
        pytest.param(
            Conditions(trouble=Trouble("The disk is full", "Free some space.", "DiskFull")),
            Tone.CRITICAL,
            "The disk is full. Free some space.",
            id="failed as a whole",
        ),
    ],
)
def test_bar_says_the_gravest(conditions: Conditions, tone: Tone | None, words: str) -> None:
    bar = bar_for(conditions, ZH, NOW)
    assert (bar.tone if bar else None) == tone
    assert words in (bar.sentence if bar else "")


@pytest.mark.parametrize(
    ("conditions", "is_filtered", "title"),
    [
        pytest.param(Conditions(()), False, "No shop yet", id="first run"),
        pytest.param(
            Conditions((health(ShopState.ONLINE),), NOW), False, "No warnings.", id="good"
        ),
        pytest.param(
            Conditions((health(ShopState.NEVER_POLLED),)), False, "Not updated yet", id="fresh"
        ),
        pytest.param(
            Conditions((health(ShopState.NEVER_POLLED),), is_polling=True),
            False,
            "The first update is under way",
            id="first round",
        ),
        pytest.param(
            Conditions((health(ShopState.ONLINE),), NOW),
            True,
            "Nothing fits these filters",
            id="filtered",
        ),
    ],
)
def test_an_empty_list_says_why(conditions: Conditions, is_filtered: bool, title: str) -> None:
    assert empty_words(conditions, ZH, NOW, is_filtered=is_filtered).title == title


def test_an_empty_and_good_list_says_when_it_was_checked() -> None:
    words = empty_words(Conditions((health(ShopState.ONLINE),), NOW), ZH, NOW, is_filtered=False)
    assert words.sentence == "Last checked 10:00"


CURES = ("chase", "replace_number", "refund", "file")


@pytest.mark.parametrize(
    ("is_overdue", "words"),
    [
        pytest.param(
            False,
            [
                "Chase",
                "Record replaced number",
                "Record refund",
                "File…",
                "Record filing",
                "Handled",
            ],
            id="there is time: chase leads",
        ),
        pytest.param(
            True,
            [
                "Record replaced number",
                "Record refund",
                "File…",
                "Chase",
                "Record filing",
                "Handled",
            ],
            id="past the limit: the cure leads",
        ),
    ],
)
def test_the_act_that_helps_comes_first(is_overdue: bool, words: list[str]) -> None:
    acts = acts_for(CURES, state=HandlingState.TO_DO, has_parcel=True, is_overdue=is_overdue)
    assert [act.words for act in acts] == words


def test_without_a_parcel_nobody_is_chased() -> None:
    acts = acts_for(
        ("ship", "chase"), state=HandlingState.TO_DO, has_parcel=False, is_overdue=False
    )
    assert [act.words for act in acts] == ["Record shipping", "Handled"]


def test_a_chased_carrier_may_be_waited_for() -> None:
    acts = acts_for(("chase",), state=HandlingState.CHASED, has_parcel=True, is_overdue=False)
    assert HandlingState.AWAITING_CARRIER in [act.state for act in acts]


def test_remedies_without_a_button_are_left_out() -> None:
    acts = acts_for(("pray",), state=HandlingState.TO_DO, has_parcel=False, is_overdue=True)
    assert [act.words for act in acts] == ["Handled"]


def test_chase_message_about_one_parcel() -> None:
    message = chase_message("yuantong", "义乌转运中心", ["YT1"])
    assert message == "圆通您好，运单 YT1 的轨迹停在义乌转运中心，请核实并尽快发出，谢谢。"


def test_chase_message_about_many_lists_their_numbers() -> None:
    lines = chase_message("yuantong", "", ["YT1", "YT2"]).splitlines()
    assert lines[0] == "圆通您好，以下 2 件的轨迹没有更新，请核实并尽快发出，谢谢。"
    assert lines[1:] == ["YT1", "YT2"]


def test_trace_ends_with_the_scan_that_is_missing() -> None:
    detail = MemoryMonitor().detail(1)
    assert detail is not None
    steps = trace_steps(detail, LOOK)
    assert [step.title for step in steps] == ["Picked up", "Arrived at first hub", "Not departed"]
    assert steps[-1].text == "Standing for 50时14分  deadline 1月24日 05:20"
    assert steps[-1].is_missing


def test_number_without_a_trace_stands_since_its_upload() -> None:
    detail = MemoryMonitor().detail(4)
    assert detail is not None
    (step,) = trace_steps(detail, LOOK)
    assert step.title == "No trace"
    assert step.text.startswith("Standing for 62时55分")


def test_parcel_that_is_well_misses_nothing() -> None:
    detail = MemoryMonitor().detail(12)
    assert detail is not None
    assert not any(step.is_missing for step in trace_steps(detail, LOOK))


def test_further_warnings_lie_beneath_the_top_one() -> None:
    detail = MemoryMonitor().detail(1)
    assert detail is not None
    assert detail.row.rule == DEPARTURE
    assert [decision.answer.rule for decision in other_warnings(detail)] == [GAP]


def test_long_traces_keep_their_first_and_latest_scans() -> None:
    steps = [Step(f"s{number}", "", "") for number in range(20)]
    short = shortened(steps, most=6)
    assert [step.title for step in short] == ["s0", "", "s16", "s17", "s18", "s19"]
    assert short[1].text == "15 more scans"
    assert shortened(steps[:5]) == steps[:5]


def test_trace_as_text() -> None:
    assert as_text([Step("揽收", "1月22日 05:20", "已揽收")]) == "1月22日 05:20  揽收  已揽收"


def test_scan_without_a_date_keeps_the_words_of_its_source() -> None:
    detail = MemoryMonitor().detail(1)
    assert detail is not None
    parcel = detail.file.shipments[0]
    scan = replace(parcel.events[0].scan, happened_at=None, time_text="1-22 05:20")
    undated = replace(parcel, events=(replace(parcel.events[0], scan=scan),))
    file = replace(detail.file, shipments=(undated,))
    steps = trace_steps(replace(detail, file=file), LOOK)
    assert steps[0].when == "1-22 05:20"


def with_first(detail: RowDetail, *, basis: Basis, status: str, disputed: bool) -> RowDetail:
    """Return a detail whose first scan came with a provider's status."""
    parcel = detail.file.shipments[0]
    first = parcel.events[0]
    scan = replace(first.scan, source="kuaidi100", provider_status=status)
    event = replace(first, scan=scan, reading=replace(first.reading, basis=basis))
    changed = replace(parcel, events=(event, *parcel.events[1:]))
    file = replace(detail.file, shipments=(changed, *detail.file.shipments[1:]))
    return replace(detail, file=file, disputed=frozenset({scan} if disputed else ()))


@pytest.mark.parametrize(
    ("basis", "disputed", "doubt"),
    [
        pytest.param(Basis.TEXT, False, "", id="the text tells"),
        pytest.param(
            Basis.PROVIDER,
            False,
            "By the status of Kuaidi100 (揽收); the text does not say",
            id="the provider's word",
        ),
        pytest.param(
            Basis.TEXT, True, "By its text; the status of Kuaidi100 is 揽收", id="both are shown"
        ),
    ],
)
def test_a_step_says_on_whose_word_it_stands(basis: Basis, disputed: bool, doubt: str) -> None:
    detail = MemoryMonitor().detail(1)
    assert detail is not None
    told = with_first(detail, basis=basis, status="揽收", disputed=disputed)
    first, *rest = trace_steps(told, LOOK)
    assert first.doubt == doubt
    assert {step.doubt for step in rest} == {""}


def test_doubles_speak_shanghai_time() -> None:
    assert at("24 10:00") == NOW


@pytest.mark.parametrize(
    ("carrier", "site", "shop_id", "is_nowhere"),
    [
        pytest.param("yuantong", "义乌转运中心", "", False, id="a site"),
        pytest.param("yuantong", "", "", True, id="of a carrier, no site known"),
        pytest.param("", "", "", True, id="nothing known"),
        pytest.param("", "", "1688-1", False, id="a shop"),
    ],
)
def test_a_group_opens_its_own_rows(
    carrier: str, site: str, shop_id: str, is_nowhere: bool
) -> None:
    group = MonitorGroup(carrier, site, shop_id, "", 2, None, Level.WARNING)
    inside = MonitorChoice(grouping=Grouping.CARRIER_SITE).inside(group, "那里")
    assert (inside.carrier, inside.site, inside.is_nowhere) == (carrier, site, is_nowhere)
    assert not inside.is_everywhere
    assert inside.outside().is_everywhere
