"""Qt's library of languages without the languages: 2 MB instead of 31.

On Linux Qt6Core links ICU, whose data hold the words of 700 languages: names of months, ways to
sort, how Thai breaks its lines. The window shows dates by ``ui/formats.py``, sorts in SQL and
speaks Chinese and English, so that root, zh and en suffice. Windows and macOS bring ICU
themselves.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from refusal import SetupRefused, call

# Debian's packages of the two programs.
NEEDED = {"icupkg": "icu-devtools", "gcc": "gcc", "objcopy": "binutils"}
_KEPT = re.compile(
    r"(root|pool|en|zh|res_index|supplementalData|likelySubtags|numberingSystems|keyTypeData)\.res"
    r"|(cnvalias|pnames|ulayout|uemoji)\.icu"
    r"|(gb18030|ibm-1386_P100-2001|windows-936-2000)\.cnv"
    r"|coll/(root|res_index|en|ucadata)\.(res|icu)"
    r"|(nfkc|nfkc_cf|uts46)\.nrm"
)
_ASSEMBLY = """\t.section .rodata
\t.balign 16
\t.globl {symbol}
\t.type {symbol}, @object
{symbol}:
\t.incbin "kept.dat"
\t.size {symbol}, .-{symbol}
\t.section .note.GNU-stack,"",@progbits
"""


def thin(library: Path) -> None:
    """Rewrite ``libicudata.so.N`` with what is kept of its data.

    Raises SetupRefused where the programs that do it are missing, or the file is not what we know.
    """
    lacking = [package for name, package in NEEDED.items() if shutil.which(name) is None]
    if lacking:
        raise SetupRefused("To build the bundle, install: " + " ".join(lacking))
    with tempfile.TemporaryDirectory() as folder:
        _thin(library, Path(folder))


def _thin(library: Path, folder: Path) -> None:
    version = library.name.rpartition(".")[2]
    # The name inside the data (icudt73l) is what icupkg asks of the file's name.
    whole = folder / f"icudt{version}l.dat"
    call(["objcopy", "-O", "binary", "--only-section", ".rodata", library, whole])
    listed = subprocess.run(
        ["icupkg", "-l", whole], check=True, capture_output=True, text=True
    ).stdout.split()
    (folder / "dropped.txt").write_text("\n".join(dropped(listed)) + "\n", encoding="ascii")
    call(["icupkg", "-r", folder / "dropped.txt", whole, folder / "kept.dat"])
    source = folder / "data.s"
    source.write_text(_ASSEMBLY.format(symbol=f"icudt{version}_dat"), encoding="ascii")
    name = f"-Wl,-soname,{library.name}"
    call(["gcc", "-shared", "-s", "-nostdlib", f"-Wa,-I{folder}", name, "-o", library, source])


def dropped(items: list[str]) -> list[str]:
    """Return the items of ICU's data that no text of ours needs."""
    return [item for item in items if not _KEPT.fullmatch(item)]
