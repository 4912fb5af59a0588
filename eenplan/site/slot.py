"""One ``eenplan start`` per data folder."""

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from eenplan.site.pg_user import LaunchError

SLOT = "start.slot"
STOP_SECONDS = 60


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """One ``eenplan start`` per data folder; the lock goes with the process, also at kill -9."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LaunchError(f"Eenplan draait al met de gegevens in {file.parent}.") from None
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def stop_running(file: Path) -> bool:
    """Ask who holds this lock to end, and wait until he has; False when nobody does."""
    if not file.exists():
        return False
    try:
        with only_one(file):
            return False
    except LaunchError:
        os.kill(int(file.read_text()), signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    while time.monotonic() < until:
        time.sleep(0.1)
        with suppress(LaunchError), only_one(file):
            return True
    raise LaunchError(f"Eenplan stopt niet binnen {STOP_SECONDS} seconden. Zie {file.parent / 'logboek'}.")
