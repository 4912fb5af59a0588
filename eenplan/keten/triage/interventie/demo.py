"""Invented data: a team that was asked for a family in danger; who is on call stands on the roster."""

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.accounts.queries import viewer_of
from eenplan.keten.triage.actions import controleer_acuut
from eenplan.keten.triage.models import Veiligheidsbeoordeling


def bouw() -> None:
    """The newest family in danger gets its team."""
    now = clock.now()
    enter(SYSTEM)
    place = Appointment.objects.filter(role=Role.VT_LEAD, tot__isnull=True).order_by("pk").first()
    if place is None:
        return
    lead = viewer_of(place)
    enter(SYSTEM)
    acute = Veiligheidsbeoordeling.objects.filter(stand="concept", acuut="ja", casus__bronhouder=place.organisation)
    if found := acute.order_by("-geopend_op").first():
        words = "De politie is gebeld en het team gaat mee."
        controleer_acuut(found.casus_id, True, words, gedaan=["politie", "interventieteam"], by=lead, at=now)
