"""What a seller can do about a warning (处理办法)."""

from __future__ import annotations

from enum import StrEnum


class Remedy(StrEnum):
    """An act that cures or prevents; policy packs list them in the order to try them.

    ``CHASE`` asks the carrier for the next scan and cures nothing by itself. ``NEGOTIATE`` is an
    agreement with the buyer, ``FILE`` a 报备 or 申诉, ``SHIP`` a first true number on the order.
    """

    REPLACE_NUMBER = "replace_number"
    REFUND = "refund"
    FILE = "file"
    CHASE = "chase"
    SHIP = "ship"
    CHANGE_CARRIER = "change_carrier"
    CONFIRM_RECEIPT = "confirm_receipt"
    NEGOTIATE = "negotiate"
