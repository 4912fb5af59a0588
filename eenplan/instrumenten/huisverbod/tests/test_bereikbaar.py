"""Where the excluded person can be reached is whereabouts: for whom that class is shared (R5)."""

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.contact.acties import leg_veilig_contact
from eenplan.dossier.casus.contact.rules import VeiligeWeg
from eenplan.dossier.casus.models import Deelbesluit, Schild
from eenplan.instrumenten.huisverbod import dagen
from eenplan.instrumenten.huisverbod.queries import beeld
from eenplan.instrumenten.huisverbod.tests.conftest import VRIJDAG, Zaak

PLEK = "Bij zijn broer, 06-12345678"


def ziet(zaak: Zaak, who: str) -> str:
    enter(zaak.regio[who])
    return beeld(zaak.regio[who], zaak.pk, now=VRIJDAG).bereikbaar


@pytest.fixture
def opgegeven(lopend: Zaak) -> Zaak:
    """He told where he is."""
    dagen.teken(lopend.pk, "adres", PLEK, by=lopend.regio["hovj"], at=VRIJDAG)
    return lopend


def test_who_shares_whereabouts_reads_it(opgegeven: Zaak) -> None:
    assert {who: ziet(opgegeven, who) for who in ("hovj", "casus")} == {"hovj": PLEK, "casus": PLEK}


def test_who_does_not_share_that_class_does_not(opgegeven: Zaak) -> None:
    zonder_vindbaar(opgegeven)
    assert {who: ziet(opgegeven, who) for who in ("hovj", "casus")} == {"hovj": "", "casus": PLEK}


def test_a_shield_on_where_she_hides_does_not_close_where_he_is(opgegeven: Zaak) -> None:
    """Her place is taken out of every text by itself; the mayor still has to reach him with the decision."""
    enter(SYSTEM)
    Schild.objects.get_or_create(casus_id=opgegeven.casus_id, soort="adres")
    assert ziet(opgegeven, "hovj") == PLEK


def zonder_vindbaar(zaak: Zaak) -> None:
    """Whereabouts are not shared with the partners of the order."""
    enter(SYSTEM)
    for row in Deelbesluit.objects.filter(casus_id=zaak.casus_id, doel="thv"):
        row.klassen = [item for item in row.klassen if item != DataClass.VINDBAAR.value]
        row.save()


@pytest.mark.parametrize(
    ("wie", "deur", "gedeeld"), [("casus", "werk", True), ("hovj", "partner", True), ("hovj", "partner", False)]
)
def test_who_goes_there_reads_how_to_reach_her_safely(zaak: Zaak, wie: str, deur: str, gedeeld: bool) -> None:
    zaak.begin()
    way = VeiligeWeg("06 1234 5678", woorden="Bel eerst aan bij oma.")
    her, by = zaak.mensen["slachtoffer"], zaak.regio["casus"]
    leg_veilig_contact(zaak.casus_id, her, way, versie=0, by=by, at=zaak.regio.at)
    if not gedeeld:
        zonder_vindbaar(zaak)
    client = Client()
    client.force_login(zaak.regio.accounts[wie])
    with clock.at(VRIJDAG):
        text = client.get(f"/{deur}/huisverbod/{zaak.pk}/bezoek").content.decode()
    assert "Wanneer was het bezoek?" in text
    assert ("Bel eerst aan bij oma." in text, 'href="tel:0612345678"' in text) == (gedeeld, gedeeld)
