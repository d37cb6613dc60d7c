"""Errors of the encrypted cache, its key and its copies."""

from __future__ import annotations

from workbench.domain.errors.base import WorkbenchError, marked


class StoreError(WorkbenchError):
    """The encrypted cache cannot be used as asked."""

    title = marked("errors", "The local data cannot be opened")


class WrongKey(StoreError):
    """The key does not open this file; nothing was changed."""

    title = marked("errors", "Wrong key")
    sentence = marked(
        "errors",
        "This key does not open {path}: it is another file's, or the file's beginning is damaged. "
        "Nothing was changed; check passphrase or keyring, or use the recovery code or a backup "
        "(`workbench recover`).",
    )


class KeyMissing(StoreError):
    """There is data but no key for it; a new file is never made beside it."""

    title = marked("errors", "The key is missing")
    sentence = marked(
        "errors",
        "There is data in {path}, but its key was not found. Nothing was changed; the recovery "
        "code opens it (`workbench recover`).",
    )


class KeyringUnavailable(StoreError):
    """No usable system keyring, and nobody to ask for a passphrase."""

    title = marked("errors", "No keyring")
    sentence = marked(
        "errors",
        "The system offers no keyring to keep the key in. Put a passphrase in a file only you can "
        "read (mode 600) and name it in WORKBENCH_PASSPHRASE_FILE.",
    )


class KeyringGone(KeyringUnavailable):
    """The key lies in a keyring that the system does not offer in this session."""

    sentence = marked(
        "errors",
        "The key of {path} lies in the system keyring, which is not there in this session. Start "
        "where the keyring is; or name a passphrase file in WORKBENCH_PASSPHRASE_FILE (mode 600) "
        "and move the key there with the recovery code (`workbench recover --code`).",
    )


class KeyringLocked(StoreError):
    """There is a keyring, but it is locked or did not answer."""

    title = marked("errors", "The keyring is locked")
    sentence = marked(
        "errors", "The system keyring did not give the key. Unlock it and start again."
    )


class KeyringChanged(StoreError):
    """The key lies in another keyring than the one that the system offers now."""

    title = marked("errors", "Another keyring")
    sentence = marked(
        "errors",
        "The key of {path} lies in the keyring {kept}, but the system now offers {offered}. "
        "Start with the old one, or move the key with the recovery code (`workbench recover`).",
    )


class PassphraseMissing(StoreError):
    """The data is locked by a passphrase that nobody gave."""

    title = marked("errors", "Passphrase needed")
    sentence = marked(
        "errors",
        "The data in {path} is locked by a passphrase: the one that the window asks for. Where "
        "nobody is at a terminal write it into a file that only you can read (`chmod 600 FILE`), "
        "then run `WORKBENCH_PASSPHRASE_FILE=FILE workbench …`.",
    )


class PassphraseForgotten(StoreError):
    """Somebody at the window does not know the passphrase any more."""

    title = marked("errors", "Passphrase forgotten")
    sentence = marked(
        "errors",
        "Type the recovery code and choose a new passphrase; the data in {path} stay as they are. "
        "Without the code nothing but the old passphrase opens them and their backups.",
    )


class PassphraseFileUnusable(StoreError):
    """The file named by WORKBENCH_PASSPHRASE_FILE cannot be used."""

    title = marked("errors", "Passphrase file")
    sentence = marked(
        "errors",
        "The passphrase file {path} must exist, must not be empty and must be readable by you "
        "alone (mode 600).",
    )


class FolderUnusable(StoreError):
    """The data folder cannot be made, entered or written; ``reason`` is the system's own word."""

    title = marked("errors", "The data folder cannot be used")
    sentence = marked("errors", "{path} cannot hold the data ({reason}). Choose another folder.")


class FolderOnNetwork(StoreError):
    """No data are made on a network drive; ``place`` is the file system's name."""

    title = marked("errors", "A network drive")
    sentence = marked(
        "errors",
        "{path} lies on a network drive ({place}): a lost connection or a second computer can "
        "damage data there, so none are made. Choose a folder of this computer (--profile); "
        "backups may go to the network.",
    )


class NotOurFile(StoreError):
    """The file is not a workbench cache."""

    title = marked("errors", "Not our file")
    sentence = marked("errors", "{path} is not a workbench data file. It was left untouched.")


class NewerSchema(StoreError):
    """The file was written by a newer version."""

    title = marked("errors", "Written by a newer version")
    sentence = marked(
        "errors", "{path} was written by a newer workbench. Please update; nothing was changed."
    )


class FileDamaged(StoreError):
    """Pages of the file fail their check."""

    title = marked("errors", "The data file is damaged")
    sentence = marked(
        "errors",
        "{path} is damaged. It was kept as it is; `workbench recover` puts a backup in its place "
        "or saves what can still be read.",
    )


class LibraryTooOld(StoreError):
    """The SQLite of this installation can lose data; nothing was opened."""

    title = marked("errors", "The installation is too old")
    sentence = marked(
        "errors",
        "This installation carries SQLite {version}, but {needed} is needed: older ones can lose "
        "data. Please install the workbench again; nothing was opened.",
    )


class ReadOnlyFile(StoreError):
    """The file or its medium cannot be written; viewing works."""

    title = marked("errors", "The data file cannot be written")
    sentence = marked(
        "errors", "{path} can be read but not written, so nothing was saved. Viewing still works."
    )


class DiskFaulty(StoreError):
    """The system could not read or write the medium; the failed write was not saved."""

    title = marked("errors", "The disk reports faults")
    sentence = marked(
        "errors",
        "The disk reports a fault at {path}. What was to be saved there was not; earlier data are "
        "left as they are, and until the workbench is started again they are only shown. Copy the "
        "newest backup to another disk and have this one checked.",
    )


class DiskFull(StoreError):
    """No room to write; what was saved before is safe."""

    title = marked("errors", "The disk is full")
    sentence = marked("errors", "There is no room to save. Earlier data is safe; free some space.")


class ShopRemoved(StoreError):
    """What was to be saved belongs to nothing any more: its shop was removed meanwhile."""

    title = marked("errors", "The shop was removed")
    sentence = marked("errors", "The shop was removed while its data came in; nothing was saved.")


class CacheBusy(StoreError):
    """Another process holds the file for too long."""

    title = marked("errors", "The data file is in use")
    sentence = marked("errors", "Another program is using {path}. Try again in a moment.")


class ProfileInUse(CacheBusy):
    """Files are to be swapped while a window or another command has them open."""

    sentence = marked(
        "errors",
        "The data in {path} are open in a window or another command. Close it and try again; "
        "nothing was changed.",
    )


class FileGone(StoreError):
    """The data file is not where it was, and there is more than an empty one to put there."""

    title = marked("errors", "The data file is missing")
    sentence = marked(
        "errors",
        "{path} is not there, but backups of it are. No empty file was made; "
        "`workbench recover` puts the last backup in its place.",
    )


class LogGone(StoreError):
    """The log of a file that was not closed is missing; the file was left as it is."""

    title = marked("errors", "The newest data are missing")
    sentence = marked(
        "errors",
        "{path} is missing: it holds what was saved last. Put it back and start again; if it is "
        "gone for good, `workbench recover` goes on with what the data file itself holds.",
    )


class FileMoved(StoreError):
    """The data file, or its log, is not the one any more that was opened; nothing was saved."""

    title = marked("errors", "The data file was moved")
    sentence = marked(
        "errors",
        "{path} was moved, deleted or replaced while it was open, so nothing more is saved. Close "
        "the workbench, put the file back with the files beside it, and start again.",
    )


class BackupDamaged(StoreError):
    """A backup that is cut short, changed, or no backup at all."""

    title = marked("errors", "Not a whole backup")
    sentence = marked(
        "errors",
        "{path} is no backup of the workbench, or not a whole one. Nothing was changed; "
        "choose another.",
    )


class BackupRoomMissing(DiskFull):
    """No room for a backup; ``needed`` and ``free`` are megabytes."""

    sentence = marked(
        "errors",
        "There is no room for a backup in {path}: {needed} MB are needed, {free} MB are free. "
        "Earlier backups are unchanged.",
    )


class BackupMissing(StoreError):
    """There is no backup that could take the file's place."""

    title = marked("errors", "No backup")
    sentence = marked("errors", "There is no whole backup in {path}. Nothing was changed.")


class BackupLocked(StoreError):
    """Neither this profile's key nor anything that was given opens the backup."""

    title = marked("errors", "The backup is locked")
    sentence = marked(
        "errors",
        "{path} opens with the recovery code or the passphrase of the workbench that made it. "
        "Nothing was changed.",
    )


class RecoveryCodeWrong(StoreError):
    """What was typed is not the recovery code of this data."""

    title = marked("errors", "Wrong recovery code")
    sentence = marked(
        "errors", "This is not the recovery code of these data. Nothing was changed; try again."
    )


class RecoveryCodeMissing(StoreError):
    """No recovery code was ever made for this data."""

    title = marked("errors", "No recovery code")
    sentence = marked(
        "errors", "No recovery code was made for {path}, so none can open it. Nothing was changed."
    )
