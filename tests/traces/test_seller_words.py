"""The seller's own words: a line more in a text file, and what becomes of a broken one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.traces.conftest import CARRIERS
from workbench.domain.parcels.tracking import SiteKind
from workbench.traces.classify import Classifier
from workbench.traces.seller_words import parse

OWN = """
# 我家的词
小兔已接单 = 已下单
极兔：入笼完成 = 运输中   # 只有极兔这样说
派送至门卫 = 已签收
集配站 = 网点
第9号闸放行 = departed
"""
READER = Classifier.load(CARRIERS, own=OWN)
PLAIN = Classifier.load(CARRIERS)


@pytest.mark.parametrize(
    ("text", "carrier", "kind"),
    [
        ("【测试网点】小兔已接单", None, "ordered"),
        ("【测试网点】小兔已接单", "yuantong", "ordered"),
        ("【测试网点】入笼完成", "jtexpress", "in_transit"),
        ("【测试网点】入笼完成", "yuantong", "unknown"),
        ("快件已【小兔已接单】", None, "ordered"),
        pytest.param("派送至门卫", "yuantong", "delivered", id="beats our own word"),
        ("第9号闸放行", None, "departed"),
        ("第8号闸放行", None, "customs"),
    ],
)
def test_a_line_is_read_at_once(text: str, carrier: str | None, kind: str) -> None:
    for _ in range(3):  # the third time by its template
        assert READER.read(text, carrier).kind == kind
        assert READER.read(text + " ", carrier).kind == kind


def test_an_ending_of_a_site_is_a_line_too() -> None:
    assert READER.read("到达【深圳龙华集配站】", "debangkuaidi").site_kind is SiteKind.OUTLET
    assert READER.read("快件到达【测试集配站】").site_kind is SiteKind.OUTLET


def test_other_words_are_another_reader() -> None:
    """Stored events are read anew where the version differs."""
    assert READER.version != PLAIN.version
    assert Classifier.load(CARRIERS, own=OWN).version == READER.version
    assert Classifier.load(CARRIERS, own="# nothing\n").version == PLAIN.version


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("已入袋", "write: word = meaning"),
        ("= 已揽收", "write: word = meaning"),
        ("已入袋 = 入袋", "the meaning is none that we know"),
        ("已入袋 = unknown", "the meaning is none that we know"),
        ("某某快运: 已入袋 = 运输中", "no carrier is called so"),
        ("袋 = 运输中", "a word has 2 to 60 characters and no brackets"),
        ("【已入袋】 = 运输中", "a word has 2 to 60 characters and no brackets"),
        ("(已入袋 = 运输中", "a word has 2 to 60 characters and no brackets"),
    ],
)
def test_a_broken_line_is_told_and_the_others_count(line: str, reason: str) -> None:
    reader = Classifier.load(CARRIERS, own=f"小兔已接单 = 已下单\n\n{line}\n入笼完成 = 运输中\n")
    assert [(bad.number, bad.reason) for bad in reader.own.bad] == [(3, reason)]
    assert reader.read("小兔已接单").kind == "ordered"
    assert reader.read("入笼完成").kind == "in_transit"


def test_a_file_with_a_mark_of_order_is_read() -> None:
    found = parse("\ufeff小兔已接单 = 已下单\r\n", lambda _: None)
    assert [entry.text for entry in found.lists[""].entries] == ["小兔已接单", "小兔已接单"]


@given(st.text())
def test_no_file_raises(text: str) -> None:
    parse(text, lambda name: name or None)


@settings(max_examples=5, deadline=None)
@given(st.text(min_size=2, max_size=8), st.text(max_size=30))
def test_no_word_makes_a_text_raise(word: str, text: str) -> None:
    words = parse(f"{word} = 运输中", lambda _: None)
    assert len(words.bad) <= len(word.splitlines()) + 1
    if words.lists:
        Classifier.load(CARRIERS, own=f"{word} = 运输中").read(f"{text}{word}")
