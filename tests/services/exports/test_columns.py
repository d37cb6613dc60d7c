"""What a cell shows of a waybill, where it stands in its own column and where a text repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.services.exports.columns import Spoken
from workbench.services.rules.books import Books

if TYPE_CHECKING:
    from workbench.services.assembly.shelf import Shelf

WAYBILL = "YT8800213345012"


@pytest.mark.parametrize(
    ("is_masked", "shown"),
    [pytest.param(True, "YT*********5012", id="masked"), pytest.param(False, WAYBILL, id="whole")],
)
def test_a_text_that_repeats_the_waybill_shows_no_more_of_it(
    shelf: Shelf, is_masked: bool, shown: str
) -> None:
    say = Spoken({}, Books(shelf).words, {}, is_masked)
    assert say.waybill(WAYBILL) == shown
    assert say.foreign(f"快件 {WAYBILL} 已揽收", WAYBILL) == f"快件 {shown} 已揽收"


@pytest.mark.parametrize("is_masked", [True, False], ids=["masked", "whole"])
def test_a_telephone_number_is_shown_in_neither(shelf: Shelf, is_masked: bool) -> None:
    say = Spoken({}, Books(shelf).words, {}, is_masked)
    assert "13800000000" not in say.foreign("派件员电话13800000000", WAYBILL)
    assert "13800000000" not in say.foreign("派件员电话13800000000", "")
