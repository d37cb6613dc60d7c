"""``robot``: group chats that are told what pops up."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from workbench.cli.output import iso, print_json, say, word
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import BadInput, marked
from workbench.services.notices.robots import test_message

if TYPE_CHECKING:
    from workbench.cli.program import Words
    from workbench.cli.session import Session
    from workbench.domain.telling.robots import Robot


class RobotFile(msgspec.Struct, frozen=True):
    """A robot as a file gives it; what is shown in a group's settings, copied."""

    address: str
    name: str
    secret: str = ""


@click.group()
def robot() -> None:
    """Robots of DingTalk, WeCom and Feishu groups, told what pops up while the window runs."""


@robot.command()
@profile_option
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, allow_dash=True),
    help='JSON {"name", "address", "secret"}; - reads standard input. Else it is asked for.',
)
@as_json
@click.pass_obj
def add(session: Session, /, *, source: Path | None, as_json: bool) -> None:
    """Add a group's robot; it is told a test message before it is kept."""
    told = _read(source) if source else _ask(session.words)
    words = test_message(told.name, session.words.translate)
    with session.program.workspace(session.profile()) as workspace:
        made = workspace.robots.add(told.name, told.address, told.secret, words)
    if as_json:
        print_json(_document(made))
    else:
        say(session.words, marked("cli", "Added robot {id}: {name}"), id=made.id, name=made.name)


@robot.command("list")
@profile_option
@as_json
@click.pass_obj
def list_robots(session: Session, /, *, as_json: bool) -> None:
    """List the robots and how their last message went."""
    with session.program.workspace(session.profile()) as workspace:
        robots = workspace.robots.all()
    if as_json:
        print_json([_document(each) for each in robots])
        return
    if not robots:
        say(session.words, marked("cli", "There is no robot yet: `workbench robot add`."))
    for each in robots:
        off = "" if each.is_on else session.words.translate("cli", marked("cli", "  (off)"))
        kind, state = word(session.words, each.kind), word(session.words, each.health.state)
        click.echo(f"{each.id}  {each.name}  {kind}  {each.hint}  {state}{off}")


@robot.command("try")
@profile_option
@click.argument("robot_id", type=int)
@click.pass_obj
def try_robot(session: Session, /, *, robot_id: int) -> None:
    """Tell a robot a test message; ends with 1 if it did not take it."""
    with session.program.workspace(session.profile()) as workspace:
        name = {each.id: each.name for each in workspace.robots.all()}.get(robot_id, "")
        words = test_message(name, session.words.translate)
        told = workspace.robots.try_out(robot_id, words)
    reason = session.words.translate("errors", told.health.reason) if told.health.reason else ""
    click.echo(" ".join(filter(None, (word(session.words, told.health.state), reason))))
    sys.exit(int(not told.arrived))


@robot.command()
@profile_option
@click.argument("robot_id", type=int)
@click.pass_obj
def remove(session: Session, /, *, robot_id: int) -> None:
    """Forget a robot with its address and secret."""
    with session.program.workspace(session.profile()) as workspace:
        workspace.robots.remove(robot_id)
    say(session.words, marked("cli", "Removed robot {id}"), id=robot_id)


def _read(source: Path) -> RobotFile:
    try:
        told = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
        return msgspec.json.decode(told.removeprefix(b"\xef\xbb\xbf"), type=RobotFile)
    except OSError as error:
        reason = marked("errors", "the file cannot be read")
        raise BadInput(what=source.name, reason=reason) from error
    except msgspec.DecodeError as error:
        reason = marked("errors", "it is no JSON document with name, address and secret of a robot")
        raise BadInput(what=source.name, reason=reason) from error


# What is typed, whether it may be left out, and whether others may look on.
_ASKED = (
    ("name", marked("cli", "Name of the group"), False, False),
    ("address", marked("cli", "Webhook address"), False, True),
    ("secret", marked("cli", "Signing secret, if there is one"), True, True),
)


def _ask(words: Words) -> RobotFile:
    typed = {
        field: click.prompt(
            words.translate("cli", label),
            default="" if is_optional else None,
            show_default=False,
            hide_input=is_secret,
            err=True,
        )
        for field, label, is_optional, is_secret in _ASKED
    }
    return RobotFile(**typed)


def _document(made: Robot) -> dict[str, object]:
    return {
        "id": made.id,
        "kind": made.kind.value,
        "name": made.name,
        "address": made.hint,
        "signed": made.is_signed,
        "on": made.is_on,
        "state": made.health.state.value,
        "since": iso(made.health.since),
    }
