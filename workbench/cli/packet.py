"""``packet``: a filing with all of its evidence as one file; ``filing attach`` brings files in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import print_json, say
from workbench.cli.session import as_json, profile_option
from workbench.domain.errors import marked
from workbench.domain.evidence import EvidenceKind
from workbench.domain.words import CONTEXT, source_word

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.domain.evidence import Evidence


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
    told = marked("cli", "{path}: {orders} orders, {files} files of evidence")
    say(session.words, told, path=made.path, orders=made.orders, files=made.files)


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
