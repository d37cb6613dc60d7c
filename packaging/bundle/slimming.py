"""What a bundle leaves out of what PyInstaller gathered: parts of Qt that no view uses.

Read the list that the build prints again after every upgrade of Qt (``dropped``).
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A file of the bundle: its place there, where it comes from, its kind.
Gathered = tuple[str, str, str]

OURS = "workbench"
WITHOUT_DOCSTRINGS = "PYMODULE-2"  # PyInstaller's word for what ``python -OO`` compiles

_IN_PYTHON = r"^(dbus_fast/|charset_normalizer/(cd|md)\.)"
_PLUGINS = r"^PySide6/(Qt/)?plugins/"
_UNUSED = re.compile(
    "|".join(
        (
            # Where a window may open: X11, Wayland, Windows, macOS, and nowhere for the tests.
            _PLUGINS + r"platforms/.*(eglfs|linuxfb|minimal|vnc|vkkhr|direct2d)",
            # GTK's look, and libraries that it alone asks for.
            _PLUGINS + r"platformthemes/.*gtk3",
            r"^lib(atspi|X(composite|cursor|damage|fixes|i|inerama|randr))\.so",
            _PLUGINS
            + r"(egldeviceintegrations|xcbglintegrations|wayland-graphics-integration-client|"
            r"generic|networkinformation|tls|platforminputcontexts/.*virtualkeyboard|"
            r"qmltooling|sqldrivers|position|sensors|multimedia)",
            # Shells of cars and telephones, and a second frame for windows.
            _PLUGINS + r"wayland-shell-integration/lib(ivi|fullscreen|qt|wl)-shell",
            _PLUGINS + r"wayland-decoration-client/libbradient",
            r"libQt6WlShellIntegration\.so",
            # Pictures of evidence are PNG, JPEG and WebP, ours are SVG.
            _PLUGINS + r"imageformats/.*q(gif|icns|pdf|tga|tiff|wbmp)\b",
            _PLUGINS + r"styles/",  # Fusion, which the window wears, is part of Qt itself
            r"Qt6?(Egl(FS|Fs)|Qml|Quick|Pdf|VirtualKeyboard|WebEngine|Sql|Test|Designer|Help|OpenGL\b)",
            r"^PySide6/(Qt(Sql|Test|Designer|Help|Qml|Quick|UiTools|Concurrent|DBus)|QtOpenGL)",
            r"^PySide6/(opengl32sw|d3dcompiler)",  # software OpenGL for QtQuick on Windows
            r"^PIL/_(avif|imagingcms|imagingtk)",
            r"^(pillow\.libs/)?lib(avif|lcms2)\w*-[0-9a-f]{8}\.",
            # Machine code for a few messages a minute, and for a guess that nobody asks for: the
            # Python beside it does (``lean``).
            _IN_PYTHON,
            # Files come in UTF-8 and in Chinese codes; no platform writes these.
            r"lib-dynload/_codecs_(jp|kr|tw|hk|iso2022)\.",
            # Texts of licences lie in a folder of their own; nobody installs from here.
            r"\.dist-info/(?!METADATA$|entry_points\.txt$)",
            r"^resources/translations/.*\.ts$",  # the window reads what is compiled from them
            # Qt's own words: Chinese and English are all that the window speaks.
            r"^PySide6/.*translations/(?!qtbase_(zh_CN|en)\b)",
        )
    )
)

# Libraries that a Debian or Ubuntu package depends on instead (``debian/control.in``): the
# system's copy gets its security updates. Everything else that is not Qt's stays in the bundle.
_SYSTEM = re.compile(
    r"^lib(X11|Xext|Xrender|xcb|Xau|Xdmcp|jpeg|glib|gobject|gio|gmodule|gthread|dbus|fontconfig|freetype|gtk|gdk|"
    r"pango|cairo|atk|harfbuzz|fribidi|graphite2|epoxy|krb5|gssapi|k5crypto|com_err|keyutils|"
    r"systemd|stdc\+\+|gcc_s|xkbcommon|wayland|EGL|GL|GLX|GLdispatch|drm|gbm|brotli|png|pcre|"
    r"mount|blkid|selinux|cap|gcrypt|gpg-error|lz4|lzma|zstd|expat|uuid|bsd|md|z|ssl|crypto|"
    r"readline|sqlite3|tinfo|ncursesw?|pixman|ffi|bz2|datrie|thai)[-.\d_a-z]*\.so"
)


def kept(files: Iterable[Gathered], *, has_system_libraries: bool) -> list[Gathered]:
    """Return what goes into the bundle.

    ``has_system_libraries``: the package declares what it needs of the system, so that those
    libraries stay outside.
    """
    return [one for one in files if not is_dropped(one[0], has_system_libraries)]


def is_dropped(place: str, has_system_libraries: bool) -> bool:
    """Tell whether the file at ``place`` in the bundle is left out."""
    posix = place.replace("\\", "/")
    if _UNUSED.search(posix):
        return True
    return has_system_libraries and bool(_SYSTEM.match(posix))


def lean(modules: Iterable[Gathered], files: Iterable[Gathered]) -> list[Gathered]:
    """Return the modules to be bundled: others' without their docstrings, ours keep them as help.

    What is left out of ``files`` because its source does as well is among them by its source.
    """
    found = [
        (name, path, kind if name.partition(".")[0] == OURS else WITHOUT_DOCSTRINGS)
        for name, path, kind in modules
    ]
    machine = (one for one in files if re.match(_IN_PYTHON, one[0].replace("\\", "/")))
    return found + [_in_python(one) for one in machine]


def _in_python(file: Gathered) -> Gathered:
    """Return the module that a library holds, as its source stands beside it."""
    place, source = PurePosixPath(file[0].replace("\\", "/")), Path(file[1])
    stem = place.name.partition(".")[0]
    return (
        ".".join((*place.parent.parts, stem)),
        str(source.with_name(f"{stem}.py")),
        WITHOUT_DOCSTRINGS,
    )
