"""Facts: shops, orders, shipments and tracking events, each as versions with two times.

Instants are milliseconds (``instants.py``), money 分. ``seen_from`` and ``seen_to`` bound what was
known; a version that still stands ends at FAR. Identity tables (``orders``, ``shipment``) carry
beside their id what lists sort by, as last told.
"""

from __future__ import annotations

from workbench.store.schema.step import Step

FAR = "9223372036854775807"

SHOPS = (
    """CREATE TABLE shop (
        id TEXT PRIMARY KEY, platform TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
        since INTEGER, last_good_poll INTEGER, retry_at INTEGER
    ) STRICT""",
    """CREATE TABLE credential (
        shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
        name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (shop_id, name)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE provider_credential (
        provider TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (provider, name)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE cursor (
        shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
        feed TEXT NOT NULL, position TEXT NOT NULL, PRIMARY KEY (shop_id, feed)
    ) STRICT, WITHOUT ROWID""",
)

# AUTOINCREMENT: an id that was once in a notice or on a screen never means another order later.
ORDERS = (
    """CREATE TABLE orders (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        shop_id TEXT NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
        number TEXT NOT NULL, digest BLOB NOT NULL, modified_at INTEGER,
        status TEXT NOT NULL, is_open INTEGER NOT NULL, paid_at INTEGER, ship_by INTEGER,
        amount INTEGER, titles TEXT NOT NULL, region TEXT NOT NULL,
        parcels INTEGER NOT NULL DEFAULT 0, level INTEGER NOT NULL DEFAULT 3,
        UNIQUE (shop_id, number)
    ) STRICT""",
    "CREATE INDEX orders_number ON orders (number COLLATE NOCASE)",
    "CREATE INDEX orders_status ON orders (status)",
    "CREATE INDEX orders_paid_at ON orders (paid_at)",
    "CREATE INDEX orders_ship_by ON orders (ship_by)",
    "CREATE INDEX orders_amount ON orders (amount)",
    "CREATE INDEX open_orders_number ON orders (number COLLATE NOCASE) WHERE is_open = 1",
    "CREATE INDEX open_orders_shop ON orders (shop_id, number) WHERE is_open = 1",
    "CREATE INDEX open_orders_status ON orders (status) WHERE is_open = 1",
    "CREATE INDEX open_orders_paid_at ON orders (paid_at) WHERE is_open = 1",
    "CREATE INDEX open_orders_ship_by ON orders (ship_by) WHERE is_open = 1",
    "CREATE INDEX open_orders_amount ON orders (amount) WHERE is_open = 1",
    """CREATE TABLE order_version (
        id INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
        seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL,
        status TEXT NOT NULL, platform_status TEXT NOT NULL, created_at INTEGER, paid_at INTEGER,
        ship_by INTEGER, modified_at INTEGER, amount INTEGER,
        name_mask TEXT, phone_mask TEXT, name_key TEXT, address_key TEXT,
        province TEXT, city TEXT, district TEXT, country TEXT, lines TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX order_version_order ON order_version (order_id, seen_to)",
)

SHIPMENTS = (
    """CREATE TABLE shipment (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
        waybill TEXT NOT NULL, digest BLOB NOT NULL, state TEXT NOT NULL,
        UNIQUE (order_id, waybill)
    ) STRICT""",
    "CREATE INDEX shipment_waybill ON shipment (waybill COLLATE NOCASE)",
    """CREATE TABLE shipment_version (
        id INTEGER PRIMARY KEY,
        shipment_id INTEGER NOT NULL REFERENCES shipment (id) ON DELETE CASCADE,
        seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL,
        carrier TEXT NOT NULL, carrier_name TEXT NOT NULL, uploaded_at INTEGER,
        origin_province TEXT, origin_city TEXT, origin_district TEXT, origin_country TEXT,
        destination_province TEXT, destination_city TEXT, destination_district TEXT,
        destination_country TEXT, handle TEXT NOT NULL, method TEXT NOT NULL,
        line_numbers TEXT NOT NULL, provider_state TEXT NOT NULL, state TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX shipment_version_shipment ON shipment_version (shipment_id, seen_to)",
)

EVENTS = (
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY,
        shipment_id INTEGER NOT NULL REFERENCES shipment (id) ON DELETE CASCADE,
        source TEXT NOT NULL, seen_from INTEGER NOT NULL, seen_to INTEGER NOT NULL,
        happened_at INTEGER, time_text TEXT NOT NULL, text TEXT NOT NULL,
        provider_status TEXT NOT NULL, sequence INTEGER NOT NULL,
        kind TEXT NOT NULL, sub TEXT NOT NULL, site_kind TEXT NOT NULL,
        site TEXT, province TEXT, city TEXT,
        next_site TEXT, next_province TEXT, next_city TEXT, next_site_kind TEXT NOT NULL,
        reader TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX event_shipment ON event (shipment_id)",
    """CREATE TABLE trace (
        shipment_id INTEGER NOT NULL REFERENCES shipment (id) ON DELETE CASCADE,
        source TEXT NOT NULL, digest BLOB NOT NULL,
        first_polled_at INTEGER NOT NULL, last_polled_at INTEGER NOT NULL,
        PRIMARY KEY (shipment_id, source)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE trace_poll (
        shipment_id INTEGER PRIMARY KEY REFERENCES shipment (id) ON DELETE CASCADE,
        shop_id TEXT NOT NULL, next_at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX trace_poll_due ON trace_poll (shop_id, next_at)",
)

STEP = Step("facts", (*SHOPS, *ORDERS, *SHIPMENTS, *EVENTS))
