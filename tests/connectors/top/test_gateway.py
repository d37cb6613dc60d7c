"""TOP's errors in ours, and what is asked again."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from workbench.connectors.base import AppKeys
from workbench.connectors.top.codes import Trouble, ban, trouble
from workbench.connectors.top.gateway import Gateway, Session, read_session
from workbench.domain.errors import (
    ConnectorError,
    RateLimited,
    Refused,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.platforms.shipping_acts import ActState, state_after

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
METHOD = "taobao.trade.fullinfo.get"
GOOD = {"trade_fullinfo_get_response": {"trade": {"tid": 1}}}


def failed(code: int, sub_code: str = "", sub_msg: str = "") -> dict[str, Any]:
    return {"error_response": {"code": code, "sub_code": sub_code, "sub_msg": sub_msg}}


class Door:
    """Answers what was written down, the last one again and again."""

    clock_offset = timedelta()
    told_offset = timedelta()

    def __init__(self, *answers: dict[str, Any]) -> None:
        self._answers = list(answers)
        self.asked: list[dict[str, str]] = []
        self.slowed = 0

    def post(self, url: str, form: Mapping[str, str], **_: object) -> dict[str, Any]:
        """Answer as HttpClient would."""
        self.asked.append(dict(form))
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def server_now(self) -> datetime:
        """Return a standing time."""
        return NOW

    def slow_down(self) -> None:
        """Count."""
        self.slowed += 1


def gateway(door: Door, refresh: str = "") -> Gateway:
    app, session = AppKeys("1", "secret"), Session("token", refresh)
    return Gateway(door, "http://127.0.0.1:9", app, session, lambda _: None)  # type: ignore[arg-type]  # a door of ours


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(failed(7), RateLimited, id="7"),
        pytest.param(failed(15, "isp.call-limited"), RateLimited, id="isp-limit"),
        pytest.param(failed(10), Unreachable, id="10"),
        pytest.param(failed(15, "isp.remote-service-error"), Unreachable, id="isp"),
        pytest.param(failed(26), SignInExpired, id="26"),
        pytest.param(failed(27, "session-expired"), SignInExpired, id="27"),
        pytest.param(failed(25), Refused, id="25"),
        pytest.param(failed(11, "isv.permission-api-package-limit"), Refused, id="11"),
        pytest.param(failed(9999, "isv.something-new"), Refused, id="unknown-code"),
        pytest.param({"error_response": []}, UnexpectedAnswer, id="no-object"),
        pytest.param({"trade_fullinfo_get_response": 1}, UnexpectedAnswer, id="no-root"),
        pytest.param({}, UnexpectedAnswer, id="nothing"),
    ],
)
def test_errors_have_kinds(answer: dict[str, Any], error: type[ConnectorError]) -> None:
    with pytest.raises(error):
        gateway(Door(answer)).call(METHOD, {})


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(Refused) as caught:
        gateway(Door(failed(9999, "isv.something-new"))).call(METHOD, {})
    assert caught.value.values["reason"] == "isv.something-new"


@pytest.mark.parametrize(
    ("told", "ends"),
    [
        pytest.param({"expires_in": 60, "re_expires_in": 600}, (1, 10), id="both"),
        pytest.param({"expires_in": 60, "re_expires_in": 0}, (1, None), id="not to be renewed"),
        pytest.param({"expires_in": "60"}, (1, None), id="untold"),
        pytest.param({"refresh_token": "r1"}, (None, 5), id="the same refresh token"),
    ],
)
def test_when_a_session_and_its_renewal_end(
    told: dict[str, Any], ends: tuple[int | None, int | None]
) -> None:
    result = json.dumps({"access_token": "t", "refresh_token": "r2", **told})
    before = Session("", "r1", renewable_until=NOW + timedelta(minutes=5))
    found = read_session({"token_result": result}, NOW, before)
    minutes = [
        None if end is None else (end - NOW) // timedelta(minutes=1)
        for end in (found.expires_at, found.renewable_until)
    ]
    assert minutes == list(ends)


def test_keys_are_what_a_session_is_made_from() -> None:
    session = Session("t", "r", NOW, "", NOW)
    assert Session.of_keys(session.keys) == session
    assert Session.of_keys({"session": "t"}) == Session("t")


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        pytest.param("This ban will last for 6 more seconds", 6, id="seconds"),
        pytest.param("This ban will last for 1 more second", 1, id="second"),
        pytest.param("please wait", None, id="unsaid"),
    ],
)
def test_a_ban_names_its_time(words: str, seconds: int | None) -> None:
    assert ban(words) == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize("sub_code", ["isp.top-remote-connection-timeout", "isp.system-busy"])
def test_a_fault_of_the_platforms_own_is_asked_about_once_more(sub_code: str) -> None:
    door = Door(failed(15, sub_code), GOOD)
    assert gateway(door).call(METHOD, {}) == {"trade": {"tid": 1}}


def test_what_changes_something_is_never_asked_twice() -> None:
    door = Door(failed(15, "isp.remote-service-error"), GOOD)
    with pytest.raises(Unreachable):
        gateway(door).do(METHOD, {})
    assert len(door.asked) == 1


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        pytest.param(failed(25), ActState.REFUSED, id="router"),
        pytest.param(failed(15, "isv.trade-not-exist"), ActState.REFUSED, id="caller"),
        pytest.param(failed(15, "B07"), ActState.UNKNOWN, id="a-word-of-the-service"),
        pytest.param(failed(9999), ActState.UNKNOWN, id="unheard-of"),
        pytest.param(failed(10), ActState.UNKNOWN, id="not-available"),
    ],
)
def test_what_an_error_says_of_an_act(answer: dict[str, Any], state: ActState) -> None:
    with pytest.raises(ConnectorError) as caught:
        gateway(Door(answer)).do(METHOD, {})
    assert state_after(caught.value) is state


def test_a_caller_fault_is_not_asked_again() -> None:
    door = Door(failed(15, "isv.trade-not-exist"), GOOD)
    with pytest.raises(Refused):
        gateway(door).call(METHOD, {})
    assert len(door.asked) == 1


def test_a_refused_clock_is_set_right_by_the_platforms() -> None:
    door = Door(failed(31), GOOD)
    assert gateway(door).call(METHOD, {}) == {"trade": {"tid": 1}}


def test_times_are_spelt_in_shanghais_time() -> None:
    door = Door(GOOD)
    gateway(door).call(METHOD, {})
    assert door.asked[0]["timestamp"] == "2026-01-05 09:30:00"


def test_isv_and_isp_are_told_apart() -> None:
    assert trouble("15", "isv.x") is Trouble.REFUSED
    assert trouble("15", "isp.x") is Trouble.DOWN
