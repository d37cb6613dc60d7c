"""Words for the names that policy packs use: English source texts of the context "rules".

A name that is not here stands as it is; a seller's own pack may use any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.parcels.clocks import Awaited, Bound, CountsFrom, MovedBy, ParcelClock
from workbench.domain.rules.effects import Violation
from workbench.domain.rules.remedies import Remedy
from workbench.domain.rules.views import RuleOrigin

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "hours": marked("rules", "Limit"),
    "days": marked("rules", "Days"),
    "first_hours": marked("rules", "First scan"),
    "same_region_hours": marked("rules", "Same region"),
    "other_region_hours": marked("rules", "Other regions"),
    "remote_hours": marked("rules", "Remote regions"),
    "promise_hours": marked("rules", "With a promise"),
    "quick_hours": marked("rules", "With words for speed"),
    "quick_words": marked("rules", "Words for speed"),
    "assumed_hours": marked("rules", "Without a promise"),
    "same_day_words": marked("rules", "Words for the same day"),
    "same_day_until_hour": marked("rules", "Same day, until (hour)"),
    "next_day_words": marked("rules", "Words for the next day"),
    "same_region_groups": marked("rules", "One region"),
    "excluded_provinces": marked("rules", "Not assessed"),
    "province": marked("rules", "Province"),
    "district": marked("rules", "District"),
    "city": marked("rules", "City"),
    "due_from": marked("rules", "Due from"),
    "due_until": marked("rules", "Due until"),
    "ship_until": marked("rules", "Ship until"),
    "not_before": marked("rules", "Not due before"),
    "response_hours": marked("rules", "Reply within"),
    "points": marked("rules", "Points"),
    "percent": marked("rules", "Share"),
    "per": marked("rules", "Per"),
    "each_fen": marked("rules", "Each"),
    "min_fen": marked("rules", "At least"),
    "max_fen": marked("rules", "At most"),
    "cap_fen": marked("rules", "Cap"),
    "whole_below": marked("rules", "Smaller orders: all of it"),
    "round_to_fen": marked("rules", "Rounded to"),
    "free_up_to_fen": marked("rules", "Nothing up to"),
    "first_kg": marked("rules", "First weight (kg)"),
    "first_fen": marked("rules", "First weight"),
    "further_kg_fen": marked("rules", "Each further kg"),
    "provinces": marked("rules", "Provinces"),
    "remote_provinces": marked("rules", "Remote provinces"),
    "abroad": marked("rules", "Abroad"),
    "topics": marked("rules", "Topics"),
    "findings": marked("rules", "Still judged"),
    "doubtful": marked("rules", "In doubt"),
    "product": marked("rules", "Product"),
    "carrier": marked("rules", "Carrier"),
    "tiers": marked("rules", "Tiers"),
    "free_tiers": marked("rules", "Free tiers"),
    "acts": marked("rules", "Acts"),
    "violations": marked("rules", "Violations"),
    "merchants": marked("rules", "Sellers concerned"),
    "sellers": marked("rules", "Sellers concerned"),
    "accounts": marked("rules", "Accounts"),
    "together": marked("rules", "Counted once"),
    "apart": marked("rules", "Added up"),
    "transports": marked("rules", "Transport"),
    "events": marked("rules", "Events"),
    "categories": marked("rules", "Categories"),
    "templates": marked("rules", "Templates"),
    "handovers": marked("rules", "Handover"),
    "higher_is_better": marked("rules", "Higher is better"),
    "lower_is_better": marked("rules", "Lower is better"),
    "scenes": marked("rules", "Cases"),
    "channels": marked("rules", "Channels"),
    "options": marked("rules", "Options"),
}
CODES: Mapping[str, str] = {
    "item": marked("rules", "item"),
    "sub_order": marked("rules", "sub-order"),
    "order": marked("rules", "order"),
    "day": marked("rules", "day"),
    "shipping_logistics": marked("rules", "shipping and logistics"),
    "false_shipping": marked("rules", "false shipping"),
    "malicious_repricing": marked("rules", "malicious repricing"),
    "fraud_shipping": marked("rules", "fraudulent shipping"),
    "trace_timeout": marked("rules", "trace time-out"),
    "trace_anomaly": marked("rules", "trace anomaly"),
    "trace_stalled": marked("rules", "stalled trace"),
    "false_track": marked("rules", "false trace"),
    "late_shipping": marked("rules", "late shipping"),
    "out_of_stock": marked("rules", "out of stock"),
    "refusal": marked("rules", "refusal to ship"),
    "refund": marked("rules", "refund"),
    "replace_number": marked("rules", "replace the number"),
    "change_carrier": marked("rules", "change the carrier"),
    "freight": marked("rules", "freight"),
    "earthquake": marked("rules", "earthquake"),
    "mudslide": marked("rules", "mudslide"),
    "site_explosion": marked("rules", "explosion at a site"),
    "transport_accident": marked("rules", "transport accident"),
    "major_event": marked("rules", "major event"),
    "carrier_bankrupt": marked("rules", "carrier bankrupt"),
    "outlet_closed": marked("rules", "outlet closed"),
    "outlet_left_network": marked("rules", "outlet left its network"),
    "consumer": marked("rules", "consumer goods"),
    "guide": marked("rules", "guide template"),
    "buyer_collects": marked("rules", "buyer collects"),
    "seller_delivers": marked("rules", "seller delivers"),
    "epidemic": marked("rules", "epidemic"),
    "natural_disaster": marked("rules", "natural disaster"),
    "taobao": marked("rules", "Taobao"),
    "tmall": marked("rules", "Tmall"),
}
# Which instant chooses the version of a rule (policy-facts C8), by the packs' names.
INSTANTS: Mapping[str, str] = {
    "not_stated": marked("rules", "The text does not say"),
    "payment": marked("rules", "Payment of the order"),
    "order": marked("rules", "Placing of the order"),
    "upload": marked("rules", "Upload of the number"),
    "conduct": marked("rules", "Conduct of the seller"),
    "pickup": marked("rules", "Pickup"),
    "in_transit": marked("rules", "Time at which the parcel is in transit"),
    "task_creation": marked("rules", "Creation of the ticket"),
    "submission": marked("rules", "Submission"),
    "reply": marked("rules", "Reply"),
    "handling": marked("rules", "Handling by the platform"),
    "judgement": marked("rules", "Judgement by the platform"),
    "appeal": marked("rules", "Appeal"),
    "score_day": marked("rules", "Day of the score"),
    "computing_day": marked("rules", "Day on which the figure is computed"),
    "day": marked("rules", "The day itself"),
}
CERTAINTIES: Mapping[str, str] = {
    "may": marked("rules", "may follow"),
    "will": marked("rules", "follows"),
    "not_stated": marked("rules", "not said whether"),
}
CONFIDENCES: Mapping[str, str] = {
    "high": marked("rules", "high"),
    "medium": marked("rules", "medium"),
    "low": marked("rules", "low"),
}
REMEDIES: Mapping[str, str] = {
    Remedy.CHASE: marked("rules", "chase the carrier"),
    Remedy.REPLACE_NUMBER: marked("rules", "replace the number"),
    Remedy.CHANGE_CARRIER: marked("rules", "change the carrier"),
    Remedy.REFUND: marked("rules", "refund"),
    Remedy.FILE: marked("rules", "file"),
    Remedy.SHIP: marked("rules", "ship"),
    Remedy.NEGOTIATE: marked("rules", "agree with the buyer"),
    Remedy.CONFIRM_RECEIPT: marked("rules", "have the buyer confirm receipt"),
}
ORIGINS: Mapping[RuleOrigin, str] = {
    RuleOrigin.SEEDS: marked("rules", "our documents"),
    RuleOrigin.OUTSIDE: marked("rules", "other sources"),
    RuleOrigin.SELLER: marked("rules", "own pack"),
}
COUNTS_FROM: Mapping[str, str] = {
    CountsFrom.PAYMENT: marked("rules", "payment"),
    CountsFrom.UPLOAD: marked("rules", "upload of the number"),
    CountsFrom.PICKUP: marked("rules", "pickup"),
    CountsFrom.PREVIOUS_ENTRY: marked("rules", "the scan before, anew each time"),
    CountsFrom.BECAME_LATE: marked("rules", "the instant at which it became late"),
}
AWAITED: Mapping[str, str] = {
    Awaited.SHIPMENT: marked("rules", "shipment on the platform"),
    Awaited.PICKUP: marked("rules", "the carrier's pickup scan"),
    Awaited.UPDATE: marked("rules", "any scan after the pickup"),
    Awaited.HUB_ENTRY: marked("rules", "a scan at a sorting centre"),
    Awaited.HUB_DEPARTURE: marked("rules", "leaving the sorting centre"),
    Awaited.NEXT_ENTRY: marked("rules", "the next scan, up to delivery"),
    Awaited.DELIVERY: marked("rules", "delivery"),
}
BOUNDS: Mapping[str, str] = {
    Bound.MORE_THAN: marked("rules", "still in time, only more is late"),
    Bound.OR_EQUAL: marked("rules", "late already"),
}
MOVED: Mapping[str, str] = {
    MovedBy.NOTHING: "",
    MovedBy.APPROVED_FILING: marked("rules", "an approved filing moves the limit"),
    MovedBy.FILING_APPROVED_IN_TIME: marked("rules", "a filing approved in time moves the limit"),
}
BETWEEN_VALUES = marked("rules", "; ")
CLOCKS: Mapping[str, str] = {
    ParcelClock.SHIP_BY: marked("rules", "Ship by"),
    ParcelClock.OUT_OF_STOCK: marked("rules", "Still unshipped by"),
    ParcelClock.SCAN_BY: marked("rules", "First scan by"),
    ParcelClock.HUB_BY: marked("rules", "Sorting centre by"),
    ParcelClock.NEXT_SCAN_BY: marked("rules", "Next scan by"),
    ParcelClock.TICKET_ENTRY: marked("rules", "Buyer sees the entry after"),
    ParcelClock.DELIVER_BY: marked("rules", "Delivered by"),
}
VIOLATIONS: Mapping[str, str] = {
    Violation.LATE_SHIPPING: marked("rules", "late shipping"),
    Violation.OUT_OF_STOCK: marked("rules", "out of stock"),
    Violation.REFUSAL: marked("rules", "refusal to ship"),
    Violation.FALSE_SHIPPING: marked("rules", "false shipping"),
    Violation.FALSE_TRACK: marked("rules", "false trace"),
    Violation.FRAUD_SHIPPING: marked("rules", "fraudulent shipping"),
    Violation.TRACE_TIMEOUT: marked("rules", "trace time-out"),
    Violation.TRACE_ANOMALY: marked("rules", "trace anomaly"),
    Violation.PICKUP_TIMEOUT: marked("rules", "pickup time-out"),
    Violation.DISPATCH_TIMEOUT: marked("rules", "dispatch time-out"),
    Violation.TRANSIT_TIMEOUT: marked("rules", "transit time-out"),
    Violation.STALL: marked("rules", "stalled trace"),
    Violation.UNANSWERED_TICKET: marked("rules", "unanswered ticket"),
    Violation.LATE_INVOICE: marked("rules", "late invoice"),
}
# Until when an exemption or a cure counts, by the packs' names.
TERMS: Mapping[str, str] = {
    "until_announced": marked("rules", "until its end is announced"),
    "standing": marked("rules", "as long as the rule stands"),
    "limit": marked("rules", "up to the limit"),
    "penalty": marked("rules", "before the platform's penalty"),
    "hours_after_limit": marked("rules", "for some hours after the limit"),
    "open": marked("rules", "without a limit of its own"),
}
# What sentences of a pack are filled with (``{deadline}``), where there is no parcel yet.
FACTS: Mapping[str, str] = {
    "deadline": marked("rules", "last moment in time"),
    "picked_up_at": marked("rules", "time of pickup"),
    "missed_at": marked("rules", "limit that was missed"),
    "uploaded_at": marked("rules", "time of upload"),
    "last_event_at": marked("rules", "time of the last scan"),
    "next_event_at": marked("rules", "time of the next scan"),
    "region": marked("rules", "region"),
    "ended_at": marked("rules", "time at which it ended"),
    "updated_at": marked("rules", "time of the update"),
    "delivered_at": marked("rules", "time of delivery"),
    "hub_at": marked("rules", "time at the sorting centre"),
    "arrived_at": marked("rules", "time of arrival"),
    "hub": marked("rules", "sorting centre"),
    "left_at": marked("rules", "time of departure"),
    "first_record_at": marked("rules", "time of the first record"),
    "other_order": marked("rules", "other order"),
    "number": marked("rules", "number"),
    "other_uploaded_at": marked("rules", "its time of upload"),
}
