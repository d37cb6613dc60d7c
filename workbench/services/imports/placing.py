"""Whose the orders of a file are: the seller's choice, the file's word, or who has them already.

Order numbers are given once per platform (Taobao and Tmall share theirs). So an order that stands
in one shop is not made anew in another because a report names no shop, as those of sub-orders do.
One that came when nobody named a shop comes to the one that is named later (``adopting.py``
of the store).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from workbench.domain.shops import IMPORTED_PREFIX, Platform, Shop
from workbench.files.formats import WAYBILLS
from workbench.files.wire import PackedBatch, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.files.wire import FileRow, Opened
    from workbench.services.imports.preview import ImportChoice
    from workbench.store.imports.imported_events import ImportedEvents
    from workbench.store.orders.orders import OrderStore


class Share(NamedTuple):
    """One shop's part of a batch; ``is_unplaced`` where nobody tells whose orders these are."""

    shop: Shop
    batch: PackedBatch
    is_unplaced: bool = False


class Placing:
    """Tells batches of a file apart by the shops that their orders belong to."""

    def __init__(
        self,
        orders: OrderStore,
        events: ImportedEvents,
        known: Sequence[Shop],
        choice: ImportChoice,
    ) -> None:
        self._orders = orders
        self._events = events
        self.known = known
        self.choice = choice

    def candidates(self, platforms: Sequence[Platform]) -> list[Shop]:
        """Return the shops that a seller may choose for a file of these platforms."""
        allowed = (self.choice.platform,) if self.choice.platform else platforms
        return [
            shop
            for shop in self.known
            if not shop.is_nameless and (not allowed or shop.platform in allowed)
        ]

    def shares(self, batch: PackedBatch, opened: Opened) -> list[Share]:
        """Return the batch by shops; an order that a shop has already stays with that shop."""
        shop = self._shop(batch.shop, opened.platforms)
        is_unplaced = shop.is_nameless and not (batch.shop or self.choice.shop)
        others = self._others(shop, batch.shop, opened.platforms)
        is_list = opened.format == WAYBILLS
        if not (others or is_list):
            return [Share(shop, batch, is_unplaced)]
        rows = list(unpacked(batch.orders))
        if is_list:
            rows = self._with_orders(rows)
        places = self._places(rows, shop, others)
        if not (places or is_list):
            return [Share(shop, batch, is_unplaced)]
        parts: dict[str, list[FileRow]] = {}
        for row in rows:
            parts.setdefault(places.get(row.number, shop.id), []).append(row)
        shops = {shop.id: shop, **others}
        return [
            Share(shops[name], _packed(batch.shop, part), is_unplaced and name == shop.id)
            for name, part in parts.items()
        ]

    def _shop(self, named: str, platforms: Sequence[Platform]) -> Shop:
        """Return the shop that a part of the file belongs to as far as it or the seller tells.

        The seller's choice counts first, then the name in the file; without both the only shop
        of the platform, else one that is made for such files.
        """
        wanted = self.choice.shop or named
        allowed = (self.choice.platform,) if self.choice.platform else platforms
        for shop in self.known:
            is_allowed = not allowed or shop.platform in allowed
            if wanted and is_allowed and wanted in (shop.id, shop.name):
                return shop
        if corrected := self._corrected(wanted):
            return corrected
        # A list of waybills tells no platform: nobody's clock judges its parcels then.
        platform = self.choice.platform or (platforms[0] if platforms else Platform.UNKNOWN)
        if wanted:
            mark = hashlib.blake2b(wanted.encode(), digest_size=6).hexdigest()
            own = Shop(f"{IMPORTED_PREFIX}{platform.value}-{mark}", platform, wanted)
            return self._successor(own) or own
        candidates = self.candidates(platforms)
        return candidates[0] if len(candidates) == 1 else Shop.nameless(platform)

    def _corrected(self, wanted: str) -> Shop | None:
        """Return a shop of files of this name as one of the platform that the seller chose.

        Whoever imports its file again with another platform had chosen the wrong one.
        """
        platform = self.choice.platform
        for shop in self.known:
            is_meant = wanted in (shop.id, shop.name) and not shop.is_nameless
            if platform and wanted and is_meant and _may_become(shop, platform):
                return Shop(shop.id, platform, shop.name)
        return None

    def _others(self, shop: Shop, named: str, platforms: Sequence[Platform]) -> dict[str, Shop]:
        """Return the other shops that may have the orders already.

        What the file or the seller says of the shop counts, also for orders that came when nobody
        said it, but for those that stand in a shop with keys: a platform's word counts more. An
        order that came when nobody said the platform goes where the seller says now.
        """
        is_told = bool(named or self.choice.shop)
        return {
            one.id: one
            for one in self.known
            if one.id != shop.id
            and (not platforms or one.platform in platforms)
            and not (one.is_nameless and (is_told or (self.choice.platform and shop.is_nameless)))
            and (not named or one.is_nameless or not one.is_imported)
        }

    def _successor(self, shop: Shop) -> Shop | None:
        """Return the shop with keys that one of this name turned out to be, if one did."""
        found = self._orders.successor(shop.id)
        return next((one for one in self.known if one.id == found), None)

    def _places(
        self, rows: Sequence[FileRow], shop: Shop, others: Mapping[str, Shop]
    ) -> dict[str, str]:
        """Return the shops of the orders that are elsewhere, by order numbers."""
        holders = self._orders.holders([row.number for row in rows])
        found = {}
        for number, shop_ids in holders.items():
            fitting = [one for one in shop_ids if one in others]
            if fitting and shop.id not in shop_ids:
                found[number] = min(
                    fitting, key=lambda one: (others[one].is_imported, others[one].is_nameless, one)
                )
        return found

    def _with_orders(self, rows: Sequence[FileRow]) -> list[FileRow]:
        """Return a list's rows under the orders that carry their parcels, where one does."""
        asked = [row.number.upper() for row in rows if _is_parcel_alone(row)]
        holders = self._events.holders(asked)
        return [_with_order(row, holders.get(row.number.upper(), ())) for row in rows]


def _may_become(shop: Shop, platform: Platform) -> bool:
    """Tell whether a shop may have been taken for one of its platform by mistake."""
    alike = {Platform.TAOBAO, Platform.TMALL, Platform.UNKNOWN}
    is_alike = shop.platform in alike and platform in alike
    return shop.is_imported and (is_alike or shop.platform is Platform.UNKNOWN)


def _is_parcel_alone(row: FileRow) -> bool:
    return row.number in {parcel[0] for parcel in row.parcels or ()}


def _with_order(row: FileRow, holders: Sequence[tuple[str, str, str]]) -> FileRow:
    if not (holders and _is_parcel_alone(row)):
        return row
    _, number, _ = holders[0]
    return msgspec.structs.replace(row, number=number)


def _packed(shop: str, rows: Sequence[FileRow]) -> PackedBatch:
    return PackedBatch(shop, len(rows), msgspec.Raw(msgspec.msgpack.encode(rows)))
