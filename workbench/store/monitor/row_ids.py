"""One id for what is about an order or a parcel: monitor row, handling, search document.

Even numbers are parcels, odd ones orders. Made of ids that are never used again, so the same row
has the same id after every refresh and restart.
"""

from __future__ import annotations


def parcel_row(shipment_id: int) -> int:
    """Return the row id of a parcel."""
    return shipment_id * 2


def order_row(order_id: int) -> int:
    """Return the row id of an order."""
    return order_id * 2 + 1


def is_parcel(row_id: int) -> bool:
    """Tell whether a row id is a parcel's."""
    return row_id % 2 == 0


def shipment_of(row_id: int) -> int:
    """Return the shipment's id of a parcel's row."""
    return row_id // 2
