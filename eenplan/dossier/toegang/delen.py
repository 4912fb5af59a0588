"""A decision to share that lives: ended, or made longer (R5, R11). A new one starts at a handover or an order.

The end works at the next click. Who directs or still has to answer an offer is not shut out here: then the family would
have a director without sight. That has its own course (change the direction, take the offer back).
"""

from datetime import date, datetime

from django.db.models import Q

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.dossier.toegang.poort import GROND, leg_vast, moet_beslissen, neem
from eenplan.dossier.toegang.rules import DELEN, Soort

REGIE = "Deze organisatie is nu verantwoordelijk voor de casus. Wissel eerst de regie."
AANBOD = "Er ligt nog een aanbod bij deze organisatie. Trek dat in bij Overdracht."


def beeindig(deelbesluit_id: int, *, by: Viewer, at: datetime) -> int:
    """End it now; returns the case. Without any share left the participation ends with it."""
    with act("toegang.delen_einde", by=by, at=at, ground=GROND) as a:
        casus, row = _neem(by, deelbesluit_id, "toegang.delen_einde", at)
        place = {"casus": casus, "organisatie_id": row.organisatie_id}
        parts = Deelname.objects.filter(Q(tot__isnull=True) | Q(tot__gt=at), **place)
        if parts.filter(soort="uitgenodigd").exists():
            raise Refused(AANBOD)
        shares = Deelbesluit.objects.filter(**place, tot__gt=at)
        if row.organisatie_id == casus.verantwoordelijke_organisatie_id and shares.count() == 1:
            raise Refused(REGIE)
        Deelbesluit.objects.filter(pk=row.pk).update(tot=at)
        if not shares.exists():
            parts.update(tot=at)
        elif row.account_id and not shares.filter(Q(account=row.account) | Q(account__isnull=True)).exists():
            parts.filter(account=row.account).update(tot=at)
        leg_vast(a, casus, Soort.DELEN_EINDE, account_id=row.account_id, organisatie_id=row.organisatie_id, rule="R11")
        a.event("deelbesluit.beeindigd", casus_id=casus.pk, organisatie_id=row.organisatie_id)
    return casus.pk


def verleng(deelbesluit_id: int, tot: date, *, by: Viewer, at: datetime) -> int:
    """Let it live until the end of that day, at most as long as the rule says from now; returns the case."""
    with act("toegang.delen_langer", by=by, at=at, ground=GROND) as a:
        casus, row = _neem(by, deelbesluit_id, "toegang.delen_langer", at)
        end = datetime.combine(tot, END_OF_DAY, tzinfo=AMSTERDAM)
        last = uiterlijk(at)
        if tot > day_of(last):
            raise Refused(f"Zo lang mag niet in een keer. Kies hoogstens {day_of(last):%d-%m-%Y}.")
        if end <= row.tot:
            raise Refused("Dit besluit loopt al tot die dag of later. Korter? Beëindig het op die dag.")
        Deelbesluit.objects.filter(pk=row.pk).update(tot=end)
        Deelname.objects.filter(
            casus=casus, organisatie_id=row.organisatie_id, account=row.account, tot__gt=at, tot__lt=end
        ).update(tot=end)
        leg_vast(a, casus, Soort.DELEN_LANGER, account_id=row.account_id, organisatie_id=row.organisatie_id, rule="R5")
    return casus.pk


def uiterlijk(at: datetime) -> datetime:
    """The last moment that a share decided now may live."""
    return end_of(rule(DELEN, day_of(at)), at)


def _neem(by: Viewer, deelbesluit_id: int, what: str, at: datetime) -> tuple[Casus, Deelbesluit]:
    """The case and the share, both locked, for who decides about it; NotVisible when there is none for him."""
    casus_id = Deelbesluit.objects.filter(pk=deelbesluit_id).values_list("casus_id", flat=True).first()
    if casus_id is None:
        raise NotVisible(Line(what, object_type="deelbesluit", object_id=deelbesluit_id, rule="R0", allowed=False))
    casus, _ = neem(by, casus_id, what)
    moet_beslissen(by, casus)
    row = Deelbesluit.objects.select_for_update(of=("self",)).get(pk=deelbesluit_id)
    if row.tot <= at:
        raise Refused("Dit besluit is al geëindigd.")
    return casus, row
