from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.traces.conftest import CARRIERS
from workbench.domain.parcels.tracking import Scan
from workbench.traces.classify import Classifier
from workbench.traces.vocabulary import load_word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

READER, AGAIN = Classifier.load(CARRIERS), Classifier.load(CARRIERS)
WORDS = sorted({e.text for words in load_word_lists(CARRIERS).values() for e in words.entries})
ODDITIES = [
    "【",
    "】",
    "（",
    "）",
    "(",
    ")",
    "[",
    "]",
    "<",
    "&",
    "，",
    " ",
    "*",
    "北京市",
    "公司",
    "/",
    "\n",
]
CODES = [None, "yuantong", "zhongtong", "shunfeng", "测试快运"]

SOURCES = ["kuaidi100", "kdniao", "1688", "top", "douyin", "import"]
STATUSES = ["", "0", "1", "2", "3", "5", "14", "202", "401", "501", "SIGN", "GOT", "揽收", "签收"]

# Lone surrogates as well, which no file can hold but a platform's JSON may.
anything = st.characters(exclude_categories=[])
hostile = st.lists(st.sampled_from(WORDS + ODDITIES * 20), max_size=60).map("".join)
SCANS = [
    ("快件离开", "【金华转运中心】", "已发往", "【宁波转运中心】"),
    ("【测试宁波网点】", "的张某", "（***********）", "正在派件"),
    ("【宁波市】", "【测试宁波网点】", "已揽收"),
    ("快件已由", "【测试花园店】", "代签收", "，感谢使用"),
    ("【测试宁波网点】", "失败签收录入", "张某"),
]


@given(st.text(), st.sampled_from(CODES))
def test_no_text_raises(text: str, carrier: str | None) -> None:
    assert READER.read(text, carrier) == AGAIN.read(text, carrier)


@given(st.text(anything), st.text(anything), st.text(anything))
def test_no_scan_raises_whatever_its_source_and_status(text: str, source: str, status: str) -> None:
    scan = Scan(text, None, source, 0, provider_status=status)
    assert READER.read_scan(scan, text).kind is not None


@given(st.sampled_from(SOURCES), st.sampled_from(STATUSES), hostile)
def test_a_known_status_never_changes_a_named_act(source: str, status: str, text: str) -> None:
    alone = READER.read(text)
    weighed = READER.read_scan(Scan(text, None, source, 0, provider_status=status))
    assert weighed == alone or alone.is_open


@given(hostile, st.text(anything, max_size=30))
def test_no_forwarding_raises(heap: str, text: str) -> None:
    reading = READER.read(f"已转{text}，新单号{heap}")
    assert reading.forwarded_to is None or reading.kind == "forwarded"


@given(hostile, st.sampled_from(CODES))
def test_no_heap_of_words_raises(text: str, carrier: str | None) -> None:
    assert READER.read(text, carrier) == AGAIN.read(text, carrier)


@given(
    st.sampled_from(SCANS), st.lists(st.sampled_from(["", " ", "  ", "\u3000", "\t"]), min_size=4)
)
def test_spaces_between_parts_change_nothing(parts: Sequence[str], spaces: list[str]) -> None:
    spaced = "".join(part + space for part, space in zip(parts, [*spaces, "", ""], strict=False))
    assert READER.read(spaced).kind is READER.read("".join(parts)).kind


@pytest.mark.parametrize(("opening", "closing"), ["[]", "［］", "〔〕", "【】"])
@given(st.sampled_from(SCANS))
def test_brackets_of_any_shape_are_brackets(
    opening: str, closing: str, parts: Sequence[str]
) -> None:
    text = "".join(parts)
    other = text.replace("【", opening).replace("】", closing)
    assert READER.read(other) == READER.read(text)


@given(st.text(max_size=20_000))
def test_long_texts_are_cut_off(text: str) -> None:
    READER.read("快件到达【宁波转运中心】" + text)
