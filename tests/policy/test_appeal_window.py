"""Until when an appeal is open: by the day, in Shanghai, to the second."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench import paths
from workbench.domain.clock import SHANGHAI
from workbench.domain.platforms.platform_records import (
    AppealStanding,
    AppealState,
    AppealWindow,
    PlatformRecord,
    RecordKind,
    RecordSource,
)
from workbench.domain.shops import Platform
from workbench.policy.appeal_window import (
    appeal_state,
    appeal_window,
    open_spans,
    ruled_window,
)
from workbench.policy.packs import load_book

if TYPE_CHECKING:
    from pathlib import Path

BOOK = load_book(paths.resource("policies"))
SECOND = timedelta(seconds=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def penalty(kind: RecordKind = RecordKind.PENALTY, **facts: AppealStanding) -> PlatformRecord:
    return PlatformRecord(kind, RecordSource.FILE, **facts)  # type: ignore[arg-type]  # standing


@pytest.mark.parametrize(
    ("platform", "noticed", "last"),
    [
        pytest.param(Platform.DOUYIN, "2026-08-10 09:30:00", "2026-08-17 23:59:59", id="7 days"),
        pytest.param(Platform.DOUYIN, "2026-08-10 00:00:00", "2026-08-17 23:59:59", id="midnight"),
        pytest.param(
            Platform.DOUYIN, "2026-08-09 23:59:59", "2026-08-16 23:59:59", id="day before"
        ),
        pytest.param(Platform.ALIBABA, "2024-01-24 10:00:00", "2024-01-27 23:59:59", id="3 days"),
        pytest.param(
            Platform.ALIBABA, "2022-10-18 00:00:00", "2022-10-21 23:59:59", id="first day"
        ),
    ],
)
def test_days_count_from_the_day_of_the_notice(platform: Platform, noticed: str, last: str) -> None:
    window = ruled_window(platform, local(noticed), BOOK)
    assert window.last == local(last)
    assert window.last_day == date.fromisoformat(last[:10])
    assert window.rule == f"{platform.value}.outside.appeal_days"


@pytest.mark.parametrize(
    ("platform", "noticed"),
    [
        pytest.param(Platform.TAOBAO, "2026-08-10 09:30:00", id="Taobao tells no days"),
        pytest.param(Platform.TMALL, "2026-08-10 09:30:00", id="Tmall tells no days"),
        pytest.param(Platform.DOUYIN, "2026-07-07 23:59:59", id="before the rule"),
        pytest.param(Platform.ALIBABA, "2022-10-17 23:59:59", id="before the first rule"),
    ],
)
def test_what_no_pack_tells_is_unknown(platform: Platform, noticed: str) -> None:
    window = ruled_window(platform, local(noticed), BOOK)
    assert window == AppealWindow()
    assert appeal_state(penalty(), window, local("2030-01-01 00:00:00")) is AppealState.UNKNOWN


def test_without_a_time_or_a_platform_the_end_is_unknown() -> None:
    assert ruled_window(Platform.DOUYIN, None, BOOK) == AppealWindow()
    assert ruled_window(None, local("2026-08-10 09:30:00"), BOOK) == AppealWindow()


@pytest.mark.parametrize(
    ("step", "state"),
    [
        pytest.param(-SECOND, AppealState.OPEN, id="a second before the last"),
        pytest.param(0 * SECOND, AppealState.OPEN, id="the last second"),
        pytest.param(0.999 * SECOND, AppealState.OPEN, id="within the last second"),
        pytest.param(SECOND, AppealState.CLOSED, id="a second later"),
        pytest.param(timedelta(days=-8), AppealState.OPEN, id="a clock behind the notice"),
    ],
)
def test_the_last_second_is_open(step: timedelta, state: AppealState) -> None:
    window = ruled_window(Platform.DOUYIN, local("2026-08-10 09:30:00"), BOOK)
    assert appeal_state(penalty(), window, local("2026-08-17 23:59:59") + step) is state


@pytest.mark.parametrize(
    ("record", "state"),
    [
        pytest.param(penalty(RecordKind.WARNING), AppealState.NONE, id="a warning"),
        pytest.param(penalty(RecordKind.RETURNED), AppealState.NONE, id="money back"),
        pytest.param(penalty(standing=AppealStanding.CLOSED), AppealState.CLOSED, id="told closed"),
        pytest.param(penalty(standing=AppealStanding.OPEN), AppealState.OPEN, id="told open"),
        pytest.param(penalty(RecordKind.DEDUCTION), AppealState.OPEN, id="a deduction"),
    ],
)
def test_what_the_platform_says_counts_first(record: PlatformRecord, state: AppealState) -> None:
    window = ruled_window(Platform.DOUYIN, local("2026-08-10 09:30:00"), BOOK)
    assert appeal_state(record, window, local("2026-08-12 00:00:00")) is state


@pytest.mark.parametrize("minutes", range(-3000, 3001, 250))
@pytest.mark.parametrize("platform", [Platform.DOUYIN, Platform.ALIBABA])
def test_spans_say_the_same_as_windows(platform: Platform, minutes: int) -> None:
    now = local("2026-09-01 00:00:00")
    (span,) = open_spans((platform,), now, BOOK)
    days = {Platform.DOUYIN: 7, Platform.ALIBABA: 3}[platform]
    noticed = now - timedelta(days=days) + timedelta(minutes=minutes)
    window = ruled_window(platform, noticed, BOOK)
    is_open = appeal_state(penalty(), window, now) is AppealState.OPEN
    assert (noticed >= span.since) is is_open


def test_an_end_that_the_platform_told_counts_before_the_rule() -> None:
    due = local("2026-08-12 12:00:00")
    told = PlatformRecord(
        RecordKind.PENALTY, RecordSource.FILE, platform=Platform.TMALL, at=due, due=due
    )
    window = appeal_window(told, BOOK)
    assert window == AppealWindow(due, date(2026, 8, 12), "")
    assert appeal_state(told, window, due) is AppealState.OPEN
    assert appeal_state(told, window, due + SECOND) is AppealState.CLOSED


def test_a_warning_has_no_appeal() -> None:
    warned = PlatformRecord(
        RecordKind.WARNING, RecordSource.FILE, platform=Platform.DOUYIN, due=local("2026-08-12")
    )
    assert appeal_window(warned, BOOK) == AppealWindow()


PACK = """
id = "taobao.mine"
platform = "taobao"
origin = "outside"
title = { zh = "自备", en = "Mine" }

[[rules]]
id = "taobao.outside.appeal_days"
question = "parcel.clock"
title = { zh = "申诉期", en = "Time to appeal" }
says = { zh = "测试。", en = "A test." }
decided_by = "judgement"
confidence = "low"
checked_on = 2026-11-21

[[rules.versions]]
stated = true
since = 2026-01-01T00:00:00+08:00
[rules.versions.parameters]
days = 5

[rules.source]
document = "测试"
url = "https://example.invalid/"
place = { zh = "测试", en = "test" }
"""


def test_a_pack_that_tells_the_days_is_enough(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(PACK, "utf-8")
    window = ruled_window(Platform.TAOBAO, local("2026-08-10 09:30:00"), load_book(tmp_path))
    assert window.last == local("2026-08-15 23:59:59")
