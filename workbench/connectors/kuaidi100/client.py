"""Kuaidi100 as services see it: the trace of one parcel after the other.

The account may be locked when one number is asked for more often than every 30 minutes: when to
ask is decided by ``domain.schedule``, not here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.connectors.base import AccountCheck
from workbench.connectors.feed import understood
from workbench.connectors.kuaidi100 import codes, parse
from workbench.connectors.kuaidi100.signing import signature
from workbench.domain.pages import ParcelScans
from workbench.domain.parcels.carriers import CARRIERS
from workbench.domain.parcels.shipments import ShippingMethod

if TYPE_CHECKING:
    from workbench.connectors.http import HttpClient
    from workbench.connectors.payload import JsonObject
    from workbench.domain.parcels.shipments import Shipment

_CHECK_CARRIER = "yuantong"
_KNOWN = frozenset(carrier.id for carrier in CARRIERS)
_ASKABLE = frozenset(carrier.id for carrier in CARRIERS if not carrier.needs_phone)


@dataclass(frozen=True, slots=True)
class KuaidiKeys:
    """Keys of a Kuaidi100 account."""

    customer: str
    key: str = field(repr=False)


class Kuaidi100:
    """Trace provider; ``url`` is posted to as it is."""

    name = codes.SOURCE

    def __init__(self, http: HttpClient, url: str, keys: KuaidiKeys) -> None:
        self._http = http
        self._url = url
        self._keys = keys

    def check(self) -> AccountCheck:
        """Prove the keys by asking for a number that no carrier gives; costs one query.

        The number is another one each second: the provider's floor is per number.

        Raises:
            ConnectorError: the keys were refused, or the provider is out of reach.
        """
        self._query(_CHECK_CARRIER, f"CHECK{int(self._http.server_now().timestamp())}", "")
        return AccountCheck(clock_offset=self._http.clock_offset)

    def can_trace(self, shipment: Shipment, *, phone: str = "") -> bool:
        """Tell whether the carrier is known, and the digits are there where it wants them."""
        askable = _KNOWN if phone else _ASKABLE
        return (
            shipment.method is not ShippingMethod.NO_LOGISTICS
            and shipment.carrier in askable
            and 6 <= len(shipment.waybill) <= 32
        )

    def trace(self, shipment: Shipment, *, phone: str = "") -> ParcelScans:
        """Return the parcel's trace, empty where the provider has none yet.

        ``phone`` are the last four digits of a telephone; they go into this one question alone,
        and only where the carrier wants them.

        Raises:
            ConnectorError: it could not be asked, or its answer could not be read.
        """
        digits = "" if shipment.carrier in _ASKABLE else phone[-4:]
        payload = self._query(shipment.carrier, shipment.waybill, digits)
        if payload is None:
            return ParcelScans(codes.SOURCE, ())
        with understood(codes.SERVICE):
            return parse.parcel_scans(payload, shipment.waybill)

    def _query(self, carrier: str, waybill: str, digits: str) -> JsonObject | None:
        """Return the answer for one number, None where there is no trace yet."""
        question = {"com": carrier, "num": waybill, "phone": digits, "resultv2": "4"}
        # Signed and sent as this very text, never written anew.
        param = json.dumps({**question, "show": "0", "order": "desc"}, separators=(",", ":"))
        form = {
            "customer": self._keys.customer,
            "sign": signature(param, self._keys.key, self._keys.customer),
            "param": param,
        }
        payload = self._http.post(self._url, form, envelope=("returnCode",))
        with understood(codes.SERVICE):
            code = parse.return_code(payload)
        if code == codes.NO_TRACE:
            return None
        if code != codes.FOUND:
            raise codes.error_for(code)
        return payload
