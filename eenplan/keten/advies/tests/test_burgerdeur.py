"""The citizen's door in a browser's eyes: titles, cookies, headers, the way out."""

import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import translation

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.keten.advies import actions, burgerdeur
from eenplan.keten.advies.models import Advies
from tests.regio import Regio

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
    assert page.index("tel:112") < page.index("0800-2000") < page.index('name="vraag"')
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


def test_misbruik_21_way_out(client: Client, regio: Regio) -> None:
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


ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
TEMPLATES = Path(burgerdeur.__file__).parent / "templates" / "advies"


def test_door_speaks_english_when_the_browser_does(client: Client, regio: Regio) -> None:
    page = text(client.get("/advies/", **ENGLISH))
    assert '<html lang="en"' in page
    for words in ("Talk with Veilig Thuis", "What is your question?", "Leave this site", "Tuesday 24 March"):
        assert words in page
    assert "We have your question" in text(client.post("/advies/", FORM, **ENGLISH))
    refused = text(client.post("/advies/", {"vraag": "bsn 999000019"}, **ENGLISH))
    assert "citizen service number" in refused


def texts_of(template: Path) -> set[str]:
    """Every text of one template that must have an English twin."""
    page = template.read_text()
    found = set(re.findall(r'{% translate "(.*?)" %}', page))
    blocks = re.findall(r"{% blocktranslate.*? ?%}(.*?){% endblocktranslate %}", page)
    return found | {re.sub(r"{{ (\w+) }}", r"%(\1)s", block) for block in blocks}


def sources() -> set[str]:
    """Every text of the door that must have an English twin."""
    names = ("praat", "ontvangst", "antwoord", "gesprek")
    return {text for name in names for text in texts_of(TEMPLATES / f"{name}.html")}


def test_every_text_has_an_english_twin() -> None:
    known = sources()
    assert len(known) > 25
    with translation.override("en"):
        assert not [item for item in sorted(known) if translation.gettext(item) == item]


def test_catalogue_is_compiled_from_the_text() -> None:
    folder = TEMPLATES.parents[1] / "locale" / "en" / "LC_MESSAGES"
    with (folder / "django.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', (folder / "django.po").read_text(), re.MULTILINE)
    assert len(pairs) > 40
    assert not [dutch for dutch, english in pairs if compiled.gettext(dutch) != english]
