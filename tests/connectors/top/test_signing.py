"""TOP's signatures: the platform's own example, and each way of signing."""

from __future__ import annotations

import pytest

from workbench.connectors.top.signing import signature

# Published by the platform (platform-apis 2.2).
EXAMPLE = {
    "method": "taobao.item.seller.get",
    "app_key": "12345678",
    "session": "test",
    "timestamp": "2016-01-01 12:00:00",
    "format": "json",
    "v": "2.0",
    "sign_method": "md5",
    "fields": "num_iid,title,nick,price,num",
    "num_iid": "11223344",
}


def test_the_published_example() -> None:
    assert signature(EXAMPLE, "helloworld", "md5") == "66987CB115214E59E6EC978214934FB8"


@pytest.mark.parametrize(
    ("method", "length"),
    [
        pytest.param("md5", 32, id="md5"),
        pytest.param("hmac", 32, id="hmac"),
        pytest.param("hmac-sha256", 64, id="hmac-sha256"),
    ],
)
def test_signatures_are_upper_case_hex(method: str, length: int) -> None:
    made = signature(EXAMPLE, "helloworld", method)
    assert len(made) == length
    assert made == made.upper()


def test_the_signature_itself_is_not_signed() -> None:
    assert signature({**EXAMPLE, "sign": "X"}, "helloworld") == signature(EXAMPLE, "helloworld")
