"""The region's assessment instrument as a versioned container: its questions and its table of proposals.

Licensed texts are not copied: what comes along is a marked example, a region loads its own file (domain 4.3).
Pure Python but for the file that comes along.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from eenplan.keten.triage.rules import MEEGELEVERD, JaNee, Rij, Uitkomst, rij_uit

DELEN = {"A": "Acute onveiligheid", "B": "Structurele onveiligheid", "C": "Veel problemen tegelijk"}
MOST_QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question of a part."""

    deel: str
    sleutel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version: code, name, source, questions, table."""

    code: str
    naam: str
    bron: str
    voorbeeld: bool
    vragen: tuple[Vraag, ...]
    tabel: tuple[Rij, ...]

    def van_deel(self, *delen: str) -> tuple[Vraag, ...]:
        """The questions of these parts."""
        return tuple(vraag for vraag in self.vragen if vraag.deel in delen)

    def sleutels(self, *delen: str) -> set[str]:
        """The keys of the questions of these parts."""
        return {vraag.sleutel for vraag in self.van_deel(*delen)}


def lees(inhoud: Mapping[str, Any]) -> Instrument:
    """A version out of its file. ValueError, in Dutch, when it cannot be used."""
    try:
        found = Instrument(
            code=str(inhoud["code"]), naam=str(inhoud["naam"]), bron=str(inhoud["bron"]),
            voorbeeld=bool(inhoud.get("voorbeeld", False)),
            vragen=tuple(Vraag(str(v["deel"]), str(v["sleutel"]), str(v["tekst"])) for v in inhoud["vragen"]),
            tabel=tuple(rij_uit(rij) for rij in inhoud["tabel"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"Het bestand heeft niet de vorm van een beoordelingsinstrument ({error}).") from error
    if fout := _fout(found):
        raise ValueError(fout)
    return found


def _fout(item: Instrument) -> str:
    """What makes this version unusable; empty when it is good."""
    if not (item.code.strip() and len(item.code) <= MOST_QUESTIONS and item.naam.strip() and item.bron.strip()):
        return "Geef het instrument een code (hooguit 60 tekens), een naam en een bron."
    keys = [vraag.sleutel for vraag in item.vragen]
    if len(keys) > MOST_QUESTIONS or len(set(keys)) != len(keys) or {v.deel for v in item.vragen} - set(DELEN):
        return "Elke vraag heeft een eigen sleutel en hoort bij deel A, B of C; er zijn er hooguit 60."
    return next((fout for cells in _alle() if (fout := _fout_in_rij(item, cells))), "")


def _alle() -> list[tuple[str, ...]]:
    """Every combination of answers that the table may meet."""
    three, two = tuple(JaNee), (JaNee.JA, JaNee.NEE)
    return list(product(three, three, two, two, two, two, two))


def _fout_in_rij(item: Instrument, cells: tuple[str, ...]) -> str:
    """What a table may never say, whatever the region chooses (domain 4.3)."""
    found = next((r for r in item.tabel if all(w in ("", g) for w, g in zip(r[1:8], cells, strict=True))), None)
    if found is None:
        return f"De tabel heeft geen rij voor deze antwoorden: {', '.join(cells)}."
    if cells[0] == JaNee.JA and found.uitkomst == Uitkomst.GEEN:
        return f"Rij {found.nr} stelt bij acuut gevaar voor dat er niets meer nodig is. Dat mag niet."
    if cells[6] == JaNee.JA and found.uitkomst == Uitkomst.OVD:
        return f"Rij {found.nr} draagt direct over terwijl anonimiteit is beloofd. Dat mag niet."
    return ""


STANDAARD = lees(MEEGELEVERD)
