"""How many of the real scans are read right, by the rules of the data's own README.

The word lists were made with these texts at hand; how each source would be read had nobody seen it
is counted by ``tests/benchmarks/reading.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.parcels.tracking import Place, Reading
    from workbench.traces.classify import Classifier

CLOCKS = {"picked_up", "departed", "out_for_delivery", "delivered"}
KINDS_OF_SITE = {True: "hub", False: "outlet"}


def _accepted(scan: dict[str, Any]) -> set[str]:
    return {scan["label"], *(scan.get("also_ok") or ())}


def _share(scans: list[dict[str, Any]], is_right: Callable[[dict[str, Any]], bool]) -> float:
    wrong = [scan["id"] for scan in scans if not is_right(scan)]
    return 1 - len(wrong) / len(scans)


@pytest.fixture(scope="module", params=["carrier_code", "carrier"])
def read(
    request: pytest.FixtureRequest, classifier: Classifier
) -> Callable[[dict[str, Any]], Reading]:
    return lambda scan: classifier.read(scan["text"], scan[request.param])


Read: TypeAlias = "Callable[[dict[str, Any]], Reading]"


def test_labels(scans: list[dict[str, Any]], read: Read) -> None:
    assert _share(scans, lambda scan: read(scan).kind in _accepted(scan)) >= 0.995


def test_what_starts_or_stops_a_clock_is_never_mistaken(
    scans: list[dict[str, Any]], read: Read
) -> None:
    judged = [scan for scan in scans if scan["label"] in CLOCKS]
    wrong = [s["id"] for s in judged if read(s).kind in CLOCKS - _accepted(s)]
    assert wrong == []


def test_labels_without_knowing_the_carrier(
    scans: list[dict[str, Any]], classifier: Classifier
) -> None:
    assert _share(scans, lambda s: classifier.read(s["text"]).kind in _accepted(s)) >= 0.99


def test_hub_or_outlet(scans: list[dict[str, Any]], read: Read) -> None:
    told = [scan for scan in scans if scan["hub"] is not None]
    assert _share(told, lambda s: read(s).site_kind == KINDS_OF_SITE[s["hub"]]) >= 0.995


def test_sites_that_do_not_tell_stay_open(scans: list[dict[str, Any]], read: Read) -> None:
    untold = [scan for scan in scans if scan["hub"] is None]
    assert _share(untold, lambda s: read(s).site_kind == "unknown") >= 0.995


def _same(place: Place | None, told: dict[str, Any] | None) -> bool:
    if place is None or told is None:
        return place is None and told is None
    names = (told["site"] or "", told["province"] or "", told["city"] or "")
    return (place.site, place.province, place.city) == names


def test_places(scans: list[dict[str, Any]], read: Read) -> None:
    assert _share(scans, lambda scan: _same(read(scan).place, scan["place"])) >= 0.99


def test_next_places(scans: list[dict[str, Any]], read: Read) -> None:
    assert _share(scans, lambda scan: _same(read(scan).next_place, scan["next_place"])) >= 0.99


def test_kinds_of_exceptions(scans: list[dict[str, Any]], read: Read) -> None:
    exceptions = [s for s in scans if s["label"] == "exception"]
    assert _share(exceptions, lambda s: read(s).sub in {s["sub"], ""}) >= 0.99
