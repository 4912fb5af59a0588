"""Invented mandates in the demo region: one that holds, one that runs out soon."""

from datetime import timedelta

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.queries import live_viewers
from eenplan.keten.regie.actions_mandaat import geef_mandaat
from eenplan.keten.regie.mandaat import NieuwMandaat
from eenplan.keten.regie.models import Mandaat, Regie

TEKSTEN = (
    (150, "K. Adema, gedragswetenschapper (verzonnen)", "Onze informatie opvragen en het overleg plannen."),
    (4, "R. Tol, teamleider (verzonnen)", "Afspraken over het bezoek van de kinderen vastleggen."),
)


def bouw() -> None:
    """By the directors of the cases that run longest; nothing when it was done before."""
    enter(SYSTEM)
    if Mandaat.objects.exists():
        return
    now = clock.now()
    rows = Regie.objects.filter(tot__isnull=True, casus__afgesloten_op__isnull=True).select_related("casus")
    for (days, gever, wat), row in zip(TEKSTEN, list(rows.order_by("van", "pk")[: len(TEKSTEN)]), strict=False):
        nieuw = NieuwMandaat(row.casus.bronhouder_id, gever, wat, now.date() + timedelta(days=days))
        people = live_viewers(row.account_id, now).values()
        for director in [item for item in people if item.role is Role.REGISSEUR][:1]:
            geef_mandaat(row.casus_id, nieuw, by=director, at=now - timedelta(days=30))
