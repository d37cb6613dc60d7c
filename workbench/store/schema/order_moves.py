"""Orders that turned out to be another shop's, and shops that turned out to be of another platform.

``order_move`` and ``shop_correction`` tell what was before, so that nothing is lost by either; an
import that caused one takes it back when it is taken back itself.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "order moves",
    (
        """CREATE TABLE order_move (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
            from_shop TEXT NOT NULL, to_shop TEXT NOT NULL, at INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX order_move_order ON order_move (order_id)",
        "CREATE INDEX order_move_from ON order_move (from_shop, to_shop)",
        """CREATE TABLE shop_correction (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
            before TEXT NOT NULL, after TEXT NOT NULL, at INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX shop_correction_shop ON shop_correction (shop_id)",
        """CREATE TABLE import_order_move (
            version_id INTEGER PRIMARY KEY REFERENCES order_move (id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE
        ) STRICT""",
        "CREATE INDEX import_order_move_import ON import_order_move (import_id)",
        """CREATE TABLE import_shop_correction (
            version_id INTEGER PRIMARY KEY REFERENCES shop_correction (id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE
        ) STRICT""",
        "CREATE INDEX import_shop_correction_import ON import_shop_correction (import_id)",
    ),
)
