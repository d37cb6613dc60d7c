"""The sandbox as public client libraries call it: their very bytes, spelt out header by header.

Each way of asking was seen on the wire of a published client; none of them needs a change. What a
client must be refused for stands in the tests of each platform.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus, urlencode, urlsplit

import pytest

from tests.sandbox.caller import LIST, sign_1688
from workbench.domain.clock import SHANGHAI

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import Season

SOLD = "taobao.trades.sold.get"
BOUNDARY = "PYTHON_SDK_BOUNDARY"


def talk(caller: Caller, target: str, headers: list[str], body: bytes) -> Any:
    """Send these bytes over a socket of our own and return the JSON of the answer."""
    host = urlsplit(caller.keys["base_url"])
    told = [f"POST {target} HTTP/1.1", f"Host: {host.netloc}", *headers, "Connection: close"]
    head = "\r\n".join((*told, f"Content-Length: {len(body)}", "", "")).encode()
    answer = b""
    with socket.create_connection((str(host.hostname), int(host.port or 0)), timeout=30) as wire:
        wire.sendall(head + body)
        while more := wire.recv(65536):
            answer += more
    return json.loads(answer.partition(b"\r\n\r\n")[2])


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def joined(params: dict[str, str]) -> str:
    return "".join(name + params[name] for name in sorted(params))


@pytest.fixture
def shanghai(wall_clock: ReplayClock) -> str:
    return f"{wall_clock.now().astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"


def top_form(caller: Caller, stamp: str, method: str) -> dict[str, str]:
    app = caller.keys["taobao"]
    return {
        "fields": "tid,status",
        "page_size": "2",
        "method": SOLD,
        "session": app["session"],
        "app_key": app["app_key"],
        "sign_method": method,
        "format": "json",
        "v": "2.0",
        "timestamp": stamp,
    }


def test_top_a_form_signed_by_hmac_md5(caller: Caller, shanghai: str) -> None:
    form = top_form(caller, shanghai, "hmac")
    secret = caller.keys["taobao"]["app_secret"].encode()
    form["sign"] = hmac.new(secret, joined(form).encode(), "md5").hexdigest().upper()
    headers = ["content-type: application/x-www-form-urlencoded", "Accept-Encoding: gzip"]
    told = talk(caller, "/router/rest", headers, urlencode(form).encode())
    assert len(told["trades_sold_get_response"]["trades"]["trade"]) == 2


def test_top_system_parameters_in_the_query_and_milliseconds(
    caller: Caller, wall_clock: ReplayClock
) -> None:
    app = caller.keys["taobao"]
    system = top_form(caller, str(int(wall_clock.now().timestamp() * 1000)), "md5")
    own = {name: system.pop(name) for name in ("fields", "page_size")}
    system["partner_id"] = "taobao-sdk-python-20191017"
    secret = app["app_secret"]
    system["sign"] = md5(secret + joined({**system, **own}) + secret).upper()
    target = f"/router/rest?{urlencode(system)}"
    headers = ["Content-type: application/x-www-form-urlencoded;charset=UTF-8"]
    told = talk(caller, target, headers, urlencode(own).encode())
    assert len(told["trades_sold_get_response"]["trades"]["trade"]) == 2


def part(name: str, value: str) -> str:
    lines = (
        f"--{BOUNDARY}",
        f'Content-Disposition: form-data; name="{name}"',
        "Content-Type: text/plain; charset=UTF-8",
        "",
        value,
    )
    return "\r\n".join(lines)


def test_top_multipart_with_a_file_that_calls_itself_one(
    caller: Caller, wall_clock: ReplayClock
) -> None:
    """Texts have a content type of their own, and the file's disposition is ``file``."""
    app = caller.keys["taobao"]
    system = top_form(caller, str(int(wall_clock.now().timestamp() * 1000)), "md5")
    own = {name: system.pop(name) for name in ("fields", "page_size")} | {"tag": "加急 & 发货"}
    secret = app["app_secret"]
    system["sign"] = md5(secret + joined({**system, **own}) + secret).upper()
    file = (
        f"--{BOUNDARY}",
        'Content-Disposition: file; name="image"; filename="a.png"',
        "Content-Type: image/png",
        "Content-Transfer-Encoding: binary",
        "",
        "not a picture",
        f"--{BOUNDARY}--",
        "",
    )
    body = "\r\n".join((*(part(*each) for each in own.items()), *file))
    headers = [f"Content-type: multipart/form-data; boundary={BOUNDARY}"]
    told = talk(caller, f"/router/rest?{urlencode(system)}", headers, body.encode())
    assert len(told["trades_sold_get_response"]["trades"]["trade"]) == 2


def test_top_an_extra_that_no_method_knows_is_signed_and_ignored(
    caller: Caller, shanghai: str
) -> None:
    form = {**top_form(caller, shanghai, "md5"), "self": "<taobao.trade.TradeApi object at 0x7f>"}
    secret = caller.keys["taobao"]["app_secret"]
    form["sign"] = md5(secret + joined(form) + secret).upper()
    headers = ["Content-Type: application/x-www-form-urlencoded;charset=utf-8"]
    told = talk(caller, "/router/rest", headers, urlencode(form).encode())
    assert "trades_sold_get_response" in told


def douyin_query(caller: Caller, method: str, body: str, stamp: str) -> dict[str, str]:
    app = caller.keys["douyin"]
    secret = app["app_secret"]
    text = (
        f"{secret}app_key{app['app_key']}method{method}param_json{body}timestamp{stamp}v2{secret}"
    )
    sign = hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    told = {"app_key": app["app_key"], "method": method, "access_token": app["access_token"]}
    return {**told, "timestamp": stamp, "v": "2", "sign_method": "hmac-sha256", "sign": sign}


def test_douyin_escaped_chinese_and_a_spelt_timestamp(caller: Caller, shanghai: str) -> None:
    asked = {"create_time_start": 1_703_000_000, "page": 0, "size": 2, "product": "保温杯"}
    body = json.dumps(asked, sort_keys=True, separators=(",", ":"))
    assert "\\u4fdd" in body
    query = urlencode(douyin_query(caller, "order.searchList", body, shanghai), quote_via=quote)
    told = talk(
        caller, f"/order/searchList?{query}", ["Content-Type: application/json"], body.encode()
    )
    assert (told["code"], told["err_no"], told["data"]["size"]) == (10000, 0, 2)


def test_douyin_a_token_call_with_its_parameters_in_query_and_body(
    caller: Caller, shanghai: str
) -> None:
    app = caller.keys["douyin"]
    asked = {"code": "", "grant_type": "authorization_self", "shop_id": app["shop_id"]}
    body = json.dumps(asked, sort_keys=True, separators=(",", ":"))
    query = {**douyin_query(caller, "token.create", body, shanghai), "param_json": body}
    del query["access_token"]
    target = f"/token/create?{urlencode(query, quote_via=quote)}"
    told = talk(caller, target, ["Content-Type: application/json"], body.encode())
    assert told["data"]["shop_id"] == app["shop_id"]


@pytest.fixture
def number(season: Season) -> str:
    """A number of 圆通 that was scanned."""
    parcels = (p for o in season.orders if o.story == "healthy" for p in o.parcels)
    return next(
        p.waybill
        for p in parcels
        if p.carrier.id == "yuantong" and p.scans and p.scans[0].at < season.start - timedelta(2)
    )


def kdniao_form(caller: Caller, data: str) -> dict[str, str]:
    keys = caller.keys["kdniao"]
    sign = base64.b64encode(md5(data + keys["app_key"]).encode()).decode()
    names = {"RequestType": "1002", "EBusinessID": keys["ebusiness_id"]}
    return {"RequestData": data, **names, "DataSign": sign, "DataType": "2"}


FORM = ["Content-Type: application/x-www-form-urlencoded; charset=utf-8"]


def test_kdniao_spaces_and_sorted_keys_under_odd_headers(caller: Caller, number: str) -> None:
    asked = {"OrderCode": "", "ShipperCode": "YTO", "LogisticCode": number}
    form = kdniao_form(caller, json.dumps(asked, sort_keys=True))
    odd = ["Accept: application/x-www-form-urlencoded;charset=utf-8", "'User-Agent': kdniao_python"]
    headers = [*odd, "Content-Type: application/x-www-form-urlencoded"]
    told = talk(caller, "/Ebusiness/EbusinessOrderHandle.aspx", headers, urlencode(form).encode())
    assert told["Success"]
    assert told["Traces"]


@pytest.mark.parametrize("is_sign_encoded", [False, True], ids=["data", "data and sign"])
def test_kdniao_texts_that_were_encoded_twice(
    caller: Caller, number: str, is_sign_encoded: bool
) -> None:
    """The provider's pages ask for an encoding, and HTTP libraries encode once more."""
    asked = {"OrderCode": "", "ShipperCode": "YTO", "LogisticCode": number, "CustomerName": ""}
    form = kdniao_form(caller, json.dumps(asked, separators=(",", ":"), ensure_ascii=False))
    form["RequestData"] = quote_plus(form["RequestData"])
    if is_sign_encoded:
        form["DataSign"] = quote(form["DataSign"])
    told = talk(caller, "/Ebusiness/EbusinessOrderHandle.aspx", FORM, urlencode(form).encode())
    assert told["Success"]
    assert told["Traces"]


def test_kdniao_a_wrong_sign_stays_wrong_however_it_is_encoded(caller: Caller, number: str) -> None:
    asked = {"ShipperCode": "YTO", "LogisticCode": number}
    form = kdniao_form(caller, json.dumps(asked))
    form["RequestData"] = quote_plus(form["RequestData"].replace("YTO", "STO"))
    told = talk(caller, "/Ebusiness/EbusinessOrderHandle.aspx", FORM, urlencode(form).encode())
    assert told["Success"] is False
    assert "非法参数" in told["Reason"]


@pytest.mark.parametrize("sign_type", ["", "MD5", "SHA256"])
def test_kuaidi100_spaces_escapes_and_every_sign_type(
    caller: Caller, number: str, sign_type: str
) -> None:
    keys = caller.keys["kuaidi100"]
    param = json.dumps({"com": "yuantong", "num": number, "from": "浙江义乌", "resultv2": "1"})
    assert "\\u6d59" in param
    text = param + keys["key"] + keys["customer"]
    sign = hashlib.sha256(text.encode()).hexdigest() if sign_type == "SHA256" else md5(text)
    form = {"customer": keys["customer"], "param": param, "sign": sign.upper()}
    if sign_type:
        form["signType"] = sign_type
    told = talk(caller, "/poll/query.do", FORM, urlencode(form).encode())
    assert (told["message"], told["nu"]) == ("ok", number)


def test_1688_all_in_the_query_of_a_post_without_a_body(
    caller: Caller, wall_clock: ReplayClock
) -> None:
    app = caller.keys["alibaba1688"]
    stamp = str(int(wall_clock.now().timestamp() * 1000))
    params = {"page": "1", "pageSize": "2", "access_token": app["access_token"]}
    params |= {"_aop_timestamp": stamp, "_aop_datePattern": "yyyyMMddHHmmssSSSZ"}
    path = f"param2/1/{LIST}/{app['app_key']}"
    params["_aop_signature"] = sign_1688(path, params, app["app_secret"])
    told = talk(caller, f"/openapi/{path}?{urlencode(params)}", [], b"")
    assert len(told["result"]) == 2


def test_1688_chinese_in_a_form_with_its_charset(caller: Caller) -> None:
    app = caller.keys["alibaba1688"]
    params = {"pageSize": "2", "productName": "保温杯 & 盖", "access_token": app["access_token"]}
    path = f"param2/1/{LIST}/{app['app_key']}"
    params["_aop_signature"] = sign_1688(path, params, app["app_secret"])
    headers = ["Content-Type: application/x-www-form-urlencoded; charset=UTF-8"]
    told = talk(caller, f"/openapi/{path}", headers, urlencode(params).encode())
    assert told["success"] is True
