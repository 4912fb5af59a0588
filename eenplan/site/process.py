"""Keep the web and worker processes alive, and stop them all at Ctrl-C or SIGTERM.

Children get a session of their own, so that a Ctrl-C in the terminal reaches only the supervisor, which
then stops them in order. A child also ends by itself when the supervisor is killed (``follow_parent``).
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PARENT = "EENPLAN_OUDER"
LONGEST_WAIT = 30.0
STEADY_AFTER = 60.0
STOP_SECONDS = 20.0
ORPHAN_SECONDS = 5.0
SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux


def wait_before(failures: int) -> float:
    """Seconds before the next start after that many failures in a row: 1, 2, 4 ... 30."""
    return min(LONGEST_WAIT, 2.0 ** (failures - 1))


@dataclass
class Child:
    """One process that has to live; its output goes to ``log``."""

    name: str
    command: Sequence[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    not_before: float = 0.0

    def start(self) -> None:
        environment = os.environ | {PARENT: str(os.getpid())}
        with open(os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as out:
            self.process = subprocess.Popen(  # noqa: S603 - our own argv, no shell
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=environment,
                start_new_session=True,
            )
        self.started = time.monotonic()

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def look_after(self, report: Callable[[str], None], now: float) -> None:
        """Start again what died, waiting longer at each failure in a row."""
        if self.alive:
            self.failures = 0 if now - self.started > STEADY_AFTER else self.failures
        elif self.process is not None:
            self.failures += 1
            self.not_before = now + wait_before(self.failures)
            report(
                f"{self.name} is gestopt (code {self.process.returncode}); "
                f"start opnieuw over {wait_before(self.failures):.0f} s. Zie {self.log}"
            )
            self.process = None
        elif now >= self.not_before:
            self.start()


def stop_all(children: Sequence[Child], patience: float = STOP_SECONDS) -> None:
    """Ask all children to finish what they do; end by force what has not stopped in time."""
    alive = [child.process for child in children if child.process is not None and child.alive]
    for process in alive:
        process.terminate()
    end = time.monotonic() + patience
    for process in alive:
        try:
            process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def supervise(children: Sequence[Child], report: Callable[[str], None], also: Callable[[], None]) -> None:
    """Look after the children until KeyboardInterrupt; ``also`` runs every five seconds."""
    next_look = 0.0
    while True:
        now = time.monotonic()
        for child in children:
            child.look_after(report, now)
        if now >= next_look:
            also()
            next_look = now + 5.0
        time.sleep(0.5)


@contextmanager
def stop_signals() -> Iterator[None]:
    """SIGTERM and SIGHUP stop us as Ctrl-C does; also under a parent that made us ignore SIGINT."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    names = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {name: signal.signal(name, interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


@contextmanager
def undisturbed() -> Iterator[None]:
    """While stopping, a second Ctrl-C changes nothing."""
    names = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {name: signal.signal(name, signal.SIG_IGN) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def follow_parent() -> None:
    """Called in a child: be asked to stop (SIGTERM) as soon as the supervisor is gone, even by kill -9."""
    parent = os.environ.get(PARENT)
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != int(parent):
        sys.exit("De hoofdprocessen van Eenplan zijn gestopt.")


def end_as_orphan(every: float = 1.0) -> None:
    """Called in the worker: gone at the latest ORPHAN_SECONDS after the supervisor, whatever it waits for.

    Without this a worker whose database fell away too goes on trying to reach it for half a minute.
    """
    if os.environ.get(PARENT) is None:
        return
    parent = int(os.environ[PARENT])

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(every)
        time.sleep(ORPHAN_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="wees", daemon=True).start()
