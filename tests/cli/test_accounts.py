from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine
    from workbench.sandbox import SandboxServer


def key_file(sandbox: SandboxServer, **other: str) -> str:
    """Return the sandbox's keys without a second shop and a refresh token, some of them wrong."""
    keys: dict[str, Any] = json.loads(json.dumps(sandbox.credentials()))
    keys.pop("shops")
    keys["alibaba1688"].pop("refresh_token")
    keys["alibaba1688"] |= other
    return json.dumps(keys)


def test_shops_are_listed(signed_in: CommandLine) -> None:
    shops = signed_in.json("account", "list")
    assert [(shop["platform"], shop["name"], shop["state"]) for shop in shops] == [
        ("1688", "晨禾批发", "never_polled"),
        ("1688", "晨禾百货", "never_polled"),
    ]
    signed_in.language = "zh_CN"
    assert "晨禾批发  尚未更新" in signed_in("account", "list").stdout


def test_a_removed_shop_is_gone(signed_in: CommandLine) -> None:
    first, second = (shop["id"] for shop in signed_in.json("account", "list"))
    assert signed_in("account", "remove", first).exit_code == 0
    assert [shop["id"] for shop in signed_in.json("account", "list")] == [second]
    again = signed_in("account", "remove", first)
    assert (again.exit_code, "no such shop" in again.stderr) == (1, True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param({"app_secret": "wrong"}, "gw.SignatureInvalid", id="secret"),
        pytest.param({"access_token": "wrong"}, "sign in again", id="token"),
        pytest.param({"gateway": "http://127.0.0.1:1"}, "cannot be reached", id="nobody there"),
        pytest.param({"gateway": "http://127.0.0.1:99999"}, "not the platform's", id="port"),
        pytest.param({"gateway": "http://[::1"}, "not the platform's", id="no address"),
        pytest.param({"gateway": "ftp://127.0.0.1"}, "not the platform's", id="protocol"),
        pytest.param({"gateway": "https://example.com"}, "not the platform's", id="stranger"),
    ],
)
def test_wrong_keys_get_a_sentence_and_are_not_saved(
    workbench: CommandLine, sandbox: SandboxServer, wrong: dict[str, str], said: str
) -> None:
    ended = workbench("account", "add", "--from", "-", text=key_file(sandbox, **wrong))
    assert (ended.exit_code, ended.stdout, len(ended.stderr.splitlines())) == (1, "", 1)
    assert said in ended.stderr
    assert workbench.json("account", "list") == []


def test_what_was_done_is_a_document_too(workbench: CommandLine, sandbox: SandboxServer) -> None:
    added = workbench("account", "add", "--from", "-", "--json", text=key_file(sandbox))
    shops = workbench.json("account", "list")
    named = [{key: shop[key] for key in ("id", "platform", "name")} for shop in shops]
    assert json.loads(added.stdout) == {"shops": named, "providers": ["kuaidi100", "kdniao"]}
    shop_id = shops[0]["id"]
    assert workbench.json("account", "remove", shop_id) == {"removed": shop_id}


def test_keys_may_be_typed(workbench: CommandLine) -> None:
    """What is not typed to its end is nothing: no platform is called."""
    typed = workbench("account", "add", text="晨禾百货\n1000000\n\n")
    assert (typed.exit_code, typed.stdout) == (1, "")
    assert "App secret" in typed.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"\xff\xfe{}", "cannot be read", id="not utf-8"),
        pytest.param(b"<html>", "not JSON of a key file", id="html"),
        pytest.param(b"[]", "not JSON of a key file", id="list"),
        pytest.param(b"{}", "names no account", id="no account"),
        pytest.param(b'{"alibaba1688": {"app_key": "k"}}', "alibaba1688.app_secret", id="missing"),
        pytest.param(b'{"kuaidi100": {"customer": 5}}', "kuaidi100.customer", id="number"),
    ],
)
def test_what_is_no_key_file_gets_a_sentence(
    workbench: CommandLine, content: bytes, said: str
) -> None:
    ended = workbench("account", "add", "--from", "-", text=content)
    assert (ended.exit_code, ended.stdout, len(ended.stderr.splitlines())) == (1, "", 1)
    assert said in ended.stderr


def test_a_byte_order_mark_is_passed_over(workbench: CommandLine, sandbox: SandboxServer) -> None:
    keys = b"\xef\xbb\xbf" + key_file(sandbox).encode()
    assert workbench("account", "add", "--from", "-", text=keys).exit_code == 0


def test_a_budget_tells_what_it_buys(workbench: CommandLine, sandbox: SandboxServer) -> None:
    workbench("account", "add", "--from", "-", text=key_file(sandbox))
    workbench("account", "budget", "300", "--provider", "kdniao", "--price", "0.05", "--first")
    told = workbench.json("account", "budget")
    assert (told["queries_per_day"], told["spent_today"]) == (300, 0)
    assert told["providers"][0] == {
        "name": "kdniao",
        "queries_per_day": 300,
        "spent_today": 0,
        "price_yuan": "0.05",
        "cost_fen_per_day": 1500,
        "buys": {"calm": 300, "soon": 75, "urgent": 25},
    }
    assert [each["price_yuan"] for each in told["providers"]] == ["0.05", None]


def test_a_price_is_unknown_until_it_is_entered(workbench: CommandLine) -> None:
    assert "price unknown" in workbench("account", "budget").stdout
    assert "¥20.00 a day" in workbench("account", "budget", "--price", "0.1").stdout
    assert "price unknown" in workbench("account", "budget", "--price", "unknown").stdout


@pytest.mark.parametrize("price", ["much", "-1", "NaN"])
def test_a_price_is_an_amount(workbench: CommandLine, price: str) -> None:
    done = workbench("account", "budget", "--price", price)
    assert (done.exit_code, done.stdout) == (1, "")
