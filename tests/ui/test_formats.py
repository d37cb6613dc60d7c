"""Times, countdowns and money in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.formats import LONGEST_TEXT, Formats, one_line, plain

NOW = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai
MORNING = datetime(2024, 1, 23, 21, 20, tzinfo=UTC)
MIDNIGHT = datetime(2024, 12, 31, 16, 0, tzinfo=UTC)
ZH = Formats(is_chinese=True)
EN = Formats(is_chinese=False)


@pytest.mark.parametrize(
    ("left", "chinese", "english"),
    [
        pytest.param(timedelta(minutes=38), "剩38分", "38m left", id="minutes"),
        pytest.param(timedelta(minutes=38, seconds=59), "剩38分", "38m left", id="cut off"),
        pytest.param(timedelta(hours=1, minutes=5), "剩1时05分", "1h 05m left", id="hour"),
        pytest.param(timedelta(hours=11, minutes=47), "剩11时47分", "11h 47m left", id="hours"),
        pytest.param(
            timedelta(hours=28, minutes=30), "剩28时30分", "28h 30m left", id="over a day"
        ),
        pytest.param(timedelta(hours=73), "剩73时00分", "73h 00m left", id="over 72 h"),
        pytest.param(timedelta(days=5, hours=4), "剩5天04时", "5d 04h left", id="days"),
        pytest.param(timedelta(seconds=59), "不到1分", "< 1 min", id="seconds"),
        pytest.param(timedelta(0), "不到1分", "< 1 min", id="now"),
        pytest.param(timedelta(seconds=-1), "刚超时", "just over", id="just over"),
        pytest.param(timedelta(hours=-4, minutes=-40), "已超4时40分", "4h 40m over", id="over"),
    ],
)
def test_remaining(left: timedelta, chinese: str, english: str) -> None:
    assert ZH.remaining(NOW + left, NOW) == chinese
    assert EN.remaining(NOW + left, NOW) == english


@pytest.mark.parametrize(
    ("at", "chinese", "english"),
    [
        pytest.param(MORNING, "1月24日 05:20", "24 Jan 05:20", id="utc"),
        pytest.param(MIDNIGHT, "1月1日 00:00", "1 Jan 00:00", id="year"),
        pytest.param(None, "—", "—", id="none"),
    ],
)
def test_moment_is_told_in_shanghai(at: datetime | None, chinese: str, english: str) -> None:
    assert ZH.moment(at) == chinese
    assert EN.moment(at) == english


@pytest.mark.parametrize(
    ("at", "text"),
    [
        pytest.param(datetime(2024, 1, 23, 16, 0, tzinfo=UTC), "00:00", id="same day there"),
        pytest.param(datetime(2024, 1, 23, 15, 59, tzinfo=UTC), "1月23日 23:59", id="day before"),
        pytest.param(datetime(2026, 11, 21, 4, 0, tzinfo=UTC), "2026-11-21 12:00", id="other year"),
        pytest.param(None, "—", id="none"),
    ],
)
def test_near_leaves_out_what_goes_without_saying(at: datetime | None, text: str) -> None:
    assert ZH.near(at, NOW) == text


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        pytest.param(500, "¥5.00", id="yuan"),
        pytest.param(5, "¥0.05", id="fen"),
        pytest.param(123456789, "¥1,234,567.89", id="thousands"),
        pytest.param(-50, "-¥0.50", id="negative"),
        pytest.param(0, "¥0.00", id="zero is an amount"),
        pytest.param(None, "—", id="unknown is not zero"),
    ],
)
def test_money(fen: int | None, text: str) -> None:
    assert ZH.money(fen) == text


def test_counts_and_days() -> None:
    assert ZH.count(23418) == "23,418"
    assert ZH.full_day(date(2024, 1, 23)) == "2024-01-23"
    assert ZH.full_day(None) == "—"
    assert ZH.recent_day(date(2024, 1, 20), NOW) == "1月20日"
    assert ZH.recent_day(date(2023, 1, 20), NOW) == "2023-01-20"


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        pytest.param("a\u202egnp.exe", "a‹U+202E›gnp.exe", id="right to left"),
        pytest.param("YT\u200b88", "YT‹U+200B›88", id="zero width"),
        pytest.param("a\x00b", "a‹U+0000›b", id="control"),
        pytest.param("\ud800", "‹U+D800›", id="lone surrogate"),
        pytest.param("e" + "\u0301" * 50, "e" + "\u0301" * 3, id="stacked marks"),
        pytest.param("👩\u200d🔧 杯", "👩\u200d🔧 杯", id="emoji stays"),
        pytest.param("<b>加厚</b> & 50%", "<b>加厚</b> & 50%", id="markup stays text"),
    ],
)
def test_what_cannot_be_seen_is_named(foreign: str, shown: str) -> None:
    assert plain(foreign) == shown


def test_one_line_takes_breaks_out() -> None:
    assert one_line(" a\r\n b\tc ") == "a b c"


@given(st.text(max_size=3 * LONGEST_TEXT))
def test_any_text_is_bounded_and_can_be_encoded(foreign: str) -> None:
    # A character that is named takes eight in place of one.
    shown = plain(foreign)
    assert len(shown) <= 9 * LONGEST_TEXT
    shown.encode()


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        pytest.param("2024-01-23T21:19:59+00:00", "1月24日 05:20", id="a-second-before-the-minute"),
        pytest.param("2024-01-23T21:20:00+00:00", "1月24日 05:20", id="on-the-minute"),
        pytest.param("2024-01-23T21:20:30+00:00", "1月24日 05:20", id="within-the-minute"),
    ],
)
def test_deadline_is_the_minute_from_which_it_is_too_late(last: str, shown: str) -> None:
    assert Formats(is_chinese=True).deadline(datetime.fromisoformat(last)) == shown
