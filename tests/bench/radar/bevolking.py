"""An invented population in households, for measuring record linkage. Nobody is meant. Pure Python.

Surnames follow Zipf's law over some 60,000 made-up names, as real ones do: a few are borne by half a percent of all.
"""

import bisect
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from eenplan.site.genereer.namen import HERKOMST, VOEGSELS, VOORNAMEN, woorden

KLANKEN = woorden(
    "ba be bo bra da de dri el en fa fer ga gee ha he hoe in jan ka kee ko la lam le lin ma mee mo mul na ne nie oo op"
    " pe pol ra ree rie ro sa schoo si slo sme ta te ti toe va ve ver vli vo wa wee wil win za zee"
)
MIDDEN = woorden("b d f g k l m n p r s t v z nd rt lk mp nk rs st")
STAARTEN = woorden(
    "an aard berg beek burg daal dijk e en ens er es huis huizen ink ing inga kamp ker king laan link ma man mans mer"
    " ning oord ra rs sen sma ster stra straat stra veen veld vink voort wijk winkel ziel"
)
STRATEN = woorden("straat laan weg plein hof dreef singel pad kade gracht")
VOORNAAMDELEN = woorden(
    "a al an be bi da de di el em fa fe ja jo ka ki la le li lo ma me mi na ni no ra ri ro sa se si ta ti va ye yo za"
)
EINDEN = {"v": woorden("a ia ine ke na ra sje ta the la isa elle"), "m": woorden("n r s t us im el ert do rik mar")}
LETTERS = "ABCDEGHJKLMNPRTVWXZ"


@dataclass(slots=True)
class Mens:
    """One person as registered. `huis` names the household; unknown parts are empty or 0."""

    nr: int
    huis: int
    voornamen: str
    tussenvoegsel: str
    achternaam: str
    jaar: int
    maand: int
    dag: int
    geslacht: str
    bsn: str = ""
    straat: str = ""
    huisnummer: int = 0
    postcode: str = ""
    plaats: str = ""
    partnernaam: str = ""
    roepnaam: str = ""
    toevoeging: str = ""
    vorig: tuple[str, int, str, str] | None = None
    soort: str = ""
    fouten: int = field(default=0, compare=False)


class Namen:
    """First names and surnames with the frequencies of a real country."""

    def __init__(self, rng: Random, achternamen: int = 60_000, voornamen: int = 2_500) -> None:
        self.achternamen = _uniek(rng, achternamen, self._achternaam)
        self.gewicht = _zipf(achternamen, 0.85)
        self.voornamen = {sex: self._voornamen(rng, voornamen, sex) for sex in "vm"}
        self.voorgewicht = _zipf(voornamen, 0.9)

    @staticmethod
    def _achternaam(rng: Random) -> str:
        return (rng.choice(KLANKEN) + rng.choice(MIDDEN) + rng.choice(STAARTEN)).capitalize()

    @staticmethod
    def _voornamen(rng: Random, aantal: int, sex: str) -> list[str]:
        known = [word for key in HERKOMST for word in VOORNAMEN[key][0 if sex == "v" else 1].split()]

        def made(rng: Random) -> str:
            middle = rng.choice(VOORNAAMDELEN) if rng.random() < 0.6 else ""
            return (rng.choice(VOORNAAMDELEN) + middle + rng.choice(MIDDEN[:14]) + rng.choice(EINDEN[sex])).capitalize()

        return known + _uniek(rng, aantal - len(known), made, set(known))

    def achternaam(self, rng: Random) -> tuple[str, str]:
        """(tussenvoegsel, surname)."""
        return rng.choice(VOEGSELS), self.achternamen[_trek(rng, self.gewicht)]

    def voornaam(self, rng: Random, sex: str) -> str:
        """One or two first names."""
        first = self.voornamen[sex][_trek(rng, self.voorgewicht)]
        return f"{first} {self.voornamen[sex][_trek(rng, self.voorgewicht)]}" if rng.random() < 0.35 else first


def _uniek(rng: Random, aantal: int, maak: Callable[[Random], str], gezien: set[str] | None = None) -> list[str]:
    seen, found = set(gezien or ()), []
    while len(found) < aantal:
        word = maak(rng)
        while word in seen:
            word += rng.choice("aeinors")
        seen.add(word)
        found.append(word)
    return found


def _zipf(aantal: int, macht: float) -> list[float]:
    return list(itertools.accumulate((place + 8) ** -macht for place in range(aantal)))


def _trek(rng: Random, gewicht: list[float]) -> int:
    return bisect.bisect(gewicht, rng.random() * gewicht[-1])


def bevolking(aantal: int, seed: int, *, met_bsn: float = 0.4) -> Iterator[Mens]:
    """So many persons, household by household."""
    rng = Random(seed)
    names = Namen(rng)
    places = [names.achternaam(rng)[1] + end for end in ("dorp", "wijk", "stad", "haven") for _ in range(40)]
    nr = huis = 0
    while nr < aantal:
        for mens in _gezin(rng, names, nr, huis, places, met_bsn):
            yield mens
            nr += 1
            if nr == aantal:
                return
        huis += 1


def _gezin(rng: Random, names: Namen, nr: int, huis: int, places: list[str], met_bsn: float) -> Iterator[Mens]:
    """One household: one or two adults, children, sometimes twins or a child named after its father."""
    place = rng.randrange(len(places))
    code = f"{1000 + place * 45 + rng.randrange(45)} {rng.choice(LETTERS)}{rng.choice(LETTERS)}"
    street_rng = Random(code)  # a postcode is one street
    street = names.achternamen[street_rng.randrange(4000)] + street_rng.choice(STRATEN)
    address = (street, rng.randrange(1, 200), code, places[place])
    two, kids = rng.random() < 0.62, max(0, round(rng.gauss(1.5, 1.2)))
    first = rng.choice("vm")
    adults = [_volwassene(rng, names, "vm"[first == "v"] if index else first) for index in range(1 + two)]
    if two and rng.random() < 0.55:  # one carries the other's name beside or instead of the own one
        wife = next((item for item in adults if item[4] == "v"), adults[0])
        wife[5] = adults[1 - adults.index(wife)][2]
    rows = adults + _kinderen(rng, names, adults, kids)
    for offset, (given, particle, last, birth, sex, partner) in enumerate(rows):
        bsn = burgernummer(nr + offset) if rng.random() < met_bsn else ""  # nobody shares one
        yield Mens(
            nr + offset, huis, given, particle, last, *birth, sex, bsn, *address, partnernaam=partner,
            roepnaam=given.split()[0][: rng.choice((3, 4, 4, 5))],
        )  # fmt: skip


def burgernummer(nr: int) -> str:
    """A number of nine digits of one's own; those of one household do not look alike."""
    return str(nr * 618_033_989 % 899_999_999 + 100_000_000)


def _volwassene(rng: Random, names: Namen, sex: str) -> list[object]:
    particle, last = names.achternaam(rng)
    return [names.voornaam(rng, sex), particle, last, _datum(rng, 1945, 2005), sex, ""]


def _kinderen(rng: Random, names: Namen, adults: list[list[object]], kids: int) -> list[list[object]]:
    rows: list[list[object]] = []
    parent = adults[-1]
    for _ in range(kids):
        sex = rng.choice("vm")
        given = names.voornaam(rng, sex)
        if rng.random() < 0.02 and parent[4] == sex:
            given = str(parent[0])
        twin = bool(rows) and rng.random() < 0.03
        rows.append([given, parent[1], parent[2], rows[-1][3] if twin else _datum(rng, 2007, 2026), sex, ""])
    return rows


def _datum(rng: Random, van: int, tot: int) -> tuple[int, int, int]:
    return rng.randrange(van, tot), rng.randrange(1, 13), rng.randrange(1, 29)
