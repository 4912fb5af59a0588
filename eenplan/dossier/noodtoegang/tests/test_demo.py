"""The demo has an emergency that was judged and one that waits; where nobody could judge it has none."""

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.dossier.casus.models import Noodtoegang, Schild
from eenplan.dossier.noodtoegang import queries
from eenplan.dossier.noodtoegang.demo import bouw
from eenplan.dossier.noodtoegang.tests.conftest import maak_zaak
from tests.regio import Regio


def test_one_was_judged_and_one_waits(zaak: Regio) -> None:
    maak_zaak(zaak)
    Schild.objects.all().delete()
    with clock.at(zaak.at):
        bouw()
        enter(zaak["fg"])
        (waits,) = queries.wachtend(zaak["fg"], zaak.at)
        (done,) = queries.gedaan(zaak["fg"])
        assert (waits.rij.account.username, waits.te_laat, done.account.username) == ("triagist", False, "agent")
        assert queries.een(zaak["fg"], done.pk, zaak.at).gelezen.mensen == 3


def test_without_judges_there_is_none(zaak: Regio) -> None:
    maak_zaak(zaak)
    Schild.objects.all().delete()
    Appointment.objects.filter(role__in=["fg", "vt_lead"]).delete()
    with clock.at(zaak.at):
        bouw()
    enter(SYSTEM)
    assert not Noodtoegang.objects.exists()
