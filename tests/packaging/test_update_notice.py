"""What the publisher signs is what the program believes."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import update_notice

from tests.caches import open_empty
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import UpdateRefused
from workbench.services.care.updates import UpdateService, UpdateSource, UpdateTools

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.care.updates import UpdateLook

NOTICE = {
    "version": "9.0.0",
    "serial": 1,
    "issued_at": "2026-11-20T00:00:00Z",
    "expires_at": "2026-12-20T00:00:00Z",
    "page": "https://publisher.example/",
    "changes": {"zh_CN": "新规则", "en": "New rules"},
}


def _look(folder: Path, public_key: str, document: str) -> UpdateLook:
    told = json.loads(document)
    source = UpdateSource("https://publisher.example/n", base64.b64decode(public_key))
    clock = ReplayClock(datetime(2026, 11, 22, tzinfo=UTC))
    with open_empty(folder / "workbench.db") as cache:
        tools = UpdateTools(source, lambda _: (told["notice"], told["signature"]), clock, clock)
        return UpdateService(cache, tools).check()


def test_a_signed_notice_is_believed(tmp_path: Path) -> None:
    public = update_notice.make_key(tmp_path / "key.pem")
    look = _look(tmp_path, public, update_notice.sign(tmp_path / "key.pem", json.dumps(NOTICE)))
    assert look.notice is not None
    assert look.notice.changes_in("zh_CN") == "新规则"


def test_the_key_is_its_owner_s_alone_and_never_written_over(tmp_path: Path) -> None:
    update_notice.make_key(tmp_path / "key.pem")
    assert (tmp_path / "key.pem").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        update_notice.make_key(tmp_path / "key.pem")


def test_another_key_is_not_believed(tmp_path: Path) -> None:
    public = update_notice.make_key(tmp_path / "one.pem")
    update_notice.make_key(tmp_path / "other.pem")
    signed = update_notice.sign(tmp_path / "other.pem", json.dumps(NOTICE))
    with pytest.raises(UpdateRefused):
        _look(tmp_path, public, signed)
