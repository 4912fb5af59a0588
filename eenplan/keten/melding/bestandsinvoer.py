"""Reports from a folder: for partners whose system can only write a file (issue 2, file drop).

EENPLAN_DATA/inkomend/<organisation, as a slug or its number>/*.json holds one report in the layout of the API,
or a list of them. What was taken in moves to `verwerkt/` with its receipt beside it, what could not to `fout/`
with the reason in Dutch. The key of a report follows from its content, so that a kill between storing and
moving, or the same file once more, never doubles a report.
"""

import json
import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import DataError, IntegrityError
from django.db import Error as DatabaseFailure
from django.utils.text import slugify
from rest_framework.exceptions import APIException, ValidationError

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import organisations
from eenplan.core.accounts.rules import DEFAULT_PURPOSE
from eenplan.core.clock import AMSTERDAM
from eenplan.core.workflow import Refused
from eenplan.keten.melding.actions import Ongeldig, neem_aan
from eenplan.keten.melding.api_fouten import flatten
from eenplan.keten.melding.api_json import TooLarge, load, too_large
from eenplan.keten.melding.api_lezen import lees, nieuwe_melding

log = logging.getLogger(__name__)
STILL = 2.0  # seconds without a change before a file counts as whole
TOO_LONG = 600.0  # seconds after which a file that still stands there is a matter for a human
NAMESPACE = UUID("5b0f6a0e-2d1c-5d0e-9f0a-6c1d2e3f4a5b")
NOT_KEPT = "deze melding kon niet worden bewaard. Bel Veilig Thuis en meld het bij de beheerder."
INBOX, DONE, WRONG = "inkomend", "verwerkt", "fout"


@dataclass(slots=True)
class Verslag:
    """What became of one file."""

    ontvangen: list[dict[str, Any]] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)


def lees_map(now: datetime) -> int:
    """Take in every whole file of every known organisation; returns how many files were dealt with.

    A fault of ours (a database that is away) leaves the file where it is, for the next minute; too long is told aloud.
    """
    root = _inbox()
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    done = 0
    for organisation, folder in _folders(root):
        for file in _whole_files(folder):
            try:
                done += _one_file(file, organisation, now)
            except (DatabaseFailure, OSError) as error:
                log.warning("inkomend bestand blijft staan: %s", type(error).__name__)
    if stuck := len(blijven_liggen()):
        log.error("inkomend: %d bestanden wachten langer dan %d minuten", stuck, TOO_LONG // 60)
    return done


def _inbox() -> Path:
    return Path(settings.DATA) / INBOX


def blijven_liggen() -> list[Path]:
    """Files that wait too long, also in a folder of nobody: each may hold a report that no one has seen."""
    found = [path for path in _inbox().glob("*/*.json") if path.is_file() and not path.is_symlink()]
    return [path for path in found if time.time() - path.stat().st_mtime >= TOO_LONG]


def _folders(root: Path) -> Iterator[tuple[Organisation, Path]]:
    known = {name: item for item in organisations() for name in (str(item.pk), slugify(item.naam))}
    for folder in sorted(root.iterdir()):
        if folder.is_symlink() or not folder.is_dir():
            continue
        if folder.name in known:
            yield known[folder.name], folder
        else:
            log.warning("inkomend: een map hoort bij geen enkele organisatie")


def _whole_files(folder: Path) -> list[Path]:
    """Files that nobody is writing any more; never through a link."""
    found = [path for path in sorted(folder.glob("*.json")) if path.is_file() and not path.is_symlink()]
    return [path for path in found if time.time() - path.stat().st_mtime >= STILL]


def _one_file(file: Path, organisation: Organisation, now: datetime) -> bool:
    verslag = Verslag()
    by = _viewer(organisation)
    try:
        for number, item in enumerate(_reports(file), start=1):
            _one_report(item, number, verslag, by, now)
    except APIException as error:
        verslag.fouten.append(str(error.detail))
    _move(file, verslag)
    return True


def _viewer(organisation: Organisation) -> Viewer:
    role = Role.JUSTITIE if organisation.soort in {"politie", "justitie"} else Role.ZORGPARTNER
    return Viewer(None, organisation.pk, role, DEFAULT_PURPOSE[role], "bestandsinvoer", "koppeling", organisation.naam)


def _reports(file: Path) -> list[Any]:
    if file.stat().st_size > settings.EENPLAN_MAX_UPLOAD:
        raise TooLarge(too_large())
    found = load(file.read_bytes())
    items = found if isinstance(found, list) else [found]
    if not items:
        raise ValidationError("Er staat geen melding in dit bestand.")
    return items


def _one_report(item: Any, number: int, verslag: Verslag, by: Viewer, now: datetime) -> None:
    """Each report stands on its own: a fault in one does not stop the next."""
    try:
        data = lees(item)
        bewijs = neem_aan(nieuwe_melding(data, data.get("sleutel") or key_of(item, by)), by=by, at=now)
    except ValidationError as error:
        verslag.fouten += [f"Melding {number}, {name}: {reason}" for name, reason in flatten(error.detail)]
    except Ongeldig as error:
        verslag.fouten += [f"Melding {number}, {name}: {reason}" for name, reason in error.fouten.items()]
    except Refused as error:
        verslag.fouten.append(f"Melding {number}: {error}")
    except (DataError, IntegrityError) as error:  # asking again would give the same; what follows must not wait for it
        log.error("inkomend: een melding kon niet worden bewaard: %s", type(error).__name__)
        verslag.fouten.append(f"Melding {number}: {NOT_KEPT}")
    else:
        when = bewijs.ontvangen_op.astimezone(AMSTERDAM).isoformat()
        verslag.ontvangen.append({"melding": number, "nummer": bewijs.nummer, "ontvangenOp": when})


def key_of(item: Any, by: Viewer) -> UUID:
    """The key of a report without one: the same sender and content always give the same key."""
    return uuid5(NAMESPACE, f"{by.organisation_id} {json.dumps(item, sort_keys=True, ensure_ascii=True)}")


def _move(file: Path, verslag: Verslag) -> None:
    """First the receipt, then the file: a kill between leaves the file, and the next turn does the same again."""
    folder = file.parent / (WRONG if verslag.fouten else DONE)
    folder.mkdir(mode=0o700, exist_ok=True)
    target = _free(folder, file)
    if verslag.ontvangen:
        _write(target.with_suffix(".ontvangst"), json.dumps(verslag.ontvangen, indent=1) + "\n")
    if verslag.fouten:
        taken = [f"Melding {row['melding']} is wel ontvangen: {row['nummer']}" for row in verslag.ontvangen]
        _write(target.with_suffix(".reden.txt"), "\n".join([*verslag.fouten, *taken]) + "\n")
    file.rename(target)


def _free(folder: Path, file: Path) -> Path:
    """A name that is not taken: an earlier file of the same name stays."""
    target, number = folder / file.name, 2
    while target.exists():
        target, number = folder / f"{file.stem}-{number}{file.suffix}", number + 1
    return target


def _write(path: Path, text: str) -> None:
    """The whole text or nothing, on the disk."""
    part = path.with_name(path.name + ".part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    part.rename(path)
