"""Why a file cannot be read as a whole: a marked sentence with its values."""

from __future__ import annotations


class FileRefused(Exception):
    """The file is not imported; ``reason`` is a marked sentence, ``values`` fill it."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
