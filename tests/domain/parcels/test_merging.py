from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.invented_events import at, event, hub
from workbench.domain.parcels.merging import fold, normalise
from workbench.domain.parcels.tracking import Basis, EventKind

ARRIVED, DEPARTED, PICKED_UP = EventKind.ARRIVED, EventKind.DEPARTED, EventKind.PICKED_UP


def test_events_stand_in_order_of_time() -> None:
    late, early = hub(DEPARTED, 5), hub(ARRIVED, 3)
    assert normalise([late, early]) == (early, late)


def test_events_of_one_instant_keep_the_order_of_their_source() -> None:
    first = event(ARRIVED, 1, text="到件", sequence=3)
    second = event(PICKED_UP, 1, text="揽收", sequence=4)
    assert normalise([second, first]) == (first, second)


def test_events_without_time_stand_at_the_end() -> None:
    undated, dated = event(EventKind.DELIVERED, None), hub(DEPARTED, 5)
    assert normalise([undated, dated]) == (dated, undated)


def test_repeated_scans_of_one_source_stay() -> None:
    twice = [event(PICKED_UP, 0, text="已收取快件", sequence=n) for n in (1, 2)]
    assert normalise(twice) == tuple(twice)


@pytest.mark.parametrize(
    ("other_text", "other_hours"),
    [
        pytest.param("快件到达 【金华转运中心】", 3, id="spaces-and-brackets-differ"),
        pytest.param("快件到达[金华转运中心]。", 3 + 20 / 3600, id="seconds-cut-off"),
    ],
)
def test_the_same_text_from_two_sources_is_one_event(other_text: str, other_hours: float) -> None:
    ours = event(ARRIVED, 3, text="快件到达【金华转运中心】")
    theirs = event(ARRIVED, other_hours, text=other_text, source="kuaidi100")
    (merged,) = normalise([theirs, ours])
    assert (merged.scan, merged.also_from) == (ours.scan, ("kuaidi100",))


def test_the_same_second_and_kind_from_two_sources_is_one_event() -> None:
    ours = event(ARRIVED, 3, text="到【金华转运中心】")
    theirs = event(ARRIVED, 3, text="快件已到达", source="kuaidi100")
    assert len(normalise([ours, theirs])) == 1


def test_two_sites_in_one_second_are_two_events() -> None:
    ours = event(ARRIVED, 3, "金华转运中心", text="到A")
    theirs = event(ARRIVED, 3, "杭州转运中心", text="到B", source="kuaidi100")
    assert len(normalise([ours, theirs])) == 2


def test_two_kinds_in_one_second_are_two_events() -> None:
    ours, theirs = event(ARRIVED, 3, text="a"), event(DEPARTED, 3, text="b", source="kuaidi100")
    assert len(normalise([ours, theirs])) == 2


def test_each_event_takes_in_one_of_the_other_source() -> None:
    ours = [event(PICKED_UP, 0, text="已收取快件", sequence=n) for n in (1, 2)]
    theirs = [
        event(PICKED_UP, 0, text="已收取快件", sequence=n, source="kuaidi100") for n in (1, 2)
    ]
    assert [e.also_from for e in normalise([*ours, *theirs])] == [("kuaidi100",), ("kuaidi100",)]


def test_a_text_we_can_read_beats_the_marketplace() -> None:
    ours = event(EventKind.UNKNOWN, 3, text="快件 到达")
    theirs = event(ARRIVED, 3, text="快件到达", source="kuaidi100")
    (merged,) = normalise([ours, theirs])
    assert (merged.kind, merged.also_from) == (ARRIVED, ("alibaba1688",))


def test_a_merged_event_was_seen_when_the_first_source_told_it() -> None:
    ours = event(ARRIVED, 3, text="到达", seen=9)
    theirs = event(ARRIVED, 3, text="到达", source="kuaidi100", seen=4)
    assert normalise([ours, theirs])[0].seen_at == at(4)


def test_folding_drops_what_sources_set_differently() -> None:
    assert fold("快件到达 【金华】(经转)。") == fold("快件到达[金华]（经转）") == "快件到达金华经转"


@pytest.mark.parametrize(
    ("ours", "theirs", "wins"),
    [
        pytest.param(Basis.FALLBACK, Basis.PROVIDER, "kuaidi100", id="state-beats-little"),
        pytest.param(Basis.TEXT, Basis.PROVIDER, "1688", id="named-act-beats-state"),
        pytest.param(Basis.FALLBACK, Basis.TEXT, "kuaidi100", id="named-act-beats-little"),
        pytest.param(Basis.PROVIDER, Basis.PROVIDER, "1688", id="marketplace-first"),
    ],
)
def test_what_a_kind_stands_on_decides_first(ours: Basis, theirs: Basis, wins: str) -> None:
    told = [
        replace(one, reading=replace(one.reading, basis=basis))
        for one, basis in (
            (event(EventKind.IN_TRANSIT, 3, text="快件流转", source="1688"), ours),
            (event(EventKind.ARRIVED, 3, text="快件流转", source="kuaidi100"), theirs),
        )
    ]
    (merged,) = normalise(told)
    assert merged.scan.source == wins
