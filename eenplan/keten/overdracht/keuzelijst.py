"""Who can take over, the likeliest first: "lokaal, tenzij" (domain 4.4), then specialists, then elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.accounts.rules import OrganisationKind as Kind

Plek = tuple[Organisation, list[Account]]
# Who works for one municipality, the likeliest first; everybody else works for the whole region.
PLAATSELIJK = (Kind.LOKAAL_TEAM, Kind.GEMEENTE, Kind.MAATSCHAPPELIJK_WERK, Kind.JEUGDHULP, Kind.HUISARTS)
REGIONAAL = (Kind.SPECIALIST, Kind.GI, Kind.OPVANG, Kind.GGZ, Kind.RVDK, Kind.GEZONDHEIDSZORG, Kind.POLITIE)


@dataclass(frozen=True, slots=True)
class Groep:
    """Receivers under one heading."""

    kop: str
    plekken: tuple[Plek, ...]


def groepen(plekken: Iterable[Plek], gemeente: str) -> list[Groep]:
    """The family's own municipality on top, its local team first; then who works for the region; then the rest."""
    here, region, rest = list[Plek](), list[Plek](), list[Plek]()
    for plek in plekken:
        place = plek[0]
        local = place.soort in set(PLAATSELIJK)
        (region if not local else here if gemeente and place.gemeente == gemeente else rest).append(plek)
    heads = (f"In {gemeente}, waar het gezin woont", "Specialisten en andere instellingen van de regio")
    last = "Andere gemeenten" if here else "Gemeenten van de regio"
    made = zip((*heads, last), (here, region, rest), strict=True)
    return [Groep(kop, tuple(sorted(found, key=_plaats))) for kop, found in made if found]


def _plaats(plek: Plek) -> tuple[str, int, str]:
    """By municipality where that tells something, then by kind, then by name."""
    place = plek[0]
    order = PLAATSELIJK if place.soort in set(PLAATSELIJK) else REGIONAAL
    kind = order.index(Kind(place.soort)) if place.soort in set(order) else len(order)
    return (place.gemeente if order is PLAATSELIJK else "", kind, place.naam)
