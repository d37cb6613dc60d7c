"""Word lists without what only one source taught them: how a source reads that nobody has seen.

The lists are written by hand, with the labelled scans at hand. To read a source as if it were new,
every line of the lists is left out that fits texts of this source and of no other: what is left
was learnt from the other sources, or is plain language that no scan taught.

That leaves out too much: a line may be known from elsewhere as well. ``evidence.tsv`` names those
that other public material holds, with the number of its sources; a reader without them is the
lower bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.traces.classify import Classifier
from workbench.traces.cleaning import small_english

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from workbench.traces.geography import Geography
    from workbench.traces.providers import ProviderWords
    from workbench.traces.vocabulary import WordList

_BRACKETS = str.maketrans("[]［］", "【】【】")


@dataclass(frozen=True)
class Lists:
    """All that a reader is made of."""

    words: Mapping[str, WordList]
    geography: Geography
    providers: ProviderWords

    def reader(self) -> Classifier:
        """Return the reader of these lists."""
        return Classifier(self.words, self.geography, self.providers, "bench")


class Teachers:
    """Knows which sources each line of the lists fits."""

    def __init__(
        self, lists: Lists, texts: Mapping[str, Sequence[str]], known: Collection[str] = ()
    ) -> None:
        """Take the lists, the texts of each source, and lines known from elsewhere as well."""
        self._lists, self._elsewhere = lists, frozenset(known)
        self._texts = {name: "\n".join(map(_plain, told)) for name, told in texts.items()}
        self._known: dict[tuple[str, bool], frozenset[str]] = {}

    def without(self, source: str) -> Lists:
        """Return the lists as they were had this source never been seen."""
        words = {code: self._pruned(known, source) for code, known in self._lists.words.items()}
        return replace(self._lists, words=words)

    def _pruned(self, words: WordList, source: str) -> WordList:
        entries = tuple(e for e in words.entries if not self._is_only(e.text, e.is_pattern, source))
        lists = {
            name: told
            if name == "sites.plain"
            else tuple(x for x in told if not self._is_only(x, "patterns" in name, source))
            for name, told in words.lists.items()
        }
        return replace(words, entries=entries, lists=lists)

    def _is_only(self, line: str, is_pattern: bool, source: str) -> bool:
        return line not in self._elsewhere and self._sources(line, is_pattern) == {source}

    def _sources(self, line: str, is_pattern: bool) -> frozenset[str]:
        known = self._known.get((line, is_pattern))
        if known is None:
            find = re.compile(line if is_pattern else re.escape(line), re.IGNORECASE).search
            known = frozenset(name for name, told in self._texts.items() if find(told))
            self._known[line, is_pattern] = known
        return known


def elsewhere(path: Path) -> frozenset[str]:
    """Return the lines of the lists that other public material knows (``evidence.tsv``)."""
    lines = path.read_text("utf-8").splitlines()
    return frozenset(x.rsplit("\t", 1)[0] for x in lines if x and not x.startswith("#"))


def _plain(text: str) -> str:
    return small_english(text.translate(_BRACKETS))
