"""What the police fill in to begin with an order, and the report that goes with it. No database."""

from dataclasses import dataclass
from uuid import UUID

from eenplan.core.access.viewer import Viewer
from eenplan.keten.melding.rules import Genoemd, Incident, Kanaal, MelderGegevens, NieuweMelding


@dataclass(frozen=True, slots=True)
class Bewoner:
    """Someone who must leave, or who is protected."""

    naam: str
    geboren: str = ""
    kind: bool = False


@dataclass(frozen=True, slots=True)
class PolitieBegin:
    """What is asked at the kitchen table: nothing that is not needed now."""

    sleutel: UUID
    aanleiding: str
    pleger: Bewoner
    adres: str
    bewoners: tuple[Bewoner, ...] = ()
    kindermishandeling: bool = False


def melding_van(gegeven: PolitieBegin, by: Viewer, korps: str) -> NieuweMelding:
    """The report of the police; who must leave is the first person in it."""
    home = gegeven.adres.strip()
    people = [(gegeven.pleger, "pleger"), *((one, "kind" if one.kind else "slachtoffer") for one in gegeven.bewoners)]
    return NieuweMelding(
        sleutel=gegeven.sleutel, kanaal=Kanaal.POLITIE,
        melder=MelderGegevens("Politie", naam=by.naam, functie=by.functie, organisatie=korps), tekst=gegeven.aanleiding,
        personen=tuple(Genoemd(one.naam.strip(), one.geboren.strip(), home, "", rol) for one, rol in people),
        incident=Incident(kinderen_aanwezig=True if any(one.kind for one in gegeven.bewoners) else None),
    )  # fmt: skip
