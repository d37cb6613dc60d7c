"""One index by which all open rows are gathered by carrier and outlet.

Without it a grouping of everything that is open reads every row, strewn over the whole table: three
seconds at a million shipments.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "open_sites",
    (
        "CREATE INDEX open_site ON monitor (carrier, site, due, level, shop_id, rule)"
        " WHERE open = 1",
    ),
)
