"""Reading by template tells exactly what the long way tells, whatever stands in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.traces.conftest import CARRIERS
from tests.traces.test_properties import CODES, WORDS
from workbench.traces.classify import Classifier
from workbench.traces.templates import Alphabet

if TYPE_CHECKING:
    from collections.abc import Sequence

READER = Classifier.load(CARRIERS)

TEMPLATES = [
    "【{}】 已收入 {}",
    "快件离开【{}】已发往【{}】",
    "【{}】【{}】的张某（1380000{}）正在派件",
    "[{}]到达【{}】，第{}批",
    "[{}]【{}】已收寄,揽投员:张某{}",
    "到{}市【{}】",
    "快件已由【{}】签收，感谢使用{}",
    "快件已被【{}】代收，凭{}到【{}】取件",
    "快递员【{}】已出发，编号{}",
    "在{}号【{}】领取",
    "快件已到达【{}】，准备发往【{}】 {}",
    "已转【{}】，新单号{}",
    "快件已【{}】,签收人是【{}】,签收网点是【{}】",
    "{}【{}】【{}】",
]
NAMES = [
    "金华市",
    "上海",
    "上海市",
    "金华转运中心",
    "宁波测试网点",
    "广州中心",
    "美国",
    "张某",
    "签收",
    "已揽收",
    "丰巢智能柜",
    "测试花园菜鸟驿站",
    "菜鸟的测试路15号店",
    "测试店电话1380",
    "*****",
    "",
    " ",
    "Kiev",
    "BEX北京",
    "A&amp;B",
    "河南_南阳分拨站",
    "繁體轉運中心",
    "自提柜】",
    "【内",
]
names = st.sampled_from(NAMES) | st.text(
    "金华宁波市县区转运中心网点一二三店站号12A（）， ", max_size=12
)
heaps = st.lists(st.sampled_from([*WORDS, *NAMES, *"【】[]（），。 12&<"]), max_size=12).map(
    "".join
)


@given(
    st.sampled_from(TEMPLATES),
    st.lists(st.tuples(names, names, names), min_size=3, max_size=6),
    st.sampled_from(CODES),
)
def test_a_template_reads_as_each_of_its_texts_alone(
    template: str, fillings: Sequence[tuple[str, ...]], carrier: str | None
) -> None:
    for filling in fillings:
        text = template.format(*filling)
        assert READER.read(text, carrier) == READER.read_alone(text, carrier), text


@given(heaps, heaps, st.lists(names, min_size=3, max_size=5), st.sampled_from(CODES))
def test_so_does_any_heap_of_words(
    before: str, after: str, told: Sequence[str], carrier: str | None
) -> None:
    for name in told:
        text = f"{before}【{name}】{after}"
        assert READER.read(text, carrier) == READER.read_alone(text, carrier), text


@given(st.sampled_from(TEMPLATES), st.lists(st.integers(0, 9_999_999), min_size=3, max_size=6))
def test_numbers_never_travel_from_text_to_text(template: str, numbers: Sequence[int]) -> None:
    for number in numbers:
        text = template.format("金华市", f"金华测试{number}号店", number)
        assert READER.read(text) == READER.read_alone(text), text


def test_the_names_are_those_of_the_text_at_hand() -> None:
    for city, site in [
        ("金华市", "金华转运中心"),
        ("宁波市", "宁波转运中心"),
        ("苏州市", "苏州转运中心"),
    ]:
        found = READER.read(f"[{city}]到达【{site}】，第12批").place
        assert found is not None
        assert (found.site, found.city) == (site, city)


def test_a_site_outside_brackets_keeps_its_number() -> None:
    sites = []
    for number in (1, 2, 3, 4):
        found = READER.read(f"快件已由测试花园{number}号丰巢柜代收【请取】")
        sites.append(found.place.site if found and found.place else "")
    assert sites == [f"测试花园{number}号丰巢柜" for number in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("pattern", "is_closed"),
    [("到[甲-癸]站", False), (r"到[\u4e00-\u9fa5]站", False), ("到(?:甲|乙)站", True)],
)
def test_a_range_of_characters_ends_reading_by_shape(pattern: str, is_closed: bool) -> None:
    assert Alphabet([pattern], []).is_closed is is_closed


@pytest.mark.parametrize(
    ("patterns", "words", "tells"),
    [
        ([r"第\d+次", "到.{0,12}站"], ["签收"], False),
        (["凭[A-Z0-9]+取"], [], False),
        (["11183来电"], [], True),
        ([], ["95554"], True),
    ],
)
def test_words_with_digits_tell_digits_apart(
    patterns: list[str], words: list[str], tells: bool
) -> None:
    assert Alphabet(patterns, words).tells_digits is tells


def test_only_characters_of_no_word_are_alike() -> None:
    shape = Alphabet(["到站"], ["中心"]).shape
    assert shape("金华中心") == shape("宁波中心")
    assert shape("金华到中") != shape("金华站中")
    assert shape("金华1") != shape("金华2")


def test_ten_thousands_of_templates_are_forgotten_again() -> None:
    for number in range(20_000):
        who = chr(0x5000 + number % 2_000) + chr(0x6000 + number // 2_000)
        READER.read(f"【金华{who}店】的{who}已揽收")
    text = "【金华测试店】的张某已揽收"
    assert READER.read(text) == READER.read_alone(text)
