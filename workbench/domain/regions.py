"""Regions of an address, as coarse as rules need them: province, city, district, country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_SUFFIXES = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")


@dataclass(frozen=True, slots=True)
class Region:
    """A place of sending or receiving; names as the source wrote them, "" where not told."""

    province: str = ""
    city: str = ""
    district: str = ""
    country: str = "中国"

    @property
    def short_province(self) -> str:
        """Return the province as policy packs and cases name it (广东, 新疆)."""
        return short_province(self.province)


def place_name(province: str, city: str, between: str = "") -> str:
    """Return province and city; a municipality (天津, 天津市) is named once."""
    if not province or city.startswith(province):
        return city
    return f"{province}{between}{city}" if city else province


@lru_cache(maxsize=512)
def short_province(name: str) -> str:
    """Return a province's short name: 广东省 → 广东, 新疆维吾尔自治区 → 新疆."""
    stripped = name.strip()
    for suffix in _SUFFIXES:
        if stripped.endswith(suffix) and len(stripped) > len(suffix) + 1:
            return stripped.removesuffix(suffix)
    return stripped
