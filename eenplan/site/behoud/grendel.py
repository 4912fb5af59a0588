"""A bolt on a data folder: its database does not start while it is there. The file holds the reason, in Dutch."""

import os
from pathlib import Path

from eenplan.site.keyring import private_folder
from eenplan.site.pg_user import LaunchError

NAME = "grendel.txt"


def sluit(data: Path, why: str) -> None:
    """Bolt this folder; on the disk before anything else happens."""
    private_folder(data)
    with os.fdopen(os.open(data / NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(why + "\n")
        file.flush()
        os.fsync(file.fileno())


def open_weer(data: Path) -> None:
    """Take the bolt away."""
    (data / NAME).unlink(missing_ok=True)


def eis_open(data: Path) -> None:
    """Raises LaunchError with the reason when this folder is bolted."""
    file = data / NAME
    if file.exists():
        raise LaunchError(f"{file.read_text('utf-8').strip()}\n(Grendel: {file})")
