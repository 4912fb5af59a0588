"""Who of the named persons is a child, and which go to school."""

import re

from eenplan.keten.triage.signalen.bekend import Bekend
from eenplan.keten.triage.signalen.invoer import Genoemd, Invoer
from eenplan.keten.triage.signalen.leeftijd import leeftijd_op
from eenplan.keten.triage.signalen.tekst import normaal

LEERPLICHT_VAN, LEERPLICHT_TOT = 4, 18
KINDROL = r"(?:zoon|zoontje|dochter|dochtertje|broertje|zusje|kind|meisje|jongen|jongetje|leerling|kleinzoon)"


def is_kind(persoon: Genoemd, leeftijd: int | None, tekst: str) -> bool:
    """A minor: by age, else by the word before a first name ('broertje SEM') or a role ('een kleuter')."""
    if leeftijd is not None:
        return leeftijd < LEERPLICHT_TOT
    naam = normaal(persoon.naam)
    if re.fullmatch(
        rf"(?:de |het |een |haar |zijn |mijn |grote |kleine )*(?:{KINDROL}|kinderen|tweeling|peuter|baby)\b.*", naam
    ):
        return True
    voornaam = naam.split(" ")[0]
    return len(naam.split(" ")) == 1 and bool(re.search(rf"\b{KINDROL} {re.escape(voornaam)}\b", normaal(tekst)))


def schoolkinderen(invoer: Invoer, bekend: Bekend) -> list[int]:
    """Indexes of named persons of school age; a child without an age counts (better one signal too many)."""
    uit = []
    for nr, persoon in enumerate(invoer.genoemd):
        jaren = leeftijd_op(persoon, invoer.ontvangen.date(), bekend.geboortedata.get(nr), invoer.tekst)
        if jaren is not None:
            if LEERPLICHT_VAN <= jaren < LEERPLICHT_TOT:
                uit.append(nr)
        elif is_kind(persoon, None, invoer.tekst):
            uit.append(nr)
    return uit
