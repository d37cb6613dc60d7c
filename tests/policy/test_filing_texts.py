"""Texts to begin with: one for every ground, by date, with blanks for what only a seller knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbench.domain.errors import BadInput
from workbench.domain.filing.filings import CASES, Filing, FilingCase, FilingScope, ScopeKind
from workbench.domain.shops import Platform
from workbench.policy.filing_texts import blanks, load_filing_texts

FILE = Path(__file__).resolve().parents[2] / "resources" / "filing_texts.toml"
NOON = datetime(2024, 1, 24, 4, tzinfo=UTC)
LOST = Filing("s1", Platform.ALIBABA, FilingCase.LOST, FilingScope(ScopeKind.ORDER, orders=("A",)))
TEXT = """
[[texts]]
id = "t"
platforms = ["1688"]
cases = ["lost"]
title = { zh = "丢件", en = "Lost" }
text = "%s"
checked_on = 2026-11-22
since = 2024-01-24
until = 2024-01-25
"""


def test_every_ground_of_every_platform_has_a_text() -> None:
    texts = load_filing_texts(FILE)
    for platform, cases in CASES.items():
        for case in cases:
            filing = replace(LOST, platform=platform, case=case)
            assert [text for text in texts if text.fits(filing, NOON)], (platform, case)


@pytest.mark.parametrize(
    ("at", "fits"),
    [
        pytest.param(datetime(2024, 1, 23, 15, 59, tzinfo=UTC), False, id="evening before"),
        pytest.param(datetime(2024, 1, 23, 16, tzinfo=UTC), True, id="its first minute"),
        pytest.param(datetime(2024, 1, 25, 15, 59, tzinfo=UTC), True, id="its last minute"),
        pytest.param(datetime(2024, 1, 25, 16, tzinfo=UTC), False, id="the day after"),
    ],
)
def test_a_text_is_of_its_days(tmp_path: Path, at: datetime, fits: bool) -> None:
    (tmp_path / "texts.toml").write_text(TEXT % "丢了", "utf-8")
    (text,) = load_filing_texts(tmp_path / "texts.toml")
    assert text.fits(LOST, at) is fits


def test_what_is_not_known_is_left_to_fill_in(tmp_path: Path) -> None:
    (tmp_path / "texts.toml").write_text(TEXT % "{parcels}因{event}，〔时间〕", "utf-8")
    (text,) = load_filing_texts(tmp_path / "texts.toml")
    filled = text.filled({"parcels": "订单 A", "event": ""})
    assert filled == "订单 A因〔填写〕，〔时间〕"
    assert blanks(filled) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("{buyer}", "buyer", id="a fact that we do not have"),
        pytest.param('x"\nnonsense = "1', "nonsense", id="a field that no text has"),
    ],
)
def test_a_file_that_asks_for_more_is_refused(tmp_path: Path, words: str, said: str) -> None:
    (tmp_path / "texts.toml").write_text(TEXT % words, "utf-8")
    with pytest.raises(BadInput, match=said):
        load_filing_texts(tmp_path / "texts.toml")
