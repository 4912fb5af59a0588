"""``eenplan genereer --huishoudens N [--zaad Z] [--jaren J]``: invented families of any number, for a demo."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from eenplan.core import clock
from eenplan.core.deadlines.actions import tick
from eenplan.site.demo import bouw
from eenplan.site.genereer.vul import vul
from eenplan.site.screen import say

GEBRUIK = "Gebruik: eenplan genereer --huishoudens AANTAL [--zaad GETAL] [--jaren GETAL]"
MEEST = {"huishoudens": 1_000_000, "zaad": 10**9, "jaren": 20}


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """What was asked for."""

    huishoudens: int
    zaad: int = 1
    jaren: int = 2


def main(args: Sequence[str]) -> int:
    """The command; 2 for a wrong call, 1 when it may not here, else 0."""
    gevraagd = lees(list(args))
    if gevraagd is None:
        print(f"Fout: {GEBRUIK}", file=sys.stderr)
        return 2
    try:
        bouw.regio()
        made = vul(gevraagd.huishoudens, gevraagd.zaad, say, gevraagd.jaren)
    except bouw.VanEenAnder as why:
        print(f"Fout: {why}", file=sys.stderr)
        return 1
    if made is None:
        print(
            f"Fout: met zaad {gevraagd.zaad} is hier al gemaakt. Kies een ander: --zaad {gevraagd.zaad + 1}",
            file=sys.stderr,
        )
        return 1
    tick(clock.now())
    seconds = f"{made.seconden:.1f}".replace(".", ",")
    say(f"{made.huishoudens} huishoudens gemaakt: {made.rijen} rijen in {seconds} s, met {made.vragen} opdrachten.")
    return 0


def lees(args: list[str]) -> Gevraagd | None:
    """The options; None when they cannot be read."""
    names = [name.removeprefix("--") for name in args[::2]]
    numbers = [int(text) for text in args[1::2] if text.isascii() and text.isdigit()]
    given = dict(zip(names, numbers, strict=False))
    fits = len(args) == 2 * len(given) == 2 * len(numbers) and all(name.startswith("--") for name in args[::2])
    if not fits or "huishoudens" not in given or not given.keys() <= MEEST.keys():
        return None
    in_range = all(0 < number <= MEEST[name] for name, number in given.items())
    return Gevraagd(**given) if in_range else None
