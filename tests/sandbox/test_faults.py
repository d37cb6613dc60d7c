from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import requests

from tests.sandbox.caller import DETAIL, LIST, Caller, sign_1688
from workbench.sandbox import Extras, SandboxServer
from workbench.sandbox.faults import Fault, FaultBoard, FaultKind, Scope

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import Season

SCOPE = Scope("com.alibaba.trade/alibaba.trade.getSellerOrderList", "retail", "晨禾百货")


@pytest.mark.parametrize(
    ("fault", "strikes"),
    [
        pytest.param(Fault(FaultKind.SLOW), True, id="everybody"),
        pytest.param(Fault(FaultKind.SLOW, shop="retail"), True, id="by id"),
        pytest.param(Fault(FaultKind.SLOW, shop="晨禾百货"), True, id="by name"),
        pytest.param(Fault(FaultKind.SLOW, shop="晨禾批发"), False, id="other shop"),
        pytest.param(Fault(FaultKind.SLOW, api="getSellerOrderList"), True, id="part of the api"),
        pytest.param(Fault(FaultKind.SLOW, api="kuaidi100"), False, id="other api"),
        pytest.param(Fault(FaultKind.HTML_500), False, id="other kind"),
    ],
)
def test_fault_strikes_whom_it_names(fault: Fault, strikes: bool) -> None:
    assert (FaultBoard([fault]).strike(FaultKind.SLOW, SCOPE) is not None) is strikes


def test_fault_goes_off_after_its_times() -> None:
    board = FaultBoard([Fault(FaultKind.SLOW, times=2)])
    struck = [board.strike(FaultKind.SLOW, SCOPE) is not None for _ in range(3)]
    assert (struck, board.all()) == ([True, True, False], ())


def test_rate_limit_speaks_the_gateways_words(caller: Caller) -> None:
    caller.tell("fault", kind="rate_limit", retry_after=7, times=1)
    answer = caller.send(LIST, {"access_token": caller.tokens["晨禾百货"]})
    assert answer.json()["error_code"] == "gw.QosAppFrequencyLimit"
    assert answer.headers["Retry-After"] == "7"
    assert caller.call(LIST)["success"] is True


def test_rate_limit_of_the_provider_is_busy(caller: Caller) -> None:
    caller.tell("fault", kind="rate_limit", api="kuaidi100")
    assert caller.query(com="yuantong", num="YT1")["returnCode"] == "502"
    assert caller.call(LIST)["success"] is True


def test_a_declined_account_of_the_provider_has_nothing_left(caller: Caller) -> None:
    caller.tell("fault", kind="acl_declined", api="kuaidi100", times=1)
    assert caller.query(com="yuantong", num="YT1")["returnCode"] == "601"
    assert caller.query(com="yuantong", num="YT1")["returnCode"] == "500"


@pytest.mark.parametrize(("kind", "status"), [("html_500", 500), ("html_200", 200)])
def test_html_comes_instead_of_json(caller: Caller, kind: str, status: int) -> None:
    caller.tell("fault", kind=kind)
    answer = caller.send(LIST, {"access_token": caller.tokens["晨禾百货"]})
    assert (answer.status_code, answer.text[:15]) == (status, "<!DOCTYPE html>")


def test_truncated_json_cannot_be_read(caller: Caller) -> None:
    caller.tell("fault", kind="truncated_json")
    with pytest.raises(requests.JSONDecodeError):
        caller.call(LIST)


def test_dropped_connection_breaks_off(caller: Caller) -> None:
    caller.tell("fault", kind="dropped", times=1)
    with pytest.raises(requests.ConnectionError):
        caller.call(LIST)
    assert caller.call(LIST)["success"] is True


def test_slow_answer_outlasts_an_impatient_caller(caller: Caller) -> None:
    caller.tell("fault", kind="slow", seconds=30, times=1)
    app = caller.keys["alibaba1688"]
    url = f"{app['gateway']}/openapi/param2/1/{LIST}/{app['app_key']}"
    with pytest.raises(requests.ReadTimeout):
        caller.session.post(url, data=_signed(caller), timeout=0.1)


def _signed(caller: Caller) -> dict[str, str]:
    app = caller.keys["alibaba1688"]
    params = {"access_token": app["access_token"]}
    path = f"param2/1/{LIST}/{app['app_key']}"
    return params | {"_aop_signature": sign_1688(path, params, app["app_secret"])}


def test_empty_page_follows_a_full_one(caller: Caller) -> None:
    caller.tell("fault", kind="empty_page", times=1)
    first, second, again = (caller.call(LIST, page=page) for page in (1, 2, 2))
    assert (len(first["result"]), second["result"]) == (20, [])
    assert second["totalRecord"] == first["totalRecord"] > 20
    assert len(again["result"]) == 20


def test_list_can_be_missing(caller: Caller) -> None:
    caller.tell("fault", kind="missing_list")
    assert "result" not in caller.call(LIST)


def _page(caller: Caller, page: int) -> list[str]:
    return [row["baseInfo"]["idOfStr"] for row in caller.call(LIST, page=page)["result"]]


def test_rows_are_told_twice_across_pages(caller: Caller) -> None:
    caller.tell("fault", kind="duplicate_rows")
    assert _page(caller, 2)[0] == _page(caller, 1)[-1]


def test_sliding_row_slips_from_page_two_to_page_one(caller: Caller) -> None:
    crossing = _page(caller, 2)[0]
    caller.tell("fault", kind="rows_slide", times=1)
    first_walk = _page(caller, 1) + _page(caller, 2)
    second_walk = _page(caller, 1) + _page(caller, 2)
    assert crossing not in first_walk
    assert crossing in second_walk


def test_unknown_status_replaces_the_known(caller: Caller) -> None:
    caller.tell("fault", kind="unknown_status")
    statuses = {row["baseInfo"]["status"] for row in caller.call(LIST)["result"]}
    assert statuses == {"sandbox_new_status"}


def test_fault_for_one_shop_spares_the_other(caller: Caller) -> None:
    caller.tell("fault", kind="html_200", shop="晨禾批发")
    assert caller.call(LIST, "晨禾百货")["success"] is True


def test_faults_can_be_given_at_the_start(season: Season, wall_clock: ReplayClock) -> None:
    extras = Extras(faults=(Fault(FaultKind.RATE_LIMIT, times=1),))
    with SandboxServer(season, wall=wall_clock, extras=extras) as server:
        caller = Caller(server)
        with caller.session:
            assert "error_code" in caller.call(LIST)
            assert caller.call(LIST)["success"] is True


def test_switched_on_faults_are_listed_and_cleared(caller: Caller) -> None:
    caller.tell("fault", kind="slow", api=DETAIL)
    url = f"{caller.keys['base_url']}/sandbox/fault"
    (shown,) = caller.session.get(url, timeout=30).json()["faults"]
    assert (shown["kind"], shown["api"]) == ("slow", DETAIL)
    assert caller.tell("fault", clear=True) == {"faults": []}


@pytest.mark.parametrize("told", [{}, {"kind": "earthquake"}, {"kind": "slow", "colour": "red"}])
def test_misspelt_fault_is_refused(caller: Caller, told: dict[str, str]) -> None:
    assert caller.tell("fault", **told)["error"].startswith("kind is one of")
