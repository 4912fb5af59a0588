"""In which municipality a family lives: what counts, who says so, and what never reaches the figures."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.actions import ELDERS
from eenplan.feiten.models import Feit
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.gemeente import gemeente_van, gemeenten, leg_gemeente, lijkt_op
from eenplan.keten.melding.models import Melding
from tests.decor import situatie
from tests.regio import Regio, nieuwe_melding

THUIS, STRAAT = "Proefstraat 1, 1234 AB Toetsdorp", "Kanariestraat 12, bij Sanne"


def take_in(regio: Regio, gemeente: str) -> Melding:
    given = nieuwe_melding()
    people = tuple(replace(item, adres="") for item in given.personen)
    bewijs = neem_aan(replace(given, gemeente=gemeente, personen=people), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    return Melding.objects.select_related("casus__huishouden").get(pk=bewijs.melding_id)


@situatie
def onbekend(regio: Regio) -> Casus:
    """A report of which nobody knows the municipality."""
    return take_in(regio, "").casus


def facts(regio: Regio) -> set[str]:
    enter(SYSTEM)
    return set(Feit.objects.values_list("gemeente", flat=True))


@pytest.mark.parametrize(
    ("typed", "address", "found"),
    [
        ("Toetsdorp", "", "Toetsdorp"), ("toetsdorp ", "", "Toetsdorp"), ("TOETSDORP", "", "Toetsdorp"),
        ("", THUIS, "Toetsdorp"), ("Verweg", THUIS, "Toetsdorp"), ("Verweg", "", ""),
        ("", "Proefstraat 1, Verweg", ""), (STRAAT, "", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_the_report_or_an_address_tells_it(regio: Regio, typed: str, address: str, found: str) -> None:
    given = nieuwe_melding()
    people = (replace(given.personen[0], adres=address),)
    assert gemeente_van(replace(given, gemeente=typed, personen=people)) == found


def test_what_was_typed_stays_with_the_report_and_does_not_reach_the_figures(regio: Regio) -> None:
    row = take_in(regio, STRAAT)
    assert (row.gemeente, row.casus.gemeente, row.casus.huishouden.gemeente) == (STRAAT, "", "")
    assert facts(regio) == {""}


@pytest.mark.parametrize("gemeente", ["Toetsdorp", ELDERS])
def test_somebody_says_it_and_the_figures_go_along(regio: Regio, onbekend: Casus, gemeente: str) -> None:
    other = take_in(regio, "")
    version = onbekend.versie
    leg_gemeente(onbekend.pk, gemeente, by=regio["triagist"], at=regio.at)
    assert facts(regio) == {"", gemeente}
    row = Casus.objects.select_related("huishouden").get(pk=onbekend.pk)
    assert (row.gemeente, row.huishouden.gemeente, row.versie) == (gemeente, gemeente, version)
    assert not Casus.objects.get(pk=other.casus_id).gemeente
    lines = LogLine.objects.filter(verb="casus.gemeente", casus_id=onbekend.pk, ground="Wmo 4.1.1")
    assert [line.account_id for line in lines] == [regio["triagist"].account_id]


def test_a_mistake_is_mended(regio: Regio, onbekend: Casus) -> None:
    for name in (ELDERS, "Toetsdorp"):
        leg_gemeente(onbekend.pk, name, by=regio["triagist"], at=regio.at)
    assert facts(regio) == {"Toetsdorp"}


@pytest.mark.parametrize("gemeente", ["", "Verweg", STRAAT])
def test_only_one_of_the_region(regio: Regio, onbekend: Casus, gemeente: str) -> None:
    with pytest.raises(Refused, match="hoort niet bij de regio"):
        leg_gemeente(onbekend.pk, gemeente, by=regio["triagist"], at=regio.at)
    assert facts(regio) == {""}


def test_of_a_closed_case_it_stands(regio: Regio, onbekend: Casus) -> None:
    Casus.objects.filter(pk=onbekend.pk).update(
        afgesloten_op=regio.at,
        stand="afgesloten",
        sluitreden="verhuisd",
        verantwoordelijke=None,
        verantwoordelijke_organisatie=None,
    )
    with pytest.raises(Refused, match="gesloten"):
        leg_gemeente(onbekend.pk, "Toetsdorp", by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize("wie", ["agent", "school", "ander", "regisseur", "beleid"])
def test_not_by_who_does_not_work_on_it(regio: Regio, onbekend: Casus, wie: str) -> None:
    with pytest.raises(NotVisible):
        leg_gemeente(onbekend.pk, "Toetsdorp", by=regio[wie], at=regio.at)


def test_on_the_screen(client: Client, regio: Regio, onbekend: Casus) -> None:
    client.force_login(regio.accounts["triagist"])
    page, case = reverse("casus-gemeente", args=[onbekend.pk]), reverse("casus", args=[onbekend.pk])
    assert "nog niet bekend" in client.get(case).content.decode()
    shown = client.get(page).content.decode()
    assert [name for name in (*gemeenten(), "Buiten deze regio") if name not in shown] == []
    assert client.post(page, {"gemeente": "Verweg"}).status_code == 422
    assert client.post(page, {"gemeente": "Toetsdorp"}).headers["Location"] == case
    assert "nog niet bekend" not in client.get(case).content.decode()
    client.force_login(regio.accounts["regisseur"])
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Toetsdrop", "Toetsdorp"), ("toets dorp", "Toetsdorp"), ("Toetsdorf", "Toetsdorp"), ("Toetsdorp", ""),
        ("Verweg", ""), ("", ""), (STRAAT, ""),
    ],
)  # fmt: skip
def test_what_somebody_seems_to_mean_is_only_suggested(regio: Regio, typed: str, near: str) -> None:
    assert lijkt_op(typed) == near
    assert take_in(regio, typed).casus.gemeente == ("Toetsdorp" if typed == "Toetsdorp" else "")


def test_which_of_two_it_is_is_not_guessed(regio: Regio) -> None:
    Organisation.objects.filter(pk=regio.organisations["team"].pk).update(gemeente="Toetsdarp")
    Organisation.objects.filter(pk=regio.organisations["vt"].pk).update(gemeente="Toetsdorp")
    assert lijkt_op("Toetsdurp") == ""


def test_the_case_asks_it_with_one_click(client: Client, regio: Regio) -> None:
    casus = take_in(regio, "Toetsdrop").casus
    client.force_login(regio.accounts["triagist"])
    case = reverse("casus", args=[casus.pk])
    page = client.get(case).content.decode()
    for words in ("Gemeente onbekend", "In de melding staat: Toetsdrop.", "Ja, Toetsdorp"):
        assert words in page
    client.post(reverse("casus-gemeente", args=[casus.pk]), {"gemeente": "Toetsdorp"})
    assert "Gemeente onbekend" not in client.get(case).content.decode()
    assert facts(regio) == {"Toetsdorp"}
    client.force_login(regio.accounts["triagist"])
    bare = take_in(regio, "").casus
    page = client.get(reverse("casus", args=[bare.pk])).content.decode()
    assert ("Gemeente onbekend" in page, "Ja, Toetsdorp" in page) == (True, False)


@pytest.mark.parametrize(("antwoord", "gemeente"), [("Toetsdorp", "Toetsdorp"), ("Toetsdrop", "")])
def test_the_form_asks_once_and_never_keeps_a_report_back(
    client: Client, regio: Regio, antwoord: str, gemeente: str
) -> None:
    client.force_login(regio.accounts["school"])
    sent = {"sleutel": str(uuid4()), "tekst": "Blauwe plekken.", "gemeente": "Toetsdrop", "kinderen_aanwezig": "ja",
            "wapen": "nee", "strangulatie": "nee", "melder_soort": "Onderwijs", "melder_naam": "J. Juf"}  # fmt: skip
    asked = client.post("/partner/melden", sent)
    page = asked.content.decode()
    assert (asked.status_code, "Bedoelt u Toetsdorp?" in page, "Nee, laat Toetsdrop staan" in page) == (422, True, True)
    enter(SYSTEM)
    assert not Melding.objects.exists()
    assert client.post("/partner/melden", {**sent, "gemeente_bedoeld": antwoord}).status_code == 302
    enter(SYSTEM)
    assert Melding.objects.get().casus.gemeente == gemeente
    assert Melding.objects.get().gemeente == antwoord
