"""Providers' own states as evidence beside the text, and which of the two counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.traces.conftest import CARRIERS
from workbench.domain.errors import BadInput
from workbench.domain.parcels.tracking import Basis, EventKind, Reading, Scan
from workbench.traces.providers import ProviderWords, Told

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.traces.classify import Classifier

K = EventKind


@pytest.fixture(scope="module")
def words() -> ProviderWords:
    return ProviderWords.load(CARRIERS)


@pytest.mark.parametrize(
    ("source", "status", "kind", "sub"),
    [
        pytest.param("kuaidi100", "103", "picked_up", "", id="kuaidi100-advanced"),
        pytest.param("kuaidi100", "揽收", "picked_up", "", id="kuaidi100-name"),
        pytest.param("kuaidi100", "0", "in_transit", "", id="kuaidi100-state"),
        pytest.param("kuaidi100", "1001", "arrived", "", id="kuaidi100-city"),
        pytest.param("kuaidi100", "14", "exception", "refused", id="kuaidi100-refused"),
        pytest.param("kuaidi100", "209", "exception", "damaged", id="kuaidi100-damaged"),
        pytest.param("kuaidi100", "401", "exception", "cancelled", id="kuaidi100-cancelled"),
        pytest.param("kuaidi100", "304", "delivered", "", id="kuaidi100-station"),
        pytest.param("kdniao", "401", None, "", id="kdniao-no-information"),
        pytest.param("kdniao", "201", "arrived", "", id="kdniao-not-kuaidi100"),
        pytest.param("kdniao", "420", "exception", "address", id="kdniao-address"),
        pytest.param("kdniao", "406", "returned", "", id="kdniao-returned"),
        pytest.param("1688", "NOGET", "exception", "other", id="1688-pickup-failed"),
        pytest.param("1688", "SIGN", "delivered", "", id="1688-signed"),
        pytest.param("top", "GOT", "picked_up", "", id="top-got"),
        pytest.param("douyin", "派送中", "out_for_delivery", "", id="douyin-words"),
    ],
)
def test_vocabularies(
    words: ProviderWords, source: str, status: str, kind: str | None, sub: str
) -> None:
    told = words.told(source, status)
    assert told is not None
    assert (told.kinds[0] if told.kinds else None, told.sub) == (kind, sub)


@pytest.mark.parametrize(
    ("source", "status"), [("kuaidi100", "999"), ("nobody", "1"), ("douyin", "3"), ("top", "X")]
)
def test_what_no_table_knows_says_nothing(words: ProviderWords, source: str, status: str) -> None:
    assert words.told(source, status) is None


NAMED = Reading(K.DEPARTED)
MOVED = Reading(K.IN_TRANSIT, basis=Basis.FALLBACK)
UNREAD = Reading(K.UNKNOWN)


@pytest.mark.parametrize(
    ("reading", "status", "expected"),
    [
        pytest.param(NAMED, "3", NAMED, id="a-named-act-wins"),
        pytest.param(NAMED, "0", NAMED, id="agreement-changes-nothing"),
        pytest.param(UNREAD, "5", Reading(K.OUT_FOR_DELIVERY, basis=Basis.PROVIDER), id="unread"),
        pytest.param(UNREAD, "0", Reading(K.IN_TRANSIT, basis=Basis.PROVIDER), id="unread-moving"),
        pytest.param(MOVED, "1", Reading(K.PICKED_UP, basis=Basis.PROVIDER), id="fallback"),
        pytest.param(MOVED, "0", MOVED, id="no-more-exact-than-the-fallback"),
        pytest.param(
            UNREAD, "203", Reading(K.EXCEPTION, "refused", basis=Basis.PROVIDER), id="sub-kind"
        ),
        pytest.param(
            UNREAD, "2", Reading(K.EXCEPTION, "other", basis=Basis.PROVIDER), id="unnamed-trouble"
        ),
        pytest.param(UNREAD, "202", UNREAD, id="missing-scans-are-no-scan"),
        pytest.param(UNREAD, "999", UNREAD, id="unknown-status"),
        pytest.param(UNREAD, "", UNREAD, id="no-status"),
    ],
)
def test_precedence(words: ProviderWords, reading: Reading, status: str, expected: Reading) -> None:
    assert words.weigh(reading, "kuaidi100", status) == expected


def test_both_are_kept_when_they_disagree(classifier: Classifier) -> None:
    scan = Scan("快件离开【宁波转运中心】", None, "kuaidi100", 0, provider_status="签收")
    reading = classifier.read_scan(scan, "yuantong")
    assert (reading.kind, reading.basis) == (K.DEPARTED, Basis.TEXT)
    assert not classifier.providers.agrees(reading.kind, scan.source, scan.provider_status)
    assert scan.provider_status == "签收"


def test_the_providers_word_keeps_what_the_text_tells_of_places(classifier: Classifier) -> None:
    scan = Scan("【宁波转运中心】甲乙", None, "kuaidi100", 0, provider_status="1001")
    reading = classifier.read_scan(scan, "yuantong")
    assert (reading.kind, reading.basis) == (K.ARRIVED, Basis.PROVIDER)
    assert reading.place is not None
    assert reading.place.site == "宁波转运中心"


@pytest.mark.parametrize(
    ("kind", "status", "agrees"),
    [
        pytest.param(K.ARRIVED, "0", True, id="one-word-for-three"),
        pytest.param(K.AVAILABLE_FOR_PICKUP, "3", True, id="station-counts-as-signed"),
        pytest.param(K.PICKED_UP, "3", False, id="contradiction"),
        pytest.param(K.PICKED_UP, "999", True, id="unknown-contradicts-nothing"),
    ],
)
def test_agreement(words: ProviderWords, kind: EventKind, status: str, agrees: bool) -> None:
    assert words.agrees(kind, "kuaidi100", status) is agrees


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        pytest.param("[[x]\n", "providers.toml", id="no-toml"),
        pytest.param('[[x]]\ncodes = ["1"]\n', "codes, kinds", id="no-kinds"),
        pytest.param('[x]\ncodes = ["1"]\nkinds = []\n', "codes, kinds", id="no-list"),
        pytest.param('[[x]]\ncodes = ["1"]\nkinds = ["gone"]\n', "no kind", id="unknown-kind"),
        pytest.param('[[x]]\ncodes = ["1", "1"]\nkinds = []\n', "twice", id="twice"),
    ],
)
def test_a_bad_table_is_named(tmp_path: Path, lines: str, reason: str) -> None:
    (tmp_path / "providers.toml").write_text(lines, "utf-8")
    with pytest.raises(BadInput, match="providers") as raised:
        ProviderWords.load(tmp_path)
    assert reason in str(raised.value)


def test_without_tables_nothing_is_told(tmp_path: Path) -> None:
    assert ProviderWords.load(tmp_path).told("kuaidi100", "1") is None


def test_a_status_is_looked_up_without_its_spaces(words: ProviderWords) -> None:
    assert words.told("top", " GOT ") == Told((K.PICKED_UP,))
