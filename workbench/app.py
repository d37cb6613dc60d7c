"""Wires everything: the only place that knows every layer, and the only one that imports late.

Heavy parts (Qt, the HTTP client, the sandbox, the keyring) are loaded when a command asks for them.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from workbench import __version__, paths
from workbench.cli.main import run
from workbench.domain.clock import Clock, ReplayClock, SystemClock
from workbench.domain.errors import (
    ConnectorError,
    FolderUnusable,
    KeyringUnavailable,
    ProfileInUse,
    ReadOnlyFile,
    StoreError,
    WindowSilent,
)
from workbench.domain.profile import Profile
from workbench.interrupt import Interrupt
from workbench.journal import open_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.cli.program import RunningSandbox, Words
    from workbench.domain.decisions import Decision
    from workbench.services.books import Books
    from workbench.services.classifying import ClassifyService
    from workbench.services.connections import Connections
    from workbench.services.doctor import Finding
    from workbench.services.profile_clock import ProfileClock
    from workbench.services.recovery import RecoveryService
    from workbench.services.rules import RuleService
    from workbench.services.shelf import Shelf
    from workbench.services.workspace import Workspace
    from workbench.store.cache import Cache
    from workbench.store.keys import DataKey
    from workbench.store.meta import MetaStore
    from workbench.store.profile_lock import ProfileLock
    from workbench.store.vaults import Vault
    from workbench.ui.contracts import WindowParts
    from workbench.ui.notifier import Notifier

# Held by the one window of a profile, as long as its process lives.
WINDOW_FILE = "window.lock"
# Seconds that a window may take from its start until it hears, and between two looks.
LONGEST_START, LOOK_AGAIN = 10.0, 0.2


@dataclass(frozen=True)
class SpokenWords:
    """Texts from the translation catalogue and the policy packs of the profile opened last."""

    rules: Callable[[], RuleService]
    catalogue: Callable[[str, str], str | None]

    def translate(self, context: str, source: str) -> str:
        """Return the translation of an English source text, or the text itself."""
        return self.catalogue(context, source) or source

    def rule(self, rule_id: str, *, is_overdue: bool = False) -> str:
        """Return a rule's short name, which may change once the limit is missed."""
        return self.rules().chip(rule_id, is_overdue=is_overdue)

    def sentence(self, decision: Decision) -> str:
        """Return what happened, in one sentence."""
        return self.rules().sentence(decision)


class App:
    """The program: opens profiles and starts what commands ask for."""

    def __init__(self, language: str, wall: Clock, interrupt: Interrupt) -> None:
        self._language = language
        self._wall = wall
        self.interrupt = interrupt
        self._books: dict[Path, Books] = {}

    @cached_property
    def shelf(self) -> Shelf:
        """Policy packs, word lists and their texts, read once."""
        from workbench.services.shelf import Shelf

        return Shelf(paths.resource(""), "zh" if self._language == "zh_CN" else "en")

    def _books_of(self, profile: Profile) -> Books:
        """Return a profile's rules, the same for all of its threads."""
        from workbench.services.books import Books

        return self._books.setdefault(profile.folder, Books(self.shelf))

    def _rule_words(self) -> RuleService:
        """Return the words of the rules; before a profile was opened those of our own packs."""
        from workbench.services.books import Books

        return (list(self._books.values()) or [Books(self.shelf)])[-1].words

    def words(self) -> Words:
        """Return the texts of the chosen language."""
        from PySide6.QtCore import QTranslator

        translator = QTranslator()
        if self._language != "en":
            translator.load(str(paths.resource(f"translations/workbench_{self._language}.qm")))
        return SpokenWords(self._rule_words, translator.translate)

    def profile(self, folder: Path | None, *, demo: bool = False) -> Profile:
        """Return the profile at ``folder``, else the seller's own or the demo beside it."""
        if folder is not None:
            return Profile(folder.expanduser().resolve())
        return Profile(paths.demo_folder() if demo else paths.data_folder())

    @contextmanager
    def workspace(self, profile: Profile) -> Iterator[Workspace]:
        """Open a profile's cache and services; made new where nothing is there yet."""
        workspace = self.open_workspace(profile)
        try:
            yield workspace
        finally:
            workspace.close()

    def open_workspace(
        self, profile: Profile, pause: Callable[[float], None] | None = None
    ) -> Workspace:
        """Open a profile in the calling thread; its caller closes it there.

        ``pause`` is how that thread waits, else this process's interrupt.
        """
        cache, pause = self._open_cache(profile), pause or self.interrupt.wait
        with ExitStack() as failure:
            failure.callback(cache.close)
            workspace = self._workspace(profile, cache, self._clock(cache, pause), pause)
            failure.pop_all()
        return workspace

    def _workspace(
        self, profile: Profile, cache: Cache, clock: Clock, pause: Callable[[float], None]
    ) -> Workspace:
        from workbench.services.workspace import Surroundings, Workspace

        around = Surroundings(
            books=self._books_of(profile),
            connections=lambda opened: _connections(opened, self._wall, pause),
            clock=clock,
            wall=self._wall,
            unlock=lambda: _unlock(profile),
            pause=pause,
        )
        workspace = Workspace(cache, around)
        workspace.rules()
        return workspace

    def _open_cache(self, profile: Profile) -> Cache:
        from workbench.store.cache import Cache
        from workbench.store.swapping import settle

        folder = profile.folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(OSError):  # what can only be read can be read without a log
                open_journal(folder)
            settle(folder)
            key = _unlock(profile)
            try:
                return Cache.open(profile.cache_file, key)
            except ReadOnlyFile:
                return Cache.open(profile.cache_file, key, read_only=True)
        except OSError as error:
            raise FolderUnusable(path=str(folder), reason=str(error.strerror)) from error

    def _clock(self, cache: Cache, pause: Callable[[float], None]) -> ProfileClock:
        """Return data time: a season's where a sandbox is signed in, else the machine's."""
        from workbench.services.accounts import SEASON_CLOCK
        from workbench.services.platform_time import PlatformTime
        from workbench.services.profile_clock import ProfileClock
        from workbench.store.meta import MetaStore

        meta = MetaStore(cache)
        return ProfileClock(
            lambda: meta.get(SEASON_CLOCK) or "",
            lambda url: _season_clock(url, meta, self._wall, pause) if url else self._wall,
            PlatformTime(meta).offset,
        )

    @contextmanager
    def sandbox(self, *, port: int, scenario: str, speed: float) -> Iterator[RunningSandbox]:
        """Start the loopback server."""
        from workbench.sandbox.season import load_season
        from workbench.sandbox.server import SandboxServer

        season = load_season(paths.resource("season"), scenario)
        with SandboxServer(season, port=port, speed=speed, wall=self._wall) as server:
            yield server

    def new_demo(self, profile: Profile, sandbox: RunningSandbox) -> None:
        """Make a demo profile anew over ``sandbox``, with its shops signed in.

        Raises:
            BadInput: the folder holds something that is no demo; it is left as it is.
            ProfileInUse: another program has this demo open.
        """
        from workbench.store.profile_lock import ProfileLock
        from workbench.store.unlock import clear_demo, make_demo_key

        profile.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ProfileLock.take(profile.folder):
            clear_demo(profile.folder)
            make_demo_key(profile.folder)
            profile.demo_file.touch(mode=0o600)
        with self.workspace(profile) as workspace:
            workspace.accounts.add_from_text(json.dumps(sandbox.credentials()))

    def window(self, profile: Profile, prepare: Callable[[], None] = lambda: None) -> int:
        """Open the window on a profile, or bring its open one forward; return the exit code.

        ``prepare`` is done before the data are opened, unless a window has them open.
        """
        from workbench.ui.doorbell import bell_name
        from workbench.ui.running import Safety, Speech, refuse, run_window

        speech = Speech(self._language, paths.resource("translations"))
        try:
            hold = _window_hold(profile, self.interrupt.wait)
        except WindowSilent as error:
            refuse(error, speech)
            raise
        if hold is None:
            return 0
        with hold:
            prepare()
            parts = partial(self.window_parts, profile, polls=True)
            safety = Safety(profile.folder, partial(self.recovery, profile))
            return run_window(parts, _late_notifier, speech, bell_name(profile.folder), safety)

    def window_parts(self, profile: Profile, *, polls: bool) -> WindowParts:
        """Return what a window over ``profile`` is made of."""
        from workbench.ui.contracts import Pace, WindowParts

        cache, pause = self._open_cache(profile), self.interrupt.wait
        with ExitStack() as failure:
            failure.callback(cache.close)
            clock = self._clock(cache, pause)
            desk = self._workspace(profile, cache, clock, pause).desk()
            failure.pop_all()
        return WindowParts(
            desk=desk,
            open_desk=lambda: self.open_workspace(profile).desk(),
            open_round=(lambda told: self.open_workspace(profile, told).polling())
            if polls
            else None,
            resources=paths.resource(""),
            language=self._language,
            is_sandbox=clock.is_season,
            pace=Pace().hastened(clock.speed),
        )

    def screenshots(self, profile: Profile, folder: Path) -> list[Path]:
        """Render every view of a profile, light and dark."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from workbench.ui.running import application
        from workbench.ui.screenshot import render_views

        running = application()
        running.setQuitOnLastWindowClosed(False)
        return render_views(lambda: self.window_parts(profile, polls=False), folder)

    def examine(self, profile: Profile) -> list[Finding]:
        """Check the file, packs, keyring, notifications and versions."""
        from workbench.services import doctor
        from workbench.store.unlock import key_kind
        from workbench.ui.notifier import is_reachable

        return [
            doctor.examine_versions(_versions()),
            doctor.examine_key(key_kind(profile.folder)),
            *doctor.examine_file(profile, lambda: self._open_cache(profile)),
            *doctor.examine_safety(profile, self.recovery(profile), self._wall.now()),
            doctor.examine_packs(paths.resource("policies")),
            doctor.examine_words(self.shelf.reader(profile.folder)),
            doctor.examine_keyring(_keyring_name()),
            doctor.examine_notifications(reachable=is_reachable()),
        ]

    def recovery(self, profile: Profile) -> RecoveryService:
        """Return what puts a profile's data right when they do not open."""
        from workbench.services.key_recovery import KeyWays
        from workbench.services.recovery import RecoveryService
        from workbench.store.unlock import open_header, vault_for

        folder = profile.folder
        ways = KeyWays(
            unlock=lambda: _unlock(profile),
            open_header=lambda header: open_header(header, folder, os.environ, _system_keyring),
            vault=lambda: vault_for(folder, os.environ, _system_keyring),
        )
        return RecoveryService(profile, ways, self._wall)

    def classifying(self, profile: Profile) -> ClassifyService:
        """Return the reader of scan files; of a profile it needs the seller's words at most."""
        from workbench.services.classifying import ClassifyService

        return ClassifyService(self.shelf.reader(profile.folder))

    def write_export(self) -> int:
        """Write the export that standard input describes; return the exit code."""
        from workbench.services.export_child import serve
        from workbench.services.shelf import Shelf

        if hasattr(os, "nice"):
            os.nice(5)  # the window comes first
        resources = paths.resource("")
        return serve(sys.stdin.buffer, sys.stdout.buffer, lambda said: Shelf(resources, said))

    def compare_orders(self) -> int:
        """Answer, batch by batch, how standard input's orders fare under two books."""
        from workbench.policy.lead_times import load_lead_times
        from workbench.services.replay_child import serve

        leads = paths.resource("lead_times.toml")
        return serve(sys.stdin.buffer, sys.stdout.buffer, lambda: load_lead_times(leads))

    def read_file(self) -> int:
        """Read the file that standard input describes; return the exit code."""
        from workbench.files.worker import serve

        return serve(sys.stdin.buffer, sys.stdout.buffer)


def _window_hold(profile: Profile, pause: Callable[[float], None]) -> ProfileLock | None:
    """Return the right to open a profile's window; None when its open one came forward.

    One that is just starting, or just ending, is waited for.

    Raises:
        WindowSilent: it is open but does not answer.
    """
    from workbench.store.profile_lock import ProfileLock
    from workbench.ui.doorbell import bell_name, ring
    from workbench.ui.running import application

    for _ in range(int(LONGEST_START / LOOK_AGAIN)):
        try:
            profile.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return ProfileLock.take(profile.folder, WINDOW_FILE)
        except ProfileInUse:
            application()  # Qt's sockets live in one
            if ring(bell_name(profile.folder)):
                return None
            pause(LOOK_AGAIN)
        except (StoreError, OSError):
            return ProfileLock(None)  # of a folder that cannot be written the opening tells
    raise WindowSilent


def _connections(cache: Cache, wall: Clock, pause: Callable[[float], None]) -> Connections:
    from workbench.connectors.connecting import Connectors
    from workbench.store.meta import MetaStore

    return Connectors(MetaStore(cache).pseudonym_key(), wall, pause)


def _season_clock(url: str, meta: MetaStore, wall: Clock, pause: Callable[[float], None]) -> Clock:
    """Return a season's clock; when the sandbox is gone its last known instant stands."""
    from workbench.connectors.season import read_season_clock
    from workbench.services.refresh import DATA_TIME

    try:
        return read_season_clock(url, wall, pause)
    except ConnectorError:
        last = meta.get(DATA_TIME)
        return ReplayClock(datetime.fromisoformat(last)) if last else wall


def _late_notifier(parts: WindowParts) -> Notifier:
    """Load the notifier's library only when the window stands."""
    from workbench.ui.notifier import desktop_notifier

    return desktop_notifier(parts)


def _versions() -> dict[str, str]:
    import PySide6

    from workbench.store.driver import sqlite_version

    return {
        "workbench": __version__,
        "Python": ".".join(str(part) for part in sys.version_info[:3]),
        "PySide6": PySide6.__version__,
        "SQLite": ".".join(str(part) for part in sqlite_version()),
    }


def _keyring_name() -> str:
    from workbench.store.keyring_vault import KeyringVault

    try:
        return KeyringVault.of_system().name
    except KeyringUnavailable:
        return ""


def _unlock(profile: Profile) -> DataKey:
    from workbench.store.unlock import unlock

    return unlock(profile.folder, os.environ, _system_keyring)


def _system_keyring() -> Vault:
    from workbench.store.keyring_vault import KeyringVault

    return KeyringVault.of_system()


def main() -> None:
    """Run the command line of this process."""
    language = os.environ.get("WORKBENCH_LANGUAGE", "zh_CN")
    run(App(language, SystemClock(), Interrupt()))
    sys.exit(0)
