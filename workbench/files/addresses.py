"""Written addresses → province, city and county, by the lists of divisions.

Only names that stand in the lists are kept: a street or an estate that ends like a county is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.regions import Region, short_province

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LONGEST = 15
_POSTCODE = re.compile(r"[(（]\d{6}[)）]\s*$")
_BLANKS = re.compile(r"\s+")


class Divisions:
    """The divisions of China as a tree of names; reads ``resources/regions``."""

    def __init__(self, rows: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        self._provinces: dict[str, str] = {}
        self._cities: dict[str, dict[str, str]] = {}
        self._counties: dict[str, frozenset[str]] = {}
        # Most files write all three in full, one by one.
        self._whole: set[tuple[str, ...]] = set()
        for province, city, counties in rows:
            self._provinces[province] = self._provinces[short_province(province)] = province
            cities = self._cities.setdefault(province, {})
            cities[city] = city
            cities.setdefault(city.removesuffix("市"), city)
            self._whole.update((province, city, county) for county in counties)
            self._counties[city] = self._counties.get(city, frozenset()) | frozenset(counties)

    @classmethod
    def load(cls, folder: Path) -> Divisions:
        """Read the list of divisions."""
        return cls(_rows((folder / "divisions.tsv").read_text("utf-8").splitlines()))

    @property
    def provinces(self) -> tuple[str, ...]:
        """The official names of the provinces, as addresses of files are kept."""
        return tuple(self._cities)

    def region(self, address: str) -> Region | None:
        """Return where an address lies as far as its beginning tells, None where it does not."""
        parts = tuple(address.split(maxsplit=3)[:3])
        if len(parts) == 3 and parts in self._whole:
            return Region(*parts)
        text = _BLANKS.sub("", address)
        province, rest = _first(text, self._provinces)
        if not province:
            return None
        cities = self._cities[province]
        city, after = _first(rest, cities)
        if not city and province in cities:
            city, after = province, rest  # 上海市浦东新区: the municipality is its own city
        county, _ = _first(after, {name: name for name in self._counties.get(city, ())})
        return Region(province, city, county)


def without_postcode(address: str) -> str:
    """Return an address without the postcode in brackets that some exports put behind it."""
    return _POSTCODE.sub("", address)


def _first(text: str, names: dict[str, str]) -> tuple[str, str]:
    """Return the longest name that the text begins with, and what follows it."""
    for length in range(min(_LONGEST, len(text)), 1, -1):
        if found := names.get(text[:length]):
            return found, text[length:]
    return "", text


def _rows(lines: Iterable[str]) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    for line in lines:
        if line.strip() and not line.startswith("#"):
            province, city, *counties = line.split("\t")
            names = " ".join(counties).replace("?", "").split()
            yield province, city, tuple(names)
