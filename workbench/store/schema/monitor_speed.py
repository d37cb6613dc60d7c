"""One index that holds all by which warned rows are sorted, filtered, counted and gathered.

A hundred thousand warned rows lie strewn over all pages of a table of a million: reading them to
sort them takes seconds, this index some 20 ms. One for all columns costs a change one page.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "monitor_speed",
    (
        "DROP INDEX warned_due",
        "CREATE INDEX warned_all ON monitor (due, id, breached, level, rule, handling, shop_id,"
        " order_number, carrier, waybill, last_event_at, polled_at, paid_at, site, order_id)"
        " WHERE bucket = 2",
    ),
)
