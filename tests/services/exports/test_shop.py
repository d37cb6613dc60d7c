"""A shop of an export by its id or its name."""

from __future__ import annotations

import pytest

from workbench.domain.errors import BadInput
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.services.exports.shop import with_shop

KNOWN = [
    ShopHealth(Shop(shop_id, Platform.TAOBAO, name), ShopState.IMPORTED)
    for shop_id, name in (
        ("imported-taobao-1", "甲店"),
        ("imported-taobao-2", "乙店"),
        ("shop-3", "乙店"),
        ("imported-taobao", "Imported"),
    )
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("甲店", "imported-taobao-1", id="name"),
        pytest.param("shop-3", "shop-3", id="id"),
        pytest.param("imported-taobao", "imported-taobao", id="nameless"),
        pytest.param("", "", id="any"),
    ],
)
def test_a_shop_is_found_by_id_or_name(asked: str, found: str) -> None:
    assert with_shop({"shop": asked, "open": "yes"}, KNOWN) == {"shop": found, "open": "yes"}


def test_no_shop_is_asked_for() -> None:
    assert with_shop({"open": "yes"}, KNOWN) == {"open": "yes"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param(
            "丙店",
            "丙店: no shop is called so; there are: 甲店、乙店、乙店、imported-taobao",
            id="none",
        ),
        pytest.param(
            "乙店",
            "乙店: several shops are called so; choose one by its id: imported-taobao-2、shop-3",
            id="several",
        ),
        pytest.param("Imported", "no shop is called so", id="a word of the screen"),
    ],
)
def test_what_is_not_clear_is_refused_with_what_there_is(asked: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        with_shop({"shop": asked}, KNOWN)


def test_without_shops_there_is_none_to_ask_for() -> None:
    with pytest.raises(BadInput, match="there is no shop yet"):
        with_shop({"shop": "甲店"}, [])
