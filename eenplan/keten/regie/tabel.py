"""Who gets the direction of a household, with the reason (domain 4.4). Pure Python."""

from collections.abc import Callable
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
    "sluiting": "De regie liep door in een andere casus van het huishouden.",
}


def bepaal(situatie: Situatie) -> Voorstel:
    """The first row of the table that fits, with its reason."""
    row = next(row for row in TABEL if row.past(situatie))
    return Voorstel(row.regel, row.soort, row.reden)
