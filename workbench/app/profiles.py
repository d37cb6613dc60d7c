"""Profiles opened: the cache with its key, the clock, the connectors and the services over them."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from workbench import paths
from workbench.app.care import care_for
from workbench.app.keys import KeyChain
from workbench.app.versions import versions
from workbench.autostart import autostart_here
from workbench.domain.clock import Clock, ReplayClock
from workbench.domain.errors import ConnectorError, FolderUnusable
from workbench.interrupt import Interrupt
from workbench.journal import open_journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.autostart import Autostart
    from workbench.cli.program import Words
    from workbench.domain.profile import Profile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.settings import Settings
    from workbench.policy.rules import Language
    from workbench.services.assembly.connections import Connections
    from workbench.services.assembly.profile_clock import ProfileClock
    from workbench.services.assembly.shelf import Shelf
    from workbench.services.assembly.surroundings import Surroundings
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.paper import Paper
    from workbench.services.rules.books import Books
    from workbench.services.rules.service import RuleService
    from workbench.store.engine.cache import Cache
    from workbench.store.engine.meta import MetaStore
    from workbench.ui.contracts import Desk, WindowParts


@dataclass(frozen=True)
class SpokenWords:
    """Texts from the translation catalogue and the policy packs of the profile opened last."""

    rules: Callable[[], RuleService]
    catalogue: Callable[[str, str], str | None]
    language: Language

    def translate(self, context: str, source: str) -> str:
        """Return the translation of an English source text, or the text itself."""
        return self.catalogue(context, source) or source

    def rule(self, rule_id: str, *, is_overdue: bool = False) -> str:
        """Return a rule's short name, which may change once the limit is missed."""
        return self.rules().chip(rule_id, is_overdue=is_overdue)

    def sentence(self, decision: Decision) -> str:
        """Return what happened, in one sentence."""
        return self.rules().sentence(decision)


class Profiles:
    """Opens profiles for one process; a profile's rules are the same for all of its threads."""

    def __init__(
        self,
        language: str,
        wall: Clock,
        pause: Callable[[float], None],
        shelf: Shelf | None = None,
        keys: KeyChain | None = None,
    ) -> None:
        self._language = language
        self.wall = wall
        self._pause = pause
        self._shelf = shelf
        self.keys = keys or KeyChain()
        self._books: dict[Path, Books] = {}

    @cached_property
    def shelf(self) -> Shelf:
        """Policy packs, word lists and their texts, read once unless they were given."""
        from workbench.services.assembly.shelf import Shelf

        return self._shelf or Shelf(paths.resource(""), "zh" if self._language == "zh_CN" else "en")

    def _books_of(self, profile: Profile) -> Books:
        """Return a profile's rules, the same for all of its threads."""
        from workbench.services.rules.books import Books

        return self._books.setdefault(profile.folder, Books(self.shelf))

    def _rule_words(self) -> RuleService:
        """Return the words of the rules; before a profile was opened those of our own packs."""
        from workbench.services.rules.books import Books

        return (list(self._books.values()) or [Books(self.shelf)])[-1].words

    def words(self) -> Words:
        """Return the texts of the chosen language."""
        from PySide6.QtCore import QTranslator

        translator = QTranslator()
        if self._language != "en":
            translator.load(str(paths.resource(f"translations/workbench_{self._language}.qm")))
        language: Language = "zh" if self._language == "zh_CN" else "en"
        return SpokenWords(self._rule_words, translator.translate, language)

    def open(self, profile: Profile, pause: Callable[[float], None] | None = None) -> Workspace:
        """Open a profile in the calling thread; its caller closes it there.

        ``pause`` is how that thread waits, else this process's interrupt.
        """
        from workbench.services.assembly.workspace import Workspace

        pause = pause or self._pause
        cache = self.open_cache(profile, pause)
        with ExitStack() as failure:
            failure.callback(cache.close)
            workspace = Workspace(cache, self._around(profile, self._clock(cache, pause), pause))
            workspace.rules()
            failure.pop_all()
        return workspace

    def _around(
        self, profile: Profile, clock: Clock, pause: Callable[[float], None]
    ) -> Surroundings:
        from workbench.services.assembly.surroundings import Surroundings

        return Surroundings(
            books=self._books_of(profile),
            connections=lambda opened: _connections(opened, self.wall, pause),
            clock=clock,
            wall=self.wall,
            unlock=lambda: self.keys.unlock(profile.folder),
            pause=pause,
            paper=_paper,
        )

    def open_desk(self, profile: Profile) -> Desk:
        """Open a profile's readers in the calling thread; closing them there closes it.

        What they write waits its turn however long others write: an import is one transaction.
        """
        from workbench.app.late_desk import late_desk

        cache = self.open_cache(profile, Interrupt().wait)
        with ExitStack() as failure:
            failure.callback(cache.close)
            clock = self._clock(cache, self._pause)
            desk = late_desk(cache, self._around(profile, clock, self._pause))
            failure.pop_all()
        return desk

    def open_cache(self, profile: Profile, pause: Callable[[float], None] | None = None) -> Cache:
        """Open a profile's cache, to be read only where it cannot be written.

        ``pause`` is how its writes wait for another program's.

        Raises:
            StoreError: it cannot be opened; the sentence says how to go on.
        """
        from workbench.store.engine.cache import Cache
        from workbench.store.safety.swapping import settle
        from workbench.store.safety.whereabouts import check_ground, whereabouts_here

        folder = profile.folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(OSError):  # what can only be read can be read without a log
                open_journal(folder)
            settle(folder)
            check_ground(profile.cache_file, whereabouts_here(folder))
            key = self.keys.unlock(folder)
            return Cache.open_or_view(profile.cache_file, key, pause=pause)
        except OSError as error:
            raise FolderUnusable(path=str(folder), reason=str(error.strerror)) from error

    def _clock(self, cache: Cache, pause: Callable[[float], None]) -> ProfileClock:
        """Return data time: a season's where a sandbox is signed in, else the machine's."""
        from workbench.services.assembly.profile_clock import SEASON_CLOCK, ProfileClock, ToldTime
        from workbench.services.polling.platform_time import CLOCK_OFFSET, offset_of
        from workbench.store.engine.meta import MetaStore

        meta = MetaStore(cache)

        def told() -> ToldTime:
            season, offset = meta.both(SEASON_CLOCK, CLOCK_OFFSET)
            return ToldTime(season, offset_of(offset))

        return ProfileClock(
            told, lambda url: _season_clock(url, meta, self.wall, pause) if url else self.wall
        )

    def window_parts(self, profile: Profile, *, polls: bool) -> WindowParts:
        """Return what a window over ``profile`` is made of."""
        from workbench.services.settings.service import kept_settings
        from workbench.store.engine.meta import MetaStore

        cache = self.open_cache(profile)
        with ExitStack() as failure:
            failure.callback(cache.close)
            chosen = kept_settings(MetaStore(cache))
            speaking = self._speaking(chosen.language) if polls else self
            parts = speaking._parts_over(cache, profile, chosen, polls=polls)
            failure.pop_all()
        return parts

    def _speaking(self, language: str) -> Profiles:
        """Return the same in the language that was chosen in the window, "" for this one."""
        if language in {"", self._language}:
            return self
        return Profiles(language, self.wall, self._pause, keys=self.keys)

    def _parts_over(
        self, cache: Cache, profile: Profile, chosen: Settings, *, polls: bool
    ) -> WindowParts:
        from workbench.app.late_desk import late_desk
        from workbench.ui.contracts import About, Pace, WindowParts

        clock = self._clock(cache, self._pause)
        return WindowParts(
            desk=late_desk(cache, self._around(profile, clock, self._pause)),
            open_desk=lambda: self.open_desk(profile),
            open_round=(lambda told: self.open(profile, told).polling()) if polls else None,
            resources=paths.resource(""),
            language=self._language,
            theme=chosen.theme,
            is_sandbox=clock.is_season,
            is_demo=profile.is_demo,
            pace=Pace(chosen.pace),
            speed=clock.speed,
            density=chosen.density,
            about=About(
                versions(), profile.folder, _autostart(profile), care_for(self, profile, self.wall)
            ),
        )


def _autostart(profile: Profile) -> Autostart | None:
    """Return how the seller's own profile starts with the system; a demo does not."""
    is_own = profile.folder == paths.data_folder()
    return autostart_here(paths.window_program()) if is_own else None


def _connections(cache: Cache, wall: Clock, pause: Callable[[float], None]) -> Connections:
    from workbench.connectors.connecting import Connectors
    from workbench.store.engine.meta import MetaStore

    return Connectors(MetaStore(cache).pseudonym_key(), wall, pause)


def _season_clock(url: str, meta: MetaStore, wall: Clock, pause: Callable[[float], None]) -> Clock:
    """Return a season's clock; when the sandbox is gone its last known instant stands."""
    from workbench.connectors.season import read_season_clock
    from workbench.services.polling.refresh import DATA_TIME

    try:
        return read_season_clock(url, wall, pause)
    except ConnectorError:
        last = meta.get(DATA_TIME)
        return ReplayClock(datetime.fromisoformat(last)) if last else wall


def _paper() -> Paper:
    from workbench.files.paper import PaperWork

    return PaperWork(paths.resource(""))
