"""The recovery code: read as people write it, and a slip of the pen is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.care.recovery import ALPHABET, LENGTH, RecoveryOffer, plain_code

OFFER = RecoveryOffer("0123456789ABCDEFGHJKMNP3", (1, 4, 17, 24))


def test_the_example_is_a_code() -> None:
    assert plain_code(OFFER.code) == OFFER.code


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("0123-4567-89AB-CDEF-GHJK-MNP3", id="as shown"),
        pytest.param("0123 4567 89ab cdef ghjk mnp3\n", id="small, with blanks"),
        pytest.param("O1234567 89ABCDEF GHJKMNP3", id="letter O for nought"),
        pytest.param("0l234567-89ABCDEF-GHJKMNP3", id="letter l for one"),
        pytest.param("0123-4567-89AB-CDEF-GHJK-MNP3", id="full width"),
    ],
)
def test_read_as_people_write(typed: str) -> None:
    assert plain_code(typed) == OFFER.code


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("0123-4567-89AB-CDEF-GHJK-MNP", id="one short"),
        pytest.param("0123-4567-89AB-CDEF-GHJK-MNP3Y", id="one long"),
        pytest.param("0123-4567-89AB-CDEF-GHJK-MNPU", id="no such letter"),
        pytest.param("1023-4567-89AB-CDEF-GHJK-MNP3", id="neighbours swapped"),
        pytest.param("0123-4567-89AB-CDEF-GHJK-MNPX", id="last wrong"),
    ],
)
def test_a_slip_is_seen(typed: str) -> None:
    assert plain_code(typed) is None


def test_a_new_code_is_random_and_whole() -> None:
    codes = {RecoveryOffer.new().code for _ in range(50)}
    assert len(codes) == 50
    assert all(plain_code(code) == code for code in codes)


def test_four_places_are_asked_for() -> None:
    places = RecoveryOffer.new().places
    assert len(set(places)) == 4
    assert set(places) <= set(range(1, LENGTH + 1))


@pytest.mark.parametrize(
    ("typed", "answered"), [("03G3", True), ("o3 g3", True), ("03GX", False), ("", False)]
)
def test_the_answer_is_checked(typed: str, *, answered: bool) -> None:
    assert OFFER.is_answered(typed) is answered


def test_neither_code_nor_places_are_in_its_repr() -> None:
    assert OFFER.code not in repr(OFFER)


@given(st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_any_wrong_character_is_seen(place: int, wrong: str) -> None:
    changed = OFFER.code[:place] + wrong + OFFER.code[place + 1 :]
    assert (plain_code(changed) == OFFER.code) is (changed == OFFER.code)
    assert plain_code(changed) in {None, OFFER.code}
