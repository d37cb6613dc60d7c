"""The words of the domain's enums: English source texts, one for each member.

Members are named as texts: whoever needs a word does not load all that has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.filing.appeals import AppealStep
    from workbench.domain.filing.case_views import CaseKind, CaseState, DueKind
    from workbench.domain.filing.evidence import Channel, EvidenceKind, Party
    from workbench.domain.filing.filings import FilingCase, FilingState, ScopeKind
    from workbench.domain.filing.packets import FileVerdict
    from workbench.domain.handling import HandlingState
    from workbench.domain.metrics import LabelState
    from workbench.domain.orders import OrderStatus
    from workbench.domain.parcels.shipments import ShipmentState
    from workbench.domain.parcels.tracking import EventKind
    from workbench.domain.parcels.troubles import Trouble
    from workbench.domain.platforms.messages import MessageKind
    from workbench.domain.platforms.platform_records import (
        AppealState,
        ColumnField,
        RecordKind,
        RecordSource,
    )
    from workbench.domain.platforms.refunds import RefundStatus
    from workbench.domain.platforms.shipping_acts import ActKind, ActState
    from workbench.domain.refresh import Stage
    from workbench.domain.rules.decisions import Level, Verdict
    from workbench.domain.rules.effects import Applicability, CureCost, CureState
    from workbench.domain.rules.remedies import Remedy
    from workbench.domain.shops import Platform, ShopState
    from workbench.domain.telling.notices import NoticeKind
    from workbench.domain.telling.robots import RobotKind, RobotState
    from workbench.domain.ticket_views import TicketClockKind, TicketState
    from workbench.domain.tickets import TicketKind
    from workbench.domain.views import EffectKind, Grouping, Urgency

    Word = (
        Level
        | Verdict
        | HandlingState
        | OrderStatus
        | Stage
        | ShipmentState
        | Platform
        | ShopState
        | EventKind
        | Urgency
        | Trouble
        | Grouping
        | EffectKind
        | Applicability
        | CureCost
        | CureState
        | Remedy
        | NoticeKind
        | RobotKind
        | RobotState
        | RecordKind
        | RecordSource
        | AppealState
        | ColumnField
        | FilingCase
        | FilingState
        | ScopeKind
        | EvidenceKind
        | Channel
        | AppealStep
        | CaseKind
        | CaseState
        | DueKind
        | Party
        | FileVerdict
        | TicketKind
        | TicketState
        | TicketClockKind
        | LabelState
        | RefundStatus
        | ActKind
        | ActState
        | MessageKind
    )

CONTEXT = "words"

_WORDS: Mapping[str, str] = {
    "Level.CRITICAL": marked("words", "Urgent"),
    "Level.WARNING": marked("words", "Soon"),
    "Level.INFORMATION": marked("words", "Reminder"),
    "Level.NONE": marked("words", "No warning"),
    "Verdict.NOT_STARTED": marked("words", "Not started"),
    "Verdict.PENDING": marked("words", "Within its time"),
    "Verdict.CLEAN": marked("words", "In order"),
    "Verdict.VIOLATION": marked("words", "Over the limit"),
    "Verdict.SEVERE_VIOLATION": marked("words", "Far over the limit"),
    "Verdict.EXEMPT_REGION": marked("words", "Remote region, not assessed"),
    "Verdict.UNKNOWN": marked("words", "Unknown"),
    "HandlingState.TO_DO": marked("words", "To do"),
    "HandlingState.CHASED": marked("words", "Chased"),
    "HandlingState.AWAITING_CARRIER": marked("words", "Awaiting carrier"),
    "HandlingState.NUMBER_REPLACED": marked("words", "Number replaced"),
    "HandlingState.REFUNDED": marked("words", "Refunded"),
    "HandlingState.FILED": marked("words", "Filed"),
    "HandlingState.HANDLED": marked("words", "Handled"),
    "OrderStatus.AWAITING_PAYMENT": marked("words", "Awaiting payment"),
    "OrderStatus.AWAITING_SHIPMENT": marked("words", "To be shipped"),
    "OrderStatus.SHIPPED": marked("words", "Shipped"),
    "OrderStatus.COMPLETED": marked("words", "Completed"),
    "OrderStatus.CANCELLED": marked("words", "Cancelled"),
    "OrderStatus.UNKNOWN": marked("words", "Unknown"),
    "Stage.WAITING": marked("words", "Waiting for the other program's round"),
    "Stage.ORDERS": marked("words", "Reading orders"),
    "Stage.TRACES": marked("words", "Asking for traces"),
    "Stage.READING": marked("words", "Reading scans anew"),
    "Stage.JUDGING": marked("words", "Checking deadlines"),
    "Stage.BACKUP": marked("words", "Backing up"),
    "ShipmentState.ACTIVE": marked("words", "In use"),
    "ShipmentState.REPLACED": marked("words", "Replaced"),
    "ShipmentState.REMOVED": marked("words", "Removed"),
    "Platform.ALIBABA": marked("words", "1688"),
    "Platform.TAOBAO": marked("words", "Taobao"),
    "Platform.TMALL": marked("words", "Tmall"),
    "Platform.DOUYIN": marked("words", "Douyin"),
    "Platform.UNKNOWN": marked("words", "Platform unknown"),
    "ShopState.NEVER_POLLED": marked("words", "not updated yet"),
    "ShopState.ONLINE": marked("words", "online"),
    "ShopState.SIGN_IN_EXPIRED": marked("words", "sign-in expired"),
    "ShopState.RATE_LIMITED": marked("words", "asked to wait"),
    "ShopState.UNREACHABLE": marked("words", "not reachable"),
    "ShopState.REFUSED": marked("words", "refused"),
    "ShopState.UNEXPECTED_ANSWER": marked("words", "unreadable answer"),
    "ShopState.IMPORTED": marked("words", "imported"),
    "ShopState.FOLLOWED": marked("words", "followed by the trace provider"),
    "ShopState.BUDGET_SPENT": marked("words", "today's trace queries are used up"),
    "EventKind.ORDERED": marked("words", "Order placed"),
    "EventKind.PICKED_UP": marked("words", "Picked up"),
    "EventKind.DEPARTED": marked("words", "Departed"),
    "EventKind.ARRIVED": marked("words", "Arrived"),
    "EventKind.IN_TRANSIT": marked("words", "In transit"),
    "EventKind.OUT_FOR_DELIVERY": marked("words", "Out for delivery"),
    "EventKind.AVAILABLE_FOR_PICKUP": marked("words", "Ready for collection"),
    "EventKind.DELIVERED": marked("words", "Delivered"),
    "EventKind.EXCEPTION": marked("words", "Trouble"),
    "EventKind.RETURNED": marked("words", "Returned"),
    "EventKind.FORWARDED": marked("words", "Forwarded"),
    "EventKind.CUSTOMS": marked("words", "Customs"),
    "EventKind.INFO": marked("words", "Note"),
    "EventKind.UNKNOWN": marked("words", "Unread scan"),
    "Urgency.ALL_WARNINGS": marked("words", "All warnings"),
    "Urgency.OVERDUE": marked("words", "Overdue, to cure"),
    "Urgency.BEFORE_CLOSING": marked("words", "Before closing time"),
    "Urgency.WITHIN_6H": marked("words", "Within 6 h"),
    "Urgency.WITHIN_24H": marked("words", "Within 24 h"),
    "Urgency.WITHIN_48H": marked("words", "Within 48 h"),
    "Urgency.LATER": marked("words", "Later"),
    "Urgency.HANDLED": marked("words", "Handled, awaiting a scan"),
    "Urgency.ALL_OPEN": marked("words", "All open"),
    "Trouble.DELIVERY_STUCK": marked("words", "Delivery stuck"),
    "Trouble.RETURNED": marked("words", "Returned to sender"),
    "Trouble.EXCEPTION": marked("words", "Problem parcel"),
    "Trouble.UNTRACKABLE": marked("words", "Cannot be tracked"),
    "Trouble.FORESEEN": marked("words", "Foreseen stall (from history)"),
    "Grouping.PARCEL": marked("words", "Parcels"),
    "Grouping.CARRIER_SITE": marked("words", "Carrier · outlet"),
    "Grouping.SHOP": marked("words", "Shops"),
    "EffectKind.PENALTY": marked("words", "Forfeited damages"),
    "EffectKind.COMPENSATION": marked("words", "Compensation"),
    "EffectKind.POINTS": marked("words", "Points"),
    "EffectKind.SCORE": marked("words", "Score"),
    "EffectKind.TICKET": marked("words", "Ticket"),
    "EffectKind.COMPLAINT": marked("words", "Complaint"),
    "EffectKind.CLAIM": marked("words", "Claim"),
    "Applicability.APPLIES": marked("words", "applies"),
    "Applicability.EXEMPT": marked("words", "expected exempt"),
    "Applicability.UNKNOWN": marked("words", "unknown"),
    "CureCost.NOTHING": marked("words", "no cost"),
    "CureCost.NEW_PARCEL": marked("words", "costs a second parcel"),
    "CureCost.SALE": marked("words", "costs the sale"),
    "CureCost.LABEL_48H": marked("words", "costs the 48 h label and its traffic"),
    "CureState.COUNTS": marked("words", "still counts"),
    "CureState.NO_PROMISE": marked("words", "no exemption promised"),
    "CureState.TOO_LATE": marked("words", "too late"),
    "Remedy.REPLACE_NUMBER": marked("words", "Replace the number"),
    "Remedy.REFUND": marked("words", "Refund"),
    "Remedy.FILE": marked("words", "File or appeal"),
    "Remedy.CHASE": marked("words", "Chase the carrier"),
    "Remedy.SHIP": marked("words", "Ship"),
    "Remedy.CHANGE_CARRIER": marked("words", "Change the carrier"),
    "Remedy.CONFIRM_RECEIPT": marked("words", "Have the receipt confirmed"),
    "Remedy.NEGOTIATE": marked("words", "Agree with the buyer"),
    "NoticeKind.WARNING_APPEARED": marked("words", "New warning"),
    "NoticeKind.WARNING_WORSENED": marked("words", "Warning more urgent"),
    "NoticeKind.WARNING_ENDED": marked("words", "Warning ended"),
    "NoticeKind.TICKET_DUE": marked("words", "Ticket to be answered"),
    "NoticeKind.FILING_ENDS": marked("words", "A filing ends"),
    "NoticeKind.APPEAL_DUE": marked("words", "Last day to appeal"),
    "NoticeKind.LOOK_AGAIN": marked("words", "Time to look again"),
    "NoticeKind.SIGN_IN_ENDS": marked("words", "Sign-in ends soon"),
    "NoticeKind.SIGN_IN_EXPIRED": marked("words", "Sign-in expired"),
    "NoticeKind.SHOP_STOPPED": marked("words", "Shop stopped"),
    "NoticeKind.SHOP_BACK": marked("words", "Shop answers again"),
    "NoticeKind.ORDERS_UNREAD": marked("words", "Orders not read"),
    "NoticeKind.PROVIDER_STOPPED": marked("words", "Trace provider stopped"),
    "NoticeKind.PROVIDER_BACK": marked("words", "Trace provider answers again"),
    "NoticeKind.IMPORTED": marked("words", "File taken in"),
    "NoticeKind.BACKUP_SKIPPED": marked("words", "No room for a backup"),
    "NoticeKind.BACKUP_FAILED": marked("words", "Backup not made"),
    "NoticeKind.LOG_HELD": marked("words", "Data file held open"),
    "NoticeKind.ON_NETWORK": marked("words", "Data on a network drive"),
    "NoticeKind.IN_SYNCED_FOLDER": marked("words", "Data in a synchronised folder"),
    "NoticeKind.GROUP_REPORT": marked("words", "Group report"),
    "NoticeKind.ROBOT_STOPPED": marked("words", "Group robot stopped"),
    "NoticeKind.ROBOT_BACK": marked("words", "Group robot works again"),
    "NoticeKind.UPDATE_OFFERED": marked("words", "Newer version"),
    "RobotKind.DINGTALK": marked("words", "DingTalk"),
    "RobotKind.WECOM": marked("words", "WeCom"),
    "RobotKind.FEISHU": marked("words", "Feishu"),
    "RobotState.WELL": marked("words", "takes messages"),
    "RobotState.REFUSED": marked("words", "takes no message"),
    "RobotState.UNREACHABLE": marked("words", "out of reach"),
    "RobotState.BUSY": marked("words", "asks to wait"),
    "RecordKind.WARNING": marked("words", "Platform warning"),
    "RecordKind.PENALTY": marked("words", "Platform penalty"),
    "RecordKind.DEDUCTION": marked("words", "Deduction"),
    "RecordKind.RETURNED": marked("words", "Given back"),
    "RecordSource.FILE": marked("words", "From a file"),
    "RecordSource.PASTED": marked("words", "Pasted"),
    "RecordSource.ENTERED": marked("words", "Entered by hand"),
    "AppealState.NONE": marked("words", "Nothing to appeal"),
    "AppealState.OPEN": marked("words", "Open to appeal"),
    "AppealState.CLOSED": marked("words", "Appeal closed"),
    "AppealState.UNKNOWN": marked("words", "End unknown"),
    "ColumnField.ORDER_NUMBER": marked("words", "Order number"),
    "ColumnField.LINE_NUMBER": marked("words", "Sub-order number"),
    "ColumnField.WAYBILL": marked("words", "Waybill number"),
    "ColumnField.FOREIGN_ID": marked("words", "Platform's own number"),
    "ColumnField.WHAT": marked("words", "Reason"),
    "ColumnField.AT": marked("words", "Time"),
    "ColumnField.AMOUNT": marked("words", "Amount"),
    "ColumnField.POINTS": marked("words", "Points"),
    "ColumnField.STATE": marked("words", "State"),
    "ColumnField.APPEAL": marked("words", "State of the appeal"),
    "FilingCase.TRACE_MISMATCH": marked("words", "Platform shows less than the carrier"),
    "FilingCase.BUYER_UNRESPONSIVE": marked("words", "Buyer does not answer"),
    "FilingCase.FORCE_MAJEURE": marked("words", "Force majeure"),
    "FilingCase.FREIGHT_BUYER_DELAY": marked("words", "Freight: the buyer asked for the delay"),
    "FilingCase.LOST": marked("words", "Parcel lost"),
    "FilingCase.DAMAGED": marked("words", "Goods damaged"),
    "FilingCase.REJECTED_BY_BUYER": marked("words", "Refused by the buyer"),
    "FilingCase.CARRIER_ASKED_FOR": marked("words", "Buyer asked for another carrier"),
    "FilingCase.OUT_OF_STOCK": marked("words", "Out of stock"),
    "FilingCase.EPIDEMIC": marked("words", "Epidemic"),
    "FilingCase.NATURAL_DISASTER": marked("words", "Natural disaster"),
    "FilingCase.LARGE_MEETING": marked("words", "Large meeting"),
    "FilingCase.SPORTS_EVENT": marked("words", "Sports event"),
    "FilingCase.CANNOT_SHIP": marked("words", "Cannot be shipped"),
    "FilingCase.OTHER": marked("words", "Another ground"),
    "FilingState.DRAFT": marked("words", "Draft"),
    "FilingState.READY": marked("words", "Ready to be sent"),
    "FilingState.SENT": marked("words", "Sent"),
    "FilingState.ACCEPTED": marked("words", "Accepted"),
    "FilingState.REJECTED": marked("words", "Rejected"),
    "FilingState.EXPIRED": marked("words", "Expired"),
    "FilingState.UNKNOWN": marked("words", "Outcome unknown"),
    "ScopeKind.WHOLE_SHOP": marked("words", "Whole shop"),
    "ScopeKind.ITEM": marked("words", "Items"),
    "ScopeKind.RECEIVING_REGION": marked("words", "Receiving regions"),
    "ScopeKind.ORDER": marked("words", "Orders"),
    "TicketKind.URGE_SHIPPING": marked("words", "Urges shipping"),
    "TicketKind.STALL": marked("words", "Parcel stands still"),
    "TicketKind.INVOICE": marked("words", "Urges the invoice"),
    "TicketState.TO_ANSWER": marked("words", "To be answered"),
    "TicketState.OVERDUE": marked("words", "Answer is overdue"),
    "TicketState.TO_INVOICE": marked("words", "To be invoiced"),
    "TicketState.POINTS_RISK": marked("words", "Points may be taken"),
    "TicketState.NO_TASK": marked("words", "Covered by a filing"),
    "TicketState.ANSWERED": marked("words", "Answered in time"),
    "TicketState.ANSWERED_LATE": marked("words", "Answered late"),
    "TicketState.SETTLED": marked("words", "Settled"),
    "TicketState.POINTS": marked("words", "Points taken"),
    "TicketState.UNKNOWN": marked("words", "Unknown"),
    "LabelState.LOST": marked("words", "Lost"),
    "LabelState.AT_RISK": marked("words", "At risk"),
    "LabelState.SAFE": marked("words", "Kept"),
    "LabelState.FILED": marked("words", "None while filed"),
    "LabelState.NO_ORDERS": marked("words", "No orders"),
    "TicketClockKind.REPLY": marked("words", "Answer"),
    "TicketClockKind.INVOICE": marked("words", "Invoice"),
    "EvidenceKind.CHAT": marked("words", "Chat with the buyer"),
    "EvidenceKind.OUTSIDE_TRACE": marked("words", "Trace of the carrier's own site"),
    "EvidenceKind.PLATFORM_TRACE": marked("words", "Trace on the platform"),
    "EvidenceKind.CONTACT_ATTEMPT": marked("words", "Attempt to reach the buyer"),
    "EvidenceKind.CARRIER_STATEMENT": marked("words", "Statement of the carrier or outlet"),
    "EvidenceKind.NEWS": marked("words", "News report"),
    "EvidenceKind.OFFICIAL_NOTICE": marked("words", "Official notice"),
    "EvidenceKind.CONTRACT": marked("words", "Contract"),
    "EvidenceKind.PHOTO": marked("words", "Photograph"),
    "EvidenceKind.OTHER": marked("words", "Other evidence"),
    "AppealStep.DRAFT": marked("words", "Draft"),
    "AppealStep.SENT": marked("words", "Sent"),
    "AppealStep.UNKNOWN": marked("words", "Outcome unknown"),
    "AppealStep.REVOKED": marked("words", "Refund due"),
    "AppealStep.REJECTED": marked("words", "Rejected"),
    "AppealStep.REFUNDED": marked("words", "Money returned"),
    "CaseKind.FILING": marked("words", "Filing"),
    "CaseKind.APPEAL": marked("words", "Appeal"),
    "CaseState.DRAFT": marked("words", "Draft"),
    "CaseState.READY": marked("words", "Ready to be sent"),
    "CaseState.SENT": marked("words", "Sent"),
    "CaseState.UNKNOWN": marked("words", "Outcome unknown"),
    "CaseState.REVOKED": marked("words", "Refund due"),
    "CaseState.ACCEPTED": marked("words", "Accepted"),
    "CaseState.REJECTED": marked("words", "Rejected"),
    "CaseState.EXPIRED": marked("words", "Expired"),
    "CaseState.REFUNDED": marked("words", "Money returned"),
    "DueKind.NONE": marked("words", "Nothing due"),
    "DueKind.FILE_BEFORE": marked("words", "Orders' limit"),
    "DueKind.ENDS": marked("words", "Filing ends"),
    "DueKind.APPEAL_UNTIL": marked("words", "Appeal until"),
    "Channel.PLATFORM_CHAT": marked("words", "Platform chat"),
    "Channel.PHONE": marked("words", "Telephone"),
    "Channel.SHORT_MESSAGE": marked("words", "Short message"),
    "Channel.OTHER_CHAT": marked("words", "Other chat"),
    "Party.BUYER": marked("words", "Buyer"),
    "Party.CARRIER": marked("words", "Carrier"),
    "Party.OUTLET": marked("words", "Outlet"),
    "Party.PLATFORM": marked("words", "Platform's service"),
    "RefundStatus.AWAITING_SELLER": marked("words", "Waits for the seller's answer"),
    "RefundStatus.AWAITING_RETURN": marked("words", "Waits for the goods to be sent back"),
    "RefundStatus.AWAITING_RECEIPT": marked("words", "Waits for the seller's receipt"),
    "RefundStatus.REFUSED": marked("words", "Refused by the seller"),
    "RefundStatus.CLOSED": marked("words", "After-sale case closed"),
    "RefundStatus.REFUNDED": marked("words", "Money given back"),
    "RefundStatus.UNKNOWN": marked("words", "Unknown"),
    "ActKind.SHIP": marked("words", "Ship with a number"),
    "ActKind.REPLACE_NUMBER": marked("words", "Replace the number"),
    "ActKind.SHIP_UNTRACED": marked("words", "Ship without logistics"),
    "ActState.SENDING": marked("words", "Unknown, check with the platform"),
    "ActState.UNKNOWN": marked("words", "Unknown, check with the platform"),
    "ActState.DONE": marked("words", "Done on the platform"),
    "ActState.REFUSED": marked("words", "Not done"),
    "MessageKind.ORDER_MADE": marked("words", "The order was made"),
    "MessageKind.PAID": marked("words", "The buyer paid"),
    "MessageKind.PRICE_CHANGED": marked("words", "The price was changed"),
    "MessageKind.SHIPPED": marked("words", "Goods were shipped"),
    "MessageKind.NUMBER_CHANGED": marked("words", "The number was replaced"),
    "MessageKind.RECEIVED": marked("words", "The buyer confirmed receipt"),
    "MessageKind.COMPLETED": marked("words", "The order is completed"),
    "MessageKind.CLOSED": marked("words", "The order was closed"),
    "MessageKind.REFUND": marked("words", "News of a refund"),
    "MessageKind.ADDRESS_CHANGED": marked("words", "The address was changed"),
    "MessageKind.NOTE_CHANGED": marked("words", "The note was changed"),
    "MessageKind.OTHER": marked("words", "News of the order"),
    "FileVerdict.INTACT": marked("words", "as it was written"),
    "FileVerdict.CHANGED": marked("words", "changed since"),
    "FileVerdict.MISSING": marked("words", "taken out"),
    "FileVerdict.ADDED": marked("words", "added since"),
}


def source_word(value: Word) -> str:
    """Return the English word for ``value``; its translation stands under :data:`CONTEXT`."""
    return _WORDS[f"{type(value).__name__}.{value.name}"]


def source_words() -> tuple[str, ...]:
    """Return every English word that there is."""
    return tuple(_WORDS.values())
