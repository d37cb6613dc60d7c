"""What holds of every parcel of every platform: no facts make judging fail, misses stay missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.policy.clocks.asking import NUMBER, SHOP, WAYBILL, at, order
from tests.policy.conftest import RESOURCES
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.orders import OrderStatus, Receiver
from workbench.domain.parcels.shipments import Shipment, ShipmentState, ShippingMethod
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import Region
from workbench.domain.rules.decisions import Decision, Verdict
from workbench.domain.shops import Platform
from workbench.policy.judge import judge_order
from workbench.policy.lead_times import load_lead_times
from workbench.policy.packs import load_book

# Not fixtures: a failing example would print them whole.
BOOK = load_book(RESOURCES / "policies")
LEADS = load_lead_times(RESOURCES / "lead_times.toml")

START = at("2026-09-01 12:00:00")
SEEN = at("2026-12-01 00:00:00")
SETTINGS = settings(max_examples=80, deadline=None, database=None)

# Times crowd around the limits: multiples of 12 h, give or take a second.
instants = st.builds(
    lambda half_days, slip: START + timedelta(hours=12 * half_days, seconds=slip),
    st.integers(-4, 20),
    st.integers(-1, 1),
)
provinces = st.sampled_from(["", "江苏", "安徽省", "河南", "新疆", "云南", "香港", "国外", "?"])
regions = st.one_of(st.none(), st.builds(Region, provinces))
maybe = st.one_of(st.none(), instants)
events = st.builds(
    lambda kind, time, site_kind, site: TrackingEvent(
        Scan(f"{kind} {site}", time, "test", 0),
        Reading(kind, "", site_kind, Place(site, "江苏") if site else None),
        SEEN,
    ),
    st.sampled_from(EventKind),
    maybe,
    st.sampled_from(SiteKind),
    st.sampled_from(["", "苏州吴中网点", "苏州转运中心", "郑州转运中心"]),
)
shipments = st.builds(
    lambda uploaded, origin, destination, method, state: Shipment(
        SHOP,
        NUMBER,
        WAYBILL,
        "yuantong",
        uploaded_at=uploaded,
        origin=origin,
        destination=destination,
        method=method,
        state=state,
    ),
    maybe,
    regions,
    regions,
    st.sampled_from(ShippingMethod),
    st.sampled_from(ShipmentState),
)
parcels = st.builds(
    lambda shipment, trace, polled: ShipmentFile(shipment, tuple(trace), (), polled),
    shipments,
    st.lists(events, max_size=5),
    maybe,
)
orders = st.builds(
    lambda status, paid, promise, changed, region, title: replace(
        order(status, title=title),
        paid_at=paid,
        ship_by=promise,
        modified_at=changed,
        receiver=Receiver(region),
    ),
    st.sampled_from(OrderStatus),
    maybe,
    maybe,
    maybe,
    regions,
    st.sampled_from(["", "当日发", "次日发 测试"]),
)
filings = st.builds(
    lambda state, approved, until: Filing(
        SHOP,
        Platform.TMALL,
        FilingCase.NATURAL_DISASTER,
        FilingScope(ScopeKind.WHOLE_SHOP),
        state,
        approved_at=approved,
        extends_to=until,
    ),
    st.sampled_from(FilingState),
    maybe,
    maybe,
)
files = st.builds(
    OrderFile,
    st.sampled_from(Platform),
    orders,
    st.lists(parcels, max_size=1).map(tuple),
    st.lists(filings, max_size=1).map(tuple),
)


def told(decisions: tuple[Decision, ...]) -> dict[tuple[str, str], tuple[Verdict, str]]:
    return {(d.subject.waybill, d.answer.rule): (d.answer.verdict, d.level) for d in decisions}


@SETTINGS
@given(file=files, now=instants)
def test_no_facts_make_judging_fail(file: OrderFile, now: datetime) -> None:
    for decision in judge_order(file, now, BOOK, LEADS):
        assert decision.answer.rule in BOOK.rules
        limit = decision.answer.deadline
        assert decision.warn_by is None or limit is None or decision.warn_by <= limit
        if decision.answer.verdict is Verdict.PENDING:
            assert decision.answer.facts["situation"].startswith("pending")


@SETTINGS
@given(file=files, now=instants, part=st.floats(0, 1))
def test_nothing_changes_before_the_next_change(
    file: OrderFile, now: datetime, part: float
) -> None:
    # A closed order is judged again only when something new comes.
    assume(file.order.status.is_open)
    decisions = judge_order(file, now, BOOK, LEADS)
    changes = [d.next_change_at for d in decisions if d.next_change_at is not None]
    following = min((*changes, *ahead(file, now)), default=now + timedelta(days=40))
    last = following - timedelta(seconds=1)
    for instant in (now + (last - now) * part, last):
        assert told(judge_order(file, instant, BOOK, LEADS)) == told(decisions)


def ahead(file: OrderFile, now: datetime) -> list[datetime]:
    """Return the times of facts that are dated ahead: they change what is known by themselves."""
    times = [e.happened_at for parcel in file.shipments for e in parcel.events]
    times += [filing.approved_at for filing in file.filings]
    return [time for time in (*times, file.order.modified_at) if time is not None and time > now]
