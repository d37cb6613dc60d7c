"""Policy packs as the seller handles them: listed, added, switched, removed, tried beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.errors import PackInvalid, PackRefused, marked
from workbench.domain.rules.packs import PackEntry, StoredPack
from workbench.policy.lines import located
from workbench.policy.packs import assemble, read_bytes
from workbench.services.actor import system_user
from workbench.services.replay.service import ReplayQuestion
from workbench.services.rules.books import collect, seller_file
from workbench.store.safety.audit import AuditEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.refresh import Progress
    from workbench.domain.rules.replay import ReplayProgress, ReplayReport
    from workbench.policy.packs import PackFile, PolicyBook
    from workbench.policy.rules import Language
    from workbench.services.judging.service import JudgingService
    from workbench.services.replay.service import ReplayService
    from workbench.services.rules.books import Books, Collected, SellerPack
    from workbench.store.decisions.packs import PackStore
    from workbench.store.engine.cache import Cache
    from workbench.store.safety.audit import AuditStore

ADDED, SWITCHED_ON, SWITCHED_OFF = "pack_added", "pack_switched_on", "pack_switched_off"
REMOVED, RESTORED = "pack_removed", "pack_restored"
_NO_SUCH_PACK = marked("errors", "there is no such pack")
_NEEDED = marked("errors", "the other packs stand on it; it cannot be switched off")
_OURS = marked("errors", "it comes with the program; switch it off instead")
_NOTHING_GOOD = marked("errors", "no text of it can be used; add a mended file")


@dataclass(frozen=True, slots=True)
class PackChange:
    """A change of packs that was not made yet: what would be in force, and what it is about.

    ``text`` is the seller's file where one would come in. ``is_new`` tells a pack of which no text
    stands yet; ``taken`` are rules of other packs whose place it would take. ``names`` are the
    short names of the pack's rules, by id: nothing else knows those that are not in force.
    """

    pack_id: str
    files: tuple[PackFile, ...]
    text: StoredPack | None = None
    is_new: bool = False
    rules: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    title: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackStores:
    """Where packs stand, and the trail; all on one connection."""

    cache: Cache
    packs: PackStore
    audit: AuditStore


@dataclass(frozen=True, slots=True)
class PackTools:
    """What a change of packs sets going; ``clock`` tells data time, ``wall`` real time."""

    books: Books
    judging: Callable[[], JudgingService]
    replays: Callable[[], ReplayService]
    clock: Clock
    wall: Clock


class PackService:
    """Tells of packs, and changes which of them count; a change is one transaction."""

    def __init__(self, stores: PackStores, tools: PackTools) -> None:
        self._stores = stores
        self._tools = tools

    def packs(self) -> list[PackEntry]:
        """Return every pack: ours first, then the seller's in the order of adding."""
        found = self._collected()
        language = self._tools.books.shelf.language
        ours = [_entry(file, found, language) for file in self._tools.books.shelf.packs]
        theirs = [_seller_entry(pack, found, language) for pack in found.sellers]
        return [*ours, *theirs]

    def book(self) -> PolicyBook:
        """Return the rules in force."""
        return self._collected().book

    def look(self, path: Path) -> PackChange:
        """Read a file and return what would be in force with it; nothing is written.

        Raises:
            PackInvalid: it cannot be used; the sentence names the line.
        """
        found = self._collected()
        data = read_bytes(path)
        names = {file.pack.id for file in self._tools.books.shelf.packs}
        file = seller_file(data, path.name, names)
        is_new = file.pack.id not in {pack.id for pack in found.sellers}
        files = _with(found.in_force, file)
        text = StoredPack(file.pack.id, path.name, data)
        return replace(self._told(file, files), text=text, is_new=is_new)

    def look_at_switch(self, pack_id: str, *, is_on: bool) -> PackChange:
        """Return what would be in force with a pack switched on or off; nothing is written.

        Raises:
            PackRefused: there is no such pack, or it cannot be switched.
            PackInvalid: its rules do not fit beside the others.
        """
        found = self._collected()
        file = self._file(pack_id, found)
        if file.pack.origin == "seeds":
            raise PackRefused(what=pack_id, reason=_NEEDED)
        others = tuple(other for other in found.in_force if other.pack.id != pack_id)
        return self._told(file, self._beside(others, file) if is_on else others)

    def replay(
        self,
        change: PackChange,
        progress: Callable[[ReplayProgress], None],
        *,
        paid_since: datetime | None = None,
    ) -> ReplayReport:
        """Hold the cached orders against the packs in force and against those of ``change``.

        An exception from ``progress`` ends it and passes; nothing is written either way.
        """
        before = self._collected().in_force
        now = self._tools.clock.now()
        asked = ReplayQuestion(before, change.files, now, paid_since)
        return self._tools.replays().run(asked, progress)

    def add(self, change: PackChange, *, is_on: bool) -> None:
        """Keep a seller's file, switched on or off; an earlier text of the pack gives way to it."""
        if change.text is None:
            raise PackRefused(what=change.pack_id, reason=_NO_SUCH_PACK)
        at = self._tools.wall.now()
        with self._stores.cache.atomic():
            self._stores.packs.save(change.text, at=at, is_on=is_on)
            self._note(ADDED, change.pack_id, len(change.rules))
            if is_on:
                self._note(SWITCHED_ON, change.pack_id)
        self._take_up()

    def switch(self, pack_id: str, *, is_on: bool) -> None:
        """Let a pack count or not.

        Raises:
            PackRefused: there is no such pack, or it cannot be switched.
            PackInvalid: its rules do not fit beside the others; it stays off.
        """
        with self._stores.cache.atomic():
            self.look_at_switch(pack_id, is_on=is_on)
            self._stores.packs.switch(pack_id, is_on=is_on)
            self._note(SWITCHED_ON if is_on else SWITCHED_OFF, pack_id)
        self._take_up()

    def remove(self, pack_id: str) -> None:
        """Take a seller's pack out; :meth:`restore` brings it back.

        Raises:
            PackRefused: there is no such pack, or it comes with the program.
        """
        if pack_id in {file.pack.id for file in self._tools.books.shelf.packs}:
            raise PackRefused(what=pack_id, reason=_OURS)
        with self._stores.cache.atomic():
            if not self._stores.packs.remove(pack_id, at=self._tools.wall.now()):
                raise PackRefused(what=pack_id, reason=_NO_SUCH_PACK)
            self._note(REMOVED, pack_id)
        self._take_up()

    def restore(self, pack_id: str) -> None:
        """Bring back what was removed last under this id, switched as it was.

        Raises:
            PackRefused: nothing was, or another pack of this id stands by now.
        """
        with self._stores.cache.atomic():
            if not self._stores.packs.restore(pack_id):
                raise PackRefused(what=pack_id, reason=_NO_SUCH_PACK)
            self._note(RESTORED, pack_id)
        self._take_up()

    def judge(self, progress: Callable[[Progress], None]) -> int:
        """Judge what a change of packs touches; an exception from ``progress`` ends it early.

        What is left is judged by the next round.
        """
        return self._tools.judging().run(self._tools.clock.now(), progress)

    def _collected(self) -> Collected:
        return collect(self._tools.books.shelf, self._stores.packs)

    def _file(self, pack_id: str, found: Collected) -> PackFile:
        for file in self._tools.books.shelf.packs:
            if file.pack.id == pack_id:
                return file
        for pack in found.sellers:
            if pack.id == pack_id and pack.file is not None:
                return pack.file
            if pack.id == pack_id:
                raise PackRefused(what=pack_id, reason=_NOTHING_GOOD)
        raise PackRefused(what=pack_id, reason=_NO_SUCH_PACK)

    def _told(self, file: PackFile, files: tuple[PackFile, ...]) -> PackChange:
        language = self._tools.books.shelf.language
        return PackChange(
            file.pack.id,
            files,
            rules=tuple(rule.id for rule in file.pack.rules),
            taken=_taken(file),
            title=file.pack.title.spoken(language),
            names={rule.id: (rule.chip or rule.title).spoken(language) for rule in file.pack.rules},
        )

    def _beside(self, others: tuple[PackFile, ...], file: PackFile) -> tuple[PackFile, ...]:
        """Return the packs with another one in its usual place: ours stand before the seller's."""
        ours = self._tools.books.shelf.packs
        if file not in ours:
            return _with(others, file)
        found = _with(others, file)
        return (*(one for one in ours if one in found), *(one for one in found if one not in ours))

    def _note(self, event: str, pack_id: str, rules: int = 0) -> None:
        counts = {"rules": rules} if rules else {}
        wall = self._tools.wall.now()
        entry = AuditEntry(event, wall, system_user(), pack_id, counts, __version__)
        self._stores.audit.append(entry)

    def _take_up(self) -> None:
        self._tools.books.up_to_date(self._stores.packs)


def _with(files: Sequence[PackFile], file: PackFile) -> tuple[PackFile, ...]:
    """Return the packs with ``file`` in place of an earlier one of its id.

    Raises:
        PackInvalid: its rules do not fit beside the others; the sentence names the line.
    """
    places = [other.pack.id for other in files]
    at = places.index(file.pack.id) if file.pack.id in places else len(files)
    found = (*files[:at], file, *files[at + 1 :])
    try:
        assemble(found)
    except PackInvalid as error:
        raise located(error, file.data) from error
    return found


def _taken(file: PackFile) -> tuple[str, ...]:
    """Return the rules of other packs whose place a seller's pack takes."""
    return tuple(rule.replaces for rule in file.pack.rules if rule.replaces is not None)


def _entry(file: PackFile, found: Collected, language: Language) -> PackEntry:
    pack = file.pack
    return PackEntry(
        id=pack.id,
        title=pack.title.spoken(language),
        platform=pack.platform,
        origin=pack.origin,
        rules=tuple(rule.id for rule in pack.rules),
        is_on=any(other.pack.id == pack.id for other in found.in_force),
        checked_on=min((rule.checked_on for rule in pack.rules), default=None),
        taken=_taken(file) if pack.origin == "seller" else (),
    )


def _seller_entry(pack: SellerPack, found: Collected, language: Language) -> PackEntry:
    if pack.file is None:
        return PackEntry(pack.id, pack.id, None, "seller", (), is_on=False, problem=pack.problem)
    return replace(_entry(pack.file, found, language), problem=pack.problem)
