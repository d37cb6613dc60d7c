"""``account add`` step by step: what is asked, what is heard from the browser, what is saved."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request as WebRequest
from urllib.request import build_opener

import click
import pytest
from click.testing import CliRunner

from tests.cli.conftest import shelf
from workbench.app import App
from workbench.app.commands import COMMANDS
from workbench.cli.asking import FORMS, Asking
from workbench.cli.doorstep import Doorstep
from workbench.cli.main import build
from workbench.domain.clock import SystemClock
from workbench.domain.errors import BadInput, SignInExpired
from workbench.interrupt import Interrupt
from workbench.sandbox.faults import Fault, FaultKind
from workbench.services.accounts.sign_in import Door

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from tests.cli.conftest import CommandLine
    from workbench.cli.program import Words
    from workbench.sandbox import SandboxServer


APP = {"app_key": "1", "app_secret": "hush"}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def knock(port: int, target: str) -> socket.socket:
    """Ask as a browser does, before anybody looks: the question waits at the door."""
    caller = socket.create_connection(("127.0.0.1", port), timeout=30)
    caller.sendall(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    return caller


@dataclass
class Browser:
    """Signs in at once where the page leads back to this machine."""

    answer: Callable[[str], str]
    shown: list[str] = field(default_factory=list)
    callers: list[socket.socket] = field(default_factory=list)

    def __call__(self, address: str) -> bool:
        self.shown.append(address)
        asked = parse_qs(urlsplit(address).query)
        back = urlsplit(asked.get("redirect_uri", [""])[0])
        if back.hostname == "127.0.0.1" and back.port:
            state = asked["state"][0]
            self.callers.append(knock(back.port, f"{back.path}?{self.answer(state)}"))
        return True

    def close(self) -> list[bytes]:
        """Return what the browser was shown last."""
        answers = [caller.recv(8192) for caller in self.callers]
        for caller in self.callers:
            caller.close()
        return answers


@dataclass
class Desk:
    """Answers what is asked for one account; no platform is called."""

    words: Words

    def __call__(self, browser: Browser, *typed: str, platform: str = "1688") -> Result:
        @click.command()
        def asked() -> None:
            click.echo(Asking(FORMS[platform], self.words, browser).key_text())

        return CliRunner().invoke(asked, input="".join(f"{each}\n" for each in typed))


@pytest.fixture
def desk() -> Desk:
    return Desk(App("en", SystemClock(), Interrupt(), shelf("en")).words())


@pytest.mark.parametrize("platform", list(FORMS))
def test_every_platform_says_where_its_keys_are_found(desk: Desk, platform: str) -> None:
    ended = desk(Browser(str), platform=platform)
    assert ended.exit_code == 1
    assert "1. Sign in at " in ended.stderr
    assert "kept in the encrypted file only" in ended.stderr


def test_a_stranger_and_a_silent_caller_do_not_end_the_waiting() -> None:
    port = free_port()
    with Doorstep(Door(port), "ours", str) as doorstep:
        gone = knock(port, "/")
        gone.close()
        callers = [knock(port, f"/?code={code}&state={code}") for code in ("theirs", "ours")]
        found = doorstep.hear()
    assert found is not None
    assert found.code == "ours"
    answers = [caller.recv(4096) for caller in callers]
    for caller in callers:
        caller.close()
    assert [answer.split(b" ")[1] for answer in answers] == [b"404", b"200"]
    with pytest.raises(OSError, match="refused"):
        knock(port, "/")


def test_nobody_waits_for_ever() -> None:
    with Doorstep(Door(free_port()), "ours", str) as doorstep:
        assert doorstep.hear(seconds=0) is None


def test_a_door_can_be_opened_again_at_once() -> None:
    port = free_port()
    for _ in range(2):
        with Doorstep(Door(port), "ours", str) as doorstep:
            caller = knock(port, "/?code=c&state=ours")
            assert doorstep.hear()
            caller.recv(4096)
            caller.close()


def keys(sandbox: SandboxServer) -> dict[str, Any]:
    found: dict[str, Any] = sandbox.credentials()["alibaba1688"]
    return found


def code_of(sandbox: SandboxServer, shop: str) -> str:
    body = json.dumps({"shop": shop}).encode()
    asked = WebRequest(f"{sandbox.base_url}/sandbox/code", body)  # noqa: S310 - loopback
    with build_opener().open(asked, timeout=30) as answer:
        return str(json.load(answer)["code"])


def test_a_code_heard_from_the_browser_is_asked_for_nothing_more(desk: Desk) -> None:
    port = free_port()
    browser = Browser(lambda state: f"code=canary&state={state}")
    redirect = f"http://127.0.0.1:{port}/back"
    ended = desk(browser, "晨禾", "1", "hush", redirect)
    assert b"You can close this page" in browser.close()[0]
    assert [urlsplit(address).hostname for address in browser.shown] == ["auth.1688.com"]
    assert "Access token" not in ended.stderr
    assert "canary" not in ended.stderr
    keys = {"app_key": "1", "app_secret": "hush", "redirect_uri": redirect, "code": "canary"}
    assert json.loads(ended.stdout) == {"alibaba1688": {"name": "晨禾", **keys}}


def test_a_refusal_in_the_browser_ends_the_command(desk: Desk) -> None:
    browser = Browser(lambda state: f"error=access_denied&state={state}")
    ended = desk(browser, "", "1", "hush", f"http://127.0.0.1:{free_port()}/")
    browser.close()
    assert isinstance(ended.exception, SignInExpired)
    assert ended.stdout == ""


def test_where_the_redirect_leads_elsewhere_the_address_is_pasted(desk: Desk) -> None:
    browser = Browser(str)
    ended = desk(browser, "", "1", "hush", "https://shop.example/back", platform="taobao")
    assert len(browser.shown) == 1
    assert browser.shown[0] in ended.stderr
    assert "the whole address after signing in" in ended.stderr


def test_a_port_that_is_taken_asks_for_the_address(desk: Desk) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        redirect = f"http://127.0.0.1:{other.getsockname()[1]}/"
        browser = Browser(lambda state: f"code=c&state={state}")
        ended = desk(browser, "", "1", "hush", redirect)
        browser.callers[0].close()
    assert "is used by another program" in ended.stderr
    assert "the whole address after signing in" in ended.stderr


def test_a_pasted_address_of_another_sign_in_is_refused(desk: Desk) -> None:
    pasted = "https://shop.example/back?code=c&state=theirs"
    ended = desk(Browser(str), "", "1", "hush", "https://shop.example/back", pasted)
    assert isinstance(ended.exception, BadInput)
    assert "it belongs to another sign-in" in str(ended.exception)
    assert "c&state" not in ended.output + str(ended.exception)


@pytest.mark.parametrize(
    ("platform", "typed", "kept"),
    [
        pytest.param("douyin", ("", "1", "hush", "55"), {"douyin": {**APP, "shop_id": "55"}},
                     id="own application"),
        pytest.param("douyin", ("", "1", "hush", "", "7", "", "c"),
                     {"douyin": {**APP, "service_id": "7", "code": "c"}},
                     id="tool application"),
        pytest.param("kdniao", ("55", "hush", ""),
                     {"kdniao": {"ebusiness_id": "55", "app_key": "hush"}}, id="kdniao"),
        pytest.param("kuaidi100", ("c", "k"), {"kuaidi100": {"customer": "c", "key": "k"}},
                     id="kuaidi100"),
        pytest.param("tmall", ("", "1", "hush", "", "", "s", "r"),
                     {"taobao": {**APP, "session": "s", "refresh_token": "r"}}, id="session"),
        pytest.param("1688", ("", "1", "hush", "", "", "t", ""),
                     {"alibaba1688": {**APP, "access_token": "t"}}, id="token"),
    ],
)  # fmt: skip
def test_only_what_is_needed_is_asked_for(
    desk: Desk, platform: str, typed: tuple[str, ...], kept: dict[str, Any]
) -> None:
    ended = desk(Browser(str), *typed, platform=platform)
    assert ended.exit_code == 0, ended.output
    assert json.loads(ended.stdout) == kept
    assert "hush" not in ended.stderr


def test_without_a_browser_the_address_is_printed(workbench: CommandLine) -> None:
    told = "\n".join(("", "1", "hush", "https://shop.example/back"))
    ended = workbench("account", "add", "--no-browser", text=f"{told}\n")
    assert "https://auth.1688.com/oauth/authorize?site=1688&client_id=1" in ended.stderr


def test_a_code_in_a_key_file_signs_in_and_is_not_kept(
    workbench: CommandLine, sandbox: SandboxServer
) -> None:
    told = keys(sandbox)
    app = {name: told[name] for name in ("gateway", "app_key", "app_secret")}
    code = code_of(sandbox, told["name"])
    redirect = "http://127.0.0.1:8713/"
    file = {"alibaba1688": {**app, "code": code, "redirect_uri": redirect, "name": ""}}
    text = json.dumps({"base_url": sandbox.base_url, **file})
    added = workbench("account", "add", "--from", "-", text=text)
    assert added.exit_code == 0, added.output
    assert code not in added.output
    assert workbench("poll", "--once").exit_code == 0
    again = workbench("account", "add", "--from", "-", text=text)
    assert (again.exit_code, "sign in again" in again.stderr) == (1, True)


class Program(App):
    """The program with a browser of ours."""

    browser: Browser

    def browse(self, address: str) -> bool:
        """Show it to ours."""
        return self.browser(address)


def test_a_shop_whose_sign_in_has_ended_comes_back_through_the_browser(
    signed_in: CommandLine, sandbox: SandboxServer
) -> None:
    """All the way: the saved application, the redirect to this machine, the platform's tokens."""
    told, shops = keys(sandbox), signed_in.json("account", "list")
    sandbox.world.faults.add(Fault(FaultKind.SIGN_IN_EXPIRED, shop=told["name"]))
    assert signed_in("poll", "--once").exit_code == 1
    sandbox.world.faults.clear()
    code = code_of(sandbox, told["name"])
    app = Program("en", SystemClock(), Interrupt(), shelf("en"))
    app.browser = Browser(lambda state: f"code={code}&state={state}")
    given = ["--profile", str(signed_in.profile), "account", "add", "--platform", "1688"]
    # The name, the application's key and its secret are answered by Enter alone.
    typed = f"\n\n\nhttp://127.0.0.1:{free_port()}/\n"
    ended = CliRunner().invoke(build(app, COMMANDS), given, input=typed, catch_exceptions=False)
    assert ended.exit_code == 0, ended.output
    assert b"You can close this page" in app.browser.close()[0]
    after = signed_in.json("account", "list")
    named = [{key: shop[key] for key in ("id", "name")} for shop in shops]
    assert [{key: shop[key] for key in ("id", "name")} for shop in after] == named
    assert signed_in("poll", "--once").exit_code == 0
    assert [shop["state"] for shop in signed_in.json("account", "list")] == ["online", "online"]
    assert code not in ended.output
