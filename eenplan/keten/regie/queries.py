"""Reading who directs; through the gate of the case."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.accounts.queries import colleagues
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.access import facts_for, per_look
from eenplan.dossier.casus.models import Deelname
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.queries_tabel import gewogen
from eenplan.keten.regie.rules import VT_TOEWIJZERS
from eenplan.keten.regie.tabel import Gewogen


@dataclass(frozen=True, slots=True)
class Keuze:
    """Someone who could direct this household."""

    organisatie: Organisation
    account: Account


@dataclass(frozen=True, slots=True)
class Beeld:
    """The direction of a household as its page shows it."""

    dossier: Dossier
    nu: Regie | None
    eerder: tuple[Regie, ...]
    keuzes: tuple[Keuze, ...]
    tabel: tuple[Gewogen, ...] = ()


def huidige(casus_id: int) -> Regie | None:
    """The director of the household of this case; the page or act passed the gate."""
    rows = Regie.objects.filter(huishouden__casussen=casus_id, tot__isnull=True)
    return rows.select_related("organisatie", "account").first()


@per_look
def geschiedenis(viewer: Viewer, casus_id: int) -> list[Regie]:
    """The directors of the household, newest first; the page passed the gate.

    Who directed in another case of the household shows only when the gate opens the course of that case as well.
    """
    rows = Regie.objects.filter(huishouden__casussen=casus_id).select_related("organisatie", "account")
    found = list(rows.order_by("-van", "-pk"))
    elsewhere = {row.casus_id for row in found} - {casus_id}
    if viewer.system or not elsewhere:
        return found
    mine = {pk for pk, facts in facts_for(viewer, elsewhere).items() if ask(viewer, facts, DataClass.PROCES)}
    return [row for row in found if row.casus_id in mine | {casus_id}]


def regie(viewer: Viewer, casus_id: int, *, now: datetime) -> Beeld:
    """The page to assign or change. NotVisible for who may not do that here."""
    dossier = open_casus(viewer, casus_id, what="regie.lees", now=now)
    rows = geschiedenis(viewer, casus_id)
    current = next((row for row in rows if row.tot is None), None)
    if not mag_wijzigen(viewer, current):
        raise NotVisible(Line("regie.lees", casus_id=casus_id, rule="R0", allowed=False))
    weighed = gewogen(dossier.casus, current) if dossier.veiligheid and viewer.role in VT_TOEWIJZERS else ()
    return Beeld(dossier, current, tuple(rows), tuple(keuzes(viewer, casus_id, now=now)), weighed)


def mag_wijzigen(viewer: Viewer, current: Regie | None) -> bool:
    """Veilig Thuis (casus, lead) always; a casusregisseur where his own team has the direction now."""
    if viewer.role in VT_TOEWIJZERS or viewer.system:
        return True
    return viewer.role == Role.REGISSEUR and current is not None and current.organisatie_id == viewer.organisation_id


def keuzes(viewer: Viewer, casus_id: int, *, now: datetime) -> list[Keuze]:
    """Casusregisseurs at the organisations that take part; for a casusregisseur only his own team."""
    live = Deelname.objects.filter(Q(tot__isnull=True) | Q(tot__gt=now), casus_id=casus_id, soort="deelnemer")
    if viewer.role == Role.REGISSEUR:
        live = live.filter(organisatie_id=viewer.organisation_id)
    places = Organisation.objects.filter(pk__in=live.values("organisatie_id")).order_by("naam")
    return [Keuze(place, person) for place in places for person in colleagues(place.pk, now, Role.REGISSEUR)]
