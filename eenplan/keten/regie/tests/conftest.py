"""A case that the local team took over, with its first director."""

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht.actions import accepteer, bied_aan, stel_op
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.regie.actions import wijs_toe
from eenplan.keten.regie.models import Regie
from tests.decor import situatie
from tests.regio import Regio, nieuwe_melding


def nieuwe_casus(regio: Regio) -> Casus:
    """A case of Veilig Thuis, with its caseworker in the team."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    found = Melding.objects.get(pk=bewijs.melding_id).casus
    Teamlid.objects.create(casus=found, account=regio.accounts["casus"], van=regio.at)
    return found


def draag_over(regio: Regio, casus: Casus, key: str | None = "regisseur") -> None:
    """Hand the case to the local team: to one person there, or to the team."""
    row = stel_op(casus.pk, by=regio["casus"], at=regio.at)
    person = regio[key].account_id if key else None
    bied_aan(row.pk, Aanbod(regio.organisations["team"].pk, person), by=regio["casus"], at=regio.at)
    accepteer(row.pk, by=regio["regisseur"], at=regio.at)
    enter(SYSTEM)
    casus.refresh_from_db()


def geef_regie(regio: Regio, casus: Casus, key: str = "regisseur") -> Regie:
    """The acceptor gets the direction, as the route of the chain does it."""
    viewer = regio[key]
    assert viewer.organisation_id is not None
    assert viewer.account_id is not None
    made = wijs_toe(
        casus.pk, viewer.organisation_id, viewer.account_id, by=SYSTEM, at=regio.at, reden="Nam over.",
        regel="overdracht",
    )  # fmt: skip
    enter(SYSTEM)
    return made


@situatie
def casus(regio: Regio) -> Casus:
    """Taken over by the local team; nobody was assigned yet, unless the route did it."""
    found = nieuwe_casus(regio)
    draag_over(regio, found)
    return found


@situatie
def regie(regio: Regio, casus: Casus) -> Regie:
    """The local team's casusregisseur directs."""
    return geef_regie(regio, casus)
