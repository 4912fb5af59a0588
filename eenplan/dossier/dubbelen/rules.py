"""When two records may become one, and which of them stays. Pure Python."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

NAAM, GEBOREN, ADRES, TELEFOON = "naam", "geboren", "adres", "telefoon"
Keuze = Mapping[str, int]  # of a field the key of the record whose statement holds
SHORTEST_REASON = 10
TWEE_NUMMERS = (
    "Deze twee hebben een verschillend burgerservicenummer. Het zijn dus twee mensen, of een van de nummers is fout."
    " Vraag na welk nummer klopt; kies anders Niet dezelfde."
)
EEN_EN_DEZELFDE = "Dit is al één persoon. Ververs de pagina om de nieuwe stand te zien."
BESLOTEN = (
    "Een van deze twee staat in een besloten casus. Wat daar staat, zou buiten die casus te lezen zijn. Houd deze twee"
    " apart, of vraag wie de casus besloten maakte of dat nog nodig is."
)
GEEN_LEZER = (
    "Er is niemand die de afgeschermde adressen van beiden mag lezen; samen zou niemand ze meer kunnen lezen. Spreek"
    " eerst af wie beide mag lezen."
)
VERSCHIL = "Deze gegevens verschillen. Kies wat klopt. Het andere gaat niet verloren: daarop blijft iemand vindbaar."
METEEN = "Dit gebeurt meteen. U kunt het terugdraaien."
BEIDEN = (
    "Van allebei is al iets vastgelegd dat er voor één persoon maar één keer kan zijn ({wat}). Rond dat eerst af, of"
    " houd deze twee apart."
)
REDEN = "Schrijf op waarom dit toch twee mensen zijn."
EERST_LATER = "Een van deze twee is daarna nog een keer samengevoegd. Maak dat eerst ongedaan."
NIET_MEER = "Dit kan niet meer: een deel van wat hier bij hoorde, is er niet meer. Leg de tweede persoon opnieuw vast."


class Kant(NamedTuple):
    """What decides which of two records stays."""

    pk: int
    bsn: str
    voorlopig: bool


def volgorde(een: Kant, ander: Kant) -> tuple[int, int]:
    """(stays, goes): who has a BSN stays, then who was confirmed by a human, then who was there first."""
    stays, goes = sorted((een, ander), key=lambda kant: (not kant.bsn, kant.voorlopig, kant.pk))
    return stays.pk, goes.pk


def twee_nummers(een: Kant, ander: Kant) -> bool:
    """Whether their numbers say that they are two people."""
    return bool(een.bsn and ander.bsn) and een.bsn != ander.bsn


def samen_lezen(lezers: Mapping[int, Collection[int]]) -> frozenset[int]:
    """Who reads every shield: a shield on either holds for both, and only who read both may read it."""
    sets = [frozenset(found) for found in lezers.values()]
    return frozenset.intersection(*sets) if sets else frozenset()


def eerst_af(termijnen: Iterable[tuple[int, str, datetime]]) -> list[int]:
    """Of (key, kind, due) the terms that end because another of the same kind, due sooner, goes on for both."""
    seen: set[str] = set()
    ends = []
    for pk, kind, _ in sorted(termijnen, key=lambda row: (row[2], row[0])):
        if kind in seen:
            ends.append(pk)
        seen.add(kind)
    return ends
