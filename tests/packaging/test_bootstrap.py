"""The set-up's front door: which display there is, what the verbs are called with."""

from __future__ import annotations

from pathlib import Path

import bootstrap
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        pytest.param("linux", {}, False, id="bare-linux"),
        pytest.param("linux", {"DISPLAY": ":0"}, True, id="x11"),
        pytest.param("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True, id="wayland"),
        pytest.param("linux", {"DISPLAY": ""}, False, id="empty-display"),
        pytest.param(
            "linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False, id="asked-offscreen"
        ),
        pytest.param("win32", {}, True, id="windows"),
        pytest.param("darwin", {}, True, id="macos"),
    ],
)
def test_display_is_recognised(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert bootstrap.has_display(platform, environ) is expected


def test_arguments_after_the_verb_reach_the_program() -> None:
    assert bootstrap._parse(["test", "-k", "paths", "tests/x.py"]) == (
        "test",
        ["-k", "paths", "tests/x.py"],
    )


def test_an_unknown_verb_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        bootstrap.main(["install"])
    assert caught.value.code == 2
    assert "demo" in capsys.readouterr().err


@pytest.mark.parametrize("verb", bootstrap.VERBS)
def test_make_offers_every_verb(verb: str) -> None:
    targets = (ROOT / "Makefile").read_text("utf-8").split(".PHONY:")[1].split("\n")[0].split()
    assert verb in targets
