"""What a decision may have to say is not known; the words stand in the packs."""

from __future__ import annotations

from enum import StrEnum


class Unknown(StrEnum):
    """One fact that was missing and, where the answer goes on, was assumed.

    * the two regions: an address that is not known counts as not remote;
    * ``EVENT_TIMES``: no scan bears a full date, so none can be judged;
    * ``SOME_EVENT_TIMES``: a scan without a full date may be the awaited one;
    * ``UNREAD_EVENT``: a carrier's words that we could not read may be the awaited scan;
    * ``TRACE``: no source has ever answered for this number;
    * ``UPLOADED_AT``, ``OTHER_UPLOADED_AT``: when this, or the other order's, number was uploaded;
    * ``RECEIVER_NAME``, ``RECEIVER_ADDRESS``: what the platform masked cannot be compared;
    * ``ORDER_STATUS``: a platform word that we do not know;
    * ``PAID_AT``: which version holds, or when the clock began, was decided by another instant;
    * ``PROMISE``: the order carries no promise, and the usual one was taken;
    * ``FILING``: whether an approved filing covers the order, or until when it moves the clock;
    * ``SPOT_GOODS``: the limit is that of spot goods of consumer categories, which may not fit;
    * ``REMOTE_LIST``: the rule names no regions, so none counts as remote;
    * ``END_NOT_ANNOUNCED``: a longer limit whose end was never announced may hold no more;
    * ``TRANSFER``: whether another carrier's number counts, or which one;
    * ``LAST_KNOWN``: nothing later than the rule's source has been seen.
    """

    RECEIVER_REGION = "receiver_region"
    SENDER_REGION = "sender_region"
    EVENT_TIMES = "event_times"
    SOME_EVENT_TIMES = "some_event_times"
    UNREAD_EVENT = "unread_event"
    TRACE = "trace"
    UPLOADED_AT = "uploaded_at"
    OTHER_UPLOADED_AT = "other_uploaded_at"
    RECEIVER_NAME = "receiver_name"
    RECEIVER_ADDRESS = "receiver_address"
    ORDER_STATUS = "order_status"
    PAID_AT = "paid_at"
    PROMISE = "promise"
    FILING = "filing"
    SPOT_GOODS = "spot_goods"
    REMOTE_LIST = "remote_list"
    END_NOT_ANNOUNCED = "end_not_announced"
    TRANSFER = "transfer"
    LAST_KNOWN = "last_known"


# Without these nothing can be judged: no warning, and a missing scan is no violation.
NOT_JUDGED = frozenset({Unknown.EVENT_TIMES, Unknown.UPLOADED_AT})

# With these a limit may have been kept unseen: the warning stays at the level of information.
DOUBTFUL = frozenset(
    {
        Unknown.SOME_EVENT_TIMES,
        Unknown.TRACE,
        Unknown.UNREAD_EVENT,
        Unknown.ORDER_STATUS,
        Unknown.SPOT_GOODS,
        Unknown.PROMISE,
        Unknown.TRANSFER,
    }
)
