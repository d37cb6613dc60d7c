"""Reading scan files: each text as the standard event it is, in the shape of labelled traces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.tracking import EventKind, SiteKind
from workbench.files.scans import BadScanLine, ScanLine, read_scan_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.domain.parcels.tracking import Forwarding, Place, Reading
    from workbench.traces.classify import Classifier

Document = dict[str, object]

_IS_HUB = {SiteKind.HUB: True, SiteKind.OUTLET: False, SiteKind.UNKNOWN: None}


class ClassifyService:
    """Reads scan files line by line; needs no profile."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier

    def read(self, path: Path) -> Iterator[Document | BadScanLine]:
        """Yield a document for each scan, or what is wrong with its line; the others go on.

        Raises:
            BadInput: the file cannot be read.
        """
        try:
            with path.open("rb") as stream:
                for line in read_scan_lines(stream):
                    yield line if isinstance(line, BadScanLine) else self._document(line)
        except OSError as error:
            reason = marked("errors", "the file cannot be read")
            raise BadInput(what=path.name, reason=reason) from error

    def _document(self, line: ScanLine) -> Document:
        reading = self._classifier.read(line.text, line.carrier or None)
        document: Document = {"id": line.id, "label": reading.kind.value}
        if reading.kind is EventKind.EXCEPTION:
            document["sub"] = reading.sub
        document["hub"] = _IS_HUB[reading.site_kind]
        document["place"] = _place(reading.place)
        document["next_place"] = _next_place(reading)
        if reading.forwarded_to:
            document["forwarded_to"] = _forwarding(reading.forwarded_to)
        return document


def _place(place: Place | None) -> Document | None:
    if place is None:
        return None
    return {
        "site": place.site or None,
        "province": place.province or None,
        "city": place.city or None,
    }


def _next_place(reading: Reading) -> Document | None:
    place = _place(reading.next_place)
    return place and {**place, "hub": _IS_HUB[reading.next_site_kind]}


def _forwarding(told: Forwarding) -> Document:
    return {
        "carrier": carrier_by_id(told.carrier).name if told.carrier else None,
        "carrier_code": told.carrier or None,
        "number": told.number or None,
    }
