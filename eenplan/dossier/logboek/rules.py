"""When looking is odd enough that somebody else asks why (access.md, misuse 7 to 9); and how far back one may search.

Every figure is of one day, here. Who did something in a case that day had a reason to look; what counts is looking and
doing nothing. Numbers the region may set: all are the choice of Eenplan. Pure Python.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from eenplan.core.rulebook.rules import RuleDefault

BLAD = 50
STANDAARD, LANGST = timedelta(days=7), timedelta(days=31)
LANGST_EEN = timedelta(days=5 * 366)  # of one person or one case: as long as it is kept

NAKIJKEN = "inzage_nakijken"
VEEL, NACHT, GEWEIGERD, EINDE, DRUK, TYPEN = (
    "inzage_veel", "inzage_nacht", "inzage_geweigerd", "inzage_na_einde", "inzage_druk", "radar_vaak",
)  # fmt: skip
GRENZEN = (VEEL, NACHT, GEWEIGERD, EINDE, DRUK, TYPEN)
MAAL = 3  # as many times what is usual for the function
RUST = timedelta(days=7)  # who comes into the team of a case older than this was not simply the one to take it in
KORTSTE_REDEN = 10
RULES = (
    RuleDefault(NAKIJKEN, "Opvallende inzage: nakijken", 3, "WD", "termijn [D]", sure=False),
    RuleDefault(VEEL, "Nakijken: casussen gelezen zonder iets te doen, per dag", 12, "N", "[D]", sure=False),
    RuleDefault(NACHT, "Nakijken: casussen gelezen in de nacht zonder dienst", 2, "N", "[D]", sure=False),
    RuleDefault(GEWEIGERD, "Nakijken: keer geweigerd op een dag", 8, "N", "[D]", sure=False),
    RuleDefault(EINDE, "Nakijken: keer geprobeerd na het einde van de betrokkenheid", 3, "N", "[D]", sure=False),
    RuleDefault(DRUK, "Nakijken: mensen die bij één casus werden geweigerd, per dag", 4, "N", "[D]", sure=False),
)
SOORTEN = {
    "veel": "Las veel meer casussen dan gewoon, en deed daar niets",
    "nacht": "Las casussen in de nacht, zonder dienst en zonder iets te doen",
    "geweigerd": "Werd vaak geweigerd",
    "einde": "Bleef proberen na het einde van de betrokkenheid",
    "typen": "Zocht tijdens het typen op veel mensen en nam weinig meldingen aan",
    "zelf": "Kwam zelf in het casusteam, keek en deed verder niets",
    "kring": "Probeerde een casus te openen van bekenden (belangenconflict)",
    "besloten": "Probeerde een besloten casus te openen zonder daarbij te horen",
    "nood": "Opende met noodtoegang",
    "druk": "Opvallend veel mensen probeerden deze casus te openen zonder daarbij te horen",
}


@dataclass(frozen=True, slots=True)
class Paar:
    """What one person did with one case on one day; `casus_id` None is what hangs on no case."""

    account_id: int
    organisatie_id: int
    rol: str
    casus_id: int | None = None
    gelezen: int = 0
    geweigerd: int = 0
    na_einde: int = 0
    conflict: int = 0
    nood: int = 0
    daden: int = 0
    nacht: int = 0
    nachtdaden: int = 0
    getypt: int = 0
    aangenomen: int = 0


@dataclass(frozen=True, slots=True)
class Feiten:
    """What the record adds: who joined a team by himself, which cases are secluded, and who had duty that night."""

    zelf: frozenset[tuple[int, int]] = frozenset()
    besloten: frozenset[int] = frozenset()
    dienst: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Signaal:
    """Something odd: which kind, who (or which case), and the figures in words."""

    soort: str
    organisatie_id: int
    account_id: int | None
    casus_id: int | None
    aantallen: str


def te_vaak(gezocht: int, aangenomen: int, grens: int) -> bool:
    """Each report that he took in that day leaves room for as many again: every pause in typing looks at all anew."""
    return gezocht > grens * (1 + aangenomen)


def signalen(paren: Iterable[Paar], feiten: Feiten, grens: Mapping[str, int]) -> list[Signaal]:
    """Everything that is odd in one day."""
    mensen: dict[tuple[int, int, str], list[Paar]] = {}
    casussen: dict[int, list[Paar]] = {}
    for pair in paren:
        mensen.setdefault((pair.account_id, pair.organisatie_id, pair.rol), []).append(pair)
        if pair.casus_id:
            casussen.setdefault(pair.casus_id, []).append(pair)
    usual = _gewoon(mensen)
    found = [item for who, rows in mensen.items() for item in _van_mens(who, rows, feiten, grens, usual)]
    found += [item for rows in casussen.values() for pair in rows for item in _van_paar(pair, feiten)]
    return found + [item for pk, rows in casussen.items() for item in _van_casus(pk, rows, grens)]


def _zonder_daad(rows: list[Paar]) -> int:
    return sum(1 for pair in rows if pair.casus_id and pair.gelezen and not pair.daden)


def _gewoon(mensen: Mapping[tuple[int, int, str], list[Paar]]) -> dict[tuple[int, int, str], float]:
    """How many cases colleagues of the same function read that day without doing anything: the middle one."""
    figures: dict[tuple[int, str], dict[int, int]] = {}
    for (account, place, role), rows in mensen.items():
        figures.setdefault((place, role), {})[account] = _zonder_daad(rows)
    return {
        (account, *key): median([value for other, value in values.items() if other != account] or [0])
        for key, values in figures.items()
        for account in values
    }


def _van_mens(
    who: tuple[int, int, str], rows: list[Paar], feiten: Feiten, grens: Mapping[str, int],
    usual: Mapping[tuple[int, int, str], float],
) -> Iterable[Signaal]:  # fmt: skip
    account, place, _ = who
    idle, normal = _zonder_daad(rows), usual[who]
    night = 0 if any(pair.nachtdaden for pair in rows) else sum(1 for pair in rows if pair.nacht)
    refused, ended = sum(pair.geweigerd for pair in rows), sum(pair.na_einde for pair in rows)
    typed, taken = sum(pair.getypt for pair in rows), sum(pair.aangenomen for pair in rows)
    told = [
        ("veel", idle >= max(grens[VEEL], MAAL * normal), f"{idle} casussen, gewoon voor deze functie: {normal:g}"),
        ("nacht", night >= grens[NACHT] and account not in feiten.dienst, f"{night} casussen"),
        ("geweigerd", refused - ended >= grens[GEWEIGERD], f"{refused - ended} keer"),
        ("einde", ended >= grens[EINDE], f"{ended} keer"),
        ("typen", te_vaak(typed, taken, grens[TYPEN]), f"{typed} keer gezocht, {taken} meldingen aangenomen"),
    ]
    return (Signaal(kind, place, account, None, text) for kind, odd, text in told if odd)


def _van_paar(pair: Paar, feiten: Feiten) -> Iterable[Signaal]:
    key = (pair.account_id, pair.casus_id or 0)
    told = [
        ("zelf", key in feiten.zelf and pair.gelezen and pair.daden <= 1, f"{pair.gelezen} keer gelezen"),
        ("kring", pair.conflict, f"{pair.conflict} keer"),
        ("besloten", pair.geweigerd and pair.casus_id in feiten.besloten, f"{pair.geweigerd} keer"),
        ("nood", pair.nood, f"{pair.nood} regels"),
    ]
    return (Signaal(kind, pair.organisatie_id, pair.account_id, pair.casus_id, text) for kind, odd, text in told if odd)


def _van_casus(casus_id: int, rows: list[Paar], grens: Mapping[str, int]) -> Iterable[Signaal]:
    """A case that is talked about: who may not see it tries, each perhaps only once."""
    outside = [pair for pair in rows if pair.geweigerd]
    people = {pair.account_id for pair in outside}  # one may try in two functions
    if len(people) >= grens[DRUK]:
        yield Signaal("druk", outside[0].organisatie_id, None, casus_id, f"{len(people)} mensen")


def te_lang(van: date, tot: date, *, een: bool) -> str:
    """Why a period cannot be searched, in words; empty when it can. `een`: about one person or one case."""
    if tot < van:
        return "De laatste dag ligt voor de eerste."
    if tot - van > (LANGST_EEN if een else LANGST):
        return "Kies hoogstens 31 dagen, of zoek op één persoon of één casus."
    return ""
