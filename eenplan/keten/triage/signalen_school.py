"""Ages as named, school days and Handle with Care (domain 3.14): pure rules, calendars given as parameters.

The content of the signal itself (name, birth date, code word, nothing more) is made elsewhere.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .signalen_tekst import normaal, zinnen
from .signalen_typen import Bekend, Genoemd, Invoer

LEERPLICHT_VAN, LEERPLICHT_TOT = 4, 18
LANGSTE_WACHT = timedelta(days=4)  # later than a long weekend a signal has no use any more [D]
EERSTE_LES = time(8, 30)

_LAAG = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_HOOG = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
TELWOORD = {woord: n for n, woord in enumerate((*_LAAG, *_HOOG))}
ROL_LEEFTIJD = (("baby", 0), ("zuigeling", 0), ("dreumes", 1), ("ukkie", 1), ("peuter", 2), ("kleuter", 5))
KINDROL = r"(?:zoon|zoontje|dochter|dochtertje|broertje|zusje|kind|meisje|jongen|jongetje|leerling|kleinzoon)"
WERKT_OP_SCHOOL = re.compile(
    r"\b(?:ve|vader|moeder|stiefvader|stiefmoeder|hij|zij|verdachte|betrokkene|partner|man|vriend)\b[^,]{0,30}"
    r"\b(?:werk\w*|is|als)\b[^,]{0,30}\b(?:concierge|leerkracht|docent|leraar|juf|meester|directeur|overblijf\w*|school|werkt)\b"
)

VAKANTIES: tuple[tuple[date, date], ...] = (  # default list; a region gives its own
    (date(2024, 12, 21), date(2025, 1, 5)),
    (date(2025, 2, 15), date(2025, 2, 23)),
    (date(2025, 4, 26), date(2025, 5, 4)),
    (date(2025, 7, 12), date(2025, 8, 24)),
    (date(2025, 10, 18), date(2025, 10, 26)),
    (date(2025, 12, 20), date(2026, 1, 4)),
    (date(2026, 2, 21), date(2026, 3, 1)),
    (date(2026, 4, 25), date(2026, 5, 3)),
    (date(2026, 7, 11), date(2026, 8, 23)),
    (date(2026, 10, 17), date(2026, 10, 25)),
    (date(2026, 12, 19), date(2027, 1, 3)),
    (date(2027, 2, 20), date(2027, 2, 28)),
    (date(2027, 4, 24), date(2027, 5, 2)),
    (date(2027, 7, 10), date(2027, 8, 22)),
)


def pasen(jaar: int) -> date:
    """Easter Sunday (Gauss / Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(jaar, f // 31, f % 31 + 1)


def vrije_schooldagen(jaar: int) -> frozenset[date]:
    """Public holidays on which schools are closed: Easter, King's day, 5 May, Ascension (+ Friday), Whit."""
    p = pasen(jaar)
    rond_pasen = {p + timedelta(days=n) for n in (-2, 1, 39, 40, 50)}
    koning = date(jaar, 4, 27)
    if koning.weekday() == 6:
        koning = date(jaar, 4, 26)
    return frozenset(rond_pasen | {koning, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26), date(jaar, 1, 1)})


@dataclass(frozen=True, slots=True)
class Schoolkalender:
    """When schools are open: holidays (from, up to and including) and extra free days."""

    vakanties: tuple[tuple[date, date], ...] = VAKANTIES
    vrije_dagen: frozenset[date] | None = None

    def is_schooldag(self, dag: date) -> bool:
        vrij = vrije_schooldagen(dag.year) if self.vrije_dagen is None else self.vrije_dagen
        return dag.weekday() < 5 and dag not in vrij and not any(v <= dag <= t for v, t in self.vakanties)

    def voor_les(self, moment: datetime) -> datetime:
        """Start of the first lesson of the next school day after a moment (domain 3.14)."""
        dag = moment.date()
        if moment.time() >= EERSTE_LES:
            dag += timedelta(days=1)
        while not self.is_schooldag(dag):
            dag += timedelta(days=1)
        return datetime.combine(dag, EERSTE_LES)  # local wall clock, as schools read it


def _jaren(geboren: date, op: date) -> int:
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))


def leeftijd_op(persoon: Genoemd, op: date, bekend_op: date | None = None) -> int | None:
    """Age in years on a day: known birth date first, then what the reporter wrote (also partly)."""
    if bekend_op is not None:
        return _jaren(bekend_op, op)
    datum = persoon.geboortedatum or ""
    vol = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", datum)
    if vol:
        jaar, maand, dag = (int(x) if x else 1 for x in vol.groups())
        try:
            return max(0, _jaren(date(jaar, maand, dag), op))
        except ValueError:
            return op.year - jaar
    return leeftijd_in(persoon.naam)


def leeftijd_in(naam: str) -> int | None:
    """Age as written with a name: 'Emirhan (8)', 'JAYDEN, 11 jaar', 'bijna elf', 'baby, 10 dagen'."""
    tekst = normaal(naam)
    if re.search(r"\d+ ?(?:dagen|dag|weken|week|maanden|mnd)\b", tekst):
        return 0
    bijna = -1 if re.search(r"\bbijna\b", tekst) else 0
    for woord in re.findall(r"[a-z]+|\d+", tekst):
        if woord.isdigit() and int(woord) < 115:
            return int(woord) + bijna
        if TELWOORD.get(woord, 0) > 1 or (woord == "een" and "jaar" in tekst):
            return TELWOORD[woord] + bijna
    return next((n for rol, n in ROL_LEEFTIJD if rol in tekst), None)


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
        jaren = leeftijd_op(persoon, invoer.ontvangen.date(), bekend.geboortedata.get(nr))
        if jaren is not None:
            if LEERPLICHT_VAN <= jaren < LEERPLICHT_TOT:
                uit.append(nr)
        elif is_kind(persoon, None, invoer.tekst):
            uit.append(nr)
    return uit


def onveilig_op_school(invoer: Invoer, kinderen: list[int]) -> list[int]:
    """Children at whose school a household member works: a signal there is dangerous (domain 3.14)."""
    uit: list[int] = []
    for zin in zinnen(normaal(invoer.tekst)):
        if "school" not in zin or not WERKT_OP_SCHOOL.search(zin):
            continue
        genoemd = [nr for nr in kinderen if re.search(rf"\b{re.escape(_voornaam(invoer, nr))}\b", zin)]
        uit.extend(genoemd or kinderen)
    return sorted(set(uit))


def _voornaam(invoer: Invoer, nr: int) -> str:
    return re.split(r"[ ,(]", normaal(invoer.genoemd[nr].naam))[0]
