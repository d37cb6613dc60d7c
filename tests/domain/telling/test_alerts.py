"""What pops up, how loudly, and when not."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alert_gate import MOST_A_MINUTE, AlertGate, QuietEve
from workbench.domain.telling.alerts import (
    CATEGORIES,
    Alerting,
    AlertSettings,
    Category,
    QuietHours,
    category_of,
)
from workbench.domain.telling.notices import Notice, NoticeKind

USUAL = AlertSettings()
# 10:00 in Shanghai.
NOW = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)
NIGHT = QuietHours(is_on=True, start=time(22), end=time(8), lets_urgent_through=True)


def warning(key: str = "a", level: Level = Level.WARNING, kind: NoticeKind | None = None) -> Notice:
    return Notice(kind or NoticeKind.WARNING_APPEARED, key, level, NOW)


def shanghai(hour: int, minute: int = 0, day: int = 24) -> datetime:
    return datetime(2024, 1, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def test_every_kind_of_notice_has_a_category() -> None:
    assert set(CATEGORIES) == set(NoticeKind)


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        pytest.param(NoticeKind.WARNING_WORSENED, Category.WARNINGS, id="warning"),
        pytest.param(NoticeKind.TICKET_DUE, Category.TICKETS, id="ticket"),
        pytest.param(NoticeKind.SIGN_IN_EXPIRED, Category.ACCOUNTS, id="account"),
        pytest.param(NoticeKind.BACKUP_FAILED, Category.SYSTEM, id="system"),
    ],
)
def test_kinds_stand_where_sellers_look_for_them(kind: NoticeKind, category: Category) -> None:
    assert category_of(kind) is category


@pytest.mark.parametrize(
    ("at", "holds"),
    [
        pytest.param(shanghai(21, 59), False, id="before"),
        pytest.param(shanghai(22), True, id="first-minute"),
        pytest.param(shanghai(3), True, id="after-midnight"),
        pytest.param(shanghai(8), False, id="end"),
    ],
)
def test_quiet_hours_last_over_midnight(at: datetime, holds: bool) -> None:
    assert NIGHT.hold(at) is holds


def test_quiet_hours_within_a_day() -> None:
    noon = QuietHours(is_on=True, start=time(12), end=time(14))
    assert [noon.hold(shanghai(hour)) for hour in (11, 12, 13, 14)] == [False, True, True, False]


def test_quiet_hours_that_are_off_never_hold() -> None:
    assert not QuietHours().hold(shanghai(23))
    assert QuietHours().next(NOW) is None


def test_the_next_quiet_hours_are_tonights() -> None:
    assert NIGHT.next(NOW) == (shanghai(22), shanghai(8, day=25))
    assert NIGHT.next(shanghai(22)) == (shanghai(22, day=25), shanghai(8, day=26))


def test_less_urgent_notices_stay_in_the_panel() -> None:
    gate = AlertGate()
    gate.take([warning(level=Level.INFORMATION)], USUAL)
    assert gate.ready(NOW, USUAL) == {}


@pytest.mark.parametrize(
    "kind",
    [
        NoticeKind.WARNING_ENDED,
        NoticeKind.SHOP_BACK,
        NoticeKind.SHOP_STOPPED,
        NoticeKind.PROVIDER_STOPPED,
        NoticeKind.IMPORTED,
    ],
)
def test_what_needs_nobody_stays_in_the_panel(kind: NoticeKind) -> None:
    gate = AlertGate()
    gate.take([warning(level=Level.CRITICAL, kind=kind)], USUAL)
    assert gate.waiting == 0


def test_a_newer_notice_with_the_same_key_takes_the_old_ones_place() -> None:
    gate = AlertGate()
    worse = warning(level=Level.CRITICAL, kind=NoticeKind.WARNING_WORSENED)
    gate.take([warning(), worse], USUAL)
    assert gate.ready(NOW, USUAL) == {Category.WARNINGS: (worse,)}


def test_a_category_that_is_switched_off_pops_up_nothing() -> None:
    gate = AlertGate()
    gate.take([warning(level=Level.CRITICAL)], AlertSettings(warnings=Alerting(pops_up=False)))
    assert gate.waiting == 0


def test_notices_are_told_by_what_they_are_about() -> None:
    gate = AlertGate()
    ticket = warning("t", kind=NoticeKind.TICKET_DUE)
    gate.take([ticket, warning("a"), warning("b")], USUAL)
    assert gate.ready(NOW, USUAL) == {
        Category.WARNINGS: (warning("a"), warning("b")),
        Category.TICKETS: (ticket,),
    }


def test_what_was_shown_waits_no_more() -> None:
    gate = AlertGate()
    gate.take([warning()], USUAL)
    gate.shown([warning()], NOW)
    assert gate.ready(NOW, USUAL) == {}


def test_a_cured_warning_that_still_waited_is_not_shown() -> None:
    quiet = AlertSettings(quiet=NIGHT)
    gate = AlertGate()
    gate.take([warning()], quiet)
    assert gate.ready(shanghai(23), quiet) == {}
    gate.take([warning(level=Level.NONE, kind=NoticeKind.WARNING_ENDED)], quiet)
    assert gate.ready(shanghai(8), quiet) == {}


def test_quiet_hours_hold_back_and_the_morning_tells() -> None:
    quiet = AlertSettings(quiet=NIGHT)
    gate = AlertGate()
    gate.take([warning()], quiet)
    assert gate.ready(shanghai(23), quiet) == {}
    assert gate.ready(shanghai(8, day=25), quiet) == {Category.WARNINGS: (warning(),)}


@pytest.mark.parametrize(
    ("lets_through", "categories"),
    [
        pytest.param(True, [Category.WARNINGS], id="let-through"),
        pytest.param(False, [], id="held"),
    ],
)
def test_urgent_ones_pass_quiet_hours_if_the_seller_says_so(
    lets_through: bool, categories: list[Category]
) -> None:
    night = QuietHours(is_on=True, lets_urgent_through=lets_through)
    settings = AlertSettings(quiet=night)
    gate = AlertGate()
    gate.take([warning(level=Level.CRITICAL)], settings)
    assert list(gate.ready(shanghai(23), settings)) == categories


def test_no_more_than_three_pop_up_within_a_minute() -> None:
    gate = AlertGate()
    for second in range(MOST_A_MINUTE):
        assert gate.has_room(NOW + timedelta(seconds=second))
        gate.shown([], NOW + timedelta(seconds=second))
    assert not gate.has_room(NOW + timedelta(seconds=59))
    assert gate.has_room(NOW + timedelta(seconds=60))


@pytest.mark.parametrize(
    ("at", "told"),
    [
        pytest.param(shanghai(21, 44), None, id="too-early"),
        pytest.param(shanghai(21, 45), (shanghai(22), shanghai(8, day=25)), id="just-before"),
        pytest.param(shanghai(23), None, id="within"),
    ],
)
def test_the_evening_summary_comes_before_quiet_hours(
    at: datetime, told: tuple[datetime, datetime] | None
) -> None:
    assert QuietEve().due(at, AlertSettings(quiet=NIGHT)) == told


def test_the_evening_summary_comes_once() -> None:
    eve, settings = QuietEve(), AlertSettings(quiet=NIGHT)
    assert eve.due(shanghai(21, 50), settings) is not None
    assert eve.due(shanghai(21, 55), settings) is None
    assert eve.due(shanghai(21, 50, day=25), settings) is not None


def test_what_was_told_anew_meanwhile_is_still_to_be_shown() -> None:
    gate = AlertGate()
    first, worse = warning(), warning(level=Level.CRITICAL, kind=NoticeKind.WARNING_WORSENED)
    gate.take([first], USUAL)
    gate.take([worse], USUAL)
    gate.shown([first], NOW)
    assert gate.ready(NOW, USUAL) == {Category.WARNINGS: (worse,)}
