from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.masking import mask_waybill


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        pytest.param("YT8800213345012", "YT*********5012", id="fifteen"),
        pytest.param("773301234567890", "77*********7890", id="digits alone"),
        pytest.param("12345678", "******78", id="short"),
        pytest.param("12345", "*****", id="too short to show any"),
        pytest.param("", "", id="none"),
        pytest.param("YT*********5012", "YT*********5012", id="masked already"),
    ],
)
def test_six_characters_or_more_are_hidden(number: str, masked: str) -> None:
    assert mask_waybill(number) == masked


@given(st.text(max_size=40))
def test_a_mask_reveals_no_more_than_six_characters_and_masking_twice_changes_nothing(
    number: str,
) -> None:
    masked = mask_waybill(number)
    assert len(masked) == len(number)
    assert sum(char != "*" for char in masked) <= 6
    assert mask_waybill(masked) == masked
