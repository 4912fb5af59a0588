"""Public types of the triage signals: what goes in, what is known, what is proposed (pure, no Django)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Eerdere:
    """An earlier casus of the same household in the region's own record."""

    id: str
    geopend_op: date
    vb_besluit_op: date | None = None
    monitoring_vanaf: date | None = None
    afgesloten_op: date | None = None
    regisseur: str | None = None
    maatregelen: tuple[str, ...] = ()
    eerste_hulp_op: date | None = None

    def loopt_op(self, dag: date) -> bool:
        return self.afgesloten_op is None or self.afgesloten_op > dag

    def fase_op(self, dag: date) -> str:
        """Phase of a running casus on a day (domain 6.10)."""
        if self.monitoring_vanaf and self.monitoring_vanaf <= dag:
            return "tijdens_monitoring"
        if self.vb_besluit_op and self.vb_besluit_op <= dag:
            return "na_veiligheidsbeoordeling"
        return "tijdens_veiligheidsbeoordeling"


@dataclass(frozen=True, slots=True)
class Bekend:
    """What the region's own record already holds about this household (empty: nothing known).

    `eerdere_signalen`: signal keys found in earlier reports of the running casus (see `Voorstel.signalen`).
    `eerdere_melders`: names of citizens who reported before. `geboortedata`: index in `Invoer.genoemd` ->
    birth date, for named persons that were recognised.
    """

    casussen: tuple[Eerdere, ...] = ()
    eerdere_meldingen: int = 0
    eerdere_signalen: frozenset[str] = frozenset()
    eerdere_melders: tuple[str, ...] = ()
    geboortedata: Mapping[int, date] = field(default_factory=dict)
    school_al_gewaarschuwd: bool = False


@dataclass(frozen=True, slots=True)
class Reden:
    """Why something is proposed: a Dutch sentence, the source in domain.md, the words that gave rise to it."""

    veld: str
    zin: str
    bron: str
    woorden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A proposal; a person confirms or changes it with reasons (domain 4.3 [D])."""

    soort_contact: str = "melding"
    eerste_of_vervolg_of_her: str = "eerste"
    fase_bij_vervolg: str | None = None
    eerdere_casussen: tuple[str, ...] = ()
    veiligheid: str = "onduidelijk"
    casusregie: str = "lokaal"
    casusregie_rij: int | None = 1
    casusregie_regel: str = ""
    consultatieplicht_lokaal_team: bool = False
    consultatiegronden: tuple[str, ...] = ()
    handle_with_care: bool = False
    handle_with_care_kinderen: tuple[int, ...] = ()
    handle_with_care_voor: datetime | None = None
    mda_kandidaat: bool = False
    thv_overwegen: bool = False
    belangenconflict: str | None = None
    acuut_nu: tuple[str, ...] = ()
    signalen: frozenset[str] = frozenset()
    redenen: tuple[Reden, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """The layout of `verwacht` in a story file; children as indexes of the named persons."""
        uit = asdict(self)
        rij = uit.pop("casusregie_rij")
        regel = uit.pop("casusregie_regel")
        uit["casusregie"] = {"waarde": self.casusregie, "regel": regel, "rij": rij}
        uit["signalen"] = sorted(self.signalen)
        voor = self.handle_with_care_voor
        uit["handle_with_care_voor"] = voor.isoformat() if voor else None
        return uit
