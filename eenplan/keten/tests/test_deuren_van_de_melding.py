"""Every page of the report for everyone: there for whom it is meant, and otherwise the same nothing."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.keten.melding.tests.hulp import genoemd, melding_van, persoon
from eenplan.keten.tests.rollen import alleen, bladzijden, knoppen, plat
from tests.regio import Regio

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


PADEN = ("melding/{}", "melding/{}/neem-op", "genoemd/{}")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


def addresses(regio: Regio) -> dict[str, str]:
    """Every page, for one report of the police."""
    row = melding_van(regio)
    keys = {
        "melding": [row.pk], "melding-neem-op": [row.pk], "melding-bevestig": [genoemd(row).pk],
        "melding-informeer": [row.casus_id, persoon(row).pk], "ontvangstbewijs": [row.nummer],
    }  # fmt: skip
    return {naam: reverse(naam, args=keys.get(naam, [])) for naam in PAGES}


def test_who_gets_in(regio: Regio) -> None:
    """Looking at the address to take up does nothing: it leads to the report, which is or is not there."""
    urls = addresses(regio)
    looked = {naam: url for naam, url in urls.items() if naam != "melding-neem-op"}
    # who works at Veilig Thuis is sent from the partner's form to his own, whatever he does there
    own = {"melden": dict.fromkeys(VT, 302)}
    assert plat(bladzijden(regio, looked)) == plat(
        {naam: alleen(PAGES[naam][0]) | own.get(naam, {}) for naam in looked}
    )
    expected = {naam: alleen(let_in, 302) for naam, (let_in, typed) in PAGES.items() if typed is not None}
    expected["melden"] |= own["melden"]
    posts = {naam: (urls[naam], {**(PAGES[naam][1] or {}), "sleutel": str(uuid4())}) for naam in expected}
    assert plat(knoppen(regio, posts)) == plat(expected)


def test_without_a_login_there_is_only_the_login(client: Client, regio: Regio) -> None:
    for naam, url in addresses(regio).items():
        for answer in (client.get(url), client.post(url, FORM)):
            assert answer.status_code == 302, naam
            assert "login" in answer["Location"], naam


def test_a_number_too_large_for_the_database_is_not_there(client: Client, regio: Regio) -> None:
    client.force_login(regio.accounts["lead"])
    paths = [path.format(key) for path in PADEN for key in (2**31, 2**63, 10**20)]
    found = {path: client.post(f"/werk/{path}", FORM).status_code for path in paths}
    assert found == dict.fromkeys(paths, 404)


def test_the_words_of_a_report_are_shown_and_never_run(client: Client, regio: Regio) -> None:
    client.force_login(regio.accounts["lead"])
    for tekst in ("<script>alert(1)</script>", "{{ request.user }}", "{% csrf_token %}", "a&b"):
        row = melding_van(regio, tekst=tekst)
        html = client.get(reverse("melding", args=[row.pk])).content.decode()
        shown = tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert shown in html
        assert "<script>alert" not in html
