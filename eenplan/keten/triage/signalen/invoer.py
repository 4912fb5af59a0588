"""What goes into the triage signals: one report as received. Pure."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Genoemd:
    """A person as the reporter named him: nothing is corrected here."""

    naam: str
    geboortedatum: str | None = None
    adres: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """The incident block of a report, as far as the reporter filled it in."""

    datum: date | None = None
    soorten: tuple[str, ...] = ()
    kinderen_aanwezig: bool | None = None
    wapen: bool = False
    strangulatie: bool = False


@dataclass(frozen=True, slots=True)
class Invoer:
    """One report as received. `ontvangen` is local (Europe/Amsterdam) time, aware or not."""

    tekst: str
    ontvangen: datetime
    kanaal: str = ""
    melder_soort: str = ""
    melder_naam: str | None = None
    melder_functie: str = ""
    genoemd: tuple[Genoemd, ...] = ()
    incident: Incident | None = None
