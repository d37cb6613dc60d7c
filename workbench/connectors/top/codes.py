"""TOP's words and what they are in ours (platform-apis 2.4 to 2.9)."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import Enum, auto

from workbench.domain.errors import marked
from workbench.domain.orders import OrderStatus
from workbench.domain.platforms.messages import MessageKind
from workbench.domain.platforms.refunds import RefundStatus
from workbench.domain.shops import Platform

SERVICE = marked("errors", "Taobao")
SOURCE = "taobao"
# The platform advises 40 to 50 and allows 100.
PAGE_SIZE = 50
# What the list by modification spans at most; the list by creation goes back three months.
LONGEST_SPAN = timedelta(days=1)

SELLER = "taobao.user.seller.get"
SOLD = "taobao.trades.sold.get"
INCREMENT = "taobao.trades.sold.increment.get"
FULLINFO = "taobao.trade.fullinfo.get"
TRACE = "taobao.logistics.trace.search"
TRACES = "taobao.logistics.trace.get"
REFUNDS = "taobao.refunds.receive.get"
REFUND = "taobao.refund.get"
CONSUME = "taobao.tmc.messages.consume"
CONFIRM = "taobao.tmc.messages.confirm"
SHIP = "taobao.logistics.offline.send"
SHIP_UNTRACED = "taobao.logistics.dummy.send"
REPLACE = "alibaba.ascp.logistics.consign.resend"
COMPANIES = "taobao.logistics.companies.get"
CREATE = "taobao.top.auth.token.create"
REFRESH = "taobao.top.auth.token.refresh"

OTHER_PARCELS = marked("errors", "the platform tells of the order's other parcels alone")

# Names of topics as public clients of the platform list them.
MESSAGE_KINDS = {
    "taobao_trade_TradeCreate": MessageKind.ORDER_MADE,
    "taobao_trade_TradeBuyerPay": MessageKind.PAID,
    "taobao_trade_TradeModifyFee": MessageKind.PRICE_CHANGED,
    "taobao_trade_TradePartlySellerShip": MessageKind.SHIPPED,
    "taobao_trade_TradeSellerShip": MessageKind.SHIPPED,
    "taobao_trade_TradeLogisticsAddressChanged": MessageKind.ADDRESS_CHANGED,
    "taobao_trade_TradeMemoModified": MessageKind.NOTE_CHANGED,
    "taobao_trade_TradePartlyRefund": MessageKind.REFUND,
    "taobao_trade_TradeSuccess": MessageKind.COMPLETED,
    "taobao_trade_TradeClose": MessageKind.CLOSED,
}
# Refunds have many topics of their own, which all hint at the same.
REFUND_TOPICS = "taobao_refund_"

SHOP_KINDS = {"B": Platform.TMALL, "C": Platform.TAOBAO}

STATUSES = {
    "TRADE_NO_CREATE_PAY": OrderStatus.AWAITING_PAYMENT,
    "WAIT_BUYER_PAY": OrderStatus.AWAITING_PAYMENT,
    "PAY_PENDING": OrderStatus.AWAITING_PAYMENT,
    "WAIT_PRE_AUTH_CONFIRM": OrderStatus.AWAITING_PAYMENT,
    # Paid, but the platform forbids to ship it yet: no clock of the seller's runs.
    "PAID_FORBID_CONSIGN": OrderStatus.AWAITING_PAYMENT,
    "WAIT_SELLER_SEND_GOODS": OrderStatus.AWAITING_SHIPMENT,
    "SELLER_CONSIGNED_PART": OrderStatus.AWAITING_SHIPMENT,
    "WAIT_BUYER_CONFIRM_GOODS": OrderStatus.SHIPPED,
    "TRADE_BUYER_SIGNED": OrderStatus.SHIPPED,
    "TRADE_FINISHED": OrderStatus.COMPLETED,
    "TRADE_CLOSED": OrderStatus.CANCELLED,
    "TRADE_CLOSED_BY_TAOBAO": OrderStatus.CANCELLED,
}
# Lines that are still to be sent; a refunded one need not be.
WAITING_LINES = frozenset({"WAIT_SELLER_SEND_GOODS", "SELLER_CONSIGNED_PART"})
REFUNDED_LINE = "SUCCESS"
# Goods that no carrier brings (virtual goods, the seller's own delivery).
UNTRACED_TYPES = frozenset({"virtual", "seller"})

REFUND_STATUSES = {
    "WAIT_SELLER_AGREE": RefundStatus.AWAITING_SELLER,
    "WAIT_BUYER_RETURN_GOODS": RefundStatus.AWAITING_RETURN,
    "WAIT_SELLER_CONFIRM_GOODS": RefundStatus.AWAITING_RECEIPT,
    "SELLER_REFUSE_BUYER": RefundStatus.REFUSED,
    "CLOSED": RefundStatus.CLOSED,
    "SUCCESS": RefundStatus.REFUNDED,
}

# Every kind of trade, as the lists leave most of them out unless they are named.
TRADE_TYPES = (
    "fixed,auction,guarantee_trade,step,independent_simple_trade,independent_shop_trade,"
    "auto_delivery,ec,cod,game_equipment,shopex_trade,netcn_trade,external_trade,instant_trade,"
    "b2c_cod,hotel_trade,super_market_trade,super_market_cod_trade,taohua,waimai,"
    "o2o_offlinetrade,nopaid,eticket,tmall_i18n,pre_auth_type"
)


class Trouble(Enum):
    """What an error asks of us."""

    SIGN_IN = auto()
    TOO_OFTEN = auto()
    DOWN = auto()
    CLOCK = auto()
    REFUSED = auto()


_SIGN_IN_CODES = frozenset({"26", "27"})
_TOO_OFTEN_SUB_CODES = frozenset({"isp.call-limited"})
# Refusals of the router itself (platform-apis 2.4); of code 15, a service's, the sub code tells.
_PLAIN = frozenset({"3", "9", "11", "12", "13", *map(str, (*range(21, 35), *range(40, 44)))})
_BAN = re.compile(r"ban will last for (\d{1,6}) more second", re.IGNORECASE | re.ASCII)


def trouble(code: str, sub_code: str) -> Trouble:
    """Return the kind of an error; one that we do not know is a refusal.

    ``isp.*`` are the platform's own faults, ``isv.*`` the caller's.
    """
    if code in _SIGN_IN_CODES or "session-expired" in sub_code:
        return Trouble.SIGN_IN
    if code == "7" or sub_code in _TOO_OFTEN_SUB_CODES:
        return Trouble.TOO_OFTEN
    if code == "31":
        return Trouble.CLOCK
    if code == "10" or sub_code.startswith("isp."):
        return Trouble.DOWN
    return Trouble.REFUSED


def is_plain(code: str, sub_code: str) -> bool:
    """Tell whether it is known of a refusal that nothing was done: the caller's own faults."""
    return sub_code.startswith("isv.") or code in _PLAIN


def ban(sub_message: str) -> timedelta | None:
    """Return how long the platform says that it will not answer, None where it does not say."""
    found = _BAN.search(sub_message)
    return timedelta(seconds=int(found[1])) if found else None
