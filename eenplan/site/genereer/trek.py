"""Drawing households with their history, in order of time and always the same for the same seed. Pure Python."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from eenplan.core.calendar import AMSTERDAM
from eenplan.site.genereer.bsn import bsn_nummers
from eenplan.site.genereer.cijfers import EERDER_BEKEND
from eenplan.site.genereer.gezin import trek_gezin
from eenplan.site.genereer.keuze import dag_in_seizoen, op_dag
from eenplan.site.genereer.loop import trek_zaak
from eenplan.site.genereer.verloop import EERSTE, HER, Huishouden, Zaak

MAAND = timedelta(days=30)
MET_TWEEDE = 0.21  # of those whose case ended in time; together TWEEDE_ZAAK of all (a test counts)


@dataclass(frozen=True, slots=True)
class Opdracht:
    """How many households, from which seed, over how many years until now, in which municipalities (by weight)."""

    huishoudens: int
    zaad: int
    nu: datetime
    gemeenten: Mapping[str, float]
    jaren: int = 2

    @property
    def vanaf(self) -> datetime:
        """The first moment of the history."""
        return self.nu - timedelta(days=365 * self.jaren)


def trek(opdracht: Opdracht) -> Iterator[Huishouden]:
    """The households, the one whose case came first first."""
    rng = Random(f"{opdracht.zaad}")  # noqa: S311 - invented families, no secret
    bsns = bsn_nummers(rng)
    eerst, laatst = opdracht.vanaf.astimezone(AMSTERDAM).date(), opdracht.nu.astimezone(AMSTERDAM).date()
    for dag in sorted(dag_in_seizoen(rng, eerst, laatst) for _ in range(opdracht.huishoudens)):
        yield _huishouden(rng, opdracht, dag, bsns)


def _huishouden(rng: Random, opdracht: Opdracht, dag: date, bsns: Iterator[str]) -> Huishouden:
    gezin = trek_gezin(rng, opdracht.gemeenten, dag, bsns)
    op = min(op_dag(rng, dag, 6, 24), opdracht.nu)
    found = Huishouden(gezin)
    if rng.random() < EERDER_BEKEND:
        found.zaken.append(_eerder(rng, opdracht, found))
    zaak = trek_zaak(rng, gezin, op, HER if found.zaken else EERSTE)
    found.zaken.append(zaak)
    einde = zaak.einde or opdracht.nu
    ruimte = (opdracht.nu - einde) / MAAND
    if ruimte > 1 and rng.random() < MET_TWEEDE:
        later = einde + MAAND * rng.uniform(0.5, ruimte)
        found.zaken.append(trek_zaak(rng, gezin, op_dag(rng, later.date(), 6, 22), HER))
    return found


def _eerder(rng: Random, opdracht: Opdracht, huishouden: Huishouden) -> Zaak:
    """A case from before the history: assessed then, without further steps."""
    dag = opdracht.vanaf - timedelta(days=rng.randint(40, 1100))
    return trek_zaak(rng, huishouden.gezin, op_dag(rng, dag.date(), 6, 22), EERSTE, kort=True)
