"""TOP's refunds over a door that answers from lists."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.connectors.top.test_gateway import NOW, failed
from workbench.connectors.base import AppKeys
from workbench.connectors.top.client import Top
from workbench.connectors.top.gateway import Gateway, Session
from workbench.domain.errors import Unreachable
from workbench.domain.masking import Pseudonymiser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.platforms.refunds import Refund

LIST, ONE = "taobao.refunds.receive.get", "taobao.refund.get"
DEADLINE = {"exist_timeout": True, "timeout": "2026-01-07 09:30:00"}


def row(**over: Any) -> dict[str, Any]:
    told = {"refund_id": "900", "tid": 1, "oid": 1, "status": "WAIT_SELLER_AGREE"}
    times = {"created": "2026-01-04 09:30:00", "modified": "2026-01-04 09:30:00"}
    return {**told, **times, "refund_fee": "12.50", "reason": "不想要了", **over}


class Door:
    """Lists ``rows`` as refunds, and answers about one of them with ``one``."""

    clock_offset = told_offset = timedelta()

    def __init__(self, *rows: dict[str, Any], one: dict[str, Any]) -> None:
        self._rows, self._one = list(rows), one
        self.asked: list[dict[str, str]] = []

    def post(self, url: str, form: Mapping[str, str], **_: object) -> dict[str, Any]:
        """Answer as HttpClient would."""
        self.asked.append(dict(form))
        if form["method"] == ONE:
            return self._one
        listed = {"refunds": {"refund": self._rows}, "total_results": len(self._rows)}
        return {"refunds_receive_get_response": listed}

    def server_now(self) -> datetime:
        """Return a standing time."""
        return NOW

    def forms(self, method: str) -> list[dict[str, str]]:
        """Return what a method was asked with."""
        return [form for form in self.asked if form["method"] == method]


def refunds(door: Door) -> list[Refund]:
    app, session = AppKeys("1", "secret"), Session("token")
    gateway = Gateway(door, "http://127.0.0.1:9", app, session, lambda _: None)  # type: ignore[arg-type]  # a door of ours
    shop = Top("shop", gateway, Pseudonymiser(b"an invented key!"))
    position = (NOW - timedelta(hours=1)).isoformat()
    return [each for page in shop.refund_pages(position, NOW) for each in page.refunds]


def told(**timeout: Any) -> dict[str, Any]:
    return {"refund_get_response": {"refund": {"refund_id": "900", **timeout}}}


def test_every_kind_of_trade_is_asked_for() -> None:
    """Unasked the list tells of guaranteed trades and virtual goods alone."""
    door = Door(row(), one=told())
    refunds(door)
    (form,) = door.forms(LIST)
    assert {"fixed", "guarantee_trade", "auto_delivery", "step", "cod"} <= set(
        form["type"].split(",")
    )
    assert "refund_remind_timeout" not in form["fields"]


@pytest.mark.parametrize(
    ("one", "reply_by"),
    [
        pytest.param(
            told(refund_remind_timeout=DEADLINE), datetime(2026, 1, 7, 1, 30, tzinfo=UTC), id="told"
        ),
        pytest.param(told(refund_remind_timeout={"exist_timeout": False}), None, id="none"),
        pytest.param(told(), None, id="untold"),
        pytest.param(failed(15, "isv.refund-not-exist"), None, id="refused"),
    ],
)
def test_a_deadline_is_told_of_one_refund_at_a_time(
    one: dict[str, Any], reply_by: datetime | None
) -> None:
    door = Door(row(), one=one)
    (refund,) = refunds(door)
    assert (refund.amount, refund.reply_by) == (1250, reply_by)
    (form,) = door.forms(ONE)
    assert form["refund_id"] == "900"


@pytest.mark.parametrize("status", ["SUCCESS", "CLOSED"])
def test_what_is_over_is_not_asked_about(status: str) -> None:
    door = Door(row(status=status), one=told(refund_remind_timeout=DEADLINE))
    (refund,) = refunds(door)
    assert (refund.reply_by, door.forms(ONE)) == (None, [])


def test_a_platform_that_is_down_breaks_the_pull_off() -> None:
    """What is left would be marked as read without its deadline."""
    with pytest.raises(Unreachable):
        refunds(Door(row(), one=failed(10)))
