"""What platforms' messages hint at: their topics in our words, whatever the spelling."""

from __future__ import annotations

import pytest

from workbench.connectors.alibaba1688 import parse_messages
from workbench.connectors.top import parse_refunds
from workbench.domain.platforms.messages import MessageKind


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("ORDER_BUYER_MAKE", MessageKind.ORDER_MADE),
        ("ORDER_PAY", MessageKind.PAID),
        ("ORDER_ORDER_PAY", MessageKind.PAID),
        ("ORDER_BUYER_VIEW_ORDER_PAY", MessageKind.PAID),
        ("ORDER_ORDER_PRICE_MODIFY", MessageKind.PRICE_CHANGED),
        ("ORDER_ANNOUNCE_SENDGOODS", MessageKind.SHIPPED),
        ("LOGISTICS_MAIL_NO_CHANGE", MessageKind.NUMBER_CHANGED),
        ("ORDER_ORDER_COMFIRM_RECEIVEGOODS", MessageKind.RECEIVED),
        ("ORDER_ORDER_SUCCESS", MessageKind.COMPLETED),
        ("ORDER_ORDER_BOPS_CLOSE", MessageKind.CLOSED),
        ("ORDER_ORDER_BUYER_REFUND_IN_SALES", MessageKind.REFUND),
        ("ORDER_SOMETHING_NEW", MessageKind.OTHER),
        ("", MessageKind.OTHER),
    ],
)
def test_of_1688(told: str, kind: MessageKind) -> None:
    row = {"msgId": 7, "type": told, "data": {"orderId": 1}}
    (message,) = parse_messages.messages({"pushMessagePage": {"datas": [row]}})
    assert (message.kind, message.topic) == (kind, told)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("taobao_trade_TradeCreate", MessageKind.ORDER_MADE),
        ("taobao_trade_TradeBuyerPay", MessageKind.PAID),
        ("taobao_trade_TradeModifyFee", MessageKind.PRICE_CHANGED),
        ("taobao_trade_TradePartlySellerShip", MessageKind.SHIPPED),
        ("taobao_trade_TradeLogisticsAddressChanged", MessageKind.ADDRESS_CHANGED),
        ("taobao_trade_TradeMemoModified", MessageKind.NOTE_CHANGED),
        ("taobao_trade_TradeClose", MessageKind.CLOSED),
        ("taobao_trade_TradePartlyRefund", MessageKind.REFUND),
        ("taobao_refund_RefundCreated", MessageKind.REFUND),
        ("taobao_trade_TradeSomethingNew", MessageKind.OTHER),
    ],
)
def test_of_taobao(told: str, kind: MessageKind) -> None:
    row = {"id": 7, "topic": told, "content": '{"tid":1}', "pub_time": "2024-01-24 10:00:00"}
    (message,) = parse_refunds.messages({"messages": {"tmc_message": [row]}})
    assert (message.kind, message.topic) == (kind, told)
