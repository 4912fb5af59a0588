"""Reading handovers: always through the gate of the case; the receiver sees the blocks of his classes only."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from eenplan.core.access.gate import NotVisible, ask, record
from eenplan.core.access.policy import Action, DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.accounts.queries import colleagues_at, organisations, owner_of
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.models import Deadline
from eenplan.core.deadlines.queries import of_object
from eenplan.core.workflow import Transition
from eenplan.dossier.casus.access import per_look
from eenplan.dossier.casus.queries import Dossier, loopt
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.keten.overdracht.grond import AFSPRAAK
from eenplan.keten.overdracht.models import Ontvangstbewijs, Overdracht, Overdrachtstap, Vraag
from eenplan.keten.overdracht.rules import (
    AAN_TAFEL,
    ANTWOORD,
    BLOKKEN,
    COURSE,
    GEEN_AFSPRAKEN,
    GRONDEN,
    KLASSEN,
    ONTVANGERS,
    VT,
    Pakket,
    Stand,
)
from eenplan.netwerk.convenant import queries as convenant

BIJ_ONTVANGER = (Stand.AANGEBODEN, Stand.GEACCEPTEERD)
OPEN = (Stand.VOORGESTELD, Stand.AANGEBODEN, Stand.GEWEIGERD)


@dataclass(frozen=True, slots=True)
class Beeld:
    """A handover as one viewer may see it."""

    overdracht: Overdracht
    dossier: Dossier
    blokken: tuple[tuple[str, str], ...]
    vragen: tuple[Vraag, ...]
    stappen: tuple[Overdrachtstap, ...]
    termijn: Deadline | None
    mag: tuple[Transition, ...]
    schrijft: bool

    def kan(self, action: str) -> bool:
        """Whether the viewer's role may do this now."""
        return any(row.action == action for row in self.mag)

    @property
    def bewerkbaar(self) -> bool:
        """Whether the viewer writes on the package now: only he sees the draft."""
        return self.schrijft and self.kan("bied_aan")

    @property
    def tafel(self) -> list[Organisation]:
        """Who can take it, for who divides it; empty when there is nothing to divide."""
        if not self.overdracht.tafel or self.schrijft:
            return []
        return list(Organisation.objects.filter(pk__in=self.overdracht.tafel).order_by("naam"))

    @property
    def weigering(self) -> Overdrachtstap | None:
        """The refusal that brought it back to Veilig Thuis, while it lies there."""
        last = self.stappen[-1] if self.stappen else None
        return last if last and last.naar_stand == Stand.GEWEIGERD else None

    @property
    def op_papier(self) -> bool:
        """Whether its receiver has no account, so that the sender writes down what he answers."""
        return bool(self.overdracht.buiten_soort)

    @property
    def bewijs(self) -> Ontvangstbewijs | None:
        """Who of that receiver answered last."""
        rows = Ontvangstbewijs.objects.filter(overdracht=self.overdracht).select_related("vastgelegd_door")
        return rows.order_by("-vastgelegd_op", "-pk").first() if self.op_papier else None

    @property
    def merk(self) -> str:
        """What stands above every page on paper: who has it in the hand must not pass it on (R5)."""
        return f"Vertrouwelijk. Niet doorgeven. Verantwoordelijk: {self._verantwoordelijk}."

    @property
    def _verantwoordelijk(self) -> str:
        place = self.dossier.casus.verantwoordelijke_organisatie
        return place.naam if place else "niemand, de casus is gesloten"

    @property
    def gedeeld(self) -> list[tuple[str, str]]:
        """In words, what the receiver may have, and on which ground."""
        row = self.overdracht
        return [
            (words, grond_in_woorden(row.gronden.get(item.value) or row.grond))
            for item, words in KLASSEN.items()
            if item.value in row.klassen
        ]


def gronden(now: datetime) -> list[tuple[str, str]]:
    """Every ground that can be chosen, with its words."""
    agreed = [(f"{AFSPRAAK}{pk}", words) for pk, words in convenant.gronden(now.date())]
    return [*GRONDEN.items(), *agreed]


def grond_in_woorden(code: str) -> str:
    """The ground as one reads it; an agreement by its name and article, also when it ended."""
    if code.startswith(AFSPRAAK):
        return convenant.woorden(int(code.removeprefix(AFSPRAAK)))
    return GRONDEN.get(code, "")


def rij(viewer: Viewer, overdracht_id: int) -> Overdracht:
    """The row, when the viewer's organisation is one of its two sides; else NotVisible.

    A receiver finds it while it lies before him or is his, not after he refused or it was taken back.
    """
    row = Overdracht.objects.select_related("casus").filter(pk=overdracht_id).first()
    if row is None or not (_zendt(viewer, row) or _ontvangt(viewer, row)):
        raise _weg(overdracht_id)
    return row


def _weg(overdracht_id: int) -> NotVisible:
    return NotVisible(
        Line("overdracht.zoek", object_type="overdracht", object_id=overdracht_id, rule="R0", allowed=False)
    )


def _ontvangt(viewer: Viewer, row: Overdracht) -> bool:
    return viewer.organisation_id in (row.organisatie_id, *row.tafel) and row.stand in BIJ_ONTVANGER


def overdracht(viewer: Viewer, overdracht_id: int, *, now: datetime) -> Beeld:
    """Open one handover. NotVisible unless the viewer's organisation sends or receives it and the gate opens."""
    return _beeld(viewer, rij(viewer, overdracht_id), now)


def overgenomen(viewer: Viewer, overdracht_id: int, *, now: datetime) -> Beeld:
    """What the viewer's organisation took over; NotVisible for anybody else, or when the gate does not open."""
    row = rij(viewer, overdracht_id)
    if not _ontvangt(viewer, row) or row.stand != Stand.GEACCEPTEERD:
        raise _weg(overdracht_id)
    return _beeld(viewer, row, now)


def op_papier(viewer: Viewer, overdracht_id: int, *, now: datetime) -> Beeld:
    """A package that was offered, for who may open it; printing is a look of its own in the log."""
    beeld = overdracht(viewer, overdracht_id, now=now)
    if not beeld.overdracht.pakket or beeld.overdracht.stand not in BIJ_ONTVANGER:
        raise _weg(overdracht_id)
    record(
        viewer, beeld.dossier.facts, beeld.dossier.classes, "papier", what="overdracht.print",
        persons=[mens.persoon_id for mens in beeld.dossier.mensen],
    )  # fmt: skip
    return beeld


def _beeld(viewer: Viewer, row: Overdracht, now: datetime) -> Beeld:
    dossier = open_casus(viewer, row.casus_id, what="overdracht.lees", now=now)
    stored = Pakket(**row.pakket)
    blokken = tuple(
        (title, getattr(stored, name)) for name, (title, kind) in BLOKKEN.items() if kind in dossier.classes
    )
    return Beeld(
        row, dossier, blokken, _vragen(viewer, row, dossier), _stappen(viewer, row, dossier),
        of_object("overdracht", row.pk).get(ANTWOORD), _mag(viewer, row),
        bool(ask(viewer, dossier.facts, DataClass.VEILIGHEID, Action.SCHRIJVEN)),
    )  # fmt: skip


def _mag(viewer: Viewer, row: Overdracht) -> tuple[Transition, ...]:
    """What the course opens; who divides it answers only after that."""
    return () if row.tafel and not _zendt(viewer, row) else COURSE.allowed(row.stand, viewer.role)


def _vragen(viewer: Viewer, row: Overdracht, dossier: Dossier) -> tuple[Vraag, ...]:
    """A receiver sees what was asked since the case was offered to him; the answer is about safety."""
    rows = row.vragen.select_related("gesteld_door", "beantwoord_door").order_by("gesteld_op", "pk")
    if not _zendt(viewer, row):
        rows = rows.filter(gesteld_op__gte=row.aangeboden_op)
    found = tuple(rows)
    if not dossier.veiligheid:
        for item in found:
            item.antwoord = ""
    return found


def _stappen(viewer: Viewer, row: Overdracht, dossier: Dossier) -> tuple[Overdrachtstap, ...]:
    """The steps of this handover; what Veilig Thuis or another receiver wrote there is not for everyone."""
    rows = row.stappen.select_related("door", "organisatie")
    found = tuple(_voor(viewer, rows).order_by("op", "pk"))
    if not dossier.veiligheid:
        for item in found:
            item.tekst = ""
    return found


def _zendt(viewer: Viewer, row: Overdracht) -> bool:
    """Whether the viewer looks from the sender's side, which sees every offer; else from this receiver's."""
    return viewer.system or viewer.organisation_id == row.casus.bronhouder_id


def _voor(viewer: Viewer, rows: QuerySet[Overdrachtstap]) -> QuerySet[Overdrachtstap]:
    """For a receiver the steps of his own organisation since this offer: who refused before him is not his to know."""
    if viewer.system:
        return rows
    own = Q(organisatie_id=viewer.organisation_id, op__gte=F("overdracht__aangeboden_op"))
    return rows.filter(own | Q(overdracht__casus__bronhouder_id=viewer.organisation_id))


@per_look
def van_casus(viewer: Viewer, casus_id: int) -> list[Overdracht]:
    """The handovers of a case whose page already passed the gate; newest first."""
    rows = Overdracht.objects.filter(casus_id=casus_id).select_related("casus", "organisatie", "contactpersoon")
    if not viewer.system:
        own = Q(casus__bronhouder_id=viewer.organisation_id) | Q(organisatie_id=viewer.organisation_id)
        rows = rows.filter(own | Q(tafel__contains=[viewer.organisation_id or 0]))
    return list(rows.order_by("-opgesteld_op", "-pk"))


def veilig_contact(rows: Iterable[Overdracht]) -> Overdracht | None:
    """The handover that was taken over last, when it says how to reach this family safely: that goes on to count."""
    last = next((row for row in rows if row.stand == Stand.GEACCEPTEERD), None)
    return last if last and last.pakket.get("veilig_contact", GEEN_AFSPRAKEN) != GEEN_AFSPRAKEN else None


def kan_opstellen(viewer: Viewer, casus_id: int) -> bool:
    """Whether Veilig Thuis can start a handover here: the case is open and none is under way."""
    may = viewer.role in VT and loopt(viewer, casus_id)
    return may and not any(row.stand in OPEN for row in van_casus(viewer, casus_id))


def stappen_van_casus(viewer: Viewer, casus_id: int) -> list[Overdrachtstap]:
    """The steps on a case whose page already passed the gate, as far as they are the viewer's; oldest first."""
    rows = Overdrachtstap.objects.filter(overdracht__in=[item.pk for item in van_casus(viewer, casus_id)])
    return list(_voor(viewer, rows).select_related("organisatie").order_by("op", "pk"))


def ontvangers(now: datetime) -> list[tuple[Organisation, list[Account]]]:
    """Who can take over: organisations of a receiving kind with the casusregisseurs that work there now."""
    places, table = organisations(*ONTVANGERS), organisations(*AAN_TAFEL)
    people = colleagues_at([item.pk for item in (*places, *table)], now, Role.REGISSEUR)
    return [(item, people.get(item.pk, [])) for item in places if item.pk in people or _tafel(item, table, people)]


def tafel_van(gemeente: Organisation, now: datetime) -> list[Organisation]:
    """Who divide what is handed over to this municipality: its teams and welfare, as far as somebody works there."""
    if gemeente.soort != OrganisationKind.GEMEENTE:
        return []
    table = organisations(*AAN_TAFEL)
    return _tafel(gemeente, table, colleagues_at([item.pk for item in table], now, Role.REGISSEUR))


def _tafel(gemeente: Organisation, table: list[Organisation], busy: Collection[int]) -> list[Organisation]:
    if gemeente.soort != OrganisationKind.GEMEENTE or not gemeente.gemeente:
        return []
    found = [item for item in table if item.gemeente == gemeente.gemeente and item.pk in busy]
    return found if len(found) > 1 else []  # alone there is nothing to divide


def aan_zet(row: Overdracht, now: datetime) -> tuple[Organisation, int]:
    """Whose turn it is at the receiving side: who was asked, who is on duty, or the first at the table."""
    place = row.organisatie
    assert place is not None  # an offer has a receiver
    if row.tafel:
        place = Organisation.objects.get(pk=row.tafel[0])
    return place, row.contactpersoon_id or owner_of(place, now)


def gestelde(vraag_id: int) -> Vraag:
    """The question behind the row lock, or NotVisible with its line for the log."""
    asked = Vraag.objects.filter(pk=vraag_id).first()
    if asked is None:
        raise NotVisible(Line("overdracht.zoek", object_type="vraag", object_id=vraag_id, rule="R0", allowed=False))
    return asked


def vraag(viewer: Viewer, vraag_id: int, *, now: datetime) -> Vraag:
    """One question, through the gate of its case."""
    asked = gestelde(vraag_id)
    overdracht(viewer, asked.overdracht_id, now=now)
    return asked
