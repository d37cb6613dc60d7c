"""Which folders are in danger; the tables of mounts are written as the systems write them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from workbench.domain.care.whereabouts import Ground, Whereabouts
from workbench.domain.errors import FolderOnNetwork
from workbench.store.safety.whereabouts import Linux, Mac, check_ground, this_system, whereabouts

LINUX = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/nas rw,relatime shared:20 - cifs //nas/shop rw,vers=3.1.1
41 22 0:36 / /home/a\\040b rw - nfs4 nas:/home rw
42 40 8:2 / /mnt/nas/local rw - ext4 /dev/sdb1 rw
43 22 0:37 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//me@nas._smb._tcp.local/shop on /Volumes/my shop (smbfs, nodev, nosuid, mounted by me)
"""
LOCAL = Whereabouts()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/data", "ext4"),
        ("/mnt/nas/data/deeper", "cifs"),
        ("/mnt/nas/local/data", "ext4"),
        ("/mnt/nas2", "ext4"),
        ("/home/a b", "nfs4"),
        ("/run/user/1000/gvfs/smb-share", "fuse.gvfsd-fuse"),
    ],
)
def test_the_nearest_mount_tells_the_file_system(folder: str, kind: str) -> None:
    assert Linux(LINUX).kind_of(Path(folder)) == kind


def test_a_mac_names_its_mounts_with_spaces() -> None:
    assert Mac(MAC).kind_of(Path("/Volumes/my shop/data")) == "smbfs"
    assert Mac(MAC).kind_of(Path("/Users/me")) == "apfs"


def test_a_network_drive_is_known() -> None:
    found = whereabouts(Path("/mnt/nas/data"), {}, Linux(LINUX))
    assert found == Whereabouts(Ground.NETWORK, "cifs")
    assert not found.is_safe


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/a/OneDrive - 晨禾百货/工作台", "OneDrive"),
        ("/home/a/OneDrive/x", "OneDrive"),
        ("/home/a/Dropbox (Personal)/x", "Dropbox"),
        ("/home/a/我的坚果云/x", "坚果云"),
        ("/home/a/Nutstore Files/x", "坚果云"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/home/a/BaiduSyncdisk/x", "百度网盘"),
        ("/home/a/Google Drive/x", "Google Drive"),
        ("/home/a/data/x", ""),
        ("/home/a/my onedrive notes/x", ""),
    ],
)
def test_folders_of_synchronising_programs_are_known_by_name(folder: str, name: str) -> None:
    expected = Whereabouts(Ground.SYNCED, name) if name else LOCAL
    assert whereabouts(Path(folder), {}, Linux("")) == expected


def test_windows_names_the_folder_of_onedrive_itself() -> None:
    folder = str(PurePosixPath("/home/a/云"))
    found = whereabouts(Path(folder, "x"), {"OneDriveCommercial": folder}, Linux(""))
    assert found.name == "OneDrive"


def test_a_mark_in_a_parent_tells_the_program(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    found = whereabouts(tmp_path / "not" / "there", {}, Linux(""))
    assert found == Whereabouts(Ground.SYNCED, "Syncthing")


def test_a_folder_of_this_machine_is_safe(tmp_path: Path) -> None:
    assert whereabouts(tmp_path, {}, this_system()).is_safe


def test_no_data_begin_on_a_network_drive_but_those_there_are_opened(tmp_path: Path) -> None:
    network = Whereabouts(Ground.NETWORK, "cifs")
    with pytest.raises(FolderOnNetwork) as caught:
        check_ground(tmp_path / "workbench.db", network)
    assert "(cifs)" in str(caught.value)
    (tmp_path / "workbench.db").touch()
    check_ground(tmp_path / "workbench.db", network)
    check_ground(tmp_path / "other.db", Whereabouts(Ground.SYNCED, "坚果云"))
