from __future__ import annotations

import hashlib
import hmac
from urllib.parse import quote_plus

import pytest

from workbench.sandbox.verifiers import check_1688, check_douyin, check_kuaidi100

# Published by the platform (platform-apis 1.1).
PATH = "param2/1/system/currentTime/1000000"
SECRET = "test123"
SIGNATURE = "33E54F4F7B989E3E0E912D3FBD2F1A03CA7CCE88"
PARAMS = {"b": "2", "a": "1"}

# Computed (platform-apis 4.1); the official demo gives the same form of result.
KEY = "TESTKEY00000001"
CUSTOMER = "TESTCUSTOMER0000000000000000000A"
PARAM = (
    '{"com":"yuantong","num":"YT0000000000001","phone":"","resultv2":"4","show":"0","order":"desc"}'
)
SIGN = "D1A52BDD43E564E06028EE9437655A6C"


def _sha1(text: str, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha1).hexdigest().upper()


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest().upper()


def test_published_1688_vector_holds() -> None:
    assert check_1688(PATH, PARAMS | {"_aop_signature": SIGNATURE}, SECRET).holds


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param(SIGNATURE.lower(), id="lower case"),
        pytest.param(_sha1(PATH + "a1"), id="one parameter missing from the text"),
        pytest.param(_sha1(PATH + "a1b2c3"), id="one parameter too many in the text"),
        pytest.param(_sha1(PATH + "a1b2", SECRET + "\n"), id="secret with newline"),
        pytest.param(_sha1("/" + PATH + "a1b2"), id="path with a leading slash"),
        pytest.param(_sha1("a1b2"), id="without the path"),
        pytest.param("", id="empty"),
        pytest.param("é中", id="not even ASCII"),
    ],
)
def test_wrong_1688_signatures_are_refused(signature: str) -> None:
    assert not check_1688(PATH, PARAMS | {"_aop_signature": signature}, SECRET).holds


def test_unsigned_extra_parameter_breaks_the_1688_signature() -> None:
    params = PARAMS | {"_aop_signature": SIGNATURE, "page": "1"}
    assert not check_1688(PATH, params, SECRET).holds


def test_1688_signs_raw_text_and_not_its_url_encoding() -> None:
    params = {"name": "测试 买家"}
    raw = params | {"_aop_signature": _sha1(f"{PATH}name测试 买家")}
    encoded = params | {"_aop_signature": _sha1(f"{PATH}name{quote_plus('测试 买家')}")}
    assert check_1688(PATH, raw, SECRET).holds
    assert not check_1688(PATH, encoded, SECRET).holds


def test_1688_sorts_key_and_value_together() -> None:
    params = {"a": "c", "ab": "0"}
    assert check_1688(PATH, params | {"_aop_signature": _sha1(f"{PATH}ab0ac")}, SECRET).holds


def test_1688_sorted_by_key_alone_is_refused_with_its_reason() -> None:
    by_key = {"a": "c", "ab": "0", "_aop_signature": _sha1(f"{PATH}acab0")}
    check = check_1688(PATH, by_key, SECRET)
    assert (check.holds, check.reason) == (False, "sorted by key, not by key and value")


def _form(**changed: str) -> dict[str, str]:
    return {"customer": CUSTOMER, "param": PARAM, "sign": SIGN} | changed


def test_computed_kuaidi100_vector_holds() -> None:
    assert check_kuaidi100(_form(), CUSTOMER, KEY).holds


def test_kuaidi100_takes_sha256_when_told() -> None:
    sign = hashlib.sha256(f"{PARAM}{KEY}{CUSTOMER}".encode()).hexdigest().upper()
    assert check_kuaidi100(_form(sign=sign, signType="SHA256"), CUSTOMER, KEY).holds


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"sign": SIGN.lower()}, id="lower case"),
        pytest.param({"sign": _md5(PARAM + CUSTOMER + KEY)}, id="key and customer swapped"),
        pytest.param({"sign": _md5(PARAM + KEY + "\n" + CUSTOMER)}, id="key with newline"),
        pytest.param({"param": PARAM.replace('":"', '": "')}, id="re-serialised param"),
        pytest.param({"customer": "TESTCUSTOMER0000000000000000000B"}, id="other customer"),
        pytest.param({"signType": "SM3"}, id="unknown sign type"),
        pytest.param({"sign": ""}, id="no sign"),
    ],
)
def test_wrong_kuaidi100_signatures_are_refused(changed: dict[str, str]) -> None:
    assert not check_kuaidi100(_form(**changed), CUSTOMER, KEY).holds


# Computed from the documentation's sample key pair (platform-apis 3.2); not published.
DOUYIN = {
    "app_key": "3409409348479354011",
    "method": "order.searchList",
    "timestamp": "1609434000",
    "v": "2",
    "sign_method": "hmac-sha256",
    "sign": "bbfe50fefbe6da4c989a2c2bb7758494807344c50cfbda816e73dac50b5d15eb",
}
DOUYIN_SECRET = "2ad2355c-01d0-11f8-91dc-05a8cd1054b1"
DOUYIN_BODY = b'{"create_time_start":1609430400,"page":0,"size":10}'


def test_computed_douyin_vector_holds() -> None:
    assert check_douyin(DOUYIN, DOUYIN_BODY, DOUYIN_SECRET).holds


@pytest.mark.parametrize(
    ("changed", "body", "secret"),
    [
        pytest.param({"sign": DOUYIN["sign"].upper()}, DOUYIN_BODY, DOUYIN_SECRET, id="upper"),
        pytest.param({}, DOUYIN_BODY + b" ", DOUYIN_SECRET, id="another body"),
        pytest.param({}, DOUYIN_BODY, DOUYIN_SECRET + "\n", id="secret with newline"),
        pytest.param({"sign_method": "md5"}, DOUYIN_BODY, DOUYIN_SECRET, id="other sign method"),
        pytest.param({"sign_method": "SHA"}, DOUYIN_BODY, DOUYIN_SECRET, id="unknown sign method"),
        pytest.param({"timestamp": "1609434001"}, DOUYIN_BODY, DOUYIN_SECRET, id="other time"),
        pytest.param({"sign": ""}, DOUYIN_BODY, DOUYIN_SECRET, id="none"),
    ],
)
def test_wrong_douyin_signatures_are_refused(
    changed: dict[str, str], body: bytes, secret: str
) -> None:
    assert not check_douyin(DOUYIN | changed, body, secret).holds


def test_unsigned_parameters_do_not_touch_douyins_signature() -> None:
    assert check_douyin(DOUYIN | {"access_token": "x"}, DOUYIN_BODY, DOUYIN_SECRET).holds
