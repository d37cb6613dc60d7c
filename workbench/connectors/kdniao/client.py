"""Kdniao as services see it: the trace of one parcel after the other.

How often one number may be asked for is not documented: the floor of ``domain.schedule`` holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.connectors.base import AccountCheck
from workbench.connectors.feed import understood
from workbench.connectors.kdniao import codes, parse
from workbench.connectors.kdniao.codes import RequestType
from workbench.connectors.kdniao.signing import signature
from workbench.domain.errors import RateLimited
from workbench.domain.parcels.shipments import ShippingMethod

if TYPE_CHECKING:
    from workbench.connectors.http import HttpClient
    from workbench.connectors.payload import JsonObject
    from workbench.domain.pages import ParcelScans
    from workbench.domain.parcels.shipments import Shipment

_CHECK_CARRIER = "yuantong"


@dataclass(frozen=True, slots=True)
class KdniaoKeys:
    """Keys of a Kdniao account; ``request_type`` is the query that its plan holds."""

    business_id: str
    app_key: str = field(repr=False)
    request_type: RequestType = RequestType.PLAIN


class Kdniao:
    """Trace provider; ``url`` is posted to as it is."""

    name = codes.SOURCE

    def __init__(self, http: HttpClient, url: str, keys: KdniaoKeys) -> None:
        self._http = http
        self._url = url
        self._keys = keys

    def check(self) -> AccountCheck:
        """Prove the keys by asking for a number that no carrier gives; costs one query.

        The number is another one each second: the floor is per number.

        Raises:
            ConnectorError: the keys were refused, or the provider is out of reach.
        """
        self._query(_CHECK_CARRIER, f"CHECK{int(self._http.server_now().timestamp())}", "")
        return AccountCheck(clock_offset=self._http.clock_offset)

    def can_trace(self, shipment: Shipment, *, phone: str = "") -> bool:
        """Tell whether the carrier is known, and the digits are there where it wants them."""
        return (
            shipment.method is not ShippingMethod.NO_LOGISTICS
            and shipment.carrier in codes.SHIPPER_CODES
            and (bool(phone) or not self._keys.request_type.needs_phone(shipment.carrier))
            and 6 <= len(shipment.waybill) <= 32
        )

    def trace(self, shipment: Shipment, *, phone: str = "") -> ParcelScans:
        """Return the parcel's trace, empty where the provider has none yet.

        ``phone`` are the last four digits of a telephone; they go into this one question alone,
        and only where the carrier wants them.

        Raises:
            ConnectorError: it could not be asked, or its answer could not be read.
        """
        wanted = self._keys.request_type.needs_phone(shipment.carrier)
        digits = phone[-4:] if wanted else ""
        payload = self._query(shipment.carrier, shipment.waybill, digits)
        with understood(codes.SERVICE):
            return parse.parcel_scans(payload, shipment.waybill)

    def _query(self, carrier: str, waybill: str, digits: str) -> JsonObject:
        question = {
            "OrderCode": "",
            "ShipperCode": codes.SHIPPER_CODES[carrier],
            "LogisticCode": waybill,
            "CustomerName": digits,
        }
        # Signed and sent as this very text, never written anew.
        request_data = json.dumps(question, separators=(",", ":"))
        form = {
            "EBusinessID": self._keys.business_id,
            "RequestType": self._keys.request_type.value,
            "RequestData": request_data,
            "DataSign": signature(request_data, self._keys.app_key),
            "DataType": codes.DATA_TYPE,
        }
        payload = self._http.post(self._url, form, envelope=("Success",))
        with understood(codes.SERVICE):
            refused = parse.refusal(payload)
        if refused is None:
            return payload
        error = codes.error_for(refused)
        if isinstance(error, RateLimited):
            self._http.slow_down()
        raise error
