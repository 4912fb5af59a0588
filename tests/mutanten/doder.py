"""Runs the tests of a package against a broken copy of what they test: the same tests as in the suite, no others."""

import inspect
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from types import FrameType, ModuleType
from typing import Any

LIMIT = 3.0  # seconds for one test; a fault that makes it run on for ever is noticed too


class TooLong(BaseException):
    """The test did not end."""


@dataclass(slots=True)
class Toets:
    """One test with one set of arguments, that needs no database."""

    name: str
    call: Callable[[], Any]
    seconds: float = 0.0


def tests_of(module: ModuleType) -> list[Toets]:
    """Every test of a module that can be called as it is: no fixtures, no random search. The quickest first."""
    found = [one for name, call in vars(module).items() if name.startswith("test_") for one in expanded(name, call)]
    for one in found:
        begun = time.perf_counter()
        one.call()
        one.seconds = time.perf_counter() - begun
    return sorted(found, key=lambda one: one.seconds)


def expanded(name: str, call: Callable[..., Any]) -> Iterator[Toets]:
    """The test with each of its rows."""
    if hasattr(call, "hypothesis"):
        return
    tables = [rows_of(mark) for mark in getattr(call, "pytestmark", ()) if mark.name == "parametrize"]
    for chosen in product(*tables):
        given = {key: value for row in chosen for key, value in row.items()}
        if set(inspect.signature(call).parameters) == set(given):
            yield Toets(name, lambda given=given: call(**given))  # type: ignore[misc]  # a default as closure


def rows_of(mark: Any) -> list[dict[str, Any]]:
    """The rows of one table of arguments, by name."""
    names, rows = mark.args[0], mark.args[1]
    keys = [part.strip() for part in names.split(",")] if isinstance(names, str) else list(names)
    return [dict(zip(keys, row if len(keys) > 1 else (row,), strict=True)) for row in map(bare, rows)]


def bare(row: Any) -> Any:
    """What a `pytest.param` holds."""
    values = getattr(row, "values", None)
    return values if isinstance(values, tuple) and hasattr(row, "marks") else row


def killer(tests: list[Toets], users: list[ModuleType], original: ModuleType, broken: dict[str, Any]) -> str:
    """The name of the first test that notices the broken copy in the place of the module; empty when none does."""
    back = [
        (user, name, value) for user in users for name, value in vars(user).items()
        if name in broken and vars(original).get(name) is value and not isinstance(value, ModuleType)
    ]  # fmt: skip
    for user, name, _ in back:
        setattr(user, name, broken[name])
    try:
        return next((one.name for one in tests if fails(one)), "")
    finally:
        for user, name, value in back:
            setattr(user, name, value)


def fails(one: Toets) -> bool:
    """Whether it goes wrong, or goes on for ever."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT + 10 * one.seconds)
    try:
        one.call()
    except (Exception, TooLong, BaseException) as fault:
        if isinstance(fault, KeyboardInterrupt):
            raise
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return False
