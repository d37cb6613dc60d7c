"""Policy packs: TOML files of dated rules, read whole and checked before any of them counts."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec

from workbench.domain.errors import (
    PackFieldMissing,
    PackFieldUnknown,
    PackInvalid,
    PackRuleTwice,
    PackUnreadable,
    PackValueWrong,
)
from workbench.policy.checks import check_rule
from workbench.policy.rules import Pack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from workbench.policy.rules import Origin, Rule

# msgspec tells what is wrong and where: "Expected `int`, got `str` - at `$.rules[3].versions`".
_COMPLAINT = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<where>.*)`)?$", re.DOTALL)
_MISSING = re.compile(r"missing required field `(.+)`")
_UNKNOWN = re.compile(r"contains unknown field `(.+)`")
_RULE = re.compile(r"^\.rules\[(\d+)\]\.?")
_EXPECTED = re.compile(r"^Expected (.+?)(?:, got .*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PolicyBook:
    """All rules in force; ``version`` is a hash of the packs' contents."""

    version: str
    packs: tuple[Pack, ...]
    rules: Mapping[str, Rule]

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id.

        Raises:
            KeyError: no pack holds this rule.
        """
        return self.rules[rule_id]


def load_book(folder: Path, origins: Collection[Origin] | None = None) -> PolicyBook:
    """Read every ``*.toml`` of ``folder`` into one book; of all origins unless some are named.

    Raises:
        PackInvalid: a file is not a pack, a rule does not fit its question, a rule stands twice,
            or there is no pack at all. The sentence names file, rule and field.
    """
    sources = {path: _bytes(path) for path in sorted(folder.glob("*.toml"))}
    if not sources:
        raise PackInvalid(path=str(folder), reason="there is no policy pack in this folder")
    packs = {path: parse_pack(data, path.name) for path, data in sources.items()}
    packs = {p: k for p, k in packs.items() if origins is None or k.origin in origins}
    rules = _one_of_each((path.name, rule) for path, pack in packs.items() for rule in pack.rules)
    version = _version({path: sources[path] for path in packs})
    return PolicyBook(version, tuple(packs.values()), MappingProxyType(rules))


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
    for rule in pack.rules:
        check_rule(rule, name, pack.origin)
    return pack


def read_pack(path: Path) -> Pack:
    """Read and check one file, without putting it into force.

    Raises:
        PackInvalid: it cannot be opened, is not TOML, or does not fit; the sentence says where.
    """
    return parse_pack(_bytes(path), path.name)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackUnreadable(path=path.name, reason=error.strerror or "") from error


def _table(data: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackUnreadable(path=name, reason=str(error)) from error


def _one_of_each(rules: Iterable[tuple[str, Rule]]) -> dict[str, Rule]:
    places: dict[str, str] = {}
    found: dict[str, Rule] = {}
    for name, rule in rules:
        if rule.id in found:
            raise PackRuleTwice(path=name, rule=rule.id, other=places[rule.id])
        places[rule.id], found[rule.id] = name, rule
    return found


def _version(sources: Mapping[Path, bytes]) -> str:
    digest = hashlib.sha256()
    for path, data in sources.items():
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()[:16]


def _translated(
    error: msgspec.ValidationError, table: dict[str, Any], name: str
) -> PackFieldMissing | PackFieldUnknown | PackValueWrong:
    """Turn the library's complaint into one that names file, rule and field."""
    complaint = _COMPLAINT.match(str(error))
    what, where = (complaint["what"], complaint["where"] or "") if complaint else (str(error), "")
    rule, field = _place(where, table)
    if missing := _MISSING.search(what):
        return PackFieldMissing(path=name, rule=rule, field=_joined(field, missing[1]))
    if unknown := _UNKNOWN.search(what):
        return PackFieldUnknown(path=name, rule=rule, field=_joined(field, unknown[1]))
    expected = _EXPECTED.match(what)
    return PackValueWrong(
        path=name, rule=rule, field=field, expected=expected[1] if expected else what
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
