"""Large answers are read piece by piece, by a process that can be killed and knows no secret."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.connectors.json_parts import LARGEST_PIECE, MOST_MEMORY, parts_of
from workbench.connectors.large_json import LARGE, Splitter
from workbench.connectors.payload import Unreadable, decode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.connectors.json_parts import Parts

SECRET = "canary-7f1d"
ROWS = [{"id": 10**18 + place, "名": "测试" * 20, "sum": 0.1} for place in range(20_000)]


def no_haste(_seconds: float) -> None:
    """Nobody wants to stop."""


class Here(Splitter):
    """Takes apart in this process: what the other one would tell."""

    def _parts(self, body: bytes, heartbeat: Callable[[float], None]) -> Parts:
        return parts_of(body)


def large() -> bytes:
    return json.dumps({"result": ROWS, "totalRecord": 20_000}, ensure_ascii=False).encode()


def test_a_large_answer_is_the_same_as_a_small_one() -> None:
    body = large()
    assert len(body) > LARGE
    found = Splitter().decode(body, no_haste)
    assert found == decode(body)
    assert found["result"][7] == {"id": 10**18 + 7, "名": "测试" * 20, "sum": Decimal("0.1")}  # type: ignore[index]  # a list, as written


def _deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), _deeper, max_leaves=12
)


@given(st.dictionaries(st.text(max_size=4), JSON), st.sampled_from([None, 2]), st.booleans())
def test_parts_make_the_whole(told: dict[str, object], indent: int | None, bom: bool) -> None:
    body = json.dumps(told, indent=indent, ensure_ascii=False).encode("utf-8", "replace")
    body = b"\xef\xbb\xbf" * bom + body
    assert Here().decode(body, no_haste) == decode(body)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html>", id="html"),
        pytest.param(b"[1]", id="a list"),
        pytest.param(b'{"a": [1, 2', id="cut in a list"),
        pytest.param(b'{"a": [1 2]}', id="no comma"),
        pytest.param(b'{"a": [1, ]}', id="comma too many"),
        pytest.param(b'{"a": 1, }', id="comma at the end"),
        pytest.param(b"{1: 2}", id="a number for a key"),
        pytest.param(b'{"a": NaN}', id="nan"),
        pytest.param(b'{"a": 1} {}', id="something behind"),
        pytest.param(b'{"a": ' + b"[" * 100_000, id="deep"),
        pytest.param('{"a": "中"}'.encode("gbk"), id="gbk"),
        pytest.param(b'{"a": "' + b"x" * LARGEST_PIECE + b'"}', id="one huge value"),
        pytest.param(b'{"a": ["' + b"x" * LARGEST_PIECE + b'"]}', id="one huge row"),
        pytest.param(b'{"a": ' + b"9" * 9000 + b"}", id="too many digits"),
    ],
)
def test_what_is_no_good_json_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        Here().decode(body, no_haste)


def python(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("import os; os.abort()", id="dies"),
        pytest.param("print('no parts')", id="tells nonsense"),
        pytest.param("import sys; sys.stdin.read(); input()", id="dies after reading"),
        pytest.param("import signal; signal.pause()", id="hangs without reading"),
    ],
)
def test_a_process_that_fails_is_too_much_data(script: str) -> None:
    with pytest.raises(Unreadable, match="far too much"):
        Splitter(python(script), seconds=0.5).decode(large(), no_haste)


def test_memory_is_bounded() -> None:
    hog = f"from workbench.confined import confine; confine({MOST_MEMORY}, 9); b'x' * 600_000_000"
    with pytest.raises(Unreadable):
        Splitter(python(hog), seconds=5).decode(b"{}", no_haste)


class Stopped(Exception):
    """Somebody wants to close the program."""


def test_waiting_for_it_can_be_broken_off(tmp_path: Path) -> None:
    def stop(_seconds: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        Splitter(python("import signal; signal.pause()")).decode(large(), stop)


def test_it_is_handed_the_answer_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_PASSPHRASE_FILE", SECRET)
    told = tmp_path / "told"
    script = f"import os, sys; open({str(told)!r}, 'w').write(repr((dict(os.environ), sys.argv)))"
    with pytest.raises(Unreadable):
        Splitter(python(script)).decode(b"{}", no_haste)
    assert SECRET not in told.read_text()
