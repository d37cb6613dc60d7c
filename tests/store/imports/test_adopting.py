"""Whatever names a shop moves with an order, or belongs to the shop's keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.imports.adoption_sql import FOLLOWING, OF_KEYS

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

NAMES_A_SHOP = (
    "SELECT t.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c"
    " WHERE t.schema = 'main' AND c.name = 'shop_id'"
)


def test_every_table_that_names_a_shop_knows_what_to_do_when_an_order_moves(cache: Cache) -> None:
    """A new one: say in ``adoption_sql.py`` how its rows follow an order, or a whole shop."""
    assert {row[0] for row in cache.rows(NAMES_A_SHOP)} == FOLLOWING | OF_KEYS
