"""Which letters there are and who owes them, their course, who gets a child's letter, and when post is not safe.

Pure Python.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Refused, Transition, Workflow
from eenplan.dossier.casus.contact.rules import Post
from eenplan.dossier.casus.rules import ADULT, Rol

VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
TERMIJN = "brief_versturen"
RULES = (RuleDefault(TERMIJN, "Brief versturen", 5, "WD", "domain 4.8, termijn [D]", sure=False),)
KIND_ZELF, JONGERE = 12, 16  # Wmo 5.3.2 (domain 10.2)
KORTSTE_BESLUIT = 10


class Soort(StrEnum):
    """What a letter is about; the step that owes it names it."""

    INFORMATIE = "informatie"
    NA_UITSTEL = "na_uitstel"
    ONDERZOEK = "onderzoek"
    UITNODIGING = "uitnodiging"
    UITKOMST = "uitkomst"
    OVERDRACHT = "overdracht"
    AFSLUITING = "afsluiting"
    MELDER = "melder"
    INFORMANT = "informant"


class Aan(StrEnum):
    """What the recipient is to the case."""

    PERSOON = "persoon"
    MELDER = "melder"
    INFORMANT = "informant"


class Plicht(NamedTuple):
    """One row of the table: what a letter is called, to whom it goes, and which text obliges to it."""

    titel: str
    aan: Aan
    bron: str
    zeker: bool = True


SOORTEN = {
    Soort.INFORMATIE: Plicht("Wij hebben gegevens over u", Aan.PERSOON, "Wmo 5.3.1 lid 1; UB Wmo 4.1.8 lid 2"),
    Soort.NA_UITSTEL: Plicht("Wij hebben gegevens over u", Aan.PERSOON, "Wmo 5.3.1 lid 2"),
    Soort.ONDERZOEK: Plicht("Wij doen onderzoek", Aan.PERSOON, "UB Wmo 4.1.8 lid 2"),
    Soort.UITNODIGING: Plicht("Uitnodiging voor een gesprek", Aan.PERSOON, "HP; [D]", zeker=False),
    Soort.UITKOMST: Plicht("Wat wij hebben besloten", Aan.PERSOON, "domain 4.8 (HP)"),
    Soort.OVERDRACHT: Plicht("Wie u verder helpt", Aan.PERSOON, "domain 3.5 (HP)"),
    Soort.AFSLUITING: Plicht("Wij stoppen", Aan.PERSOON, "domain 3.2; [D]", zeker=False),
    Soort.MELDER: Plicht("Bericht over uw melding", Aan.MELDER, "domain 4.9 (KNMG)"),
    Soort.INFORMANT: Plicht("Dank voor uw informatie", Aan.INFORMANT, "domain 4.9; [D]", zeker=False),
}
# By sending one of these somebody was told that we hold data about him: nobody has to note it again.
INFORMEREN = frozenset({Soort.INFORMATIE, Soort.NA_UITSTEL})


class Kanaal(StrEnum):
    """How it goes."""

    POST = "post"
    PERSOONLIJK = "persoonlijk"
    DIGITAAL = "digitaal"


KANALEN = {
    Kanaal.POST: "Per post",
    Kanaal.PERSOONLIJK: "In een gesprek geven",
    Kanaal.DIGITAAL: "In Eenplan, aan de organisatie",
}


class Stand(StrEnum):
    """Where a letter is."""

    CONCEPT = "concept"
    KLAAR = "klaar"
    OPGEHOUDEN = "opgehouden"
    VERZONDEN = "verzonden"
    INGETROKKEN = "ingetrokken"


OPEN = (Stand.CONCEPT, Stand.OPGEHOUDEN, Stand.KLAAR)
COURSE = Workflow(
    name="brief",
    noun="de brief",
    start=Stand.CONCEPT,
    transitions=(
        Transition("schrijf", (Stand.CONCEPT, Stand.OPGEHOUDEN), Stand.CONCEPT, by=VT, label="Opslaan",
                   refusal="Deze brief ligt al klaar of is weg. Haal hem eerst terug."),
        Transition("maak_klaar", (Stand.CONCEPT, Stand.OPGEHOUDEN), Stand.KLAAR, by=VT, label="Klaar om te versturen"),
        Transition("houd_op", (Stand.CONCEPT, Stand.OPGEHOUDEN, Stand.KLAAR), Stand.OPGEHOUDEN, by=VT,
                   label="Ophouden"),
        Transition("haal_terug", Stand.KLAAR, Stand.CONCEPT, by=VT, label="Terug naar concept"),
        Transition("verstuur", Stand.KLAAR, Stand.VERZONDEN, by=VT, label="Gepost"),
        Transition("trek_in", OPEN, Stand.INGETROKKEN, by=VT, label="Intrekken"),
    ),
)  # fmt: skip


class Ophouden(StrEnum):
    """Why a letter does not go by post (access.md misuse 1, 2; domain 10.6)."""

    GEEN_POST = "geen_post"
    ZELFDE_ADRES = "zelfde_adres"
    GEEN_ADRES = "geen_adres"


OPHOUDREDEN = {
    Ophouden.GEEN_POST: "Deze persoon wil geen post. Geef de brief in een gesprek.",
    Ophouden.ZELFDE_ADRES: "Op dit adres woont ook een partner of de (mogelijke) pleger. Geef de brief in een gesprek,"
    " kies een ander adres, of spreek af dat post veilig is.",
    Ophouden.GEEN_ADRES: "Wij weten niet waar deze persoon woont. Geef de brief in een gesprek.",
}


def belemmering(kanaal: str, post: Post, *, heeft_adres: bool, deelt_adres: bool) -> Ophouden | None:
    """Why this letter must not go by post. What the person said himself goes before where others live."""
    if kanaal != Kanaal.POST:
        return None
    if post is Post.NEE:
        return Ophouden.GEEN_POST
    if not heeft_adres:
        return Ophouden.GEEN_ADRES
    return Ophouden.ZELFDE_ADRES if deelt_adres and post is not Post.JA else None


class Lid(NamedTuple):
    """Somebody of the case, as far as it matters for who gets a letter."""

    persoon_id: int
    rol: str
    leeftijd: int | None
    ouder_van: frozenset[int] = frozenset()

    @property
    def is_kind(self) -> bool:
        """A minor, or named as a child; who is called a child and has no age is one."""
        return self.leeftijd < ADULT if self.leeftijd is not None else self.rol == Rol.KIND


class Bestemming(NamedTuple):
    """One letter: to whom (None: a human has to say who), and about whom when that is another."""

    aan_id: int | None
    over_id: int | None = None


def bestemmingen(wie: Lid, leden: Iterable[Lid]) -> list[Bestemming]:
    """Who gets the letter of this person (domain 10.2): under 12 who represents him, 12 to 15 both, from 16 himself.

    A parent who may be the perpetrator is never chosen by itself (R8): then a human decides who gets it.
    """
    if not wie.is_kind or (wie.leeftijd or 0) >= JONGERE:
        return [Bestemming(wie.persoon_id)]
    safe = [item for item in leden if wie.persoon_id in item.ouder_van and item.rol != Rol.PLEGER and not item.is_kind]
    parents = [Bestemming(item.persoon_id, wie.persoon_id) for item in safe] or [Bestemming(None, wie.persoon_id)]
    own = [Bestemming(wie.persoon_id)] if (wie.leeftijd or 0) >= KIND_ZELF else []
    return own + parents


def eis_vertegenwoordiger(ouder: Lid, besluit: str) -> None:
    """Refused when a letter about a child goes to this person without the decision that it needs (R8)."""
    if ouder.is_kind:
        raise Refused("Kies een volwassene die het kind vertegenwoordigt.")
    if (ouder.rol == Rol.PLEGER or not ouder.ouder_van) and len(besluit.strip()) < KORTSTE_BESLUIT:
        why = "is de (mogelijke) pleger" if ouder.rol == Rol.PLEGER else "staat niet als ouder in het dossier"
        raise Refused(f"Deze persoon {why}. Schrijf op waarom de brief toch naar hem of haar kan.")


def volgorde(stand: str, uiterlijk: datetime | None, gemaakt_op: datetime) -> tuple[bool, bool, datetime]:
    """The place of a letter in the queue: ready before the rest, first due first, without a term last."""
    return stand != Stand.KLAAR, uiterlijk is None, uiterlijk or gemaakt_op
