"""What the seller told us of exemptions and amounts, and what each order puts at risk.

``stake`` holds for every warned order the steps in time by which the sum at risk grows, made when
the order is judged: the window adds them up without reading orders, packs or decisions. ``due`` 0
is at risk already. Confirmations and amounts are versions; one that still stands ends at FAR.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "stakes",
    (
        """CREATE TABLE exemption_confirmation (
            id INTEGER PRIMARY KEY, rule TEXT NOT NULL, actor TEXT NOT NULL,
            confirmed_at INTEGER NOT NULL, ended_at INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX exemption_confirmation_end ON exemption_confirmation (ended_at, rule)",
        """CREATE TABLE seller_amount (
            id INTEGER PRIMARY KEY, rule TEXT NOT NULL, actor TEXT NOT NULL,
            fen INTEGER, percent INTEGER, min_fen INTEGER NOT NULL, max_fen INTEGER,
            entered_at INTEGER NOT NULL, ended_at INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX seller_amount_end ON seller_amount (ended_at, rule)",
        """CREATE TABLE stake (
            id INTEGER PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
            shop_id TEXT NOT NULL, due INTEGER NOT NULL,
            fen INTEGER NOT NULL, unknown INTEGER NOT NULL,
            points INTEGER NOT NULL, unknown_points INTEGER NOT NULL,
            purse TEXT NOT NULL, purse_rule TEXT NOT NULL, purse_fen INTEGER NOT NULL,
            points_purse TEXT NOT NULL, points_cap_rule TEXT NOT NULL,
            points_cap INTEGER NOT NULL, capped TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX stake_order ON stake (order_id)",
        "CREATE INDEX stake_due ON stake (due)",
    ),
)
