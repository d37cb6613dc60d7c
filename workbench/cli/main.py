"""The ``workbench`` command and its options that hold everywhere."""

from __future__ import annotations

import errno
import functools
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from workbench import __version__
from workbench.cli.refusing import allow_all_letters, drop_output, fail
from workbench.cli.session import Folder, Session
from workbench.domain.errors import SystemRefused, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbench.cli.program import Program

    # How each command is had by its name; one that is not asked for is not even loaded.
    Commands = Mapping[str, Callable[[], click.Command]]


class Workbench(click.Group):
    """Has its commands loaded by name; the program's own errors become a sentence and code 1."""

    later: Commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(self.later)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name."""
        return self.later[cmd_name]() if cmd_name in self.later else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; errors with words for the seller end it quietly."""
        try:
            return super().invoke(ctx)
        except WorkbenchError as error:
            self._fail(ctx, error)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # the reader of our output went away: click ends without a word
            drop_output()
            path, reason = str(error.filename or "—"), str(error.strerror)
            self._fail(ctx, SystemRefused(path=path, reason=reason))

    @staticmethod
    def _fail(ctx: click.Context, error: WorkbenchError) -> NoReturn:
        fail(ctx.find_object(Session).words, error)  # type: ignore[union-attr]  # set in build()


def build(program: Program, commands: Commands) -> click.Group:
    """Return the whole command line over ``program``."""

    @click.group(cls=Workbench, invoke_without_command=True)
    @click.version_option(__version__, prog_name="workbench")
    @click.option("--profile", type=Folder(), help="Data folder to use.")
    @click.pass_context
    def workbench(ctx: click.Context, profile: Path | None) -> None:
        """履约工作台: which orders and parcels run late, by which clock, and what to do."""
        ctx.obj = Session(program, profile)
        if ctx.invoked_subcommand is None:
            sys.exit(program.window(ctx.obj.profile()))

    workbench.later = commands
    return workbench


def run(program: Program, commands: Commands) -> None:
    """Run the command line with the arguments of this process."""
    allow_all_letters()
    command = functools.partial(build(program, commands), prog_name="workbench")
    command()
