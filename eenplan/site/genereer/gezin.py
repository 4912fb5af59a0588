"""Drawing one household: who they are and where they live. Pure Python."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from eenplan.dossier.casus.rules import ADULT
from eenplan.site.genereer.cijfers import EERSTE_AARD
from eenplan.site.genereer.keuze import kies
from eenplan.site.genereer.namen import HERKOMST, achternaam, voornaam, woorden

STRATEN = woorden(
    "Kievitshof Zilverpad Molenakker Meidoornlaan Havenkade Kerkpad Lindesingel Veldzicht Wilgenlaan Turfsteeg"
    " Roerdompstraat Spinnerij Weidezoom Bakkersgang Zeilmakerij Waterlelie Sluisweg Boomgaard Eikenborgh Ruiterpad"
)
LETTERS = "ABCDEGHKLM"
MET_BSN, GEHEIM = 0.6, 0.03
# How many children at home, where the concern is about children.
KINDEREN = {1: 0.34, 2: 0.38, 3: 0.19, 4: 0.09}


@dataclass(slots=True)
class Mens:
    """One invented person; `rol` as in a case (domain 6.5), `woont` at the household's own address."""

    rol: str
    voornaam: str
    voegsel: str
    achternaam: str
    geslacht: str
    geboren: date
    bsn: str = ""
    woont: bool = True

    def leeftijd(self, op: date) -> int:
        """In whole years."""
        return op.year - self.geboren.year - ((op.month, op.day) < (self.geboren.month, self.geboren.day))

    @property
    def naam(self) -> str:
        """The whole name."""
        return " ".join(part for part in (self.voornaam, self.voegsel, self.achternaam) if part)


@dataclass(slots=True)
class Gezin:
    """One invented household."""

    gemeente: str
    straat: str
    huisnummer: int
    postcode: str
    aard: str
    geheim: bool = False
    mensen: list[Mens] = field(default_factory=list)

    @property
    def adres(self) -> str:
        """On one line, as a reporter writes it."""
        return f"{self.straat} {self.huisnummer}, {self.postcode} {self.gemeente}"

    @property
    def kinderen(self) -> list[Mens]:
        """The children of the household."""
        return [mens for mens in self.mensen if mens.rol == "kind"]

    def minderjarig(self, op: date) -> list[int]:
        """The places in `mensen` of who is a child or a minor on this day (vervolg.kinderen.lezen.kind_ids)."""
        return [place for place, mens in enumerate(self.mensen) if mens.rol == "kind" or mens.leeftijd(op) < ADULT]


def trek_gezin(rng: Random, gemeenten: Mapping[str, float], op: date, bsns: Iterator[str]) -> Gezin:
    """A household in one of these municipalities, with ages that fit on this day."""
    gemeente = kies(rng, gemeenten)
    wijk = 8700 + 10 * sorted(gemeenten).index(gemeente) % 200 + rng.randrange(8)
    gezin = Gezin(
        gemeente, rng.choice(STRATEN), rng.randint(1, 180), f"{wijk} {rng.choice(LETTERS)}{rng.choice(LETTERS)}",
        kies(rng, EERSTE_AARD), rng.random() < GEHEIM,
    )  # fmt: skip
    _leden(rng, gezin, kies(rng, HERKOMST), op)
    for mens in gezin.mensen:
        mens.bsn = next(bsns, "") if rng.random() < MET_BSN else ""
    return gezin


def _leden(rng: Random, gezin: Gezin, herkomst: str, op: date) -> None:
    naam = achternaam(rng, herkomst)

    def erbij(rol: str, vrouw: bool, jaren: tuple[int, int], eigen: bool = True, woont: bool = True) -> None:
        van = naam if eigen else achternaam(rng, herkomst)
        born = op - timedelta(days=rng.randint(jaren[0] * 365 + 30, jaren[1] * 365 + 300))
        voor = voornaam(rng, herkomst, vrouw)
        gezin.mensen.append(Mens(rol, voor, *van, "v" if vrouw else "m", born, woont=woont))

    if gezin.aard == "OM":
        erbij("slachtoffer", rng.random() < 0.65, (72, 91))
        erbij("pleger", rng.random() < 0.4, (40, 62))
        return
    if gezin.aard == "GTO":
        erbij("slachtoffer", True, (40, 54))
        erbij("pleger", rng.random() < 0.2, (13, 17))
        return
    uit_elkaar = rng.random() < 0.35
    erbij("slachtoffer", rng.random() < 0.88, (23, 44), eigen=False)
    erbij("pleger", gezin.mensen[0].geslacht == "m" or rng.random() < 0.06, (24, 48), woont=not uit_elkaar)
    if gezin.aard in ("KM", "HGO") or rng.random() < 0.7:
        for _ in range(kies(rng, KINDEREN)):
            erbij("kind", rng.random() < 0.5, (0, 15))
