"""An imported order is judged by its own platform's clocks, from the file to the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.exports import DOUDIAN, QIANNIU, write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine

LATE_DOUYIN = DOUDIAN | {
    "订单提交时间": "2026-09-01 10:00:00",
    "支付完成时间": "2026-09-01 10:01:00",
    "承诺发货时间": "2026-09-03 10:01:00",
    "订单状态": "待发货",
}
LATE_QIANNIU = QIANNIU | {
    "订单创建时间": "2026-09-01 10:00:00",
    "订单付款时间": "2026-09-01 10:01:00",
    "订单状态": "买家已付款，等待卖家发货",
    "物流单号": "",
    "物流公司": "",
}


@pytest.mark.parametrize(
    ("row", "platform", "limits"),
    [
        pytest.param(
            LATE_DOUYIN,
            "douyin",
            {
                "douyin.outside.ship_time": "2026-09-03T10:01:00+08:00",
                "douyin.outside.out_of_stock_after_late": "2026-09-05T10:01:00+08:00",
            },
            id="Douyin: the promise, and 48 h later out of stock",
        ),
        pytest.param(
            LATE_QIANNIU,
            "tmall",
            {
                "tmall.outside.ship_time": "2026-09-03T10:01:00+08:00",
                "tmall.outside.out_of_stock_after_late": "2026-09-06T10:01:00+08:00",
            },
            id="Tmall: 48 h after payment, and 72 h later out of stock",
        ),
        pytest.param(
            LATE_QIANNIU,
            "taobao",
            {
                "taobao.outside.ship_time": "2026-09-03T10:01:00+08:00",
                "taobao.outside.pickup_48h": "2026-09-03T10:01:00+08:00",
                "taobao.outside.out_of_stock_after_late": "2026-09-06T10:01:00+08:00",
            },
            id="Taobao: never by Tmall's rules",
        ),
    ],
)
def test_a_late_order_is_judged_by_its_platform(
    workbench: CommandLine,
    tmp_path: Path,
    row: dict[str, str],
    platform: str,
    limits: dict[str, str],
) -> None:
    path = write_csv(tmp_path / "orders.csv", tuple(row), tuple(row.values()))
    asked = ("--platform", platform, "--shop", "测试店")
    assert workbench("import", str(path), *asked).exit_code == 0
    warnings = workbench.json("review")["warnings"]
    assert {warning["rule"]: warning["deadline"] for warning in warnings} == limits
    assert {warning["level"] for warning in warnings} == {"critical"}
