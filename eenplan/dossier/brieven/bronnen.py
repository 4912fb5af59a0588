"""What a step lends to the letters: its reporters or informants as recipients, and what takes them out of a text.

The record knows no step (ADR 0020), so a step says it here, when Django is ready.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from eenplan.dossier.brieven.rules import Aan, Soort


@dataclass(frozen=True, slots=True)
class Bron:
    """Somebody outside the family to whom a letter can go; `organisatie_id` when he reads it in Eenplan."""

    bron_id: int
    naam: str
    beroepsmatig: bool = False
    organisatie_id: int | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A duty of a step that a letter would meet."""

    soort: Soort
    aan: Aan
    persoon_id: int | None = None
    bron_id: int | None = None
    uiterlijk: datetime | None = None


Lijst = Callable[[int], list[Bron]]
Plicht = Callable[[int], list[Open]]
Zonder = Callable[[int, Aan | None, int | None], Callable[[str], str]]


def niets(text: str) -> str:
    """Takes nothing out of a text."""
    return text


LIJSTEN: dict[Aan, Lijst] = {}
PLICHTEN: list[Plicht] = []
ZONDER: list[Zonder] = []
WACHTEN: list[Callable[[int, int, datetime], str]] = []  # why this person hears nothing yet, in Dutch; else empty


def leen(aan: Aan, lijst: Lijst) -> None:
    """Who of this kind can get a letter in a case."""
    LIJSTEN[aan] = lijst


def bron(aan: str, casus_id: int, bron_id: int | None) -> Bron | None:
    """One of them; None when he does not belong to this case."""
    rows = LIJSTEN[Aan(aan)](casus_id) if Aan(aan) in LIJSTEN else []
    return next((row for row in rows if row.bron_id == bron_id), None)


def zonder_bron(casus_id: int, aan: Aan | None, bron_id: int | None) -> Callable[[str], str]:
    """What takes everybody who reported or gave information out of a text, but for the recipient himself."""
    steps = [make(casus_id, aan, bron_id) for make in ZONDER]

    def taken_out(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return taken_out
