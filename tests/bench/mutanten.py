"""`python -m tests.bench.mutanten [part of a module's name]`: every small fault in deadlines and redaction."""

import os
import sys
import time
from importlib import import_module

import tests.omgeving  # noqa: F401 - first: settings need the addresses of a database, though nothing looks in it


def main(arguments: list[str]) -> int:
    """One line a module, and below it what nobody noticed; 1 when there is any."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    doelen = import_module("tests.mutanten.doelen")
    part, left = arguments[0] if arguments else "", 0
    for doel in doelen.ALLE:
        if part not in doel.module:
            continue
        begun, found = time.monotonic(), list(doelen.proef(doel))
        alive = [row.mutant for row in found if not row.door and not row.waarom]
        equal = sum(bool(row.waarom) for row in found)
        killed, left = len(found) - len(alive) - equal, left + len(alive)
        print(f"{doel.module}: {killed} van {len(found) - equal} gedood, {equal} veranderen niets,"
              f" {time.monotonic() - begun:.0f} s", flush=True)  # fmt: skip
        print("".join(f"    LEEFT {name}\n" for name in alive), end="", flush=True)
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
