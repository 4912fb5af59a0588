"""The citizen's door in a browser's eyes: titles, cookies, headers, the way out; and what a partner never learns."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import involve, lock
from eenplan.keten.advies import actions, burger
from eenplan.keten.advies.models import Advies
from eenplan.keten.advies.rules import NieuwAdvies
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from tests.regio import Regio, nieuwe_melding

CANARY = "Kanarievraag over thuis"
FORM = {"vraag": CANARY, "codewoord": "Zonnebloem", "gemeente": ""}


def text(response: HttpResponse) -> str:
    return response.content.decode()


def title(response: HttpResponse) -> str:
    found = re.search(r"<title>(.*?)</title>", text(response))
    assert found is not None
    return found[1]


@pytest.fixture
def code(client: Client, regio: Regio) -> str:
    """The code of one asked question."""
    found = re.search(r"<strong>([A-Z0-9]{5}-[A-Z0-9]{5})</strong>", text(client.post("/advies/", FORM)))
    assert found is not None
    return found[1]


def read(client: Client, code: str, word: str = "Zonnebloem", vraag: str = "") -> HttpResponse:
    return client.post("/advies/antwoord", {"code": code, "codewoord": word, "vraag": vraag})


def test_phone_first_then_the_question(client: Client, regio: Regio) -> None:
    page = text(client.get("/advies/"))
    assert page.index("Bel 112") < page.index("0800-2000") < page.index('name="vraag"')
    assert 'href="tel:08002000"' in page
    assert "dinsdag 24 maart" in page
    for word in ("naam", "email", "telefoon", "adres", "contact"):
        assert f'name="{word}"' not in page


@override_settings(EENPLAN_TELEFOON="088 123 45 67")
def test_region_has_its_own_number(client: Client, regio: Regio) -> None:
    assert 'href="tel:0881234567"' in text(client.get("/advies/"))


def test_receipt_shows_code_and_word_once(client: Client, regio: Regio, code: str) -> None:
    assert code not in text(client.get("/advies/"))
    assert code not in text(client.get("/advies/antwoord"))
    enter(SYSTEM)
    assert Advies.objects.get().kanaal == "website"


def test_whole_conversation(client: Client, regio: Regio, code: str) -> None:
    assert "nog geen antwoord" in text(read(client, code))
    enter(SYSTEM)
    pk = Advies.objects.get().pk
    enter(regio["triagist"])
    actions.voeg_contact_toe(pk, "U mag altijd bellen.", by=regio["triagist"], at=regio.at)
    page = text(read(client, code, "zonne bloem"))
    assert CANARY in page
    assert "U mag altijd bellen." in page
    assert "triagist" not in page.lower()
    assert "Dank u. Nog iets" in text(read(client, code, vraag="Dank u. Nog iets"))


def test_refused_text_stays_on_the_page(client: Client, regio: Regio, code: str) -> None:
    response = client.post("/advies/", {"vraag": "Mijn lange verhaal, bsn 999000019", "codewoord": "Roos"})
    assert response.status_code == 422
    assert "Mijn lange verhaal, bsn 999000019" in text(response)
    assert "burgerservicenummer" in text(response)
    onward = read(client, code, vraag="Ook hier 999000019")
    assert onward.status_code == 422
    assert "Ook hier 999000019" in text(onward)
    assert "burgerservicenummer" in text(onward)


def test_empty_question_is_asked_again(client: Client, regio: Regio) -> None:
    response = client.post("/advies/", {"vraag": " "})
    assert response.status_code == 422
    assert "Schrijf eerst uw vraag op" in text(response)


def masked(response: HttpResponse, *typed: str) -> str:
    page = re.sub(r"[A-Za-z0-9]{64}", "TOKEN", text(response))
    for item in typed:
        page = page.replace(item, "GETYPT")
    return page


def test_wrong_and_unknown_give_the_same_page(client: Client, regio: Regio, code: str) -> None:
    wrong, unknown = read(client, code, "Foutwoord"), read(client, "AAAAA-AAAAB", "Foutwoord")
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert masked(wrong, code) == masked(unknown, "AAAAA-AAAAB")
    assert "kennen wij niet" in text(wrong)
    assert CANARY not in text(wrong)


PAGES = ("/advies/", "/advies/antwoord")


@pytest.mark.parametrize("path", PAGES)
def test_neutral_and_leaves_nothing(client: Client, regio: Regio, path: str) -> None:
    response = client.get(path)
    assert title(response) == "Informatie"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert 'id="nooduitgang"' in text(response)
    assert "exit.js" in text(response)
    assert "eenplan.js" not in text(response)  # that one keeps typed text
    assert set(response.cookies) <= {"csrftoken"}
    assert response.cookies["csrftoken"]["max-age"] == ""


def test_receipt_and_conversation_leave_nothing_either(client: Client, regio: Regio, code: str) -> None:
    for response in (client.post("/advies/", FORM), read(client, code), read(client, "AAAAA-AAAAB")):
        assert title(response) == "Informatie"
        assert response["Cache-Control"] == "no-store"
        assert set(response.cookies) <= {"csrftoken"}
        assert 'id="nooduitgang"' in text(response)


def test_way_out(client: Client, regio: Regio) -> None:
    response = client.get("/weg")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert title(response) == "Nieuw tabblad"
    assert "Veilig" not in text(response)
    assert client.post("/weg").status_code == 405


def test_no_address_of_the_computer_is_kept(client: Client, regio: Regio) -> None:
    client.post("/advies/", FORM, REMOTE_ADDR="203.0.113.77", HTTP_X_FORWARDED_FOR="203.0.113.77")
    enter(SYSTEM)
    kept = str(list(Advies.objects.values())) + str(list(LogLine.objects.values()))
    assert CANARY in kept
    assert "203.0.113" not in kept


def test_a_worker_who_asks_is_nobody_here(client: Client, regio: Regio) -> None:
    client.force_login(regio.accounts["school"])
    client.post("/advies/", FORM)
    enter(SYSTEM)
    assert Advies.objects.get().door_id is None
    assert LogLine.objects.get(verb="advies.stel_vraag").account_id is None


def test_csrf_is_on(regio: Regio) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/advies/", FORM).status_code == 403


# misuse 3: a partner's pages do not change by one byte when an advice exists

PARTNERS = ("regisseur", "collega", "ander", "agent", "school", "beleid", "proces")


@pytest.fixture
def same_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    """What differs by itself between two views of one page: the mask over the token, the key of the form."""
    monkeypatch.setattr("django.middleware.csrf._mask_cipher_secret", lambda secret: secret * 2)
    for module in ("eenplan.core.web.templatetags.eenplan", "eenplan.keten.advies.burgerdeur"):
        monkeypatch.setattr(f"{module}.uuid4", lambda: "sleutel")



def outputs(regio: Regio, clients: dict[str, Client], casus_id: int) -> dict[tuple[str, str], tuple[int, bytes]]:
    paths = [
        "/", "/werk/", "/partner/", "/beleid/", "/werk/adviezen", "/werk/advies/1", "/werk/melding/nieuw",
        f"/werk/casus/{casus_id}", f"/partner/casus/{casus_id}", "/advies/", "/advies/antwoord",
    ]  # fmt: skip
    found = {}
    for who, client in clients.items():
        for path in paths:
            response = client.get(path)
            found[who, path] = (response.status_code, response.content)
    return found


def test_partner_learns_nothing(regio: Regio, same_tokens: None) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    casus_id = Melding.objects.get(nummer=bewijs.nummer).casus_id
    with act("toets.deel", by=regio["triagist"], at=regio.at, system=True) as a:
        involve(
            a, lock(casus_id), regio.organisations["team"].pk, None, [DataClass.PROCES, DataClass.VEILIGHEID],
            doel="regie", grond="Wmo 5.2.6", tot=regio.at.replace(month=5), client_geinformeerd="ja",
        )  # fmt: skip
    clients = {who: Client() for who in PARTNERS}
    for who, client in clients.items():
        client.force_login(regio.accounts[who])
        client.get("/advies/")
    before = outputs(regio, clients, casus_id)
    assert before["regisseur", f"/partner/casus/{casus_id}"][0] == 200  # there is something to compare
    receipt = burger.stel_vraag(f"{CANARY}, mijn man is Peter de Toets", at=regio.at, gemeente="Toetsdorp")
    burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at)
    actions.noteer(NieuwAdvies(CANARY, gemeente="Toetsdorp", codewoord="Roos"), by=regio["triagist"], at=regio.at)
    assert outputs(regio, clients, casus_id) == before
    second = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    assert int(second.nummer[-6:]) == int(bewijs.nummer[-6:]) + 1  # no number is missing


def test_nothing_of_advice_in_the_log_of_a_case(regio: Regio) -> None:
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    before = LogLine.objects.exclude(casus_id=None).count()
    receipt = burger.stel_vraag(CANARY, at=regio.at)
    burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at)
    actions.noteer(NieuwAdvies(CANARY), by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert LogLine.objects.exclude(casus_id=None).count() == before
    lines = LogLine.objects.filter(object_type="advies")
    assert lines.count() == 3
    assert not lines.exclude(casus_id=None, persoon_id=None).exists()
