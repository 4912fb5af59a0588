"""The block on top of the family page: one answer to who is to act, and what this viewer can do now."""

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.tests.levensloop import ZELF, Loop, opgenomen, overgedragen
from tests.regio import Regio, nieuwe_melding

AAN_ZET = "Nu aan zet:"


@pytest.fixture
def nieuw(regio: Regio) -> Loop:
    """A report that nobody took up."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    return Loop(regio, Melding.objects.get(pk=bewijs.melding_id).casus_id, bewijs.melding_id)


def block(regio: Regio, key: str, casus_id: int, door: str = "werk") -> str:
    """The block as this person sees it; the page says only there who is to act."""
    client = Client()
    client.force_login(regio.accounts[key])
    text = client.get(f"/{door}/casus/{casus_id}").content.decode()
    assert text.count(AAN_ZET) == 1
    return text[text.index("ep-volgende") : text.index("</section>")]


def test_a_report_is_taken_up_from_the_family_page(regio: Regio, nieuw: Loop) -> None:
    url = reverse("melding-neem-op", args=[nieuw.melding_id])
    text = block(regio, "triagist2", nieuw.casus_id)
    assert "Toets Triagist<" in text
    assert f'action="{url}"' in text
    assert "Oppakken" in text
    assert "Begin de beoordeling" in text
    client = Client()
    client.force_login(regio.accounts["triagist2"])
    assert client.post(url).status_code == 302
    enter(SYSTEM)
    assert Melding.objects.get(pk=nieuw.melding_id).stand == "in_beoordeling"
    text = block(regio, "lead", nieuw.casus_id)
    assert "Toets Triagist2<" in text
    assert "Oppakken" not in text


def test_who_is_not_to_act_sees_only_who_is(regio: Regio) -> None:
    loop = overgedragen(regio).maak_plan()
    theirs, ours = (block(regio, key, loop.casus_id) for key in ("regisseur", "triagist"))
    for text in (theirs, ours):
        assert "Toets Regisseur</span>, Lokaal team" in text
        assert "uiterlijk 27 maart 2026" in text
    assert "Afspraak 1 controleren" in theirs
    assert "utrecht-button" not in ours


def test_the_second_reader_is_asked_and_the_writer_is_not(regio: Regio) -> None:
    loop = opgenomen(regio)
    loop.stel_voor(ZELF)
    assert "Lees als tweede" in block(regio, "lead", loop.casus_id)
    assert "Lees als tweede" not in block(regio, "triagist", loop.casus_id)


def test_a_term_of_another_person_does_not_hide_who_is_responsible(regio: Regio) -> None:
    loop = overgedragen(regio)
    Deadline.objects.filter(casus_id=loop.casus_id, object_type="persoon").update(due_at=regio.at)
    text = block(regio, "triagist", loop.casus_id)
    assert "Toets Triagist<" in text
    assert "Verantwoordelijk: Toets Regisseur" in text


def test_a_closed_case_has_no_next_step(regio: Regio, nieuw: Loop) -> None:
    Casus.objects.filter(pk=nieuw.casus_id).update(stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig")
    client = Client()
    client.force_login(regio.accounts["triagist"])
    text = client.get(f"/werk/casus/{nieuw.casus_id}").content.decode()
    assert "Gesloten op 20 maart 2026" in text
    assert AAN_ZET not in text
    assert "ep-volgende" not in text


def test_the_panel_of_the_direction_names_the_director_without_a_second_turn(regio: Regio) -> None:
    client = Client()
    client.force_login(regio.accounts["triagist"])
    text = client.get(f"/werk/casus/{overgedragen(regio).casus_id}").content.decode()
    assert text.count(AAN_ZET) == 1
    assert "Casusregisseur: <strong>Toets Regisseur</strong>" in text
