"""The axis of time and the bars on it: places, fades, labels, written out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.views import (
    RuleDocument,
    RuleEntry,
    RuleOrigin,
    RuleSpan,
    RuleStep,
    RuleTopic,
)
from workbench.domain.shops import Platform
from workbench.ui.formats import Formats
from workbench.ui.rules.axis import Axis, Zoom, axis_for, ticks
from workbench.ui.rules.bars import Ground, after, bars_of, beyond
from workbench.ui.rules.dates import is_stale, span_text, state_text

NOW = datetime(2024, 1, 24, 10, 0, tzinfo=SHANGHAI)
FORMATS = Formats()


def day(year: int, month: int = 1, day_: int = 1, hour: int = 0) -> datetime:
    return datetime(year, month, day_, hour, tzinfo=SHANGHAI)


# 1461 days from 2022 to 2026, one pixel for each.
AXIS = Axis(day(2022), day(2026))
GROUND = Ground(AXIS, 1461.0, day(2024), FORMATS)


def span(since: datetime | None, until: datetime | None, **values: int) -> RuleSpan:
    return RuleSpan(since, until, since is not None or until is not None, tuple(values.items()))


def entry(*spans: RuleSpan, topic: RuleTopic = RuleTopic.CLOCKS) -> RuleEntry:
    return RuleEntry(
        id="1688.x.y",
        title="规则",
        platforms=(Platform.ALIBABA,),
        topic=topic,
        origin=RuleOrigin.SEEDS,
        pack_id="1688",
        pack="1688 规则",
        decided_by="payment",
        confidence="high",
        checked_on=date(2024, 1, 20),
        spans=spans,
        document=RuleDocument("文件", "第1问"),
    )


ALWAYS = span(None, None, hours=48)
OPEN = span(day(2022, 12, 28), None)
CLOSED = span(day(2022, 12, 24), day(2023, 2, 7))


def test_an_instant_lies_where_its_day_is() -> None:
    assert AXIS.place(day(2023), 1461.0) == pytest.approx(365.0)


def test_all_years_begin_with_a_whole_year_and_leave_room_ahead() -> None:
    axis = axis_for(Zoom.ALL, NOW, [entry(OPEN), entry(CLOSED)])
    assert axis.start == day(2022)
    assert axis.end == NOW + (NOW - day(2022)) * 0.12


def test_without_rules_the_axis_still_has_a_length() -> None:
    axis = axis_for(Zoom.ALL, NOW, ())
    assert axis.start < NOW < axis.end


@pytest.mark.parametrize(
    ("zoom", "length"),
    [(Zoom.YEAR, timedelta(days=365)), (Zoom.NEAR, timedelta(days=60))],
)
def test_zooms_hold_today(zoom: Zoom, length: timedelta) -> None:
    axis = axis_for(zoom, NOW, [entry(OPEN)])
    assert axis.end - axis.start == length
    assert axis.start < NOW < axis.end


def test_moving_keeps_the_length() -> None:
    moved = AXIS.moved(0.25)
    assert moved.end - moved.start == AXIS.end - AXIS.start
    assert moved.start == AXIS.start + timedelta(days=365.25)


@pytest.mark.parametrize(
    ("axis", "width", "texts"),
    [
        pytest.param(AXIS, 400.0, ["2022年", "2023年", "2024年", "2025年"], id="years"),
        pytest.param(
            Axis(day(2023, 11), day(2024, 2)), 300.0, ["11月", "12月", "2024年"], id="months"
        ),
        pytest.param(
            Axis(day(2024, 1, 1), day(2024, 1, 4)), 300.0, ["1月2日", "1月3日"], id="days"
        ),
    ],
)
def test_ticks_stand_apart(axis: Axis, width: float, texts: list[str]) -> None:
    assert [tick.text for tick in ticks(axis, width, FORMATS)] == texts


def test_ticks_of_a_narrow_line_are_none() -> None:
    assert ticks(AXIS, 10.0, FORMATS) == []


def test_a_rule_without_dates_is_as_wide_as_the_axis() -> None:
    (bar,) = bars_of(entry(ALWAYS), GROUND)
    assert (bar.left, bar.right, bar.fades_from, bar.fades_in) == (0.0, 1461.0, None, False)
    assert (bar.labels[-1], bar.note) == ("48 h", "no dates in the text")


def test_an_open_end_fades_from_today() -> None:
    (bar,) = bars_of(entry(OPEN), GROUND)
    assert (bar.left, bar.right, bar.fades_from) == pytest.approx((361.0, 1461.0, 730.0))
    assert (bar.is_in_force, bar.note) == (True, "end never announced")


def test_a_version_to_come_fades_from_its_beginning() -> None:
    (bar,) = bars_of(entry(span(day(2025), None)), GROUND)
    assert (bar.left, bar.fades_from) == pytest.approx((1096.0, 1096.0))
    assert not bar.is_in_force


def test_a_known_end_does_not_fade() -> None:
    (bar,) = bars_of(entry(CLOSED), GROUND)
    assert (bar.left, bar.right) == pytest.approx((357.0, 402.0))
    assert (bar.fades_from, bar.note, bar.is_in_force) == (None, "", False)


def test_an_unknown_beginning_fades_in() -> None:
    (bar,) = bars_of(entry(span(None, day(2023))), GROUND)
    assert (bar.left, bar.right) == pytest.approx((0.0, 365.0))
    assert bar.fades_in


def test_a_few_days_are_still_seen_among_years() -> None:
    (bar,) = bars_of(entry(span(day(2023, 6, 1), day(2023, 6, 2))), GROUND)
    assert bar.width == pytest.approx(4.0)


def test_what_lies_outside_is_told_at_the_edge() -> None:
    ended, to_come = entry(span(None, day(2021, 3))), entry(span(day(2027), None))
    assert bars_of(ended, GROUND) == bars_of(to_come, GROUND) == []
    assert beyond(ended, GROUND) == ("◂ until 2021-02-28", "")
    assert beyond(to_come, GROUND) == ("", "from 2027-01-01 ▸")


def test_a_new_version_is_labelled_by_what_changed() -> None:
    first, second = span(None, day(2023), hours=48), span(day(2023), None, hours=24)
    bars = bars_of(entry(first, second), GROUND)
    assert [bar.labels[0] for bar in bars] == ["48 h", "48 h → 24 h"]


def test_versions_are_drawn_in_the_order_of_time() -> None:
    late, early = span(day(2024), None, hours=24), span(day(2023), day(2024), hours=48)
    bars = bars_of(entry(late, early), GROUND)
    assert [bar.labels[0] for bar in bars] == ["48 h", "48 h → 24 h"]


def test_a_table_of_amounts_is_labelled_by_its_shares() -> None:
    steps = (RuleStep(1, 200, 5000), RuleStep(5, 500, 5000))
    (bar,) = bars_of(entry(replace(OPEN, steps=steps)), GROUND)
    assert bar.labels[0] == "1%–5%"


def test_behind_the_last_known_amount_is_the_unknown() -> None:
    amounts = entry(span(day(2022), day(2023), each_fen=500), topic=RuleTopic.PENALTIES)
    left, words = after(amounts, GROUND)
    assert left == pytest.approx(365.0)
    assert words == "unknown from here on"
    assert after(entry(CLOSED), GROUND) == (0.0, "")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        pytest.param(ALWAYS, "no dates in the text", id="no dates"),
        pytest.param(OPEN, "from 2022-12-28, end never announced", id="open end"),
        pytest.param(CLOSED, "2022-12-24 to 2023-02-06", id="whole days"),
        pytest.param(span(None, day(2023)), "until 2022-12-31", id="open beginning"),
        pytest.param(
            span(day(2022, 12, 19, 12), day(2023, 1, 1, 8)),
            "2022-12-19 12:00 to 2023-01-01 08:00",
            id="hours",
        ),
    ],
)
def test_spans_in_words(given: RuleSpan, text: str) -> None:
    assert span_text(given) == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        pytest.param(entry(ALWAYS), "in force", id="always"),
        pytest.param(entry(OPEN), "in force", id="open"),
        pytest.param(entry(CLOSED), "ended", id="ended"),
        pytest.param(entry(span(day(2025), None)), "not yet", id="to come"),
        pytest.param(
            entry(CLOSED, topic=RuleTopic.PENALTIES), "unknown", id="an amount does not end"
        ),
        pytest.param(replace(entry(ALWAYS), is_on=False), "switched off", id="off"),
    ],
)
def test_states_in_words(given: RuleEntry, text: str) -> None:
    assert state_text(given, NOW) == text


@pytest.mark.parametrize(
    ("checked", "is_old"),
    [
        pytest.param(date(2023, 10, 26), False, id="90 days"),
        pytest.param(date(2023, 10, 25), True, id="91 days"),
        pytest.param(date(2026, 1, 1), False, id="later than data time"),
    ],
)
def test_a_rule_grows_old_after_ninety_days(checked: date, is_old: bool) -> None:
    assert is_stale(checked, NOW) is is_old
