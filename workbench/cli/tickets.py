"""``ticket``: tickets (任务工单) entered, listed with their countdown, and answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import iso, print_json, say, shop_name, word
from workbench.cli.polling import Instant
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.session import Session
    from workbench.domain.ticket_views import TicketRow


@click.group()
def ticket() -> None:
    """Tickets of buyers and platforms, to be answered within 24 hours."""


@ticket.command("list")
@profile_option
@click.option("--all", "everything", is_flag=True, help="Answered ones as well.")
@as_json
@click.pass_obj
def list_tickets(session: Session, /, *, everything: bool, as_json: bool) -> None:
    """List the tickets to be answered, the soonest deadline first."""
    with session.program.workspace(session.profile()) as workspace:
        found = workspace.tickets.all(only_open=not everything)
    if as_json:
        print_json({"tickets": [_document(row) for row in found]})
        return
    for row in found:
        click.echo(_line(session, row))
    if not found:
        say(session.words, marked("cli", "No ticket waits for an answer."))


@ticket.command()
@profile_option
@click.option("--shop", required=True, help="Shop (id or name) that must answer.")
@click.option("--kind", type=click.Choice([kind.value for kind in TicketKind]), required=True)
@click.option("--order", required=True, help="Order number.")
@click.option("--created-at", type=Instant(), required=True, help="When the ticket came.")
@click.option("--applied-at", type=Instant(), help="When the buyer asked for the invoice.")
@click.option("--number", default="", help="The platform's own number.")
@as_json
@click.pass_obj
def add(session: Session, /, *, shop: str, as_json: bool, **told: Any) -> None:
    """Enter a ticket that stands on the platform's page."""
    with session.program.workspace(session.profile()) as workspace:
        owner = workspace.filings.shop(shop)
        saved = workspace.tickets.enter(
            Ticket(
                owner.id,
                owner.platform,
                TicketKind(told["kind"]),
                told["order"],
                told["created_at"],
                RecordSource.ENTERED,
                told["number"],
                invoice=InvoiceFacts(told["applied_at"]),
            )
        )
        row = next(each for each in workspace.tickets.all() if each.ticket.id == saved.id)
    _show(session, row, as_json=as_json)


@ticket.command()
@profile_option
@click.argument("ticket_id")
@click.option("--reply", default="", help="What was answered.")
@click.option("--at", type=Instant(), help="When; else now.")
@as_json
@click.pass_obj
def answered(
    session: Session, /, *, ticket_id: str, reply: str, at: datetime | None, as_json: bool
) -> None:
    """Record that a person answered the ticket on the platform's page."""
    with session.program.workspace(session.profile()) as workspace:
        saved = workspace.tickets.answer(ticket_id, reply, at)
        row = next(each for each in workspace.tickets.all() if each.ticket.id == saved.id)
    _show(session, row, as_json=as_json)


@ticket.command()
@profile_option
@click.argument("ticket_id")
@click.option("--at", type=Instant(), help="When; else now.")
@as_json
@click.pass_obj
def invoiced(session: Session, /, *, ticket_id: str, at: datetime | None, as_json: bool) -> None:
    """Record that the invoice was issued: this ends the ticket."""
    with session.program.workspace(session.profile()) as workspace:
        saved = workspace.tickets.invoiced(ticket_id, at)
        row = next(each for each in workspace.tickets.all() if each.ticket.id == saved.id)
    _show(session, row, as_json=as_json)


@ticket.command("import")
@profile_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--shop", default="", help="Shop (id or name) of rows that name none.")
@as_json
@click.pass_obj
def take_in(session: Session, /, *, file: Path, shop: str, as_json: bool) -> None:
    """Read tickets from a CSV or Excel FILE with columns 订单编号, 工单类型 and 创建时间."""
    with session.program.workspace(session.profile()) as workspace:
        owner = workspace.filings.shop(shop).id if shop else ""
        look = workspace.tickets.look_into(file, owner)
        workspace.tickets.take_in(look.tickets)
    refused = [
        {"row": line.row, "reason": session.words.translate("errors", line.reason)}
        for line in look.refused
    ]
    if as_json:
        print_json({"tickets": len(look.tickets), "refused": refused})
        return
    told = marked("cli", "{n} ticket(s) taken in, {k} row(s) left out")
    say(session.words, told, n=len(look.tickets), k=len(refused))
    for line in refused:
        click.echo(f"{line['row']}  {line['reason']}")


def _show(session: Session, row: TicketRow, *, as_json: bool) -> None:
    if as_json:
        print_json(_document(row))
    else:
        click.echo(_line(session, row))


def _line(session: Session, row: TicketRow) -> str:
    deadline = iso(row.due or row.deadline) or "—"
    parts = (
        row.ticket.id,
        shop_name(session.words, row.shop_name),
        word(session.words, row.ticket.kind),
        row.ticket.order_number,
        deadline,
    )
    return "  ".join(parts)


def _document(row: TicketRow) -> dict[str, object]:
    ticket = row.ticket
    return {
        "id": ticket.id,
        "shop": row.shop_name,
        "platform": ticket.platform.value,
        "kind": ticket.kind.value,
        "order": ticket.order_number,
        "number": ticket.number,
        "created_at": iso(ticket.created_at),
        "replied_at": iso(ticket.replied_at),
        "verdict": row.verdict,
        "deadline": iso(row.deadline),
        "due": iso(row.due),
        "because": row.rule,
        "unknowns": list(row.unknowns),
        "still_counts": list(row.still_counts),
        "offers": list(row.offers),
    }
