"""Who sent a report in hears what follows, on a page of his own (domain 4.8, 4.9)."""

from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage import actions
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.triage.terugkoppeling import eigen
from tests.regio import Regio, nieuwe_melding

pytestmark = pytest.mark.voorziening(11)

GEEN = Invoer("GEEN", "De politie trof een ruzie zonder geweld; het gezin heeft hulp.", structureel="nee",
              duidelijk="ja", zorg="nee")  # fmt: skip


@pytest.fixture
def nummer(regio: Regio) -> str:
    """A report by the school that was assessed."""
    bewijs = neem_aan(nieuwe_melding(kenmerk="leerling groep 4"), by=regio["school"], at=regio.at)
    neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    casus_id = Melding.objects.get(pk=bewijs.melding_id).casus_id
    actions.controleer_acuut(casus_id, False, "Niemand is in gevaar.", by=regio["triagist"], at=regio.at)
    vb = actions.start(casus_id, by=regio["triagist"], at=regio.at)
    actions.stel_voor(vb.pk, GEEN, by=regio["triagist"], at=regio.at)
    actions.bevestig(vb.pk, by=regio["lead"], at=regio.at + timedelta(hours=1))
    return bewijs.nummer


def test_the_sender_hears_one_sentence(regio: Regio, nummer: str) -> None:
    heard = eigen(regio["school"])
    assert [item.melding.nummer for item in heard] == [nummer]
    assert heard[0].tekst.strip()
    for secret in ("Toets", "ruzie", "Sanne", "Proefstraat"):
        assert secret not in heard[0].tekst


def test_nobody_else_hears_it(regio: Regio, nummer: str) -> None:
    assert all(eigen(regio[wie]) == [] for wie in ("agent", "regisseur", "ander"))


@pytest.mark.parametrize(("wie", "status"), [("school", 200), ("agent", 200), ("triagist", 404), ("beleid", 404)])
def test_the_page(client: Client, regio: Regio, nummer: str, wie: str, status: int) -> None:
    client.force_login(regio.accounts[wie])
    answer = client.get("/partner/terugkoppelingen")
    assert answer.status_code == status
    assert (nummer in answer.content.decode()) == (wie == "school")


def test_one_knows_which_report_it_is_about(client: Client, regio: Regio, nummer: str) -> None:
    """The own reference for the whole school; the first name only for who typed it; else the day."""
    client.force_login(regio.accounts["school"])
    page = client.get("/partner/terugkoppelingen").content.decode()
    assert ">leerling groep 4, Sanne</h2>" in page
    assert "de Toets" not in page
    enter(SYSTEM)
    Melding.objects.update(ingezonden_door=None)
    assert ">leerling groep 4</h2>" in client.get("/partner/terugkoppelingen").content.decode()
    enter(SYSTEM)
    Melding.objects.update(kenmerk="")
    assert ">Uw melding van 20 maart 2026</h2>" in client.get("/partner/terugkoppelingen").content.decode()
