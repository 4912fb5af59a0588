"""What the command line shows: steps with their time, on a terminal with a spinner, else as plain lines."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

console = Console(highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """One plain line; text of others is never read as markup."""
    console.print(text, markup=False)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Show that ``title`` is being done, and afterwards how long it took."""
    begin = time.monotonic()
    if console.is_terminal:
        with console.status(title):
            yield
    else:
        say(f"  {title} ...")
        yield
    say(f"✓ {title} ({seconds(time.monotonic() - begin)})")


def seconds(value: float) -> str:
    return f"{value:.1f} s".replace(".", ",")
