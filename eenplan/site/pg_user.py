"""Which system user runs the PostgreSQL server, and what that user can reach.

PostgreSQL refuses to run as root. Started by an ordinary user it runs as that user; started by root it
runs as the system user ``eenplan`` (made when possible), else as ``postgres`` or ``nobody``. No folder of
anybody else is opened up for it: what it cannot reach is placed elsewhere (see pg_place.py).
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CANDIDATES = ("eenplan", "postgres", "nobody")
CLEAN_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C", "LC_ALL": "C", "TZ": "UTC"}


class LaunchError(RuntimeError):
    """The database cannot be started; the message is Dutch and meant for the screen."""


@dataclass(frozen=True, slots=True)
class ServerUser:
    """The system user of the server; ``switch`` is true when root has to become that user."""

    uid: int
    gid: int
    switch: bool

    def run(self, command: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[bytes]:
        """Run ``command`` as this user, from / and with a bare environment."""
        if self.switch:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        options.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run(command, cwd="/", env=CLEAN_ENVIRONMENT, **options)  # noqa: S603 - own argv, no shell

    def can_enter(self, folder: Path) -> bool:
        """Whether this user can pass through ``folder`` and all its parents."""
        if not self.switch:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", folder], capture_output=True).returncode == 0

    def can_run(self, program: Path) -> bool:
        """Whether this user can really start ``program`` (its libraries included)."""
        try:
            return self.run([program, "--version"], capture_output=True).returncode == 0
        except OSError:
            return False

    def give(self, path: Path) -> None:
        """Make this user the owner of ``path``."""
        if self.switch:
            os.chown(path, self.uid, self.gid)


def server_user() -> ServerUser:
    """The user for the server: ourselves, or an unprivileged one when we are root."""
    if os.geteuid() != 0:
        return ServerUser(os.geteuid(), os.getegid(), switch=False)
    _make_system_user()
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return ServerUser(entry.pw_uid, entry.pw_gid, switch=True)
    raise LaunchError(
        "PostgreSQL mag niet als root draaien en er is geen gewone systeemgebruiker. "
        "Maak er een (useradd --system eenplan) of start Eenplan als gewone gebruiker."
    )


def _make_system_user() -> None:
    """Add the system user ``eenplan`` when this machine lets us; a read-only system falls back."""
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    try:
        pwd.getpwnam(CANDIDATES[0])
    except KeyError:
        if program:
            command = [program, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
            command += ["--shell", "/usr/sbin/nologin", CANDIDATES[0]]
            subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed argv, no shell
