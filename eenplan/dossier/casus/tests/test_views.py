"""The work supply and the family page, as each role meets them."""

import pytest
from django.test import Client

from eenplan.core import sockets
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.conftest import MaakPersoon
from tests.regio import PEOPLE, Regio

HOUSE = "Kievitslaan 14, 1997 KD Noorderveen"


def get(regio: Regio, key: str, path: str) -> tuple[int, str]:
    client = Client()
    client.force_login(regio.accounts[key], "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(path)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def gezin(casus: Casus, persoon: MaakPersoon) -> Casus:
    """A case with a mother."""
    persoon("Sanne de Toets", "1990-05-02", adres=HOUSE, casus=casus, rol=Rol.SLACHTOFFER)
    return casus


@pytest.mark.parametrize(("aantal", "woorden"), [(3, "Knelpunten (3)"), (0, "geen werk"), (None, "geen werk")])
def test_an_empty_supply_says_what_waits_elsewhere(
    regio: Regio, monkeypatch: pytest.MonkeyPatch, aantal: int | None, woorden: str
) -> None:
    rows = [("Werkvoorraad", "/werk/", 9), ("Rooster", "/werk/rooster", None), ("Knelpunten", "/werk/k", aantal)]
    items = [sockets.MenuItem("werk", label, url, 1, count) for label, url, count in rows]
    monkeypatch.setattr(sockets, "_menu", [lambda _: items])
    code, text = get(regio, "proces", "/werk/")
    found = text[text.index('class="ep-leeg"') :]
    found = found[: found.index("</p>")]
    assert (code, woorden in found, "Werkvoorraad" in found, "Rooster" in found) == (200, True, False, False)
    assert ("geen werk" in found) == ("Knelpunten" not in found)


@pytest.mark.parametrize("key", sorted(PEOPLE))
def test_the_family_page_opens_for_its_team_only(regio: Regio, gezin: Casus, key: str) -> None:
    code, text = get(regio, key, f"/werk/casus/{gezin.pk}")
    inside = key in {"triagist", "triagist2", "lead"}
    assert code == (200 if inside else 404)
    for canary in ("Sanne", "Kievitslaan", gezin.nummer):
        assert (canary in text) == inside


@pytest.mark.parametrize("key", sorted(PEOPLE))
def test_the_work_supply_calls_the_family_by_its_name(regio: Regio, gezin: Casus, key: str) -> None:
    """And no more: it is a screen that lies open in an office."""
    _, text = get(regio, key, "/werk/")
    for shown in (gezin.nummer, "de Toets"):
        assert (shown in text) == (key in {"triagist", "triagist2", "lead"})
    for canary in ("Sanne", "Kievitslaan"):
        assert canary not in text


@pytest.mark.parametrize(("path", "words"), [
    ("", "de Toets"), ("?zoek=toets", 'value="toets"'), ("?zoek=niemand", "Niets gevonden."),
    ("?wie=mij", '<input type="hidden" name="wie" value="mij">'), ("?zoek=a%00b", "Niets gevonden."),
    ("?wie=mij&zoek=toets", 'href="?zoek=toets"'), ("?zoek=toets", 'href="?wie=mij&amp;zoek=toets"'),
])  # fmt: skip
def test_what_one_looks_for_stands_in_the_address(regio: Regio, gezin: Casus, path: str, words: str) -> None:
    code, text = get(regio, "triagist", f"/werk/{path}")
    assert code == 200
    assert words in text


def test_nothing_on_my_name_is_said(regio: Regio, gezin: Casus) -> None:
    assert "Er staat nu niets op uw naam." in get(regio, "triagist2", "/werk/?wie=mij")[1]


def test_who_sees_no_family_gets_no_empty_work_supply(regio: Regio, gezin: Casus) -> None:
    """The functional manager goes to his rules, the privacy officer to what she has to look at."""
    client = Client()
    client.force_login(regio.accounts["beheer"])
    assert client.get("/werk/")["Location"] == "/werk/regels"
    assert client.get("/")["Location"] == "/werk/regels"
    client.force_login(regio.accounts["fg"])
    assert client.get("/werk/")["Location"] == client.get("/")["Location"] == "/werk/nakijken"


def test_a_read_of_the_page_leaves_a_line_per_person(regio: Regio, gezin: Casus) -> None:
    get(regio, "lead", f"/werk/casus/{gezin.pk}")
    lines = LogLine.objects.filter(verb="casus.lees", account_id=regio["lead"].account_id)
    assert lines.count() == gezin.betrokkenen.count() == 1


@pytest.mark.parametrize("number", ["0", "999999999", "9999999999999999999"])
def test_odd_numbers_are_not_there(regio: Regio, number: str) -> None:
    assert get(regio, "lead", f"/werk/casus/{number}")[0] == 404


@pytest.mark.parametrize(("key", "door"), [("lead", "/werk/"), ("triagist", "/werk/"), ("agent", "/partner/")])
def test_where_the_page_of_a_case_is(regio: Regio, gezin: Casus, key: str, door: str) -> None:
    assert casus_url(regio[key], gezin.pk) == f"{door}casus/{gezin.pk}"


def test_a_page_is_never_stored(regio: Regio, gezin: Casus) -> None:
    client = Client()
    client.force_login(regio.accounts["lead"], "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(f"/werk/casus/{gezin.pk}")
    assert answer["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
