"""Kuaidi100's return codes and what they are in ours (platform-apis 4.1)."""

from __future__ import annotations

from workbench.connectors import reasons
from workbench.connectors.payload import code_word
from workbench.domain.errors import (
    ConnectorError,
    ParcelRefused,
    Refused,
    UnexpectedAnswer,
    Unreachable,
    marked,
)

SERVICE = marked("errors", "Kuaidi100")
SOURCE = "kuaidi100"
FOUND = "200"
# "No result, ask again later": exactly the parcel without a trace, not a failure.
NO_TRACE = "500"

# These speak of the one parcel that was asked about.
_OF_A_PARCEL = {
    "400": marked("errors", "incomplete question or unknown carrier"),
    "408": reasons.PHONE_WANTED,
}
_REFUSALS = {
    "503": marked("errors", "wrong customer or key"),
    "601": marked("errors", "the key has expired or its quota is used up"),
}
_DOWN = frozenset({"501", "502"})


def error_for(code: str) -> ConnectorError:
    """Return our error for a return code other than found and no trace."""
    if code in _DOWN:
        return Unreachable(service=SERVICE)
    if code in _OF_A_PARCEL:
        return ParcelRefused(service=SERVICE, reason=_OF_A_PARCEL[code])
    if code in _REFUSALS:
        return Refused(service=SERVICE, reason=_REFUSALS[code])
    shown = code_word(code)
    reason = f"{reasons.UNKNOWN_CODE}: {shown}" if shown else reasons.UNKNOWN_CODE
    return UnexpectedAnswer(service=SERVICE, reason=reason)
