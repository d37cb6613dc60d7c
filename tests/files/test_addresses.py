"""Addresses: only names of divisions are kept, never a street."""

from __future__ import annotations

import pytest

from workbench import paths
from workbench.domain.regions import Region
from workbench.files.addresses import Divisions, without_postcode

DIVISIONS = Divisions.load(paths.resource("regions"))


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("广东省 广州市 天河区 测试路1号", Region("广东省", "广州市", "天河区")),
        ("广东省广州市天河区测试路1号", Region("广东省", "广州市", "天河区")),
        ("广东 广州 天河区 测试路1号", Region("广东省", "广州市", "天河区")),
        ("上海 上海市 浦东新区 测试路1号", Region("上海市", "上海市", "浦东新区")),
        ("上海市浦东新区测试路1号", Region("上海市", "上海市", "浦东新区")),
        (
            "新疆维吾尔自治区 乌鲁木齐市 天山区 测试路",
            Region("新疆维吾尔自治区", "乌鲁木齐市", "天山区"),
        ),
        ("广东省 测试小区 1栋", Region("广东省", "", "")),
        ("广东省 广州市 张三小区", Region("广东省", "广州市", "")),
        ("测试路1号", None),
        ("", None),
    ],
)
def test_regions(address: str, region: Region | None) -> None:
    assert DIVISIONS.region(address) == region


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("测试路1号(510000)", "测试路1号"),
        ("测试路1号（510000）", "测试路1号"),
        ("路(1号)", "路(1号)"),
    ],
)
def test_a_postcode_in_brackets_is_no_address(address: str, bare: str) -> None:
    assert without_postcode(address) == bare
