"""Which leaf is shown where, and behind which doors."""

import pytest

from eenplan.core.handleiding.bladen import EERSTE, adres, blad_van, bladen, uitleg_bij
from tests.regio import Regio


@pytest.mark.parametrize(
    ("page", "leaf"),
    [
        ("werk", "werkvoorraad"), ("casus", "werkvoorraad"), ("partner-casus", "werkvoorraad"),
        ("partner-melding-los", "samenvoegen"), ("radar-strook", "bekend"),
        ("partner-mandaat", "mandaat"), ("expertvragen", "meedenken"),
        ("regels", EERSTE), ("", EERSTE),
        ("melding", "melding"), ("melden", "melding"), ("partner", "melding"), ("ontvangstbewijs", "melding"),
        ("triage-beoordeling", "beoordeling"), ("triage-gevaar", "gevaar"), ("interventies", "gevaar"),
        ("plan", "regie-en-plan"), ("partner-plan", "regie-en-plan"), ("plan-top3-kiezen", "top-3"),
        ("partner-plan-doel-bekijken", "herstel-en-nazorg"), ("partner-taken", "herstel-en-nazorg"),
        ("overdracht-lijst", "overdracht"), ("overdracht-verdeel", "verdelen"), ("consult-advies", "raadplegen"),
        ("webhook-nieuw", "koppeling-verder"), ("beleid", "cijfers"),
    ],
)  # fmt: skip
def test_a_page_has_its_leaf(page: str, leaf: str) -> None:
    assert blad_van(page) == leaf
    assert leaf in bladen()


@pytest.mark.parametrize(
    ("path", "page", "address"),
    [
        ("/werk/nametingen", "nametingen", "/werk/uitleg/nameting"),
        ("/partner/", "partner", "/partner/uitleg/melding"),
        ("/beleid/", "beleid", "/beleid/uitleg/cijfers"),
        ("/werk/", "werk", "/werk/uitleg/werkvoorraad"),
        ("/werk/regels", "regels", "/werk/uitleg"),
        ("/advies/", "praat", ""),  # the citizen's door has no manual
        ("/account/login/", "account_login", ""),
        ("/werk/bestaat-niet", "", ""),  # an address that is not there shows nothing
    ],
)
def test_the_link_stays_behind_the_same_door(path: str, page: str, address: str) -> None:
    assert uitleg_bij(path, page) == address


def test_the_first_leaf_comes_first_and_has_the_short_address() -> None:
    assert next(iter(bladen())) == EERSTE
    assert adres("partner", EERSTE) == "/partner/uitleg"
    assert adres("partner", "melding") == "/partner/uitleg/melding"


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("triagist", "/werk/uitleg", 200), ("triagist", "/werk/uitleg/melding", 200), ("fg", "/werk/uitleg", 200),
        ("triagist", "/werk/uitleg/bestaat-niet", 404), ("triagist", "/werk/uitleg/README", 404),
        ("agent", "/partner/uitleg/melding", 200), ("agent", "/werk/uitleg/melding", 404),
        ("beleid", "/beleid/uitleg/cijfers", 200), ("beleid", "/werk/uitleg", 404),
        ("school", "/beleid/uitleg", 404),
    ],
)  # fmt: skip
def test_who_may_read_it(regio: Regio, who: str, path: str, status: int) -> None:
    regio.log_in_all()
    answer = regio.client(who).get(path)
    assert answer.status_code == status
    if status == 200:
        html = answer.content.decode()
        assert html.count('aria-current="page"') >= 1, "the list says which leaf is open"
        assert "Alle bladzijden" in html
