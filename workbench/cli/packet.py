"""``packet``: a filing with all of its evidence as one file; ``filing attach`` brings files in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import harmless, print_json, say, word
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.filing.evidence import EvidenceKind
from workbench.domain.words import CONTEXT, source_word

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.domain.filing.evidence import Evidence


@click.command()
@profile_option
@click.argument("filing")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@as_json
@click.pass_obj
def packet(session: Session, /, *, filing: str, file: Path, as_json: bool) -> None:
    """Write FILING (its id; see `filing list`) with its evidence to FILE.zip.

    A PDF with the orders, their traces and the rules, the files themselves, and manifest.json with
    the SHA-256 of each. The same filing gives the same bytes.
    """
    with session.program.workspace(session.profile()) as workspace:
        made = workspace.packets.write(filing, file, session.words.translate)
    if as_json:
        print_json(
            {
                "file": str(made.path),
                "sha256": made.sha256,
                "files": made.files,
                "orders": made.orders,
            }
        )
        return
    told = marked("cli", "{path}: {orders} order(s), {files} file(s) of evidence")
    say(session.words, told, path=made.path, orders=made.orders, files=made.files)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@as_json
@click.pass_obj
def verify(session: Session, /, *, file: Path, as_json: bool) -> None:
    """Hold every file in the packet FILE.zip against its manifest; 1 where one is not as written.

    Whoever changes a file can write the manifest anew as well: compare the packet's own SHA-256
    with the one that its sender was told when it was made.
    """
    checked = session.program.check_packet(file)
    if as_json:
        print_json(
            {
                "file": str(file),
                "whole": checked.is_whole,
                "sha256": checked.sha256,
                "files": [
                    {"name": one.name, "size": one.size, "verdict": one.verdict.value}
                    for one in checked.files
                ],
            }
        )
    else:
        for one in checked.files:
            click.echo(f"{harmless(one.name)}: {word(session.words, one.verdict)}")
        say(session.words, marked("cli", "SHA-256 of the packet: {hash}"), hash=checked.sha256)
    if not checked.is_whole:
        sys.exit(1)


@click.command()
@profile_option
@click.argument("filing")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in EvidenceKind]),
    default=EvidenceKind.OTHER.value,
    show_default=True,
    help="What the files show.",
)
@click.option("--note", default="", help="A few words beside them.")
@as_json
@click.pass_obj
def attach(
    session: Session, /, *, filing: str, files: tuple[Path, ...], as_json: bool, **shows: str
) -> None:
    """Keep FILES (pictures, PDF, plain text) as evidence of FILING, encrypted.

    Pictures lose their metadata; in texts names and numbers are masked.
    """
    kind, note = EvidenceKind(shows["kind"]), shows["note"]
    with session.program.workspace(session.profile()) as workspace:
        kept = [workspace.evidence.attach(filing, path, kind, note) for path in files]
    if as_json:
        print_json([_document(one) for one in kept])
        return
    for one in kept:
        word = session.words.translate(CONTEXT, source_word(one.kind))
        told = marked("cli", "Kept: {kind}, {size} kB")
        say(session.words, told, kind=word, size=max(1, one.size // 1000))


def _document(evidence: Evidence) -> dict[str, object]:
    return {
        "id": evidence.id,
        "kind": evidence.kind.value,
        "media_type": evidence.media_type,
        "size": evidence.size,
        "sha256": evidence.sha256,
        "names_orders": evidence.names_orders,
    }
