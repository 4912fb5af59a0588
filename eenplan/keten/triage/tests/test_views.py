"""The pages through the front door: see, do, be refused with one's text kept, or find nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.tests.rollen import kijk_en_stuur
from eenplan.keten.triage.actions import bevestig, controleer_acuut
from eenplan.keten.triage.actions_besluit import vernietig
from eenplan.keten.triage.models import Beoordelingsstap, Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import GEEN, OZ, als, lopend, melding_van, pagina, vers, voorgelegd
from tests.regio import Regio

ANTWOORDEN = {
    "structureel": "ja", "structureel_feiten": "Geslagen, derde keer dit jaar.", "structureel_bron": "moeder",
    "meervoudig": "onbekend", "duidelijk": "nee", "werkt_mee": "ja", "gereed": "nee", "zorg": "ja",
    "uitkomst": "VT", "dienst": "OZ", "motivering": "Het is eerder gebeurd en het kind was erbij.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after a decision is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


# --- the page --------------------------------------------------------------------------------------------------------


def test_report_beside_assessment_with_both_clocks(
    client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling
) -> None:
    html = als(client, regio, "triagist").get(pagina(vb_lopend)).content.decode()
    assert "Wij troffen mevrouw huilend aan. Haar man had haar geslagen." in html
    assert "Veiligheidsbeoordeling" in html
    assert "Wettelijke start van een onderzoek" in html
    assert "ep-split" in html
    assert "Leg voor aan tweede lezer" in html
    assert "Voorstel, u beslist" in html


def test_acute_check_stands_first(client: Client, regio: Regio) -> None:
    vb = lopend(regio, None)
    html = als(client, regio, "triagist").get(pagina(vb)).content.decode()
    assert html.index("A. Acuut gevaar") < html.index("B en C.")
    assert "nog niet bekend" in html


@pytest.mark.parametrize(("wie", "bevestigen", "teruggeven"), [("triagist", False, True), ("lead", True, True)])
def test_what_the_readers_see(
    client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, wie: str, bevestigen: bool, teruggeven: bool
) -> None:
    html = als(client, regio, wie).get(pagina(vb_voorgelegd)).content.decode()
    assert ("Bevestigen</button>" in html) is bevestigen
    assert ("Teruggeven met reden</button>" in html) is teruggeven
    assert "Vervolgstappen bij Veilig Thuis: onderzoek" in html
    assert "Waarom is de termijn niet gehaald?" not in html


def test_the_late_reason_is_asked_when_late(
    client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling
) -> None:
    with clock.at(regio.at + timedelta(days=30)):
        html = als(client, regio, "lead").get(pagina(vb_voorgelegd)).content.decode()
    assert "Waarom is de termijn niet gehaald?" in html


def test_a_decision_away_from_the_table_is_shown(client: Client, regio: Regio) -> None:
    vb = voorgelegd(regio, GEEN)
    Veiligheidsbeoordeling.objects.filter(pk=vb.pk).update(zorg="ja")
    html = als(client, regio, "lead").get(pagina(vb)).content.decode()
    assert "De regeltabel stelde iets anders voor: Overdracht." in html


def test_for_others_there_is_nothing(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    vb, form = vb_voorgelegd, {**ANTWOORDEN, "acuut": "ja", "reden": "Nee."}
    names = ("triage-beoordeling", "triage-acuut", "triage-bevestigen", "triage-teruggeven")
    wie = ("casus", "regisseur", "agent", "school", "beleid", "fg", "beheer", "proces")
    found = kijk_en_stuur(regio, wie, {pagina(vb, naam): form for naam in names})
    assert len(found) == 32
    assert found == dict.fromkeys(found, (404, 404))
    assert vers(vb).stand == "voorgesteld"


def test_without_login_to_the_login(client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    answer = client.get(pagina(vb_lopend))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


# --- acts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("antwoord", "toelichting"), [("ja", "Hij staat voor de deur."), ("nee", ""), ("onbekend", "")]
)
def test_acute_check(client: Client, regio: Regio, antwoord: str, toelichting: str) -> None:
    vb = lopend(regio, None)
    answer = als(client, regio, "triagist").post(
        pagina(vb, "triage-acuut"), {"acuut": antwoord, "toelichting": toelichting, "versie": vb.versie}
    )
    assert (answer.status_code, answer["Location"]) == (302, pagina(vb))
    assert vers(vb).acuut == antwoord


def test_laying_before(client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    answer = als(client, regio, "triagist").post(pagina(vb_lopend), {**ANTWOORDEN, "versie": vb_lopend.versie})
    assert answer.status_code == 302
    found = vers(vb_lopend)
    assert (found.stand, found.structureel_bron, found.dienst) == ("voorgesteld", "moeder", "OZ")


def test_confirming_goes_to_the_case(client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    answer = als(client, regio, "lead").post(
        pagina(vb_voorgelegd, "triage-bevestigen"), {"versie": vb_voorgelegd.versie}
    )
    assert (answer.status_code, answer["Location"]) == (302, reverse("casus", args=[vb_voorgelegd.casus_id]))
    assert vers(vb_voorgelegd).stand == "besloten"


def test_giving_back_shows_the_writer_why(client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    als(client, regio, "lead").post(
        pagina(vb_voorgelegd, "triage-teruggeven"), {"reden": "Wie zag het kind?", "versie": vb_voorgelegd.versie}
    )
    html = als(client, regio, "triagist").get(pagina(vb_voorgelegd)).content.decode()
    assert "Wie zag het kind?" in html
    assert "Toets Lead" in html
    assert OZ.motivering in html


# --- refusals keep the text ------------------------------------------------------------------------------------------


GEWEIGERD = [
    ({"uitkomst": ""}, 422, "Maak een keuze."),
    ({"motivering": ""}, 422, "Dit is nog niet ingevuld."),
    ({"dienst": ""}, 409, "Kies voorwaarden en vervolg, of onderzoek."),
    ({"structureel_bron": ""}, 409, "Noem de feiten, en wie ze zei of zag."),
    ({"motivering": "Omdat."}, 409, "Leg in drie regels uit waarom u dit besluit."),
    ({"uitkomst": "OVD", "dienst": "", "anoniem_beloofd": "on"}, 409, "Draag dan niet direct over"),
]


def test_a_refused_proposal(client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    browser, found = als(client, regio, "triagist"), []
    for anders, _, tekst in GEWEIGERD:
        answer = browser.post(pagina(vb_lopend), {**ANTWOORDEN, **anders, "versie": vb_lopend.versie})
        html = answer.content.decode()
        assert "Geslagen, derde keer dit jaar." in html
        found.append((anders, answer.status_code, tekst if tekst in html else ""))
        assert vers(vb_lopend).stand == "concept"
    assert found == GEWEIGERD


def test_a_stale_edit_keeps_the_text_and_can_go_on(
    client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling
) -> None:
    now = controleer_acuut(vb_lopend.casus_id, None, by=regio["lead"], at=regio.at)
    browser = als(client, regio, "triagist")
    answer = browser.post(pagina(vb_lopend), {**ANTWOORDEN, "versie": vb_lopend.versie})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in html
    assert ANTWOORDEN["motivering"] in html
    assert f'name="versie" value="{now.versie}"' in html
    assert browser.post(pagina(vb_lopend), {**ANTWOORDEN, "versie": now.versie}).status_code == 302


def test_acute_danger_without_words(client: Client, regio: Regio) -> None:
    vb = lopend(regio, None)
    answer = als(client, regio, "triagist").post(pagina(vb, "triage-acuut"), {"acuut": "ja", "toelichting": ""})
    assert answer.status_code == 409
    assert "Zeg kort wat het gevaar is" in answer.content.decode()


def test_the_writer_may_not_confirm(client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    answer = als(client, regio, "triagist").post(
        pagina(vb_voorgelegd, "triage-bevestigen"), {"versie": vb_voorgelegd.versie}
    )
    assert answer.status_code == 409
    assert vers(vb_voorgelegd).stand == "voorgesteld"


def test_late_without_reason_and_then_with(client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    with clock.at(regio.at + timedelta(days=30)):
        browser = als(client, regio, "lead")
        refused = browser.post(
            pagina(vb_voorgelegd, "triage-bevestigen"), {"versie": vb_voorgelegd.versie, "late_reden": ""}
        )
        assert "De termijn is voorbij" in refused.content.decode()
        done = browser.post(
            pagina(vb_voorgelegd, "triage-bevestigen"), {"versie": vb_voorgelegd.versie, "late_reden": "capaciteit"}
        )
    assert done.status_code == 302
    assert vers(vb_voorgelegd).late_reden == "capaciteit"


def test_decided_cannot_be_laid_before_again(
    client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling
) -> None:
    vb = bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    answer = als(client, regio, "triagist").post(pagina(vb), {**ANTWOORDEN, "versie": vb.versie})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "al voorgelegd of al besloten" in html
    assert ANTWOORDEN["motivering"] in html
    assert "Het is niet opgeslagen" in html


# --- the live proposal, the list, beginning, feedback -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("gegeven", "woorden"),
    [
        ({"acuut": "ja"}, "tijdelijk huisverbod"),
        (
            {"acuut": "nee", "structureel": "ja", "duidelijk": "ja", "werkt_mee": "ja", "gereed": "nee"},
            "voorwaarden en vervolg",
        ),
        ({"acuut": "nee", "structureel": "nee", "duidelijk": "ja", "zorg": "nee"}, "Geen vervolgstappen nodig"),
        ({"acuut": "geen idee"}, "Zoek dat eerst uit"),
    ],
)
def test_the_proposal_follows_the_answers(client: Client, regio: Regio, gegeven: dict[str, str], woorden: str) -> None:
    answer = als(client, regio, "triagist").post(reverse("triage-voorstel"), gegeven)
    assert woorden in answer.content.decode()


def test_the_live_proposal_is_only_posted(client: Client, regio: Regio) -> None:
    assert als(client, regio, "triagist").get(reverse("triage-voorstel")).status_code == 405
    assert als(client, regio, "agent").post(reverse("triage-voorstel"), {}).status_code == 404


@pytest.mark.parametrize(
    ("wie", "status"), [("lead", 200), ("triagist", 200), ("casus", 200), ("agent", 404), ("beleid", 404)]
)
def test_second_reading_list(
    client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, wie: str, status: int
) -> None:
    answer = als(client, regio, wie).get(reverse("triage-tweede-lezing"))
    assert answer.status_code == status
    assert (pagina(vb_voorgelegd) in answer.content.decode()) is (wie == "lead")


def test_the_menu_counts(client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    enter(regio["lead"])
    items = {item.label: item.count for item in sockets.menus(regio["lead"])}
    assert items["Tweede lezing"] == 1
    assert "Tweede lezing" not in {item.label for item in sockets.menus(regio["regisseur"])}


def test_beginning(client: Client, regio: Regio) -> None:
    melding = melding_van(regio)
    url = reverse("triage-beginnen", args=[melding.casus_id])
    browser = als(client, regio, "triagist")
    asked = browser.get(url).content.decode()
    assert "Begin de beoordeling" in asked
    assert "Beantwoord daar eerst of er nu acuut gevaar is" in asked  # it was a page with a button and nothing else
    answer = browser.post(url)
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get(casus_id=melding.casus_id)
    assert answer["Location"] == pagina(vb)
    assert als(client, regio, "casus").post(url).status_code == 404


def test_the_family_page_goes_straight_to_the_report_beside_the_first_question(client: Client, regio: Regio) -> None:
    """One press: no page in between. Assessing again is asked about first."""
    melding = melding_van(regio)
    url, browser = reverse("triage-beginnen", args=[melding.casus_id]), als(client, regio, "triagist")
    page = browser.get(reverse("casus", args=[melding.casus_id])).content.decode()
    assert page.count(f'<form method="post" action="{url}">') == 2  # on top, and in its own block
    assert f'href="{url}"' not in page
    first = browser.post(url, follow=True).content.decode()
    assert melding.tekst in first
    assert first.index("Is er nu acuut gevaar") < first.index("Is het structureel onveilig")
    enter(SYSTEM)
    Veiligheidsbeoordeling.objects.update(stand="opgegaan")
    page = als(client, regio, "triagist").get(reverse("casus", args=[melding.casus_id])).content.decode()
    assert (f'href="{url}"' in page, f'action="{url}"' in page) == (True, False)


def test_who_phoned_is_phoned_back(client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    """A report taken in by telephone has no sender with a login: telling him is a task until it is done."""
    vb_voorgelegd.meldingen.update(inzender=regio.organisations["vt"])
    bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    row = Terugkoppeling.objects.get(gegeven_op__isnull=True)
    url = reverse("triage-teruggekoppeld", args=[row.pk])
    browser = als(client, regio, "triagist")
    assert browser.post(url)["Location"] == reverse("casus", args=[vb_voorgelegd.casus_id])
    assert browser.post(url).status_code == 409
    enter(SYSTEM)
    row.refresh_from_db()
    assert row.gegeven_door == regio.accounts["triagist"]


# --- plugs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wie", "ziet"), [("triagist", True), ("lead", True), ("casus", False), ("fg", False)])
def test_panel_and_timeline(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, wie: str, ziet: bool) -> None:
    vb = bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    viewer = regio[wie]
    enter(viewer)
    titles = [panel.title for panel in sockets.case_panels(viewer, vb.casus_id)]
    labels = [item.label for item in sockets.timelines(viewer, vb.casus_id)]
    assert ("Veiligheidsbeoordeling" in titles) is ziet
    assert ("Beoordeeld: vervolgstappen bij veilig thuis: onderzoek" in labels) is ziet


def test_the_case_page_leads_to_the_assessment(client: Client, regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    html = als(client, regio, "triagist").get(reverse("casus", args=[vb_lopend.casus_id])).content.decode()
    assert pagina(vb_lopend) in html
    assert "Ga verder met beoordelen" in html


def test_a_term_leads_to_its_page(regio: Regio) -> None:
    assert sockets.describe(regio["lead"], "veiligheidsbeoordeling", [7]) == {
        7: ("Veiligheid beoordelen", "/werk/beoordeling/7")
    }


def test_shredding_leaves_nothing(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    vb = bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert vernietig(vb.casus_id) >= 5
    assert not Veiligheidsbeoordeling.objects.exists()
    assert not Beoordelingsstap.objects.exists()
    assert not Terugkoppeling.objects.exists()
