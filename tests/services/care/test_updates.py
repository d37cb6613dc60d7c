"""Newer versions: the publisher's word alone counts, never an older one, nothing is installed."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbench import paths
from workbench.connectors.updates import fetch_notice
from workbench.domain.care.updates import AHEAD_OF_TIME, EXPIRED, OLDER, UNREADABLE, UNSIGNED
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import UnexpectedAnswer, UpdateRefused
from workbench.domain.telling.notices import NoticeKind
from workbench.services.care.updates import (
    NOT_OFFERED,
    SIGNED_AS,
    UpdateService,
    UpdateSource,
    UpdateTools,
)
from workbench.store.monitor.notices import NoticeStore

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from workbench.services.assembly.workspace import Workspace

PUBLISHER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SOMEBODY = Ed25519PrivateKey.from_private_bytes(bytes(32))
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
USUAL: dict[str, Any] = {
    "version": "0.2.0",
    "serial": 7,
    "issued_at": "2026-11-20T00:00:00Z",
    "expires_at": "2026-12-20T00:00:00Z",
    "page": "https://publisher.example/0.2.0",
    "changes": {"zh_CN": "新规则", "en": "New rules"},
}


def signed(
    told: object, key: Ed25519PrivateKey = PUBLISHER, head: bytes = SIGNED_AS
) -> dict[str, str]:
    raw = json.dumps(told, ensure_ascii=False).encode()
    signature = base64.b64encode(key.sign(head + raw)).decode()
    return {"notice": base64.b64encode(raw).decode(), "signature": signature}


class Publisher:
    """A loopback server that tells of versions, and a service that asks it."""

    def __init__(self, server: HTTPServer, workspace: Workspace) -> None:
        self._server = server
        self.cache = workspace.cache
        self.wall = ReplayClock(NOW)

    def tells(self, document: object) -> None:
        self._server.clear()
        self._server.expect_request("/notice").respond_with_json(document)

    def service(self, version: str = "0.1.0") -> UpdateService:
        key = PUBLISHER.public_key().public_bytes_raw()
        address = self._server.url_for("/notice")
        tools = UpdateTools(
            UpdateSource(address, key),
            lambda address: fetch_notice(address, self.wall, lambda _: None),
            ReplayClock(NOW),
            self.wall,
            version,
        )
        return UpdateService(self.cache, tools)


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    return ("127.0.0.1", 0)


@pytest.fixture
def publisher(httpserver: HTTPServer, workspace: Workspace) -> Publisher:
    return Publisher(httpserver, workspace)


def test_a_newer_version_is_told_once_with_what_changed(publisher: Publisher) -> None:
    publisher.tells(signed(USUAL))
    for _ in range(2):
        look = publisher.service().check()
    assert look.notice is not None
    assert (look.notice.version, look.notice.page) == ("0.2.0", USUAL["page"])
    assert look.notice.changes_in("zh_CN") == "新规则"
    assert look.checked_at == NOW
    recorded = NoticeStore(publisher.cache).page(only_unread=False, limit=9)
    assert [(n.kind, n.values["version"]) for n in recorded] == [
        (NoticeKind.UPDATE_OFFERED, "0.2.0")
    ]


@pytest.mark.parametrize("version", ["0.2.0", "0.3.0", "1.0.0", "0.10.0"])
def test_the_same_or_an_earlier_version_is_never_offered(
    publisher: Publisher, version: str
) -> None:
    publisher.tells(signed(USUAL))
    assert publisher.service(version).check().notice is None
    assert NoticeStore(publisher.cache).page(only_unread=False, limit=9) == []


def test_what_was_installed_meanwhile_is_offered_no_more(publisher: Publisher) -> None:
    publisher.tells(signed(USUAL))
    publisher.service().check()
    assert publisher.service("0.2.0").look().notice is None


LIES: dict[str, tuple[object, str]] = {
    "another's signature": (signed(USUAL, SOMEBODY), UNSIGNED),
    "a signature over something else": (signed(USUAL, head=b""), UNSIGNED),
    "no signature": ({"notice": signed(USUAL)["notice"]}, UNSIGNED),
    "edited after signing": (
        {**signed(USUAL), "notice": signed({**USUAL, "serial": 8})["notice"]},
        UNSIGNED,
    ),
    "no base64": ({"notice": "*", "signature": "*"}, UNSIGNED),
    "expired": (signed({**USUAL, "expires_at": "2026-11-22T08:59:59Z"}), EXPIRED),
    "from the future": (signed({**USUAL, "issued_at": "2026-11-24T00:00:00Z"}), AHEAD_OF_TIME),
    "a page that is not https": (signed({**USUAL, "page": "http://publisher.example"}), UNREADABLE),
    "a page that is a file": (signed({**USUAL, "page": "file:///etc/passwd"}), UNREADABLE),
    "no version": (signed({**USUAL, "version": "newest"}), UNREADABLE),
    "no zone": (signed({**USUAL, "expires_at": "2026-12-20T00:00:00"}), UNREADABLE),
    "no changes": (signed({k: v for k, v in USUAL.items() if k != "changes"}), UNREADABLE),
    "a list": (signed([USUAL]), UNREADABLE),
}


@pytest.mark.parametrize("name", sorted(LIES))
def test_what_is_not_the_publisher_s_word_changes_nothing(publisher: Publisher, name: str) -> None:
    told, reason = LIES[name]
    publisher.tells(told)
    with pytest.raises(UpdateRefused) as caught:
        publisher.service().check()
    assert caught.value.values["reason"] == reason
    look = publisher.service().look()
    assert (look.notice, look.checked_at) == (None, None)


def test_an_older_notice_played_again_is_refused(publisher: Publisher) -> None:
    publisher.tells(signed({**USUAL, "serial": 8, "version": "0.3.0"}))
    publisher.service().check()
    publisher.tells(signed(USUAL))
    with pytest.raises(UpdateRefused) as caught:
        publisher.service().check()
    assert caught.value.values["reason"] == OLDER
    held = publisher.service().look().notice
    assert held is not None
    assert held.version == "0.3.0"


def test_a_body_without_end_is_not_read_whole(publisher: Publisher) -> None:
    publisher.tells({**signed(USUAL), "more": "x" * 100_000})
    with pytest.raises(UnexpectedAnswer):
        publisher.service().check()


def test_once_a_day_is_enough_whatever_came_of_it(publisher: Publisher) -> None:
    assert publisher.service().is_due()
    publisher.tells(signed(USUAL, SOMEBODY))
    with pytest.raises(UpdateRefused):
        publisher.service().check()
    assert not publisher.service().is_due()
    publisher.wall.advance(timedelta(days=1))
    assert publisher.service().is_due()


def test_a_clock_that_was_set_back_does_not_end_it(publisher: Publisher) -> None:
    publisher.tells(signed(USUAL))
    publisher.service().check()
    publisher.wall.advance(timedelta(days=-400))
    assert publisher.service().is_due()


def test_where_nobody_is_named_nobody_is_asked(workspace: Workspace) -> None:
    assert not workspace.updates.look().is_offered
    assert not workspace.updates.is_due()
    with pytest.raises(UpdateRefused) as caught:
        workspace.updates.check()
    assert caught.value.values["reason"] == NOT_OFFERED


def test_the_packaged_file_names_nobody() -> None:
    assert UpdateSource.load(paths.resource("updates.toml")) == UpdateSource()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("address = [", id="broken"),
        pytest.param('address = "https://x.example"\npublic_key = "AAAA"', id="a short key"),
        pytest.param('address = ""\npublic_key = ""', id="nothing filled in"),
    ],
)
def test_a_file_that_says_too_little_names_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / "updates.toml").write_text(text)
    assert UpdateSource.load(tmp_path / "updates.toml") == UpdateSource()


def test_a_publisher_is_named_by_address_and_key(tmp_path: Path) -> None:
    key = PUBLISHER.public_key().public_bytes_raw()
    told = f'address = "https://x.example/n"\npublic_key = "{base64.b64encode(key).decode()}"'
    (tmp_path / "updates.toml").write_text(told)
    assert UpdateSource.load(tmp_path / "updates.toml") == UpdateSource("https://x.example/n", key)
