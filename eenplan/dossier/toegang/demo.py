"""Invented data: one family that a colleague is related to is secluded; another one is known to somebody."""

from django.db.models import Exists, OuterRef

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Appointment
from eenplan.core.accounts.queries import viewer_of
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.dossier.toegang.belang import meld
from eenplan.dossier.toegang.besloten import maak_besloten

WAAROM = "Een van de ouders is de zus van een collega van de intake."


def bouw() -> None:
    """In the two newest quiet cases of Veilig Thuis that a lead can open; nothing when there are none."""
    now = clock.now()
    enter(SYSTEM)
    lead, other = _iemand(Role.VT_LEAD, "pk"), _iemand(Role.VT_INTAKE, "-pk")
    if lead is None or other is None or lead.account_id is None or other.account_id is None:
        return
    in_team = Teamlid.objects.filter(casus=OuterRef("pk"), tot__isnull=True)
    rows = Casus.objects.filter(
        Exists(in_team.filter(account_id=lead.account_id)), Exists(in_team.filter(account_id=other.account_id)),
        Exists(in_team.filter(account_id=OuterRef("verantwoordelijke_id"))), afgesloten_op__isnull=True, acuut=False,
        bronhouder_id=lead.organisation_id, verantwoordelijke_organisatie_id=lead.organisation_id,
        schilden__isnull=True, deelnames__isnull=True,
    ).exclude(verantwoordelijke_id=other.account_id)  # fmt: skip
    for number, casus in enumerate(rows.order_by("-geopend_op", "-pk")[:2]):
        if number:
            meld(casus.pk, by=other, at=now)
        elif casus.verantwoordelijke_id:
            maak_besloten(casus.pk, [casus.verantwoordelijke_id], WAAROM, by=lead, at=now)
        enter(SYSTEM)


def _iemand(role: Role, order: str) -> Viewer | None:
    rows = Appointment.objects.filter(role=role, tot__isnull=True).select_related("account", "organisation")
    found = rows.order_by(order).first()
    return viewer_of(found) if found else None
