"""A case of Veilig Thuis with a handover, at each moment of its life."""

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht.actions import bied_aan, stel_op
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import Aanbod
from tests.decor import situatie
from tests.regio import Regio, nieuwe_melding


def aanbod_aan(regio: Regio, key: str | None = "regisseur", **changes: object) -> Aanbod:
    """An offer to the local team, to one person there or to whoever is on duty."""
    person = regio[key].account_id if key else None
    return Aanbod(**{"organisatie_id": regio.organisations["team"].pk, "account_id": person, **changes})


@situatie
def casus(regio: Regio) -> Casus:
    """A case after its first report, with a caseworker in the team."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    found = Melding.objects.get(pk=bewijs.melding_id).casus
    Teamlid.objects.create(casus=found, account=regio.accounts["casus"], van=regio.at)
    return found


@situatie
def voorgesteld(regio: Regio, casus: Casus) -> Overdracht:
    """A handover that is being prepared."""
    return stel_op(casus.pk, by=regio["casus"], at=regio.at)


@situatie
def aangeboden(regio: Regio, voorgesteld: Overdracht) -> Overdracht:
    """A handover offered to one casusregisseur of the local team."""
    return bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
