"""Wires everything: the only place that knows every layer, and the only one that imports late.

Heavy parts (Qt, the HTTP client, the sandbox, the keyring) are loaded when a command asks for them.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from typing import TYPE_CHECKING

from workbench import paths
from workbench.app import children
from workbench.app.demo_filings import file_for_demo
from workbench.app.demo_tickets import ask_for_demo
from workbench.app.greeting import Entrance, Greeter
from workbench.app.profiles import Profiles
from workbench.app.walk import go_on, walk
from workbench.app.windows import late_furniture, late_notifier, window_hold
from workbench.crash_notes import CrashNotes
from workbench.domain.clock import Clock, SystemClock
from workbench.domain.errors import (
    KeyringGone,
    KeyringUnavailable,
    PassphraseMissing,
    WorkbenchError,
)
from workbench.domain.profile import Profile
from workbench.interrupt import Interrupt, raise_interrupts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.app.keys import KeyChain
    from workbench.app.walk import Look
    from workbench.cli.program import RunningSandbox, Words
    from workbench.domain.filing.packets import CheckedPacket
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.care.doctor import Finding
    from workbench.services.care.recovery import RecoveryService
    from workbench.services.care.support import SupportService
    from workbench.services.judging.classifying import ClassifyService
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.contract import Ending, Speech

# Pictures are made in each.
_LANGUAGES = ("zh_CN", "en")


class App:
    """The program: opens profiles and starts what commands ask for.

    A ``shelf`` that was read before, in the same language, saves reading it again.
    """

    def __init__(
        self,
        language: str,
        wall: Clock,
        interrupt: Interrupt,
        shelf: Shelf | None = None,
        keys: KeyChain | None = None,
    ) -> None:
        self._language = language
        self._wall = wall
        self.interrupt = interrupt
        self._profiles = Profiles(language, wall, interrupt.wait, shelf, keys)

    def words(self) -> Words:
        """Return the texts of the chosen language."""
        return self._profiles.words()

    def browse(self, address: str) -> bool:
        """Show an address in the system's browser; False where there is none."""
        import webbrowser

        return webbrowser.open(address)

    def profile(self, folder: Path | None, *, demo: bool = False) -> Profile:
        """Return the profile at ``folder``, else the seller's own or the demo beside it."""
        if folder is not None:
            return Profile(folder.expanduser().resolve())
        return Profile(paths.demo_folder() if demo else paths.data_folder())

    @contextmanager
    def workspace(self, profile: Profile) -> Iterator[Workspace]:
        """Open a profile's cache and services; made new where nothing is there yet."""
        workspace = _unlocked(self, profile)
        try:
            yield workspace
        finally:
            workspace.close()

    def open_workspace(self, profile: Profile) -> Workspace:
        """Open a profile in the calling thread; its caller closes it there."""
        return self._profiles.open(profile)

    @contextmanager
    def sandbox(self, *, port: int, scenario: str, speed: float) -> Iterator[RunningSandbox]:
        """Start the loopback server."""
        from workbench.sandbox.season import load_season
        from workbench.sandbox.server import SandboxServer

        season = load_season(paths.resource("season"), scenario)
        with SandboxServer(season, port=port, speed=speed, wall=self._wall) as server:
            yield server

    def making(self, work: Callable[[Look], None]) -> bool:
        """Do ``work`` while it is shown that the sample data are made, where anybody sees it.

        False where somebody did not want to wait.
        """
        from workbench.ui.first_run.contract import Speech
        from workbench.ui.first_run.waiting import made
        from workbench.ui.opening import application, has_screen

        if not has_screen(os.environ, sys.platform):
            work(go_on)
            return True
        return made(application(), Speech(self._language, paths.resource("translations")), work)

    def new_demo(self, profile: Profile, sandbox: RunningSandbox, look: Look = go_on) -> None:
        """Make a demo profile anew over ``sandbox``, with its shops signed in.

        ``look`` is called between two steps, and ends it by an exception: the next demo is made
        anew in any case.

        Raises:
            BadInput: the folder holds something that is no demo; it is left as it is.
            ProfileInUse: another program has this demo open.
        """
        from workbench.store.keys.unlock import clear_demo, make_demo_key
        from workbench.store.safety.profile_lock import ProfileLock

        profile.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ProfileLock.take(profile.folder):
            clear_demo(profile.folder)
            make_demo_key(profile.folder)
            profile.demo_file.touch(mode=0o600)
        look()
        with self.workspace(profile) as workspace:
            look()
            workspace.accounts.add_from_text(json.dumps(sandbox.credentials()))
            look()
            file_for_demo(workspace, sandbox.filings())
            look()
            ask_for_demo(workspace, sandbox)
            look()

    def window(
        self,
        profile: Profile,
        prepare: Callable[[], None] = lambda: None,
        files: Sequence[Path] = (),
    ) -> int:
        """Open the window on a profile, or bring its open one forward; return the exit code.

        ``prepare`` is done before the data are opened, unless a window has them open. ``files``
        are taken in once it stands.
        """
        # What is loaded now stays: searching it for garbage took 60 ms of every start. Once the
        # window stands it searches by itself (``ui/background/tidying.py``).
        gc.disable()
        return walk(self, profile, prepare, files)

    def one_window(
        self, profile: Profile, prepare: Callable[[], None], files: Sequence[Path] = ()
    ) -> Ending:
        """Show a profile's window until it is closed, or bring its open one forward."""
        from workbench.ui.doorbell import bell_name
        from workbench.ui.first_run.contract import Ending, Speech
        from workbench.ui.opening import Safety
        from workbench.ui.running import Later, run_window

        speech = Speech(self._language, paths.resource("translations"))
        with _told(speech):
            hold = window_hold(profile, self.interrupt.wait, files)
        if hold is None:
            return Ending()
        with hold:
            with _told(speech):
                prepare()
            parts = partial(self.window_parts, profile, polls=True)
            notes = CrashNotes(profile.folder, self._wall)
            recovery = partial(self.recovery, profile)
            greeter = Greeter(Entrance(profile, self._profiles), recovery)
            safety = Safety(profile.folder, recovery, notes, greeter)
            later = Later(late_furniture, late_notifier, tuple(files))
            return run_window(parts, later, speech, bell_name(profile.folder), safety)

    def speaking(self, language: str) -> App:
        """Return the same in another language, "" for this one; passphrases stay known."""
        if language in {"", self._language}:
            return self
        return App(language, self._wall, self.interrupt, keys=self._profiles.keys)

    def window_parts(self, profile: Profile, *, polls: bool) -> WindowParts:
        """Return what a window over ``profile`` is made of."""
        return self._profiles.window_parts(profile, polls=polls)

    def screenshots(self, profile: Profile, folder: Path, *, plain: bool) -> list[Path]:
        """Render every view of a profile in every state; ``plain``: as they are, one language."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from workbench.ui.opening import application
        from workbench.ui.screenshot import render_states, render_views

        running = application()
        running.setQuitOnLastWindowClosed(False)
        if plain:
            return render_views(lambda: self.window_parts(profile, polls=False), folder)
        speaking = {code: App(code, self._wall, self.interrupt) for code in _LANGUAGES}
        return render_states(lambda code: speaking[code].window_parts(profile, polls=False), folder)

    def help_pictures(self, profile: Profile, folder: Path) -> list[Path]:
        """Render what the help shows of a profile."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from workbench.ui.opening import application
        from workbench.ui.screenshot import render_help

        application().setQuitOnLastWindowClosed(False)
        speaking = {code: self.speaking(code) for code in _LANGUAGES}
        return render_help(lambda code: speaking[code].window_parts(profile, polls=False), folder)

    def examine(self, profile: Profile) -> list[Finding]:
        """Check the file, packs, keyring, notifications and versions."""
        from workbench.app import care

        return care.examine(self._profiles, profile, self._wall)

    def support(self, profile: Profile) -> SupportService:
        """Return what gathers a support bundle; it needs no data that open."""
        from workbench.app import care

        return care.support(self._profiles, profile, self._wall, self.words().translate)

    def recovery(self, profile: Profile) -> RecoveryService:
        """Return what puts a profile's data right when they do not open."""
        return self._profiles.keys.recovery(profile, self._wall)

    def check_packet(self, path: Path) -> CheckedPacket:
        """Hold a packet against its manifest."""
        from workbench.files.packet.checking import check_packet

        return check_packet(path)

    def classifying(self, profile: Profile) -> ClassifyService:
        """Return the reader of scan files; of a profile it needs the seller's words at most."""
        from workbench.services.judging.classifying import ClassifyService

        return ClassifyService(self._profiles.shelf.reader(profile.folder))


def _unlocked(app: App, profile: Profile) -> Workspace:
    """Open a profile, at a terminal with a passphrase that somebody types."""
    try:
        return app.open_workspace(profile)
    except KeyringGone:
        raise
    except (PassphraseMissing, KeyringUnavailable):
        from workbench.cli.unlocking import unlock

        if not unlock(app.recovery(profile).keys, app.words()):
            raise
    return app.open_workspace(profile)


@contextmanager
def _told(speech: Speech) -> Iterator[None]:
    """Say in a box why there is no window: whoever starts from a menu sees no terminal."""
    from workbench.ui.opening import refuse

    try:
        yield
    except WorkbenchError as error:
        refuse(error, speech)
        raise


def main() -> None:
    """Run the command line of this process, or what this child of the program is for."""
    _speak_utf8()
    raise_interrupts()
    if len(sys.argv) == 2 and sys.argv[1] in children.SERVED:
        sys.exit(children.serve(sys.argv[1]))
    from workbench.app.commands import COMMANDS
    from workbench.cli.main import run

    language = os.environ.get("WORKBENCH_LANGUAGE", "zh_CN")
    run(App(language, SystemClock(), Interrupt()), COMMANDS)
    sys.exit(0)


def _speak_utf8() -> None:
    """Write UTF-8 into files and pipes on Windows too, whose own code page lacks most of our words.

    The window's program there has no streams at all.
    """
    for stream in (sys.stdout, sys.stderr):
        if sys.platform == "win32" and isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
