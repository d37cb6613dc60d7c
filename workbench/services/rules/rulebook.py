"""The policy packs as a person asks for them: cases answered, a pack checked, a rule shown."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import msgspec

from workbench.domain.errors import BadInput, PackInvalid, RuleUnknown, marked
from workbench.policy.cases.simulate import simulate
from workbench.policy.lines import located
from workbench.policy.packs import PackFile, load_book, parse_pack, read_bytes
from workbench.services.rules.entries import RuleEntries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.rules.views import RuleEntry
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Language, Origin, Pack, Rule


SEEDS: tuple[Origin, ...] = ("seeds",)


class Rulebook:
    """The packs of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def answers(
        self, cases: Path, *, outside: bool = False, with_change: bool = False
    ) -> Iterator[dict[str, Any]]:
        """Answer a file of cases line by line; only the seeds' packs count unless ``outside``.

        ``with_change`` tells with each answer when its verdict changes by itself.

        Raises:
            BadInput: the file cannot be read.
            PackInvalid: a pack is broken.
        """
        book = load_book(self._folder, None if outside else SEEDS)
        for number, line in enumerate(_lines(cases), start=1):
            if not line.strip():
                continue
            answer = simulate(line, book, with_change=with_change)
            yield answer | {"line": number} if "error" in answer else answer

    def check(self, path: Path) -> Pack:
        """Read a pack without putting it into force.

        Raises:
            PackInvalid: the sentence names the rule and field, or the line, that is wrong.
        """
        return read_located(path).pack

    def book(self) -> PolicyBook:
        """Return all rules.

        Raises:
            PackInvalid: a pack is broken.
        """
        return load_book(self._folder)


def rule_in(book: PolicyBook, rule_id: str) -> tuple[Pack, Rule]:
    """Return a rule of a book with its pack.

    Raises:
        RuleUnknown: no pack holds it; the sentence names those with a similar id.
    """
    for pack in book.packs:
        for rule in pack.rules:
            if rule.id == rule_id:
                return pack, rule
    raise RuleUnknown(what=_similar(rule_id, book), reason=marked("errors", "no such rule"))


def entry_in(book: PolicyBook, pack: Pack, rule: Rule, language: Language) -> RuleEntry:
    """Return a rule of a book in one language, with the names of the rules beside it."""
    in_force = {each.id for each in book.packs}
    return RuleEntries(book.packs, in_force, language).entry(pack, rule, is_on=True)


def rule_document(pack: Pack, rule: Rule, at: datetime | None) -> dict[str, Any]:
    """Return a rule as plain values; ``in_force`` tells the version of ``at`` (null = none)."""
    document: dict[str, Any] = {"pack": pack.id, "origin": pack.origin}
    document |= msgspec.to_builtins(rule)
    document = {name: value for name, value in document.items() if value not in (None, [], {})}
    if at is not None:
        version = rule.version_at(at)
        document["in_force"] = version and msgspec.to_builtins(version)
    return document


def read_located(path: Path) -> PackFile:
    """Read and check a pack's file; a fault is told with its line.

    Raises:
        PackInvalid: the sentence names file, line, rule and field.
    """
    data = read_bytes(path)
    try:
        return PackFile(path.name, data, parse_pack(data, path.name))
    except PackInvalid as error:
        raise located(error, data) from error


def _similar(rule_id: str, book: PolicyBook) -> str:
    near = difflib.get_close_matches(rule_id, book.rules, n=3, cutoff=0.5)
    return f"{rule_id} ({', '.join(near)}?)" if near else rule_id


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise BadInput(what=str(path), reason=error.strerror or str(error)) from error
