"""Reasons of refusals are sentences with places of their own."""

from __future__ import annotations

import pytest

from workbench.domain.errors import BadInput


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param(
            {"reason": "row {row} is broken", "row": "7"}, "row 7 is broken", id="a place"
        ),
        pytest.param({"reason": r"\d{2,3}{x} is odd"}, r"\d{2,3}{x} is odd", id="foreign braces"),
        pytest.param({"reason": "{0} {reason"}, "{0} {reason", id="half a place"),
        pytest.param({}, "?", id="no reason"),
    ],
)
def test_the_sentence_is_whole(values: dict[str, str], sentence: str) -> None:
    assert str(BadInput(what="a.csv", **values)) == f"a.csv: {sentence}. Nothing was changed."


def test_values_are_translated_before_they_take_their_places() -> None:
    error = BadInput(what="a.csv", reason="row {row}", row="7")
    words = {"row {row}": "第 {row} 行"}
    told = error.told(lambda text: words.get(text, text))
    assert told == "a.csv: 第 7 行. Nothing was changed."
