"""A rule of the signals: condition, reason, source; and those that hold."""

from collections.abc import Callable

from eenplan.keten.triage.signalen.lezing import Lezing
from eenplan.keten.triage.signalen.voorstel import Reden

Regel = tuple[str, Callable[[Lezing], bool], str, str, tuple[str, ...]]


def treffers(x: Lezing, tabel: tuple[Regel, ...], veld: str) -> list[Reden]:
    return [
        Reden(veld, zin, bron, x.woorden(*s)) for naam, test, zin, bron, s in tabel if naam not in x.uit and test(x)
    ]
