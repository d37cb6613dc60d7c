"""What helps when something is wrong: the doctor, the support bundle, licences."""

from __future__ import annotations

import hashlib
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import paths
from workbench.app.keys import keyring_name
from workbench.app.versions import versions
from workbench.crash_notes import CrashNotes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.app.profiles import Profiles
    from workbench.domain.care.licences import Licence
    from workbench.domain.clock import Clock
    from workbench.domain.profile import Profile
    from workbench.services.care.doctor import Finding
    from workbench.services.care.support import SupportService
    from workbench.ui.contracts import Care


def examine(profiles: Profiles, profile: Profile, wall: Clock) -> list[Finding]:
    """Check the file, packs, keyring, notifications and versions; each thread may."""
    from workbench.services.care import doctor
    from workbench.store.engine.write_log import log_size
    from workbench.store.keys.unlock import key_kind
    from workbench.store.safety.whereabouts import whereabouts_here
    from workbench.ui.desktop_bell import is_reachable

    return [
        doctor.examine_versions(versions()),
        doctor.examine_key(key_kind(profile.folder)),
        *doctor.examine_file(profile, lambda: profiles.open_cache(profile)),
        *doctor.examine_surroundings(
            profile, whereabouts_here(profile.folder), log_size(profile.cache_file)
        ),
        *doctor.examine_safety(profile, profiles.keys.recovery(profile, wall), wall.now()),
        doctor.examine_packs(paths.resource("policies")),
        doctor.examine_words(profiles.shelf.reader(profile.folder)),
        doctor.examine_keyring(keyring_name()),
        doctor.examine_notifications(reachable=is_reachable()),
    ]


def support(
    profiles: Profiles,
    profile: Profile,
    wall: Clock,
    translate: Callable[[str, str], str],
) -> SupportService:
    """Return what gathers a profile's support bundle."""
    from workbench.services.care.support import SupportService, SupportTools

    return SupportService(
        SupportTools(
            folder=profile.folder,
            versions=partial(_all_versions, profiles),
            examine=partial(examine, profiles, profile, wall),
            open_cache=lambda: profiles.open_cache(profile),
            crash_note=CrashNotes(profile.folder, wall).last,
            translate=translate,
            wall=wall,
        )
    )


def licences() -> tuple[Licence, ...]:
    """Return the licences of every part, in a bundle those that lie in it."""
    from workbench.services.care.licences import licences as told

    return told(Path(sys.executable).parent / "licences", paths.resource("fonts"))


def care_for(profiles: Profiles, profile: Profile, wall: Clock) -> Care:
    """Return what the window offers when something is wrong."""
    from workbench.ui.contracts import Care
    from workbench.ui.translating import translate

    return Care(
        examine=partial(examine, profiles, profile, wall),
        gather=lambda: support(profiles, profile, wall, translate).gather(),
        licences=licences,
    )


def _all_versions(profiles: Profiles) -> Mapping[str, str]:
    """Return the versions, those of the packs that came along among them."""
    told = dict(versions())
    for pack in profiles.shelf.packs:
        told[f"pack {pack.name}"] = hashlib.sha256(pack.data).hexdigest()[:12]
    return told
