"""Which shop an export asks for: by its id, as the window does, or by its name, as people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import ExportUnmeant, marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.domain.shops import Shop, ShopHealth

NO_SUCH_SHOP = marked("errors", "no shop is called so; there are: {known}")
SEVERAL = marked("errors", "several shops are called so; choose one by its id: {known}")
NO_SHOP = marked("errors", "there is no shop yet")


def with_shop(filters: Mapping[str, str], known: Sequence[ShopHealth]) -> Mapping[str, str]:
    """Return filters with the shop's id in the place of its name.

    Raises:
        ExportUnmeant: no shop has this id or name, or several have the name.
    """
    wanted = filters.get("shop", "")
    shops = [health.shop for health in known]
    if not wanted or any(shop.id == wanted for shop in shops):
        return filters
    named = [shop for shop in shops if shop.name == wanted and not shop.is_nameless]
    if len(named) == 1:
        return {**filters, "shop": named[0].id}
    if not shops:
        raise ExportUnmeant(what=wanted, reason=NO_SHOP)
    if named:
        raise ExportUnmeant(what=wanted, reason=SEVERAL, known="、".join(one.id for one in named))
    raise ExportUnmeant(what=wanted, reason=NO_SUCH_SHOP, known="、".join(map(_called, shops)))


def _called(shop: Shop) -> str:
    """Return what a shop is asked for by: one of files that name none has its id alone."""
    return shop.id if shop.is_nameless else shop.name
