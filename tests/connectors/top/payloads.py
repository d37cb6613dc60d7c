"""Answers of TOP with invented values, as platform-apis 2.6 and 11 shape them."""

from __future__ import annotations

from typing import Any

TID = 2000000000000000001
CANARIES = ("测试买家01", "13800000000", "测试路1号")


def line(**told: Any) -> dict[str, Any]:
    """Return one sub-order that was shipped."""
    return {
        "oid": TID,
        "title": "测试商品",
        "num": 1,
        "price": "120.50",
        "payment": "128.50",
        "status": "WAIT_BUYER_CONFIRM_GOODS",
        "refund_status": "NO_REFUND",
        "sku_properties_name": "颜色:白;尺码:大",
        "logistics_company": "圆通速递",
        "invoice_no": "YT0000000000001",
        "consign_time": "2026-01-06 18:00:00",
        **told,
    }


def trade(lines: list[dict[str, Any]] | None = None, **told: Any) -> dict[str, Any]:
    """Return a shipped trade."""
    return {
        "tid": TID,
        "status": "WAIT_BUYER_CONFIRM_GOODS",
        "created": "2026-01-05 09:30:00",
        "pay_time": "2026-01-05 09:32:00",
        "consign_time": "2026-01-06 18:00:00",
        "modified": "2026-01-06 18:00:01",
        "payment": "128.50",
        "post_fee": "8.00",
        "receiver_name": CANARIES[0],
        "receiver_mobile": CANARIES[1],
        "receiver_state": "广东省",
        "receiver_city": "广州市",
        "receiver_district": "天河区",
        "receiver_address": CANARIES[2],
        "orders": {"order": lines if lines is not None else [line()]},
        **told,
    }


def waiting(lines: list[dict[str, Any]] | None = None, **told: Any) -> dict[str, Any]:
    """Return a paid trade that waits to be shipped."""
    own = lines if lines is not None else [waiting_line()]
    return trade(own, **{"status": "WAIT_SELLER_SEND_GOODS", "consign_time": "", **told})


def waiting_line(**told: Any) -> dict[str, Any]:
    """Return a sub-order that waits to be shipped."""
    bare = {"status": "WAIT_SELLER_SEND_GOODS", "invoice_no": "", "consign_time": ""}
    return line(**{**bare, **told})
