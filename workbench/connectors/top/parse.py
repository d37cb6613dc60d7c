"""TOP's trades made into orders; names, phones and streets do not leave this module.

Field names: platform-apis 2.6. Everything raises ``Unreadable`` for what is there and cannot be
understood; what is missing is not known, and never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.instants import read_instant
from workbench.connectors.paging import ListPage
from workbench.connectors.payload import Unreadable, child, children, fen, number, text
from workbench.connectors.top import codes
from workbench.connectors.top.parse_logistics import shipments
from workbench.connectors.top.promises import promise_changes, ship_by
from workbench.domain.masking import mask_name, mask_phone
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderRecord
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.connectors.payload import JsonObject
    from workbench.domain.masking import Pseudonymiser

_MOST_ORDERS = 10_000_000
# TOP gives what it encrypts between these signs; neither masks nor keys can be made of it.
_CIPHER_SIGNS = ("~", "$", "#")


def list_page(answer: JsonObject, outer: str, inner: str) -> ListPage:
    """Return the rows of a list, double wrapped as TOP's lists are; an empty one may be missing.

    Whether a list may be missing where the total counts rows is the walk's question.
    """
    total = number(answer, "total_results")
    if total is not None and not 0 <= total <= _MOST_ORDERS:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "total_results")
    rows = _rows(answer, outer, inner)
    if total is None and rows:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "total_results")
    return ListPage(rows, total or 0, is_certain=total is not None)


def _rows(answer: JsonObject, outer: str, inner: str) -> tuple[JsonObject, ...]:
    """Return the rows; one that is no object costs only itself and is read as an empty one."""
    wrapper = child(answer, outer)
    found = wrapper.get(inner)
    if not isinstance(found, list) or not any(isinstance(each, dict) for each in found):
        return tuple(children(wrapper, inner))
    return tuple(each if isinstance(each, dict) else {} for each in found)


def order_number(trade: JsonObject) -> str:
    """Return the trade's number, every trade has one."""
    found = text(trade, "tid")
    if not found:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "tid")
    return found


def row_number(row: JsonObject) -> str:
    """Return the number of a list's row, "" where it cannot be read."""
    try:
        return order_number(row)
    except Unreadable:
        return ""


def row_key(row: JsonObject) -> str:
    """Return what tells a list's rows apart: the number, or the content of one without."""
    return row_number(row) or repr(row)


def modify_mark(row: JsonObject) -> str:
    """Return what tells two states of one trade apart, as the list writes it."""
    try:
        return text(row, "modified")
    except Unreadable:
        return ""


def order_record(trade: JsonObject, shop_id: str, pseudonymiser: Pseudonymiser) -> OrderRecord:
    """Return a trade with its receiver, masked, its shipments and its changed promises."""
    order = _order(trade, shop_id, pseudonymiser)
    return OrderRecord(order, shipments(trade, order), promise_changes=promise_changes(trade))


def _order(trade: JsonObject, shop_id: str, pseudonymiser: Pseudonymiser) -> Order:
    word = text(trade, "status")
    return Order(
        shop_id=shop_id,
        number=order_number(trade),
        status=codes.STATUSES.get(word, OrderStatus.UNKNOWN),
        platform_status=word,
        created_at=_instant(trade, "created"),
        paid_at=_instant(trade, "pay_time"),
        ship_by=ship_by(trade),
        modified_at=_instant(trade, "modified"),
        amount=fen(trade, "payment"),
        receiver=_receiver(trade, pseudonymiser),
        lines=tuple(_line(line) for line in children(child(trade, "orders"), "order")),
    )


def _instant(source: JsonObject, key: str) -> datetime | None:
    return read_instant(text(source, key), key)


def _line(line: JsonObject) -> OrderLine:
    return OrderLine(
        number=text(line, "oid_str") or text(line, "oid"),
        title=text(line, "title"),
        quantity=text(line, "num"),
        amount=fen(line, "payment"),
        sku="; ".join(text(line, "sku_properties_name").split(";")),
    )


def _receiver(trade: JsonObject, pseudonymiser: Pseudonymiser) -> Receiver | None:
    """Return the receiver without a plain name, number or street; None where nothing is told."""
    name = _plain(trade, "receiver_name")
    phone = _plain(trade, "receiver_mobile") or _plain(trade, "receiver_phone")
    region = _region(trade)
    if region is None and not (name or phone):
        return None
    return Receiver(
        region=region,
        name_mask=mask_name(name),
        phone_mask=mask_phone(phone),
        name_key=pseudonymiser.name_key(name),
        address_key=_address_key(trade, pseudonymiser),
    )


def _plain(trade: JsonObject, key: str) -> str:
    """Return a field's text, "" where the platform encrypted it."""
    found = text(trade, key)
    return "" if found.startswith(_CIPHER_SIGNS) else found


def _region(trade: JsonObject) -> Region | None:
    province, city, district = (text(trade, f"receiver_{p}") for p in ("state", "city", "district"))
    if not city:
        # A county under its province's own rule (济源市) stands in the district's place.
        city, district = district, ""
    return Region(province, city, district) if province or city else None


def _address_key(trade: JsonObject, pseudonymiser: Pseudonymiser) -> str | None:
    """Return the key of the whole address; None where its street is masked or encrypted."""
    if not _plain(trade, "receiver_address"):
        return None
    parts = ("state", "city", "district", "town", "address")
    return pseudonymiser.address_key("".join(text(trade, f"receiver_{part}") for part in parts))
