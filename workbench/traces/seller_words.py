"""The seller's own words for what carriers say: one line a word, no code need be touched.

A plain text file beside the cache (``carrier-words.txt``), UTF-8, one word on each line::

    # 井号后面是备注
    小兔已接单 = 已下单
    极兔: 入笼完成 = 运输中
    集配站 = 网点

What stands before ``:`` names the carrier the word is for; without it the word is for all. Behind
``=`` stands what it means, in Chinese or by our label. The seller's words beat ours where both know
the same text. A line that cannot be used is told by its number, and the others count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.parcels.tracking import EventKind
from workbench.traces.vocabulary import Entry, Meaning, WordList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_SHORTEST, _LONGEST = 2, 60
# Texts lose these before they are read (HTML, brackets); a word with them would never be found.
_NEVER = frozenset("<>&[]【】\t")

_KINDS = {
    "已下单": EventKind.ORDERED,
    "待揽收": EventKind.ORDERED,
    "已揽收": EventKind.PICKED_UP,
    "揽收": EventKind.PICKED_UP,
    "已发出": EventKind.DEPARTED,
    "离开": EventKind.DEPARTED,
    "已到达": EventKind.ARRIVED,
    "到达": EventKind.ARRIVED,
    "运输中": EventKind.IN_TRANSIT,
    "在途": EventKind.IN_TRANSIT,
    "派送中": EventKind.OUT_FOR_DELIVERY,
    "派件中": EventKind.OUT_FOR_DELIVERY,
    "待取件": EventKind.AVAILABLE_FOR_PICKUP,
    "已签收": EventKind.DELIVERED,
    "签收": EventKind.DELIVERED,
    "异常": EventKind.EXCEPTION,
    "问题件": EventKind.EXCEPTION,
    "退回": EventKind.RETURNED,
    "转寄": EventKind.FORWARDED,
    "清关": EventKind.CUSTOMS,
    "提示": EventKind.INFO,
    **{kind.value: kind for kind in EventKind if kind is not EventKind.UNKNOWN},
}
_SITES = {
    "分拨中心": "sites.hub",
    "分拨": "sites.hub",
    "转运中心": "sites.hub",
    "hub": "sites.hub",
    "网点": "sites.outlet",
    "outlet": "sites.outlet",
}


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was left out; ``reason`` is an English source text of context "errors"."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class SellerWords:
    """What the seller's file holds: words for all carriers ("") and for single ones, by our id."""

    lists: Mapping[str, WordList] = field(default_factory=dict)
    bad: tuple[BadLine, ...] = ()
    count: int = 0

    def of(self, code: str) -> list[WordList]:
        """Return the lists that hold for a carrier, its own before those for all."""
        names = dict.fromkeys((code, ""))
        return [self.lists[name] for name in names if name in self.lists]


def parse(text: str, code_of: Callable[[str], str | None]) -> SellerWords:
    """Read the file's text; ``code_of`` returns our id for a carrier's name, None if none fits."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    sites: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    bad, count = [], 0
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        told = line.split("#", 1)[0].strip()
        if not told:
            continue
        found = _line(told, code_of)
        if isinstance(found, str):
            bad.append(BadLine(number, found))
            continue
        count += 1
        if isinstance(found.meaning, Meaning):
            entries[found.code].extend(_entries(found.word, found.meaning))
        else:
            sites[found.code][found.meaning].append(found.word)
    lists = {code: _list(entries[code], sites[code]) for code in {*entries, *sites}}
    return SellerWords(MappingProxyType(lists), tuple(bad), count)


def _entries(word: str, meaning: Meaning) -> Iterator[Entry]:
    """Yield a word as a pattern, which is tried before our words, and as what fills a bracket."""
    yield Entry(re.escape(word), True, meaning)
    yield Entry(word, False, meaning)


@dataclass(frozen=True, slots=True)
class _Line:
    code: str
    word: str
    meaning: Meaning | str


def _line(told: str, code_of: Callable[[str], str | None]) -> _Line | str:
    """Return what a line says, or why it cannot be used."""
    left, equals, meant = told.rpartition("=")
    meaning = _meaning(meant.strip())
    if not equals or not left.strip():
        return marked("errors", "write: word = meaning")
    if meaning is None:
        return marked("errors", "the meaning is none that we know")
    carrier, word = _apart(left.strip())
    code = code_of(carrier) if carrier else ""
    if code is None:
        return marked("errors", "no carrier is called so")
    is_fit = _SHORTEST <= len(word) <= _LONGEST and word[0].isalnum()
    if not is_fit or not _NEVER.isdisjoint(word):
        return marked("errors", "a word has 2 to 60 characters and no brackets")
    return _Line(code, " ".join(word.split()), meaning)


def _meaning(meant: str) -> Meaning | str | None:
    kind = _KINDS.get(meant)
    if kind is None:
        return _SITES.get(meant)
    return Meaning(kind, is_signed=kind is EventKind.DELIVERED)


def _apart(left: str) -> tuple[str, str]:
    """Return the carrier and the word; a colon of either width stands between."""
    carrier, colon, word = left.replace("：", ":").partition(":")
    return (carrier.strip(), word.strip()) if colon else ("", left)


def _list(entries: Iterable[Entry], sites: Mapping[str, Iterable[str]]) -> WordList:
    lists = {name: tuple(words) for name, words in sites.items()}
    longest_first = sorted(entries, key=lambda entry: -len(entry.text))
    return WordList(code="", names=(), entries=tuple(longest_first), lists=lists, traditional={})
