"""From window to window: the seller's own shops, the sample data, and the same in another language.

Each is opened when the one before has closed; the own profile is never touched by the samples.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from workbench.domain.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbench.cli.program import RunningSandbox
    from workbench.ui.first_run.contract import Ending

    # Raises where somebody does not want to wait any more.
    Look: TypeAlias = Callable[[], None]

SEASON = "spring-festival-2024"


class SamplesLeft(Exception):
    """Somebody did not want to wait for the samples."""


def go_on() -> None:
    """Let whatever is under way go on."""


class Walker(Protocol):
    """What opens one window."""

    def speaking(self, language: str) -> Walker:
        """Return the same in another language, "" for this one."""
        ...

    def profile(self, folder: Path | None, *, demo: bool = False) -> Profile:
        """Return the profile at ``folder``, else the seller's own or the demo beside it."""
        ...

    def sandbox(
        self, *, port: int, scenario: str, speed: float
    ) -> AbstractContextManager[RunningSandbox]:
        """Start the loopback server."""
        ...

    def making(self, work: Callable[[Look], None]) -> bool:
        """Do ``work`` while it is shown that the samples are made; False where somebody left."""
        ...

    def new_demo(self, profile: Profile, sandbox: RunningSandbox, look: Look) -> None:
        """Make a demo profile anew; ``look`` is called between its steps."""
        ...

    def one_window(
        self, profile: Profile, prepare: Callable[[], None], files: Sequence[Path] = ()
    ) -> Ending:
        """Show a profile's window, with files to open, until it is closed."""
        ...


def walk(
    walker: Walker, profile: Profile, prepare: Callable[[], None], files: Sequence[Path] = ()
) -> int:
    """Show a profile's window, and the ones it leads to; return the exit code."""
    from workbench.ui.first_run.contract import Then

    ending = walker.one_window(profile, prepare, files)
    own = walker.profile(None) if profile.is_demo else profile
    while ending.then is not Then.END:
        next_one = walker.speaking(ending.language)
        if ending.then is Then.DEMO:
            try:
                ending = _samples(next_one, demo_beside(walker, own))
            except SamplesLeft:
                ending = replace(ending, then=Then.OWN)
        else:
            ending = next_one.one_window(own, lambda: None)
    return ending.code


def demo_beside(walker: Walker, own: Profile) -> Profile:
    """Return where the samples beside a profile lie: never within it."""
    if own == walker.profile(None):
        return walker.profile(None, demo=True)
    return Profile(own.folder.with_name(f"{own.folder.name}-demo"))


def _samples(walker: Walker, demo: Profile) -> Ending:
    with ExitStack() as season:

        def make(look: Look) -> None:
            running = walker.sandbox(port=0, scenario=SEASON, speed=0.0)
            sandbox = season.enter_context(running)
            look()
            walker.new_demo(demo, sandbox, look)

        def prepare() -> None:
            if not walker.making(make):
                raise SamplesLeft

        return walker.one_window(demo, prepare)
