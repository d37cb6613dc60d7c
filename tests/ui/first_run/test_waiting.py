"""While the samples are made there is something to see, in the language that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import RESOURCES
from workbench.ui.first_run.contract import Speech
from workbench.ui.first_run.waiting import waiting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("zh_CN", "正在准备示例数据……", id="zh"),
        pytest.param("en", "The sample data are being made …", id="en"),
    ],
)
def test_it_shows_until_they_are_made(qapp: QApplication, language: str, words: str) -> None:
    with waiting(qapp, Speech(language, RESOURCES / "translations")) as splash:
        assert splash.isVisible()
        assert splash.accessibleName() == words
    assert not splash.isVisible()
