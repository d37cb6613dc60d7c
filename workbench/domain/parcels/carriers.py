"""Carriers: one table of our ids and the names and codes that others use for them.

Our id is the Kuaidi100 code (platform-apis 4.3). Other codes are filled in as sources are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

# Spellings of names that are remembered: a shop's parcels share a handful.
_NAMES = 4_096


@dataclass(frozen=True, slots=True)
class Carrier:
    """One carrier; ``aliases`` are parts of names by which platforms call it.

    ``needs_phone`` marks carriers whose traces a provider gives only with the last four digits of
    a telephone number, which we never store.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    needs_phone: bool = False


CARRIERS: tuple[Carrier, ...] = (
    Carrier("shunfeng", "顺丰", ("顺丰", "SF"), needs_phone=True),
    Carrier("zhongtong", "中通", ("中通", "ZTO"), needs_phone=True),
    Carrier("yuantong", "圆通", ("圆通", "YTO")),
    Carrier("shentong", "申通", ("申通", "STO")),
    Carrier("yunda", "韵达", ("韵达", "YUNDA")),
    Carrier("huitongkuaidi", "百世", ("百世", "汇通", "HTKY")),
    Carrier("jtexpress", "极兔", ("极兔", "J&T", "JTSD")),
    Carrier("ems", "EMS", ("EMS",)),
    Carrier("youzhengguonei", "邮政", ("邮政", "中国邮政", "POSTB")),
    Carrier("jd", "京东", ("京东", "JD")),
    Carrier("debangkuaidi", "德邦", ("德邦", "DBKD", "DBL")),
    Carrier("tiantian", "天天", ("天天", "TTKDEX")),
    Carrier("youshuwuliu", "优速", ("优速",)),
    Carrier("zhaijisong", "宅急送", ("宅急送",)),
    Carrier("annengwuliu", "安能", ("安能",)),
    Carrier("kuayue", "跨越", ("跨越",)),
    Carrier("danniao", "丹鸟", ("丹鸟", "菜鸟速递")),
)

_BY_ID = {carrier.id: carrier for carrier in CARRIERS}


def is_known_carrier(carrier_id: str) -> bool:
    """Tell whether an id is of a carrier that we know."""
    return carrier_id in _BY_ID


def carrier_by_id(carrier_id: str) -> Carrier:
    """Return the carrier with our id; an id we do not know is its own name."""
    return _BY_ID.get(carrier_id, Carrier(carrier_id, carrier_id, ()))


@lru_cache(maxsize=_NAMES)
def carrier_by_name(name: str) -> Carrier | None:
    """Return the carrier that a platform's name (圆通速递(YTO)) speaks of, None if we know none."""
    folded = name.strip().upper()
    return next((c for c in CARRIERS if any(alias in folded for alias in c.aliases)), None)
