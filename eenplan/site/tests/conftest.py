"""A server of our own for these tests, in a folder that the unprivileged server user can reach."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from eenplan.site import environment as env
from eenplan.site.postgres import Server, ensure_running

VARIABLES = (env.OWNER_URL, env.APP_URL, env.POLICY_URL, "DATABASE_URL", "EENPLAN_DATA", "EENPLAN_SECRET_KEY")


def make_folder(under: Path | None = None) -> Path:
    """A short folder: pytest's own are 0700 for root, and too long for a socket address."""
    folder = Path(tempfile.mkdtemp(prefix="een-", dir=under))
    folder.chmod(0o711)
    return folder


@pytest.fixture
def folder() -> Iterator[Path]:
    made = make_folder()
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """The data folder of one server per test module; the server is stopped at the end."""
    made = make_folder()
    yield made / ".data"
    ensure_running(made / ".data").stop()
    shutil.rmtree(made)


@pytest.fixture
def server(data: Path) -> Server:
    """A running server, whatever the test before has done to it."""
    return ensure_running(data)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment in which nothing of Eenplan is set."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch
