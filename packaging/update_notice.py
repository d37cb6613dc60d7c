"""Makes and signs what tells of a newer version; for whoever publishes the program.

``update_notice.py key FILE`` makes a private key (kept by the publisher, never in the repository)
and prints the public one for ``resources/updates.toml``. ``update_notice.py sign FILE NOTICE.json``
prints the document that is to lie at the address named there.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# The same words as workbench/services/care/updates.py expects before what is signed.
SIGNED_AS = b"workbench-update-1\n"


def make_key(file: Path) -> str:
    """Write a new private key that only its owner can read; return the public one as Base64."""
    key = Ed25519PrivateKey.generate()
    told = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
        stream.write(told)
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def sign(key_file: Path, notice: str) -> str:
    """Return the document that tells of a notice (JSON text), signed as it stands."""
    key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        message = f"{key_file} holds no Ed25519 key"
        raise SystemExit(message)
    raw = json.dumps(json.loads(notice), ensure_ascii=False).encode()
    signature = base64.b64encode(key.sign(SIGNED_AS + raw)).decode()
    return json.dumps({"notice": base64.b64encode(raw).decode(), "signature": signature})


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    making = verbs.add_parser("key", help="make a key; prints the public one")
    signing = verbs.add_parser("sign", help="sign a notice; prints the document")
    for verb in (making, signing):
        verb.add_argument("key", type=Path)
    signing.add_argument("notice", type=Path)
    told = parser.parse_args()
    if told.verb == "key":
        print(make_key(told.key))
    else:
        print(sign(told.key, told.notice.read_text("utf-8")))


if __name__ == "__main__":
    main()
