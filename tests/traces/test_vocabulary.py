"""Word lists are data: a seller's line counts, and a bad line is named."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.traces.conftest import CARRIERS, REGIONS
from workbench.domain.errors import BadInput
from workbench.traces.classify import Classifier
from workbench.traces.vocabulary import load_word_lists

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(CARRIERS, tmp_path / "carriers")


def test_a_new_line_is_read_without_code(folder: Path) -> None:
    (folder / "ceshi.toml").write_text(
        'names = ["测试快运"]\n[acts.picked_up]\nwords = ["已入袋"]\n', "utf-8"
    )
    assert Classifier.load(folder, REGIONS).read("已入袋", "测试快运").kind == "picked_up"


def test_a_carriers_meaning_holds_against_the_common_one(folder: Path) -> None:
    (folder / "ceshi.toml").write_text('[acts.in_transit]\nwords = ["收入"]\n', "utf-8")
    reader = Classifier.load(folder, REGIONS)
    assert reader.read("已收入", "ceshi").kind == "in_transit"
    assert reader.read("已收入", "yuantong").kind == "arrived"


def test_the_version_follows_the_words(folder: Path) -> None:
    before = Classifier.load(folder, REGIONS).version
    with (folder / "jd.toml").open("a", encoding="utf-8") as words:
        words.write("\n# a remark\n")
    assert Classifier.load(folder, REGIONS).version != before


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        pytest.param("[acts.picked_up\n", "ceshi.toml", id="no-toml"),
        pytest.param("[verbs]\n", "unknown table verbs", id="unknown-table"),
        pytest.param(
            '[acts.collected]\nwords = ["收"]\n', "collected is no kind", id="unknown-kind"
        ),
        pytest.param('[acts.arrived]\nwords = [" "]\n', "empty word", id="empty-word"),
        pytest.param('[acts.arrived]\npatterns = ["到("]\n', "到", id="broken-pattern"),
        pytest.param(
            '[acts.arrived]\npatterns = ["(?:到|达)"]\n', "plain character", id="no-first-char"
        ),
        pytest.param('[acts.arrived]\npatterns = ["到(达)"]\n', "plain character", id="captures"),
        pytest.param("[sites]\nhub = 3\n", "must be a list", id="not-a-list"),
        pytest.param(
            '[traditional]\nfrom = "簽"\nto = ""\n', "same length", id="uneven-characters"
        ),
    ],
)
def test_a_bad_list_is_named_with_its_reason(folder: Path, lines: str, reason: str) -> None:
    (folder / "ceshi.toml").write_text(lines, "utf-8")
    with pytest.raises(BadInput, match=r"ceshi\.toml") as raised:
        load_word_lists(folder)
    assert reason in str(raised.value)


def test_the_common_list_is_needed(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="common"):
        load_word_lists(tmp_path)


def test_no_list_holds_a_whole_scan(scans: list[dict[str, Any]]) -> None:
    texts = {scan["text"] for scan in scans if len(scan["text"]) > 6}
    words = {e.text for words in load_word_lists(CARRIERS).values() for e in words.entries}
    assert not texts & words
