"""Reads a scan's text: kind of event, hub or outlet, place and next place.

The language lies in ``resources/carriers``, the names of places in ``resources/regions``; here the
two are put together. The same text of the same carrier always reads the same, and no text raises.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import Basis, EventKind, Place, Reading, SiteKind
from workbench.traces import seller_words
from workbench.traces.acts import FALLBACK, NONE, more_telling
from workbench.traces.cleaning import Cleaner, small_english
from workbench.traces.forwarding import ForwardingFinder
from workbench.traces.geography import Geography
from workbench.traces.places import PlaceFinder
from workbench.traces.providers import ProviderWords
from workbench.traces.seller_words import SellerWords
from workbench.traces.sites import SiteNames
from workbench.traces.templates import Asked, Origin, Outline, Templates
from workbench.traces.tokens import FallbackWords, Tokeniser, Word
from workbench.traces.vocabulary import COMMON, alphabet, load_word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from workbench.domain.parcels.tracking import Forwarding, Scan
    from workbench.traces.places import Found
    from workbench.traces.tokens import Token
    from workbench.traces.vocabulary import WordList

# Raised by hand when this package reads differently; lists and names of places count by content.
READER = "3"

# What callers name carriers by: codes, names, spellings of names.
_CARRIERS = 16_384
_SITES_CACHED = 4_096

# Where a courier stands, the site is an outlet unless its name says otherwise.
_COURIERS = frozenset(
    {
        EventKind.PICKED_UP,
        EventKind.OUT_FOR_DELIVERY,
        EventKind.AVAILABLE_FOR_PICKUP,
        EventKind.DELIVERED,
        EventKind.EXCEPTION,
    }
)
# In texts of other kinds a bare name in front of an act is a phrase rather than a site.
_MADE_AT_SITES = frozenset(
    {
        EventKind.PICKED_UP,
        EventKind.DEPARTED,
        EventKind.ARRIVED,
        EventKind.IN_TRANSIT,
        EventKind.OUT_FOR_DELIVERY,
        EventKind.AVAILABLE_FOR_PICKUP,
    }
)
_NOTHING = Word(NONE)
_OPENED = str.maketrans("【】（）", "    ")


class Classifier:
    """Reads texts of all carriers; built once, then only read from."""

    def __init__(
        self,
        lists: Mapping[str, WordList],
        geography: Geography,
        providers: ProviderWords,
        version: str,
        own: SellerWords | None = None,
    ) -> None:
        """Take the word lists; ``own`` are the seller's, which beat ours."""
        self.version = version
        self.providers = providers
        self.own = own or SellerWords()
        self._cleaner = Cleaner(lists[COMMON].traditional)
        self._codes = _codes(lists.values())
        self._lists, self._geography = lists, geography
        self._forwarding = ForwardingFinder(lists.values())
        self._readers: dict[str, _CarrierReader] = {}
        self._by_template: dict[str | None, Callable[[str], Reading]] = {}

    @classmethod
    def load(cls, folder: Path, regions: Path | None = None, own: str = "") -> Classifier:
        """Build from ``resources/carriers``, the ``regions`` beside it and the seller's own words.

        Raises BadInput with file and reason where a list of ours cannot be used; lines of ``own``
        that cannot be used are left out and told in ``own.bad``.
        """
        regions = regions or folder.parent / "regions"
        providers = ProviderWords.load(folder)
        paths = (*sorted(folder.glob("*.toml")), *sorted(regions.glob("*.tsv")))
        lists = load_word_lists(folder)
        codes = _codes(lists.values())
        words = seller_words.parse(own, lambda name: _code(codes, name))
        version = _version(*paths, own=own if words.lists else "")
        return cls(lists, Geography.load(regions), providers, version, words)

    def read(self, text: str, carrier: str | None = None) -> Reading:
        """Return what the text says; ``carrier`` is our id or any name that the word lists know."""
        read = self._by_template.get(carrier) or self._by_its_templates(carrier)
        return read(text)

    def read_scan(self, scan: Scan, carrier: str | None = None) -> Reading:
        """Return what text and provider say together (precedence: ``providers.py``)."""
        reading = self.read(scan.text, carrier)
        return self.providers.weigh(reading, scan.source, scan.provider_status)

    def read_alone(self, text: str, carrier: str | None = None) -> Reading:
        """Return the same the long way, without what other texts have taught (``templates.py``)."""
        return self._reader(self._code(carrier)).read(text)

    def _by_its_templates(self, carrier: str | None) -> Callable[[str], Reading]:
        read = self._reader(self._code(carrier)).templates.read
        if len(self._by_template) < _CARRIERS:
            self._by_template[carrier] = read
        return read

    def _reader(self, code: str) -> _CarrierReader:
        """Return a carrier's reader; each is built (30 ms) when its first text comes."""
        known = self._readers.get(code)
        if known is None:
            own = self.own.of("" if code == COMMON else code)
            words = [*own, *_particular_first(self._lists, code)]
            tools = _Tools(self._cleaner, self._geography, self._forwarding)
            known = _CarrierReader(words, tools, code)
            self._readers[code] = known
        return known

    def _code(self, carrier: str | None) -> str:
        """Return whose words to use; those of all carriers where we do not know this one."""
        return _code(self._codes, carrier or "") or COMMON


@dataclass(frozen=True, slots=True)
class _Tools:
    """What the readers of all carriers share."""

    cleaner: Cleaner
    geography: Geography
    forwarding: ForwardingFinder


class _CarrierReader:
    """Reads texts by one carrier's word lists."""

    def __init__(self, lists: Sequence[WordList], tools: _Tools, code: str) -> None:
        self._tokeniser, self._fallback = Tokeniser(lists), FallbackWords(lists)
        self._names = SiteNames(lists)
        self._clean, self._code = tools.cleaner.clean, code
        self._forwarding, self._geography = tools.forwarding, tools.geography
        self._finder = PlaceFinder(lists, self._names, tools.geography)
        self._located = lru_cache(_SITES_CACHED)(self._locate)
        self.templates = Templates(
            alphabet(lists),
            Asked(
                clean=self._clean,
                read=self.read,
                outline=self._outline,
                flags=self._flags,
                located=self._located,
                site_kind=lru_cache(_SITES_CACHED)(self._site_kind),
                named_kind=self._names.kind,
            ),
        )

    def read(self, text: str) -> Reading:
        """Return the reading of a text as it came, the long way."""
        text = self._clean(text)
        small = small_english(text)
        tokens = self._tokeniser.cut(small)
        act = _strongest(tokens)
        if act.kind is None:
            act = self._hidden(small)
        kind = act.kind or EventKind.UNKNOWN
        found = self._finder.find(text, tokens)
        place = self._place(found, kind)
        return Reading(
            kind=kind,
            sub=_sub(tokens, act) if kind is EventKind.EXCEPTION else "",
            site_kind=self._site_kind(place.site if place else "", kind),
            place=place,
            next_place=self._located(found.next),
            next_site_kind=self._names.kind(found.next) if found.next else SiteKind.UNKNOWN,
            forwarded_to=self._forwarded_to(text, kind),
            basis=Basis.FALLBACK if act.rank == FALLBACK else Basis.TEXT,
        )

    def _outline(self, text: str) -> Outline | None:
        """Return how a cleaned text reads whatever its names; None where no act stands outside."""
        tokens = self._tokeniser.cut(small_english(text))
        act = _strongest(tokens)
        if act.kind is None or act.kind is EventKind.FORWARDED:
            return None
        found = self._finder.find(text, tokens)
        here = self._kept(found, act.kind)
        return Outline(
            kind=act.kind,
            sub=_sub(tokens, act) if act.kind is EventKind.EXCEPTION else "",
            basis=Basis.FALLBACK if act.rank == FALLBACK else Basis.TEXT,
            here=_origin(text, here, found.here_at if here else -1),
            city=_origin(text, found.city, found.city_at),
            next=_origin(text, found.next, found.next_at),
        )

    def _flags(self, name: str) -> tuple[bool, ...]:
        return (*self._finder.flags(name), self._is_named(name))

    def _hidden(self, text: str) -> Word:
        """Return the act of a text that names none outside its brackets, or names none at all."""
        opened = _opened(text)
        act = _strongest(self._tokeniser.cut(opened)) if opened != text else _NOTHING
        return act if act.kind is not None else self._fallback.find(text)

    def _forwarded_to(self, text: str, kind: EventKind) -> Forwarding | None:
        if kind is not EventKind.FORWARDED:
            return None
        return self._forwarding.find(text, self._code)

    def _kept(self, found: Found, kind: EventKind) -> str:
        """Return the site where the scan was made, "" where what was found is none."""
        here = found.here
        if found.is_doubtful and kind is EventKind.DELIVERED and not self._is_named(here):
            return ""  # 已由【张某】签收: a person, or 门口
        if found.is_bare and kind not in _MADE_AT_SITES and not self._is_sure(here):
            return ""
        return here

    def _place(self, found: Found, kind: EventKind) -> Place | None:
        here = self._kept(found, kind)
        if not found.city:
            return self._located(here)
        marked = self._geography.locate(found.city)
        return Place(here, marked.province, marked.city)

    def _is_named(self, site: str) -> bool:
        return self._names.is_decided(site) or self._geography.locate(site).length > 0

    def _is_sure(self, site: str) -> bool:
        if not self._geography.locate(site).city:
            return False
        return self._names.is_decided(site) or self._geography.is_city(site)

    def _locate(self, site: str) -> Place | None:
        if not site:
            return None
        where = self._geography.locate(site)
        return Place(site, where.province, where.city)

    def _site_kind(self, site: str, kind: EventKind) -> SiteKind:
        if not site:
            return SiteKind.UNKNOWN
        named = self._names.kind(site)
        if not self._names.is_decided(site) and self._geography.is_bare_city(site):
            named = SiteKind.UNKNOWN  # 上海,航班到达: the carrier's custom speaks of sites
        if named is SiteKind.UNKNOWN and kind in _COURIERS and not self._names.is_decided(site):
            return SiteKind.OUTLET
        return named


def _strongest(tokens: Sequence[Token]) -> Word:
    """Return the act that decides; of equally strong ones the last named."""
    best = _NOTHING
    for word, _, _ in tokens:
        if word.rank <= best.rank and word.kind is not None:
            best = word
    return best


def _origin(text: str, name: str, at: int) -> Origin:
    return Origin(text.count("【", 0, at), "") if at >= 0 else Origin(text=name)


def _sub(tokens: Sequence[Token], act: Word) -> str:
    sub = act.sub
    for word, _, _ in tokens:
        if word.kind is EventKind.EXCEPTION:
            sub = more_telling(sub, word.sub)
    return sub or "other"


def _opened(text: str) -> str:
    """Return a text whose brackets and spaces hide nothing; for texts that told nothing so far."""
    return "".join(text.translate(_OPENED).split())


def _particular_first(lists: Mapping[str, WordList], code: str) -> list[WordList]:
    """Return a carrier's list before the common one; for no carrier the words of all.

    What sites without a telling name are is each carrier's own custom, so that part is left out.
    """
    if code != COMMON:
        return [lists[code], lists[COMMON]]
    others = [_without_custom(words) for key, words in lists.items() if key != COMMON]
    return [*others, lists[COMMON]]


def _without_custom(words: WordList) -> WordList:
    kept = {name: words.named(name) for name in words.lists if name != "sites.plain"}
    return replace(words, lists=kept)


def _codes(lists: Iterable[WordList]) -> dict[str, str]:
    """Return code by code and by name in capitals, the longest names first."""
    names = {name.upper(): words.code for words in lists for name in (words.code, *words.names)}
    return {name: names[name] for name in sorted(names, key=len, reverse=True)}


def _code(codes: Mapping[str, str], carrier: str) -> str | None:
    """Return our id of a carrier by any name that contains one we know, None where none does."""
    folded = carrier.strip().upper()
    return next((codes[name] for name in codes if name in folded), None)


def _version(*paths: Path, own: str) -> str:
    digest = hashlib.sha256(own.encode("utf-8", "surrogatepass"))
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{READER}.{digest.hexdigest()[:8]}"
