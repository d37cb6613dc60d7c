"""What is looked at before a number goes to a platform, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.errors import marked

if TYPE_CHECKING:
    from collections.abc import Mapping


class Weight(StrEnum):
    """How much a finding weighs: it stops the act, or the seller should know of it."""

    STOP = "stop"
    CAUTION = "caution"


class CheckKind(StrEnum):
    """What was found."""

    UNKNOWN_ORDER = "unknown_order"
    NOT_TO_SHIP = "not_to_ship"
    NOT_SHIPPED = "not_shipped"
    STANDS_ALREADY = "stands_already"
    ANSWER_LOST = "answer_lost"
    REFUND_OPEN = "refund_open"
    NUMBER_USED = "number_used"
    NUMBER_MAYBE_USED = "number_maybe_used"
    OTHER_DESTINATION = "other_destination"
    OLDER_SCANS = "older_scans"
    NO_SCAN = "no_scan"
    SCANS_UNKNOWN = "scans_unknown"
    NO_AGREEMENT = "no_agreement"


CHECK_WORDS = {
    CheckKind.UNKNOWN_ORDER: marked("errors", "This order is not known here."),
    CheckKind.NOT_TO_SHIP: marked("errors", "The order does not wait to be shipped."),
    CheckKind.NOT_SHIPPED: marked("errors", "The order bears no number that could be replaced."),
    CheckKind.STANDS_ALREADY: marked("errors", "The number stands on this order already."),
    CheckKind.ANSWER_LOST: marked(
        "errors",
        "Something was sent for this order and its answer was lost: look on the platform first.",
    ),
    CheckKind.REFUND_OPEN: marked(
        "errors",
        "The buyer asked for money back and waits: answer that first. Some platforms refuse to ship"
        " until then.",
    ),
    CheckKind.NUMBER_USED: marked(
        "errors", "Order {order} used the number within 30 days for another receiver or address."
    ),
    CheckKind.NUMBER_MAYBE_USED: marked(
        "errors",
        "Order {order} used the number within 30 days; whether for the same receiver is unknown.",
    ),
    CheckKind.OTHER_DESTINATION: marked(
        "errors", "The number's parcel goes to {place}, the order to {destination}."
    ),
    CheckKind.OLDER_SCANS: marked("errors", "The number was scanned before the order was paid."),
    CheckKind.NO_SCAN: marked("errors", "No carrier has scanned the number yet."),
    CheckKind.SCANS_UNKNOWN: marked("errors", "Whether the number was scanned could not be asked."),
    CheckKind.NO_AGREEMENT: marked(
        "errors", "Shipping without logistics needs an agreement with the buyer: write it down."
    ),
}


@dataclass(frozen=True, slots=True)
class ShipCheck:
    """One finding; ``values`` fill the places of its sentence."""

    kind: CheckKind
    weight: Weight
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Return its English source text."""
        return CHECK_WORDS[self.kind]
