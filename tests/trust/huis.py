"""A house of its own for a drill: a server with the database of this test process, restored out of a backup of it."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import psycopg

from eenplan.site.behoud import kluis
from eenplan.site.behoud.bron import Bron
from eenplan.site.behoud.kopie import Kopie
from eenplan.site.behoud.maak import maak
from eenplan.site.behoud.map import OF_HERE
from eenplan.site.behoud.terug import herstel
from eenplan.site.environment import environment
from eenplan.site.pg_cluster import SETTINGS
from eenplan.site.postgres import Server, ensure_running, running_server
from eenplan.site.roles import DATABASE
from eenplan.site.tests.conftest import make_folder
from tests.omgeving import DATA

SECRET = "een lang wachtwoord"


class Huis:
    """One installation: its folder, its server, and what a process needs to work in it."""

    def __init__(self, data: Path) -> None:
        self.data = data

    @property
    def server(self) -> Server:
        """The server, running."""
        return ensure_running(self.data)

    @contextmanager
    def thuis(self) -> Iterator[None]:
        """While this holds, what is started works in this house."""
        clean = {name: value for name, value in os.environ.items() if name not in OF_HERE}
        with patch.dict(os.environ, clean, clear=True):
            os.environ.update(environment(self.data))
            yield

    def baas(self) -> psycopg.Connection:
        """The superuser in the database itself: looks past the product."""
        return psycopg.connect(self.server.superuser_url_of(DATABASE), autocommit=True)

    def kill(self) -> None:
        """SIGKILL the server and every backend of it at once, as a power cut does."""
        server = running_server(self.data)
        assert server
        assert server.pid
        family = [server.pid, *children(server.pid)]
        for pid in family:
            os.kill(pid, signal.SIGKILL)


def children(parent: int) -> list[int]:
    """The processes that this one started."""
    return [int(word) for word in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


@contextmanager
def eigen_huis(name: str, fsync: str = "off", under: Path | None = None) -> Iterator[Huis]:
    """The database called `name` of the test server, in a house of its own; all of it is gone afterwards."""
    server = running_server(DATA)
    assert server
    folder = make_folder(under)
    huis = Huis(folder / "a")
    # A kill -9 leaves what was written with the system; only a machine that falls over needs fsync.
    with patch.object(kluis, "COST", 2), patch.dict(os.environ), patch.dict(SETTINGS, {"fsync": fsync}):
        os.environ.pop("EENPLAN_KEY_FILE", None)
        file = maak(Bron(server.superuser_url_of(name)), DATA, folder / "bk", SECRET, print)
        herstel(Kopie(file, SECRET), huis.data, DATA, print)
        try:
            yield huis
        finally:
            for place in folder.iterdir():
                if (place / "postgres.slot").exists() and running_server(place):
                    Huis(place).kill()
            shutil.rmtree(folder)
