"""Invented data: an emergency of last week that was judged, and one of last night that waits."""

from datetime import datetime, timedelta

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Appointment
from eenplan.core.accounts.queries import viewer_of
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import casus as lees
from eenplan.dossier.noodtoegang.actions import beeindig, beoordeel, open_nood
from eenplan.dossier.noodtoegang.queries import beoordelaars
from eenplan.dossier.noodtoegang.rules import BEOORDELAARS, Sleutel

TOEN = "Agenten zijn aan de deur na een melding van geschreeuw en willen weten of er kinderen wonen."
NACHT = "Een moeder belt in paniek: hij staat buiten. Ik moet weten waar zij nu woont, om de politie te sturen."
GOED = "Nagegaan bij de meldkamer: er was een melding, en alleen het adres en de kinderen zijn bekeken."


def bouw() -> None:
    """In two open cases; nothing where nobody could ask or judge."""
    now = clock.now()
    enter(SYSTEM)
    agent, triage = _iemand(Role.JUSTITIE), _iemand(Role.VT_INTAKE)
    rows = Casus.objects.filter(afgesloten_op__isnull=True, besloten=False, schilden__isnull=True).order_by("pk")
    cases = list(rows[:2])
    if not (agent and triage and len(cases) == 2):
        return
    judges = beoordelaars(cases[0], now, agent.account_id)
    judge = _iemand(*BEOORDELAARS, account_id=judges[0].pk) if judges else None
    if judge is None:
        return
    earlier = now - timedelta(days=6)
    first = _open(cases[0], TOEN, agent, earlier)
    beeindig(first, by=agent, at=earlier + timedelta(minutes=25))
    beoordeel(first, "keur_goed", GOED, by=judge, at=earlier + timedelta(days=1))
    enter(SYSTEM)
    _open(cases[1], NACHT, triage, now - timedelta(hours=9))
    enter(SYSTEM)


def _iemand(*roles: Role, account_id: int | None = None) -> Viewer | None:
    rows = Appointment.objects.filter(role__in=roles, tot__isnull=True).select_related("account", "organisation")
    found = (rows.filter(account_id=account_id) if account_id else rows).order_by("pk").first()
    return viewer_of(found) if found else None


def _open(casus: Casus, reden: str, by: Viewer, at: datetime) -> int:
    """Opened, and looked at a minute later."""
    with clock.at(at):
        row = open_nood(Sleutel("nummer", casus.nummer), reden, by=by, at=at)
    with clock.at(at + timedelta(minutes=1)):
        enter(by)
        lees(by, casus.pk, now=clock.now())
    enter(SYSTEM)
    return row.pk
