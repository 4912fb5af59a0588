"""The two processes that serve: the web server and the worker. Each replaces or is the current process."""

import os
import sys
import tempfile
from pathlib import Path

from eenplan.site.environment import OWNER_URL
from eenplan.site.process import end_as_orphan, follow_parent

WORKERS, THREADS = 2, 4


def address() -> tuple[str, int]:
    """Where the web server listens: EENPLAN_HOST (127.0.0.1) and EENPLAN_PORT (8000)."""
    return os.environ.get("EENPLAN_HOST") or "127.0.0.1", int(os.environ.get("EENPLAN_PORT") or 8000)


def gunicorn_command() -> list[str]:
    """No access log: an address can name a case."""
    host, port = address()
    beats = "/dev/shm" if Path("/dev/shm").is_dir() else tempfile.gettempdir()  # noqa: S108 - gunicorn makes unnamed files there
    return [
        *(sys.executable, "-m", "gunicorn", "eenplan.site.wsgi:application", "--preload"),
        *("--bind", f"{host}:{port}", "--worker-class", "gthread"),
        *("--workers", str(WORKERS), "--threads", str(THREADS), "--worker-tmp-dir", beats),
        *("--timeout", "60", "--graceful-timeout", "10", "--no-control-socket", "--log-level", "warning"),
    ]


def run_web() -> int:
    """Become gunicorn; does not return."""
    follow_parent()
    # The doors have no business with the owner's password: only migrating needs it.
    os.environ.pop(OWNER_URL, None)
    command = gunicorn_command()
    os.execv(command[0], command)  # noqa: S606 - our own argv, no shell


def run_worker() -> int:
    """Run the jobs until SIGTERM or SIGINT: the current job is finished first."""
    from django.core.management import call_command

    follow_parent()
    end_as_orphan()
    call_command("procrastinate", "worker")
    return 0
