"""1688's words and what they are in ours (platform-apis 1.3 to 1.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import ShipmentState, ShippingMethod
from workbench.domain.platforms.messages import MessageKind
from workbench.domain.platforms.refunds import RefundStatus

SERVICE = "1688"
SOURCE = "1688"
PAGE_SIZE = 20
DATE_PATTERN = "yyyyMMddHHmmssSSSZ"


@dataclass(frozen=True, slots=True)
class Api:
    """One call of the open platform; ``is_private`` ones are asked with a shop's token."""

    namespace: str
    name: str
    version: int = 1
    is_private: bool = True


ORDER_LIST = Api("com.alibaba.trade", "alibaba.trade.getSellerOrderList")
ORDER_DETAIL = Api("com.alibaba.trade", "alibaba.trade.get.sellerView")
TRACE = Api("com.alibaba.logistics", "alibaba.trade.getLogisticsTraceInfo.sellerView")
REFUND_LIST = Api("com.alibaba.trade", "alibaba.trade.refund.queryOrderRefundList")
SHIP = Api("com.alibaba.logistics", "alibaba.logistics.OpDeliverySendOrder.offline")
SHIP_UNTRACED = Api("com.alibaba.logistics", "alibaba.logistics.OpDeliverySendOrder.dummy")
COMPANIES = Api("com.alibaba.logistics", "alibaba.logistics.OpQueryLogisticCompanyList.offline")
# Signed, but of the application and not of a shop: asked without a token.
MESSAGES = Api("cn.alibaba.open", "push.query.messageList", is_private=False)
CONFIRM = Api("cn.alibaba.open", "push.message.confirm", is_private=False)

STATUSES = {
    "waitbuyerpay": OrderStatus.AWAITING_PAYMENT,
    "waitsellersend": OrderStatus.AWAITING_SHIPMENT,
    "waitlogisticstakein": OrderStatus.SHIPPED,
    "waitbuyerreceive": OrderStatus.SHIPPED,
    "waitbuyersign": OrderStatus.SHIPPED,
    # Signed for, not yet confirmed: the order is still open.
    "signinsuccess": OrderStatus.SHIPPED,
    "confirm_goods": OrderStatus.COMPLETED,
    "success": OrderStatus.COMPLETED,
    "cancel": OrderStatus.CANCELLED,
    "terminated": OrderStatus.CANCELLED,
}

# Of topics alone: a message's type is the group's name before them (platform-apis 1.9). Both
# spellings of a payment are told.
MESSAGE_KINDS = {
    "BUYER_MAKE": MessageKind.ORDER_MADE,
    "PAY": MessageKind.PAID,
    "ORDER_PAY": MessageKind.PAID,
    "ORDER_STEP_PAY": MessageKind.PAID,
    "ORDER_PRICE_MODIFY": MessageKind.PRICE_CHANGED,
    "ANNOUNCE_SENDGOODS": MessageKind.SHIPPED,
    "PART_PART_SENDGOODS": MessageKind.SHIPPED,
    "MAIL_NO_CHANGE": MessageKind.NUMBER_CHANGED,
    "ORDER_COMFIRM_RECEIVEGOODS": MessageKind.RECEIVED,
    "ORDER_SUCCESS": MessageKind.COMPLETED,
    "ORDER_BUYER_CLOSE": MessageKind.CLOSED,
    "ORDER_SELLER_CLOSE": MessageKind.CLOSED,
    "ORDER_BOPS_CLOSE": MessageKind.CLOSED,
    "ORDER_BUYER_REFUND_IN_SALES": MessageKind.REFUND,
    "ORDER_REFUND_AFTER_SALES": MessageKind.REFUND,
    "MODIFY_MEMO": MessageKind.NOTE_CHANGED,
}

METHODS = {
    "0": ShippingMethod.EXPRESS,
    "1": ShippingMethod.EXPRESS,
    "2": ShippingMethod.NO_LOGISTICS,
}

# A logistics order that was withdrawn (已撤销) no longer stands on the order.
SHIPMENT_STATES = {"cancel": ShipmentState.REMOVED}

# logisticsStatus of a line: 2 sent, 3 received, 4 returned. 1, 5 (partly) and 8 are still to go.
SENT_LINES = frozenset({"2", "3", "4"})
CLOSED_LINES = frozenset({"cancel", "terminated"})
REFUNDED_LINE = "REFUND_SUCCESS"

# Lists write these words small and run together, lines in capitals with underscores.
_REFUND_STATUSES = {
    "waitselleragree": RefundStatus.AWAITING_SELLER,
    "waitbuyersend": RefundStatus.AWAITING_RETURN,
    "waitsellerreceive": RefundStatus.AWAITING_RECEIPT,
    # The seller said no, and the buyer may ask otherwise.
    "waitbuyermodify": RefundStatus.REFUSED,
    "refundsuccess": RefundStatus.REFUNDED,
    "refundclose": RefundStatus.CLOSED,
    "refundclosed": RefundStatus.CLOSED,
}

# Promised shipping times by ``assuranceType`` [C]. essxsfh, ssbxsfh and qsexsfh are the initials of
# 二十四/四十八/七十二小时发货 and stand in public listings and answers; essebsfh was seen in one
# listing tool for 72 hours. One answer's own text counts 72 hours from the midnight after payment:
# a warning uses the earlier instant, so hours count from the payment itself.
PROMISES = {
    "essxsfh": timedelta(hours=24),
    "ssbxsfh": timedelta(hours=48),
    "qsexsfh": timedelta(hours=72),
    "essebsfh": timedelta(hours=72),
}
# ``qualityAssuranceType`` names the same services in words; it stands in for a code we do not know.
_PROMISE_IN_WORDS = re.compile(r"(\d{1,3})(小时|天)内?发货", re.ASCII)

# Business codes that mean: nothing there yet (404 no trace, 500_2 not shipped).
NO_TRACE = frozenset({"404", "500_2"})


class Trouble(Enum):
    """What a gateway code asks of us."""

    SIGN_IN = auto()
    TOO_OFTEN = auto()
    DOWN = auto()
    REFUSED = auto()


_TROUBLES = {"401": Trouble.SIGN_IN, "500": Trouble.DOWN}
# The gateway's refusals that are known: the call went no further (platform-apis 1.3).
_PLAIN = frozenset(
    {"400", "403", "APIACLDecline", "APIUnsupported", "ParamMissing", "SignatureInvalid"}
)


def trouble(code: str) -> Trouble:
    """Return the kind of a gateway code; one that we do not know is a refusal."""
    if code.removeprefix("gw.").startswith("Qos"):
        return Trouble.TOO_OFTEN
    return _TROUBLES.get(code, Trouble.REFUSED)


def is_plain(code: str) -> bool:
    """Tell whether it is known of a gateway's refusal that nothing was done."""
    return code.removeprefix("gw.") in _PLAIN


def refund_status(word: str) -> RefundStatus:
    """Return where a refund stands, however its word is spelt."""
    return _REFUND_STATUSES.get(word.casefold().replace("_", ""), RefundStatus.UNKNOWN)


def promise(code: str, words: str) -> timedelta | None:
    """Return within what time after payment a service promises to ship, None for other services."""
    if code in PROMISES:
        return PROMISES[code]
    found = _PROMISE_IN_WORDS.fullmatch(words)
    if found is None:
        return None
    count = int(found[1])
    return timedelta(hours=count) if found[2] == "小时" else timedelta(days=count)
