"""Foreign text in the packet's font."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from workbench.files.packet.lettering import Lettering


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("已到达【长春转运中心】", "已到达【长春转运中心】", id="chinese"),
        pytest.param("上垟、镕", "上垟、镕", id="rare-signs-of-GBK"),
        pytest.param("好的👍", "好的〓", id="a-sign-that-is-missing"),
        pytest.param("a\u202eb\u200f", "ab", id="marks-that-turn-the-direction"),
        pytest.param("一\n二\t三\x07", "一 二 三", id="breaks-and-controls"),
    ],
)
def test_signs_without_a_glyph_are_replaced(text: str, shown: str, lettering: Lettering) -> None:
    assert lettering.plain(text) == shown


def test_markup_of_foreign_text_is_text(lettering: Lettering) -> None:
    shown = lettering.markup("<img src='//host/x'> & <b>")
    assert shown == "&lt;img src='//host/x'&gt; &amp; &lt;b&gt;"


def test_all_of_gb2312_is_there(lettering: Lettering) -> None:
    pairs = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    signs = "".join(pair.decode("gb2312", "ignore") for pair in pairs)
    assert len(signs) == 6_763
    assert lettering.plain(signs) == signs
