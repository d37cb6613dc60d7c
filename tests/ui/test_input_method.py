"""Chinese can be typed with whatever input method the desktop runs."""

from __future__ import annotations

import pytest

from workbench.ui.input_method import input_methods


@pytest.mark.parametrize(
    ("environment", "system", "methods"),
    [
        pytest.param({}, "linux", "ibus;compose", id="x11, none named"),
        pytest.param({"QT_IM_MODULE": "ibus"}, "linux", "ibus;compose", id="ibus"),
        pytest.param({"QT_IM_MODULE": "fcitx"}, "linux", "fcitx;ibus;compose", id="fcitx"),
        pytest.param({"QT_IM_MODULE": "compose"}, "linux", "compose;ibus", id="dead keys"),
        pytest.param(
            {"QT_IM_MODULE": "fcitx", "WAYLAND_DISPLAY": "wayland-0"},
            "linux",
            "fcitx;wayland;ibus;compose",
            id="fcitx on wayland",
        ),
    ],
)
def test_the_one_that_is_named_comes_first_and_ibus_next(
    environment: dict[str, str], system: str, methods: str
) -> None:
    assert input_methods(environment, system)["QT_IM_MODULES"] == methods


@pytest.mark.parametrize(
    ("environment", "portal"),
    [
        pytest.param({"QT_IM_MODULE": "fcitx"}, "1", id="by its name"),
        pytest.param({"XMODIFIERS": "@im=fcitx"}, "1", id="by the name x11 has"),
        pytest.param({"QT_IM_MODULE": "fcitx5", "IBUS_USE_PORTAL": ""}, "", id="one's own word"),
        pytest.param({"QT_IM_MODULE": "ibus"}, None, id="ibus itself"),
    ],
)
def test_fcitx_is_reached_by_the_portal(environment: dict[str, str], portal: str | None) -> None:
    assert input_methods(environment, "linux").get("IBUS_USE_PORTAL") == portal


@pytest.mark.parametrize(
    ("environment", "system"),
    [
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, "linux", id="wayland's own"),
        pytest.param({"QT_IM_MODULES": "fcitx"}, "linux", id="a list of one's own"),
        pytest.param({"QT_IM_MODULE": "fcitx"}, "win32", id="windows"),
        pytest.param({}, "darwin", id="macos"),
    ],
)
def test_what_needs_no_help_is_left_alone(environment: dict[str, str], system: str) -> None:
    assert input_methods(environment, system) == {}
