"""What files told beyond what we know, and what an import of traces brought.

``order_extra`` holds the columns of a file that we have no name for, as versions that stand from
``seen_from`` until ``seen_to``: ``columns`` is a JSON list of pairs of name and text. An order
whose file has none has no row. ``import_event`` and ``import_closed_event`` tell which scans an
import brought and which it closed.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "file columns",
    (
        """CREATE TABLE order_extra (
            id INTEGER PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
            seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL, columns TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX order_extra_order ON order_extra (order_id, seen_to)",
        """CREATE TABLE import_order_extra (
            version_id INTEGER PRIMARY KEY REFERENCES order_extra (id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE
        ) STRICT""",
        "CREATE INDEX import_order_extra_import ON import_order_extra (import_id)",
        """CREATE TABLE import_event (
            version_id INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE
        ) STRICT""",
        "CREATE INDEX import_event_import ON import_event (import_id)",
        """CREATE TABLE import_closed_event (
            event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
            PRIMARY KEY (import_id, event_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX import_closed_event_event ON import_closed_event (event_id)",
    ),
)
