"""Whose certificates count: those of authorities that the system trusts (faults E15, E19)."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.connectors.fault_server import FaultServer, answer
from workbench.connectors.deadline import TimedAdapter
from workbench.connectors.trust import trust_file, trust_system

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PEM = serialization.Encoding.PEM


class Authority:
    """A company's own authority, as its proxy or antivirus has one."""

    def __init__(self, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        basics = x509.BasicConstraints(ca=True, path_length=None)
        self.certificate = self._signed(self._name, self._key.public_key(), basics)

    def _signed(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePublicKey,
        extension: x509.ExtensionType,
        until: int = 2099,
    ) -> bytes:
        made = (
            x509.CertificateBuilder(self._name, subject, key, x509.random_serial_number())
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(until, 1, 1, tzinfo=UTC))
            .add_extension(extension, critical=False)
            .sign(self._key, hashes.SHA256())
        )
        return made.public_bytes(PEM)

    def server(self, folder: Path, host: str = "127.0.0.1", until: int = 2099) -> ssl.SSLContext:
        """The side of a server for which the authority answers."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        other = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
        private = key.private_bytes(
            PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (folder / "leaf.pem").write_bytes(
            self._signed(name, key.public_key(), other, until) + private
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "leaf.pem")
        return context


@pytest.fixture
def company(tmp_path: Path) -> Authority:
    """An authority that stands in the store."""
    made = Authority("Company proxy")
    (tmp_path / "store.pem").write_bytes(made.certificate)
    return made


@pytest.fixture
def session(company: Authority, tmp_path: Path) -> Iterator[requests.Session]:
    """Requests as ours are made, on a machine whose store holds the company's authority alone."""
    with requests.Session() as made:
        made.trust_env = False
        trust = partial(trust_file, tmp_path / "store.pem")
        made.mount("https://", TimedAdapter(lambda _: None, trust))
        yield made


def asked(session: requests.Session, tls: ssl.SSLContext) -> bytes:
    server = FaultServer(answer(b"{}"), tls=tls)
    try:
        return session.get(server.url, timeout=(5, 5)).content
    finally:
        server.stop()


def test_a_proxy_whose_authority_stands_in_the_store_is_accepted(
    session: requests.Session, company: Authority, tmp_path: Path
) -> None:
    assert asked(session, company.server(tmp_path)) == b"{}"


def test_a_stranger_is_refused(session: requests.Session, tmp_path: Path) -> None:
    with pytest.raises(requests.exceptions.SSLError, match="verify failed"):
        asked(session, Authority("Stranger").server(tmp_path))


@pytest.mark.parametrize(
    ("host", "until"),
    [
        pytest.param("127.0.0.2", 2099, id="another host's"),
        pytest.param("127.0.0.1", 2021, id="expired"),
    ],
)
def test_what_the_store_trusts_must_fit_all_the_same(
    session: requests.Session, company: Authority, tmp_path: Path, host: str, until: int
) -> None:
    with pytest.raises(requests.exceptions.SSLError):
        asked(session, company.server(tmp_path, host, until))


def test_no_authority_counts_beside_the_store(session: requests.Session) -> None:
    """Requests brings a list along; it is not added to what the system trusts."""
    adapter = session.get_adapter("https://127.0.0.1")
    assert isinstance(adapter, TimedAdapter)
    context = adapter.poolmanager.connection_pool_kw["ssl_context"]
    assert context.cert_store_stats()["x509_ca"] == 1


def test_the_words_of_the_environment_are_not_heard(
    company: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "store.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    with requests.Session() as plain:
        plain.trust_env = False
        plain.mount("https://", TimedAdapter(lambda _: None, trust_system))
        with pytest.raises(requests.exceptions.SSLError):
            asked(plain, company.server(tmp_path))
