"""Invented data: who is on call, and a team that was asked for a family in danger."""

from datetime import timedelta

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.accounts.queries import viewer_of
from eenplan.keten.triage.actions import controleer_acuut
from eenplan.keten.triage.interventie.actions import zet_op_piket
from eenplan.keten.triage.models import Veiligheidsbeoordeling


def bouw() -> None:
    """The newest family in danger gets its team; without one only the roster is filled."""
    now = clock.now()
    enter(SYSTEM)
    place = Appointment.objects.filter(role=Role.VT_LEAD, tot__isnull=True).order_by("pk").first()
    if place is None:
        return
    lead = viewer_of(place)
    zet_op_piket(place.account_id, now + timedelta(hours=16), by=lead, at=now)
    enter(SYSTEM)
    acute = Veiligheidsbeoordeling.objects.filter(stand="concept", acuut="ja", casus__bronhouder=place.organisation)
    if found := acute.order_by("-geopend_op").first():
        words = "De politie is gebeld en het team gaat mee."
        controleer_acuut(found.casus_id, True, words, gedaan=["politie", "interventieteam"], by=lead, at=now)
