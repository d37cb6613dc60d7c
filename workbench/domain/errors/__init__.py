"""Errors a seller may meet; each has a title and a sentence that says how to go on.

WorkbenchError
├── StoreError            the encrypted cache
│   ├── WrongKey, KeyMissing, KeyringUnavailable, KeyringGone, KeyringLocked, KeyringChanged
│   ├── PassphraseMissing, PassphraseForgotten, PassphraseFileUnusable
│   ├── FolderUnusable, FolderOnNetwork, NotOurFile, NewerSchema, FileDamaged, LibraryTooOld
│   ├── BackupDamaged, BackupRoomMissing, BackupMissing, BackupLocked, FileGone
│   ├── FileMoved, LogGone, RecoveryCodeWrong, RecoveryCodeMissing
│   └── DiskFull, DiskFaulty, CacheBusy, ProfileInUse, ReadOnlyFile, ShopRemoved
├── ConnectorError        a platform or trace provider
│   ├── SignInExpired, RateLimited (RobotBusy, ActLimited), Unreachable, NotOffered,
│   │   Refused (RefusedUnclearly, ParcelRefused, RobotRefused, ActRefused), AnswerLost,
│   │   UnexpectedAnswer
├── PackInvalid           a policy pack
│   ├── PackUnreadable (PackMisspelt, PackNotUtf8, PackTooLarge)
│   ├── PackFieldMissing, PackFieldUnknown, PackValueWrong, PackRuleTwice, PackRuleTaken,
│   │   PackRuleUnasked
├── ReplayBroken          a replay of packs over the cached orders
├── ExportError           a file that was to go out
│   ├── ExportTargetFull, ExportTargetRefused, ExportTooLong, ExportBroken
├── FactMissing           a decision case that does not tell what its answer depends on
├── UpdateRefused         a notice of a newer version
├── SystemRefused         a file, folder or stream of the system
└── BadInput              a file or value that the seller gave
    └── ShippingStopped, ExportUnmeant, KeyFileWrong, ColumnsUnknown, EncodingUnsure,
        NoSuchImport, PackRefused, RuleUnknown, SellerWordRefused

English sources are marked by :func:`marked` for the translation catalogue; ``values`` are filled
in after translation. Messages never carry secrets or personal data.
"""

from __future__ import annotations

from workbench.domain.errors.base import (
    WorkbenchError,
    marked,
)
from workbench.domain.errors.connectors import (
    ActLimited,
    ActRefused,
    AnswerLost,
    ConnectorError,
    NotOffered,
    ParcelRefused,
    RateLimited,
    Refused,
    RefusedUnclearly,
    RobotBusy,
    RobotRefused,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.errors.files import (
    BadInput,
    ColumnsUnknown,
    EncodingUnsure,
    ExportBroken,
    ExportError,
    ExportTargetFull,
    ExportTargetRefused,
    ExportTooLong,
    ExportUnmeant,
    KeyFileWrong,
    NoSuchImport,
    ShippingStopped,
    SystemRefused,
    UpdateRefused,
    WindowSilent,
)
from workbench.domain.errors.packs import (
    FactMissing,
    PackFieldMissing,
    PackFieldUnknown,
    PackInvalid,
    PackMisspelt,
    PackNotUtf8,
    PackRefused,
    PackRuleTaken,
    PackRuleTwice,
    PackRuleUnasked,
    PackTooLarge,
    PackUnreadable,
    PackValueWrong,
    ReplayBroken,
    RuleUnknown,
    SellerWordRefused,
)
from workbench.domain.errors.store import (
    BackupDamaged,
    BackupLocked,
    BackupMissing,
    BackupRoomMissing,
    CacheBusy,
    DiskFaulty,
    DiskFull,
    FileDamaged,
    FileGone,
    FileMoved,
    FolderOnNetwork,
    FolderUnusable,
    KeyMissing,
    KeyringChanged,
    KeyringGone,
    KeyringLocked,
    KeyringUnavailable,
    LibraryTooOld,
    LogGone,
    NewerSchema,
    NotOurFile,
    PassphraseFileUnusable,
    PassphraseForgotten,
    PassphraseMissing,
    ProfileInUse,
    ReadOnlyFile,
    RecoveryCodeMissing,
    RecoveryCodeWrong,
    ShopRemoved,
    StoreError,
    WrongKey,
)

__all__ = [
    "ActLimited",
    "ActRefused",
    "AnswerLost",
    "BackupDamaged",
    "BackupLocked",
    "BackupMissing",
    "BackupRoomMissing",
    "BadInput",
    "CacheBusy",
    "ColumnsUnknown",
    "ConnectorError",
    "DiskFaulty",
    "DiskFull",
    "EncodingUnsure",
    "ExportBroken",
    "ExportError",
    "ExportTargetFull",
    "ExportTargetRefused",
    "ExportTooLong",
    "ExportUnmeant",
    "FactMissing",
    "FileDamaged",
    "FileGone",
    "FileMoved",
    "FolderOnNetwork",
    "FolderUnusable",
    "KeyFileWrong",
    "KeyMissing",
    "KeyringChanged",
    "KeyringGone",
    "KeyringLocked",
    "KeyringUnavailable",
    "LibraryTooOld",
    "LogGone",
    "NewerSchema",
    "NoSuchImport",
    "NotOffered",
    "NotOurFile",
    "PackFieldMissing",
    "PackFieldUnknown",
    "PackInvalid",
    "PackMisspelt",
    "PackNotUtf8",
    "PackRefused",
    "PackRuleTaken",
    "PackRuleTwice",
    "PackRuleUnasked",
    "PackTooLarge",
    "PackUnreadable",
    "PackValueWrong",
    "ParcelRefused",
    "PassphraseFileUnusable",
    "PassphraseForgotten",
    "PassphraseMissing",
    "ProfileInUse",
    "RateLimited",
    "ReadOnlyFile",
    "RecoveryCodeMissing",
    "RecoveryCodeWrong",
    "Refused",
    "RefusedUnclearly",
    "ReplayBroken",
    "RobotBusy",
    "RobotRefused",
    "RuleUnknown",
    "SellerWordRefused",
    "ShippingStopped",
    "ShopRemoved",
    "SignInExpired",
    "StoreError",
    "SystemRefused",
    "UnexpectedAnswer",
    "Unreachable",
    "UpdateRefused",
    "WindowSilent",
    "WorkbenchError",
    "WrongKey",
    "marked",
]
