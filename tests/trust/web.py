"""A real web server for tests, as `eenplan start` runs it: started, hit in the middle of its work, started again."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from eenplan.site.process import PARENT

ROOT = Path(__file__).resolve().parents[2]
NAME = "toets-web-"
# Each worker tells PostgreSQL its process number, so that the database can say who is in a transaction now.
HOOKS = f"""
import os
def post_fork(server, worker):
    os.environ["PGAPPNAME"] = "{NAME}" + str(worker.pid)
"""
IN_A_TRANSACTION = """
    SELECT application_name FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE %s AND state IN ('active', 'idle in transaction')
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Web:
    """gunicorn with its workers on a port of its own, on the database of this test process."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.folder = folder
        self.hooks = folder / "haken.py"
        self.hooks.write_text(HOOKS)
        self.log = folder / "web.log"
        self.hit: set[int] = set()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the tree and wait until it answers."""
        env = {
            **os.environ,
            PARENT: str(os.getpid()),  # it ends when this test process does
            "EENPLAN_HOST": "127.0.0.1",
            "EENPLAN_PORT": str(self.port),
            "GUNICORN_CMD_ARGS": f"-c {self.hooks}",
            "DJANGO_SETTINGS_MODULE": "eenplan.site.settings",
        }
        command = [sys.executable, "-c", "from eenplan.site.services import run_web; run_web()"]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=env, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True
            )
        self.wait()

    def wait(self, seconds: float = 60) -> None:
        """Until the port takes connections."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self.process
            assert self.process.poll() is None, self.log.read_text()[-2000:]
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the web server did not start: " + self.log.read_text()[-2000:])

    def busy(self, watcher: psycopg.Connection) -> list[int]:
        """The workers that have a transaction open at this moment."""
        names = [name for (name,) in watcher.execute(IN_A_TRANSACTION, [NAME + "%"]).fetchall()]
        return sorted({int(name.removeprefix(NAME)) for name in names} - self.hit)

    def hit_busy(self, watcher: psycopg.Connection, chance: random.Random, most: int, work: float) -> int:
        """SIGKILL one or more workers that are in a transaction, at a random moment of the `work` seconds it takes."""
        victims = self.busy(watcher)
        if not victims:
            return 0
        chance.shuffle(victims)
        time.sleep(chance.random() * work)  # at the first query, between two, at the commit, or just after it
        return sum(self._hit(pid) for pid in victims[: chance.randint(1, most)])

    def _hit(self, pid: int) -> bool:
        self.hit.add(pid)
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def kill_tree(self) -> None:
        """SIGKILL the master and all workers at once, as a power cut does."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
