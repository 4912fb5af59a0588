"""Every page of the report for everyone: there for whom it is meant, and otherwise the same nothing."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.keten.melding.tests.hulp import genoemd, melding_van, persoon
from eenplan.keten.tests.rollen import undone
from tests.regio import PEOPLE, Regio

FRONT = {"triagist", "triagist2", "lead"}
VT = FRONT | {"casus"}
PARTNERS = {"agent", "school", "regisseur", "collega", "ander"}  # a local team reports too
FORM = {
    "sleutel": str(uuid4()), "tekst": "Ik hoorde gegil.", "kinderen_aanwezig": "ja", "wapen": "nee",
    "strangulatie": "onbekend", "melder_soort": "Onderwijs", "melder_naam": "I. B.", "kanaal": "telefoon",
}  # fmt: skip
GEINFORMEERD = {"hoe": "Verteld in het gesprek van vandaag."}
# page -> who gets in, what a good post gives (None: there is nothing to post)
PAGES: dict[str, tuple[set[str], dict[str, str] | None]] = {
    "melding-nieuw": (VT, FORM),
    "melding": (FRONT, None),
    "melding-neem-op": (FRONT, {}),
    "melding-bevestig": (FRONT, {"voornamen": "Sanne", "achternaam": "Toets"}),
    "melding-informeer": (FRONT, GEINFORMEERD),
    "partner": (PARTNERS, None),
    "melden": (PARTNERS, FORM),
    "ontvangstbewijs": ({"agent"}, None),
}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


def address(regio: Regio, naam: str) -> str:
    """The page for one report of the police."""
    row = melding_van(regio)
    keys = {
        "melding": [row.pk], "melding-neem-op": [row.pk], "melding-bevestig": [genoemd(row).pk],
        "melding-informeer": [row.casus_id, persoon(row).pk], "ontvangstbewijs": [row.nummer],
    }  # fmt: skip
    return reverse(naam, args=keys.get(naam, []))


@pytest.mark.parametrize("naam", list(PAGES))
def test_who_gets_in(client: Client, regio: Regio, naam: str) -> None:
    let_in, typed = PAGES[naam]
    url, found, expected = address(regio, naam), {}, {}
    for wie in PEOPLE:
        client.force_login(regio.accounts[wie])
        with undone():
            seen = client.get(url, follow=True).status_code
        with undone():
            done = client.post(url, {**typed, "sleutel": str(uuid4())}).status_code if typed is not None else seen
        found[wie] = (seen, done)
        here = (200, 200 if typed is None else 302)
        expected[wie] = here if wie in let_in else (404, 404)
    if naam == "melding-neem-op":  # looking at it does nothing: it leads to the report, which is or is not there
        found = {wie: (expected[wie][0], done) for wie, (_, done) in found.items()}
    assert found == expected


@pytest.mark.parametrize("naam", list(PAGES))
def test_without_a_login_there_is_only_the_login(client: Client, regio: Regio, naam: str) -> None:
    url = address(regio, naam)
    for answer in (client.get(url), client.post(url, FORM)):
        assert answer.status_code == 302
        assert "login" in answer["Location"]


@pytest.mark.parametrize("key", [2**31, 2**63, 10**20])
@pytest.mark.parametrize("path", ["melding/{}", "melding/{}/neem-op", "genoemd/{}"])
def test_a_number_too_large_for_the_database_is_not_there(client: Client, regio: Regio, path: str, key: int) -> None:
    client.force_login(regio.accounts["lead"])
    assert client.post(f"/werk/{path.format(key)}", FORM).status_code == 404


@pytest.mark.parametrize("tekst", ["<script>alert(1)</script>", "{{ request.user }}", "{% csrf_token %}", "a&b"])
def test_the_words_of_a_report_are_shown_and_never_run(client: Client, regio: Regio, tekst: str) -> None:
    row = melding_van(regio, tekst=tekst)
    client.force_login(regio.accounts["lead"])
    html = client.get(reverse("melding", args=[row.pk])).content.decode()
    shown = tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown in html
    assert "<script>alert" not in html
