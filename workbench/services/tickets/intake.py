"""Tickets out of a file or a pasted table: what it would bring, then all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.platforms.platform_records import RecordSource
from workbench.files.refusals import FileRefused
from workbench.files.tickets import lines_of_file, lines_of_text
from workbench.services.tickets.entry import TicketForm, ticket_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.shops import Shop
    from workbench.domain.tickets import Ticket
    from workbench.files.tickets import TicketLine

NO_KIND = marked("errors", "its kind is none that we know: 催发货, 物流停滞, 催开发票")
NO_SUCH_SHOP = marked("errors", "there is no shop of that name here")
FILE = marked("errors", "The file")


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A row that is no ticket, and why (a marked sentence)."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class TicketLook:
    """What a file or a text would bring."""

    tickets: tuple[Ticket, ...]
    refused: tuple[RefusedLine, ...] = ()


def look_into(source: Path | str, shops: Sequence[Shop], shop_id: str = "") -> TicketLook:
    """Return what a file, or the text of a table, would bring.

    ``shop_id`` is the shop of rows that name none.

    Raises:
        BadInput: it cannot be read, or has not the columns that a ticket needs.
    """
    is_file = isinstance(source, Path)
    name = source.name if isinstance(source, Path) else marked("errors", "The text")
    try:
        lines = lines_of_file(source) if isinstance(source, Path) else lines_of_text(source)
    except FileRefused as error:
        raise BadInput(what=name, reason=error.reason, **error.values) from error
    except OSError as error:
        raise BadInput(what=name, reason=marked("errors", "the file cannot be read")) from error
    told = RecordSource.FILE if is_file else RecordSource.PASTED
    return _sorted([_read(line, shops, shop_id, told) for line in lines])


def _sorted(found: Sequence[Ticket | RefusedLine]) -> TicketLook:
    tickets = tuple(each for each in found if not isinstance(each, RefusedLine))
    return TicketLook(tickets, tuple(each for each in found if isinstance(each, RefusedLine)))


def _read(
    line: TicketLine, shops: Sequence[Shop], shop_id: str, source: RecordSource
) -> Ticket | RefusedLine:
    if line.kind is None:
        return RefusedLine(line.row, NO_KIND)
    shop = next((one for one in shops if _is_meant(one, line.shop, shop_id)), None)
    if shop is None and line.shop:
        return RefusedLine(line.row, NO_SUCH_SHOP)
    form = TicketForm(
        line.kind, shop, line.order_number, line.created_at, line.applied_at, line.number,
        source=source,
    )  # fmt: skip
    try:
        return ticket_of(form)
    except BadInput as error:
        return RefusedLine(line.row, str(error.values["reason"]))


def _is_meant(shop: Shop, named: str, shop_id: str) -> bool:
    return shop.name == named if named else shop.id == shop_id
