"""Invented bottlenecks around cases of the demo region: one new, one taken up, one decided."""

from datetime import datetime, timedelta

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.queries import organisations, viewer_by_username
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.knelpunt import actions
from eenplan.instrumenten.knelpunt.actions import NieuwKnelpunt
from eenplan.instrumenten.knelpunt.models import Knelpunt
from eenplan.instrumenten.knelpunt.rules import Soort, Uitkomst

TEKSTEN = (
    (Soort.WACHTLIJST, "Behandeling voor de ouder begint pas over vijf maanden; tot dan is er alleen toezicht.",
     "Een overbrugging, of voorrang bij onveiligheid."),
    (Soort.GEEN_PLEK, "Er is in de regio geen opvang voor een ouder met een puberzoon.",
     "Afspraken met een buurregio."),
    (Soort.GEGEVENSDELING, "De huisartsenpost deelt niets zonder handtekening, ook niet bij spoed.",
     "Een werkafspraak in het convenant."),
)  # fmt: skip


def bouw() -> None:
    """From the cases that run longest; nothing when there are none or when it was done before."""
    enter(SYSTEM)
    cases = list(Casus.objects.filter(afgesloten_op__isnull=True).order_by("geopend_op")[: len(TEKSTEN)])
    if Knelpunt.objects.exists() or len(cases) < len(TEKSTEN):
        return
    now = clock.now()
    for number, (casus, (soort, tekst, wens)) in enumerate(zip(cases, TEKSTEN, strict=True)):
        place = organisations("ggz", "opvang", "gezondheidszorg")[number : number + 1]
        nieuw = NieuwKnelpunt(soort, tekst, wens, casus.gemeente, tuple(item.pk for item in place))
        row = actions.breng_aan(casus.pk, nieuw, by=SYSTEM, at=now - timedelta(days=20 - 9 * number))
        _verder(row, number, viewer_by_username("proces", now), now)


def _verder(row: Knelpunt, number: int, by: Viewer, now: datetime) -> None:
    if number > 1:
        return
    actions.pak_op(row.pk, by=by, at=row.aangebracht_op + timedelta(days=1))
    if number == 0:
        words = "De instelling begint binnen drie weken; tot dan belt de praktijkondersteuner wekelijks."
        actions.besluit(row.pk, Uitkomst.DEELS, words, by=by, at=now - timedelta(days=2))
