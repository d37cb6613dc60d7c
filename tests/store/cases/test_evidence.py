"""Files of evidence are kept once, stand as versions with their filing, and go with it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.store.build import NOON, SHOP, hours
from workbench.domain.filing.evidence import Evidence, EvidenceKind
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    ScopeKind,
)
from workbench.domain.shops import Platform
from workbench.store.cases.evidence import EvidenceStore
from workbench.store.cases.filings import FilingStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

CONTENT = b"\x89PNG invented"
WHOLE = FilingScope(ScopeKind.WHOLE_SHOP)


@pytest.fixture
def filing(cache: Cache) -> Filing:
    drafted = Filing(SHOP.id, Platform.ALIBABA, FilingCase.OTHER, WHOLE)
    return FilingStore(cache).save(drafted, seen_at=NOON)


@pytest.fixture
def shot(filing: Filing) -> Evidence:
    digest = sha256(CONTENT).hexdigest()
    facts = ".png", "image/png", len(CONTENT), digest, NOON
    return Evidence(filing.id, EvidenceKind.OUTSIDE_TRACE, *facts, "官网截图")


@pytest.fixture
def store(cache: Cache) -> EvidenceStore:
    return EvidenceStore(cache)


def test_a_file_comes_back_as_it_was(store: EvidenceStore, shot: Evidence) -> None:
    told = replace(shot, names_orders=("A1", "A2"))
    kept = store.add(told, CONTENT)
    assert kept == replace(told, id=kept.id)
    assert store.of_filing(shot.filing_id) == (kept,)
    assert store.content(kept.id) == CONTENT


def test_the_same_file_again_changes_nothing(store: EvidenceStore, shot: Evidence) -> None:
    assert store.add(shot, CONTENT) == store.add(replace(shot, added_at=hours(5)), CONTENT)
    assert len(store.of_filing(shot.filing_id)) == 1


def test_one_picture_shown_as_two_things_is_kept_once(
    store: EvidenceStore, shot: Evidence, cache: Cache
) -> None:
    store.add(shot, CONTENT)
    store.add(replace(shot, kind=EvidenceKind.CHAT), CONTENT)
    assert len(store.of_filing(shot.filing_id)) == 2
    assert cache.value("SELECT count(*) FROM evidence_content") == 1


def test_other_bytes_than_told_are_refused(store: EvidenceStore, shot: Evidence) -> None:
    with pytest.raises(ValueError, match="other bytes"):
        store.add(shot, b"others")


def test_what_was_removed_still_stands_in_the_past(store: EvidenceStore, shot: Evidence) -> None:
    kept = store.add(shot, CONTENT)
    store.remove(kept.id, at=hours(3))
    assert store.of_filing(shot.filing_id) == ()
    assert store.of_filing(shot.filing_id, hours(2)) == (kept,)
    with pytest.raises(LookupError):
        store.remove(kept.id, at=hours(4))


def test_bytes_go_with_the_last_that_shows_them(
    store: EvidenceStore, shot: Evidence, cache: Cache
) -> None:
    kept = store.add(shot, CONTENT)
    cache.execute("DELETE FROM filing")
    with pytest.raises(LookupError):
        store.content(kept.id)
    assert cache.value("SELECT count(*) FROM evidence_content") == 0


def test_details_of_a_filing_come_back(cache: Cache, filing: Filing) -> None:
    details = FilingDetails("因大雪停运", "earthquake", "freight", True, False)
    saved = FilingStore(cache).save(replace(filing, details=details), seen_at=hours(1))
    assert FilingStore(cache).get(saved.id).details == details


def test_a_filing_of_an_older_program_has_no_details(cache: Cache, filing: Filing) -> None:
    cache.execute("UPDATE filing_version SET detail = '[[],[]]'")
    assert FilingStore(cache).get(filing.id).details == FilingDetails()
