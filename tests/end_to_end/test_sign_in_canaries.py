"""Keys, codes and tokens go through every sign-in and lie nowhere but in the encrypted file.

A platform that says back all it was told is asked to sign in by the real command line, in each
way that each service has. Then everything that was printed, logged, raised or written is searched.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from tests.cli.conftest import CommandLine
from tests.store.pages import decrypted
from workbench.store.keys.unlock import unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from werkzeug import Request

    from workbench.store.keys.vaults import Vault

SECRET, TOKEN, REFRESH, CODE = (f"canary-{name}" for name in ("secret", "token", "refresh", "code"))
CANARIES = (SECRET, TOKEN, REFRESH, CODE)
APP = {"app_key": "1000000", "app_secret": SECRET, "refresh_token": REFRESH}
CODED = {**APP, "code": CODE}
BACK = "http://127.0.0.1:8713/"
# The part of the key file that each way of signing in is, and where its address stands.
WAYS = [
    pytest.param(("alibaba1688", {**APP, "access_token": TOKEN}, "gateway"), id="1688-token"),
    pytest.param(("alibaba1688", {**CODED, "redirect_uri": BACK}, "gateway"), id="1688-code"),
    pytest.param(("taobao", {**APP, "session": TOKEN}, "url"), id="taobao-session"),
    pytest.param(("taobao", CODED, "url"), id="taobao-code"),
    pytest.param(("douyin", {**APP, "access_token": TOKEN}, "url"), id="douyin-token"),
    pytest.param(("douyin", CODED, "url"), id="douyin-code"),
    pytest.param(("douyin", {**APP, "shop_id": "55"}, "url"), id="douyin-own"),
    pytest.param(("kuaidi100", {"customer": "c", "key": SECRET}, "url"), id="kuaidi100"),
    pytest.param(("kdniao", {"ebusiness_id": "1", "app_key": SECRET}, "url"), id="kdniao"),
]  # fmt: skip


def _said(request: Request) -> str:
    """Return everything that was asked, and every secret besides."""
    return f"{request.query_string.decode()} {request.get_data(as_text=True)} {' '.join(CANARIES)}"


def refusal(request: Request) -> Response:
    """Refuse in the words of every platform at once, each of them the question."""
    said = _said(request)
    told: dict[str, Any] = {
        "error": said,
        "error_code": said,
        "error_message": said,
        "errorCode": said,
        "errorMessage": said,
        "success": False,
        "error_response": {"code": said, "msg": said, "sub_code": said, "sub_msg": said},
        "code": said,
        "msg": said,
        "sub_code": said,
        "log_id": said,
        "result": False,
        "returnCode": said,
        "message": said,
        "Success": False,
        "Reason": said,
    }
    return Response(json.dumps(told))


def page(request: Request) -> Response:
    """Answer with a page that shows the question."""
    return Response(f"<html>{_said(request)}</html>", content_type="text/html")


def fault(request: Request) -> Response:
    """Break down with the question in the answer."""
    return Response(_said(request), status=400)


def odd_grant(request: Request) -> Response:
    """Give tokens of which nothing can be read."""
    told = {"access_token": {"x": TOKEN}, "expires_in": TOKEN, "token_result": TOKEN, "data": TOKEN}
    return Response(json.dumps({**told, "code": "10000"}))


@pytest.fixture
def httpserver() -> Iterator[HTTPServer]:
    """A server of its own: what other tests left open must not keep it busy."""
    with HTTPServer(threaded=True) as server:
        yield server


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal_ends: None) -> CommandLine:
    """The command line whose every file lies where we look."""
    passphrase = tmp_path / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text("correct horse\n")
    monkeypatch.setenv("WORKBENCH_PASSPHRASE_FILE", str(passphrase))
    return CommandLine(tmp_path / "made")


def found(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def no_keyring() -> Vault:
    raise AssertionError


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_signing_in_tells_a_secret(
    run: CommandLine,
    httpserver: HTTPServer,
    caplog: pytest.LogCaptureFixture,
    way: tuple[str, dict[str, str], str],
) -> None:
    part, keys, address = way
    caplog.set_level("DEBUG", "workbench")
    base = httpserver.url_for("").rstrip("/").replace("localhost", "127.0.0.1")
    file = json.dumps({part: {**keys, address: base}})
    for answer in (refusal, page, fault, odd_grant):
        httpserver.clear()
        httpserver.expect_request(re.compile("/.*")).respond_with_handler(answer)
        ended = run("account", "add", "--from", "-", text=file)
        assert (ended.exit_code, found(ended.output)) == (1, []), answer.__name__
    ours = [each for each in caplog.records if each.name.startswith("workbench")]
    assert found("\n".join(f"{each.getMessage()} {each.exc_text}" for each in ours)) == []
    written = {path.name: path for path in run.profile.rglob("*") if path.is_file()}
    assert {name: hits for name, path in written.items() if (hits := _in(path))} == {}
    # What was refused is not saved, not even where nobody can read it.
    environment = {"WORKBENCH_PASSPHRASE_FILE": str(run.profile.parent / "passphrase")}
    key = unlock(run.profile, environment, no_keyring)
    pages = decrypted(run.profile / "workbench.db", key)
    assert [canary for canary in CANARIES if canary.encode() in pages] == []


def _in(path: Path) -> list[str]:
    data = path.read_bytes()
    return [canary for canary in CANARIES if canary.encode() in data]
