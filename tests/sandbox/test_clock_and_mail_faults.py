"""Fault switches that are no damage of answers: a platform's clock, and how it hands out mail."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.caller import LIST, WALL_START, Caller
from tests.sandbox.douyin_caller import DouyinCaller
from tests.sandbox.top_caller import TopCaller
from workbench.sandbox import SandboxServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    import requests

    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import Season

CONSUME, CONFIRM = "taobao.tmc.messages.consume", "taobao.tmc.messages.confirm"


@pytest.fixture
def top(server: SandboxServer) -> Iterator[TopCaller]:
    calling = TopCaller(server)
    with calling.http:
        yield calling


def _dated(answer: requests.Response) -> timedelta:
    """Return how far an answer's date is ahead of the wall."""
    return parsedate_to_datetime(answer.headers["Date"]) - WALL_START


def test_answers_are_dated_by_the_wall(caller: Caller) -> None:
    token = {"access_token": caller.tokens["晨禾百货"]}
    assert _dated(caller.send(LIST, token)) == timedelta()


@pytest.mark.parametrize("seconds", [1800, -1800])
def test_a_wrong_clock_dates_answers_and_checks_timestamps(
    caller: Caller, top: TopCaller, wall_clock: ReplayClock, seconds: int
) -> None:
    caller.tell("fault", kind="clock_skew", seconds=seconds, times=1)
    now = {"timestamp": str(int(wall_clock.now().timestamp() * 1000))}
    answer = top.send(top.signed(top.system("taobao.user.seller.get", **now)))
    assert _dated(answer) == timedelta(seconds=seconds)
    assert answer.json()["error_response"]["code"] == 31
    told = DouyinCaller(caller, wall_clock).call("order.searchList", create_time_start=1)
    assert (told["code"], told["sub_code"]) == (40003, "isv.timestamp-invalid")
    caller.tell("fault", clear=True)
    assert "user" in top.call("taobao.user.seller.get", fields="nick")


def test_each_service_has_a_clock_of_its_own(caller: Caller, top: TopCaller) -> None:
    caller.tell("fault", kind="clock_skew", seconds=1800, api="taobao")
    token = {"access_token": caller.tokens["晨禾百货"]}
    assert _dated(caller.send(LIST, token)) == timedelta()
    assert _dated(top.send({})) == timedelta(minutes=30)


@pytest.fixture
def mailed(season: Season, wall_clock: ReplayClock) -> Iterator[TopCaller]:
    """A season that runs ten thousand times as fast: its messages of two days wait."""
    with SandboxServer(season, wall=wall_clock, speed=10_000) as running:
        wall_clock.advance(timedelta(seconds=17))
        calling = TopCaller(running)
        with calling.http:
            yield calling


def _waiting(top: TopCaller) -> list[str]:
    told = top.call(CONSUME, quantity=200)
    return [str(each["id"]) for each in told.get("messages", {}).get("tmc_message", ())]


def test_the_last_message_may_come_first(mailed: TopCaller) -> None:
    before = _waiting(mailed)
    mailed.tell("fault", kind="unordered_messages", times=1)
    assert _waiting(mailed) == before[::-1] != before
    assert _waiting(mailed) == before


def test_messages_come_twice_and_again_after_they_were_confirmed(mailed: TopCaller) -> None:
    before = _waiting(mailed)
    mailed.tell("fault", kind="duplicate_messages")
    assert _waiting(mailed) == [each for each in before for _ in range(2)]
    assert mailed.call(CONFIRM, s_message_ids=",".join(before))["is_success"]
    assert sorted(_waiting(mailed)) == sorted(before)
    mailed.tell("fault", clear=True)
    assert _waiting(mailed) == []
