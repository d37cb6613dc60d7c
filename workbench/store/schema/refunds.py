"""Refunds as versions, and the changes of promises that platforms tell of themselves."""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "refunds",
    (
        """CREATE TABLE refund (
            id INTEGER PRIMARY KEY,
            shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
            number TEXT NOT NULL, order_number TEXT NOT NULL,
            UNIQUE (shop_id, number)
        ) STRICT""",
        "CREATE INDEX refund_order ON refund (shop_id, order_number)",
        """CREATE TABLE refund_version (
            id INTEGER PRIMARY KEY,
            refund_id INTEGER NOT NULL REFERENCES refund (id) ON DELETE CASCADE,
            seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL,
            status TEXT NOT NULL, platform_status TEXT NOT NULL, line_number TEXT NOT NULL,
            amount INTEGER, reason TEXT NOT NULL, created_at INTEGER, modified_at INTEGER,
            reply_by INTEGER, return_waybill TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX refund_version_refund ON refund_version (refund_id, seen_to)",
        """CREATE TABLE promise_change (
            id INTEGER PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
            line_number TEXT NOT NULL, changed_at INTEGER NOT NULL,
            due_before INTEGER, due INTEGER, reason TEXT NOT NULL, seen_from INTEGER NOT NULL,
            UNIQUE (order_id, line_number, changed_at)
        ) STRICT""",
    ),
)
