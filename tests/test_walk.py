"""From window to window: samples and back, another language, never one's own data in between."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from workbench.app.walk import demo_beside, go_on, walk
from workbench.domain.profile import Profile
from workbench.ui.first_run.contract import Ending, Then

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.app.walk import Look
    from workbench.cli.program import RunningSandbox


class Weary(Exception):
    """Somebody does not want to wait."""


class Windows:
    """Windows that end as they are told to; ``seen`` is what was shown, in which language."""

    def __init__(self, home: Path, endings: list[Ending]) -> None:
        self._home = home
        self._endings = endings
        self.language = "zh_CN"
        self.seen: list[tuple[str, str]] = []
        self.season = "none"
        self.is_weary = False

    def speaking(self, language: str) -> Windows:
        self.language = language or self.language
        return self

    def profile(self, folder: Path | None, *, demo: bool = False) -> Profile:
        return Profile(folder or self._home / ("demo" if demo else "profile"))

    @contextmanager
    def sandbox(self, *, port: int, scenario: str, speed: float) -> Iterator[RunningSandbox]:
        self.season = "runs"
        try:
            yield None  # type: ignore[misc]  # nothing asks it here
        finally:
            self.season = "over"

    def making(self, work: Callable[[Look], None]) -> bool:
        try:
            work(self.look)
        except Weary:
            return False
        return True

    def look(self) -> None:
        if self.is_weary:
            raise Weary

    def new_demo(self, profile: Profile, sandbox: RunningSandbox, look: Look) -> None:
        profile.folder.mkdir(parents=True, exist_ok=True)
        profile.demo_file.touch()

    def one_window(
        self, profile: Profile, prepare: Callable[[], None], files: Sequence[Path] = ()
    ) -> Ending:
        prepare()
        self.seen.append((profile.folder.name, self.language))
        return self._endings.pop(0)


def nothing() -> None:
    """Prepare nothing."""


def walked(home: Path, *endings: Ending) -> Windows:
    windows = Windows(home, list(endings))
    assert walk(windows, windows.profile(None), nothing) == endings[-1].code
    return windows


def test_a_window_that_ends_is_the_end(tmp_path: Path) -> None:
    assert walked(tmp_path, Ending(code=3)).seen == [("profile", "zh_CN")]


def test_samples_and_back_to_ones_own_shops(tmp_path: Path) -> None:
    windows = walked(tmp_path, Ending(then=Then.DEMO), Ending(then=Then.OWN), Ending())
    assert [name for name, _ in windows.seen] == ["profile", "demo", "profile"]
    assert windows.season == "over"
    assert not (tmp_path / "profile").exists()


def test_who_does_not_wait_for_the_samples_is_back_where_they_were(tmp_path: Path) -> None:
    windows = Windows(tmp_path, [Ending(then=Then.DEMO, language="en"), Ending(code=5)])
    windows.is_weary = True
    assert walk(windows, windows.profile(None), nothing) == 5
    assert windows.seen == [("profile", "zh_CN"), ("profile", "en")]
    assert windows.season == "over"


def test_the_language_goes_along(tmp_path: Path) -> None:
    windows = walked(tmp_path, Ending(then=Then.DEMO, language="en"), Ending(language="en"))
    assert windows.seen == [("profile", "zh_CN"), ("demo", "en")]


def test_samples_that_were_asked_for_lead_to_ones_own_shops(tmp_path: Path) -> None:
    windows = Windows(tmp_path, [Ending(then=Then.OWN), Ending()])
    demo = windows.profile(tmp_path / "elsewhere")
    windows.new_demo(demo, None, go_on)  # type: ignore[arg-type]  # nothing asks it here
    walk(windows, demo, nothing)
    assert [name for name, _ in windows.seen] == ["elsewhere", "profile"]


@pytest.mark.parametrize(
    ("own", "samples"),
    [
        pytest.param("profile", "demo", id="the usual one"),
        pytest.param("second shop", "second shop-demo", id="one that was named"),
    ],
)
def test_samples_lie_beside_a_profile(tmp_path: Path, own: str, samples: str) -> None:
    windows = Windows(tmp_path, [])
    assert demo_beside(windows, Profile(tmp_path / own)).folder == tmp_path / samples
