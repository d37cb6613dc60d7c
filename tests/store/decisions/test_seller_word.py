"""What the seller confirmed and entered, as versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.build import hours
from workbench.domain.rules.effects import SellerAmount, SellerWord
from workbench.store.decisions.confirmations import Confirmation
from workbench.store.decisions.seller_word import SellerWordStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

RULE, OTHER = "douyin.autocomp.suspended", "1688.claim.late_shipping_suspended"


@pytest.fixture
def said(cache: Cache) -> SellerWordStore:
    return SellerWordStore(cache)


def test_nothing_is_confirmed_at_first(said: SellerWordStore) -> None:
    assert said.word() == SellerWord({}, {})


def test_a_confirmation_starts_anew_each_time(said: SellerWordStore) -> None:
    said.confirmations.confirm(RULE, hours(0), "a")
    said.confirmations.confirm(OTHER, hours(1), "a")
    said.confirmations.confirm(RULE, hours(5), "b")
    assert said.word().confirmed == {RULE: hours(5), OTHER: hours(1)}
    assert said.confirmations.history(RULE) == [
        Confirmation(RULE, "a", hours(0), hours(5)),
        Confirmation(RULE, "b", hours(5)),
    ]


@pytest.mark.parametrize(
    ("at", "stands"),
    [
        pytest.param(-1, False, id="before"),
        pytest.param(0, True, id="the instant itself"),
        pytest.param(4, True, id="while it stands"),
        pytest.param(5, False, id="withdrawn at this instant"),
    ],
)
def test_a_confirmation_is_known_as_of_any_instant(
    said: SellerWordStore, at: int, *, stands: bool
) -> None:
    said.confirmations.confirm(RULE, hours(0))
    assert said.confirmations.withdraw(RULE, hours(5))
    assert (RULE in said.word(hours(at)).confirmed) == stands


def test_what_was_never_confirmed_cannot_be_withdrawn(said: SellerWordStore) -> None:
    assert not said.confirmations.withdraw(RULE, hours(0))


def test_an_amount_takes_the_place_of_the_one_before(said: SellerWordStore) -> None:
    first = SellerAmount(RULE, hours(0), fen=500)
    second = SellerAmount(RULE, hours(2), percent=5, min_fen=300, max_fen=3000)
    said.amounts.put(first, "a")
    said.amounts.put(second, "a")
    assert said.word().amounts == {RULE: second}
    assert said.word(hours(1)).amounts == {RULE: first}
    assert said.amounts.history(RULE) == [first, second]


def test_an_amount_can_be_taken_away(said: SellerWordStore) -> None:
    said.amounts.put(SellerAmount(RULE, hours(0), fen=500))
    assert said.amounts.remove(RULE, hours(1))
    assert said.word().amounts == {}
    assert not said.amounts.remove(RULE, hours(2))
