"""Invented answers of 1688 in the shape of platform-apis 11."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Json = dict[str, Any]

ORDER = "1000000000000000001"
LINE = "1000000000000000002"
WAYBILL = "YT0000000000001"
HANDLE = "LP00000000000001"
CANARIES = ("测试收货人", "13800000000", "测试路1号")


def trade(number: str = ORDER, **base: Any) -> Json:
    """Return an order that is shipped in one parcel; ``base`` replaces fields of baseInfo."""
    return {
        "baseInfo": {
            "id": int(number),
            "idOfStr": number,
            "status": "waitbuyerreceive",
            "createTime": "20260105093000000+0800",
            "payTime": "20260105093200000+0800",
            "modifyTime": "20260106180001000+0800",
            "totalAmount": Decimal("128.50"),
            "buyerLoginId": "测试买家01",
            "sellerID": "b2b-000001",
            "refund": None,
            **base,
        },
        "productItems": [item()],
        "nativeLogistics": logistics(parcel()),
    }


def item(**over: Any) -> Json:
    """Return a line that has been sent."""
    return {
        "subItemID": int(LINE),
        "subItemIDString": LINE,
        "name": "测试商品",
        "quantity": 10,
        "itemAmount": Decimal("120.50"),
        "logisticsStatus": 2,
        "status": "waitbuyerreceive",
        "skuInfos": [{"name": "颜色", "value": "白"}, {"name": "尺码", "value": "L"}],
        **over,
    }


def promise(code: str, words: str = "国内TP") -> Json:
    """Return one service promised with a line."""
    return {"assuranceInfo": "", "assuranceType": code, "qualityAssuranceType": words}


def logistics(*parcels: Json, **over: Any) -> Json:
    """Return the receiver and the parcels."""
    return {
        "contactPerson": "测试收货人",
        "mobile": "13800000000",
        "province": "浙江省",
        "city": "杭州市",
        "area": "滨江区",
        "town": "长河街道",
        "address": "测试路1号",
        "logisticsItems": list(parcels),
        **over,
    }


def parcel(**over: Any) -> Json:
    """Return one parcel of the detail."""
    return {
        "logisticsCode": HANDLE,
        "type": "0",
        "status": "alreadysend",
        "logisticsCompanyName": "圆通速递(YTO)",
        "logisticsCompanyNo": "YTO",
        "logisticsBillNo": WAYBILL,
        "subItemIds": LINE,
        "deliveredTime": "2026-01-06 18:00:00",
        "fromProvince": "广东省",
        "fromCity": "广州市",
        "fromArea": "海珠区",
        "toProvince": None,
        "toCity": "杭州市",
        **over,
    }


def order_list(*trades: Json, total: int | None = None) -> Json:
    """Return a page of the order list."""
    return {
        "result": list(trades),
        "totalRecord": len(trades) if total is None else total,
        "success": True,
    }


def trace(*steps: tuple[str, str], **over: Any) -> Json:
    """Return a trace answer of one parcel; a step is time and text."""
    return {
        "logisticsTrace": [
            {
                "logisticsId": HANDLE,
                "orderId": int(ORDER),
                "logisticsBillNo": WAYBILL,
                "logisticsSteps": [{"acceptTime": at, "remark": text} for at, text in steps],
                **over,
            }
        ],
        "success": True,
    }
