"""Cuts a cleaned text into the words we know, brackets and parentheses; the rest is left as gaps.

One regular expression holds all words of a carrier, grouped by their first character: a text is
passed once, whatever the length of the word lists. Every branch begins with a plain character, so
that the engine leaps over all characters that begin no word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from workbench.traces.acts import NONE, rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.domain.parcels.tracking import EventKind
    from workbench.traces.vocabulary import Entry, Meaning, WordList

_BRACKET = "【([^【】]*(?:【[^【】]*】[^【】]*)*)】"
_PAREN = r"（([^（）()]*)[）)]|\(([^（）()]*)[）)]"
_BRACKETED = re.compile(r"【[^【】]*】")
_REST_OF_CLAUSE = "[^，,。；;！!？?]*"


# The commonest characters of real scans: their words are tried first.
_COMMONEST = "中已快收转发运公到达您分派的部在站签电递员开话下一离请联人点送成正"


class Role(IntEnum):
    """What a token says about places: a site of this scan or the next one follows, or a person."""

    NONE = 0
    HERE = 1
    NEXT = 2
    PEOPLE = 3
    BRACKET = 4
    PAREN = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A known word: how strong its act is (``acts.NONE``: no act), what act, and its role."""

    rank: int
    kind: EventKind | None = None
    sub: str = ""
    role: Role = Role.NONE


Token = tuple[Word, int, int]

_BRACKET_WORD = Word(NONE, role=Role.BRACKET)
_PAREN_WORD = Word(NONE, role=Role.PAREN)
_BRACKET_GROUP, _LAST_FIXED_GROUP = 1, 3


class Tokeniser:
    """Finds the words of a carrier and those of all carriers in a text."""

    def __init__(self, lists: Sequence[WordList]) -> None:
        """Take word lists, the most particular first; it gives the meaning of a word."""
        self._roles = _roles(lists)
        self._words = {word: Word(NONE, role=role) for word, role in self._roles.items()}
        self._with_roles: dict[tuple[int, str], Word] = {}
        self._groups = [_PAREN_WORD, _BRACKET_WORD, _PAREN_WORD, _PAREN_WORD]
        entries = [e for words in lists for e in words.entries if not e.meaning.is_fallback]
        literals = {entry.text: entry for entry in reversed(entries) if not entry.is_pattern}
        self._words |= {text: self._word(entry.meaning, text) for text, entry in literals.items()}
        for text in self._roles.keys() - literals.keys():
            self._words[text] = self._extended(text, literals)
        patterns: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.is_pattern:
                patterns[entry.text[0]].append(entry)
        self._find = self._compiled(patterns, literals).finditer

    def cut(self, text: str) -> list[Token]:
        """Return the known parts of a text in order, each with where it begins and ends."""
        words, groups, roles = self._words, self._groups, self._roles
        found: list[Token] = []
        for match in self._find(text):
            index = match.lastindex
            if index is None:
                word = words[match[0]]
            elif index > _LAST_FIXED_GROUP:
                word = groups[index]
                if match[0] in roles:
                    word = self._with_role(index, match[0])
            else:
                word = groups[index]
                if index == _BRACKET_GROUP:
                    word = words.get(match[1], word)
            found.append((word, match.start(), match.end()))
        return found

    def _with_role(self, index: int, text: str) -> Word:
        """Return a pattern's word where its text is one of place too: 到达 before a locker."""
        known = self._with_roles.get((index, text))
        if known is None:
            known = replace(self._groups[index], role=self._roles[text])
            self._with_roles[index, text] = known
        return known

    def _extended(self, text: str, literals: Mapping[str, Entry]) -> Word:
        """Return a word of place that goes on where an act ends, with that act: 暂存 → 暂存至."""
        acts = (text[:end] for end in range(len(text), 1, -1))
        act = next((act for act in acts if act in literals), None)
        if act is None or literals[act].meaning.is_aside:
            return self._words[text]
        return self._word(literals[act].meaning, text)

    def _word(self, meaning: Meaning, text: str) -> Word:
        role = self._roles.get(text, Role.NONE)
        return Word(rank(meaning), meaning.kind, meaning.sub, role)

    def _compiled(
        self, patterns: Mapping[str, Sequence[Entry]], literals: Mapping[str, Entry]
    ) -> re.Pattern[str]:
        """Join all words into one expression; what is no plain word is a numbered group of it."""
        words: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words, key=len, reverse=True):
            words[word[0]].append(word)
        firsts = sorted({*patterns, *words} - {*_COMMONEST})
        branches = [_BRACKET, _PAREN]
        for first in (*_COMMONEST, *firsts):
            tails = list(self._tails(patterns.get(first, ()), words[first], literals))
            if tails:
                branches.append(f"{re.escape(first)}(?:{'|'.join(tails)})")
        return re.compile("|".join(branches))

    def _tails(
        self, patterns: Sequence[Entry], words: Sequence[str], literals: Mapping[str, Entry]
    ) -> Iterator[str]:
        """Yield what may follow a first character: patterns, words from the longest, the rest.

        Weak patterns (派件, where nothing else is said) come after all words (派件出仓), but before
        single characters (请, which would swallow 请凭取件码领取).
        """
        yield from (self._group(e, e.text[1:]) for e in patterns if not e.meaning.is_weak)
        yield from (self._literal(word, literals.get(word)) for word in words if len(word) > 1)
        yield from (self._group(e, e.text[1:]) for e in patterns if e.meaning.is_weak)
        yield from (self._literal(word, literals.get(word)) for word in words if len(word) == 1)

    def _literal(self, word: str, entry: Entry | None) -> str:
        """Return a word but its first character; 运输中 is no part of 运输中心."""
        tail = re.escape(word[1:]) + ("(?!心)" if word.endswith("中") else "")
        if entry is not None and entry.meaning.is_aside:
            return self._group(entry, tail + _REST_OF_CLAUSE)
        return tail

    def _group(self, entry: Entry, tail: str) -> str:
        self._groups.append(self._word(entry.meaning, ""))
        return f"({tail})"


class FallbackWords:
    """Finds words that say no more than that the parcel is being moved or handled.

    They are parts of sites' names as well, so they are looked for only where no act was found, and
    never in brackets.
    """

    def __init__(self, lists: Sequence[WordList]) -> None:
        entries = [e for words in lists for e in words.entries if e.meaning.is_fallback]
        self._words = [Word(rank(e.meaning), e.meaning.kind, e.meaning.sub) for e in entries]
        # The empty group tells which; each branch begins plainly, as the tokeniser's do.
        rest = (e.text[1:] if e.is_pattern else re.escape(e.text[1:]) for e in entries)
        tails = (f"{re.escape(e.text[0])}(?:{r})()" for e, r in zip(entries, rest, strict=True))
        self._find = re.compile("|".join(tails) or "(?!)").search

    def find(self, text: str) -> Word:
        """Return the first such word outside brackets; one without a kind where there is none."""
        found = self._find(_BRACKETED.sub(" ", text))
        return self._words[found.lastindex - 1] if found and found.lastindex else Word(NONE)


def _roles(lists: Sequence[WordList]) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for name, role in (
        ("places.fill", Role.NONE),
        ("people", Role.PEOPLE),
        ("places.here", Role.HERE),
        ("places.next", Role.NEXT),
    ):
        for words in lists:
            roles.update(dict.fromkeys(words.named(name), role))
    return roles
