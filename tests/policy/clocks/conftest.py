"""One asker per platform, by the real packs and lead times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.clocks.asking import Live
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from workbench.policy.lead_times import LeadTimes
    from workbench.policy.packs import PolicyBook


@pytest.fixture(scope="module")
def alibaba(book: PolicyBook, leads: LeadTimes) -> Live:
    return Live(Platform.ALIBABA, book, leads)


@pytest.fixture(scope="module")
def taobao(book: PolicyBook, leads: LeadTimes) -> Live:
    return Live(Platform.TAOBAO, book, leads)


@pytest.fixture(scope="module")
def tmall(book: PolicyBook, leads: LeadTimes) -> Live:
    return Live(Platform.TMALL, book, leads)


@pytest.fixture(scope="module")
def douyin(book: PolicyBook, leads: LeadTimes) -> Live:
    return Live(Platform.DOUYIN, book, leads)
