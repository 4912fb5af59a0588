"""The page of a service through the front door."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.tests.rollen import kijk_en_stuur
from eenplan.keten.vervolg.actions import leg_contact, rond_af, vernietig
from eenplan.keten.vervolg.models import Bevinding, Contact, Dienst, Dienststap, Voorwaarde
from eenplan.keten.vervolg.tests.hulp import GEBELD, KLAAR, bijna_klaar, dienst, vers
from tests.regio import Regio

CONTACT = {"met_wie": "moeder", "hoe": "telefoon", "gelukt": "ja", "veiligheid": "veilig", "tekst": "Bij haar zus."}
VOORWAARDE = {"voor_wie": "vader", "tekst": "Slaapt tot 1 mei bij zijn broer.", "controle_op": "2026-04-03"}
BEVINDING = {"vorm": "PG", "uitslag": "BEV", "onderbouwing": "Moeder en de wijkagent zeggen het."}
AFRONDEN = {"samenvatting": KLAAR}
FORMS = {
    "vervolg-dienst": CONTACT, "vervolg-voorwaarde": VOORWAARDE, "vervolg-bevinding": BEVINDING,
    "vervolg-afronden": AFRONDEN, "vervolg-voortijdig": AFRONDEN,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does afterwards is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def als(client: Client, regio: Regio, wie: str = "triagist") -> Client:
    client.force_login(regio.accounts[wie])
    return client


def url(row: Dienst, naam: str = "vervolg-dienst") -> str:
    return reverse(naam, args=[row.pk])


@pytest.mark.parametrize(
    ("soort", "koppen", "niet"),
    [
        ("VV", ["Voorwaarden voor veiligheid", "Vervolg ingezet"], ["Bevindingen", "Voorwaarde stellen</h2>"]),
        ("OZ", ["Bevindingen", "Onderzoek afronden"], ["Voorwaarden voor veiligheid", "Bevinding vastleggen</h2>"]),
    ],
)
def test_an_open_service(client: Client, regio: Regio, soort: str, koppen: list[str], niet: list[str]) -> None:
    html = als(client, regio).get(url(dienst(regio, soort))).content.decode()
    assert [kop for kop in ["Contact vastleggen", "Voortijdig afsluiten", *koppen] if kop not in html] == []
    assert [kop for kop in [*niet, "Afronden</h2>"] if kop in html] == []


@pytest.mark.parametrize(("soort", "kop"), [("VV", "Slaapt"), ("OZ", "bevestigd")])
def test_a_service_that_can_end(client: Client, regio: Regio, soort: str, kop: str) -> None:
    row = bijna_klaar(regio, soort)
    html = als(client, regio).get(url(row)).content.decode()
    assert "Afronden</h2>" in html
    assert ("Is niet alleen met Bram" if soort == "VV" else kop) in html
    assert "Ze is bij haar zus." in html


def test_for_others_there_is_nothing(regio: Regio, vv_klaar: Dienst) -> None:
    sent = {url(vv_klaar, naam): form for naam, form in FORMS.items()}
    found = kijk_en_stuur(regio, ("casus", "regisseur", "agent", "beleid", "fg"), sent)
    assert len(found) == 25
    assert found == dict.fromkeys(found, (404, 404))
    assert vers(vv_klaar).stand == "voorwaarden_gesteld"


def test_contact(client: Client, regio: Regio, open_vv: Dienst) -> None:
    answer = als(client, regio).post(url(open_vv), {**CONTACT, "kind_gezien": "on", "versie": open_vv.versie})
    assert (answer.status_code, answer["Location"]) == (302, url(open_vv))
    assert vers(open_vv).stand == "contact_gelegd"
    assert Contact.objects.get().kind_gezien


def test_nobody_home(client: Client, regio: Regio, open_vv: Dienst) -> None:
    als(client, regio).post(url(open_vv), {**CONTACT, "gelukt": "nee", "veiligheid": "onbekend"})
    assert vers(open_vv).stand == "open"
    assert Contact.objects.get().gelukt is False


def test_condition_and_its_check(client: Client, regio: Regio, vv_met_contact: Dienst) -> None:
    browser = als(client, regio)
    assert (
        browser.post(
            url(vv_met_contact, "vervolg-voorwaarde"), {**VOORWAARDE, "versie": vv_met_contact.versie}
        ).status_code
        == 302
    )
    enter(SYSTEM)
    check = reverse("vervolg-controleer", args=[Voorwaarde.objects.get().pk])
    assert "Slaapt tot 1 mei bij zijn broer." in browser.get(check).content.decode()
    refused = browser.post(check, {"nagekomen": "nee", "bevinding": ""})
    assert refused.status_code == 409
    assert "Zeg wat er niet gebeurde" in refused.content.decode()
    done = browser.post(check, {"nagekomen": "nee", "bevinding": "Hij sliep thuis."})
    assert done["Location"] == url(vv_met_contact)
    assert "niet nagekomen" in browser.get(url(vv_met_contact)).content.decode()
    assert als(client, regio, "agent").get(check).status_code == 404


def test_finding(client: Client, regio: Regio, oz_met_contact: Dienst) -> None:
    assert (
        als(client, regio)
        .post(url(oz_met_contact, "vervolg-bevinding"), {**BEVINDING, "versie": oz_met_contact.versie})
        .status_code
        == 302
    )
    enter(SYSTEM)
    assert Bevinding.objects.get().uitslag == "BEV"


@pytest.mark.parametrize(("naam", "voortijdig"), [("vervolg-afronden", False), ("vervolg-voortijdig", True)])
@pytest.mark.parametrize("soort", ["VV", "OZ"])
def test_ending(client: Client, regio: Regio, soort: str, naam: str, voortijdig: bool) -> None:
    row = bijna_klaar(regio, soort)
    browser = als(client, regio)
    answer = browser.post(url(row, naam), {**AFRONDEN, "versie": row.versie})
    assert (answer.status_code, answer["Location"]) == (302, reverse("casus", args=[row.casus_id]))
    assert vers(row).voortijdig is voortijdig
    html = browser.get(url(row)).content.decode()
    assert KLAAR in html
    assert '<form class="ep-form"' not in html


GEWEIGERD = [
    ("vervolg-dienst", {"met_wie": ""}, 422, "Dit is nog niet ingevuld.", "Bij haar zus."),
    ("vervolg-dienst", {"gelukt": ""}, 422, "Maak een keuze.", "Bij haar zus."),
    (
        "vervolg-dienst", {"gelukt": "nee", "kind_gezien": "on"}, 409, "alleen gezien als het contact",
        "Bij haar zus.",
    ),
    ("vervolg-voorwaarde", {}, 409, "Leg eerst een gesprek met het gezin vast.", "Slaapt tot 1 mei bij zijn broer."),
    ("vervolg-bevinding", {}, 409, "Bevindingen horen bij een onderzoek.", "Moeder en de wijkagent zeggen het."),
    ("vervolg-afronden", {}, 409, "Stel eerst minstens één voorwaarde", KLAAR),
    ("vervolg-voortijdig", {"samenvatting": "Weg."}, 409, "Schrijf in enkele regels", "Weg."),
]  # fmt: skip


def test_refusals_keep_what_was_typed(client: Client, regio: Regio, open_vv: Dienst) -> None:
    browser, found = als(client, regio), []
    for naam, anders, status, tekst, bewaard in GEWEIGERD:
        answer = browser.post(url(open_vv, naam), {**FORMS[naam], **anders})
        html = answer.content.decode()
        found.append(
            (naam, anders, answer.status_code, tekst if tekst in html else "", bewaard if bewaard in html else "")
        )
        assert (vers(open_vv).stand, status) == ("open", answer.status_code)
    assert found == GEWEIGERD


def test_a_stale_edit_keeps_the_text_and_can_go_on(client: Client, regio: Regio, open_vv: Dienst) -> None:
    leg_contact(open_vv.pk, GEBELD, by=regio["lead"], at=regio.at)
    browser = als(client, regio)
    answer = browser.post(url(open_vv), {**CONTACT, "versie": open_vv.versie})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in html
    assert "Bij haar zus." in html
    assert browser.post(url(open_vv), {**CONTACT, "versie": vers(open_vv).versie}).status_code == 302


def test_late(client: Client, regio: Regio, open_vv: Dienst) -> None:
    with clock.at(regio.at + timedelta(weeks=11)):
        browser = als(client, regio)
        assert "Waarom is de termijn niet gehaald?" in browser.get(url(open_vv)).content.decode()
        assert browser.post(url(open_vv), CONTACT).status_code == 409
        assert browser.post(url(open_vv), {**CONTACT, "late_reden": "capaciteit"}).status_code == 302


@pytest.mark.parametrize(("wie", "ziet"), [("triagist", True), ("lead", True), ("casus", False), ("fg", False)])
def test_panel_and_timeline(regio: Regio, vv_klaar: Dienst, wie: str, ziet: bool) -> None:
    rond_af(vv_klaar.pk, by=regio["triagist"], at=regio.at, samenvatting=KLAAR)
    enter(regio[wie])
    titles = [panel.title for panel in sockets.case_panels(regio[wie], vv_klaar.casus_id)]
    lanes = {item.lane for item in sockets.timelines(regio[wie], vv_klaar.casus_id)}
    assert ("Vervolg bij Veilig Thuis" in titles) is ziet
    assert ({"hulp", "contacten"} <= lanes) is ziet


def test_the_case_page_shows_conditions(client: Client, regio: Regio, vv_klaar: Dienst) -> None:
    html = als(client, regio).get(reverse("casus", args=[vv_klaar.casus_id])).content.decode()
    assert url(vv_klaar) in html
    assert "Is niet alleen met Bram" in html


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("dienst", ("Dienst afronden", "/werk/vervolg/7")),
        ("voorwaarde", ("Voorwaarde controleren", "/werk/voorwaarde/7")),
    ],
)
def test_a_term_leads_to_its_page(regio: Regio, kind: str, words: tuple[str, str]) -> None:
    assert sockets.describe(regio["lead"], kind, [7]) == {7: words}


@pytest.mark.parametrize("soort", ["VV", "OZ"])
def test_shredding_leaves_nothing(regio: Regio, soort: str) -> None:
    row = bijna_klaar(regio, soort)
    enter(SYSTEM)
    assert vernietig(row.casus_id) >= 4
    assert [model for model in (Dienst, Dienststap, Contact, Voorwaarde, Bevinding) if model.objects.exists()] == []
