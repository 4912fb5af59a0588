"""Versions of the plan of a household and what changed between two of them. Pure Python.

Every settlement makes a version. An agreement keeps its words once it is settled, so a version is what held then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Zin:
    """An agreement as a version holds it; `stam` is the same for an agreement that went on in a later plan."""

    stam: int
    soort: str
    tekst: str
    door: str
    controleur: str
    gevolg: str


@dataclass(frozen=True, slots=True)
class Versie:
    """What held from this settlement on."""

    nummer: int
    op: datetime
    fase: str
    zinnen: tuple[Zin, ...]


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """An agreement that says something else now, and in which parts."""

    oud: Zin
    nieuw: Zin

    @property
    def delen(self) -> tuple[tuple[str, str, str], ...]:
        """Each part that differs: its name, what it was and what it is."""
        return tuple(
            (NAMEN[item.name], getattr(self.oud, item.name), getattr(self.nieuw, item.name))
            for item in fields(Zin)
            if item.name in NAMEN and getattr(self.oud, item.name) != getattr(self.nieuw, item.name)
        )


NAMEN = {
    "soort": "Waar voor", "tekst": "Afspraak", "door": "Wie", "controleur": "Wie kijkt", "gevolg": "Anders",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verschil:
    """What the later version added, changed, dropped and kept."""

    toegevoegd: tuple[Zin, ...]
    gewijzigd: tuple[Gewijzigd, ...]
    vervallen: tuple[Zin, ...]
    gelijk: tuple[Zin, ...]


def vergelijk(oud: Sequence[Zin], nieuw: Sequence[Zin]) -> Verschil:
    """Compare two versions, agreement by agreement."""
    before, after = {item.stam: item for item in oud}, {item.stam: item for item in nieuw}
    both = [(before[item.stam], item) for item in nieuw if item.stam in before]
    return Verschil(
        toegevoegd=tuple(item for item in nieuw if item.stam not in before),
        gewijzigd=tuple(Gewijzigd(was, item) for was, item in both if was != item),
        vervallen=tuple(item for item in oud if item.stam not in after),
        gelijk=tuple(item for was, item in both if was == item),
    )


def stam_van(pk: int, ouders: Mapping[int, int | None]) -> int:
    """The first agreement that this one goes back to."""
    seen: set[int] = set()
    while pk not in seen and (parent := ouders.get(pk)):
        seen.add(pk)
        pk = parent
    return pk


def gold(sinds: datetime | None, tot: datetime | None, op: datetime) -> bool:
    """Whether something held at that moment."""
    return sinds is not None and sinds <= op and (tot is None or tot > op)


def nummer(versies: Iterable[Versie]) -> int:
    """The number of the newest version; 0 when nothing was settled yet."""
    return max((item.nummer for item in versies), default=0)
