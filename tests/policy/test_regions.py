"""1688.region.remote_list: either address, whole provinces, unknown counts as not remote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.parcels import at
from workbench.domain.regions import Region
from workbench.policy.regions import Remoteness, remoteness
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

NOW = at("03-05 12:00:00")
HERE = Region("江苏省")


@pytest.mark.parametrize(
    ("destination", "name"),
    [
        ("甘肃省", "甘肃"),
        ("青海", "青海"),
        ("新疆维吾尔自治区", "新疆"),
        ("新疆生产建设兵团", "新疆"),
        ("西藏自治区", "西藏"),
        ("黑龙江省", "黑龙江"),
        ("内蒙古自治区", "内蒙古"),
        ("宁夏回族自治区", "宁夏"),
        ("香港特别行政区", "香港"),
        ("澳门", "澳门"),
        ("台湾省", "台湾"),
    ],
)
def test_listed_provinces_are_remote(book: PolicyBook, destination: str, name: str) -> None:
    expected = Remoteness(remote=True, region=name)
    assert remoteness(HERE, Region(destination), book, NOW) == expected
    assert remoteness(Region(destination), HERE, book, NOW) == expected


@pytest.mark.parametrize(
    "destination",
    [
        "海南省",
        "云南省",
        "四川省",
        "吉林省",
        "辽宁省",
        "陕西省",
        "贵州省",
        "广西壮族自治区",
        "上海市",
    ],
)
def test_far_is_not_remote(book: PolicyBook, destination: str) -> None:
    assert remoteness(HERE, Region(destination), book, NOW) == Remoteness(remote=False)


@pytest.mark.parametrize(
    ("abroad", "name"),
    [
        pytest.param(Region("", country="日本"), "日本", id="another country"),
        pytest.param(Region("国外"), "国外", id="the word for abroad in place of a province"),
    ],
)
def test_abroad_is_remote(book: PolicyBook, abroad: Region, name: str) -> None:
    assert remoteness(HERE, abroad, book, NOW) == Remoteness(remote=True, region=name)


@pytest.mark.parametrize(
    ("origin", "destination", "unknowns"),
    [
        pytest.param(HERE, None, (Unknown.RECEIVER_REGION,), id="receiver unknown"),
        pytest.param(None, HERE, (Unknown.SENDER_REGION,), id="sender unknown"),
        pytest.param(
            Region(), Region(), (Unknown.RECEIVER_REGION, Unknown.SENDER_REGION), id="both empty"
        ),
    ],
)
def test_unknown_addresses_are_named_and_not_taken_as_remote(
    book: PolicyBook,
    origin: Region | None,
    destination: Region | None,
    unknowns: tuple[Unknown, ...],
) -> None:
    expected = Remoteness(remote=None, unknowns=unknowns)
    assert remoteness(origin, destination, book, NOW) == expected


def test_one_remote_address_settles_it(book: PolicyBook) -> None:
    assert remoteness(None, Region("西藏"), book, NOW).unknowns == ()
