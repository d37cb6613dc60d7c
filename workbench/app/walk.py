"""From window to window: the seller's own shops, the sample data, and the same in another language.

Each is opened when the one before has closed; the own profile is never touched by the samples.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol

from workbench.domain.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbench.cli.program import RunningSandbox
    from workbench.ui.first_run.contract import Ending

SEASON = "spring-festival-2024"


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

    def waiting(self) -> AbstractContextManager[object]:
        """Show that the samples are being made, as long as they are."""
        ...

    def new_demo(self, profile: Profile, sandbox: RunningSandbox) -> None:
        """Make a demo profile anew."""
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
            ending = _samples(next_one, demo_beside(walker, own))
        else:
            ending = next_one.one_window(own, lambda: None)
    return ending.code


def demo_beside(walker: Walker, own: Profile) -> Profile:
    """Return where the samples beside a profile lie: never within it."""
    if own == walker.profile(None):
        return walker.profile(None, demo=True)
    return Profile(own.folder.with_name(f"{own.folder.name}-demo"))


def _samples(walker: Walker, demo: Profile) -> Ending:
    with ExitStack() as shown:
        shown.enter_context(walker.waiting())
        with walker.sandbox(port=0, scenario=SEASON, speed=0.0) as sandbox:

            def prepare() -> None:
                walker.new_demo(demo, sandbox)
                shown.close()

            return walker.one_window(demo, prepare)
