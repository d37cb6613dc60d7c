"""A platform's redirect to this machine: which one is believed, and what is answered."""

from __future__ import annotations

import pytest

from workbench.services.accounts.sign_in import LONGEST_HEAD, Door, arrival, door_of, is_whole

DOOR = Door(8713, "/back")
STATE = "our-state"


def request(target: str, *, method: str = "GET", host: str = "127.0.0.1:8713") -> bytes:
    return f"{method} {target} HTTP/1.1\r\nAccept: */*\r\nHost: {host}\r\n\r\n".encode()


@pytest.mark.parametrize(
    ("address", "door"),
    [
        ("http://127.0.0.1:8713/back", DOOR),
        (" http://localhost:8713 ", Door(8713, "/")),
        ("http://127.0.0.1:8713/?a=1", Door(8713, "/")),
        ("http://127.0.0.1/back", None),
        ("https://127.0.0.1:8713/back", None),
        ("http://127.0.0.1.example.com:8713/", None),
        ("http://127.0.0.1@example.com:8713/", None),
        ("http://example.com:8713/127.0.0.1", None),
        ("http://0.0.0.0:8713/", None),
        ("http://127.0.0.1:99999/", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_only_an_address_of_this_machine_is_listened_at(address: str, door: Door | None) -> None:
    assert door_of(address) == door


def test_the_code_of_our_own_page_is_taken() -> None:
    found = arrival(request(f"/back?state={STATE}&code=a%2Bb"), DOOR, STATE, str)
    assert (found.code, found.is_final, found.is_refused) == ("a+b", True, False)
    assert found.answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"a+b" not in found.answer
    assert "a+b" not in repr(found)


def test_a_refusal_ends_the_waiting() -> None:
    found = arrival(request(f"/back?error=access_denied&state={STATE}"), DOOR, STATE, str)
    assert (found.code, found.is_final, found.is_refused) == ("", True, True)


@pytest.mark.parametrize(
    "heard",
    [
        pytest.param(request("/back?code=abc&state=theirs"), id="another state"),
        pytest.param(request("/back?code=abc"), id="no state"),
        pytest.param(request(f"/back?code=abc&state={STATE}&state=x"), id="two states"),
        pytest.param(request(f"/back?state={STATE}"), id="no code"),
        pytest.param(request(f"/back?code=a&code=b&state={STATE}"), id="two codes"),
        pytest.param(request(f"/favicon.ico?code=abc&state={STATE}"), id="another path"),
        pytest.param(request(f"/back?code=abc&state={STATE}", method="POST"), id="post"),
        pytest.param(
            request(f"/back?code=abc&state={STATE}", host="evil.example:8713"), id="another host"
        ),
        pytest.param(
            request(f"http://evil.example/back?code=abc&state={STATE}"), id="absolute target"
        ),
        pytest.param(request(f"/back?code=abc&state={STATE}")[:-2], id="half a head"),
        pytest.param(b"\x16\x03\x01\x02\r\n\r\n", id="TLS"),
        pytest.param(b"\r\n\r\n", id="nothing"),
    ],
)
def test_whatever_else_comes_is_a_stranger(heard: bytes) -> None:
    found = arrival(heard, DOOR, STATE, str)
    assert (found.code, found.is_final) == ("", False)
    assert found.answer.startswith(b"HTTP/1.1 404 Not Found\r\n")


def test_an_answer_loads_nothing_and_is_kept_nowhere() -> None:
    found = arrival(request(f"/back?state={STATE}&code=c"), DOOR, STATE, lambda _: "<已收到>")
    head, _, body = found.answer.partition(b"\r\n\r\n")
    assert b"Cache-Control: no-store" in head
    assert b"Referrer-Policy: no-referrer" in head
    assert b"default-src 'none'" in head
    assert f"Content-Length: {len(body)}".encode() in head
    assert "&lt;已收到&gt;".encode() in body


def test_a_head_is_read_to_its_end_and_no_further_than_its_limit() -> None:
    assert not is_whole(b"GET / HTTP/1.1\r\n")
    assert is_whole(b"GET / HTTP/1.1\r\n\r\n")
    assert is_whole(b"x" * (LONGEST_HEAD + 1))
