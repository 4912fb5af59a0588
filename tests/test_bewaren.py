"""What the region keeps no longer than it may: the nightly turn of the worker."""

from datetime import timedelta

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.advies import actions, burger
from eenplan.keten.advies.models import Advies, Contactmoment, Standwisseling, Terugkeer
from eenplan.site.tasks import adviezen
from tests.regio import Regio


def test_the_worker_destroys_it_with_all_that_hangs_on_it(regio: Regio) -> None:
    """The way back of the asker, the contacts and the course go along; a second turn finds nothing."""
    receipt = burger.stel_vraag("Help mij", at=regio.at)
    enter(SYSTEM)
    pk = Advies.objects.get().pk
    actions.voeg_contact_toe(pk, "Bel ons.", by=regio["triagist"], at=regio.at)
    actions.sluit(pk, by=regio["triagist"], at=regio.at)
    with clock.at(regio.at + timedelta(days=740)):
        assert [adviezen(0), adviezen(0)] == [1, 0]
        assert burger.lees_terug(receipt.code, receipt.codewoord, at=clock.now()) is None
    enter(SYSTEM)
    assert [model.objects.count() for model in (Advies, Contactmoment, Standwisseling, Terugkeer)] == [0, 0, 0, 0]
