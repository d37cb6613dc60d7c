"""Finds the sites that a text names: where the scan was made, and where the parcel goes next.

Sites stand in brackets, or bare between the words that we know. A city in front (【苏州市】,
到广州市【…】) or at the end (EMS) says where the scan was made, whatever the site's own name says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.traces.acts import NONE
from workbench.traces.tokens import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.traces.geography import Geography
    from workbench.traces.sites import SiteNames
    from workbench.traces.tokens import Token
    from workbench.traces.vocabulary import WordList

# What a bracket holds that names no site: persons with a number, advice, dates, codes.
_NO_SITE = re.compile(
    r"\*{5}|/\s*[\d*]|\d{6}|^[\dX,.*/、 -]*$|\d[月日:：]"
    r"|请|您|电话|热线|号码|问题|评价|提示|感谢|客服|工号"
)
_BEHIND_NAME = re.compile(r"(?:/(?:网点)?电话|[，,]\s*(?:地址|电话)).*$")
_STOP = re.compile(r"[，,。；;：:|（）()！!？?]")
_PIECES = re.compile(r"[|，,。；;：:！ ]+")
_SUBJECT = re.compile(
    r"^(?:您的|客户的)?(?:快件|快递|包裹|邮件|货物|订单)?(?:已经|已|正)?(?:在|由|被|从|于)?\s*"
)
_EDGES = " -·:：/|，,。；;、"
_CITY_ENDINGS = ("市", "州", "盟", "地区")
_LONGEST = 60
# Real scans have a tenth of it; what has more is read for its act alone.
_CACHED = 4_096
_MOST_TOKENS, _MOST_PIECES = 60, 12


@dataclass(slots=True)
class Found:
    """The sites of one text as written; "" where none is named.

    ``is_doubtful`` marks a name behind 由 or 被, where a person may stand as well; ``is_bare`` one
    that stood in front of a word without any mark. The ``_at`` are where the brackets that hold
    the names begin, -1 for names outside brackets.
    """

    here: str = ""
    next: str = ""
    city: str = ""
    is_doubtful: bool = False
    is_bare: bool = False
    here_at: int = -1
    next_at: int = -1
    city_at: int = -1


class PlaceFinder:
    """Finds sites by one carrier's habits."""

    def __init__(self, lists: Sequence[WordList], names: SiteNames, geography: Geography) -> None:
        self.nowhere = {word for words in lists for word in words.named("places.nowhere")}
        # A province in front (【浙江省】离开【杭州…】) names the site where nothing else does.
        self.generic = {word for words in lists for word in words.named("places.generic")}
        self.generic |= geography.provinces()
        self.names = names
        self.geography = geography
        # Sites recur from parcel to parcel, whatever else their texts say.
        self.is_site = lru_cache(_CACHED)(self._is_site)
        self.site_before = lru_cache(_CACHED)(self._site_before)

    def find(self, text: str, tokens: Sequence[Token]) -> Found:
        """Return the sites of a cleaned text that was cut into ``tokens``."""
        walk = _Walk(self, text)
        for word, start, end in tokens[:_MOST_TOKENS]:
            if start > walk.position:
                walk.gap(start, word.role)
            if word.role is Role.BRACKET:
                walk.bracket(text[start + 1 : end - 1], start, is_last=end == len(text))
            elif word.role is not Role.PAREN and (word.rank != NONE or word.role is not Role.NONE):
                walk.expect(word.role, text[end - 1])
            walk.position = end
        if walk.position < len(text):
            walk.gap(len(text), Role.NONE)
        return walk.found

    def is_city(self, name: str) -> bool:
        """Tell whether the name is a city's and nothing more."""
        return self.geography.is_city(name)

    def flags(self, name: str) -> tuple[bool, ...]:
        """Return all that is asked about the content of a bracket before it is taken for a site."""
        is_city = self.is_city(name)
        ending = is_city and name.endswith(_CITY_ENDINGS)
        is_country = self.geography.is_country(name)
        return (self.is_site(name), is_city, ending, is_country, name in self.generic)

    def _is_site(self, name: str) -> bool:
        """Tell whether a bare name may be taken for a site's."""
        if not name or len(name) > _LONGEST or name in self.nowhere or _NO_SITE.search(name):
            return False
        return not name.isascii() or self.is_city(name)

    def _site_before(self, piece: str, following: Role) -> str:
        """Return the site that a piece begins with, without the person behind it."""
        piece = _SUBJECT.sub("", piece)
        if len(piece) > _LONGEST:
            return ""
        name = self.names.leading(piece)
        if following is Role.BRACKET:
            return name if name == piece and self.is_site(name) else ""
        if not name and self.geography.locate(piece).city:
            name = piece.split("的", 1)[0]
        return name if len(name) > 1 and self.is_site(name) else ""


class _Walk:
    """Goes through one text; knows what the last word made us expect."""

    def __init__(self, finder: PlaceFinder, text: str) -> None:
        self._finder = finder
        self._text = text
        self._expected = Role.NONE
        self._marker = ""
        self._open: int | None = None
        self._is_generic = False
        self.position = 0
        self.found = Found()

    def expect(self, role: Role, marker: str) -> None:
        """Note what a word announces."""
        self._expected, self._marker, self._open = role, marker, None

    def gap(self, end: int, following: Role) -> None:
        """Read the text between two words."""
        raw = self._text[self.position : end]
        gap = raw.strip(_EDGES)
        if not gap:
            return
        if self._open is not None:
            self._continue(raw, end)
        elif self._expected is Role.HERE:
            self._here_behind(gap, following)
        elif self._expected is Role.NONE:
            self._here_before(gap, following)
        else:
            self._next_or_person(gap)

    def _next_or_person(self, gap: str) -> None:
        if self._expected is Role.NEXT:
            self.found.next = self.found.next or self._name_behind(gap)
        self._expected = Role.NONE

    def bracket(self, content: str, start: int, *, is_last: bool) -> None:
        """Read what stands in a bracket."""
        expected, self._expected, self._open = self._expected, Role.NONE, None
        name = content.strip()
        if "电话" in name or "地址" in name:
            name = _BEHIND_NAME.sub("", name)
        finder, found = self._finder, self.found
        if expected is Role.PEOPLE or not finder.is_site(name):
            return
        if finder.geography.is_country(name) or name == found.city:
            return
        if expected is Role.NEXT:
            if not found.next:
                found.next, found.next_at = name, start
        elif self._is_city_mark(name, expected, is_first=start == 0, is_last=is_last):
            found.city, found.city_at = name, start
        elif not found.here or self._is_generic:
            self._take(name, at=start)

    def _is_city_mark(self, name: str, expected: Role, *, is_first: bool, is_last: bool) -> bool:
        found = self.found
        if found.city or expected is Role.HERE or not self._finder.is_city(name):
            return False
        return is_first or (is_last and self._is_full_city(name))

    def _is_full_city(self, name: str) -> bool:
        return name.endswith(_CITY_ENDINGS) and self._finder.is_city(name)

    def _take(self, name: str, *, is_bare: bool = False, at: int = -1) -> None:
        is_generic = name in self._finder.generic
        if is_generic and self.found.here:
            return
        self.found.here, self.found.here_at, self._is_generic = name, at, is_generic
        self.found.is_doubtful, self.found.is_bare = self._marker in {"由", "被"}, is_bare

    def _continue(self, raw: str, end: int) -> None:
        """Go on with a name that a parenthesis interrupted: 梁林（凭证件取）公寓三菜鸟驿站."""
        start, self._open, self._expected = self._open, None, Role.NONE
        if not _STOP.match(raw) and not raw.startswith(" "):
            piece = _STOP.split(raw, maxsplit=1)[0]
            self.found.here = self._text[start : end - len(raw) + len(piece)].strip(_EDGES)
            self.found.here_at = -1

    def _here_behind(self, gap: str, following: Role) -> None:
        if following is Role.BRACKET and self._finder.is_city(gap):
            self.found.city = gap
            return
        name = self._name_behind(gap)
        if name and (not self.found.here or self._is_generic):
            self._take(name)
            self._open = self._text.find(name, self.position) if following is Role.PAREN else None
        if following is not Role.PAREN:
            self._expected = Role.NONE

    def _name_behind(self, gap: str) -> str:
        """Return the site at the start of a gap; 纳雍县 处理中心 is one name, 上海 张某 is not."""
        piece = _STOP.split(gap, maxsplit=1)[0].strip(_EDGES)
        if " " in piece and not self._finder.names.is_decided(piece):
            piece = piece.split(" ", 1)[0]
        return piece if self._finder.is_site(piece) else ""

    def _here_before(self, gap: str, following: Role) -> None:
        """Read a gap in front of an act: 杭州市 杭州…揽投站|已收件, 上海松江公司的蔡某|已揽收."""
        if self.found.here and not self._is_generic:
            return
        pieces = [piece for piece in _PIECES.split(gap, _MOST_PIECES)[:_MOST_PIECES] if piece]
        if pieces and not self.found.city and self._is_full_city(pieces[0]):
            self.found.city = pieces.pop(0)
        for piece in pieces:
            name = self._finder.site_before(piece, following)
            if name:
                self._take(name, is_bare=True)
                return
