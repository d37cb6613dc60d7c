"""System packages: only what is missing, and the command to type where we may not install."""

from __future__ import annotations

import pytest
from system_packages import (
    OFFSCREEN,
    WAYLAND,
    X11,
    commands,
    has_chinese_font,
    loads,
    missing,
    refusal,
    wanted,
)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        pytest.param({}, OFFSCREEN, id="no-display"),
        pytest.param({"DISPLAY": ":0"}, {**OFFSCREEN, **X11}, id="x11"),
        pytest.param({"WAYLAND_DISPLAY": "w"}, {**OFFSCREEN, **WAYLAND}, id="wayland"),
    ],
)
def test_the_display_decides_the_libraries(
    environ: dict[str, str], expected: dict[str, str]
) -> None:
    assert wanted(environ) == expected


def test_only_what_does_not_load_is_missing() -> None:
    libraries = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
    assert missing(libraries, lambda name: name == "libGL.so.1") == {"libEGL.so.1": "libegl1"}


def test_a_library_that_nobody_has_does_not_load() -> None:
    assert not loads("libno-such-thing.so.99")


def test_without_fontconfig_no_font_is_known() -> None:
    assert not has_chinese_font("no-such-fc-list")


def test_root_calls_apt_by_itself() -> None:
    update, install = commands((), ["libgl1"])
    assert update[0] == install[0] == "env"
    assert update[-1] == "update"
    assert install[-2:] == ["install", "libgl1"]


def test_sudo_stands_first_and_the_answers_are_given() -> None:
    for command in commands(("sudo", "-n"), ["libgl1"]):
        assert command[:4] == ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
        assert "-y" in command


def test_a_refusal_names_the_command_to_type() -> None:
    message = refusal(["libgl1", "python3-venv"], None)
    assert (
        "sudo apt-get update && "
        "sudo apt-get install --no-install-recommends libgl1 python3-venv\n" in message
    )


def test_a_system_without_apt_is_told_the_bare_names() -> None:
    message = refusal(["libgl1"], ["libGL.so.1"])
    assert "libGL.so.1" in message
    assert "apt-get" not in message
