"""Network drives and synchronised folders, where a database is in danger (faults B9).

SQLite's log needs memory that all who read share, which no network file system gives
(sqlite.org/wal.html, 1.2); a synchronising program copies the file without its log and brings old
states back (sqlite.org/howtocorrupt.html, 1.2 and 1.4).
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.domain.care.whereabouts import Ground, Whereabouts
from workbench.domain.errors import FolderOnNetwork

if TYPE_CHECKING:
    from collections.abc import Mapping

# File systems as Linux (proc(5), mountinfo) and macOS (mount(8)) name them, without "fuse.". 9p and
# virtiofs are left out: they also stand for the whole disk of containers and virtual machines.
_NETWORK = re.compile(
    "nfs[34]?|cifs|smb[23]?|smbfs|smbnetfs|ncpfs|afs|afpfs|ceph|glusterfs|lustre|beegfs|davfs2?"
    "|webdav|sshfs|rclone|s3fs|gvfsd-fuse|ftp|curlftpfs|vboxsf|vmhgfs|vmhgfs-fuse|prl_fs"
)
# How folders of synchronising programs begin, in small letters without spaces; and their names.
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "googledrive": "Google Drive",
    "mydrive": "Google Drive",
    "我的云端硬盘": "Google Drive",
    "iclouddrive": "iCloud",
    "mobiledocuments": "iCloud",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "nutstore": "坚果云",
    "百度网盘同步": "百度网盘",
    "百度云同步盘": "百度网盘",
    "baidusync": "百度网盘",
    "阿里云盘": "阿里云盘",
    "腾讯微云": "微云",
    "wps云盘": "WPS 云盘",
    "wpsdrive": "WPS 云盘",
    "synologydrive": "Synology Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "seafile": "Seafile",
    "pclouddrive": "pCloud",
    "boxsync": "Box",
}
# Files by which such a program marks a folder of any name.
_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "Nextcloud",
    ".resilio-sync": "Resilio Sync",
}
# Windows names the folders of OneDrive, which may be called anything.
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_REMOTE = 4  # DRIVE_REMOTE, GetDriveTypeW
_ESCAPE = re.compile(r"\\([0-7]{3})")
_MAC_MOUNT = re.compile(r"^.+? on (?P<place>/.*) \((?P<kind>[^,)]+)")


class System(Protocol):
    """What the operating system tells of its drives."""

    def kind_of(self, folder: Path) -> str:
        """Return the name of the file system under a folder, "" where it is not known."""
        ...


def whereabouts(folder: Path, environment: Mapping[str, str], system: System) -> Whereabouts:
    """Tell where a folder lies; one that is not there yet is judged by its name and its parents."""
    place = folder.absolute()
    kind = system.kind_of(place)
    if _NETWORK.fullmatch(kind.removeprefix("fuse.")) or str(place).startswith("\\\\"):
        return Whereabouts(Ground.NETWORK, kind)
    name = _by_variable(place, environment) or _by_name(place) or _by_mark(place)
    return Whereabouts(Ground.SYNCED, name) if name else Whereabouts()


def _by_variable(place: Path, environment: Mapping[str, str]) -> str:
    folders = [Path(found) for name in _VARIABLES if (found := environment.get(name))]
    return "OneDrive" if any(place.is_relative_to(folder) for folder in folders) else ""


def _by_name(place: Path) -> str:
    plain = [part.casefold().replace(" ", "") for part in place.parts]
    found = [name for part in plain for start, name in _SYNCED.items() if part.startswith(start)]
    return found[0] if found else ""


def _by_mark(place: Path) -> str:
    for folder in (place, *place.parents):
        for mark, name in _MARKS.items():
            if (folder / mark).exists():
                return name
    return ""


class Linux:
    """Reads the table of mounts; ``table`` is the text of ``/proc/self/mountinfo``."""

    def __init__(self, table: str) -> None:
        self._mounts = dict(_linux_mount(line) for line in table.splitlines() if " - " in line)

    def kind_of(self, folder: Path) -> str:
        """Return the type of the mount that holds the folder; of two on one place the later."""
        return _nearest(self._mounts, folder)


class Mac:
    """Reads what ``mount`` prints."""

    def __init__(self, table: str) -> None:
        found = (_MAC_MOUNT.match(line) for line in table.splitlines())
        self._mounts = {line["place"]: line["kind"] for line in found if line}

    def kind_of(self, folder: Path) -> str:
        """Return the type of the mount that holds the folder."""
        return _nearest(self._mounts, folder)


class Windows:
    """Asks what drive a folder is on."""

    def kind_of(self, folder: Path) -> str:
        """Return "smb" for a drive letter that stands for a network share."""
        if sys.platform == "win32":
            is_remote = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE
            return "smb" if is_remote else ""
        return ""


def this_system() -> System:
    """Return what tells of the drives of this computer; of an unknown system nothing is told."""
    if sys.platform == "win32":
        return Windows()
    try:
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True)
            return Mac(told.stdout)
        return Linux(Path("/proc/self/mountinfo").read_text("utf-8", "replace"))
    except (OSError, subprocess.SubprocessError):
        return Linux("")


def _linux_mount(line: str) -> tuple[str, str]:
    before, _, after = line.partition(" - ")
    place = _ESCAPE.sub(lambda found: chr(int(found[1], 8)), before.split(" ")[4])
    return place, after.split(" ")[0]


def _nearest(mounts: Mapping[str, str], folder: Path) -> str:
    for place in (folder, *folder.parents):
        if (kind := mounts.get(str(place))) is not None:
            return kind
    return ""


def check_ground(path: Path, where: Whereabouts) -> None:
    """Let no data begin on a network drive; those that are there already are opened.

    Raises:
        FolderOnNetwork: there are none yet, and there shall be none.
    """
    if where.ground is Ground.NETWORK and not path.exists():
        raise FolderOnNetwork(path=str(path.parent), place=where.name)


def whereabouts_here(folder: Path) -> Whereabouts:
    """Tell where a folder of this computer lies."""
    return whereabouts(folder, os.environ, this_system())
