"""Reading dispatches; who is on call says the roster (netwerk/dienst)."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account
from eenplan.core.accounts.queries import colleagues
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import per_look, visible
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import Dossier, casus
from eenplan.dossier.casus.werkvoorraad import namen
from eenplan.keten.triage.interventie.rules import OPEN
from eenplan.keten.triage.models import Interventie
from eenplan.netwerk.dienst.queries import wie_hebben_dienst
from eenplan.netwerk.dienst.rules import SoortDienst

FRONT_OFFICE = (Role.VT_INTAKE, Role.VT_LEAD)


@dataclass(frozen=True, slots=True)
class Inzet:
    """One dispatch in the list, with the name of the family where the viewer may know it."""

    rij: Interventie
    naam: str
    termijn: Deadline | None


def op_piket(organisation_id: int, at: datetime) -> list[Account]:
    """Who of the team has duty at this moment, by the roster."""
    return wie_hebben_dienst(organisation_id, SoortDienst.INTERVENTIETEAM, at)


def oproep(organisation_id: int, at: datetime) -> list[Account]:
    """Whom to call now: who is on call; with nobody on the roster the whole front office, never nobody."""
    return op_piket(organisation_id, at) or colleagues(organisation_id, at, *FRONT_OFFICE)


def lopend(viewer: Viewer, *, now: datetime) -> list[Inzet]:
    """Every running dispatch that the viewer may read about, first asked first; a log line for each."""
    mine = visible(viewer, Casus.objects.all(), DataClass.VEILIGHEID)
    rows = Interventie.objects.filter(stand__in=OPEN, beoordeling__casus__in=mine.values("pk"))
    found = list(rows.select_related("beoordeling__casus").order_by("gevraagd_op", "pk"))
    names = namen(viewer, [row.beoordeling.casus_id for row in found], what="interventie.lijst", now=now)
    ids = [row.pk for row in found]
    running = Deadline.objects.filter(object_type="interventie", object_id__in=ids, done_at__isnull=True)
    terms = {row.object_id: row for row in running}
    return [Inzet(row, names.get(row.beoordeling.casus_id, ""), terms.get(row.pk)) for row in found]


def casus_van(interventie_id: int) -> int:
    """The case of a dispatch; NotVisible when the database shows no such row to who entered."""
    rows = Interventie.objects.filter(pk=interventie_id)
    found = rows.values_list("beoordeling__casus_id", flat=True).first()
    if found is None:
        line = Line("interventie.zoek", object_type="interventie", object_id=interventie_id, rule="R0", allowed=False)
        raise NotVisible(line)
    return found


def interventie(viewer: Viewer, interventie_id: int, *, now: datetime) -> tuple[Interventie, Dossier]:
    """One dispatch with its case. NotVisible when the viewer may not read about safety there."""
    casus_id = casus_van(interventie_id)
    dossier = casus(viewer, casus_id, what="interventie.lees", now=now)
    if not dossier.veiligheid:
        klasse = frozenset({DataClass.VEILIGHEID})
        raise NotVisible(Line("interventie.lees", casus_id=casus_id, classes=klasse, allowed=False))
    people = ("gevraagd_door", "afgerond_door")
    return Interventie.objects.select_related(*people).get(pk=interventie_id), dossier


@per_look
def van_casus(viewer: Viewer, casus_id: int) -> list[Interventie]:
    """The dispatches of a case whose page passed the gate for safety; newest first."""
    return list(Interventie.objects.filter(beoordeling__casus_id=casus_id).order_by("-gevraagd_op", "-pk"))
