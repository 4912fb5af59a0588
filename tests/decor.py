"""Situations that many tests start from: made once, and put back by a savepoint after each test.

The region is the first one; `@situatie` makes a fixture into a next one. They lie in one transaction, each on top of
what it needs; a test with real commits, or one that starts from nothing, first has them taken away.
"""

import inspect
import pickle
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
COMMITS = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}
Builder = Callable[..., object]


class Decor:
    """What stands now, from the first situation up, and what each of them made."""

    def __init__(self) -> None:
        self.standing: list[tuple[str, Builder, transaction.Atomic, object, dict[str, Any]]] = []
        self.made: dict[str, Any] = {}
        self.frozen: tuple[dict[str, Any], bytes] | None = None

    def put(self, wanted: list[tuple[str, Builder]]) -> None:
        """Exactly these stand: take away what is too much, make what is missing."""
        from eenplan.core import clock
        from eenplan.core.access.rowlevel import entered, remember

        if connection.closed_in_transaction or connection.needs_rollback:
            self.clear()
        same = 0
        while same < min(len(wanted), len(self.standing)) and wanted[same] == self.standing[same][:2]:
            same += 1
        self.clear(same)
        remember(self.standing[-1][3] if self.standing else None)  # type: ignore[arg-type]  # what `entered` gave
        for name, build in wanted[same:]:
            block = transaction.atomic()
            block._from_testcase = True  # type: ignore[attr-defined]  # it is one: may stand around a durable block
            block.__enter__()
            below = self.made  # a builder may change what it is given: that goes when its situation does
            self.standing.append((name, build, block, None, below))
            self.made = deepcopy(below)
            with clock.at(NOW):
                self.made[name] = build(**{key: self.made[key] for key in inspect.signature(build).parameters})
            self.standing[-1] = (name, build, block, entered(), below)

    def clear(self, keep: int = 0) -> None:
        """Take away all but the first so many."""
        while len(self.standing) > keep:
            _, _, block, _, self.made = self.standing.pop()
            if not connection.closed_in_transaction:
                transaction.set_rollback(True)
            block.__exit__(None, None, None)

    def copies(self) -> dict[str, Any]:
        """What was made, for one test to do with as it likes. Thawing takes a fraction of the time of copying."""
        if self.frozen is None or self.frozen[0] is not self.made:
            self.frozen = (self.made, freeze(self.made))
        return cast(dict[str, Any], pickle.loads(self.frozen[1])) if self.frozen[1] else deepcopy(self.made)


def freeze(made: dict[str, Any]) -> bytes:
    """What was made as bytes; empty when something in it can only be copied (a function, a cache)."""
    try:
        return pickle.dumps(made)
    except (pickle.PicklingError, AttributeError, TypeError):
        return b""


DECOR = Decor()
FOUND: dict[tuple[object, ...], list[tuple[str, Builder]]] = {}


def situatie(build: Builder) -> Callable[..., object]:
    """Make a fixture of a builder; its arguments are other situations (`regio`, or what was made with this)."""

    def found(request: pytest.FixtureRequest, db: None, now: datetime) -> object:
        item = request.node
        if build.__name__ not in DECOR.made:
            return build(**{key: request.getfixturevalue(key) for key in inspect.signature(build).parameters})
        if not hasattr(item, "_decor"):
            item._decor = DECOR.copies()
        return item._decor[build.__name__]

    found._situatie = build  # type: ignore[attr-defined]  # how `wanted` finds it
    found.__doc__ = build.__doc__
    return pytest.fixture(name=build.__name__)(found)


def wanted(item: pytest.Item) -> list[tuple[str, Builder]]:
    """The situations that this test starts from, each after what it is built on."""
    key = (item.path, tuple(fixtures(item)))
    if key not in FOUND:
        FOUND[key] = find(item)
    return FOUND[key]


def find(item: pytest.Item) -> list[tuple[str, Builder]]:
    """The same, looked up; tests of one file that ask for the same start from the same."""
    find = item.session._fixturemanager.getfixturedefs

    def builder(name: str) -> Builder | None:
        found = find(name, item)
        return getattr(found[-1].func, "_situatie", None) if found else None

    order: list[tuple[str, Builder]] = []

    def add(name: str) -> None:
        build = builder(name)
        if build and (name, build) not in order:
            for needed in inspect.signature(build).parameters:
                add(needed)
            order.append((name, build))

    for name in fixtures(item):
        add(name)
    return order


def fixtures(item: pytest.Item) -> list[str]:
    """The names of what this test asks for, directly or not."""
    return list(getattr(item, "fixturenames", ()))


def commits(item: pytest.Item) -> bool:
    """Whether this test makes real commits."""
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction")) or bool(COMMITS & set(fixtures(item)))


def uses_database(item: pytest.Item) -> bool:
    """Whether this test may look in the database at all: also by a fixture that opens the door for a whole file."""
    opens = {"db", "django_db_blocker", *COMMITS}
    return item.get_closest_marker("django_db") is not None or bool(opens & set(fixtures(item)))
