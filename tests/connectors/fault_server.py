"""A server on raw sockets that answers as badly as a network can; scripts say how.

A script is handed a connection and does with it what it wants; ``FaultServer`` hands each new
connection to the next script, the last one again and again.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
from contextlib import suppress
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Script: TypeAlias = "Callable[[socket.socket], None]"


class RawServer:
    """Accepts one connection after the other and hands each to ``talk``."""

    def __init__(self, talk: Script, tls: ssl.SSLContext | None = None) -> None:
        self._talk = talk
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.connections = 0
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    @property
    def url(self) -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            with suppress(OSError):
                self._talk(self._tls.wrap_socket(connection, True) if self._tls else connection)

    def stop(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            connection.close()
        self._thread.join()


class FaultServer(RawServer):
    """Plays scripts, one a connection; ``heard`` is what callers said first."""

    def __init__(self, *scripts: Script, tls: ssl.SSLContext | None = None) -> None:
        self.heard: list[bytes] = []
        self._scripts = list(scripts)
        super().__init__(self._play, tls)

    def _play(self, connection: socket.socket) -> None:
        self.heard.append(_request(connection))
        script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
        script(connection)


def _request(connection: socket.socket) -> bytes:
    """Read a request whole: what is left unread would turn a goodbye into a reset."""
    told = connection.recv(65536)
    head, _, body = told.partition(b"\r\n\r\n")
    length = next((int(line[16:]) for line in head.split(b"\r\n") if b"ontent-Length" in line), 0)
    while 0 < len(body) < length:
        body += connection.recv(65536)
    return head + body if body or not length else told + connection.recv(65536)


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> Script:
    """Answer whole; ``length`` is what is said of the body's, whatever it is."""
    said = len(body) if length is None else length
    # Told, so that nobody asks again over a connection whose end has not arrived yet.
    told = (f"Content-Length: {said}", "Connection: close", *headers)
    head = "\r\n".join((f"HTTP/1.1 {status}", *told, "", ""))

    def talk(connection: socket.socket) -> None:
        connection.sendall(head.encode() + body)
        connection.close()

    return talk


def zipped(body: bytes, *headers: str) -> Script:
    return answer(body, "Content-Encoding: gzip", *headers)


def bomb(megabytes: int) -> bytes:
    """So many megabytes of nothing in a thousandth: one gzip behind the other."""
    return gzip.compress(b" " * (1 << 20)) * megabytes


def cut_gzip(body: bytes) -> bytes:
    return gzip.compress(body)[:-12]


def silent(connection: socket.socket) -> None:
    """Say nothing until the other side hangs up."""
    while connection.recv(65536):
        pass


def headers_only(connection: socket.socket) -> None:
    """Promise a body, and say nothing more."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n")
    silent(connection)


def drip(before: bytes) -> Script:
    """Say ``before``, then a letter whenever the other side had time to take it, for ever."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(before)
        connection.settimeout(0.02)
        while True:
            connection.sendall(b"x")
            try:
                if connection.recv(1) == b"":
                    return
            except TimeoutError:
                continue

    return talk


def flood(connection: socket.socket) -> None:
    """Send without end, as fast as it is taken."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"10000\r\n" + b" " * 65536 + b"\r\n")


def reset(connection: socket.socket) -> None:
    """Break the connection off in the middle, without a goodbye."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def certificate(folder: Path, name: str = "127.0.0.1", until: int = 2099) -> ssl.SSLContext:
    """A server's own certificate for ``name``, good until the beginning of a year."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    is_address = name.replace(".", "").isdigit()
    other = x509.IPAddress(ip_address(name)) if is_address else x509.DNSName(name)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(until, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([other]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    parts = (
        made.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain),
    )
    (folder / "own.pem").write_bytes(b"".join(parts))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "own.pem")
    return context
