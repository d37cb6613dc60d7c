"""One run of the command line: the program and the profile that was chosen."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.cli.program import Program, Words
    from workbench.domain.profile import Profile


class Session:
    """Hands commands the program, its words and the profile."""

    def __init__(self, program: Program, folder: Path | None) -> None:
        self.program = program
        self._folder = folder

    @cached_property
    def words(self) -> Words:
        """Texts in the seller's language."""
        return self.program.words()

    def profile(self, *, demo: bool = False) -> Profile:
        """Return the chosen profile; ``demo`` asks for the demo's when none was named."""
        return self.program.profile(self._folder, demo=demo)

    def choose(self, folder: Path | None) -> None:
        """Take a profile that was named after the command."""
        self._folder = folder or self._folder


def with_session(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its session as first argument, and ``--profile`` after its name as well."""

    @click.option("--profile", type=click.Path(path_type=Path), help="Data folder to use.")
    @click.pass_obj
    def wrapped(session: Session, *args: Any, profile: Path | None, **options: Any) -> Any:
        session.choose(profile)
        return command(session, *args, **options)

    wrapped.__name__ = command.__name__
    wrapped.__doc__ = command.__doc__
    # Options declared below this decorator belong to the command all the same.
    wrapped.__click_params__ += getattr(command, "__click_params__", [])
    return wrapped


as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
