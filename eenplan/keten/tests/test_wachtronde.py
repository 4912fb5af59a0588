"""The round of waiting households: who stands on it, in which order, and what a call sets going (D3, row 19)."""

from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.keten.tests.levensloop import OVERDRAGEN, ZELF, Loop, opgenomen, overgedragen
from eenplan.keten.vervolg.actions import leg_contact
from eenplan.keten.vervolg.models import Dienst, Veiligheidscontact
from eenplan.keten.vervolg.tests.hulp import GEBELD
from eenplan.keten.vervolg.wachtronde.acties import noteer_gebeld
from eenplan.keten.vervolg.wachtronde.lezen import bord
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(19)
URL = "/werk/wachtronde"


def op_bord(regio: Regio, wie: str = "triagist", dagen: int = 1) -> list[int]:
    """The cases on the board, first to call first."""
    later = regio.at + timedelta(days=dagen)
    with clock.at(later):
        enter(regio[wie])
        return [row.casus.pk for row in bord(regio[wie], now=later)]


def test_who_waits_for_what(regio: Regio) -> None:
    beoordeling = opgenomen(regio)
    dienst = opgenomen(regio).besluit(ZELF)
    aangeboden = opgenomen(regio).besluit(OVERDRAGEN).bied_aan()
    overgedragen(regio)
    with clock.at(regio.at + timedelta(days=1)):
        enter(regio["triagist"])
        found = {row.casus.pk: row.wacht_op for row in bord(regio["triagist"], now=clock.now())}
    assert found == {
        beoordeling.casus_id: "beoordeling",
        dienst.casus_id: "begin van hulp of overdracht",
        aangeboden.casus_id: "antwoord van wie overneemt",
    }


def test_today_is_no_waiting_and_contact_ends_it(regio: Regio) -> None:
    opgenomen(regio)
    loop = opgenomen(regio).besluit(ZELF)
    assert op_bord(regio, dagen=0) == [loop.casus_id]
    enter(SYSTEM)
    leg_contact(Dienst.objects.get(casus_id=loop.casus_id).pk, GEBELD, by=regio["triagist"], at=regio.at)
    assert op_bord(regio, dagen=0) == []


def test_longest_since_the_last_safety_contact_first(regio: Regio) -> None:
    first, second, third = (opgenomen(regio) for _ in range(3))
    day = regio.at + timedelta(days=1)
    noteer_gebeld(first.casus_id, "veilig", "Oma is er.", by=regio["triagist"], at=day)
    noteer_gebeld(second.casus_id, "geen_gehoor", by=regio["triagist"], at=day)
    assert op_bord(regio, dagen=2) == [second.casus_id, third.casus_id, first.casus_id]
    with clock.at(regio.at + timedelta(days=12)):
        enter(regio["triagist"])
        rows = {row.casus.pk: row for row in bord(regio["triagist"], now=clock.now())}
    assert (rows[first.casus_id].dagen, rows[first.casus_id].nooit) == (11, False)
    assert rows[second.casus_id].nooit  # nobody answered: how it is, is not known
    assert rows[second.casus_id].te_lang
    assert all(row.casus.verantwoordelijke_id for row in rows.values())


def onveilig(regio: Regio, loop: Loop) -> None:
    """Called: not safe."""
    noteer_gebeld(loop.casus_id, "onveilig", "Hij is weer in huis.", by=regio["lead"], at=regio.at)


def test_unsafe_asks_for_danger_again_and_tells_who_is_responsible(regio: Regio) -> None:
    loop = opgenomen(regio).besluit(ZELF)
    onveilig(regio, loop)
    assert loop.casus.stand == "in_beoordeling"
    assert loop.vb.acuut == ""
    enter(SYSTEM)
    assert Deadline.objects.filter(casus_id=loop.casus_id, key="acute_check", done_at__isnull=True).count() == 1
    assert Message.objects.filter(kind="vervolgmelding", account_id=loop.casus.verantwoordelijke_id).exists()
    assert Feit.objects.get(naam="wachtende_gebeld").kenmerken["uitkomst"] == "onveilig"


@pytest.mark.parametrize(
    ("uitkomst", "tekst", "zegt"), [("goed", "", "Kies veilig"), ("onveilig", " ", "wat er onveilig is")]
)
def test_what_is_refused(regio: Regio, uitkomst: str, tekst: str, zegt: str) -> None:
    loop = opgenomen(regio)
    with pytest.raises(Refused, match=zegt):
        noteer_gebeld(loop.casus_id, uitkomst, tekst, by=regio["triagist"], at=regio.at)
    assert not Veiligheidscontact.objects.exists()


@pytest.mark.parametrize("wie", ["agent", "ander", "proces", "casus"])
def test_for_others_there_is_nothing(regio: Regio, wie: str) -> None:
    loop = opgenomen(regio)
    assert op_bord(regio, wie) == []
    enter(regio[wie])
    with pytest.raises(NotVisible):
        noteer_gebeld(loop.casus_id, "veilig", by=regio[wie], at=regio.at)


def test_a_director_who_takes_part_calls_nobody_for_veilig_thuis(regio: Regio) -> None:
    loop = overgedragen(regio)
    with pytest.raises(Refused, match="belt Veilig Thuis"):
        noteer_gebeld(loop.casus_id, "veilig", by=regio["regisseur"], at=regio.at)


def test_one_line_and_one_click(regio: Regio, client: Client) -> None:
    loop = opgenomen(regio).besluit(ZELF)
    client.force_login(regio.accounts["lead"])
    page = client.get(URL).content.decode()
    assert "de Toets" in page
    assert "Toets Triagist" in page  # its owner
    sent = {"casus": loop.casus_id, "uitkomst": "veilig", "tekst": "Alles rustig."}
    assert client.post(URL, sent).status_code == 302
    assert "Alles rustig." in client.get(URL).content.decode()
    refused = client.post(URL, {"casus": loop.casus_id, "uitkomst": "iets", "tekst": "Mijn regel"})
    assert refused.status_code == 409
    assert "Mijn regel" in refused.content.decode()
    assert client.post(URL, {"casus": "x", "uitkomst": "veilig"}).status_code == 404
    assert "Gebeld: veilig" in client.get(f"/werk/casus/{loop.casus_id}").content.decode()
    for who in ("agent", "proces"):
        client.force_login(regio.accounts[who])
        assert client.get(URL).status_code == 404
