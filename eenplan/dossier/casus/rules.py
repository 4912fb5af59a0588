"""The states of a case and the words for who is in it. Pure Python."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.dossier.casus.bewaren import RULES as BEWAREN

ADULT = 18
VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
TEAM = VT | {Role.REGISSEUR}


class Stand(StrEnum):
    """Where a case is; the details live with the step that works on it."""

    BEOORDELING = "in_beoordeling"
    VERVOLG = "in_vervolg"
    OVERDRACHT = "in_overdracht"
    UITVOERING = "in_uitvoering"
    MONITORING = "in_monitoring"
    AFGESLOTEN = "afgesloten"


class Rol(StrEnum):
    """What a person is in this case (domain 6.5). A child who sees violence is a victim."""

    SLACHTOFFER = "slachtoffer"
    PLEGER = "pleger"
    GETUIGE = "getuige"
    KIND = "kind"
    OVERIG = "overig"


class Sluitreden(StrEnum):
    """Why a case closed (domain 6.12)."""

    GEEN_HGKM = "geen_hgkm"
    GEEN_VERVOLG = "geen_vervolg"
    OVERGEDRAGEN = "overgedragen"
    VEILIG_NA_MONITORING = "veilig_na_monitoring"
    VERHUISD = "verhuisd"
    OVERLEDEN = "overleden"
    SAMENGEVOEGD = "samengevoegd"
    OVERIG = "overig"


class SoortUitspraak(StrEnum):
    """How sure a statement is (product.md: facts and opinions never mixed)."""

    FEIT = "feit"
    WAARNEMING = "waarneming"
    MENING = "mening"
    VAN_HOREN_ZEGGEN = "van_horen_zeggen"


class Nood(StrEnum):
    """Where an opening in an emergency is (access.md R9): somebody else always judges it."""

    LOPEND = "lopend"
    TE_BEOORDELEN = "te_beoordelen"
    TERECHT = "terecht"
    NIET_TERECHT = "niet_terecht"
    OPGEHEVEN = "opgeheven"


NOOD_LANGST = timedelta(hours=4)  # access.md R9; a region may choose less
RULES = (
    # access.md R5: 90 days by default; who carries the direction must not lose sight while he does
    RuleDefault("deelbesluit_regie", "Delen met de regisseur", 18, "M", "access.md R5 [D]", sure=False),
    *BEWAREN,
)
COURSE = Workflow(
    name="casus",
    noun="de casus",
    start=Stand.BEOORDELING,
    transitions=(
        Transition("start_vervolg", Stand.BEOORDELING, Stand.VERVOLG, by=VT, label="Vervolg bij Veilig Thuis"),
        Transition("bied_aan", (Stand.BEOORDELING, Stand.VERVOLG), Stand.OVERDRACHT, by=VT, label="Overdragen"),
        Transition("neem_over", Stand.OVERDRACHT, Stand.UITVOERING, by=frozenset({Role.REGISSEUR}), label="Overnemen"),
        Transition("draag_uit", Stand.OVERDRACHT, Stand.MONITORING, by=VT, label="Overgenomen buiten Eenplan"),
        Transition("weiger", Stand.OVERDRACHT, Stand.VERVOLG, by=frozenset({Role.REGISSEUR}), label="Weigeren"),
        Transition("trek_in", Stand.OVERDRACHT, Stand.VERVOLG, by=VT, label="Aanbod intrekken"),
        Transition(
            "start_monitoring",
            (Stand.UITVOERING, Stand.VERVOLG),
            Stand.MONITORING,
            by=TEAM,
            label="Naar monitoring",
        ),
        Transition(
            "herbeoordeel",
            (Stand.VERVOLG, Stand.OVERDRACHT, Stand.UITVOERING, Stand.MONITORING),
            Stand.BEOORDELING,
            by=VT,
            label="Opnieuw beoordelen",
            refusal="Deze casus wordt al beoordeeld of is intussen gesloten. Is hij gesloten? Doe een nieuwe melding.",
        ),
        Transition("hervat", Stand.BEOORDELING, Stand.UITVOERING, by=VT, label="Bestaande regisseur gaat verder"),
        Transition("sluit", (Stand.BEOORDELING, Stand.MONITORING), Stand.AFGESLOTEN, by=VT, label="Sluiten"),
    ),
)


# The terms that say whether people are in danger now, and who goes there (domain 5 #2; S2 interventieteam).
VRAAG = "acute_check"
GEVAAR = frozenset({VRAAG, "interventie_opnemen"})


def gevaar_te_laat(key: str, due_at: datetime, now: datetime) -> bool:
    """Whether this running term goes before every other: nobody looked in time whether there is danger."""
    return key in GEVAAR and due_at < now


class Groep(StrEnum):
    """When work must be looked at; only "nu" may interrupt (product.md)."""

    NU = "Nu"
    VANDAAG = "Vandaag"
    DEZE_WEEK = "Deze week"
    LATER = "Later"


def groep(acuut: bool, due_at: datetime | None, now: datetime) -> Groep:
    """The group of a work line: acute or too late is now; the rest goes by its first deadline, never by a score."""
    if acuut or (due_at is not None and due_at < now):
        return Groep.NU
    if due_at is None:
        return Groep.LATER
    days = (due_at.astimezone(now.tzinfo).date() - now.date()) / timedelta(days=1)
    if days < 1:
        return Groep.VANDAAG
    return Groep.DEZE_WEEK if days <= 7 else Groep.LATER


class Genaamd(NamedTuple):
    """How someone of a case is named, as far as the name of the family needs it."""

    persoon_id: int
    voornaam: str
    achternaam: str
    rol: str
    is_kind: bool


def naamgevers(mensen: Iterable[Genaamd]) -> list[Genaamd]:
    """Who give a family its name: its adults with a surname, else its first child.

    An adult who only saw it gives his name when there is nobody else to.
    """
    people = [mens for mens in mensen if mens.achternaam or (mens.is_kind and mens.voornaam)]
    adults = [mens for mens in people if not mens.is_kind and mens.rol != Rol.GETUIGE]
    return adults or [mens for mens in people if mens.is_kind][:1] or people


def gezinsnaam(mensen: Iterable[Genaamd]) -> str:
    """What a family is called; empty when no name is known."""
    givers = naamgevers(mensen)
    if givers and givers[0].is_kind:
        return " ".join(part for part in ("gezin van", givers[0].voornaam, givers[0].achternaam) if part)
    return " / ".join(dict.fromkeys(mens.achternaam for mens in givers))
