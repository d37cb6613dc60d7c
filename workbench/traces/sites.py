"""Hub or outlet, by the name of a site (labelled traces, "Hub or outlet").

The ending decides, the longest that fits: 盖世物流中心快递分部 is an outlet, 转运中心公司 a hub.
Where no ending fits, hub words inside the name do (上海转运中心二期), then the carrier's custom.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import SiteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.traces.vocabulary import WordList

# A number or letter of a hall may stand behind the word (武汉转运中心B1, 首都机场集散中心2), and
# who runs it (圆通: 义乌转运中心直营公司).
_HALL = "(?:直营(?:公司)?)?[A-Za-z0-9一二三四五六七八九十]{0,3}$"

# 京东 writes the kind of a site twice: 成都青白江分拣中心分拣中心已收箱.
_DOUBLED = re.compile(r"(\w{2,4}中心)\1$")


class SiteNames:
    """Knows how a carrier's sites are called."""

    def __init__(self, lists: Sequence[WordList]) -> None:
        hubs, outlets = _all(lists, "sites.hub"), _all(lists, "sites.outlet")
        self._plain = SiteKind(next(iter(_all(lists, "sites.plain")), "unknown"))
        self._kinds = {
            **dict.fromkeys(_all(lists, "sites.pickup_point"), SiteKind.OUTLET),
            **dict.fromkeys(_all(lists, "sites.waiting"), SiteKind.OUTLET),
            **dict.fromkeys(outlets, SiteKind.OUTLET),
            **dict.fromkeys(_all(lists, "sites.undecided"), None),
            **dict.fromkeys(hubs, SiteKind.HUB),
        }
        self._ending = re.compile(f"({_any(self._kinds)}){_HALL}")
        self._leading = re.compile(f"^.*(?:{_any(self._kinds)})[A-Z0-9]{{0,2}}")
        self._centre = re.compile(f"(?:{_either(lists, 'sites.hub_patterns')}){_HALL}")
        self._part = re.compile(f"(?:{_either(lists, 'sites.outlet_patterns')})$")
        self._inside = re.compile(_any(word for word in hubs if len(word) > 2))
        self._known: dict[str, tuple[SiteKind, bool]] = {}

    def kind(self, site: str) -> SiteKind:
        """Return what the name tells of the site."""
        return self._look(site)[0]

    def leading(self, piece: str) -> str:
        """Return the site's name at the start of a piece, "" where none of our endings is in it."""
        found = self._leading.match(piece)
        return _DOUBLED.sub(r"\1", found[0]) if found else ""

    def is_decided(self, site: str) -> bool:
        """Tell whether the name itself speaks, not the carrier's custom; 集货点 says: neither."""
        return self._look(site)[1]

    def _look(self, site: str) -> tuple[SiteKind, bool]:
        known = self._known.get(site)
        if known is None:
            if len(self._known) > 100_000:
                self._known.clear()
            known = self._known[site] = self._read(site)
        return known

    def _read(self, site: str) -> tuple[SiteKind, bool]:
        site = site.rstrip("】）)")
        ending = self._ending.search(site)
        if ending:
            kind = self._kinds[ending[1]]
            return (SiteKind.UNKNOWN if kind is None else kind, True)
        if self._centre.search(site):
            return (SiteKind.HUB, True)
        if self._part.search(site):
            return (SiteKind.OUTLET, True)
        if self._inside.search(site):
            return (SiteKind.HUB, True)
        return (self._plain, False)


def _all(lists: Sequence[WordList], name: str) -> list[str]:
    return [word for words in lists for word in words.named(name)]


def _either(lists: Sequence[WordList], name: str) -> str:
    return "|".join(_all(lists, name)) or "(?!)"


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) or "(?!)"
