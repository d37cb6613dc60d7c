"""``demo``, ``sandbox`` and ``screenshot``: the season, its server, and pictures of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json, warn
from workbench.cli.polling import print_report
from workbench.cli.review import print_review
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked

if TYPE_CHECKING:
    from workbench.cli.session import Session

SEASON = "spring-festival-2024"

scenario_option = click.option("--scenario", default=SEASON, show_default=True, help="Season.")
speed_option = click.option(
    "--speed",
    type=click.FloatRange(0, 100_000),
    default=0.0,
    show_default=True,
    help="How many times as fast as real time the season runs; 0 stands still.",
)


@click.command()
@profile_option
@scenario_option
@speed_option
@click.option("--headless", is_flag=True, help="Poll once, print the review and end.")
@as_json
@click.pass_obj
def demo(
    session: Session, /, *, scenario: str, speed: float, headless: bool, as_json: bool
) -> None:
    """Open the window on the demo season; every start makes the demo anew.

    Warnings do not change the exit code; a poll that was not whole ends with 1.
    """
    program = session.program
    profile = session.profile(demo=True)
    with program.sandbox(port=0, scenario=scenario, speed=speed) as sandbox_server:
        if not headless:
            sys.exit(program.window(profile, lambda: program.new_demo(profile, sandbox_server)))
        program.new_demo(profile, sandbox_server)
        with program.workspace(profile) as workspace:
            report = workspace.refresh.run_once()
            found = workspace.review.review(report.data_time)
    if not as_json:
        print_report(session.words, report, as_json=False)
    print_review(session.words, found, as_json=as_json)
    sys.exit(int(bool(report.troubles)))


@click.command()
@profile_option
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@scenario_option
@speed_option
@as_json
@click.pass_obj
def sandbox(session: Session, /, *, port: int, scenario: str, speed: float, as_json: bool) -> None:
    """Run the loopback server alone; prints its address and keys as JSON on the first line."""
    program = session.program
    with program.sandbox(port=port, scenario=scenario, speed=speed) as server:
        print_json(server.credentials())
        if not as_json:
            # Beside standard output: what goes into a file is a key file, whole.
            warn(session.words, marked("cli", "Press Ctrl+C to stop."))
        sys.stdout.flush()

        def work() -> None:
            while True:
                program.interrupt.wait(3600)

        program.interrupt.guard(work)


@click.command()
@profile_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--plain", is_flag=True, help="Only the views as they are, in one language.")
@as_json
@click.pass_obj
def screenshot(session: Session, /, *, folder: Path, plain: bool, as_json: bool) -> None:
    """Render every view in every state to PNG, light and dark, in both languages.

    No display is needed.

    A profile that has data is shown as it is; else a demo is made first.
    """
    program = session.program
    profile = session.profile(demo=True)
    if not profile.cache_file.exists():
        with program.sandbox(port=0, scenario=SEASON, speed=0.0) as server:
            program.new_demo(profile, server)
            with program.workspace(profile) as workspace:
                workspace.refresh.run_once()
    pictures = [str(path) for path in program.screenshots(profile, folder, plain=plain)]
    if as_json:
        print_json(pictures)
    else:
        click.echo("\n".join(pictures))
