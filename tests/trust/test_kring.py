"""Misuse 7: who lives next door or bears the name is shut out of a report before there is a moment to look (R1)."""

from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Belangenconflict, Casus
from eenplan.dossier.toegang.kring import Kring
from eenplan.dossier.toegang.mijn_kring import leg_vast
from eenplan.keten.melding.actions import neem_aan
from tests.regio import Regio, nieuwe_melding


def test_misbruik_07_a_neighbour_is_shut_out_when_the_report_comes_in(regio: Regio) -> None:
    """In the transaction of the report: there is no moment at which he can look. His work goes to who may look."""
    leg_vast(Kring(postcode="1234 AB", huisnummer=12), by=regio["triagist"], at=regio.at)
    leg_vast(Kring(achternamen=("Toets",)), by=regio["triagist2"], at=regio.at)
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    assert dict(Belangenconflict.objects.values_list("account__username", "reden")) == {
        "triagist": "zelfde adres",
        "triagist2": "achternaam in de kring",
    }
    casus = Casus.objects.get()
    running = Deadline.objects.filter(casus_id=casus.pk, done_at__isnull=True)
    assert set(running.values_list("account__username", flat=True)) == {"lead"}
    assert running.filter(key="belang_herverdelen").count() == 1
    assert casus.verantwoordelijke.username == "triagist"
    assert LogLine.objects.filter(verb="toegang.berekend", rule="R1", casus_id=casus.pk).count() == 2
    for wie in ("triagist", "triagist2"):
        client = Client()
        client.force_login(regio.accounts[wie])
        assert client.get(f"/werk/casus/{casus.pk}").status_code == 404
        assert casus.nummer not in client.get("/werk/").content.decode()
