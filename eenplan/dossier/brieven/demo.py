"""Letters in the invented region: the old ones were sent before, of the newest one lies ready and one is held."""

from datetime import timedelta

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.queries import viewer_by_username
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.brieven.actions import schrijf
from eenplan.dossier.brieven.inhoud import velden_van
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.rules import OPEN, TERMIJN, Kanaal, Stand
from eenplan.dossier.brieven.verzenden import maak_klaar, verstuur

OUD = timedelta(days=4)
EERDER = "Verstuurd voordat brieven in Eenplan gingen."
ANDERS = (Kanaal.PERSOONLIJK, Kanaal.PERSOONLIJK, Kanaal.POST, Kanaal.POST)


def bouw() -> None:
    """What the stories owe; nothing when there is nothing, or when it was done before."""
    enter(SYSTEM)
    if Brief.objects.exclude(stand=Stand.CONCEPT).exists():
        return
    now = clock.now()
    old = Brief.objects.filter(stand__in=OPEN, gemaakt_op__lt=now - OUD)
    terms = Deadline.objects.filter(object_type="brief", key=TERMIJN, object_id__in=old.values("pk"))
    terms.update(done_at=now - OUD)
    old.update(stand=Stand.INGETROKKEN, reden=EERDER)
    new = Brief.objects.filter(stand=Stand.CONCEPT, persoon__isnull=False).select_related(
        "casus__bronhouder", "casus__verantwoordelijke"
    )
    for number, (row, kanaal) in enumerate(zip(new.order_by("pk"), ANDERS, strict=False)):
        by = _wie(row)
        try:
            schrijf(row.pk, velden_van(row), kanaal, by=by, at=now)
            if maak_klaar(row.pk, by=by, at=now).stand == Stand.KLAAR and number == 0:
                verstuur(row.pk, by=by, at=now)
        except Refused:  # this one is not for now
            continue


def _wie(row: Brief) -> Viewer:
    """Who works on it at Veilig Thuis; a case that a team carries is sent by the machinery."""
    person = row.casus.verantwoordelijke
    ours = person and row.casus.verantwoordelijke_organisatie_id == row.casus.bronhouder_id
    return viewer_by_username(person.username, clock.now()) if person and ours else SYSTEM
