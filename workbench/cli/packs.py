"""``policy list``, ``add``, ``switch``, ``remove`` and ``replay``: which packs count."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json, say, sentence, warn
from workbench.cli.polling import Instant
from workbench.cli.refusing import explain
from workbench.cli.replaying import print_replay, replay_document
from workbench.cli.session import as_json, gathered, profile_option
from workbench.domain.errors import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import Any

    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.rules.packs import PackEntry
    from workbench.domain.rules.replay import ReplayProgress, ReplayReport
    from workbench.services.rules.packs import PackChange, PackService

ORIGINS = {
    "seeds": marked("cli", "base rules"),
    "outside": marked("cli", "from other sources"),
    "seller": marked("cli", "your own"),
}
pack_file = click.argument("file", type=click.Path(path_type=Path))
yes = click.option("--yes", is_flag=True, help="Do not ask.")


@click.command("list")
@profile_option
@as_json
@click.pass_obj
def list_packs(session: Session, /, *, as_json: bool) -> None:
    """List every pack: whose it is, how many rules it holds, whether it counts."""
    with _packs(session) as packs:
        entries = packs.packs()
    if as_json:
        print_json({"packs": [_document(session.words, entry) for entry in entries]})
        return
    for entry in entries:
        _print_entry(session.words, entry)


@click.command()
@profile_option
@pack_file
@click.option("--replay/--no-replay", default=True, help="Try it over the cached orders first.")
@yes
@as_json
@click.pass_obj
def add(session: Session, /, *, file: Path, replay: bool, yes: bool, as_json: bool) -> None:
    """Add a pack of your own, or a new text of it.

    It is tried over the cached orders and switched on when you say so (or by --yes). Else a new
    pack is kept switched off, and of a pack that is there already the old text stays in force.
    """
    with _packs(session) as packs:
        change = packs.look(file)
        report = _tried(session, packs, change) if replay else None
        if report is not None and not as_json:
            print_replay(session.words, report, change.names)
        is_on = yes or _confirmed(session.words)
        if is_on or change.is_new:
            packs.add(change, is_on=is_on)
            _judge(session, packs)
    if as_json:
        document: dict[str, Any] = {"pack": change.pack_id, "on": is_on, "new": change.is_new}
        print_json(document | {"replay": report and replay_document(report)})
    else:
        _say_added(session.words, change, is_on=is_on)


@click.command()
@profile_option
@click.argument("pack")
@click.argument("state", type=click.Choice(["on", "off"]))
@as_json
@click.pass_obj
def switch(session: Session, /, *, pack: str, state: str, as_json: bool) -> None:
    """Let a pack count, or not; the base rules always do."""
    is_on = state == "on"
    with _packs(session) as packs:
        packs.switch(pack, is_on=is_on)
        _judge(session, packs)
    if as_json:
        print_json({"pack": pack, "on": is_on})
    else:
        said = {True: marked("cli", "{pack} is on."), False: marked("cli", "{pack} is off.")}
        say(session.words, said[is_on], pack=pack)


@click.command()
@profile_option
@click.argument("pack")
@as_json
@click.pass_obj
def remove(session: Session, /, *, pack: str, as_json: bool) -> None:
    """Take a pack of your own out."""
    with _packs(session) as packs:
        packs.remove(pack)
        _judge(session, packs)
    if as_json:
        print_json({"pack": pack, "removed": True})
    else:
        say(session.words, marked("cli", "{pack} was removed."), pack=pack)


@dataclass(frozen=True, slots=True)
class Trial:
    """What ``replay`` was asked to try."""

    file: Path | None
    added: str | None
    without: str | None
    since: datetime | None
    as_json: bool

    def change(self, packs: PackService) -> PackChange:
        """Return what would change.

        Raises:
            WorkbenchError: the file or the pack cannot be tried.
        """
        if self.file is not None:
            return packs.look(self.file)
        return packs.look_at_switch(self.added or self.without or "", is_on=self.added is not None)


@click.command()
@profile_option
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--with", "added", metavar="PACK", help="As if this pack were switched on.")
@click.option("--without", metavar="PACK", help="As if this pack were switched off.")
@click.option("--since", type=Instant(), help="Leave out orders that were paid before.")
@as_json
@click.pass_obj
@gathered(Trial)
def replay(session: Session, trial: Trial, /) -> None:
    """Show what would change, order by order, with a file or pack, or without one.

    Nothing is changed. Progress goes to stderr; Ctrl+C ends it with 1.
    """
    if sum(each is not None for each in (trial.file, trial.added, trial.without)) != 1:
        raise click.UsageError("Name one of FILE, --with PACK and --without PACK.")
    with _packs(session) as packs:
        change = trial.change(packs)
        report = _tried(session, packs, change, trial.since)
    if trial.as_json:
        print_json(replay_document(report))
    else:
        print_replay(session.words, report, change.names)


@contextmanager
def _packs(session: Session) -> Iterator[PackService]:
    with session.program.workspace(session.profile()) as workspace:
        yield workspace.packs


def _tried(
    session: Session, packs: PackService, change: PackChange, since: datetime | None = None
) -> ReplayReport:
    """Replay with progress on stderr; end with 1 where somebody asked to stop."""
    found: list[ReplayReport] = []
    label = session.words.translate("cli", marked("cli", "Trying the rules over cached orders"))
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(progress: ReplayProgress) -> None:
            bar.length = progress.total
            bar.update(progress.done - bar.pos)

        def work() -> None:
            found.append(packs.replay(change, show, paid_since=since))

        _until_done(session, work)
    return found[0]


def _judge(session: Session, packs: PackService) -> None:
    """Judge what the change touches; what an early end leaves is judged by the next round."""

    def work() -> None:
        packs.judge(lambda _: None)

    _until_done(session, work)


def _until_done(session: Session, work: Callable[[], None]) -> None:
    if not session.program.interrupt.guard(work):
        warn(session.words, marked("cli", "Stopped before it was done."))
        sys.exit(1)


def _confirmed(words: Words) -> bool:
    """Ask whether to switch on; where nobody can answer it stays off."""
    if not sys.stdin.isatty():
        return False
    question = words.translate("cli", marked("cli", "Switch it on?"))
    return bool(click.confirm(question, default=False, err=True))


def _say_added(words: Words, change: PackChange, *, is_on: bool) -> None:
    told = marked("cli", "{pack} is on: {count} rule(s).")
    if not is_on and change.is_new:
        told = marked("cli", "{pack} was added and is off; `policy switch {pack} on` switches it.")
    elif not is_on:
        told = marked("cli", "The text of {pack} that is in force stays; nothing was changed.")
    say(words, told, pack=change.pack_id, count=len(change.rules))


def _print_entry(words: Words, entry: PackEntry) -> None:
    sign = "✓" if entry.is_on else "–"
    origin = words.translate("cli", ORIGINS[entry.origin])
    told = sentence(words, marked("cli", "{count} rule(s)"), count=len(entry.rules))
    click.echo(f"{sign} {entry.id}  {entry.title}  [{origin}]  {told}")
    if entry.taken:
        taken = marked("cli", "  in place of {rules}")
        say(words, taken, rules=", ".join(entry.taken))
    if entry.problem is not None:
        click.echo(f"  ! {explain(words, entry.problem)}")


def _document(words: Words, entry: PackEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        "platform": entry.platform and entry.platform.value,
        "origin": entry.origin,
        "on": entry.is_on,
        "rules": list(entry.rules),
        "taken": list(entry.taken),
        "checked_on": entry.checked_on and entry.checked_on.isoformat(),
        "problem": entry.problem and explain(words, entry.problem),
    }
