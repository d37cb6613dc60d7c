"""Numbers in sentences, in a language with plurals and in one without."""

from __future__ import annotations

import pytest

from workbench.domain.counting import agreeing, counted, filled


@pytest.mark.parametrize(
    ("number", "told"),
    [
        pytest.param(0, "0 parcels copied", id="none"),
        pytest.param(1, "1 parcel copied", id="one"),
        pytest.param(2, "2 parcels copied", id="two"),
        pytest.param(12_345, "12,345 parcels copied", id="many"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, told: str) -> None:
    assert counted("{n} parcel(s) copied", n=number) == told


def test_each_noun_agrees_with_the_number_before_it() -> None:
    words = "{file}: {n} ticket(s) understood, {k} row(s) left out"
    assert counted(words, n=1, k=2) == "{file}: 1 ticket understood, 2 rows left out"


def test_words_without_plurals_stay_as_they_are() -> None:
    assert counted("{n} 件", n=1) == "1 件"


def test_what_is_no_number_of_ours_is_left() -> None:
    assert agreeing("{shop} order(s), {n} row(s)", n=1) == "{shop} order(s), {n} row"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        pytest.param({"n": 1, "file": "a.csv"}, "a.csv: 1 row", id="one"),
        pytest.param({"n": "1", "file": "a.csv"}, "a.csv: 1 row", id="one-as-text"),
        pytest.param({"n": "1,204", "file": "a.csv"}, "a.csv: 1,204 rows", id="grouped"),
        pytest.param({"n": "—", "file": "1"}, "1: — rows", id="no-number"),
    ],
)
def test_values_of_any_kind_are_filled_in(values: dict[str, object], told: str) -> None:
    assert filled("{file}: {n} row(s)", **values) == told
