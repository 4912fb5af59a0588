"""Fixtures that every package may use: a small region, viewers, a fixed moment."""

import os
from collections.abc import Iterator
from datetime import datetime

import pytest
from pytest_django.plugin import blocking_manager_key

from tests.database import empty_tables
from tests.decor import DECOR, NOW, commits, situatie, uses_database, wanted

# Begun last, one of these would keep a single process busy while the others have nothing left to do.
LONGEST = (
    "tests/trust/test_kill.py",
    "tests/trust/test_uitval.py",
    "tests/journeys/",
    "eenplan/site/tests/test_start.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest; in a file, what starts from the same situation comes together."""
    files = {path: place for place, path in enumerate(dict.fromkeys(item.path for item in items))}

    def order(item: pytest.Item) -> tuple[bool, int, bool, list[str]]:
        start = [name for name, _ in wanted(item)] if uses_database(item) else []
        return not item.nodeid.startswith(LONGEST), files[item.path], commits(item), start

    items.sort(key=order)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Put up what the test starts from, below the transaction of its own that it will be undone with."""
    if uses_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            DECOR.put([] if commits(item) else wanted(item))


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The database is there already (tests/omgeving.py)."""


@pytest.fixture(autouse=True, scope="session")
def _truncate_as_owner() -> None:
    """After a test with real commits every table is emptied by the owner; the application may not truncate."""
    from django.test import TransactionTestCase

    TransactionTestCase._fixture_teardown = lambda self: empty_tables()


@pytest.fixture(autouse=True, scope="session")
def _one_middleware_chain() -> None:
    """All test clients share one chain: building it looks at every static file, at the first request of each."""
    from django.conf import settings
    from django.test.client import ClientHandler

    load, known = ClientHandler.load_middleware, {}

    def shared(self: ClientHandler, is_async: bool = False) -> None:
        key = (is_async, *settings.MIDDLEWARE)
        if key not in known:
            load(self, is_async)
            known[key] = {name: value for name, value in vars(self).items() if name.endswith(("_middleware", "_chain"))}
        vars(self).update(known[key])

    ClientHandler.load_middleware = shared


def only_constant_texts(subject: str, body: str, attachments: object) -> None:
    """Whatever leaves by mail, in any test, is one of the texts that say nothing (access.md, misuse 2)."""
    from eenplan.core.outbox.rules import TEXTS

    said = {(text.subject, text.body) for text in TEXTS.values()}
    if (subject, body) not in said or attachments:
        raise AssertionError(f"een mail die geen vaste tekst is: {subject!r} {body[:80]!r}")


@pytest.fixture(autouse=True, scope="session")
def _mail_says_nothing() -> None:
    """The sink of the whole suite: every mail is looked at as it leaves, also those that no test asks about."""
    from django.core.mail import EmailMessage

    send = EmailMessage.send

    def watched(self: EmailMessage, fail_silently: bool = False) -> int:
        only_constant_texts(self.subject, self.body, self.attachments)
        return send(self, fail_silently)

    EmailMessage.send = watched


@pytest.fixture(scope="session")
def browser() -> "Iterator[object]":
    """One Chromium for all browser tests of this process (two drivers would be two event loops in one thread)."""
    from playwright.sync_api import sync_playwright

    from tests.browser import FLAGS, find_or_install

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's loop runs in this thread; Django only looks
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(find_or_install()), args=list(FLAGS[1:]))
        yield chromium
        chromium.close()


@pytest.fixture
def now() -> Iterator[datetime]:
    """The clock stands still on Friday 20 March 2026, nine o'clock."""
    from eenplan.core import clock

    with clock.at(NOW):
        yield NOW


@situatie
def regio() -> object:
    """A small invented region: see tests/regio.py."""
    from tests.regio import build

    return build(NOW)
