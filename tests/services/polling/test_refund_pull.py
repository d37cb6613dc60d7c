"""Pages of refunds: what tells nothing is kept together, and never more than was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.domain.errors import Unreachable
from workbench.domain.platforms.refunds import Refund, RefundPage, RefundStatus
from workbench.services.polling.refund_pull import gathered

if TYPE_CHECKING:
    from collections.abc import Iterator

REFUND = Refund("shop", "900", "1", RefundStatus.AWAITING_SELLER)


def page(position: str, *refunds: Refund, unread: int = 0) -> RefundPage:
    return RefundPage("shop", refunds, position, unread)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        pytest.param([page("1"), page("2"), page("3")], [page("3")], id="nothing"),
        pytest.param(
            [page("1"), page("", REFUND), page("2", REFUND), page("3"), page("4")],
            [page("", REFUND), page("2", REFUND), page("4")],
            id="something",
        ),
        pytest.param([page("1", unread=1), page("2")], [page("1", unread=1), page("2")], id="odd"),
        pytest.param([page("")], [], id="no position"),
        pytest.param([], [], id="no page"),
    ],
)
def test_what_only_moves_the_position_is_kept_once(
    told: list[RefundPage], kept: list[RefundPage]
) -> None:
    assert list(gathered(told)) == kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        pytest.param([page("1"), page("2")], [page("2")], id="nothing"),
        pytest.param(
            [page("1"), page("", REFUND)], [page("", REFUND), page("1")], id="amid a window"
        ),
        pytest.param([page("2", REFUND)], [page("2", REFUND)], id="something"),
    ],
)
def test_how_far_a_walk_came_is_kept(told: list[RefundPage], kept: list[RefundPage]) -> None:
    def walk() -> Iterator[RefundPage]:
        yield from told
        raise Unreachable(service="Taobao")

    found: list[RefundPage] = []
    with pytest.raises(Unreachable):
        found.extend(gathered(walk()))
    assert found == kept
