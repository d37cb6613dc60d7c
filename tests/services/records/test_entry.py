"""What a person types in about a penalty, and what is said where it cannot be read."""

from __future__ import annotations

import pytest

from workbench.domain.errors import BadInput
from workbench.domain.platforms.platform_records import RecordKind
from workbench.services.records.entry import Entry, entered

ORDER = "900000000000000001"
KIND = RecordKind.PENALTY


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        pytest.param(Entry(KIND, None, ORDER, at="?"), "2024-01-24 10:00", id="time"),
        pytest.param(Entry(KIND, None, ORDER, due="?"), "2024-01-24 10:00", id="last-moment"),
        pytest.param(Entry(KIND, None, ORDER, amount="?"), "5.00 or digits", id="amount"),
        pytest.param(Entry(KIND, None, ORDER, points="?"), "digits", id="points"),
    ],
)
def test_what_cannot_be_read_is_told_how_it_is_written(entry: Entry, wanted: str) -> None:
    with pytest.raises(BadInput) as refused:
        entered(entry)
    assert refused.value.values["reason"] == f"it cannot be read; write it as {wanted}"
