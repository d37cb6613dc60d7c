"""What a bundle leaves out of what PyInstaller gathered: parts of Qt that no view uses.

Read the list that the build prints again after every upgrade of Qt (``dropped``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A file of the bundle: its place there, where it comes from, its kind.
Gathered = tuple[str, str, str]

_PLUGINS = r"^PySide6/(Qt/)?plugins/"
_UNUSED = re.compile(
    "|".join(
        (
            # Where a window may open: X11, Wayland, Windows, macOS, and nowhere for the tests.
            _PLUGINS + r"platforms/.*(eglfs|linuxfb|minimal|vnc|vkkhr|direct2d)",
            _PLUGINS + r"platformthemes/.*gtk3",
            _PLUGINS
            + r"(egldeviceintegrations|xcbglintegrations|wayland-graphics-integration-client|"
            r"generic|networkinformation|tls|platforminputcontexts/.*virtualkeyboard|"
            r"qmltooling|sqldrivers|position|sensors|multimedia)",
            # Shells of cars and telephones, and a second frame for windows.
            _PLUGINS + r"wayland-shell-integration/lib(ivi|fullscreen|qt|wl)-shell",
            _PLUGINS + r"wayland-decoration-client/libbradient",
            # Pictures of evidence are PNG, JPEG and WebP, ours are SVG.
            _PLUGINS + r"imageformats/.*q(gif|icns|pdf|tga|tiff|wbmp)\b",
            _PLUGINS + r"styles/",  # Fusion, which the window wears, is part of Qt itself
            r"Qt6?(Egl(FS|Fs)|Qml|Quick|Pdf|VirtualKeyboard|WebEngine|Sql|Test|Designer|Help|OpenGL\b)",
            r"^PySide6/(Qt(Sql|Test|Designer|Help|Qml|Quick|UiTools|Concurrent|DBus)|QtOpenGL)",
            r"^PySide6/(opengl32sw|d3dcompiler)",  # software OpenGL for QtQuick on Windows
            r"^PIL/_(avif|imagingcms|imagingtk)",
            r"^(pillow\.libs/)?lib(avif|lcms2)\w*-[0-9a-f]{8}\.",
            # Files come in UTF-8 and in Chinese codes; no platform writes these.
            r"lib-dynload/_codecs_(jp|kr|tw)\.",
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
