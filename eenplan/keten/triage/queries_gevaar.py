"""Danger now: whether it is asked, what it is, what was done, and who may say that it is over."""

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.core.doors import VT
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.rules import Stand
from eenplan.keten.triage.models import Beoordelingsstap, Veiligheidsbeoordeling
from eenplan.keten.triage.plichten import GEWEKEN
from eenplan.keten.triage.queries import van_casus
from eenplan.keten.triage.rules import ACUUT, JaNee

DRAGERS = VT | {Role.REGISSEUR}  # who carries a case, and may say that its danger is over


def gevaar_gevraagd(viewer: Viewer, casus_id: int) -> Deadline | None:
    """The term of the question whether there is danger now, while it is open; the page passed the gate."""
    rows = Deadline.objects.filter(casus_id=casus_id, key=ACUUT, done_at__isnull=True)
    return rows.select_related("account").order_by("due_at", "pk").first()


def gevaar_nu(viewer: Viewer, casus_id: int) -> Veiligheidsbeoordeling | None:
    """Who said last that there is danger, of what and what was done, while the case is acute; the page passed."""
    told = [row for row in van_casus(viewer, casus_id) if row.acuut == JaNee.JA and row.casus.acuut]
    return told[0] if told else None


def kan_geweken(viewer: Viewer, vb: Veiligheidsbeoordeling | None) -> bool:
    """Whether this viewer may say that the danger is over: outside an assessment, and where he may write."""
    if vb is None or vb.casus.stand in (Stand.BEOORDELING, Stand.AFGESLOTEN) or viewer.role not in DRAGERS:
        return False
    return bool(ask(viewer, facts_of(viewer, vb.casus_id), DataClass.VEILIGHEID, Action.SCHRIJVEN))


def geweken(viewer: Viewer, casus_id: int) -> list[Beoordelingsstap]:
    """When somebody said that the danger was over; asked for only where there was any. The page passed the gate."""
    if not any(row.acuut == JaNee.JA for row in van_casus(viewer, casus_id)):
        return []
    return list(Beoordelingsstap.objects.filter(beoordeling__casus_id=casus_id, actie=GEWEKEN).order_by("op"))
