"""A draft of the assessment: kept half filled, gone on with by a colleague, and never a decision."""

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.keten.triage.actions import bevestig, bewaar
from eenplan.keten.triage.models import Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import OVD, OZ, als, pagina, vers
from tests.regio import Regio

HALF = {"structureel": "ja", "structureel_feiten": "Geslagen, derde keer.", "uitkomst": "OVD", "motivering": ""}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after a decision is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def test_half_filled_and_on_with_it_by_a_colleague(
    client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling
) -> None:
    answer = als(client, regio, "triagist").post(
        pagina(vb_lopend, "triage-bewaren"), {**HALF, "versie": vb_lopend.versie}
    )
    assert (answer.status_code, answer["Location"]) == (302, pagina(vb_lopend))
    later = als(client, regio, "triagist2").get(pagina(vb_lopend))
    form = later.context["forms"]["voorstel"]
    assert {name: form[name].value() for name in HALF} == HALF
    assert "bewaard door Toets Triagist" in later.content.decode()
    assert "Leg voor aan tweede lezer" in later.content.decode()


def test_it_is_no_decision(client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    enter(SYSTEM)
    terms = sorted(Deadline.objects.values_list("pk", "done_at"))
    kept = bewaar(vb_lopend.pk, OVD, by=regio["triagist"], at=regio.at)
    assert (kept.stand, kept.voorgesteld_door_id, kept.besloten_op) == ("concept", None, None)
    enter(SYSTEM)
    assert sorted(Deadline.objects.values_list("pk", "done_at")) == terms
    assert not Feit.objects.filter(naam="veiligheid_beoordeeld").exists()
    assert not Terugkoppeling.objects.exists()
    assert {step.actie for step in vb_lopend.stappen.all()} == {"start", "controleer_acuut"}
    html = als(client, regio, "lead").get(reverse("casus", args=[vb_lopend.casus_id])).content.decode()
    assert "wordt geschreven" in html
    assert "Overdracht</strong>, besloten" not in html
    assert pagina(vb_lopend) not in client.get(reverse("triage-tweede-lezing")).content.decode()
    with pytest.raises(Refused):
        bevestig(vb_lopend.pk, by=regio["lead"], at=regio.at)


def test_the_second_of_two_keeps_his_text_and_reads_the_other(
    client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling
) -> None:
    now = bewaar(vb_lopend.pk, OZ, by=regio["lead"], at=regio.at)
    browser = als(client, regio, "triagist")
    answer = browser.post(
        pagina(vb_lopend, "triage-bewaren"), {**HALF, "motivering": "Mijn tekst.", "versie": vb_lopend.versie}
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("intussen gewijzigd", "Mijn tekst.", OZ.motivering, f'name="versie" value="{now.versie}"'):
        assert words in html
    assert vers(vb_lopend).motivering == OZ.motivering
    again = browser.post(
        pagina(vb_lopend, "triage-bewaren"), {**HALF, "motivering": "Mijn tekst.", "versie": now.versie}
    )
    assert again.status_code == 302
    assert vers(vb_lopend).motivering == "Mijn tekst."


def test_laying_before_does_not_pass_over_a_newer_draft(
    client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling
) -> None:
    bewaar(vb_lopend.pk, OZ, by=regio["lead"], at=regio.at)
    sent = {
        **HALF,
        "structureel_bron": "moeder",
        "motivering": "Het gezin wil hulp van het team.",
        "versie": vb_lopend.versie,
    }
    answer = als(client, regio, "triagist").post(pagina(vb_lopend), sent)
    assert answer.status_code == 409
    assert OZ.motivering in answer.content.decode()
    assert vers(vb_lopend).stand == "concept"


def test_not_once_it_lies_before_the_second_reader(
    client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling
) -> None:
    answer = als(client, regio, "triagist").post(
        pagina(vb_voorgelegd, "triage-bewaren"), {**HALF, "motivering": "Mijn tekst.", "versie": vb_voorgelegd.versie}
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("al voorgelegd of al besloten", "Mijn tekst.", "Het is niet opgeslagen"):
        assert words in html
    assert vers(vb_voorgelegd).motivering == OZ.motivering


def test_a_code_that_does_not_exist_keeps_the_text(
    client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling
) -> None:
    answer = als(client, regio, "triagist").post(pagina(vb_lopend, "triage-bewaren"), {**HALF, "uitkomst": "XX"})
    assert answer.status_code == 422
    assert HALF["structureel_feiten"] in answer.content.decode()
    assert vers(vb_lopend).structureel_feiten == ""


@pytest.mark.parametrize("wie", ["casus", "regisseur", "agent", "school", "beleid"])
def test_for_others_there_is_nothing(client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling, wie: str) -> None:
    assert als(client, regio, wie).post(pagina(vb_lopend, "triage-bewaren"), HALF).status_code == 404
    assert vers(vb_lopend).structureel_feiten == ""
