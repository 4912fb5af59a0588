"""The folder that a backup is put back in: run something on it, or leave no trace of it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from eenplan.site.environment import APP_URL, OWNER_URL, POLICY_URL
from eenplan.site.keyring import private_folder
from eenplan.site.pg_place import POINTER
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import running_server

URLS = (OWNER_URL, APP_URL, POLICY_URL, "DATABASE_URL", "EENPLAN_BACKUP_URL")
OF_HERE = (*URLS, "EENPLAN_DATA", "EENPLAN_SECRET_KEY", "EENPLAN_KEY_FILE")


def ruim_op(data: Path) -> None:
    """Stop the server of this folder and remove all of it, also the part that stands elsewhere."""
    with suppress(LaunchError):
        if server := running_server(data):
            server.stop()
    pointer = data / POINTER
    if pointer.exists():
        shutil.rmtree(pointer.read_text("utf-8").strip(), ignore_errors=True)
    shutil.rmtree(data, ignore_errors=True)


def omgeving(data: Path) -> dict[str, str]:
    """The environment of a process that works with that folder and its own database."""
    clean = {name: value for name, value in os.environ.items() if name not in OF_HERE}
    return clean | {"EENPLAN_DATA": str(data)}


def draai(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of Eenplan on that folder."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, env=omgeving(data), capture_output=True, text=True, check=False)  # noqa: S603 - own argv


@contextmanager
def tijdelijk(beside: Path) -> Iterator[Path]:
    """A folder for a proof, gone afterwards whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="proef-", dir=private_folder(beside)))
    try:
        yield folder
    finally:
        ruim_op(folder)
