"""Replies as dated data: what is offered on a day, and what is filled into it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.policy.conftest import RESOURCES
from workbench.domain.errors import BadInput
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.shops import Platform
from workbench.domain.tickets import Ticket, TicketKind
from workbench.policy.replies import ReplyTemplate, load_replies

if TYPE_CHECKING:
    from pathlib import Path

# 2022-12-27 00:00:00 in Shanghai, when three options were withdrawn.
GONE = datetime(2022, 12, 26, 16, tzinfo=UTC)
SECOND = timedelta(seconds=1)
FILE = RESOURCES / "replies.toml"


def ticket(kind: TicketKind, platform: Platform = Platform.TAOBAO) -> Ticket:
    return Ticket("t1", platform, kind, "A1", GONE, RecordSource.ENTERED)


def ids(replies: tuple[ReplyTemplate, ...], about: Ticket, at: datetime) -> set[str]:
    return {reply.id for reply in replies if reply.fits(about, at)}


@pytest.fixture(scope="module")
def replies() -> tuple[ReplyTemplate, ...]:
    return load_replies(FILE)


@pytest.mark.parametrize("kind", list(TicketKind), ids=[kind.value for kind in TicketKind])
def test_every_kind_has_a_reply_today(replies: tuple[ReplyTemplate, ...], kind: TicketKind) -> None:
    assert ids(replies, ticket(kind), datetime(2026, 1, 1, tzinfo=UTC))


def test_what_was_withdrawn_is_offered_until_then(replies: tuple[ReplyTemplate, ...]) -> None:
    urged = ticket(TicketKind.URGE_SHIPPING)
    assert "urge.epidemic" in ids(replies, urged, GONE - SECOND)
    assert "urge.epidemic" not in ids(replies, urged, GONE)


def test_a_reply_of_one_platform_is_not_offered_on_another(
    replies: tuple[ReplyTemplate, ...],
) -> None:
    urged = ticket(TicketKind.URGE_SHIPPING, Platform.TMALL)
    assert "urge.epidemic" not in ids(replies, urged, GONE - SECOND)


def test_facts_are_filled_and_missing_ones_are_named(replies: tuple[ReplyTemplate, ...]) -> None:
    shipped = next(reply for reply in replies if reply.id == "urge.shipped")
    draft = shipped.filled({"order": "A{waybill}", "carrier": "圆通"}, "zh")
    assert draft.title == "已经发出"
    assert draft.missing == ("waybill", "last_scan_at", "last_scan")
    # Foreign text with braces is not read as a place.
    assert "订单A{waybill}已由圆通发出" in draft.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("replies = 1", id="no list"),
        pytest.param(
            '[[replies]]\nid="x"\nkind="stall"\ntitle={zh="一",en="a"}\ntext="{buyer}"',
            id="a fact that nobody knows",
        ),
        pytest.param(
            '[[replies]]\nid="x"\nkind="gift"\ntitle={zh="一",en="a"}\ntext="y"', id="no such kind"
        ),
    ],
)
def test_a_broken_file_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "replies.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput):
        load_replies(path)
