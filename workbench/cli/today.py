"""``today`` and ``ledger``: what is due before closing time, and what carriers cost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import iso, print_json, say
from workbench.cli.polling import Instant
from workbench.cli.session import as_json, gathered, profile_option
from workbench.domain.errors import marked
from workbench.domain.exchange.exports import LEDGER, ReportWish
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.dwell import FEWEST

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.parcels.dwell import Foreseen
    from workbench.domain.platforms.ledger import LedgerLine
    from workbench.domain.today.charts import CarrierPace, TodayBoard
    from workbench.domain.today.today import DueGroup, Risk

_FILE = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class TodayOptions:
    """What ``today`` was asked."""

    at: datetime | None
    files: tuple[Path, ...]
    as_json: bool


@click.command()
@profile_option
@click.option("--at", type=Instant(), help="As it was at this instant (ISO 8601).")
@click.option("--ics", type=_FILE, help="Write the deadlines as a calendar file.")
@click.option("--pdf", type=_FILE, help="Write the day's report to be printed.")
@click.option("--xlsx", type=_FILE, help="Write the day's report as a workbook.")
@as_json
@click.pass_obj
def today(session: Session, /, **asked: Any) -> None:
    """Show what must be done before closing time, with money and points at risk.

    Printed as a message for a work group: counts and times, no number of an order or a parcel.
    """
    files = tuple(asked[name] for name in ("ics", "pdf", "xlsx") if asked[name])
    options = TodayOptions(asked["at"], files, asked["as_json"])
    with session.program.workspace(session.profile()) as workspace:
        desk = workspace.today
        board = desk.board(options.at)
        for path in options.files:
            desk.write(board, path, session.words.translate)
        message = desk.message(board, session.words.translate)
    if options.as_json:
        print_json(board_document(board))
        return
    click.echo(message)
    for path in options.files:
        say(session.words, marked("cli", "Written: {path}"), path=path)


def board_document(board: TodayBoard) -> dict[str, Any]:
    """Return a board as one JSON document; money in 分."""
    return {
        "as_of": iso(board.now),
        "closing": iso(board.at.closing),
        "is_past": board.is_past,
        "unpriced_orders": board.unpriced,
        "by_stretch": {stretch.value: n for stretch, n in board.due.by_stretch.items()},
        "before_closing": _risk(board.due.before_closing),
        "total": _risk(board.due.total),
        "deadlines": [_group(group) for group in board.due.groups],
        "hours": [{"since": iso(h.since), "count": h.count} for h in board.due.hours if h.count],
        "outlets": [
            {"carrier": o.carrier, "site": o.site, "count": o.count, "earliest": iso(o.earliest)}
            for o in board.due.outlets
        ],
        "new_warnings": [{"day": d.day.isoformat(), "count": d.count} for d in board.appeared],
        "carriers": [_carrier(carrier) for carrier in board.carriers],
        "pickup_48h": [
            {"day": d.day.isoformat(), "paid": d.paid, "picked": d.picked} for d in board.pickup
        ],
        "foreseen": [_foreseen(one, board.now) for one in board.foreseen],
        "foreseen_from": FEWEST,
    }


def _risk(risk: Risk) -> dict[str, int]:
    return {
        "fen": risk.fen,
        "unknown": risk.unknown,
        "points": risk.points,
        "unknown_points": risk.unknown_points,
    }


def _group(group: DueGroup) -> dict[str, Any]:
    return {
        "stretch": group.stretch.value,
        "shop_id": group.shop_id,
        "rule": group.rule,
        "level": group.level.value,
        "count": group.count,
        "earliest": iso(group.due),
        "order": group.order_number or None,
        "waybill": group.waybill or None,
        "risk": _risk(group.risk),
    }


def _carrier(one: CarrierPace) -> dict[str, Any]:
    return {
        "carrier": one.carrier,
        "median_seconds": int(one.median.total_seconds()) if one.median is not None else None,
        "stays": one.stays,
        "stalled": one.stalled,
        "judged": one.judged,
    }


def _foreseen(one: Foreseen, now: datetime) -> dict[str, Any]:
    return {
        "order": one.order_number,
        "waybill": one.waybill,
        "carrier": one.usual.carrier,
        "hub": one.usual.hub,
        "since": iso(one.since),
        "stay_seconds": int(one.stay(now).total_seconds()),
        "usual_seconds": int(one.usual.median.total_seconds()),
        "late_seconds": int(one.usual.late.total_seconds()),
        "known": one.usual.count,
    }


@dataclass(frozen=True, slots=True)
class LedgerOptions:
    """What ``ledger`` was asked."""

    path: Path | None
    unmasked: bool
    reason: str
    as_json: bool

    def wish(self) -> ReportWish | None:
        """Return which file is wanted, if one is.

        Raises:
            click.UsageError: whole numbers are asked for without a reason, or the other way round.
        """
        if self.unmasked is not bool(self.reason.strip()):
            raise click.UsageError("--unmasked and --reason TEXT belong together")
        return ReportWish(LEDGER, self.path, self.reason) if self.path is not None else None


@click.command()
@profile_option
@click.option("--file", "path", type=_FILE, help="Write it with its evidence (.xlsx or .pdf).")
@click.option("--unmasked", is_flag=True, help="Show whole waybill numbers; needs a reason.")
@click.option("--reason", default="", metavar="TEXT", help="Why the numbers have to be shown.")
@as_json
@click.pass_obj
@gathered(LedgerOptions)
def ledger(session: Session, options: LedgerOptions, /) -> None:
    """Show what carriers and outlets cost in penalties and deductions, by month.

    In the file waybill numbers are masked; a carrier needs them whole to look parcels up.
    """
    path, wish = options.path, options.wish()
    with session.program.workspace(session.profile()) as workspace:
        now, desk = workspace.clock.now(), workspace.today
        lines = desk.ledger(now)
        if wish is not None:
            path = desk.write_ledger(now, wish, session.words.translate).path
    if options.as_json:
        print_json({"lines": [_ledger_line(line) for line in lines]})
        return
    if not lines:
        say(session.words, marked("cli", "Platforms took nothing yet, as far as they told."))
    for line in lines:
        click.echo(_ledger_text(line, session.words))
    if path is not None:
        say(session.words, marked("cli", "Written: {path}"), path=path)


def _ledger_line(line: LedgerLine) -> dict[str, Any]:
    return {
        "month": line.month or None,
        "carrier": line.carrier or None,
        "outlet": line.outlet or None,
        "parcels": line.parcels,
        "fen": line.fen,
        "unknown": line.unknown,
        "returned_fen": line.returned,
        "points": line.points,
        "entries": [
            {
                "kind": entry.kind.value,
                "at": iso(entry.at),
                "shop_id": entry.shop_id,
                "order": entry.order_number or None,
                "waybill": entry.waybill or None,
                "reason": entry.what,
                "fen": entry.amount,
                "points": entry.points,
                "last_scan_at": iso(entry.last_at),
            }
            for entry in line.entries
        ],
    }


def _ledger_text(line: LedgerLine, words: Words) -> str:
    carrier = carrier_by_id(line.carrier).name if line.carrier else "—"
    taken = f"¥{line.fen // 100:,}.{line.fen % 100:02d}"
    unknown = words.translate("cli", marked("cli", "unknown {n}")).format(n=line.unknown)
    told = taken + (f" + {unknown}" if line.unknown else "")
    return f"{line.month or '—'}  {carrier}·{line.outlet or '—'}  {line.parcels}  {told}"
