"""``eenplan start`` as a whole: it serves, survives kill -9, stops cleanly. And on a server of somebody else."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from eenplan.site import environment as env
from eenplan.site.pg_place import find_place
from eenplan.site.pg_user import server_user
from eenplan.site.tests.conftest import VARIABLES, make_folder

COMMAND = (sys.executable, "-m", "eenplan.site.cli")
PATIENCE = 180.0
FOLD = "django_migrations WHERE name LIKE '%squashed%'"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def surroundings(**extra: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return clean | extra


def wait_for(condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def status(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/")
    return connection.getresponse().status


def processes_with(word: str) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
        except OSError:
            continue
        if word.encode() in line and int(entry.name) != os.getpid():
            found.append(int(entry.name))
    return found


class Run:
    """One ``eenplan start`` in the background, with what it prints in a file."""

    def __init__(self, folder: Path, port: int) -> None:
        self.out = folder / f"out-{time.monotonic_ns()}"
        extra = {"EENPLAN_DATA": str(folder / ".data"), "EENPLAN_PORT": str(port)}
        with self.out.open("wb") as out:
            self.process = subprocess.Popen(
                [*COMMAND, "start"], env=surroundings(**extra), stdout=out, stderr=out, start_new_session=True
            )
        wait_for(lambda: "draait op" in self.text or self.process.poll() is not None, self.text)
        assert "draait op" in self.text, self.text

    @property
    def text(self) -> str:
        return self.out.read_text("utf-8")


@pytest.fixture
def place() -> Iterator[Path]:
    folder = make_folder()
    yield folder
    for pid in processes_with(str(folder)):
        os.kill(pid, signal.SIGKILL)
    shutil.rmtree(folder)


def test_start_serves_recovers_from_kill_9_and_stops_cleanly(place: Path) -> None:
    port = free_port()
    first = Run(place, port)
    assert status(port) in (200, 302)
    postmaster = int((place / ".data/postgres/postmaster.pid").read_text().split()[0])
    first.process.kill()
    os.kill(postmaster, signal.SIGKILL)
    first.process.wait()

    second = Run(place, port)
    assert "migraties uitvoeren" in first.text
    assert "migraties uitvoeren" not in second.text
    assert status(port) in (200, 302)
    healthy = subprocess.run(
        [*COMMAND, "gezondheid"], env=surroundings(EENPLAN_DATA=str(place / ".data")), capture_output=True, text=True
    )
    assert (healthy.returncode, healthy.stdout.count("goed")) == (0, 15), healthy.stdout + healthy.stderr

    stopped = subprocess.run([*COMMAND, "stop"], env=surroundings(EENPLAN_DATA=str(place / ".data")), check=False)
    assert stopped.returncode == 0
    assert second.process.wait(60) == 0
    assert "Eenplan is gestopt. De gegevens blijven bewaard." in second.text
    assert not (place / ".data/postgres/postmaster.pid").exists()
    wait_for(lambda: processes_with(str(place)) == [], "a process of the killed tree lives on", 10)


def foreign_programs(folder: Path) -> Path:
    """The programs of the distribution's own PostgreSQL when it is there, else those of the wheel."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else find_place(folder / "programs", server_user()).program("initdb").parent


@pytest.fixture
def foreign(place: Path) -> Iterator[str]:
    """A PostgreSQL that is not ours (Debian's in CI), with an empty database; its address."""
    user, programs = server_user(), foreign_programs(place)
    home = place / "foreign"
    home.mkdir(mode=0o700)
    secret = home / "password"
    secret.write_text("beheer")
    for path in (home, secret):
        user.give(path)
    initdb = [programs / "initdb", "-D", home / "db", "-U", "dba", "-A", "scram-sha-256", "-E", "UTF8"]
    user.run([*initdb, "--pwfile", secret, "--locale", "C.UTF-8", "--no-sync"], capture_output=True, check=True)
    control = [programs / "pg_ctl", "-D", home / "db", "-w", "-l", home / "log"]
    user.run([*control, "-o", f"-c listen_addresses= -k {home} -F", "start"], capture_output=True, check=True)
    url = f"postgresql://dba:beheer@/{{}}?host={quote(str(home), safe='')}"
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE regio TEMPLATE template0 ENCODING 'UTF8'")
    yield url.format("regio")
    user.run([*control, "-m", "immediate", "stop"], capture_output=True, check=True)


def test_database_url_migrates_a_server_of_somebody_else(place: Path, foreign: str) -> None:
    extra = {"EENPLAN_DATA": str(place / ".data"), "DATABASE_URL": foreign}
    for again in (False, True):
        done = subprocess.run([*COMMAND, "migreer"], env=surroundings(**extra), capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        assert ("migraties uitvoeren" in done.stdout) is not again
        with psycopg.connect(foreign) as connection:  # as of before the folds: it had every step of them
            assert connection.execute(f"DELETE FROM {FOLD}").rowcount > 10
    assert not (place / ".data" / "postgres").exists()
    with pytest.MonkeyPatch.context() as patch:
        for name in VARIABLES:
            patch.delenv(name, raising=False)
        patch.setenv("DATABASE_URL", foreign)
        app = env.environment(place / ".data")[env.APP_URL]
    with psycopg.connect(app) as connection:
        count = connection.execute("SELECT count(*) FROM django_migrations").fetchone()
        owned = connection.execute("SELECT count(*) FROM pg_class WHERE relowner = 'eenplan_app'::regrole").fetchone()
    assert count is not None
    assert count[0] > 50
    assert owned == (0,)
