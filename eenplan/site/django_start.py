"""Make Django ready for a command: the database, its addresses in the environment, the settings."""

import importlib
import importlib.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from eenplan.site.environment import data_folder, environment
from eenplan.site.postgres import ensure_running, running_server

SETTINGS = "eenplan.site.settings"


def setup() -> None:
    """Read the settings with what the environment holds by now."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


@contextmanager
def database(start: bool = True, keep: bool = False) -> Iterator[None]:
    """Django with a running database; an embedded server that was started here is stopped afterwards.

    start: False never starts a server. keep: True leaves it running (for a process that replaces us).
    """
    data = data_folder()
    embedded = start and not os.environ.get("DATABASE_URL") and not os.environ.get("EENPLAN_DB_OWNER_URL")
    server = ensure_running(data) if embedded else None
    try:
        os.environ.update(environment(data, start=start))
        yield
    finally:
        if server and server.started_here and not keep:
            server.stop()


def stop_database() -> bool:
    """Stop the embedded server of this data folder; False when it did not run."""
    server = running_server(data_folder())
    if server:
        server.stop()
    return server is not None


def optional(name: str) -> ModuleType | None:
    """The module of that name when this installation has it."""
    spec = importlib.util.find_spec(name)
    return importlib.import_module(name) if spec and spec.origin else None
