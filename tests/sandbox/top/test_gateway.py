"""TOP's router as its clients meet it: every encoding, every signature, every refusal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.top_caller import TRADE_FIELDS, TopCaller
from workbench.domain.clock import SHANGHAI
from workbench.sandbox.verifiers import check_top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.sandbox import SandboxServer

SOLD = "taobao.trades.sold.get"
INCREMENT = "taobao.trades.sold.increment.get"
FULLINFO = "taobao.trade.fullinfo.get"


@pytest.fixture
def top(server: SandboxServer) -> Iterator[TopCaller]:
    calling = TopCaller(server)
    with calling.http:
        yield calling


def test_the_published_example_holds() -> None:
    params = {
        "method": "taobao.item.seller.get",
        "app_key": "12345678",
        "session": "test",
        "timestamp": "2016-01-01 12:00:00",
        "format": "json",
        "v": "2.0",
        "sign_method": "md5",
        "fields": "num_iid,title,nick,price,num",
        "num_iid": "11223344",
        "sign": "66987CB115214E59E6EC978214934FB8",
    }
    assert check_top(params, "helloworld").holds


@pytest.mark.parametrize("method", ["md5", "hmac", "hmac-sha256"])
def test_every_way_of_signing_is_taken(top: TopCaller, method: str) -> None:
    params = top.system(SOLD, sign_method=method) | {"fields": "tid"}
    assert "trades_sold_get_response" in top.send(top.signed(params)).json()


def test_parameters_may_come_in_the_query_the_form_or_both(top: TopCaller) -> None:
    system, own = top.system(SOLD), {"fields": "tid", "page_size": "1"}
    signed = top.signed(system | own)
    url = top.app["url"]
    answers = [
        top.http.get(url, params=signed, timeout=30),
        top.http.post(url, params=signed, timeout=30),
        top.http.post(url, data=signed, timeout=30),
        top.http.post(url, params={**system, "sign": signed["sign"]}, data=own, timeout=30),
        top.http.post(url, files={k: (None, v) for k, v in signed.items()}, timeout=30),
    ]
    told = [answer.json()["trades_sold_get_response"]["trades"] for answer in answers]
    assert all(each == told[0] for each in told)


def test_a_file_is_sent_and_not_signed(top: TopCaller) -> None:
    signed = top.signed(top.system(SOLD) | {"fields": "tid"})
    files = {"image": ("shot.png", b"\x89PNG", "image/png")}
    answer = top.http.post(top.app["url"], data=signed, files=files, timeout=30)
    assert "trades_sold_get_response" in answer.json()


def test_milliseconds_are_a_timestamp_too(top: TopCaller) -> None:
    millis = int(top.server.world.wall.now().timestamp() * 1000)
    params = top.system(SOLD, timestamp=str(millis)) | {"fields": "tid"}
    assert "trades_sold_get_response" in top.send(top.signed(params)).json()


def test_the_machines_own_time_is_a_timestamp_too(top: TopCaller) -> None:
    local = top.server.world.wall.now().astimezone()
    params = top.system(SOLD, timestamp=f"{local:%Y-%m-%d %H:%M:%S}") | {"fields": "tid"}
    assert "trades_sold_get_response" in top.send(top.signed(params)).json()


@pytest.mark.parametrize("minutes", [-11, 11])
def test_a_clock_that_is_off_by_more_than_ten_minutes_is_refused(
    top: TopCaller, minutes: int
) -> None:
    off = top.server.world.wall.now().astimezone(SHANGHAI) + timedelta(minutes=minutes)
    params = top.system(SOLD, timestamp=f"{off:%Y-%m-%d %H:%M:%S}") | {"fields": "tid"}
    assert top.send(top.signed(params)).json()["error_response"]["code"] == 31


def test_empty_values_may_be_left_out_of_the_text(top: TopCaller) -> None:
    signed = top.signed(top.system(SOLD) | {"fields": "tid"})
    assert "trades_sold_get_response" in top.send({**signed, "buyer_nick": ""}).json()


@pytest.mark.parametrize(
    ("over", "code"),
    [
        pytest.param({"method": "-"}, 21, id="no-method"),
        pytest.param({"method": "taobao.nothing.get"}, 22, id="unknown-method"),
        pytest.param({"app_key": "-"}, 28, id="no-app-key"),
        pytest.param({"app_key": "1"}, 29, id="another-app-key"),
        pytest.param({"timestamp": "-"}, 30, id="no-timestamp"),
        pytest.param({"timestamp": "2016-01-01 12:00:00"}, 31, id="old-timestamp"),
        pytest.param({"timestamp": "soon"}, 31, id="no-time"),
        pytest.param({"v": "-"}, 32, id="no-version"),
        pytest.param({"v": "1.0"}, 33, id="old-version"),
        pytest.param({"format": "yaml"}, 23, id="unknown-format"),
        pytest.param({"sign_method": "sha1"}, 25, id="unknown-sign-method"),
        pytest.param({"session": "-"}, 26, id="no-session"),
        pytest.param({"session": "x"}, 27, id="unknown-session"),
        pytest.param({}, 40, id="no-fields"),
    ],
)
def test_what_is_missing_or_wrong_has_its_own_number(
    top: TopCaller, over: dict[str, str], code: int
) -> None:
    params = top.system(**{"method": SOLD, **over})
    signed = {"sign": "x", **params} if over.get("sign_method") else top.signed(params)
    told = top.send(signed)
    assert told.status_code == 200
    # Without a format that is known the answer is XML.
    if over.get("format"):
        assert f"<code>{code}</code>" in told.text
    else:
        assert told.json()["error_response"]["code"] == code


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(str.lower, id="lower-case"),
        pytest.param(lambda sign: sign[::-1], id="another"),
    ],
)
def test_a_wrong_signature_is_refused(top: TopCaller, spoil: object) -> None:
    signed = top.signed(top.system(SOLD) | {"fields": "tid"})
    assert callable(spoil)
    told = top.send({**signed, "sign": spoil(signed["sign"])}).json()
    assert told["error_response"]["code"] == 25


def test_an_unsigned_extra_is_refused(top: TopCaller) -> None:
    signed = top.signed(top.system(SOLD) | {"fields": "tid"})
    assert top.send({**signed, "status": "TRADE_FINISHED"}).json()["error_response"]["code"] == 25


def test_the_session_of_another_platform_is_none(top: TopCaller) -> None:
    other = top.server.credentials()["alibaba1688"]["access_token"]
    params = top.system(SOLD, session=other) | {"fields": "tid"}
    assert top.send(top.signed(params)).json()["error_response"]["code"] == 27


def test_each_session_sees_its_own_shop_and_the_kind_of_it(top: TopCaller) -> None:
    told = {
        shop: top.call("taobao.user.seller.get", shop=shop, fields="user_id,nick,type")["user"]
        for shop in top.sessions
    }
    assert {user["nick"]: user["type"] for user in told.values()} == {
        "晨禾淘宝店": "C",
        "晨禾旗舰店": "B",
    }


def test_only_the_fields_that_were_named_come(top: TopCaller) -> None:
    page = top.call(SOLD, fields="tid,orders.title", page_size=1)
    (trade,) = page["trades"]["trade"]
    assert set(trade) == {"tid", "orders"}
    assert all(set(line) == {"title"} for line in trade["orders"]["order"])


def test_simplified_answers_have_no_wrappers(top: TopCaller) -> None:
    params = top.system(SOLD, simplify="true") | {"fields": "tid,orders", "page_size": "1"}
    told = top.send(top.signed(params)).json()
    assert isinstance(told["trades"][0]["orders"], list)


def test_xml_is_what_comes_unasked(top: TopCaller) -> None:
    params = top.system(SOLD, format="-") | {"fields": "tid", "page_size": "2"}
    told = top.send(top.signed(params))
    assert told.headers["Content-Type"] == "text/xml;charset=UTF-8"
    assert "<trades_sold_get_response><trades><trade><tid>" in told.text
    assert told.text.count("<tid>") == 2


def test_trades_are_listed_newest_first_with_their_number(top: TopCaller) -> None:
    page = top.call(SOLD, fields=TRADE_FIELDS, page_size=100)
    created = [trade["created"] for trade in page["trades"]["trade"]]
    assert created == sorted(created, reverse=True)
    assert page["total_results"] == 110
    assert "has_next" not in page


def test_has_next_comes_instead_of_the_number(top: TopCaller) -> None:
    first = top.call(SOLD, fields="tid", page_size=100, use_has_next="true")
    last = top.call(SOLD, fields="tid", page_size=100, page_no=2, use_has_next="true")
    assert (first["has_next"], last["has_next"]) == (True, False)
    assert "total_results" not in first


def test_an_empty_list_is_left_out(top: TopCaller) -> None:
    span = {"start_created": "2024-01-25 00:00:00", "end_created": "2024-01-25 01:00:00"}
    page = top.call(SOLD, fields="tid", **span)
    assert page["total_results"] == 0
    assert "trades" not in page


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({"page_size": 101}, id="large-page"),
        pytest.param({"page_no": 0}, id="page-nought"),
        pytest.param({"start_created": "yesterday"}, id="no-date"),
    ],
)
def test_parameters_have_their_limits(top: TopCaller, asked: dict[str, Any]) -> None:
    assert top.call(SOLD, fields="tid", **asked)["code"] == 41


@pytest.mark.parametrize(
    ("span", "code"),
    [
        pytest.param({"start_modified": "2024-01-23 10:00:00"}, 40, id="open"),
        pytest.param(
            {"start_modified": "2024-01-23 10:00:00", "end_modified": "2024-01-24 10:00:01"},
            41,
            id="longer-than-a-day",
        ),
    ],
)
def test_the_list_by_modification_spans_a_day(
    top: TopCaller, span: dict[str, str], code: int
) -> None:
    assert top.call(INCREMENT, fields="tid", **span)["code"] == code


def test_what_was_modified_is_listed_newest_first(top: TopCaller) -> None:
    span = {"start_modified": "2024-01-23 10:00:00", "end_modified": "2024-01-24 10:00:00"}
    page = top.call(INCREMENT, fields=TRADE_FIELDS, page_size=100, **span)
    modified = [trade["modified"] for trade in page["trades"]["trade"]]
    assert modified == sorted(modified, reverse=True)
    assert min(modified) >= "2024-01-23 10:00:00"


@pytest.mark.parametrize("status", ["WAIT_SELLER_SEND_GOODS", "TRADE_FINISHED", "ALL_WAIT_PAY"])
def test_one_status_can_be_asked_for(top: TopCaller, status: str) -> None:
    page = top.call(SOLD, fields="status", status=status, page_size=100)
    found = {trade["status"] for trade in page["trades"]["trade"]}
    assert found == {"WAIT_BUYER_PAY" if status == "ALL_WAIT_PAY" else status}


def test_kinds_that_are_not_named_are_missing_without_a_word(top: TopCaller) -> None:
    assert top.call(SOLD, fields="tid", type="cod")["total_results"] == 0


def test_another_shops_trade_does_not_exist(top: TopCaller) -> None:
    theirs = top.call(SOLD, shop="晨禾旗舰店", fields="tid", page_size=1)["trades"]["trade"][0]
    told = top.call(FULLINFO, fields="tid", tid=theirs["tid"])
    assert (told["code"], told["sub_code"]) == (15, "isv.trade-not-exist")


def test_a_moved_promise_is_told_by_the_whole_trade(top: TopCaller) -> None:
    asked = {"fields": "tid,delivery_time,logistics_modify_info"}
    trades = top.call(SOLD, page_size=100, **asked)["trades"]["trade"]
    moved = [trade for trade in trades if "logistics_modify_info" in trade]
    assert len(moved) == 1
    (change,) = moved[0]["logistics_modify_info"]["logistics_modify_info"]
    assert change["origin_consign_time"] == "2024-01-24 11:12:00"
    assert moved[0]["delivery_time"] == change["consign_time"] == "2024-01-26 11:12:00"


def test_refunds_have_a_deadline(top: TopCaller) -> None:
    fields = "refund_id,tid,status,refund_remind_timeout,created"
    (refund,) = top.call("taobao.refunds.receive.get", fields=fields)["refunds"]["refund"]
    assert refund["created"] == "2024-01-23 04:00:00"
    assert refund["refund_remind_timeout"]["timeout"] == "2024-01-25 04:00:00"
    one = top.call("taobao.refund.get", fields="tid", refund_id=refund["refund_id"])
    assert one["refund"] == {"tid": refund["tid"]}


def test_the_ban_says_how_long_it_lasts(top: TopCaller) -> None:
    top.tell("fault", kind="rate_limit", shop="晨禾淘宝店", retry_after=17)
    told = top.call(SOLD, fields="tid")
    assert told["code"] == 7
    assert told["sub_code"] == "accesscontrol.limited-by-api-access-count"
    assert told["sub_msg"] == "This ban will last for 17 more seconds"


def test_a_session_expires_and_is_renewed(top: TopCaller) -> None:
    top.tell("expire", shop="晨禾淘宝店")
    assert top.call(SOLD, fields="tid")["code"] == 27
    renew = "taobao.top.auth.token.refresh"
    params = top.system(renew, session="-") | {"refresh_token": top.app["refresh_token"]}
    told = top.send(top.signed(params)).json()["top_auth_token_refresh_response"]
    assert '"access_token"' in told["token_result"]
    # The refresh token was used up.
    assert top.send(top.signed(params)).json()["error_response"]["code"] == 15


@pytest.mark.parametrize("again", [False, True])
def test_a_code_is_traded_once(top: TopCaller, again: bool) -> None:
    code = top.tell("code", shop="晨禾旗舰店")["code"]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": top.app["app_key"],
        "client_secret": top.app["app_secret"],
    }
    url = f"{top.server.base_url}/token"
    first = top.http.post(url, data=form, timeout=30)
    assert first.json()["taobao_user_nick"] == "%E6%99%A8%E7%A6%BE%E6%97%97%E8%88%B0%E5%BA%97"
    if again:
        assert top.http.post(url, data=form, timeout=30).json() == {
            "error": "invalid_grant",
            "error_description": "invalid_grant",
        }
