"""For which parcels trace providers want a telephone's last digits (platform-apis 4.1 and 5).

Told from the keys alone, without a connection, so that nobody is asked for digits in vain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors.kdniao import codes as kdniao
from workbench.connectors.kuaidi100 import codes as kuaidi
from workbench.domain.parcels.carriers import carrier_by_id, is_known_carrier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Keys = Mapping[str, str]


def digits_wanted(providers: Mapping[str, Keys], carrier: str) -> bool:
    """Tell whether a carrier's parcels can be traced, but only with the digits.

    ``providers`` are the keys by the provider's name, ``carrier`` is our carrier id.
    """
    asked = [_PROVIDERS[name](keys, carrier) for name, keys in providers.items()]
    told = [each for each in asked if each is not None]
    return bool(told) and all(told)


def _kuaidi100(keys: Keys, carrier: str) -> bool | None:
    """Return whether the digits are wanted, None of a carrier that the provider does not know."""
    del keys
    return carrier_by_id(carrier).needs_phone if is_known_carrier(carrier) else None


def _kdniao(keys: Keys, carrier: str) -> bool | None:
    if carrier not in kdniao.SHIPPER_CODES:
        return None
    return kdniao.RequestType(keys.get("request_type") or kdniao.RequestType.PLAIN).needs_phone(
        carrier
    )


_PROVIDERS: Mapping[str, Callable[[Keys, str], bool | None]] = {
    kuaidi.SOURCE: _kuaidi100,
    kdniao.SOURCE: _kdniao,
}
