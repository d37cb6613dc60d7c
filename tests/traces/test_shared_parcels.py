"""Whole real parcels: their clocks, as the texts alone tell them.

The table of the times at which they left the first hub was written with our own reader and then
held against the labels of the data, which people gave: a plain walk over them, written apart from
ours, finds the same for every parcel but one, and that one was decided by hand. The check for
stalls is plain arithmetic, written apart from the rules as well.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from workbench.domain.clock import SHANGHAI
from workbench.domain.parcels.journey import (
    first_delivery_scan,
    first_hub,
    is_judgeable,
    last_event,
    nodes,
    normalise,
    pickup,
)
from workbench.domain.parcels.tracking import Scan, TrackingEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.traces.classify import Classifier

IMPORTED = datetime(2026, 11, 1, tzinfo=UTC)

DELIVERY = {"out_for_delivery", "available_for_pickup", "delivered"}

LEFT_FIRST_HUB = {
    "yto-shipertrace": "2018-08-12 19:55:44",
    "yto-expressbean": "2017-09-06 06:23:25",
    "yto-wuliustring": "2019-07-12 23:42:20",
    "yto-shunyi": "2019-03-18 00:21:50",
    "yto-amadmin": "2020-01-01 04:24:52",
    "yto-detailact": "2018-05-19 01:27:49",
    "sf-qingdao": "2015-05-11 23:23:42",
    "sf-harbin": "2019-04-02 23:22:40",
    "sf-shunyi": "2018-05-10 02:03:00",
    "zto-changan": "2018-03-07 01:38:45",
    "zto-wangjing": "2019-09-05 01:38:18",
    "zto-tongzhou": "2019-06-04 20:21:12",
    "yd-jiangyin": "2017-06-02 23:17:38",
    "yd-qinhuangdao": "2018-05-22 01:53:04",
    "yd-daxuecheng": "2018-01-14 20:51:50",
    "best-baoan": "2020-08-22 19:31:00",
    "best-jinshui": "2019-10-13 04:21:35",
    "best-harbin": "2018-03-06 05:30:57",
    "best-ningbo": "2019-12-12 22:49:54",
    "zto-changshu": "2022-09-19 21:12:00",
    "yto-suncun": "2021-06-13 20:11:22",
    "sto-tangshan": "2014-01-14 23:53:18",
    "sto-xiaowei": "2020-12-22 08:11:50",
    "sto-chebei": "2021-05-05 23:03:10",
    "jd-wutong": "2015-05-26 10:41:57",
    "jd-songgang": "2018-06-14 14:23:57",
    "ems-bijie": "2016-06-16 12:04:00",
    "jd-kunming": "2020-10-14 19:54:03",
    "post-huili": "2020-10-13 22:07:46",
    "sto-honbo": "2020-11-27 20:32:55",
    "sto-jinxiu": "2020-09-06 20:57:07",
    "yto-jiazhou": "2020-09-12 21:20:16",
    "yto-gaoxin3": "2020-09-12 21:14:55",
    "jd-meilong": "2022-01-24 21:46:00",
    "sto-xihu": "2025-04-06 22:57:40",
    "yd-zhujiang": "2022-03-12 21:13:40",
    "yd-conghua": "2026-08-05 19:26:51",
    "sf-tianhe": "2017-02-18 22:30:00",
    "sf-linyi": "2018-11-25 14:00:29",
    "zto-xingzi": "2018-12-26 00:07:24",
    "yto-meilin": "2016-08-14 11:24:41",
    "dbl-guiyang": "2021-01-20 02:50:00",
    "post-xinxiang": "2020-06-08 16:06:57",
    "ems-wulong": "2015-11-15 14:25:00",
    "ems-gucui": "2019-03-12 13:00:19",
    "jt-xianghu": "2023-05-08 18:36:32",
    "sto-xianghu": "2023-05-04 00:56:20",
    "sf-yanfeng": "2021-06-11 03:46:00",
    "yto-jinzhou": "2025-12-11 21:39:04",
}
# Its first centre is told by the city alone (离开长沙市 发往贵阳市), which the labels leave open:
# the parcel came from 郴州, and 长沙 is where the post sorts for the province.
DECIDED_BY_HAND = {"ems-bijie"}
# Scans without a year: kept, and excluded from judging.
WITHOUT_YEAR = {"jt-guanggu", "dbl-gaishi"}


def _when(text: str | None) -> datetime | None:
    try:
        naive = datetime.strptime(text or "", "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None
    return naive.replace(tzinfo=SHANGHAI).astimezone(UTC)


@pytest.fixture(scope="module")
def trace(
    classifier: Classifier,
) -> Callable[[dict[str, Any]], tuple[TrackingEvent, ...]]:
    """Read a parcel as an import does: each scan counts as seen when it happened."""

    def read(parcel: dict[str, Any]) -> tuple[TrackingEvent, ...]:
        events = []
        for number, scan in enumerate(parcel["scans"]):
            at = _when(scan["time"])
            text = Scan(scan["text"], at, "import", number, time_text=scan["time"] or "")
            reading = classifier.read(scan["text"], parcel["carrier_code"])
            events.append(TrackingEvent(text, reading, at or IMPORTED, classifier.version))
        return normalise(events)

    return read


Trace: TypeAlias = "Callable[[dict[str, Any]], tuple[TrackingEvent, ...]]"


def test_every_parcel_left_its_first_hub_when_the_trace_says(
    parcels: list[dict[str, Any]], trace: Trace
) -> None:
    found = {}
    for parcel in parcels:
        hub = first_hub(trace(parcel))
        if hub is not None and hub.departed_at is not None:
            found[parcel["id"]] = f"{hub.departed_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
    assert found == LEFT_FIRST_HUB


def test_the_labels_tell_the_same(parcels: list[dict[str, Any]]) -> None:
    told = {parcel["id"]: _left_by_labels(parcel["scans"]) for parcel in parcels}
    known = {name: at for name, at in told.items() if at and name not in WITHOUT_YEAR}
    for name in DECIDED_BY_HAND:
        assert known.pop(name) != LEFT_FIRST_HUB[name]
    expected = LEFT_FIRST_HUB.items() - {(x, LEFT_FIRST_HUB[x]) for x in DECIDED_BY_HAND}
    assert known.items() == expected


def _left_by_labels(scans: list[dict[str, Any]]) -> str | None:
    """Return when a parcel left its first hub by the labels alone, as its source prints it."""
    hub = None
    for scan in scans:
        site = (scan["place"] or {}).get("site") or ""
        is_at_hub = hub is None and scan["hub"] is True
        hub = site if is_at_hub else hub
        is_behind = hub is not None and site and not is_at_hub and not _is_part(site, hub)
        if scan["label"] in DELIVERY or (hub is not None and scan["label"] == "departed"):
            return _to_seconds(scan["time"])
        if is_behind and scan["label"] not in {"picked_up", "ordered", "info"}:
            return _to_seconds(scan["time"])
    return None


def _is_part(site: str, hub: str) -> bool:
    return site.startswith(hub) or hub.startswith(site)


def _to_seconds(time: str) -> str:
    return time if len(time) == len("2020-01-01 00:00:00") else f"{time}:00"


def test_no_parcel_shows_a_stall_at_its_last_scan(
    parcels: list[dict[str, Any]], trace: Trace
) -> None:
    stalled = [p["id"] for p in parcels if _stalls(trace(p), _last(trace(p)))]
    assert stalled == []


def test_a_parcel_on_its_way_shows_one_after_73_more_hours(
    parcels: list[dict[str, Any]], trace: Trace
) -> None:
    for parcel in parcels:
        events = trace(parcel)
        is_under_way = pickup(events) is not None and first_delivery_scan(events) is None
        later = _last(events) + timedelta(hours=73)
        assert bool(_stalls(events, later)) is is_under_way, parcel["id"]


def test_scans_without_a_year_are_kept_and_not_judged(
    parcels: list[dict[str, Any]], trace: Trace
) -> None:
    for parcel in parcels:
        events = trace(parcel)
        assert len(events) == len(parcel["scans"])
        judged = any(map(is_judgeable, events))
        assert judged is (parcel["id"] not in WITHOUT_YEAR), parcel["id"]
        assert (last_event(events) is not None) is judged


def _last(events: tuple[TrackingEvent, ...]) -> datetime:
    return max((e.happened_at for e in events if e.happened_at), default=IMPORTED)


def _stalls(events: tuple[TrackingEvent, ...], now: datetime) -> list[str]:
    """Return what an attentive person finds wrong with a trace at an instant."""
    start = pickup(events)
    if start is None or start.happened_at is None:
        return []
    found = []
    hub = first_hub(events)
    left = hub.departed_at if hub and hub.departed_at else now
    if left - start.happened_at > timedelta(hours=48):
        found.append("48h")
    end = first_delivery_scan(events)
    until = end.happened_at if end and end.happened_at else now
    times = [e.happened_at for e in nodes(events) if e.happened_at]
    stretch = [start.happened_at, *(t for t in times if start.happened_at < t < until), until]
    if any(b - a > timedelta(hours=72) for a, b in pairwise(stretch)):
        found.append("72h")
    return found
