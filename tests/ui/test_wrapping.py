"""Where lines break."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from workbench.ui.theme import Type
from workbench.ui.widgets.wrapping import wrapped

pytestmark = pytest.mark.usefixtures("qapp")
SCAN = "您的快件离开【义乌转运中心】，已发往【西安转运中心】"


def lines(text: str, width: int) -> list[str]:
    made = wrapped(text, Type.TEXT.font(), width)
    spans = [made.lineAt(at) for at in range(made.lineCount())]
    return [text[one.textStart() : one.textStart() + one.textLength()] for one in spans]


@pytest.mark.parametrize("less", range(3, 240, 13))
def test_no_line_begins_with_what_closes(less: int) -> None:
    width = QFontMetrics(Type.TEXT.font()).horizontalAdvance(SCAN) - less
    assert not [line for line in lines(SCAN, width) if line[0] in "】，"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert len(lines("A" * 80, 300)) > 1


def test_a_new_line_of_the_text_is_one() -> None:
    assert lines("中\n外", 300) == ["中\n", "外"]
