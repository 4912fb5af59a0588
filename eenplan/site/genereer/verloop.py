"""What an invented case is made of: its reports, its judgements, and what happened when. Pure Python."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eenplan.site.genereer.gezin import Gezin

EERSTE, HER, VERVOLG = "eerste", "hermelding", "vervolgmelding"


@dataclass(slots=True)
class Melding:
    """One report; `soort` and `fase` as in domain 6.10."""

    op: datetime
    melder: str
    kanaal: str
    aard: tuple[str, ...]
    tekst: str
    sleutel: UUID
    soort: str = EERSTE
    fase: str = ""
    incident: date | None = None
    kinderen_aanwezig: bool | None = None
    wapen: bool | None = None
    acuut: bool = False
    structureel: bool = False


@dataclass(slots=True)
class Oordeel:
    """One assessment: what it found and what was decided."""

    acuut: bool
    structureel: bool
    uitkomst: str
    dienst: str = ""
    late_reden: str = "capaciteit"


@dataclass(slots=True)
class Gebeurtenis:
    """Something that somebody did in a case; `wat` names the handler that writes it."""

    op: datetime
    wat: str
    gegeven: Any = None


@dataclass(slots=True)
class Zaak:
    """One case from its first report to its end, also what would happen after today."""

    gezin: Gezin
    soort: str
    gebeurtenissen: list[Gebeurtenis] = field(default_factory=list)
    einde: datetime | None = None

    def voeg(self, op: datetime, wat: str, gegeven: Any = None) -> datetime:
        """Note that this happens then; gives the moment back."""
        self.gebeurtenissen.append(Gebeurtenis(op, wat, gegeven))
        return op

    def tot(self, nu: datetime) -> list[Gebeurtenis]:
        """What has happened by now, in order of time: the rest is still to come."""
        return sorted((item for item in self.gebeurtenissen if item.op <= nu), key=lambda item: item.op)

    @property
    def begin(self) -> datetime:
        """When its first report came."""
        return self.gebeurtenissen[0].op

    def van(self, wat: str, nu: datetime) -> Iterator[Any]:
        """What was given with each event of this kind, by now."""
        return (item.gegeven for item in self.tot(nu) if item.wat == wat)


@dataclass(slots=True)
class Huishouden:
    """One household with its cases, oldest first."""

    gezin: Gezin
    zaken: list[Zaak] = field(default_factory=list)
