"""The sandbox: a loopback server that speaks the platforms' protocols over a scripted season.

It shares no signing code with the connectors: it verifies with its own, so that one mistake cannot
hide in both (design section 3). Imports ``workbench.domain`` and the standard library only.
"""

from workbench.sandbox.season import load_season
from workbench.sandbox.server import Extras, SandboxServer

__all__ = ["Extras", "SandboxServer", "load_season"]
