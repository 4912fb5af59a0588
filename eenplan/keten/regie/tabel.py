"""Who gets the direction of a household, with the reason (domain 4.4). Pure Python."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from eenplan.core.accounts.rules import OrganisationKind


class Soort(StrEnum):
    """What kind of director."""

    LOKAAL = "lokaal"
    SPECIALIST = "specialist"
    GI = "gi"
    BEHOUD = "behoud"

    @property
    def organisaties(self) -> tuple[OrganisationKind, ...]:
        """Which organisations have such a director."""
        return _ORGANISATIES[self]


_ORGANISATIES: dict[Soort, tuple[OrganisationKind, ...]] = {
    Soort.LOKAAL: (OrganisationKind.LOKAAL_TEAM, OrganisationKind.MAATSCHAPPELIJK_WERK),
    Soort.SPECIALIST: (
        OrganisationKind.SPECIALIST, OrganisationKind.GGZ, OrganisationKind.JEUGDHULP, OrganisationKind.OPVANG,
    ),
    Soort.GI: (OrganisationKind.GI,),
    Soort.BEHOUD: (),
}  # fmt: skip


class Beweging(StrEnum):
    """Whether a change of direction went up to a specialist, or down to the local team (domain 4.4)."""

    OP = "opgeschaald"
    AF = "afgeschaald"


def beweging(van: str, naar: str) -> str:
    """Up, down or neither, by the kinds of organisation."""
    was, now = (item in _ORGANISATIES[Soort.LOKAAL] for item in (van, naar))
    return "" if was == now else Beweging.OP if was else Beweging.AF


NOG_NIET_RUSTIG = (
    "Afschalen kan pas als de situatie tot rust is. "
    "Deze casus staat op acuut of wordt opnieuw beoordeeld; rond dat eerst af."
)


@dataclass(frozen=True, slots=True)
class Situatie:
    """What the table looks at; what nobody knows is False, and shown so."""

    maatregel: bool = False
    regisseur: bool = False
    eergerelateerd: bool = False
    seksueel_geweld: bool = False
    ernstige_dreiging: bool = False
    huisverbod: bool = False
    extreme_stalking: bool = False
    grote_veiligheidsdreiging: bool = False
    lokaal_belemmerd: bool = False
    tot_rust: bool = False


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of domain 4.4."""

    regel: str
    soort: Soort
    reden: str
    past: Callable[[Situatie], bool]


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What the table proposes; a human decides and writes down why."""

    regel: str
    soort: Soort
    reden: str


def _specialistisch(x: Situatie) -> bool:
    return any((x.eergerelateerd, x.seksueel_geweld, x.ernstige_dreiging, x.huisverbod, x.extreme_stalking))


# The first row that fits. A running measure goes before an existing director: the GI is one by law.
TABEL = (
    Rij("4.4-4", Soort.GI, "Er loopt een kinderbeschermingsmaatregel: de GI heeft de regie.", lambda x: x.maatregel),
    Rij(
        "4.4-6", Soort.LOKAAL, "De situatie is tot rust gekomen: de regie gaat naar het lokale team.",
        lambda x: x.tot_rust and not _specialistisch(x) and not x.grote_veiligheidsdreiging,
    ),
    Rij(
        "4.4-5", Soort.BEHOUD, "Er is al een regisseur: die blijft, en wordt betrokken bij de beoordeling.",
        lambda x: x.regisseur,
    ),
    Rij(
        "4.4-2", Soort.SPECIALIST,
        "Eergerelateerd of seksueel geweld, ernstige dreiging, huisverbod of extreme stalking: eerst een specialist.",
        _specialistisch,
    ),
    Rij(
        "4.4-3", Soort.SPECIALIST, "De dreiging is groot, of lokaal werken lukt nu niet: eerst een specialist.",
        lambda x: x.grote_veiligheidsdreiging or x.lokaal_belemmerd,
    ),
    Rij("4.4-1", Soort.LOKAAL, "Lokaal, tenzij: het lokale team heeft de regie.", lambda x: True),
)  # fmt: skip


REGELS = {row.regel: row.reden for row in TABEL} | {
    "wissel": "Een ander team nam de regie over.",
    "overdracht": "Nam de casus over van Veilig Thuis.",
    "collega": "Gaf de regie door aan een collega in het team.",
    "vertrek": "Volgde een collega op die er niet meer werkt.",
    "sluiting": "De regie liep door in een andere casus van het huishouden.",
}


def bepaal(situatie: Situatie) -> Voorstel:
    """The first row of the table that fits, with its reason."""
    row = next(row for row in TABEL if row.past(situatie))
    return Voorstel(row.regel, row.soort, row.reden)


# What the record does not know; who decides looks for himself.
WEET_EENPLAN_NIET = frozenset({"4.4-3", "4.4-4"})


@dataclass(frozen=True, slots=True)
class Gewogen:
    """A row of the table beside the facts of this family; `past` None is not known."""

    regel: str
    reden: str
    past: bool | None
    feit: str
    voorstel: bool

    @property
    def oordeel(self) -> str:
        """In words."""
        return {True: "past", False: "past niet", None: "weet Eenplan niet"}[self.past]


def weeg(situatie: Situatie, feiten: Mapping[str, str]) -> tuple[Gewogen, ...]:
    """Every row with whether it fits and the fact that says so; the first that fits is proposed."""
    chosen = bepaal(situatie).regel
    return tuple(
        Gewogen(row.regel, row.reden, _past(row, situatie), feiten.get(row.regel, ""), row.regel == chosen)
        for row in TABEL
    )


def _past(row: Rij, situatie: Situatie) -> bool | None:
    fits = row.past(situatie)
    return None if row.regel in WEET_EENPLAN_NIET and not fits else fits
