"""Who acts, for the audit trail."""

from __future__ import annotations

import getpass


def system_user() -> str:
    """Return the system's user, "" where the system does not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
