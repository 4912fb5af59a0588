"""``eenplan genereer --huishoudens N [--zaad Z] [--jaren J]``: invented families of any number, for a demo."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.actions import tick
from eenplan.site.demo import bouw, regio
from eenplan.site.genereer.maak import Gemaakt, maak
from eenplan.site.genereer.trek import Opdracht
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


def vul(huishoudens: int, zaad: int, vertel: Callable[[str], None], jaren: int = 2) -> Gemaakt | None:
    """Write these households once for each seed; None when that seed was used here before.

    A mark is laid before the first and closed after the last; what was cut off stays, and is not made again.
    """
    with transaction.atomic():
        enter(SYSTEM)
        mark = regio.merk(clock.now(), f"verzonnen gezinnen, zaad {zaad}")
        if mark.ingetrokken_op is not None or not huishoudens:
            return None
        mark.ingetrokken_op = clock.now()
        mark.save(update_fields=["ingetrokken_op"])

    def meld(done: int) -> None:
        if done == huishoudens or done % 1000 == 0:
            vertel(f"{done} van {huishoudens} huishoudens")

    return maak(Opdracht(huishoudens, zaad, clock.now(), {}, jaren), meld)
