"""The veiligheidsdocument as data: the region's headings in the region's order, filled from the plan. Pure Python.

What one person gets holds only what that person may know: his own agreements, those that everyone of the family may
know, his own goals and words (access.md R8, misuse 6). Nobody's address or reporter has a place in either of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Papier, Tabel, Velden
from eenplan.core.web.words import datum
from eenplan.keten.plan.rules import Fase

BEGIN = "Dit plan gaat over u en uw gezin. U leest hier wat u doet, wat er is afgesproken en wie u kunt bellen."
# Domain 3.7, as one says it to the family.
FASEN = {
    "direct_veilig": "Stap 1 van 4. Eerst zorgen wij dat het nu veilig is.",
    "stabiel_veilig": "Stap 2 van 4. Nu zorgen wij dat het veilig blijft.",
    "herstel": "Stap 3 van 4. Nu is er tijd om te verwerken wat er is gebeurd.",
    "nazorg": "Stap 4 van 4. Wij vragen af en toe nog hoe het gaat.",
}
HULP = (
    "Is er nu gevaar? Bel 112.",
    "Bent u bang, of lukt een afspraak niet? Bel wie met u aan dit plan werkt. Is die er niet? Bel Veilig Thuis:"
    " 0800-2000, dag en nacht, gratis.",
    "Klopt er iets niet in dit plan, of wilt u iets anders? Zeg het. Een plan mag veranderen.",
    "U mag vragen wat er over u is opgeschreven en wie dat las.",
)
TITEL, EIGEN_TITEL = "Veiligheidsdocument", "Uw plan"
NIETS = "Nog niets vastgelegd."


@dataclass(frozen=True, slots=True)
class Punt:
    """A point of the top 3 on paper."""

    rang: int
    wat: str
    wie: str
    aan_wie: str
    wanneer: str
    hoe_vaak: str
    schade: str
    ernst: str
    risico: tuple[str, ...] = ()
    bescherming: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Afspraak:
    """An agreement on paper."""

    nummer: int
    soort: str
    tekst: str
    door: str
    controleur: str
    controle_op: str
    gevolg: str
    persoon_id: int | None = None
    voor_allen: bool = False


@dataclass(frozen=True, slots=True)
class Doel:
    """A recovery goal on paper."""

    persoon_id: int
    naam: str
    tekst: str
    merkbaar: str
    stand: str


@dataclass(frozen=True, slots=True)
class Stof:
    """Everything that may come on the paper, without addresses and without reporter."""

    nummer: str
    versie: int
    op: datetime
    fase: str
    regisseur: str
    mensen: tuple[tuple[int, str, str], ...] = ()  # key, name, role
    punten: tuple[Punt, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    doelen: tuple[Doel, ...] = ()
    instemming: tuple[tuple[int, str, str], ...] = ()  # key, name, how
    grond: str = ""
    woorden: tuple[tuple[int, str, str], ...] = ()  # key, name, text


@dataclass(frozen=True, slots=True)
class Vorm:
    """The region's format: which parts, in which order, under which heading."""

    naam: str
    onderdelen: tuple[tuple[str, str], ...]


STANDAARD = Vorm(
    "Vorm van Eenplan (voorbeeld; een regio stelt haar eigen vorm in)",
    (
        ("fase", "Waar staat het gezin?"), ("gezin", "Om wie gaat het?"), ("top3", "Wat moet als eerste stoppen?"),
        ("veiligheid", "Afspraken voor de veiligheid"), ("hulp", "Hulp bij de oorzaken"),
        ("herstel", "Herstel en toekomst"), ("instemming", "Hoe ieder ertegenover staat"),
        ("woorden", "In de woorden van het gezin"),
    ),
)  # fmt: skip


def lees_vorm(gegeven: Mapping[str, object]) -> Vorm:
    """The format as a region wrote it down. ValueError, in Dutch, when a part is unknown, double or without heading."""
    parts = gegeven.get("onderdelen")
    if not isinstance(parts, list) or not parts:
        raise ValueError("De vorm van het veiligheidsdocument heeft geen onderdelen.")
    found: list[tuple[str, str]] = []
    for part in parts:
        if not isinstance(part, list) or len(part) != 2 or not all(isinstance(item, str) and item for item in part):
            raise ValueError("Elk onderdeel is een paar: de sleutel en de kop.")
        if part[0] not in DELEN or part[0] in dict(found):
            raise ValueError(f"Onbekend of dubbel onderdeel: {part[0]}. Kies uit: {', '.join(DELEN)}.")
        found.append((part[0], part[1]))
    return Vorm(str(gegeven.get("naam") or "Vorm van de regio"), tuple(found))


def _tabel(items: Iterable[Afspraak]) -> list[Blok]:
    rows = tuple(
        (f"{item.nummer}. {item.tekst}", item.door, f"{item.controleur}, {item.controle_op}", item.gevolg)
        for item in items
    )
    heads = ("Afspraak", "Wie", "Wie kijkt, en wanneer", "Als het niet gebeurt")
    return [Tabel(heads, rows, (40, 18, 20, 22))] if rows else [Alinea(NIETS)]


def _van(stof: Stof, soort: str) -> list[Blok]:
    return _tabel(item for item in stof.afspraken if item.soort == soort)


def _fase(stof: Stof) -> list[Blok]:
    pairs = [("Fase", Fase(stof.fase).bezig), ("Casusregisseur", stof.regisseur or "nog niet toegewezen")]
    return [Velden((*pairs, *((("Opgelegd, op grond van", stof.grond),) if stof.grond else ())))]


def _gezin(stof: Stof) -> list[Blok]:
    return [Lijst(tuple(f"{name}, {role}" for _, name, role in stof.mensen))] if stof.mensen else [Alinea(NIETS)]


def _top3(stof: Stof) -> list[Blok]:
    found: list[Blok] = []
    for item in stof.punten:
        found.append(Alinea(f"{item.rang}. {item.wat}"))
        pairs = (
            ("Wie, bij wie", f"{item.wie}, {item.aan_wie}"), ("Wanneer, hoe vaak", f"{item.wanneer}, {item.hoe_vaak}"),
            ("Schade", item.schade), ("Ernst", item.ernst), ("Risico", "; ".join(item.risico)),
            ("Bescherming", "; ".join(item.bescherming)),
        )  # fmt: skip
        found.append(Velden(tuple((name, text) for name, text in pairs if text)))
    return found or [Alinea(NIETS)]


def _herstel(stof: Stof) -> list[Blok]:
    goals = tuple(f"{item.naam}: {item.tekst} Merkbaar aan: {item.merkbaar} ({item.stand})" for item in stof.doelen)
    rest = [item for item in stof.afspraken if item.soort == "toekomst"]
    return [Lijst(goals), *(_tabel(rest) if rest else ())] if goals else _tabel(rest)


def _instemming(stof: Stof) -> list[Blok]:
    return [Velden(tuple((name, how) for _, name, how in stof.instemming))] if stof.instemming else [Alinea(NIETS)]


def _woorden(stof: Stof) -> list[Blok]:
    return [Alinea(f"{name}: {text}") for _, name, text in stof.woorden] or [Alinea(NIETS)]


DELEN: dict[str, Callable[[Stof], list[Blok]]] = {
    "fase": _fase, "gezin": _gezin, "top3": _top3, "veiligheid": lambda stof: _van(stof, "veiligheid"),
    "hulp": lambda stof: _van(stof, "hulp"), "herstel": _herstel, "instemming": _instemming, "woorden": _woorden,
}  # fmt: skip


def _kenmerk(stof: Stof) -> str:
    version = f"versie {stof.versie}" if stof.versie else "concept, geldt nog niet"
    return f"Plan {stof.nummer}, {version}, {datum(stof.op)}"


def heel(stof: Stof, vorm: Vorm, merk: str) -> Papier:
    """The whole document, for who works on the plan."""
    blocks: list[Blok] = []
    for key, heading in vorm.onderdelen:
        blocks += [Kop(heading), *DELEN[key](stof)]
    return Papier(TITEL, _kenmerk(stof), stof.op, tuple(blocks), merk, zuinig=True)


def voor_een(stof: Stof, persoon_id: int) -> Papier:
    """What one person may know of it, in plain words; no name of another person beside what an agreement says."""
    mine = [item for item in stof.afspraken if item.persoon_id == persoon_id]
    shared = [item for item in stof.afspraken if item.voor_allen and item.persoon_id != persoon_id]
    blocks: list[Blok] = [Alinea(BEGIN)]
    if said := [text for pk, _, text in stof.woorden if pk == persoon_id]:
        blocks += [Kop("In uw eigen woorden"), *map(Alinea, said)]
    blocks += [Kop("Waar staan wij nu?"), Alinea(FASEN.get(stof.fase, "")), Kop("Dit doet u")]
    blocks += [block for item in mine for block in _eigen(item)]
    if not mine:
        blocks.append(Alinea("Er is geen afspraak die u zelf moet doen."))
    if shared:
        blocks += [Kop("Dit weet het hele gezin"), Lijst(tuple(item.tekst for item in shared))]
    goals = tuple(
        f"{item.tekst} U merkt het aan: {item.merkbaar}" for item in stof.doelen if item.persoon_id == persoon_id
    )
    if goals:
        blocks += [Kop("Dit wilt u bereiken"), Lijst(goals)]
    if how := [how for pk, _, how in stof.instemming if pk == persoon_id]:
        blocks += [Kop("Wat u van het plan vond"), Alinea(f"Bij het vaststellen: {how[-1]}.")]
    blocks += [Kop("Als het misgaat, of als iets niet klopt"), Lijst(HULP)]
    return Papier(EIGEN_TITEL, _kenmerk(stof), stof.op, tuple(blocks), zuinig=True)


def _eigen(item: Afspraak) -> list[Blok]:
    pairs = (
        ("Wie kijkt of het lukt", item.controleur), ("Wanneer", item.controle_op), ("Als het niet gebeurt", item.gevolg)
    )  # fmt: skip
    return [Alinea(item.tekst), Velden(pairs)]
