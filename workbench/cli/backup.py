"""``backup``, ``restore`` and ``recover``: copies of everything, and the ways back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import iso, print_json, say, sentence, warn
from workbench.cli.recovery_code import read_code
from workbench.cli.refusing import explain
from workbench.cli.session import as_json, profile_option
from workbench.cli.unlocking import unlock_first
from workbench.domain.care.rescue import Way
from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BackupLocked, BadInput, marked

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.care.backups import Backup, Rescue
    from workbench.domain.care.rescue import Present, Situation
    from workbench.services.care.recovery import RecoveryService, Restored

MEGABYTE = 1 << 20

code_option = click.option(
    "--code-file",
    default="",
    help="File with the recovery code; - reads standard input. Else it is asked for when needed.",
)


def _progress(words: Words) -> Bar:
    return Bar(words.translate("cli", marked("cli", "Working")))


class Bar:
    """A line on stderr that tells how far a long work has come; silent where nobody looks."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        """Show a new percentage."""
        percent = done * 100 // total if total else self._shown
        if percent != self._shown and sys.stderr.isatty():
            self._shown = percent
            click.echo(f"\r{self._label} {percent} %  ", nl=False, err=True)

    def end(self) -> None:
        """Leave the line."""
        if self._shown >= 0:
            click.echo("\r" + " " * 40 + "\r", nl=False, err=True)


@click.command()
@profile_option
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@as_json
@click.pass_obj
def backup(session: Session, /, *, file: Path, as_json: bool) -> None:
    """Write an encrypted copy of everything to FILE, checked by opening it.

    Works beside an open window. It opens again with this machine's keyring or passphrase, or on
    any other with the recovery code.
    """
    profile, bar = session.profile(), _progress(session.words)
    if not profile.cache_file.exists():
        reason = marked("errors", "there are no data yet")
        raise BadInput(what=str(profile.folder), reason=reason)
    with session.program.workspace(profile) as workspace:
        made = workspace.backups.write(file.absolute(), bar)
    bar.end()
    if as_json:
        print_json(_document(made))
        return
    told = marked("cli", "{path}: {orders} order(s), {size} MB, opened and checked")
    say(session.words, told, path=made.path, orders=made.orders, size=_megabytes(made))
    if session.program.recovery(profile).keys.needs_code():
        hint = marked(
            "cli",
            "There is no recovery code yet: on another machine this backup opens with the same"
            " passphrase alone. `workbench recovery-code` makes one; then back up again.",
        )
        warn(session.words, hint)


@click.command()
@profile_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask before the present data are moved aside.")
@code_option
@as_json
@click.pass_obj
def restore(session: Session, /, *, file: Path, yes: bool, code_file: str, as_json: bool) -> None:
    """Put the backup FILE in the place of the data, checked first.

    The data that are there now are moved aside, never removed. No window may be open.
    """
    unlock_first(session)
    recovery = session.program.recovery(session.profile())
    source = file.absolute()
    found, present = recovery.described(source), recovery.present()
    if not as_json:
        _print_exchange(session.words, found, present)
    if not yes and present.is_there and sys.stdin.isatty():
        click.confirm(session.words.translate("cli", marked("cli", "Go on?")), abort=True, err=True)
    restored = _restore(session, recovery, source, code_file)
    _print_restored(session.words, restored, as_json=as_json)


def _restore(session: Session, recovery: RecoveryService, source: Path, code_file: str) -> Restored:
    """Restore; a person is asked for the recovery code where nothing else opens the backup."""
    bar = _progress(session.words)
    code = read_code(session.words, code_file) if code_file else ""
    try:
        return recovery.restore(source, bar, code)
    except BackupLocked as error:
        bar.end()
        if code or not sys.stdin.isatty():
            raise
        click.echo(explain(session.words, error), err=True)
        return recovery.restore(source, bar, read_code(session.words, ""))
    finally:
        bar.end()


def _print_exchange(words: Words, found: Backup, present: Present) -> None:
    told = marked("cli", "Backup of {when}: {counts}")
    say(words, told, when=_when(found.made_at), counts=_counts(words, found.counts))
    if not present.is_there:
        return
    now = marked("cli", "Moved aside, last changed {when}: {counts}")
    say(words, now, when=_when(present.changed_at), counts=_counts(words, present.counts))


def _counts(words: Words, counts: object) -> str:
    if not isinstance(counts, dict):
        return words.translate("cli", marked("cli", "cannot be read"))
    shape = marked("cli", "{orders} order(s), {parcels} parcel(s), {scans} scan(s)")
    names = ("orders", "shipment", "event")
    orders, parcels, scans = (counts.get(name, 0) for name in names)
    return sentence(words, shape, orders=orders, parcels=parcels, scans=scans)


def _print_restored(words: Words, restored: Restored, *, as_json: bool) -> None:
    if as_json:
        print_json({**_document(restored.backup), "kept_in": str(restored.kept_in)})
        return
    told = marked("cli", "Restored and checked. What was there before lies in {path}")
    say(words, told, path=restored.kept_in)


@click.command()
@profile_option
@click.option("--code", "way", flag_value="code", help="Open the data with the recovery code.")
@click.option("--restore", "way", flag_value="restore", help="Restore the last whole backup.")
@click.option("--salvage", "way", flag_value="salvage", help="Save what can still be read.")
@code_option
@as_json
@click.pass_obj
def recover(session: Session, /, *, way: str | None, code_file: str, as_json: bool) -> None:
    """Say what is wrong with the data, and put them right.

    Without an option nothing is changed; ends with 1 where something is wrong.
    """
    recovery = session.program.recovery(session.profile())
    if way is None:
        _print_situation(session.words, recovery.examine(), as_json=as_json)
        return
    bar = _progress(session.words)
    if way == Way.CODE:
        recovery.keys.unlock_by(read_code(session.words, code_file))
        _print_unlocked(session.words, as_json=as_json)
        return
    code = read_code(session.words, code_file) if code_file else ""
    if not code:
        unlock_first(session)
    if way == Way.RESTORE:
        _print_restored(session.words, recovery.restore_last(bar, code), as_json=as_json)
        return
    rescue = recovery.salvage(bar, code)
    bar.end()
    _print_rescue(session.words, rescue, as_json=as_json)


_WAYS = {
    Way.CODE: marked("cli", "  workbench recover --code: open them with the recovery code"),
    Way.RESTORE: marked(
        "cli", "  workbench recover --restore: the backup of {when}, {orders} order(s)"
    ),
    Way.SALVAGE: marked("cli", "  workbench recover --salvage: save what can still be read"),
}


def _print_situation(words: Words, found: Situation, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "trouble": explain(words, found.trouble) if found.trouble else None,
                "ways": [way.value for way in found.ways],
                "backups": [_document(each) for each in found.backups],
                "recovery_code": found.has_code,
            }
        )
    elif found.trouble is None:
        say(words, marked("cli", "Nothing is wrong with the data."))
    else:
        click.echo(explain(words, found.trouble))
        last = found.backups[0] if found.backups else None
        values = {"when": _when(last.made_at), "orders": last.orders} if last else {}
        for way in found.ways:
            say(words, _WAYS[way], **values)
        if not found.ways:
            say(words, marked("cli", "There is neither a backup nor a recovery code to help."))
    sys.exit(int(found.trouble is not None))


def _print_unlocked(words: Words, *, as_json: bool) -> None:
    if as_json:
        print_json({"unlocked": True})
    else:
        say(words, marked("cli", "The data open again; the recovery code stays in force."))


def _print_rescue(words: Words, rescue: Rescue, *, as_json: bool) -> None:
    if as_json:
        tables = {
            each.table: {"read": each.read, "from_backup": each.from_backup, "lost": each.lost}
            for each in rescue.tables
        }
        print_json({"tables": tables, "kept_in": str(rescue.kept_in)})
        return
    unknown = words.translate("cli", marked("cli", "unknown"))
    line = marked("cli", "  {table}: {read} read, {backup} from the backup, {lost} lost")
    for each in rescue.tables:
        if each.is_worth_telling:
            lost = unknown if each.lost is None else each.lost
            counts = {"read": each.read, "backup": each.from_backup, "lost": lost}
            say(words, line, table=each.table, **counts)
    told = marked("cli", "The damaged file lies unchanged in {path}")
    say(words, told, path=rescue.kept_in)


def _document(made: Backup) -> dict[str, object]:
    return {
        "file": str(made.path),
        "made_at": iso(made.made_at),
        "program": made.program,
        "size": made.size,
        "counts": dict(made.counts),
    }


def _when(instant: datetime | None) -> str:
    return instant.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if instant else "—"


def _megabytes(made: Backup) -> str:
    return f"{made.size / MEGABYTE:.1f}"
