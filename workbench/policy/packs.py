"""Policy packs: TOML files of dated rules, read whole and checked before any of them counts."""

from __future__ import annotations

import hashlib
import re
import stat
import tomllib
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec

from workbench.domain.errors import (
    PackFieldMissing,
    PackFieldUnknown,
    PackInvalid,
    PackMisspelt,
    PackNotUtf8,
    PackRuleTaken,
    PackRuleTwice,
    PackTooLarge,
    PackUnreadable,
    PackValueWrong,
    marked,
)
from workbench.policy.checks import check_platforms, check_rule
from workbench.policy.cost_checks import check_links
from workbench.policy.live import clocks_of, notices_of
from workbench.policy.phrases import with_phrases
from workbench.policy.rules import Pack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from workbench.domain.shops import Platform
    from workbench.policy.rules import Origin, Rule

# Our largest is 90 KB; what is larger by far was chosen by mistake.
LARGEST = 2 << 20
MARK = 16  # hexadecimal digits of a version
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
# msgspec tells what is wrong and where: "Expected `int`, got `str` - at `$.rules[3].versions`".
_COMPLAINT = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<where>.*)`)?$", re.DOTALL)
_MISSING = re.compile(r"missing required field `(.+)`")
_UNKNOWN = re.compile(r"contains unknown field `(.+)`")
_RULE = re.compile(r"^\.rules\[(\d+)\]\.?")
_EXPECTED = re.compile(r"^Expected (.+?)(?:, got .*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PolicyBook:
    """All rules in force; ``version`` is a hash of the packs' contents.

    ``marks`` are the hashes of the single packs, by id. ``clocks`` are the rules that run on each
    platform's live parcels and orders, found in ``packs`` once, ``notices``
    those that move its shipping time for a while. ``quiet`` are rules that are not
    asked of orders: a replay asks only what can come out differently.
    """

    version: str
    packs: tuple[Pack, ...]
    rules: Mapping[str, Rule]
    marks: Mapping[str, str] = field(default_factory=dict)
    quiet: frozenset[str] = frozenset()
    clocks: Mapping[Platform, tuple[Rule, ...]] = field(init=False, repr=False, compare=False)
    notices: Mapping[Platform, tuple[Rule, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        clocks = {
            platform: tuple(rule for rule in rules if rule.id not in self.quiet)
            for platform, rules in clocks_of(self.packs).items()
        }
        object.__setattr__(self, "clocks", MappingProxyType(clocks))
        object.__setattr__(self, "notices", notices_of(self.packs))

    def without_asking(self, rule_ids: Iterable[str]) -> PolicyBook:
        """Return the same book that does not ask these rules of orders; others still read them."""
        return replace(self, quiet=frozenset(rule_ids))

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id.

        Raises:
            KeyError: no pack holds this rule.
        """
        return self.rules[rule_id]


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack with the bytes it was read from; ``name`` is how errors and the version call it."""

    name: str
    data: bytes
    pack: Pack


def load_book(folder: Path, origins: Collection[Origin] | None = None) -> PolicyBook:
    """Read every ``*.toml`` of ``folder`` into one book; of all origins unless some are named.

    Raises:
        PackInvalid: a file is not a pack, a rule does not fit its question, a rule stands twice,
            or there is no pack at all. The sentence names file, rule and field.
    """
    files = read_folder(folder)
    return assemble([file for file in files if origins is None or file.pack.origin in origins])


def read_folder(folder: Path) -> tuple[PackFile, ...]:
    """Read every ``*.toml`` of ``folder``.

    Raises:
        PackInvalid: a file is not a pack, a rule does not fit its question, or there is none.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise PackInvalid(path=str(folder), reason="there is no policy pack in this folder")
    return tuple(read_file(path) for path in paths)


def read_file(path: Path) -> PackFile:
    """Read and check one file, without putting it into force.

    Raises:
        PackInvalid: it cannot be opened, is not TOML, or does not fit; the sentence says where.
    """
    data = read_bytes(path)
    return PackFile(path.name, data, parse_pack(data, path.name))


def assemble(files: Sequence[PackFile]) -> PolicyBook:
    """Make one book of packs.

    A seller's rule that says it replaces a rule of the same id takes its place; the other pack
    then stands in the book without it.

    Raises:
        PackRuleTwice: two packs, or two places of one, speak of the same rule.
        PackValueWrong: an amount or points are sought in a rule that gives none.
    """
    taken = {
        rule.id
        for file in files
        if file.pack.origin == "seller"
        for rule in file.pack.rules
        if rule.replaces == rule.id
    }
    files = [_without(file, taken) for file in files]
    rules = _one_of_each(files)
    for file in files:
        for rule in file.pack.rules:
            check_links(rule, file.name, rules)
    packs = tuple(file.pack for file in files)
    marks = {file.pack.id: _mark(file.data).hex()[:MARK] for file in files}
    return PolicyBook(_version(files), packs, MappingProxyType(rules), MappingProxyType(marks))


def _without(file: PackFile, taken: Collection[str]) -> PackFile:
    """Return a pack that is not the seller's without the rules that the seller replaced."""
    if file.pack.origin == "seller" or not any(rule.id in taken for rule in file.pack.rules):
        return file
    rules = tuple(rule for rule in file.pack.rules if rule.id not in taken)
    return replace(file, pack=msgspec.structs.replace(file.pack, rules=rules))


def parse_pack(data: bytes, name: str) -> Pack:
    """Read one pack from the bytes of its file; ``name`` is how errors call it.

    Raises:
        PackInvalid: it is not TOML, or does not fit the schema or its questions.
    """
    table = _table(data, name)
    try:
        pack = msgspec.convert(table, Pack)
    except msgspec.ValidationError as error:
        raise _translated(error, table, name) from error
    check_platforms(pack, name)
    pack = with_phrases(pack, name)
    for rule in pack.rules:
        check_rule(rule, name, pack.origin)
    return pack


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; what no pack can be (a pipe, a film) is not read.

    Raises:
        PackUnreadable: it cannot be opened, is no file, or far too large.
    """
    try:
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            raise PackUnreadable(path=path.name, reason=marked("errors", "it is not a file"))
        if told.st_size > LARGEST:
            raise PackTooLarge(path=path.name, limit=f"{LARGEST >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        raise PackUnreadable(path=path.name, reason=error.strerror or "") from error


def _table(data: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = str(data.count(b"\n", 0, error.start) + 1)
        raise PackNotUtf8(path=name, line=line) from error
    except tomllib.TOMLDecodeError as error:
        raise _misspelt(str(error), data, name) from error
    except RecursionError as error:
        reason = marked("errors", "its brackets are nested too deeply")
        raise PackUnreadable(path=name, reason=reason) from error


def _misspelt(complaint: str, data: bytes, name: str) -> PackMisspelt:
    """Turn tomllib's complaint into one that names the line; it may stop at the file's end."""
    found = _TOML_PLACE.search(complaint)
    what = complaint.partition(" (at ")[0]
    line, column = (found[1], found[2]) if found else (str(max(1, len(data.splitlines()))), "1")
    return PackMisspelt(path=name, line=line, column=column, reason=what)


def _one_of_each(files: Iterable[PackFile]) -> dict[str, Rule]:
    places: dict[str, str] = {}
    found: dict[str, Rule] = {}
    for file in files:
        for rule in file.pack.rules:
            if rule.id in found:
                raise _twice(file, rule.id, places[rule.id])
            places[rule.id], found[rule.id] = file.name, rule
    return found


def _twice(file: PackFile, rule: str, other: str) -> PackRuleTwice:
    is_taken = file.pack.origin == "seller" and other != file.name
    kind = PackRuleTaken if is_taken else PackRuleTwice
    return kind(path=file.name, rule=rule, other=other)


def _version(files: Iterable[PackFile]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + _mark(file.data))
    return digest.hexdigest()[:MARK]


def _mark(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _translated(
    error: msgspec.ValidationError, table: dict[str, Any], name: str
) -> PackFieldMissing | PackFieldUnknown | PackValueWrong:
    """Turn the library's complaint into one that names file, rule and field."""
    complaint = _COMPLAINT.match(str(error))
    what, where = (complaint["what"], complaint["where"] or "") if complaint else (str(error), "")
    rule, place = _place(where, table)
    if missing := _MISSING.search(what):
        return PackFieldMissing(path=name, rule=rule, field=_joined(place, missing[1]))
    if unknown := _UNKNOWN.search(what):
        return PackFieldUnknown(path=name, rule=rule, field=_joined(place, unknown[1]))
    expected = _EXPECTED.match(what)
    return PackValueWrong(
        path=name, rule=rule, field=place, expected=expected[1] if expected else what
    )


def _place(where: str, table: dict[str, Any]) -> tuple[str, str]:
    """Split a path into rule id (or its number, or "-" for the head of the file) and field."""
    inside = _RULE.match(where)
    if inside is None:
        return ("-", where.lstrip("."))
    number = int(inside[1])
    rule = table["rules"][number]
    rule_id = rule.get("id") if isinstance(rule, dict) else None
    return (str(rule_id or f"#{number + 1}"), where[inside.end() :])


def _joined(*parts: str) -> str:
    return ".".join(part for part in parts if part)
