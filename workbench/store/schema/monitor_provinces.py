"""Where a parcel goes stands in its monitor's row, and in the indexes that filters are answered by.

One look into the order's versions for each row took seconds where a hundred thousand warn. Rows
that are closed learn it when their order is judged again. ``open_site`` holds all that open rows
are filtered by, so that no filter has to read the rows themselves.
"""

from __future__ import annotations

from workbench.store.engine.sql import select
from workbench.store.schema.facts import FAR
from workbench.store.schema.step import Step

_TOLD = select(
    ("told.province",), "FROM order_version AS told WHERE told.order_id = monitor.order_id",
    f"AND told.seen_to = {FAR}",
)  # fmt: skip

STEP = Step(
    "monitor_provinces",
    (
        "ALTER TABLE monitor ADD COLUMN province TEXT NOT NULL DEFAULT ''",
        # Along the table: by an index of open rows every page would be read many times.
        f"UPDATE monitor NOT INDEXED SET province = ifnull(({_TOLD}), '') WHERE open = 1",  # noqa: S608  # ours
        "DROP INDEX warned_all",
        "CREATE INDEX warned_all ON monitor (due, id, breached, level, rule, handling, shop_id,"
        " order_number, carrier, waybill, last_event_at, polled_at, paid_at, site, order_id,"
        " province) WHERE bucket = 2",
        "DROP INDEX open_site",
        "CREATE INDEX open_site ON monitor (carrier, site, due, level, shop_id, rule, province,"
        " paid_at) WHERE open = 1",
    ),
)
