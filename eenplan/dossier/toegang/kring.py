"""What of somebody's own circle is compared with the people of a case (R1), as text before it is hashed. Pure Python.

An address is postcode and house number. With an addition on both sides the additions must be the same; where one side
lacks it, it closes: a lost suffix must not open a neighbour's case (misuse 7, 13). Of a surname each word counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eenplan.dossier.personen.rules import TUSSENVOEGSELS, plain, postcode, split_name

MEESTE_NAMEN = 20
SHORT = 2
Kenmerk = tuple[str, str]  # kind, and what is hashed


@dataclass(frozen=True, slots=True)
class Kring:
    """What somebody says of himself and his circle; every part may be empty."""

    postcode: str = ""
    huisnummer: int | None = None
    toevoeging: str = ""
    achternamen: tuple[str, ...] = ()
    eigen_achternaam: str = ""
    geboortedatum: date | None = None

    def fouten(self) -> dict[str, str]:
        """What cannot be, per field, in Dutch."""
        found = {}
        if self.postcode and not postcode(self.postcode):
            found["postcode"] = "Dit is geen postcode. Schrijf hem als 1234 AB."
        if bool(self.postcode) != (self.huisnummer is not None):
            found["huisnummer"] = "Vul postcode en huisnummer allebei in, of allebei niet."
        if len(self.achternamen) > MEESTE_NAMEN:
            found["achternamen"] = f"Schrijf hoogstens {MEESTE_NAMEN} namen op."
        if bool(self.eigen_achternaam.strip()) != (self.geboortedatum is not None):
            found["geboortedatum"] = "Vul uw achternaam en geboortedatum allebei in, of allebei niet."
        return found

    def kenmerken(self) -> set[Kenmerk]:
        """Everything by which a case closes for him."""
        found = {("achternaam", word) for naam in self.achternamen for word in woorden(naam)}
        if self.postcode and self.huisnummer is not None:
            place = f"{postcode(self.postcode)} {self.huisnummer}"
            found |= {("adres", f"{place} {plain(self.toevoeging)}"), ("adres", f"{place} *")}
        if self.geboortedatum:
            found |= {("zelf", f"{word} {self.geboortedatum:%Y-%m-%d}") for word in woorden(self.eigen_achternaam)}
        return found


def woorden(achternaam: str) -> set[str]:
    """The words of a surname that tell families apart."""
    said = plain(split_name(f"x {achternaam}")[2] or achternaam).split()
    return {word for word in said if len(word) > SHORT and word not in TUSSENVOEGSELS} or set(said)


def van_persoon(namen: Iterable[str], geboren: Iterable[str], adressen: Iterable[tuple[str, str, str]]) -> set[Kenmerk]:
    """The same of a person in a case: surnames, whole birth dates, and of each address postcode, number, addition."""
    words = {word for naam in namen if naam for word in woorden(naam)}
    found = {("achternaam", word) for word in words}
    found |= {("zelf", f"{word} {day}") for word in words for day in geboren}
    for code, number, addition in adressen:
        if not postcode(code):
            continue
        place = f"{postcode(code)} {number}"
        found |= (
            {("adres", f"{place} {plain(addition)}"), ("adres", f"{place} ")} if addition else {("adres", f"{place} *")}
        )
    return found
