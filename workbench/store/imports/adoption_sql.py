"""The statements by which orders come to another shop (``adopting.py``)."""

from __future__ import annotations

from workbench.domain.shops import IMPORTED_PREFIX

# ?1 is a JSON list throughout: of numbers in the first queries, of ids of orders in the others.
_ASKED = """
    SELECT orders.number, orders.id, orders.shop_id FROM json_each(?1) AS asked
    CROSS JOIN orders ON orders.number = asked.value COLLATE NOCASE
    AND orders.number = asked.value {rest}
"""
# Of a shop without keys only files can have told; in one with keys an order may lie by mistake.
_FILE_ONLY = """
    JOIN shop AS home ON home.id = orders.shop_id JOIN shop AS mine ON mine.id = ?2
    WHERE orders.shop_id <> ?2 AND (home.platform = 'unknown'
        OR replace(home.platform, 'tmall', 'taobao') = replace(mine.platform, 'tmall', 'taobao'))
    AND (substr(orders.shop_id, 1, length('{prefix}')) = '{prefix}' OR NOT EXISTS
        (SELECT 1 FROM order_version AS version WHERE version.order_id = orders.id
        AND NOT EXISTS (SELECT 1 FROM import_order_version AS told
            WHERE told.version_id = version.id)))
"""
FILES_CAME = "SELECT EXISTS (SELECT 1 FROM import)"
HELD_BY_FILES = _ASKED.format(rest=_FILE_ONLY.format(prefix=IMPORTED_PREFIX))
HELD_BY = _ASKED.format(rest="WHERE orders.shop_id IN (SELECT value FROM json_each(?2))")
ANY_OF = "SELECT EXISTS (SELECT 1 FROM shop WHERE id IN (SELECT value FROM json_each(?)))"
PLATFORM = "SELECT platform FROM shop WHERE id = ?"
ALL_OF = "SELECT id FROM orders WHERE shop_id = ?"

_IDS = "(SELECT value FROM json_each(?1))"
_NAMES = f"(SELECT shop_id, number FROM orders WHERE id IN {_IDS})"  # noqa: S608  # ours
_FILINGS = f"""(
    SELECT version.filing_id FROM filing_order AS named
    JOIN filing_version AS version ON version.id = named.version_id
    WHERE (named.shop_id, named.number) IN {_NAMES})
"""  # noqa: S608  # ours
_PARTS = {
    "ids": _IDS,
    "names": _NAMES,
    "filings": _FILINGS,
    "platform": "platform = (SELECT platform FROM shop WHERE id = ?2)",
}
# A filing is handed in at one shop: one of its orders tells whose the others are.
FILED_WITH = """
    SELECT DISTINCT orders.id FROM filing_version AS version
    JOIN filing_order AS named ON named.version_id = version.id
    JOIN orders ON orders.shop_id = named.shop_id AND orders.number = named.number
    WHERE version.filing_id IN {filings}
""".format_map(_PARTS)
TWICE = """
    SELECT moved.id, standing.id FROM orders AS moved
    JOIN orders AS standing ON standing.shop_id = ?2 AND standing.number = moved.number
    WHERE moved.id IN {ids} AND moved.shop_id <> ?2
""".format_map(_PARTS)
NOTE = """
    INSERT INTO order_move (order_id, from_shop, to_shop, at)
    SELECT id, shop_id, ?2, ?3 FROM orders WHERE id IN {ids}
""".format_map(_PARTS)
WAYBILLS = "SELECT DISTINCT waybill FROM shipment WHERE order_id IN {ids}".format_map(_PARTS)
MOVED_BY = """
    SELECT move.order_id, move.from_shop,
    EXISTS (SELECT 1 FROM shop WHERE shop.id = move.from_shop) FROM import_order_move AS mine
    JOIN order_move AS move ON move.id = mine.version_id
    JOIN orders ON orders.id = move.order_id AND orders.shop_id = move.to_shop
    WHERE mine.import_id = ?
"""

# What names an order's shop, each in the words of its table; ?2 is the shop that it comes to. Every
# table with a ``shop_id`` stands here or below (tests/store/imports/test_adopting.py).
_BY_ORDER = {
    "filing_version": "UPDATE filing_version SET shop_id = ?2 WHERE filing_id IN {filings}",
    "filing": "UPDATE filing SET shop_id = ?2, {platform} WHERE id IN {filings}",
    "filing_order": "UPDATE filing_order SET shop_id = ?2 WHERE (shop_id, number) IN {names}",
    # The same ticket may have been told to both shops: then the other's stands.
    "ticket": "UPDATE OR IGNORE ticket SET shop_id = ?2, {platform}"
    " WHERE (shop_id, order_number) IN {names}",
    "notice": "UPDATE notice SET shop_id = ?2 WHERE (shop_id, order_number) IN {names}",
    "platform_record_version": "UPDATE platform_record_version SET shop_id = ?2 WHERE record_id IN"
    " (SELECT id FROM platform_record WHERE order_id IN {ids})",
    "platform_record": "UPDATE platform_record SET shop_id = ?2 WHERE order_id IN {ids}",
    "monitor": "UPDATE monitor SET shop_id = ?2 WHERE order_id IN {ids}",
    "stake": "UPDATE stake SET shop_id = ?2 WHERE order_id IN {ids}",
    "journey": "UPDATE journey SET shop_id = ?2 WHERE order_id IN {ids}",
    "trace_poll": "UPDATE trace_poll SET shop_id = ?2 WHERE shipment_id IN"
    " (SELECT id FROM shipment WHERE order_id IN {ids})",
    "orders": "UPDATE orders SET shop_id = ?2 WHERE id IN {ids}",
}
BY_ORDER = {table: sql.format_map(_PARTS) for table, sql in _BY_ORDER.items()}
# What a shop has beside its orders; ?1 is the shop that was, ?2 the one that it is.
_OF_SHOP = {
    "filing_version": "UPDATE filing_version SET shop_id = ?2 WHERE shop_id = ?1",
    "filing_order": "UPDATE filing_order SET shop_id = ?2 WHERE shop_id = ?1",
    "filing": "UPDATE filing SET shop_id = ?2, {platform} WHERE shop_id = ?1",
    "ticket": "UPDATE OR IGNORE ticket SET shop_id = ?2, {platform} WHERE shop_id = ?1",
    "platform_record_version": "UPDATE platform_record_version SET shop_id = ?2 WHERE shop_id = ?1",
    "platform_record": "UPDATE platform_record SET shop_id = ?2 WHERE shop_id = ?1",
    "notice": "UPDATE notice SET shop_id = ?2 WHERE shop_id = ?1",
    "seller_amount": "UPDATE seller_amount SET shop_id = ?2 WHERE shop_id = ?1",
}
OF_SHOP = {table: sql.format_map(_PARTS) for table, sql in _OF_SHOP.items()}
# What a shop's platform told or was asked to do by that shop's keys, and what was corrected about
# it. No platform tells of an order that only files put there.
OF_KEYS = frozenset(
    {
        "credential",
        "cursor",
        "unread_order",
        "shop_correction",
        "refund",
        "shipping_act",
        "platform_message",
    }
)
FOLLOWING = frozenset({*BY_ORDER, *OF_SHOP})

# Parcels that a list of waybills or a trace file told of, each an order of its own that bears its
# number as no other order does, and the one order of a shop that carries the parcel.
PARCELS_ALONE = """
    SELECT alone.id, alone.shop_id, min(carrier.order_id) FROM json_each(?1) AS asked
    CROSS JOIN orders AS alone ON alone.number = asked.value COLLATE NOCASE
    JOIN shipment AS own ON own.order_id = alone.id AND own.waybill = alone.number COLLATE NOCASE
    JOIN shipment AS carrier ON carrier.waybill = alone.number COLLATE NOCASE
        AND carrier.order_id <> alone.id
    JOIN orders AS home ON home.id = carrier.order_id AND home.shop_id = ?2
    GROUP BY alone.id HAVING count(*) = 1
"""

SUCCESSORS = (
    "SELECT DISTINCT to_shop FROM order_move JOIN shop ON shop.id = to_shop WHERE from_shop = ?"
)
HAS_ORDERS = "SELECT EXISTS (SELECT 1 FROM orders WHERE shop_id = ?)"
# A shop of which nothing is left: nobody would know what it is for.
_BARE = " ".join(
    f"AND NOT EXISTS (SELECT 1 FROM {table} WHERE shop_id = ?1)"  # noqa: S608  # names are ours
    for table in ("orders", "credential", *OF_SHOP)
)
FORGET_BARE = f"DELETE FROM shop WHERE id = ?1 {_BARE}"  # noqa: S608  # ours
MAKE_ANEW = "INSERT OR IGNORE INTO shop (id, platform, name, state, since) VALUES (?, ?, ?, ?, ?)"
FORGET = """
    DELETE FROM shop WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM orders WHERE shop_id = ?1)
    AND NOT EXISTS (SELECT 1 FROM ticket WHERE shop_id = ?1)
    AND NOT EXISTS (SELECT 1 FROM filing WHERE shop_id = ?1)
    AND NOT EXISTS (SELECT 1 FROM credential WHERE shop_id = ?1)
"""
