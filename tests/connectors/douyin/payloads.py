"""Invented answers of 抖店 in the shape of platform-apis 11."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

ORDER = "3000000000000000001"
WAYBILL = "YT0000000000001"
CANARIES = ("测试收货人", "13800000000", "测试路1号", "cipher-of-a-name")


def trade(number: str = ORDER, **over: Any) -> Json:
    """Return an order that is shipped in one parcel."""
    return {
        "order_id": number,
        "shop_id": 40391623,
        "shop_name": "测试店铺",
        "order_status": 3,
        "order_status_desc": "已发货",
        "main_status": 3,
        "create_time": 1767576600,
        "pay_time": 1767576720,
        "exp_ship_time": 1767749520,
        "ship_time": 1767693600,
        "update_time": 1767693601,
        "finish_time": 0,
        "order_amount": 12850,
        "pay_amount": 12850,
        "post_amount": 800,
        "mask_post_receiver": "测****",
        "mask_post_tel": "138****0000",
        "encrypt_post_receiver": "cipher-of-a-name",
        "post_receiver": "测试收货人",
        "post_tel": "13800000000",
        "post_addr": {
            "province": {"name": "浙江省", "id": "33"},
            "city": {"name": "杭州市", "id": "3301"},
            "town": {"name": "滨江区", "id": "330108"},
            "detail": "测试路1号",
        },
        "logistics_info": [parcel()],
        "sku_order_list": [line()],
        **over,
    }


def line(**over: Any) -> Json:
    """Return a line that has been sent."""
    return {
        "order_id": ORDER,
        "parent_order_id": ORDER,
        "product_name": "测试商品",
        "item_num": 1,
        "order_status": 3,
        "pay_amount": 12050,
        "exp_ship_time": 1767749520,
        "spec": [{"name": "颜色", "value": "白"}],
        "after_sale_info": {"after_sale_status": 0, "after_sale_type": 0, "refund_status": 0},
        **over,
    }


def parcel(**over: Any) -> Json:
    """Return one parcel."""
    return {
        "tracking_no": WAYBILL,
        "company": "yuantong",
        "company_name": "圆通快递",
        "ship_time": 1767693600,
        "delivery_id": "1",
        "product_info": [{"sku_order_id": ORDER, "product_count": 1}],
        **over,
    }


def after_sale(**over: Any) -> Json:
    """Return one row of the list of after-sales."""
    info = {
        "aftersale_id": "7000000000000000001",
        "aftersale_type": 1,
        "aftersale_status": 6,
        "apply_time": 1767700000,
        "update_time": 1767700001,
        "status_deadline": 1767872800,
        "refund_amount": 12050,
        "refund_post_amount": 800,
        "return_logistics_code": "",
    }
    return {
        "aftersale_info": {**info, **over},
        "order_info": {"shop_order_id": ORDER, "related_order_info": [{"sku_order_id": ORDER}]},
        "text_part": {"reason_text": "不想要了，联系人张三13800000000"},
    }


def trace(*nodes: tuple[str, str], name: str = "route_node_list") -> Json:
    """Return a trace's data; a node is its second and its text."""
    return {
        "track_info": {"track_no": WAYBILL, "express": "yuantong"},
        name: [
            {"content": text, "timestamp": at, "state": "", "state_description": "已揽收"}
            for at, text in nodes
        ],
    }


def granted(data: Any) -> Json:
    """Return an answer that grants a call."""
    return {"code": 10000, "msg": "success", "sub_code": "", "log_id": "log-1", "data": data}


def refused(code: int, sub_code: str) -> Json:
    """Return a refusal with the platform's prose."""
    words = "张三13800000000不行"
    return {"code": code, "msg": words, "sub_code": sub_code, "sub_msg": words, "log_id": "log-2"}


def listed(*trades: Json, total: int | None = None) -> Json:
    """Return a page of the order list."""
    count = len(trades) if total is None else total
    return granted({"page": 0, "size": 100, "total": count, "shop_order_list": list(trades)})
