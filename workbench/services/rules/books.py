"""The book in force: our packs and the seller's, without those that are switched off.

A seller's pack can never keep the program from judging: a text that cannot be used gives way to
the last good one of the same pack, and is told of in the list of packs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import PackInvalid, PackValueWrong, marked
from workbench.policy.lines import HEAD, located
from workbench.policy.packs import PackFile, assemble, parse_pack
from workbench.services.rules.in_force import Rulebook
from workbench.services.rules.service import RuleService

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from workbench.domain.rules.packs import StoredPack
    from workbench.policy.packs import PolicyBook
    from workbench.services.assembly.shelf import Shelf
    from workbench.store.decisions.packs import PackStore

SELLER = "seller"
_OWN_ID = marked("errors", "an id that no pack of the program has")


@dataclass(frozen=True, slots=True)
class SellerPack:
    """What stands of a seller's pack: the last good text, and why a newer one does not count."""

    id: str
    file: PackFile | None
    problem: PackInvalid | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """All packs of a profile and what became of them; ``in_force`` are those that count."""

    sellers: tuple[SellerPack, ...]
    switches: Mapping[str, bool]
    in_force: tuple[PackFile, ...]
    book: PolicyBook

    def is_on(self, pack_id: str) -> bool:
        """Tell whether a pack is switched on; ours are until the seller says otherwise."""
        return self.switches.get(pack_id, True)


class Books:
    """One profile's rules in force, shared by its threads.

    Whoever judges or changes packs brings it up to date from its own connection; what reads words
    only takes what stands here, without a query.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.words = RuleService(lambda: self.current.book, shelf.language)
        # One object, replaced as a whole: a thread sees the old state or the new one.
        self._known: tuple[int, Rulebook] | None = None

    @property
    def current(self) -> Rulebook:
        """Return the rules as last brought up to date; our own packs before that."""
        return self._known[1] if self._known else self.shelf.rules

    def up_to_date(self, packs: PackStore) -> Rulebook:
        """Return the rules in force as the cache has them now."""
        known, revision = self._known, packs.revision()
        if known is None or known[0] != revision:
            rules = self._read(packs) if revision else self.shelf.rules
            known = self._known = (revision, rules)
        return known[1]

    def _read(self, packs: PackStore) -> Rulebook:
        collected = collect(self.shelf, packs)
        return Rulebook(collected.book, self.shelf.rules.leads)


def collect(shelf: Shelf, packs: PackStore) -> Collected:
    """Read all packs of a profile; never fails because of a seller's."""
    switches = packs.switches()
    ours = [file for file in shelf.packs if _counts(file, switches)]
    names = {file.pack.id for file in shelf.packs}
    sellers: list[SellerPack] = []
    taken_in: list[PackFile] = list(ours)
    for texts in packs.texts():
        read = _last_good(texts, names)
        if read.file is not None and switches.get(read.id, True):
            read = _fitted(read, taken_in)
        sellers.append(read)
    book = assemble(taken_in)
    return Collected(tuple(sellers), switches, tuple(taken_in), book)


def _counts(file: PackFile, switches: Mapping[str, bool]) -> bool:
    return file.pack.origin == "seeds" or switches.get(file.pack.id, True)


def _last_good(texts: Sequence[StoredPack], ours: Collection[str]) -> SellerPack:
    """Return the newest text that can be used, with the fault of the newest of all."""
    problem: PackInvalid | None = None
    for text in texts:
        try:
            file = seller_file(text.content, text.file, ours)
        except PackInvalid as error:
            problem = problem or error
        else:
            return SellerPack(text.pack_id, file, problem)
    return SellerPack(texts[0].pack_id, None, problem)


def _fitted(read: SellerPack, taken_in: list[PackFile]) -> SellerPack:
    """Take a pack in if its rules fit beside those taken in before it."""
    if read.file is None:
        return read
    try:
        assemble([*taken_in, read.file])
    except PackInvalid as error:
        return replace(read, problem=read.problem or located(error, read.file.data))
    taken_in.append(read.file)
    return read


def seller_file(data: bytes, name: str, ours: Collection[str]) -> PackFile:
    """Read a seller's pack; ``ours`` are the ids of the program's own packs.

    Raises:
        PackInvalid: it cannot be used; the sentence names the line.
    """
    try:
        file = PackFile(name, data, parse_pack(data, name))
        if file.pack.origin != SELLER:
            raise PackValueWrong(path=name, rule=HEAD, field="origin", expected=f'"{SELLER}"')
        if file.pack.id in ours:
            raise PackValueWrong(path=name, rule=HEAD, field="id", expected=_OWN_ID)
        assemble([file])
    except PackInvalid as error:
        raise located(error, data) from error
    return file
