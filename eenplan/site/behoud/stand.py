"""What was kept and proven, and when: one small file per subject in EENPLAN_DATA/logboek, read by the health check."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from eenplan.site.keyring import private_folder

FOLDER = "EENPLAN_BACKUP"  # where a backup goes every night
BACKUP, SLEUTELS, BEPROEFD, STANDBY = "backup", "sleutelkopie", "beproefd", "standby"


def _file(data: Path, subject: str) -> Path:
    return data / "logboek" / f"{subject}.json"


def schrijf(data: Path, subject: str, **words: Any) -> None:
    """Replace what is known of this subject, with the moment; whole or not at all."""
    file = _file(data, subject)
    private_folder(file.parent)
    draft = file.with_suffix(".nieuw")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        json.dump({"op": nu().isoformat(timespec="seconds"), **words}, stream, indent=1, ensure_ascii=False)
    draft.replace(file)


def lees(data: Path, subject: str) -> dict[str, Any]:
    """What is known; empty when nothing is, or when it cannot be read."""
    try:
        words = json.loads(_file(data, subject).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return words if isinstance(words, dict) else {}


def leeftijd(words: dict[str, Any]) -> timedelta | None:
    """How long ago that was written; None when it never was."""
    return nu() - datetime.fromisoformat(words["op"]) if "op" in words else None


def nu() -> datetime:
    """The moment, by the clock of the machine: no clock of a test or a demo."""
    return datetime.now(UTC)


def geleden(age: timedelta | None) -> str:
    """In words that a person reads at a glance."""
    if age is None:
        return "nog nooit"
    hours = age.total_seconds() / 3600
    if hours < 1:
        return f"{max(0, round(hours * 60))} minuten geleden"
    return f"{hours:.0f} uur geleden" if hours < 48 else f"{hours / 24:.0f} dagen geleden"
