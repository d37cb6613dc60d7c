"""The list of parts beside an installer (CycloneDX): what the bundle holds, and nothing else.

The Python packages are told by ``cyclonedx-py`` from the environment that is bundled; those stay
that PyInstaller took anything of but their metadata. Qt, the interpreter and the libraries inside
of packages tell their versions themselves (``versions.py``).
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Json = dict[str, Any]

_FROM_SITE = re.compile(r"site-packages[/\\]+([^'\"]+)['\"]")
_NORMAL = re.compile(r"[-_.]+")
# Whose metadata tell no licence; read in the texts that they bring (``licences``).
_LICENCES = {"sqlcipher3": "Zlib", "sqlite-fts4": "Apache-2.0"}


@dataclass(frozen=True)
class Native:
    """A part that no Python package names.

    ``carrier`` matches the place of a file of the bundle that is it or holds it; ``product`` is its
    maker and name as lists of vulnerabilities (CPE) spell them.
    """

    name: str
    licence: str
    product: str
    carrier: str


NATIVE = (
    Native("Python", "Python-2.0", "python:python", r"(libpython3\.|python3\d+\.dll|/Python$)"),
    Native("Qt", "LGPL-3.0-only", "qt:qt", r"Qt6?Core(\.dll|\.so\.6|)$"),
    Native("OpenSSL of Python", "Apache-2.0", "openssl:openssl", r"libcrypto[-.]3"),
    Native("OpenSSL of cryptography", "Apache-2.0", "openssl:openssl", r"bindings/_rust\."),
    Native("OpenSSL of SQLCipher", "Apache-2.0", "openssl:openssl", r"sqlcipher3/_sqlite3\."),
    Native("SQLCipher", "BSD-3-Clause", "zetetic:sqlcipher", r"sqlcipher3/_sqlite3\."),
    Native("SQLite", "blessing", "sqlite:sqlite", r"sqlcipher3/_sqlite3\."),
    Native(
        "ICU",
        "Unicode-DFS-2016",
        "icu-project:international_components_for_unicode",
        r"libicuuc\.so",
    ),
    Native("libjpeg-turbo", "IJG", "libjpeg-turbo:libjpeg-turbo", r"PIL/_imaging\."),
    Native("libwebp", "BSD-3-Clause", "webmproject:libwebp", r"PIL/_webp\."),
    Native("FreeType", "FTL", "freetype:freetype", r"PIL/_imagingft\."),
    Native("HarfBuzz", "MIT", "harfbuzz_project:harfbuzz", r"PIL/_imagingft\."),
    # On Linux nothing but their names is there (``hollow.py``), and zlib is the system's.
    Native("libtiff", "libtiff", "libtiff:libtiff", r"PIL/(\.dylibs/libtiff|_imaging\..*pyd)"),
    Native(
        "OpenJPEG",
        "BSD-2-Clause",
        "uclouvain:openjpeg",
        r"PIL/(\.dylibs/libopenjp2|_imaging\..*pyd)",
    ),
    Native("zlib-ng", "Zlib", "zlib-ng:zlib-ng", r"PIL/(\.dylibs/libz|_imaging\..*pyd)"),
)


def taken(listings: Path) -> set[str]:
    """Return what went into a bundle out of ``site-packages``, by PyInstaller's own listings."""
    told = (path for kind in ("PYZ", "PKG", "COLLECT") for path in listings.glob(f"{kind}-*.toc"))
    found = (place for path in told for place in _FROM_SITE.findall(path.read_text("utf-8")))
    # Windows' separators stand there doubled.
    return {re.sub(r"\\+", "/", place) for place in found}


def bundled(site: Path, files: set[str]) -> dict[str, Path]:
    """Return the metadata's folders of the packages that ``files`` belong to, by their names."""
    found = {}
    for info in site.glob("*.dist-info"):
        with (info / "RECORD").open(encoding="utf-8", newline="") as record:
            places = {row[0] for row in csv.reader(record) if ".dist-info/" not in row[0]}
        if places & files:
            found[normal(info.name.rpartition("-")[0].partition("-")[0])] = info
    return found


def normal(name: str) -> str:
    """Return a package's name as package indexes spell it."""
    return _NORMAL.sub("-", name).lower()


def of_bundle(told: Json, infos: Mapping[str, Path], native: Iterable[Json]) -> Json:
    """Return the list of an environment without what is not in the bundle, and with what else is.

    ``infos`` as ``bundled`` returns it, ``native`` as ``natives`` does.
    """
    packages = [
        _with_crates(one, infos) for one in told["components"] if normal(one["name"]) in infos
    ]
    components = [*packages, *native]
    root = told["metadata"]["component"]["bom-ref"]
    refs = {root, *(one["bom-ref"] for one in components)}
    edges = [_within(edge, refs) for edge in told["dependencies"] if edge["ref"] in refs]
    for edge in edges:
        if edge["ref"] == root:
            own = [one["bom-ref"] for one in native]
            edge["dependsOn"] = sorted({*edge.get("dependsOn", ()), *own})
    return {**told, "components": components, "dependencies": edges}


def _within(edge: Json, refs: set[str]) -> Json:
    kept = [ref for ref in edge.get("dependsOn", ()) if ref in refs]
    return {"ref": edge["ref"], **({"dependsOn": kept} if kept else {})}


def _with_crates(component: Json, infos: Mapping[str, Path]) -> Json:
    """Add a licence where the metadata tell none, and what a package says it was linked from."""
    name = normal(component["name"])
    licence = {"licenses": [_licence(_LICENCES[name])]} if name in _LICENCES else {}
    crates = [
        {key: one[key] for key in ("type", "name", "version", "purl", "licenses") if key in one}
        for path in sorted(infos[name].glob("sboms/*.json"))
        for one in json.loads(path.read_text("utf-8")).get("components", ())
        if one.get("scope") == "required"  # others were needed to build it, or may be absent
    ]
    return {**component, **licence, **({"components": crates} if crates else {})}


def natives(versions: Mapping[str, str], places: Iterable[str]) -> list[Json]:
    """Return the parts without a package that a bundle with files at ``places`` holds."""
    known = list(places)
    return [
        _component(part, versions[part.name])
        for part in NATIVE
        if part.name in versions and any(re.search(part.carrier, place) for place in known)
    ]


def _component(part: Native, version: str) -> Json:
    name = part.name.partition(" of ")[0]
    carrier = (
        {"description": f"Inside of {part.name.partition(' of ')[2]}"} if name != part.name else {}
    )
    return {
        "bom-ref": f"{part.name.replace(' ', '-')}=={version}",
        "type": "framework" if name == "Qt" else "library",
        "name": name,
        "version": version,
        **carrier,
        "licenses": [_licence(part.licence)],
        "purl": f"pkg:generic/{name.lower()}@{version}",
        "cpe": f"cpe:2.3:a:{part.product}:{version}:*:*:*:*:*:*:*",
    }


def _licence(name: str) -> Json:
    return {"license": {"id": name, "acknowledgement": "declared"}}
