"""Which certificates count: those that this machine's system trusts, as its administrator wants it.

A company's proxy or an antivirus that looks into connections puts its own authority into the
system's store; who trusts it there is not asked again here (faults E19). Nothing is pinned:
platforms change their certificates as they like. The environment's words on it are not heard (E17).
"""

from __future__ import annotations

import re
import ssl
import sys
from pathlib import Path

import certifi

if sys.platform in {"win32", "darwin"}:
    # These systems check certificates themselves, and fetch what a chain lacks.
    from truststore import SSLContext as SystemContext
else:
    SystemContext = ssl.SSLContext

# Debian, Arch and Alpine; Fedora before and since 41; SUSE. OpenSSL is asked first, but one that a
# program brings along looks in a place of its own, where nothing lies.
_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
_HASHED = re.compile(r"[0-9a-f]{8}\.[0-9]+")


def trust_system(context: ssl.SSLContext) -> None:
    """Let the authorities of this system count; where it has none, those of the certifi library."""
    if sys.platform in {"win32", "darwin"}:
        return  # the context asks the system by itself
    built_in = ssl.get_default_verify_paths()
    folder = Path(built_in.openssl_capath)
    if folder.is_dir() and any(_HASHED.fullmatch(each.name) for each in folder.iterdir()):
        context.load_verify_locations(capath=folder)
        return
    files = [Path(each) for each in (built_in.openssl_cafile, *_FILES)]
    found = next((each for each in files if each.is_file()), certifi.where())
    context.load_verify_locations(cafile=found)


def trust_file(file: Path, context: ssl.SSLContext) -> None:
    """Let the authorities of one file count, and no others."""
    context.load_verify_locations(cafile=file)
