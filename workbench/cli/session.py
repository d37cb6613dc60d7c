"""One run of the command line: the program and the profile that was chosen."""

from __future__ import annotations

from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from workbench.cli.program import Program, Words
    from workbench.domain.profile import Profile

    Command = Callable[..., None]

Asked = TypeVar("Asked")


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

    def choose(self, folder: Path) -> None:
        """Take a profile that was named after the command."""
        self._folder = folder


def _choose(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    session = ctx.find_object(Session)
    if session is not None and folder is not None:
        session.choose(folder)


class Folder(click.Path):
    """A folder; an empty name is none, and not the one we happen to stand in."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """Return the folder's path, or end with 2."""
        if not str(value):
            self.fail("a folder's name cannot be empty.", param, ctx)
        return super().convert(value, param, ctx)


# The group has the same option: a profile may be named before or after the command.
profile_option = click.option(
    "--profile",
    type=Folder(),
    expose_value=False,
    callback=_choose,
    help="Data folder to use.",
)

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def gathered(kind: Callable[..., Asked]) -> Callable[[Callable[[Session, Asked], None]], Command]:
    """Hand a command its arguments and options as one value of a frozen class.

    The class's fields bear the names of the command's parameters.
    """

    def around(command: Callable[[Session, Asked], None]) -> Command:
        @wraps(command)
        def call(session: Session, /, **options: object) -> None:
            command(session, kind(**options))

        return call

    return around
