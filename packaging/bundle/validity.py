"""Holds a list of parts against CycloneDX' own schema: ``validity.py LIST.cdx.json``.

A script of its own, since it runs in the environment of PyInstaller, which holds the validator.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion  # type: ignore[import-not-found]  # not where tests run
from cyclonedx.validation.json import (  # type: ignore[import-not-found]  # same
    JsonStrictValidator,
)

if __name__ == "__main__":
    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(
        Path(sys.argv[1]).read_text("utf-8")
    )
    sys.exit(f"The list of parts is not valid: {found}" if found else 0)
