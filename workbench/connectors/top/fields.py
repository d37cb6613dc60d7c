"""Which fields are asked for: TOP returns no others (platform-apis 2.6)."""

from __future__ import annotations

_TRADE = (
    "tid",
    "sid",
    "status",
    "type",
    "shipping_type",
    "is_part_consign",
    "created",
    "pay_time",
    "consign_time",
    "modified",
    "end_time",
    "send_time",
    "delivery_time",
    "collect_time",
    "promise_collect_time",
    "payment",
    "post_fee",
    "seller_nick",
    "receiver_name",
    "receiver_state",
    "receiver_city",
    "receiver_district",
    "receiver_town",
    "receiver_address",
    "receiver_mobile",
    "receiver_phone",
    "logistics_infos",
    "orders",
)
# What only the call for one trade tells.
_FULL = ("logistics_modify_info", "timeout_action_time", "est_con_time")
_REFUND = (
    "refund_id",
    "tid",
    "oid",
    "status",
    "refund_fee",
    "reason",
    "created",
    "modified",
    "sid",
)

TRADE = ",".join(_TRADE)
FULL_TRADE = ",".join((*_TRADE, *_FULL))
REFUND = ",".join(_REFUND)
# The list of refunds knows no deadlines (metadata of the platform's methods 52 and 53).
REFUND_DEADLINE = "refund_id,refund_remind_timeout"
SELLER = "user_id,nick,type"
