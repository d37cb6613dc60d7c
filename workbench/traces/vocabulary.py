"""Word lists of carriers, read from ``resources/carriers/*.toml``: what each word stands for.

``common.toml`` explains the format; further files whose names begin with ``common`` (English,
traditional characters) are parts of it. A carrier's file adds to it (``names``, words, endings of
sites); where both know a word, the carrier's meaning holds. ``providers.toml`` beside them is no
word list (``providers.py``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import BadInput
from workbench.domain.parcels.tracking import EventKind
from workbench.traces.templates import Alphabet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

COMMON = "common"
PROVIDERS = "providers"

_ACTS = {"acts": "", "weak_acts": "weak", "fallback_acts": "fallback"}
_TABLES = {"names", *_ACTS, "asides", "people", "places", "sites", "traditional"}
_CLAUSE = "[^，,。；;！!？?]{0,60}?"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word says: an act (``kind`` is None for none), in which strength."""

    kind: EventKind | None
    sub: str = ""
    is_signed: bool = False
    is_weak: bool = False
    is_aside: bool = False
    is_fallback: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a word list: a literal word, or a pattern that begins with a plain character."""

    text: str
    is_pattern: bool
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class WordList:
    """One file: a carrier's words or the common ones."""

    code: str
    names: tuple[str, ...]
    entries: tuple[Entry, ...]
    lists: Mapping[str, tuple[str, ...]]
    traditional: Mapping[int, str]

    def named(self, name: str) -> tuple[str, ...]:
        """Return one of the lists ``people``, ``places.*``, ``sites.*``; empty where not given."""
        return self.lists.get(name, ())


def load_word_lists(folder: Path) -> dict[str, WordList]:
    """Read all word lists by code; raises BadInput with file and reason where one fails."""
    paths = [path for path in sorted(folder.glob("*.toml")) if path.stem != PROVIDERS]
    lists = {path.stem: _word_list(path) for path in paths}
    if COMMON not in lists:
        raise BadInput(what=folder.name, reason="common.toml is missing")
    carriers = {code: words for code, words in lists.items() if not code.startswith(COMMON)}
    common = [words for code, words in lists.items() if code not in carriers]
    return {**carriers, COMMON: _joined(common)}


def alphabet(lists: Sequence[WordList]) -> Alphabet:
    """Return which characters these lists tell apart; 心 is looked for behind 中 (运输中心)."""
    entries = [entry for words in lists for entry in words.entries]
    named = [x for words in lists for name in words.lists for x in words.named(name)]
    told = [entry.text for entry in entries if not entry.is_pattern]
    return Alphabet([e.text for e in entries if e.is_pattern], [*told, *named, "心"])


def _joined(parts: Sequence[WordList]) -> WordList:
    """Return several lists as one."""
    names = {name for words in parts for name in words.lists}
    return WordList(
        code=COMMON,
        names=(),
        entries=tuple(entry for words in parts for entry in words.entries),
        lists={name: tuple(x for words in parts for x in words.named(name)) for name in names},
        traditional={a: b for words in parts for a, b in words.traditional.items()},
    )


def _word_list(path: Path) -> WordList:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        unknown = set(data) - _TABLES
        if unknown:
            raise BadInput(what=path.name, reason=f"unknown table {min(unknown)}")
        waiting = data.get("sites", {}).get("waiting", [])
        return WordList(
            code=path.stem,
            names=tuple(data.get("names", ())),
            entries=tuple(_entries(path.name, data, "|".join(map(re.escape, waiting)))),
            lists=_lists(path.name, data),
            traditional=_traditional(path.name, data),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(what=path.name, reason=str(error)) from error


def _entries(file: str, data: Mapping[str, Any], waiting: str) -> Iterator[Entry]:
    for table, strength in _ACTS.items():
        for name, words in data.get(table, {}).items():
            yield from _lines(file, words, _meaning(file, name, strength), waiting)
    aside = Meaning(None, is_aside=True)
    yield from _lines(file, data.get("asides", {}), aside, waiting)


def _meaning(file: str, name: str, strength: str) -> Meaning:
    kind, _, sub = name.partition(".")
    if kind == "signed":
        return Meaning(EventKind.DELIVERED, is_signed=True)
    try:
        is_fallback = strength == "fallback"
        return Meaning(EventKind(kind), sub, is_weak=bool(strength), is_fallback=is_fallback)
    except ValueError as error:
        raise BadInput(what=file, reason=f"{name} is no kind of event") from error


def _lines(file: str, words: Mapping[str, Any], meaning: Meaning, waiting: str) -> Iterator[Entry]:
    for pattern in words.get("patterns", ()):
        expanded = pattern.replace("~", _CLAUSE).replace("@", f"(?:{waiting})")
        _check(file, pattern, expanded)
        yield Entry(expanded, True, meaning)
    for word in words.get("words", ()):
        if not word.strip():
            raise BadInput(what=file, reason="an empty word")
        yield Entry(word, False, meaning)


def _check(file: str, pattern: str, expanded: str) -> None:
    try:
        compiled = re.compile(expanded)
    except re.error as error:
        raise BadInput(what=file, reason=f"{pattern}: {error}") from error
    starts_plain = pattern[:1].isalnum() and pattern[1:2] not in {"?", "*", "+", "{", "|"}
    if compiled.groups or not starts_plain:
        raise BadInput(what=file, reason=f"{pattern}: begin with a plain character, use (?:…)")


def _lists(file: str, data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    lists = {"people": tuple(data.get("people", {}).get("words", ()))}
    for table in ("places", "sites"):
        for name, words in data.get(table, {}).items():
            if not isinstance(words, list | str):
                raise BadInput(what=file, reason=f"{table}.{name} must be a list")
            lists[f"{table}.{name}"] = (words,) if isinstance(words, str) else tuple(words)
    return lists


def _traditional(file: str, data: Mapping[str, Any]) -> dict[int, str]:
    pairs = data.get("traditional", {"from": "", "to": ""})
    try:
        return {ord(a): b for a, b in zip(pairs["from"], pairs["to"], strict=True)}
    except ValueError as error:
        raise BadInput(what=file, reason="traditional: not the same length") from error
