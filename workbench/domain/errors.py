"""Errors a seller may meet; each has a title and a sentence that says how to go on.

WorkbenchError
├── StoreError            the encrypted cache
│   ├── WrongKey, KeyMissing, KeyringUnavailable, KeyringGone, KeyringLocked, KeyringChanged
│   ├── PassphraseMissing, PassphraseFileUnusable
│   ├── FolderUnusable, NotOurFile, NewerSchema, FileDamaged, LibraryTooOld
│   ├── BackupDamaged, BackupRoomMissing, BackupMissing, BackupLocked, FileGone
│   ├── RecoveryCodeWrong, RecoveryCodeMissing
│   └── DiskFull, CacheBusy, ProfileInUse, ReadOnlyFile, ShopRemoved
├── ConnectorError        a platform or trace provider
│   ├── SignInExpired, RateLimited, Unreachable, Refused, UnexpectedAnswer
├── PackInvalid           a policy pack
│   ├── PackUnreadable (PackMisspelt, PackNotUtf8, PackTooLarge)
│   ├── PackFieldMissing, PackFieldUnknown, PackValueWrong, PackRuleTwice, PackRuleTaken
├── ReplayBroken          a replay of packs over the cached orders
├── ExportError           a file that was to go out
│   ├── ExportTargetFull, ExportTargetRefused, ExportTooLong, ExportBroken
├── FactMissing           a decision case that does not tell what its answer depends on
├── SystemRefused         a file, folder or stream of the system
└── BadInput              a file or value that the seller gave
    └── KeyFileWrong, ColumnsUnknown

English sources are marked by :func:`marked` for the translation catalogue; ``values`` are filled
in after translation. Messages never carry secrets or personal data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta


def marked(context: str, source: str) -> str:
    """Mark an English source text for translation under ``context`` and return it unchanged."""
    return source


class WorkbenchError(Exception):
    """Base of all errors with words for the seller."""

    title: ClassVar[str] = marked("errors", "Something went wrong")
    sentence: ClassVar[str] = marked("errors", "Please try again; the log has the details.")

    def __init__(self, **values: str) -> None:
        self.values = values
        super().__init__(self.told(str))

    def told(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in another language, with its values filled in."""
        values = _Blank({name: translate(value) for name, value in self.values.items()})
        if "reason" in values:
            values["reason"] = _with_places(values)
        return translate(self.sentence).format_map(values)


def _with_places(values: dict[str, str]) -> str:
    """Return the reason with the other values in its places; braces of its own stay."""
    reason = values["reason"]
    for name, value in values.items():
        reason = reason.replace("{" + name + "}", value)
    return reason


class _Blank(dict[str, str]):
    """Leave an unfilled placeholder as "?" rather than fail while reporting a failure."""

    def __missing__(self, key: str) -> str:
        return "?"


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
        "The data in {path} is locked by a passphrase. Put it in a file only you can read "
        "(mode 600) and name it in WORKBENCH_PASSPHRASE_FILE.",
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


class WindowSilent(WorkbenchError):
    """A window of this profile is open but does not answer."""

    title = marked("errors", "Window does not answer")
    sentence = marked(
        "errors",
        "The workbench is open already but does not answer. Wait a little, or end it and start it "
        "again: nothing that was saved is lost.",
    )


class FileGone(StoreError):
    """The data file is not where it was, and there is more than an empty one to put there."""

    title = marked("errors", "The data file is missing")
    sentence = marked(
        "errors",
        "{path} is not there, but backups of it are. No empty file was made; "
        "`workbench recover` puts the last backup in its place.",
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


class ConnectorError(WorkbenchError):
    """A platform or trace provider did not give what was asked for; ``service`` names it."""

    title = marked("errors", "The platform did not answer as expected")


class SignInExpired(ConnectorError):
    """Token missing, wrong or expired, and it could not be renewed."""

    title = marked("errors", "Sign-in expired")
    sentence = marked("errors", "{service} asks to sign in again. Other shops go on.")


class RateLimited(ConnectorError):
    """Called too often; wait for ``retry_after`` before the next call."""

    title = marked("errors", "Too many requests")
    sentence = marked("errors", "{service} asks to wait. Polling goes on by itself.")

    def __init__(self, *, retry_after: timedelta | None = None, **values: str) -> None:
        super().__init__(**values)
        self.retry_after = retry_after


class Unreachable(ConnectorError):
    """No connection, time-out, or the server is down."""

    title = marked("errors", "No connection")
    sentence = marked("errors", "{service} cannot be reached. What is here is kept and marked.")


class Refused(ConnectorError):
    """The platform understood and said no; ``reason`` is its code, not foreign prose."""

    title = marked("errors", "Refused")
    sentence = marked("errors", "{service} refused the request ({reason}). Check the shop's keys.")


class UnexpectedAnswer(ConnectorError):
    """Not the protocol: HTML, broken JSON, missing parts, pages that do not add up."""

    title = marked("errors", "Unexpected answer")
    sentence = marked(
        "errors", "{service} answered something unreadable ({reason}). What is here is kept."
    )


class PackInvalid(WorkbenchError):
    """A policy pack does not fit its schema."""

    title = marked("errors", "Policy pack")
    sentence = marked("errors", "The policy pack {path} cannot be used: {reason}")


class PackUnreadable(PackInvalid):
    """The file is not TOML, or cannot be opened."""

    sentence = marked(
        "errors", "The policy pack {path} cannot be read ({reason}). The rules stay as they were."
    )


class PackMisspelt(PackUnreadable):
    """A line is not written as TOML asks; ``reason`` is the library's own word."""

    sentence = marked(
        "errors",
        "The policy pack {path} cannot be read: line {line}, column {column} is not written as "
        "TOML asks ({reason}). The rules stay as they were.",
    )


class PackNotUtf8(PackUnreadable):
    """The file was saved in another encoding, most often GBK."""

    sentence = marked(
        "errors",
        "The policy pack {path} is not saved as UTF-8 (line {line}). Save it as UTF-8 and try "
        "again. The rules stay as they were.",
    )


class PackTooLarge(PackUnreadable):
    """The file is far larger than any pack; it was not read."""

    sentence = marked(
        "errors",
        "{path} is larger than {limit}, which no policy pack is. The rules stay as they were.",
    )


class PackFieldMissing(PackInvalid):
    """A field that every rule of its kind needs is not there."""

    sentence = marked(
        "errors", "In the policy pack {path}, rule {rule}: the field {field} is missing."
    )


class PackFieldUnknown(PackInvalid):
    """A field that no rule of its kind has, most often a misspelt one."""

    sentence = marked(
        "errors", "In the policy pack {path}, rule {rule}: nothing is known of the field {field}."
    )


class PackValueWrong(PackInvalid):
    """A field holds something else than it should."""

    sentence = marked(
        "errors", "In the policy pack {path}, rule {rule}: the field {field} must be {expected}."
    )


class PackRuleTwice(PackInvalid):
    """Two packs, or two places of one, speak of the same rule."""

    sentence = marked("errors", "The rule {rule} stands twice: in {other} and in {path}.")


class PackRuleTaken(PackRuleTwice):
    """A seller's rule has the id of another pack's and does not say that it takes its place."""

    sentence = marked(
        "errors",
        "The rule {rule} in {path} stands in {other} already. To put yours in its place, write "
        'replaces = "{rule}" in it; else give it an id of its own.',
    )


class ReplayBroken(WorkbenchError):
    """A process that shared a replay ended early."""

    title = marked("errors", "The replay ended early")
    sentence = marked("errors", "The replay ended early; nothing was changed. Please try again.")


class ExportError(WorkbenchError):
    """A table could not be written; whatever stood at ``path`` is still there."""

    title = marked("errors", "The export was not written")
    sentence = marked("errors", "{path} could not be written; a file of that name is unchanged.")


class ExportTargetFull(ExportError):
    """No room where the file was to go."""

    sentence = marked(
        "errors",
        "There is no room for {path}: {needed} MB or more are needed. A file of that name is "
        "unchanged. Free some space or choose another folder.",
    )


class ExportTargetRefused(ExportError):
    """The place cannot be written, or another program holds the file."""

    sentence = marked(
        "errors",
        "{path} cannot be written. If it is open in another program, close it there; else choose "
        "another folder. A file of that name is unchanged.",
    )


class ExportTooLong(ExportError):
    """More rows than one sheet holds."""

    sentence = marked(
        "errors",
        "{path}: {rows} rows are more than an XLSX sheet holds ({limit}). Choose CSV, or filter.",
    )


class ExportBroken(ExportError):
    """The process that wrote the file ended early."""

    sentence = marked(
        "errors",
        "The export to {path} ended early; a file of that name is unchanged. Please try again.",
    )


class FactMissing(WorkbenchError):
    """A fact on which an answer depends is not told (``values["fact"]``).

    It never reaches the seller: the answer is then "unknown" and names the fact.
    """


class SystemRefused(WorkbenchError):
    """The system did not read or write something; ``reason`` is its own word."""

    title = marked("errors", "The system refused")
    sentence = marked("errors", "{path}: {reason}. What was saved before is safe.")


class BadInput(WorkbenchError):
    """A file or value given by the seller cannot be used; nothing was written."""

    title = marked("errors", "Cannot read this")
    sentence = marked("errors", "{what}: {reason}. Nothing was changed.")


class KeyFileWrong(BadInput):
    """A key file lacks something or holds it in the wrong shape; ``place`` is a field's name."""

    sentence = marked(
        "errors", "{what}: something is missing or wrong at {place}. Nothing was changed."
    )


class ColumnsUnknown(BadInput):
    """No row is a header that we know, but one looks like the header of a list: ``columns``."""

    sentence = marked(
        "errors",
        "{what}: {reason}. Nothing was changed. If it is a list of penalties or deductions, import "
        "it in the window and say there which column is which.",
    )

    def __init__(self, columns: tuple[str, ...], **values: str) -> None:
        super().__init__(**values)
        self.columns = columns
