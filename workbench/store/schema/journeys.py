"""How each parcel travels, worked out when it is judged, and indexes over what was warned of.

``journey`` holds the times (event time, milliseconds) of a parcel's pickup, its arrival at the
first hub and its departure from there, NULL where no scan shows them; ``hub`` is the hub's name as
the carrier writes it. ``is_over`` tells that the parcel waits for nothing more: delivered, or its
order closed. All of it can be made again from the events.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

STEP = Step(
    "journeys",
    (
        """CREATE TABLE journey (
            shipment_id INTEGER PRIMARY KEY REFERENCES shipment (id) ON DELETE CASCADE,
            order_id INTEGER NOT NULL, shop_id TEXT NOT NULL, carrier TEXT NOT NULL,
            picked_at INTEGER, hub TEXT NOT NULL, hub_at INTEGER, left_at INTEGER,
            is_over INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX journey_order ON journey (order_id, picked_at)",
        "CREATE INDEX journey_picked ON journey (picked_at, carrier, left_at, shop_id)"
        " WHERE picked_at IS NOT NULL",
        "CREATE INDEX journey_left ON journey (left_at, carrier, hub, hub_at, shop_id)"
        " WHERE hub_at IS NOT NULL AND left_at IS NOT NULL",
        "CREATE INDEX journey_here ON journey (carrier, hub, hub_at)"
        " WHERE hub_at IS NOT NULL AND left_at IS NULL AND is_over = 0",
        # Warnings that stood at an instant, and those that appeared on a day.
        "CREATE INDEX decision_stood ON decision (decided_to, decided_from, order_id)"
        " WHERE level <> 'none'",
        "CREATE INDEX decision_appeared ON decision (decided_from) WHERE level <> 'none'",
    ),
)
