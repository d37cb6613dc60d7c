from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from workbench import paths
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import EventKind, Reading, Scan, SiteKind, TrackingEvent
from workbench.domain.regions import Region
from workbench.domain.rules.decisions import Answer, Decision, Level, Subject, SubjectKind, Verdict
from workbench.domain.rules.replay import ChangeKind
from workbench.domain.shops import Platform
from workbench.policy.alibaba import SEED_QUESTIONS
from workbench.policy.differences import Comparison, changed_rules, order_change
from workbench.policy.judge import judge_order
from workbench.policy.lead_times import load_lead_times
from workbench.policy.packs import PackFile, assemble, load_book, read_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule, RuleVersion

GAP, DEPARTURE = "1688.false_track.gap_72h", "1688.false_track.no_departure_48h"
NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
PACKS = read_folder(paths.resource("policies"))
SHIPPED = assemble(PACKS)
LEADS = load_lead_times(paths.resource("lead_times.toml"))
LIVE = sorted(
    {rule.id for rules in SHIPPED.clocks.values() for rule in rules}
    | (SEED_QUESTIONS.keys() & SHIPPED.rules.keys())
)


def changed(rule_id: str, change: Callable[[Rule], Rule | None]) -> PolicyBook:
    """The shipped book with one rule changed, or without it."""

    def mended(file: PackFile) -> PackFile:
        rules = (change(rule) if rule.id == rule_id else rule for rule in file.pack.rules)
        kept = tuple(rule for rule in rules if rule is not None)
        return replace(file, pack=msgspec.structs.replace(file.pack, rules=kept))

    return assemble([mended(file) for file in PACKS])


def versions(rule: Rule, *found: RuleVersion) -> Rule:
    return msgspec.structs.replace(rule, versions=found)


def orders() -> Sequence[OrderFile]:
    """Per platform: not shipped in time, no trace, never left, silent since, delivered late."""
    steps = ((), (0,), (0, 1), (0, 1, 2), (0, 1, 2, 3))
    return [
        order_file(platform, hours, count)
        for platform in Platform
        for hours in (10, 60, 130, 400)
        for count in range(len(steps) + 1)
    ]


KINDS = (
    (EventKind.PICKED_UP, SiteKind.OUTLET),
    (EventKind.ARRIVED, SiteKind.HUB),
    (EventKind.DEPARTED, SiteKind.HUB),
    (EventKind.DELIVERED, SiteKind.OUTLET),
)


def order_file(platform: Platform, hours: int, count: int) -> OrderFile:
    paid = NOW - hours * HOUR
    status = OrderStatus.SHIPPED if count else OrderStatus.AWAITING_SHIPMENT
    order = Order("s", f"{platform}{hours}-{count}", status, paid_at=paid, ship_by=paid + 48 * HOUR)
    home, away = Region("浙江省", "金华市", "义乌市"), Region("广东省", "广州市", "天河区")
    sent = Shipment("s", order.number, f"W{order.number}", "yuantong", uploaded_at=paid + HOUR,
                    origin=home, destination=away)  # fmt: skip
    events = tuple(
        TrackingEvent(
            Scan("", paid + (place + 1) * hours / 6 * HOUR, "1688", place),
            Reading(kind, site_kind=site),
            NOW,
            "test",
        )
        for place, (kind, site) in enumerate(KINDS[: max(count - 1, 0)])
    )
    parcels = (ShipmentFile(sent, events, (), NOW),) if count else ()
    return OrderFile(platform, order, parcels)


@pytest.fixture(scope="module")
def judged() -> list[tuple[OrderFile, tuple[Decision, ...]]]:
    """The orders with what all shipped rules decide on them."""
    return [(file, judge_order(file, NOW, SHIPPED, LEADS)) for file in orders()]


@pytest.mark.parametrize("rule_id", LIVE)
def test_what_is_asked_finds_all_that_asking_everything_finds(
    rule_id: str, judged: list[tuple[OrderFile, tuple[Decision, ...]]]
) -> None:
    """Cut down to the rules that can differ, a comparison finds what the whole books find."""
    without = changed(rule_id, lambda _: None)
    cut = Comparison.of(SHIPPED, without)
    for file, old in judged:
        whole = order_change(file, old, judge_order(file, NOW, without, LEADS))
        if file.platform not in cut.platforms:
            assert whole is None
            continue
        found = order_change(
            file, judge_order(file, NOW, cut.old, LEADS), judge_order(file, NOW, cut.new, LEADS)
        )
        assert found == whole


def test_the_same_rules_are_no_difference() -> None:
    same = load_book(paths.resource("policies"))
    assert changed_rules(SHIPPED, same) == frozenset()
    compared = Comparison.of(SHIPPED, same)
    assert (compared.rules, compared.platforms) == ((), frozenset())


def test_only_the_platform_of_a_changed_rule_is_concerned() -> None:
    compared = Comparison.of(SHIPPED, changed("douyin.outside.ship_time", lambda _: None))
    assert compared.platforms == {Platform.DOUYIN}


def test_other_live_rules_are_not_asked() -> None:
    compared = Comparison.of(SHIPPED, changed(GAP, lambda _: None))
    assert compared.old.quiet >= {DEPARTURE, "1688.false_ship.no_trace_24h"}
    assert GAP not in compared.old.quiet
    assert compared.old.rule(DEPARTURE) is SHIPPED.rule(DEPARTURE)


def test_what_a_clock_may_read_has_all_of_them_asked() -> None:
    compared = Comparison.of(SHIPPED, changed("1688.region.remote_list", lambda _: None))
    assert compared.old.quiet == frozenset()
    assert Platform.ALIBABA in compared.platforms


JANUARY = datetime(2027, 1, 1, tzinfo=UTC)


def split(rule: Rule, **later: object) -> Rule:
    """The rule with other values from January on."""
    (first,) = rule.versions
    then = msgspec.structs.replace(first, since=JANUARY, parameters={**first.parameters, **later})
    return versions(rule, msgspec.structs.replace(first, until=JANUARY), then)


@pytest.mark.parametrize(
    ("change", "since"),
    [
        pytest.param(lambda rule: split(rule, hours=48), JANUARY, id="other hours from January"),
        pytest.param(split, None, id="the same hours, told in two versions"),
        pytest.param(
            lambda rule: msgspec.structs.replace(split(rule, hours=48), confidence="low"), None,
            id="another part of the rule",
        ),
        pytest.param(lambda _: None, None, id="gone"),
    ],
)  # fmt: skip
def test_a_difference_begins_where_the_values_part(
    change: Callable[[Rule], Rule | None], since: datetime | None
) -> None:
    assert Comparison.of(SHIPPED, changed(GAP, change)).since == since


def decision(rule: str, verdict: Verdict, waybill: str = "W1") -> Decision:
    subject = Subject(SubjectKind.SHIPMENT, "s", "N1", waybill)
    return Decision(subject, Answer(rule, verdict), Level.NONE, NOW)


FILE = OrderFile(Platform.ALIBABA, Order("s", "N1", OrderStatus.SHIPPED))
MISSED, DUE = Verdict.VIOLATION, Verdict.PENDING


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        pytest.param([("a", DUE)], [("a", MISSED)], ChangeKind.CAUGHT, id="missed now"),
        pytest.param([("a", MISSED)], [("a", DUE)], ChangeKind.SPARED, id="not missed any more"),
        pytest.param([("a", MISSED)], [], ChangeKind.SPARED, id="not judged any more"),
        pytest.param([], [("a", MISSED)], ChangeKind.CAUGHT, id="judged now"),
        pytest.param([("a", DUE)], [("a", Verdict.CLEAN)], ChangeKind.MOVED, id="neither"),
        pytest.param([("a", MISSED)], [("b", MISSED)], ChangeKind.MOVED, id="one for another"),
        pytest.param(
            [("a", MISSED), ("b", MISSED)], [("a", MISSED)], ChangeKind.SPARED, id="one of two left"
        ),
        pytest.param(
            [("a", MISSED)], [("a", Verdict.SEVERE_VIOLATION)], ChangeKind.MOVED, id="graver"
        ),
        pytest.param([("a", MISSED)], [("a", MISSED)], None, id="the same"),
        pytest.param([], [], None, id="nothing"),
    ],
)
def test_what_becomes_of_an_order(
    old: list[tuple[str, Verdict]], new: list[tuple[str, Verdict]], kind: ChangeKind | None
) -> None:
    change = order_change(FILE, [decision(*each) for each in old], [decision(*x) for x in new])
    assert (change and change.kind) is kind


def test_a_parcel_that_is_caught_outweighs_one_that_is_spared() -> None:
    old = [decision("a", MISSED, "W1"), decision("a", DUE, "W2")]
    new = [decision("a", DUE, "W1"), decision("a", MISSED, "W2")]
    change = order_change(FILE, old, new)
    assert change is not None
    assert change.kind is ChangeKind.CAUGHT
    assert [(each.waybill, each.rule) for each in change.rules] == [("W1", "a"), ("W2", "a")]
