"""Names of places as carriers write them → province and city by their full official names.

A name decides only where it can mean one prefecture: same-named counties stay undecided, and so do
short names that are common elsewhere. Reads ``resources/regions`` (its README names the sources).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_ETHNIC = (
    "蒙古族|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|"
    "傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|"
    "布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|普米族|塔吉克族|塔吉克|怒族|鄂温克族|鄂伦春|裕固族|保安族|独龙族|"
    "各族|蒙古"
)
_AUTONOMOUS = re.compile(rf"(?:{_ETHNIC})*自治[州县旗]$")
_SUFFIX = re.compile(r"(?:地区|新区|林区|矿区|特区|群岛|[市区县旗盟])$")
_PROVINCE_SUFFIX = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$")

# Carriers put a great region before the city (东北沈阳枢纽), marks and their own names (BEX北京).
_BRANDS = "中国邮政|邮政|苏宁|顺心捷达|顺丰|京东|圆通|中通|申通|韵达|极兔|德邦|安能|跨越|丹鸟|百世"
_LEADING = re.compile(
    rf"^(?:[A-Za-z][A-Za-z0-9]*|[-_ ]+|东北|华北|华东|华南|华中|西南|西北|{_BRANDS}|中国)+(?=.)"
)
_LONGEST = 16
_LONGEST_SITE = 60


@dataclass(frozen=True, slots=True)
class Location:
    """Where a name lies; "" where it does not tell. ``length`` is how much of the name said so."""

    province: str = ""
    city: str = ""
    length: int = 0


NOWHERE = Location()


@dataclass
class _Names:
    """What a name may mean: each name with the (province, city) pairs that bear it."""

    full: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    short: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    common: set[str] = field(default_factory=set)


class Geography:
    """Finds province and city in the names of sites."""

    def __init__(self) -> None:
        self._provinces: dict[str, str] = {}
        self._prefectures = _Names()
        self._counties = _Names()
        self._undecided: set[str] = set()
        self._countries: set[str] = set()
        self._foreign: dict[str, str] = {}
        self._known: dict[str, Location] = {}
        # Most parts of most names mean nothing: told here by one look.
        self._meant: frozenset[str] = frozenset()
        self._begin_abroad: frozenset[str] = frozenset()

    @classmethod
    def load(cls, folder: Path) -> Geography:
        """Read the files of ``resources/regions``; raises BadInput where a line does not fit."""
        geography = cls()
        for cells in _rows(folder / "divisions.tsv", 2):
            geography._add_prefecture(cells[0], cells[1], cells[2].split())
        for name, prefecture, _ in _rows(folder / "aliases.tsv", 3):
            geography._add_alias(name, prefecture)
        for cells in _rows(folder / "abroad.tsv", 1):
            geography._countries.add(cells[0])
            geography._foreign.update(dict.fromkeys(cells[1].split(), cells[0]))
        geography._index()
        return geography

    def _index(self) -> None:
        """Note which parts of names mean anything at all."""
        names = (self._prefectures, self._counties)
        told = (x for known in names for x in (*known.full, *known.short))
        self._meant = frozenset((*told, *self._undecided))
        self._begin_abroad = frozenset(x[0] for x in (*self._countries, *self._foreign))

    def is_country(self, name: str) -> bool:
        """Tell whether the name is a country's, which is no place of a scan."""
        return name in self._countries

    def provinces(self) -> set[str]:
        """Return the names of provinces that are no city's as well: 浙江, 浙江省, never 北京."""
        return {name for name in self._provinces if not self.is_city(name)}

    def locate(self, name: str) -> Location:
        """Return where a site lies by the beginning of its name."""
        name = name[:_LONGEST_SITE]
        known = self._known.get(name)
        if known is None:
            if len(self._known) > 100_000:
                self._known.clear()
            known = self._known[name] = self._locate(name)
        return known

    def is_city(self, name: str) -> bool:
        """Tell whether the whole name is that of a prefecture, a municipality or a city abroad."""
        found = self.locate(name)
        if not found.city or found.length != len(name):
            return False
        names = self._prefectures
        if not found.province:
            return True
        return name in names.full or name in names.short

    def is_bare_city(self, name: str) -> bool:
        """Tell whether the name is a city's without 市 and province: 上海, not 上海市."""
        return self.is_city(name) and name not in self._prefectures.full

    def _add_prefecture(self, province: str, city: str, counties: list[str]) -> None:
        self._provinces[province] = province
        self._provinces[_PROVINCE_SUFFIX.sub("", province)] = province
        home = (province, city)
        _add(self._prefectures, city, home)
        for county in counties:
            name = county.rstrip("?")
            _add(self._counties, name, home)
            if county != name:
                self._counties.common.add(short_name(name))

    def _add_alias(self, name: str, prefecture: str) -> None:
        homes = self._prefectures.full.get(prefecture)
        if homes:
            self._prefectures.full[name] = set(homes)
        elif prefecture == "-":
            self._undecided.add(name)
        else:
            raise BadInput(what="aliases.tsv", reason=f"{prefecture} is no prefecture")

    def _locate(self, name: str) -> Location:
        if "_" in name:
            return self._joined(name.split("_"))
        foreign = self._abroad(name)
        if foreign is not NOWHERE:
            return foreign
        lead = _LEADING.match(name)
        start = lead.end() if lead else 0
        province, end = self._province(name, start)
        if province and (province.endswith("市") or "特别行政区" in province):
            return Location(province, province, end)
        known = self._inside(name, end, province) or Location(province, "", end if province else 0)
        if known.city:
            return known
        amid = self._amid(name, end)
        return amid if amid.city and province in {"", amid.province} else known

    def _joined(self, parts: Iterable[str]) -> Location:
        """Return where a name of several parts lies: 河南_配送区部_南阳分拨站 (宅急送)."""
        found = [self._locate(part) for part in parts]
        province = next((place.province for place in found if place.province), "")
        cities = (x for x in found if x.city and x.province in {"", province})
        city = next(cities, NOWHERE).city
        return Location(province, city, 0)

    def _amid(self, name: str, start: int) -> Location:
        """Return where a full name inside says: 下邓路…南昌县…店; short ones are often streets."""
        if "市" not in name and "县" not in name:
            return NOWHERE
        for at in range(start + 1, len(name) - 2):
            for end in _ends(name, at):
                homes = self._full_homes(name[at:end])
                if len(homes) == 1:
                    return Location(*next(iter(homes)), end)
        return NOWHERE

    def _full_homes(self, part: str) -> set[tuple[str, str]]:
        if len(part) < 3 or part[-1] not in "市县":
            return set()
        return self._prefectures.full.get(part) or self._counties.full.get(part) or set()

    def _province(self, name: str, start: int) -> tuple[str, int]:
        """Return the province at the start of the name and where its name ends."""
        for end in _ends(name, start):
            part = name[start:end]
            if part in self._provinces:
                return self._provinces[part], end
            if part in self._prefectures.full:  # 吉林市, 海南藏族自治州: longer than the province
                break
        return "", start

    def _inside(self, name: str, start: int, province: str) -> Location | None:
        """Return the prefecture or county that stands at ``start``."""
        for end in _ends(name, start):
            part = name[start:end]
            home = self._home(part, province) if part in self._meant else None
            if home is not None:
                return Location(*home, end) if home[0] else None
        return None

    def _home(self, part: str, province: str) -> tuple[str, str] | None:
        """Return the one home of a name, ("", "") where it has several, None where none."""
        if part in self._undecided:
            return ("", "")
        for names in (self._prefectures, self._counties):
            homes = names.full.get(part) or names.short.get(part) or set()
            inside = {home for home in homes if home[0] == province} if province else homes
            if not inside:
                continue
            is_common = part in names.common and part not in names.full and not province
            return ("", "") if len(inside) > 1 or is_common else next(iter(inside))
        return None

    def _abroad(self, name: str) -> Location:
        if name[:1] not in self._begin_abroad:
            return NOWHERE
        country = next((name[:n] for n in (2, 3, 4, 5) if name[:n] in self._countries), "")
        rest = name[len(country) :] if country != "中国" else name
        for end in _ends(rest, 0):
            if rest[:end] in self._foreign:
                return Location("", rest[:end], len(name) - len(rest) + end)
        return NOWHERE


def short_name(full: str) -> str:
    """Return a division's short name: 凉山彝族自治州 → 凉山, 义乌市 → 义乌, 赣县区 → 赣县."""
    short = _AUTONOMOUS.sub("", full)
    if short == full:
        short = _SUFFIX.sub("", full)
    return short if len(short) > 1 else full


def _add(names: _Names, full: str, home: tuple[str, str]) -> None:
    names.full[full].add(home)
    names.short[short_name(full)].add(home)


def _ends(name: str, start: int) -> Iterable[int]:
    return range(min(len(name), start + _LONGEST), start + 1, -1)


def _rows(path: Path, cells: int) -> Iterator[list[str]]:
    """Yield the lines of a table, each with three cells; ``cells`` of them must be filled."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = [*line.split("\t"), "", ""][:3]
        if not all(row[:cells]):
            raise BadInput(what=f"{path.name}:{number}", reason="too few columns")
        yield row
