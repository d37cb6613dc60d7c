"""The packet's pages in the shipped font."""

from __future__ import annotations

import pytest

from workbench import paths
from workbench.files.packet.lettering import FONT_FILE, Lettering
from workbench.files.packet.pages import PacketPages


@pytest.fixture(scope="session")
def lettering() -> Lettering:
    """Return the shipped font."""
    return Lettering(paths.resource(FONT_FILE))


@pytest.fixture(scope="session")
def pages(lettering: Lettering) -> PacketPages:
    """Return what lays packets out."""
    return PacketPages(lettering)
