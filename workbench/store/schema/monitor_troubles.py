"""A parcel's trouble stands in its monitor's row, in an index that holds all it is filtered by.

As a table of its own it was joined to rows strewn over the whole monitor: each chip's number cost a
page for every parcel in trouble. ``trouble`` is "" for none, ``trouble_since`` the instant from
which it counts (milliseconds; 0 at once). ``warned_rule`` holds all that chips and filters count
warned rows by.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "monitor_troubles",
    (
        "ALTER TABLE monitor ADD COLUMN trouble TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE monitor ADD COLUMN trouble_since INTEGER NOT NULL DEFAULT 0",
        "UPDATE monitor SET trouble = told.kind, trouble_since = told.since FROM trouble AS told"
        " WHERE monitor.id = told.row_id",
        "DROP TABLE trouble",
        "CREATE INDEX troubled ON monitor (trouble, trouble_since, bucket, due, breached, rule,"
        " shop_id, carrier, site, province, paid_at) WHERE open = 1 AND trouble <> ''",
        "DROP INDEX warned_rule",
        "CREATE INDEX warned_rule ON monitor (rule, due, breached, shop_id, carrier, province,"
        " paid_at) WHERE bucket = 2",
    ),
)
