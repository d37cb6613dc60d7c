"""Indexes by which what is at risk is summed without reading the rows themselves.

A hundred thousand warned orders are summed while somebody looks: one index holds all that the plain
sum reads, two partial ones bring together what shares a cap.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "stake_sums",
    (
        "DROP INDEX stake_due",
        "CREATE INDEX stake_sum ON stake (due, shop_id, purse, points_purse, fen, unknown,"
        " points, unknown_points)",
        "CREATE INDEX stake_purse ON stake (purse, purse_rule, purse_fen, due, shop_id, fen)"
        " WHERE purse <> ''",
        "CREATE INDEX stake_points ON stake (points_purse, points_cap_rule, points_cap, due,"
        " shop_id, points) WHERE points_purse <> ''",
        "CREATE INDEX stake_capped ON stake (capped, due, shop_id) WHERE capped <> ''",
    ),
)
