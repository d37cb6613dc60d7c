"""Whether facts stand in one version each: the truth about ``seen_from`` and ``seen_to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import FAR
from workbench.store.orders.rows import ORDER_COLUMNS, SHIPMENT_COLUMNS

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

_REFUND_COLUMNS = (
    "status", "platform_status", "line_number", "amount", "reason", "created_at", "modified_at",
    "reply_by", "return_waybill",
)  # fmt: skip
_TABLES = (
    ("order_version", "orders", "order_id", ORDER_COLUMNS),
    ("shipment_version", "shipment", "shipment_id", SHIPMENT_COLUMNS),
    ("refund_version", "refund", "refund_id", _REFUND_COLUMNS),
)
# An owner without a version that stands, or with several.
_NOT_ONE = (
    "SELECT count(*) FROM {owners} AS owner WHERE (SELECT count(*) FROM {table} AS version"
    " WHERE version.{key} = owner.id AND version.seen_to = {far}) <> 1"
)
# Versions that begin before the one before them ended, or leave a gap, or say the same again.
_OUT_OF_LINE = """
    SELECT count(*) FROM (
        SELECT seen_from, lag(seen_to) OVER mine AS ended,
               json_array({columns}) AS told, lag(json_array({columns})) OVER mine AS before
        FROM {table} WINDOW mine AS (PARTITION BY {key} ORDER BY id)
    ) WHERE ended <> seen_from OR told = before
"""


def wrong_versions(cache: Cache) -> list[str]:
    """Return the tables in which something does not stand in one version at each instant."""
    found = []
    for table, owners, key, columns in _TABLES:
        names = {"table": table, "owners": owners, "key": key, "columns": ", ".join(columns)}
        places = {**names, "far": FAR}
        if cache.value(_NOT_ONE.format(**places)) or cache.value(_OUT_OF_LINE.format(**places)):
            found.append(table)
    return found
