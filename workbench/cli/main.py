"""The ``workbench`` command and its options that hold everywhere."""

from __future__ import annotations

import errno
import functools
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from workbench import __version__
from workbench.cli.accounts import account
from workbench.cli.backup import backup, recover, restore
from workbench.cli.demo import demo, sandbox, screenshot
from workbench.cli.doctor import doctor
from workbench.cli.exporting import export
from workbench.cli.files import import_files
from workbench.cli.filing import filing
from workbench.cli.filing_preview import preview
from workbench.cli.metrics import freight, metrics
from workbench.cli.opening import open_files
from workbench.cli.output import allow_all_letters, drop_output, fail
from workbench.cli.packet import attach, packet, verify
from workbench.cli.penalties import penalties
from workbench.cli.policy import policy, simulate
from workbench.cli.polling import poll, review
from workbench.cli.privacy import forget, retention
from workbench.cli.recovery_code import recovery_code
from workbench.cli.robots import robot
from workbench.cli.session import Folder, Session
from workbench.cli.shipping import acts, ship
from workbench.cli.support import support
from workbench.cli.tickets import ticket
from workbench.cli.today import ledger, today
from workbench.cli.tracing import classify, traces
from workbench.domain.errors import SystemRefused, WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli.program import Program


class TranslatedErrors(click.Group):
    """A group that turns the program's own errors into a sentence and exit code 1."""

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


def build(program: Program) -> click.Command:
    """Return the whole command line over ``program``."""

    @click.group(cls=TranslatedErrors, invoke_without_command=True)
    @click.version_option(__version__, prog_name="workbench")
    @click.option("--profile", type=Folder(), help="Data folder to use.")
    @click.pass_context
    def workbench(ctx: click.Context, profile: Path | None) -> None:
        """履约工作台: which orders and parcels run late, by which clock, and what to do."""
        ctx.obj = Session(program, profile)
        if ctx.invoked_subcommand is None:
            sys.exit(program.window(ctx.obj.profile()))

    shown = (account, demo, doctor, export, filing, import_files, poll, review, sandbox, screenshot)
    safety = (backup, restore, recover, recovery_code, forget, retention)
    filing.add_command(attach)
    filing.add_command(preview)
    for command in (
        *shown,
        packet,
        verify,
        open_files,
        today,
        ledger,
        penalties,
        policy,
        simulate,
        ticket,
        metrics,
        freight,
        ship,
        acts,
        classify,
        traces,
        robot,
        support,
        *safety,
    ):
        workbench.add_command(command)
    return workbench


def run(program: Program) -> None:
    """Run the command line with the arguments of this process."""
    allow_all_letters()
    command = functools.partial(build(program), prog_name="workbench")
    command()
