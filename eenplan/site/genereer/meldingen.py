"""Drawing one report: who reports what, when and how unsafe it is. Pure Python."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from eenplan.core.calendar import AMSTERDAM
from eenplan.site.genereer.cijfers import (
    ACUUT,
    ERBIJ,
    ERBIJ_ALTIJD,
    MELDERS,
    MELDERS_ACUUT,
    MELDERS_STRUCTUREEL,
    STRUCTUREEL,
    kans_bij,
)
from eenplan.site.genereer.gezin import Gezin
from eenplan.site.genereer.keuze import kies
from eenplan.site.genereer.teksten import schrijf
from eenplan.site.genereer.verloop import EERSTE, Melding

# How a group of reporters comes in; whoever is not named uses the form or the telephone.
KANALEN = {
    "Politie": {"politie": 0.55, "koppeling": 0.45},
    "Burger": {"telefoon": 0.7, "formulier": 0.2, "chat": 0.1},
    "Onbekend": {"telefoon": 0.6, "brief": 0.4},
}
ANDERS = {"formulier": 0.62, "telefoon": 0.33, "brief": 0.05}


def trek_melding(rng: Random, gezin: Gezin, op: datetime, soort: str = EERSTE, fase: str = "") -> Melding:
    """A report about this family at this moment."""
    melder = kies(rng, MELDERS)
    aard = trek_aard(rng, gezin)
    acuut = rng.random() < kans_bij(melder, MELDERS_ACUUT, ACUUT)
    structureel = not acuut and rng.random() < kans_bij(melder, MELDERS_STRUCTUREEL, STRUCTUREEL) / (1 - ACUUT)
    geweld = aard[0] != "AND"
    return Melding(
        op, melder, kies(rng, KANALEN.get(melder, ANDERS)), aard, schrijf(rng, gezin, melder, aard),
        UUID(int=rng.getrandbits(128), version=4), soort, fase,
        incident=(op.astimezone(AMSTERDAM) - timedelta(days=_geleden(rng, melder))).date() if geweld else None,
        kinderen_aanwezig=bool(gezin.kinderen) and rng.random() < 0.7 if geweld else None,
        wapen=rng.random() < 0.04 if melder == "Politie" else None, acuut=acuut, structureel=structureel,
    )  # fmt: skip


def trek_aard(rng: Random, gezin: Gezin) -> tuple[str, ...]:
    """What the report is about: the first word is that of the family, others come along (domain 9.4)."""
    found = [gezin.aard]
    found += [erbij for (eerst, erbij), kans in ERBIJ.items() if eerst == gezin.aard and rng.random() < kans]
    found += [erbij for erbij, kans in ERBIJ_ALTIJD.items() if erbij not in found and rng.random() < kans]
    return tuple(found)


def _geleden(rng: Random, melder: str) -> int:
    """Days between what happened and the report: the police come at once, others wait."""
    return rng.choice((0, 0, 0, 0, 1)) if melder == "Politie" else rng.choice((0, 1, 1, 2, 3, 5, 8, 14))
