"""The card of the call, the list, one advice: pages of Veilig Thuis."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.advies import actions, burger
from eenplan.keten.advies.models import Advies, Contactmoment
from eenplan.keten.advies.rules import NieuwAdvies
from eenplan.keten.tests.rollen import zelfde_stand
from tests.regio import Regio

TYPED = "Een leerling heeft blauwe plekken. #kindermishandeling"


@pytest.fixture
def vt(client: Client, regio: Regio) -> Client:
    client.force_login(regio.accounts["triagist"])
    return client


@pytest.fixture
def advies(regio: Regio) -> Advies:
    return actions.noteer(NieuwAdvies(TYPED, codewoord="Roos"), by=regio["triagist"], at=regio.at)


def card(**change: str) -> dict[str, str]:
    given = {
        "vraag": TYPED, "gegeven": "Overleg.", "vrager_soort": "Onderwijs", "kanaal": "telefoon",
        "informatie_gegeven": "on", "sleutel": str(uuid4()), "actie": "klaar",
    }  # fmt: skip
    return {**given, **change}


def only() -> Advies:
    enter(SYSTEM)
    return Advies.objects.get()


def paths(pk: int) -> list[str]:
    steps = [reverse(f"advies-{name}", args=[pk]) for name in ("contact", "verbeter", "informatie", "sluit", "melding")]
    return [reverse("adviezen"), reverse("advies-nieuw"), reverse("advies", args=[pk]), *steps]


def test_card_asks_no_family(vt: Client) -> None:
    page = vt.get("/werk/advies/nieuw").content.decode()
    assert page.index('name="vraag"') < page.index('name="vrager_soort"')
    assert "Klaar" in page
    assert "Wordt melding" in page
    assert "data-bewaar" in page
    for word in ("geboortedatum", "bsn", "achternaam", "adres"):
        assert f'name="{word}"' not in page


def test_done_in_one_post(vt: Client) -> None:
    response = vt.post("/werk/advies/nieuw", card())
    assert (response.status_code, response["Location"]) == (302, f"/werk/advies/{only().pk}")
    row = only()
    assert (row.stand, row.onderwerpen, row.vrager_soort) == ("afgesloten", ["kindermishandeling"], "Onderwijs")
    assert row.informatie_gegeven_op is not None


def test_the_least_that_works(vt: Client) -> None:
    vt.post("/werk/advies/nieuw", {"vraag": "Wat nu?", "vrager_soort": "Onbekend", "kanaal": "telefoon"})
    assert (only().vraag, only().stand) == ("Wat nu?", "afgesloten")


def test_sent_twice_is_one_advice(vt: Client) -> None:
    once = card()
    for _ in range(2):
        vt.post("/werk/advies/nieuw", once)
    assert only().stand == "afgesloten"


def test_names_are_warned_about_and_not_blocked(vt: Client) -> None:
    response = vt.post("/werk/advies/nieuw", card(vraag="Het gaat om Sanne van der Toets."), follow=True)
    assert "Noteer geen namen van het gezin" in response.content.decode()
    assert reverse("advies-verbeter", args=[only().pk]) in response.content.decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"vraag": ""}, "nog niet ingevuld"),
        ({"gegeven": "bsn 999000019"}, "burgerservicenummer"),
        ({"naam": "J. Vrager"}, "alleen met toestemming"),
        ({"actie": "melding"}, "als de beller dat zelf wil"),
        ({"vrager_soort": "Buurman"}, "Wie vraagt?"),
        ({"gemeente": "x" * 201}, "200"),
    ],
)
def test_refusal_keeps_what_was_typed(vt: Client, change: dict[str, str], message: str) -> None:
    response = vt.post("/werk/advies/nieuw", card(**change))
    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    assert ("Overleg." if "gegeven" not in change else TYPED) in page
    assert not Advies.objects.exists()


def test_becomes_a_report_by_the_callers_wish(vt: Client) -> None:
    response = vt.post("/werk/advies/nieuw", card(actie="melding", wil_melden="on"))
    row = only()
    assert response["Location"] == f"/werk/melding/nieuw?advies={row.pk}"
    assert (row.stand, row.wil_melden_op is not None) == ("open", True)


@pytest.mark.parametrize(
    ("text", "seen", "unseen"),
    [
        ("#stalking", "Stalking", "Noteer geen namen"),
        ("#stap4", "Weeg: is er een vermoeden?", "kennen wij niet"),
        ("#vliegtuig", "#vliegtuig", "Noteer geen namen"),
        ("met Peter van der Toets", "Noteer geen namen van het gezin", "kennen wij niet"),
        ("gewone tekst", "Nog geen onderwerpen", "Noteer geen namen"),
    ],
)
def test_live_recognition(vt: Client, text: str, seen: str, unseen: str) -> None:
    page = vt.post("/werk/advies/herken", {"vraag": text}).content.decode()
    assert seen in page
    assert unseen not in page
    assert "<html" not in page
    assert not Advies.objects.exists()


def test_recognition_shows_markup_as_text(vt: Client) -> None:
    page = vt.post("/werk/advies/herken", {"vraag": "Piet van <b>Toets, geboren 1-1-1990<script>"}).content.decode()
    assert "<script>" not in page


def test_recognition_is_a_post_and_waits_outside_the_form(vt: Client) -> None:
    assert vt.get("/werk/advies/herken").status_code == 405
    page = vt.get("/werk/advies/nieuw").content.decode()
    assert page.index("</form>", page.index("adviesform")) < page.index('id="herkend"')


def test_list_shows_support_and_who_waits_first(vt: Client, regio: Regio, advies: Advies) -> None:
    burger.stel_vraag("Help mij", at=regio.at)
    page = vt.get("/werk/adviezen").content.decode()
    assert page.index("wacht op antwoord") < page.index("codewoord Roos")
    assert "Help mij" not in page
    assert 'data-sneltoets="n"' in page


def test_empty_list_says_so(vt: Client) -> None:
    assert "Er lopen geen adviezen" in vt.get("/werk/adviezen").content.decode()


def test_menu_counts_for_veilig_thuis_only(vt: Client, regio: Regio, advies: Advies) -> None:
    assert '/werk/adviezen"' in vt.get("/werk/").content.decode()
    vt.force_login(regio.accounts["regisseur"])
    assert "adviezen" not in vt.get("/werk/").content.decode()


def test_one_advice(vt: Client, advies: Advies) -> None:
    page = vt.get(f"/werk/advies/{advies.pk}").content.decode()
    for words in (advies.nummer, TYPED, "Roos", "Kindermishandeling", "nog niet gegeven", "Wordt melding", "Afsluiten"):
        assert words in page


def test_answer_to_the_website(vt: Client, regio: Regio) -> None:
    receipt = burger.stel_vraag("Help mij", at=regio.at)
    pk = only().pk
    assert "leest alles wat u hier schrijft" in vt.get(f"/werk/advies/{pk}").content.decode()
    response = vt.post(f"/werk/advies/{pk}/contact", {"tekst": "Bel ons.", "van": "veilig_thuis", "versie": "1"})
    assert response["Location"] == f"/werk/advies/{pk}"
    found = burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at)
    assert found is not None
    assert found.beantwoord


@pytest.mark.parametrize("kanaal", ["website", "telefoon"])
def test_an_answer_is_sent_and_a_contact_is_noted(vt: Client, regio: Regio, kanaal: str) -> None:
    if kanaal == "website":
        burger.stel_vraag("Help mij", at=regio.at)
    else:
        actions.noteer(NieuwAdvies(TYPED), by=regio["triagist"], at=regio.at)
    base = f"/werk/advies/{only().pk}"
    pages = [vt.get(base), vt.post(f"{base}/contact", {"tekst": "", "van": "veilig_thuis"})]
    for page in [answer.content.decode() for answer in pages]:
        assert ("Antwoord versturen" in page) is (kanaal == "website")
        assert ("Vastleggen</button>" in page) is (kanaal == "telefoon")


def test_a_code_word_shows_only_when_there_is_one(vt: Client, regio: Regio, advies: Advies) -> None:
    burger.stel_vraag("Help mij", at=regio.at)
    enter(SYSTEM)
    website = Advies.objects.get(kanaal="website")
    assert "odewoord" not in vt.get(f"/werk/advies/{website.pk}").content.decode()
    assert "Roos" in vt.get(f"/werk/advies/{advies.pk}").content.decode()
    assert vt.get("/werk/adviezen").content.decode().count("codewoord") == 1


def test_contact_refused_keeps_the_text(vt: Client, advies: Advies) -> None:
    for versie, text, status in (("1", "oud scherm", 409), ("2", "bsn 999000019", 409), ("2", "", 422)):
        response = vt.post(f"/werk/advies/{advies.pk}/contact", {"tekst": text, "van": "vrager", "versie": versie})
        assert response.status_code == status
        assert text in response.content.decode()
    assert not Contactmoment.objects.exists()


def test_correct_close_and_inform(vt: Client, advies: Advies) -> None:
    base = f"/werk/advies/{advies.pk}"
    assert TYPED in vt.get(f"{base}/verbeter").content.decode()
    vt.post(f"{base}/verbeter", {"vraag": "Beter.", "gegeven": "", "versie": "2"})
    vt.post(f"{base}/informatie", {})
    assert (only().vraag, only().informatie_gegeven_op is not None) == ("Beter.", True)
    assert vt.get(f"{base}/sluit").status_code == 200
    vt.post(f"{base}/sluit", {})
    assert only().stand == "afgesloten"
    response = vt.post(f"{base}/sluit", {})
    assert response.status_code == 409
    assert "maak dan een nieuw advies" in response.content.decode()


def test_correction_says_which_field_is_wrong(vt: Client, advies: Advies) -> None:
    data = {"vraag": "Mijn nieuwe tekst", "gegeven": "999000019", "versie": "2"}
    page = vt.post(f"/werk/advies/{advies.pk}/verbeter", data).content.decode()
    assert "id_gegeven_error" in page
    assert "Mijn nieuwe tekst" in page


def test_report_page_asks_the_wish(vt: Client, advies: Advies) -> None:
    path = f"/werk/advies/{advies.pk}/melding"
    refused = vt.post(path, {"versie": "2"})
    assert refused.status_code == 422
    assert "als de beller dat zelf wil" in refused.content.decode()
    response = vt.post(path, {"versie": "2", "wil_melden": "on"})
    assert response["Location"] == f"/werk/melding/nieuw?advies={advies.pk}"


def test_others_find_nothing(regio: Regio, advies: Advies) -> None:
    regio.log_in_all()
    for who in ("proces", "fg", "beheer", "regisseur", "agent", "school", "beleid"):
        client = regio.client(who)
        with zelfde_stand():
            answers = [getattr(client, how)(path) for path in [*paths(advies.pk), *paths(0)] for how in ("get", "post")]
        assert {answer.status_code for answer in answers} == {404}, who
        pages = {re.sub(r"[A-Za-z0-9]{64}", "TOKEN", answer.content.decode()) for answer in answers}
        assert len(pages) == 1, who  # what is there and what is not look the same
        assert not [page for page in pages if advies.nummer in page or TYPED in page]


def test_unknown_advice_is_404(vt: Client, advies: Advies) -> None:
    for path in paths(advies.pk + 999)[2:]:
        assert vt.get(path).status_code == 404


def test_login_first(client: Client, regio: Regio, advies: Advies) -> None:
    for path in paths(advies.pk):
        response = client.get(path)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/account/login/")
