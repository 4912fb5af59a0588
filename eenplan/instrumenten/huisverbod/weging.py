"""What stands out in a RiHG that was filled in. No totals: professionals judge (domain 4.7). Pure Python."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from eenplan.instrumenten.huisverbod.rihg import DELEN, Instrument

VANAF_ROOD = 2  # domain 4.7 [T:NJI]: two red in ONE part
MINSTENS = 15  # signs: "slaat haar" is no fact that a court can trace
IN_BEGINSEL = (
    "In beginsel wordt een huisverbod opgelegd. De burgemeester of de hulpofficier van justitie beslist en motiveert."
)
GEEN_BEGINSEL = (
    "Er staan in geen onderdeel twee signalen op hoog. De burgemeester of de hulpofficier beslist en motiveert."
)


class Zwaarte(StrEnum):
    """How a signal is rated; not the colours of a traffic light (domain 12-10)."""

    HOOG = "hoog"
    MIDDEL = "middel"
    LAAG = "laag"
    ONBEKEND = "onbekend"


KLEUR = {Zwaarte.HOOG: "rood", Zwaarte.MIDDEL: "blauw", Zwaarte.LAAG: "geel", Zwaarte.ONBEKEND: ""}
WOORDEN = {
    Zwaarte.HOOG: "Hoog (rood)",
    Zwaarte.MIDDEL: "Middel (blauw)",
    Zwaarte.LAAG: "Laag (geel)",
    Zwaarte.ONBEKEND: "Weet ik nog niet",
}


def delen_met_beginsel(gevonden: Instrument, zwaarten: Mapping[int, str]) -> list[int]:
    """The parts in which at least two signals are rated high; within ONE part, not over all."""
    hoog = [item.deel for item in gevonden.signalen if zwaarten.get(item.nummer) == Zwaarte.HOOG]
    return [deel for deel in range(1, DELEN + 1) if hoog.count(deel) >= VANAF_ROOD]


def zonder_feiten(zwaarten: Mapping[int, str], feiten: Mapping[int, str]) -> list[int]:
    """The signals that are rated high without concrete facts: a court annulled an order for that (domain 4.7)."""
    return [
        nummer
        for nummer, zwaarte in sorted(zwaarten.items())
        if zwaarte == Zwaarte.HOOG and len(feiten.get(nummer, "").strip()) < MINSTENS
    ]


def noem(nummers: Collection[int]) -> str:
    """`3, 7 en 12`."""
    words = [str(item) for item in nummers]
    return " en ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
