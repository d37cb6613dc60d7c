"""抖店's sign-in in the sandbox: codes that work once, and what a renewal gives when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.douyin_caller import LIST, DouyinCaller

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from workbench.domain.clock import ReplayClock

DAYS, HOUR = timedelta(days=7), timedelta(hours=1)
REFUSED = 50001


@pytest.fixture
def douyin(caller: Caller, wall_clock: ReplayClock) -> DouyinCaller:
    return DouyinCaller(caller, wall_clock)


def create(douyin: DouyinCaller, **params: Any) -> Any:
    return douyin.call("token.create", **params)


def renew(douyin: DouyinCaller, token: str) -> Any:
    return douyin.call("token.refresh", grant_type="refresh_token", refresh_token=token)


def works(douyin: DouyinCaller, token: str) -> bool:
    douyin.token = token
    told = douyin.call(LIST, create_time_start=1_703_500_000, page=0, size=1)
    return bool(told["code"] == 10000)


def test_a_code_works_once(douyin: DouyinCaller) -> None:
    code = douyin.keys["code"]
    first = create(douyin, code=code, grant_type="authorization_code")
    assert first["data"]["expires_in"] == 604800
    assert first["data"]["shop_id"] == douyin.keys["shop_id"]
    assert works(douyin, first["data"]["access_token"])
    again = create(douyin, code=code, grant_type="authorization_code")
    assert again["code"] == REFUSED


def test_a_code_lives_ten_minutes(douyin: DouyinCaller, wall_clock: ReplayClock) -> None:
    wall_clock.advance(timedelta(minutes=10))
    told = create(douyin, code=douyin.keys["code"], grant_type="authorization_code")
    assert told["code"] == REFUSED


def test_a_code_is_given_at_the_control_address(caller: Caller, douyin: DouyinCaller) -> None:
    code = caller.tell("code", shop=douyin.keys["name"])["code"]
    told = create(douyin, code=code, grant_type="authorization_code")
    assert told["data"]["shop_name"] == douyin.keys["name"]


@pytest.mark.parametrize("shop_id", ["40391623", 40391623, None], ids=["text", "number", "none"])
def test_a_self_use_app_signs_itself_in(douyin: DouyinCaller, shop_id: str | int | None) -> None:
    told = create(douyin, code="", grant_type="authorization_self", shop_id=shop_id)
    assert works(douyin, told["data"]["access_token"])


def test_another_shop_gives_no_token(douyin: DouyinCaller) -> None:
    told = create(douyin, code="", grant_type="authorization_self", shop_id="1")
    assert told["code"] == REFUSED


def test_an_unknown_grant_type(douyin: DouyinCaller) -> None:
    told = create(douyin, grant_type="password")
    assert (told["code"], told["sub_code"]) == (40003, "isv.authorization-type-invalid")


def test_early_a_renewal_changes_nothing(douyin: DouyinCaller, wall_clock: ReplayClock) -> None:
    wall_clock.advance(DAYS - HOUR - timedelta(seconds=1))
    told = renew(douyin, douyin.keys["refresh_token"])["data"]
    assert told["access_token"] == douyin.keys["access_token"]
    assert told["expires_in"] == 3601


def test_in_the_last_hour_it_gives_a_new_pair(
    douyin: DouyinCaller, wall_clock: ReplayClock
) -> None:
    wall_clock.advance(DAYS - timedelta(minutes=5))
    told = renew(douyin, douyin.keys["refresh_token"])["data"]
    assert told["access_token"] != douyin.keys["access_token"]
    wall_clock.advance(timedelta(minutes=59))
    assert works(douyin, douyin.keys["access_token"])
    wall_clock.advance(timedelta(minutes=1))
    assert not works(douyin, douyin.keys["access_token"])
    assert works(douyin, told["access_token"])


def test_after_the_end_the_old_one_is_dead(douyin: DouyinCaller, wall_clock: ReplayClock) -> None:
    wall_clock.advance(DAYS)
    told = renew(douyin, douyin.keys["refresh_token"])["data"]
    assert works(douyin, told["access_token"])
    assert not works(douyin, douyin.keys["access_token"])


def test_a_refresh_token_lives_a_fortnight(douyin: DouyinCaller, wall_clock: ReplayClock) -> None:
    wall_clock.advance(2 * DAYS)
    assert renew(douyin, douyin.keys["refresh_token"])["code"] == REFUSED


def test_the_control_address_ends_a_sign_in(caller: Caller, douyin: DouyinCaller) -> None:
    caller.tell("expire", shop=douyin.keys["name"])
    assert not works(douyin, douyin.keys["access_token"])
