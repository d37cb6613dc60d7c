"""抖店's words and what they are in ours (platform-apis 3.4 to 3.7)."""

from __future__ import annotations

from enum import Enum, auto

from workbench.domain.errors import marked
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import ParcelScans
from workbench.domain.platforms.refunds import RefundStatus

SERVICE = marked("errors", "Douyin")
SOURCE = "douyin"
PAGE_SIZE = 100
# The list goes back so many days and not one second more; the rest leaves room for our clock.
MOST_DAYS = 89

ORDER_LIST = "order.searchList"
ORDER_DETAIL = "order.orderDetail"
REFUND_LIST = "afterSale.List"
TRACE = "logistics.trackNoRouteDetail"
SHIP = "order.logisticsAdd"
SHIP_PART = "order.logisticsAddSinglePack"
REPLACE_NUMBER = "order.logisticsEdit"
REPLACE_PACK = "order.logisticsEditByPack"
TOKEN_CREATE = "token.create"  # noqa: S105 - a call's name
TOKEN_REFRESH = "token.refresh"  # noqa: S105 - a call's name

SUCCESS = "10000"
NO_SCANS = ParcelScans(SOURCE, ())
NO_NUMBER = marked("errors", "it has no number")

STATUSES = {
    "1": OrderStatus.AWAITING_PAYMENT,
    "103": OrderStatus.AWAITING_PAYMENT,
    "105": OrderStatus.AWAITING_SHIPMENT,
    "2": OrderStatus.AWAITING_SHIPMENT,
    # Partly sent: lines are left that the promise still counts for.
    "101": OrderStatus.AWAITING_SHIPMENT,
    "3": OrderStatus.SHIPPED,
    "4": OrderStatus.CANCELLED,
    "21": OrderStatus.CANCELLED,
    "22": OrderStatus.CANCELLED,
    "39": OrderStatus.CANCELLED,
    "5": OrderStatus.COMPLETED,
}
# Lines that must still be sent: paid, prepared, or sent in part.
WAITING_LINES = frozenset({"105", "2", "101"})
# Of a line's after-sale: refunded, or the sale undone; then nothing is to be sent any more.
REFUNDED = "3"

REFUND_STATUSES = {
    "6": RefundStatus.AWAITING_SELLER,
    "7": RefundStatus.AWAITING_RETURN,
    "8": RefundStatus.AWAITING_RECEIPT,
    "11": RefundStatus.AWAITING_SELLER,
    "12": RefundStatus.REFUNDED,
    "13": RefundStatus.AWAITING_RECEIPT,
    "14": RefundStatus.REFUNDED,
    "27": RefundStatus.REFUSED,
    "28": RefundStatus.CLOSED,
    "29": RefundStatus.REFUSED,
    "51": RefundStatus.CLOSED,
    "53": RefundStatus.REFUNDED,
}

# Numbers at the end of a sub code that say: nothing is known of this number yet (no record).
_NO_RECORD = frozenset({"-10004"})
# Not the platform's own e-waybill, or no number at all: it will never tell of this parcel.
_NOT_TRACED = frozenset({"10015", "4006"})
# The platform's own hiccups behind a "business failure": asked again later.
_HICCUPS = frozenset({"4007", "-10006"})


class Trouble(Enum):
    """What a refusal asks of us."""

    SIGN_IN = auto()
    TOO_OFTEN = auto()
    DOWN = auto()
    NO_RECORD = auto()
    NOT_TRACED = auto()
    CLOCK = auto()
    REFUSED = auto()


# Reasons by which the sign-in itself is over; a token that only ran out is renewed first.
_SIGN_IN = (
    "isv.access-token-expired",
    "isv.access-token-no-existed",
    "isv.access-token-invalid",
    "isv.access-token-missing",
    "dop.authorization-no-existed",
    "dop.authorization-closed",
)
# An interface that was taken out of service.
_OFF_LINE = "70000"
# A request of the same id was done already.
_DONE_BEFORE = "isv.idempotent-id-existed"
# Refusals that are known (platform-apis 3.4): nothing was done, but where ``isp.`` says that the
# platform itself failed.
_PLAIN = frozenset({"30001", "40001", "40002", "40003", "40004", "50001", "50002", _OFF_LINE})
_BY_CODE = {"20000": Trouble.DOWN, "60000": Trouble.TOO_OFTEN, "90000": Trouble.DOWN}


def trouble(code: str, sub_code: str) -> Trouble:
    """Return the kind of a refusal; one that we do not know is a refusal.

    A sub code may end in a number of the call's own (``isv.business-failed:10015``).
    """
    if sub_code.startswith(_SIGN_IN):
        return Trouble.SIGN_IN
    if sub_code == "isv.timestamp-invalid":
        return Trouble.CLOCK
    if code in _BY_CODE:
        return _BY_CODE[code]
    number = sub_code.rpartition(":")[2]
    if number in _NO_RECORD:
        return Trouble.NO_RECORD
    if number in _NOT_TRACED:
        return Trouble.NOT_TRACED
    return Trouble.DOWN if number in _HICCUPS else Trouble.REFUSED


def is_plain(code: str, sub_code: str) -> bool:
    """Tell whether it is known of a refusal that nothing was done."""
    if code == _OFF_LINE:
        return True
    return code in _PLAIN and not sub_code.startswith(("isp.", _DONE_BEFORE))
