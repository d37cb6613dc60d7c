from __future__ import annotations

import pytest

from tests.domain.invented_events import at, bare, event, hub, outlet
from workbench.domain.parcels.journey import (
    Evidence,
    FirstHub,
    delivered,
    first_delivery_scan,
    first_hub,
    is_clock_mistake,
    is_judgeable,
    last_event,
    nodes,
    normalise,
    pickup,
)
from workbench.domain.parcels.tracking import EventKind, Place, TrackingEvent

K = EventKind
ORDERED = event(K.ORDERED, -5)
PICKED = outlet(K.PICKED_UP, 0)
LEFT_OUTLET = outlet(K.DEPARTED, 2)
OUT = outlet(K.OUT_FOR_DELIVERY, 40, "测试宁波网点", "宁波市")


class TestPickup:
    def test_first_pickup_scan(self) -> None:
        again = outlet(K.PICKED_UP, 4)
        assert pickup([ORDERED, PICKED, again]) == PICKED

    def test_a_carriers_scan_stands_for_a_missing_one(self) -> None:
        arrived = hub(K.ARRIVED, 3)
        assert pickup([ORDERED, arrived, OUT]) == arrived

    def test_an_order_or_an_unread_text_is_no_pickup(self) -> None:
        assert pickup([ORDERED, event(K.UNKNOWN, 1), event(K.INFO, 2)]) is None

    def test_a_scan_without_time_starts_no_clock(self) -> None:
        assert pickup([event(K.PICKED_UP, None)]) is None


class TestFirstDeliveryScan:
    @pytest.mark.parametrize(
        ("kind", "sub"),
        [
            pytest.param(K.OUT_FOR_DELIVERY, "", id="out"),
            pytest.param(K.AVAILABLE_FOR_PICKUP, "", id="locker-without-delivery-scan"),
            pytest.param(K.DELIVERED, "", id="signed-without-delivery-scan"),
            pytest.param(K.EXCEPTION, "delivery_attempt_failed", id="failed-attempt"),
            pytest.param(K.EXCEPTION, "refused", id="refused"),
        ],
    )
    def test_what_ends_the_way(self, kind: EventKind, sub: str) -> None:
        found = event(kind, 30, sub=sub)
        assert first_delivery_scan([PICKED, found, OUT]) == found

    def test_a_held_parcel_is_not_out_for_delivery(self) -> None:
        assert first_delivery_scan([PICKED, event(K.EXCEPTION, 30, sub="held")]) is None


class TestDelivered:
    def test_wins_over_a_later_delivery_scan(self) -> None:
        signed, late = event(K.DELIVERED, 41), event(K.OUT_FOR_DELIVERY, 43)
        assert delivered([PICKED, signed, late]) == signed
        assert last_event([PICKED, signed, late]) == signed

    def test_a_signature_after_a_return_is_the_senders(self) -> None:
        trace = [PICKED, event(K.RETURNED, 60), event(K.DELIVERED, 99)]
        assert delivered(trace) is None
        assert last_event(trace) == trace[2]

    def test_a_signature_without_time_still_tells(self) -> None:
        undated = event(K.DELIVERED, None)
        assert delivered([PICKED, undated]) == undated
        assert last_event([PICKED, undated]) == PICKED


def test_advice_is_neither_the_last_event_nor_a_node() -> None:
    advice = event(K.INFO, 20, text="预计明天送达")
    assert last_event([PICKED, advice]) == PICKED
    assert nodes([ORDERED, PICKED, advice]) == (PICKED,)


def test_an_unread_text_is_a_node() -> None:
    unread = event(K.UNKNOWN, 5)
    assert nodes([PICKED, unread]) == (PICKED, unread)


@pytest.mark.parametrize(
    ("hours", "seen", "is_mistake"),
    [
        pytest.param(10, 10, False, id="seen-at-once"),
        pytest.param(10.1, 10, False, id="handheld-a-little-ahead"),
        pytest.param(11, 10, True, id="in-the-future"),
        pytest.param(-24 * 365 * 30, 10, True, id="before-there-was-tracking"),
        pytest.param(None, 10, False, id="no-time-at-all"),
    ],
)
def test_clock_mistakes(hours: float | None, seen: float, is_mistake: bool) -> None:
    scanned = event(K.ARRIVED, hours, seen=seen)
    assert is_clock_mistake(scanned) is is_mistake
    assert is_judgeable(scanned) is (not is_mistake and hours is not None)


class TestFirstHub:
    def test_arrival_and_departure_scan(self) -> None:
        trace = [PICKED, LEFT_OUTLET, hub(K.ARRIVED, 5), hub(K.DEPARTED, 9)]
        found = FirstHub(at(5), at(9), Evidence.DEPARTURE_SCAN, "金华转运中心")
        assert first_hub(trace) == found

    def test_still_there(self) -> None:
        trace = [PICKED, hub(K.ARRIVED, 5), hub(K.IN_TRANSIT, 6), hub(K.ARRIVED, 7)]
        assert first_hub(trace) == FirstHub(at(5), None, Evidence.NONE, "金华转运中心")

    def test_leaving_the_outlet_is_not_leaving_a_hub(self) -> None:
        assert first_hub([PICKED, LEFT_OUTLET]) is None

    def test_scanned_on_the_way_out_only(self) -> None:
        found = first_hub([PICKED, hub(K.DEPARTED, 9)])
        assert found == FirstHub(None, at(9), Evidence.DEPARTURE_SCAN, "金华转运中心")

    @pytest.mark.parametrize(
        ("next_scan", "evidence"),
        [
            pytest.param(
                hub(K.ARRIVED, 20, "杭州转运中心", "杭州市"), Evidence.NEXT_SITE, id="second-hub"
            ),
            pytest.param(
                outlet(K.ARRIVED, 20, "测试宁波网点", "宁波市"),
                Evidence.NEXT_SITE,
                id="outlet-behind",
            ),
            pytest.param(
                outlet(K.OUT_FOR_DELIVERY, 20, "测试宁波网点"), Evidence.DELIVERY, id="delivery"
            ),
            pytest.param(event(K.DELIVERED, 20), Evidence.DELIVERY, id="signed"),
            pytest.param(
                event(K.DEPARTED, 20), Evidence.DEPARTURE_SCAN, id="departure-names-no-site"
            ),
            pytest.param(
                event(K.DEPARTED, 20, city="杭州市"), Evidence.NEXT_SITE, id="another-city-no-site"
            ),
            pytest.param(
                bare(K.DEPARTED, 20, "金华市", "金华市"),
                Evidence.DEPARTURE_SCAN,
                id="ems-leaves-city",
            ),
        ],
    )
    def test_the_next_scan_stands_for_a_missing_departure(
        self, next_scan: TrackingEvent, evidence: Evidence
    ) -> None:
        found = first_hub([PICKED, hub(K.ARRIVED, 5), next_scan])
        assert found == FirstHub(at(5), at(20), evidence, "金华转运中心")

    @pytest.mark.parametrize(
        "scan",
        [
            pytest.param(hub(K.ARRIVED, 8, "金华转运中心公司"), id="same-hub-longer-name"),
            pytest.param(hub(K.ARRIVED, 8, "金华转运中心B1"), id="a-hall-of-it"),
            pytest.param(outlet(K.DEPARTED, 8), id="late-scan-of-the-outlet"),
            pytest.param(outlet(K.PICKED_UP, 8, "测试金华网点"), id="late-pickup-scan"),
            pytest.param(event(K.IN_TRANSIT, 8), id="handling-without-site"),
            pytest.param(event(K.UNKNOWN, 8, "杭州转运中心"), id="unread-text"),
            pytest.param(event(K.INFO, 8), id="advice"),
            pytest.param(event(K.EXCEPTION, 8, sub="held"), id="held-there"),
        ],
    )
    def test_what_does_not_show_a_departure(self, scan: TrackingEvent) -> None:
        found = first_hub([PICKED, hub(K.ARRIVED, 5), scan])
        assert found == FirstHub(at(5), None, Evidence.NONE, "金华转运中心")

    def test_a_departure_without_site_after_the_outlet_is_the_outlets(self) -> None:
        assert first_hub([PICKED, event(K.DEPARTED, 3)]) is None

    def test_a_scan_behind_the_first_hub_changes_nothing(self) -> None:
        later = [hub(K.ARRIVED, 30, "宁波转运中心"), hub(K.DEPARTED, 31, "宁波转运中心")]
        found = first_hub([PICKED, hub(K.ARRIVED, 5), hub(K.DEPARTED, 9), *later])
        assert found is not None
        assert found.departed_at == at(9)


class TestSitesThatDoNotTell:
    """中通's 【北京】 and EMS' bare cities may be a hub or an outlet."""

    def test_where_the_courier_collected_is_an_outlet(self) -> None:
        collected = bare(K.PICKED_UP, 0, "金华江南", "金华市")
        leaves = bare(K.DEPARTED, 1, "金华江南", "金华市", to=Place("北京", "北京市", "北京市"))
        assert first_hub([collected, leaves]) is None

    def test_where_the_trace_begins_is_an_outlet(self) -> None:
        leaves = bare(K.DEPARTED, 1, "浦江黄宅", "金华市", to=Place("武汉", "湖北省", "武汉市"))
        assert first_hub([leaves]) is None

    def test_leaving_another_one_for_another_city_counts(self) -> None:
        arrives = bare(K.ARRIVED, 3, "金华", "金华市")
        leaves = bare(K.DEPARTED, 4, "金华", "金华市", to=Place("北京", "北京市", "北京市"))
        found = first_hub([PICKED, arrives, leaves])
        assert found == FirstHub(None, at(4), Evidence.DEPARTURE_SCAN)

    def test_leaving_it_for_a_hub_of_the_same_city_does_not(self) -> None:
        leaves = bare(
            K.DEPARTED, 3, "义乌集货点", "金华市", to=Place("金华转运中心", "浙江省", "金华市")
        )
        assert first_hub([PICKED, leaves]) is None

    def test_arriving_in_the_same_city_does_not(self) -> None:
        assert first_hub([PICKED, bare(K.ARRIVED, 3, "金华", "金华市")]) is None

    def test_arriving_in_the_same_province_may_be_the_first_hub(self) -> None:
        assert first_hub([PICKED, bare(K.ARRIVED, 8, "杭州", "杭州市")]) is None

    def test_arriving_in_another_province_shows_that_it_left(self) -> None:
        found = first_hub([PICKED, bare(K.ARRIVED, 30, "北京", "北京市")])
        assert found == FirstHub(None, at(30), Evidence.OTHER_REGION)

    def test_an_outlet_in_another_city_shows_that_it_left(self) -> None:
        found = first_hub([PICKED, outlet(K.ARRIVED, 30, "测试宁波网点", "宁波市")])
        assert found == FirstHub(None, at(30), Evidence.OTHER_REGION)

    def test_another_outlet_of_the_same_city_does_not(self) -> None:
        assert first_hub([PICKED, outlet(K.ARRIVED, 6, "测试金华总部网点")]) is None


def test_a_parcel_never_scanned_before_delivery_has_left() -> None:
    assert first_hub([PICKED, OUT]) == FirstHub(None, at(40), Evidence.DELIVERY)


def test_the_whole_way_from_two_sources() -> None:
    arrived = event(K.ARRIVED, 5, "金华转运中心", city="金华市", text="到达【金华转运中心】")
    doubled = event(K.ARRIVED, 5, text="到达 [金华转运中心]", source="kuaidi100")
    trace = normalise([doubled, OUT, PICKED, arrived, LEFT_OUTLET])
    assert [e.kind for e in trace] == [K.PICKED_UP, K.DEPARTED, K.ARRIVED, K.OUT_FOR_DELIVERY]
