"""抖店's signature, by the vector computed from the documented recipe (platform-apis 3.2)."""

from __future__ import annotations

from workbench.connectors.douyin.signing import canonical, signature

CALL = {"app_key": "3409409348479354011", "method": "order.searchList", "timestamp": "1609434000"}
SECRET = "2ad2355c-01d0-11f8-91dc-05a8cd1054b1"
BODY = '{"create_time_start":1609430400,"page":0,"size":10}'
SIGN = "bbfe50fefbe6da4c989a2c2bb7758494807344c50cfbda816e73dac50b5d15eb"


def test_computed_vector() -> None:
    assert signature(CALL, BODY, SECRET) == SIGN


def test_token_and_method_of_signing_are_not_signed() -> None:
    more = {**CALL, "access_token": "x", "sign": "y", "sign_method": "hmac-sha256"}
    assert signature(more, BODY, SECRET) == SIGN


def test_parameters_are_sorted_at_every_depth_and_not_escaped() -> None:
    told = canonical({"b": [{"z": 1, "a": "保温杯/<b>&"}], "a": True, "c": None})
    assert told == '{"a":true,"b":[{"a":"保温杯/<b>&","z":1}],"c":null}'


def test_nothing_is_an_empty_object() -> None:
    assert canonical({}) == "{}"
