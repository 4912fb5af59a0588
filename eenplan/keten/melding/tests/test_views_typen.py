"""While a report is written down the strip comes by itself: for the front office only, and nothing is stored."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from tests.decor import NOW
from tests.regio import Regio, nieuwe_melding

URL = "/werk/melding/bekend"
SANNE = {"rijen": "4", "persoon-0-naam": "Sane de Toets", "persoon-0-geboortedatum": "1990-05-02"}


@pytest.fixture
def bekend(regio: Regio) -> str:
    """A family that is known by an earlier report; the number of that report."""
    nummer = neem_aan(nieuwe_melding(), by=regio["agent"], at=NOW).nummer
    regio.log_in_all()
    return nummer


def test_the_strip_names_who_it_may_be_with_reasons(regio: Regio, bekend: str) -> None:
    enter(SYSTEM)
    before = Persoon.objects.count(), Melding.objects.count()
    shown = regio.client("triagist").post(URL, SANNE).content.decode()
    for words in ("Sane de Toets", "Sanne de Toets", "zelfde geboortedatum", "Niet te vergelijken:", "/eerder"):
        assert words in shown
    assert "Samenvoegen" not in shown
    enter(SYSTEM)
    assert (Persoon.objects.count(), Melding.objects.count()) == before


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Wij kijken zodra"), ({"rijen": "4", "persoon-0-naam": "Sanne de Toets"}, "Wij kijken zodra"),
        ({"rijen": "x", "persoon-0-naam": "Fatima Yilmaz", "persoon-0-geboortedatum": "4-3-1971"}, "Niemand gevonden"),
        ({**SANNE, "nog_een": "1"}, "zelfde geboortedatum"),
    ],
)  # fmt: skip
def test_what_is_said_while_typing(regio: Regio, bekend: str, typed: dict[str, str], words: str) -> None:
    answer = regio.client("triagist").post(URL, typed)
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_only_the_front_office_and_only_by_post(regio: Regio, bekend: str) -> None:
    assert regio.client("triagist").get(URL).status_code == 405
    assert {regio.client(key).post(URL, SANNE).status_code for key in ("agent", "regisseur", "beheer")} == {404}


def test_a_partner_who_reports_is_not_looked_along_with(regio: Regio, bekend: str) -> None:
    assert URL in regio.client("triagist").get("/werk/melding/nieuw").content.decode()
    assert URL not in regio.client("school").get("/partner/melden").content.decode()
