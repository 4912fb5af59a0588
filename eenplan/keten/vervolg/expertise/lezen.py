"""Requests for expertise: at the service for Veilig Thuis, and the expert's own page with nothing but the request."""

from dataclasses import dataclass
from datetime import date, datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import colleagues, organisations
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.uitspraken import spreker_voor
from eenplan.keten.vervolg.expertise.access import gevraagde
from eenplan.keten.vervolg.expertise.rules import EXPERT, KIND, STAND_WOORD
from eenplan.keten.vervolg.models import Expertvraag

MOST = 50


@dataclass(frozen=True, slots=True)
class Vraag:
    """One request as Veilig Thuis sees it."""

    rij: Expertvraag
    wie: str

    @property
    def woord(self) -> str:
        """Its stand in words."""
        return STAND_WOORD[self.rij.stand]


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One request as the expert sees it: once it is closed, only that it was there."""

    pk: int
    voor: date
    open: bool
    woord: str
    vraag: str = ""
    gedeeld: str = ""
    grond: str = ""
    van: str = ""


def vragen(viewer: Viewer, dienst_id: int, dossier: Dossier) -> list[Vraag]:
    """Every request of a service whose page passed the gate."""
    rows = Expertvraag.objects.filter(dienst_id=dienst_id).select_related("account", "organisatie", "uitspraak")
    holder = dossier.casus.bronhouder_id
    return [
        Vraag(row, spreker_voor(viewer, dossier.facts, row.uitspraak, holder) if row.uitspraak else "")
        for row in rows.order_by("gevraagd_op", "pk")
    ]


def keuzes(now: datetime) -> list[tuple[str, list[tuple[int, str]]]]:
    """Whom one can ask, by organisation."""
    found = [
        (place.naam, [(person.pk, person.naam) for person in colleagues(place.pk, now, *EXPERT)])
        for place in organisations(KIND)
    ]
    return [pair for pair in found if pair[1]]


def eigen(viewer: Viewer) -> list[Gevraagd]:
    """The expert's own requests, first those that wait; a line in the log."""
    rows = Expertvraag.objects.filter(account_id=viewer.account_id or 0, organisatie_id=viewer.organisation_id or 0)
    found = [_voor_expert(row) for row in rows.select_related("gevraagd_door").order_by("voor", "pk")[:MOST]]
    write(viewer, [Line("expertvraag.lijst", object_type="expertvraag", rule="eigen vraag")])
    return sorted(found, key=lambda item: not item.open)


def aantal(viewer: Viewer) -> int:
    """How many wait for him; a number for the menu."""
    rows = Expertvraag.objects.filter(account_id=viewer.account_id or 0, organisatie_id=viewer.organisation_id or 0)
    return rows.filter(stand="gevraagd").count()


def een(viewer: Viewer, vraag_id: int) -> Gevraagd:
    """One request, for who was asked. NotVisible for anybody else."""
    row = gevraagde(viewer, vraag_id, "expertvraag.lees")
    line = Line("expertvraag.lees", casus_id=row.casus_id, object_type="expertvraag", object_id=row.pk)
    write(viewer, [line])
    return _voor_expert(row)


def _voor_expert(row: Expertvraag) -> Gevraagd:
    if row.stand != "gevraagd":
        return Gevraagd(row.pk, row.voor, False, STAND_WOORD[row.stand])
    asker = row.gevraagd_door.naam if row.gevraagd_door else "Veilig Thuis"
    return Gevraagd(
        row.pk, row.voor, True, STAND_WOORD[row.stand], row.vraag, row.gedeeld, row.get_grond_display(), asker
    )
