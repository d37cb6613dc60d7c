"""Names of places as lists show them."""

from __future__ import annotations

import pytest

from workbench.domain.regions import place_name


@pytest.mark.parametrize(
    ("province", "city", "name"),
    [
        pytest.param("浙江省", "杭州市", "浙江省杭州市", id="both"),
        pytest.param("北京", "北京市", "北京市", id="municipality"),
        pytest.param("北京市", "北京市", "北京市", id="the same twice"),
        pytest.param("浙江省", "", "浙江省", id="province alone"),
        pytest.param("", "杭州市", "杭州市", id="city alone"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_place_name(province: str, city: str, name: str) -> None:
    assert place_name(province, city) == name


def test_place_name_with_a_space() -> None:
    assert place_name("浙江省", "杭州市", " ") == "浙江省 杭州市"
