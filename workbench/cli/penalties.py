"""``penalties``: what platforms said of orders, and until when it can be appealed against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workbench.cli.output import iso, print_json, say, shop_name, word
from workbench.cli.session import as_json, profile_option
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import marked
from workbench.domain.platforms.platform_records import AppealState, RecordKind, RecordRow

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.session import Session
    from workbench.domain.platforms.platform_records import PlatformRecord

UNMATCHED = marked("cli", "{number} (no order here)")
ACT_UNTIL = marked("cli", "act until {time}")
# What one look lists; ``export penalties`` writes all.
MOST = 10_000


@click.command()
@profile_option
@click.option(
    "--open-to-appeal", is_flag=True, help="Only what can, or may, still be appealed against."
)
@click.option("--unmatched", is_flag=True, help="Only what fits no order of ours.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in RecordKind]), help="Only this kind."
)
@as_json
@click.pass_obj
def penalties(
    session: Session,
    /,
    *,
    open_to_appeal: bool,
    unmatched: bool,
    kind: str | None,
    as_json: bool,
) -> None:
    """List the platforms' own warnings, penalties and deductions, the newest first.

    They come in by `import`; where a rule or the platform tells the last day to appeal it is shown,
    else it is unknown.
    """
    with session.program.workspace(session.profile()) as workspace:
        records = workspace.records
        query = replace(
            records.query(),
            open_to_appeal=open_to_appeal,
            unmatched=unmatched,
            kind=RecordKind(kind) if kind else None,
        )
        rows = records.rows(records.ids(query)[:MOST])
    if as_json:
        print_json({"records": [document(row) for row in rows]})
        return
    if not rows:
        say(session.words, marked("cli", "Nothing of this kind was told."))
    for row in rows:
        click.echo(_line(session, row))


def document(row: RecordRow) -> dict[str, object]:
    """Return a record as JSON; instants at +08:00, amounts in 分."""
    record, appeal = row.record, row.appeal
    return {
        "id": row.id,
        **told(record),
        "shop": row.shop_name or None,
        "matched": row.order_id is not None,
        "appeal": {
            "state": row.appeal_state.value,
            "last_day": appeal.last_day.isoformat() if appeal.last_day else None,
            "last": iso(appeal.last),
            "rule": appeal.rule or None,
        },
    }


def told(record: PlatformRecord) -> dict[str, object]:
    """Return what was told, as JSON."""
    return {
        "kind": record.kind.value,
        "source": record.source.value,
        "platform": record.platform.value if record.platform else None,
        "order": record.order_number or None,
        "sub_order": record.line_number or None,
        "waybill": record.waybill or None,
        "platform_id": record.foreign_id or None,
        "what": record.what or None,
        "at": iso(record.at),
        "only_day_told": record.is_day,
        "due": iso(record.due),
        "amount_fen": record.amount,
        "points": record.points,
        "state": record.state or None,
        "appeal_told": record.appeal or None,
        "text": record.text or None,
    }


def _line(session: Session, row: RecordRow) -> str:
    record = row.record
    number = record.order_number or record.waybill or record.foreign_id
    parts = [
        word(session.words, record.kind),
        _when(record.at, is_day=record.is_day),
        shop_name(session.words, row.shop_name) or "—",
        number if row.order_id is not None else _unmatched(session, number),
        record.what or "—",
        "—" if record.amount is None else f"{record.amount / 100:.2f}",
    ]
    if record.kind is RecordKind.WARNING and record.due is not None:
        until = session.words.translate("cli", ACT_UNTIL)
        parts.append(until.format(time=_when(record.due, is_day=False)))
    if row.appeal_state is not AppealState.NONE:
        last = row.appeal.last_day.isoformat() if row.appeal.last_day else ""
        parts.append(f"{word(session.words, row.appeal_state)} {last}".strip())
    return "  ".join(parts)


def _unmatched(session: Session, number: str) -> str:
    return session.words.translate("cli", UNMATCHED).format(number=number)


def _when(at: datetime | None, *, is_day: bool) -> str:
    if at is None:
        return "—"
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d" if is_day else "%Y-%m-%d %H:%M")
