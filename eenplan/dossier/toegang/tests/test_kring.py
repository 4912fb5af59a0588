"""What somebody tells of his circle shuts cases for him by itself, is nowhere to be read, and a name can be lifted."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Belangenconflict
from eenplan.dossier.personen.actions import also_known_as, set_address
from eenplan.dossier.toegang import herverdelen
from eenplan.dossier.toegang.berekenen import van_casus
from eenplan.dossier.toegang.kring import Kring, van_persoon, woorden
from eenplan.dossier.toegang.mijn_kring import MEESTE_KEREN, leg_vast
from eenplan.dossier.toegang.models import GeenBekende, Kringkenmerk
from eenplan.dossier.toegang.tests.conftest import Zaak

THUIS = Kring(postcode="1234ab", huisnummer=12, toevoeging="B")
NAAM = Kring(achternamen=("van der Toetsing",))


@pytest.mark.parametrize(("naam", "words"), [
    ("van der Berg", {"berg"}), ("Bakker-Smit", {"bakker", "smit"}), ("El Idrissi", {"idrissi"}), ("Li", {"li"}),
    ("Ça", {"ca"}), ("", set()),
])  # fmt: skip
def test_the_words_of_a_surname(naam: str, words: set[str]) -> None:
    assert woorden(naam) == words


@pytest.mark.parametrize(("mine", "theirs", "same"), [
    (("1234 AB", 12, "b"), ("1234 AB", "12", "B"), True), (("1234 AB", 12, "b"), ("1234 AB", "12", "c"), False),
    (("1234 AB", 12, "b"), ("1234 AB", "12", ""), True), (("1234 AB", 12, ""), ("1234 AB", "12", "c"), True),
    (("1234 AB", 12, ""), ("1234 AB", "12", ""), True), (("1234 AB", 12, ""), ("1234 AB", "14", ""), False),
    (("1234 AC", 12, ""), ("1234 AB", "12", ""), False), (("1234 AB", 12, ""), ("onbekend", "12", ""), False),
])  # fmt: skip
def test_misbruik_13_a_lost_suffix_closes_and_another_one_is_another_house(
    mine: tuple[str, int, str], theirs: tuple[str, str, str], same: bool
) -> None:
    told = Kring(postcode=mine[0], huisnummer=mine[1], toevoeging=mine[2]).kenmerken()
    assert bool(told & van_persoon((), (), [theirs])) == same


@pytest.mark.parametrize(("kring", "field"), [
    (Kring(postcode="12", huisnummer=1), "postcode"), (Kring(postcode="1234 AB"), "huisnummer"),
    (Kring(huisnummer=3), "huisnummer"), (Kring(achternamen=("a",) * 21), "achternamen"),
    (Kring(eigen_achternaam="Bos"), "geboortedatum"), (Kring(geboortedatum=date(1990, 5, 2)), "geboortedatum"),
    (Kring(), ""), (THUIS, ""), (NAAM, ""),
])  # fmt: skip
def test_what_cannot_be_told(kring: Kring, field: str) -> None:
    assert set(kring.fouten()) == ({field} if field else set())


def conflicten() -> dict[str, str]:
    enter(SYSTEM)
    return dict(Belangenconflict.objects.values_list("account__username", "reden"))


def vertel(zaak: Zaak, wie: str, kring: Kring) -> int:
    return leg_vast(kring, by=zaak.regio[wie], at=zaak.regio.at)


@pytest.mark.parametrize(("kring", "reden"), [
    (THUIS, "zelfde adres"), (NAAM, "achternaam in de kring"),
    (Kring(eigen_achternaam="Toetsing", geboortedatum=date(1990, 5, 2)), "eigen zaak"),
    (Kring(postcode="1234 AB", huisnummer=12, achternamen=("Toetsing",)), "zelfde adres"),
    (Kring(eigen_achternaam="Toetsing", geboortedatum=date(1990, 5, 3)), ""), (Kring(achternamen=("Anders",)), ""),
])  # fmt: skip
def test_a_case_that_is_there_is_shut_at_once(zaak: Zaak, kring: Kring, reden: str) -> None:
    assert vertel(zaak, "casus", kring) == bool(reden)
    assert conflicten() == ({"casus": reden} if reden else {})
    client = Client()
    client.force_login(zaak.regio.accounts["casus"])
    assert client.get(f"/werk/casus/{zaak.casus.pk}").status_code == (404 if reden else 200)
    assert vertel(zaak, "casus", kring) == 0, "told twice is one conflict"


def test_weighing_a_case_is_one_question_however_many_people_and_circles(zaak: Zaak) -> None:
    vertel(zaak, "fg", Kring(achternamen=("Heel", "Iemand", "Anders")))
    enter(SYSTEM)
    van_casus(zaak.casus.pk, zaak.regio.at)  # reads the circles anew
    with CaptureQueriesContext(connection) as seen:
        assert van_casus(zaak.casus.pk, zaak.regio.at) == 0
    assert len(seen) == 1


def test_another_name_and_a_new_address_count_and_a_former_one_does_not(zaak: Zaak) -> None:
    also_known_as(zaak.persoon, "Sanne Meisjesnaam")
    set_address(zaak.persoon, "Elders 3, 4321 ZZ Verweg", zaak.regio.at.date())
    zaak.persoon.adressen.filter(postcode="1234 AB").update(tot=zaak.regio.at.date())
    vertel(zaak, "casus", Kring(achternamen=("Meisjesnaam",)))
    vertel(zaak, "lead", Kring(postcode="4321 ZZ", huisnummer=3))
    vertel(zaak, "triagist2", THUIS)
    assert set(conflicten()) == {"casus", "lead"}


def test_a_lead_lifts_a_name_with_a_reason_and_it_does_not_come_back(zaak: Zaak) -> None:
    regio = zaak.regio
    vertel(zaak, "casus", NAAM)
    pk = Belangenconflict.objects.get().pk
    for by, reden, words in (("lead", " ", "waarom"), ("triagist", "Toeval.", "teamleider")):
        with pytest.raises(Refused, match=words):
            herverdelen.geen_bekende(pk, reden, by=regio[by], at=regio.at)
    client = Client()
    client.force_login(regio.accounts["lead"])
    path = f"{zaak.pad}/geen-bekende/{pk}"
    assert path in client.get(zaak.pad).content.decode()
    assert client.post(path, {"reden": "Zij kent hen niet."}).status_code == 302
    assert conflicten() == {}
    van_casus(zaak.casus.pk, regio.at)
    vertel(zaak, "casus", NAAM)
    assert conflicten() == {}
    assert GeenBekende.objects.get().door.username == "lead"
    vertel(zaak, "casus", THUIS)
    assert conflicten() == {"casus": "zelfde adres"}, "an address counts all the same"


@pytest.mark.parametrize("kring", [THUIS, Kring(eigen_achternaam="Toetsing", geboortedatum=date(1990, 5, 2))])
def test_an_address_and_ones_own_case_are_never_lifted(zaak: Zaak, kring: Kring) -> None:
    vertel(zaak, "casus", NAAM)
    vertel(zaak, "casus", kring)
    row = Belangenconflict.objects.get()
    assert row.reden != "achternaam in de kring", "the heaviest reason stays"
    with pytest.raises(Refused, match="blijft staan"):
        herverdelen.geen_bekende(row.pk, "Toch niet.", by=zaak.regio["lead"], at=zaak.regio.at)


def test_nothing_of_it_can_be_read_and_leaving_it_out_opens_nothing(zaak: Zaak) -> None:
    client = Client()
    client.force_login(zaak.regio.accounts["casus"])
    given = {"postcode": "1234 AB", "huisnummer": "12", "toevoeging": "b", "achternamen": "Kanarievogel\nvan Dam",
             "eigen_achternaam": "Zanger", "geboortedatum": "1980-02-03"}  # fmt: skip
    assert client.post("/account/kring/", given).status_code == 302
    page = client.get("/account/kring/").content.decode()
    assert "uw adres. Achternamen. Uzelf." in page
    enter(SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(k::text, ' ') FROM toegang_kringkenmerk k")
        (stored,) = cursor.fetchone()
    lines = " ".join(str(row) for row in LogLine.objects.filter(verb="kring.leg_vast").values())
    for canary in ("1234", "Kanarie", "kanarie", "dam", "Zanger", "zanger", "1980"):
        assert canary not in page, canary
        assert canary not in stored.replace(str(zaak.regio.at.year), ""), canary
        assert canary not in lines, canary
    assert len(lines) > 0
    assert client.post("/account/kring/", {"achternamen": ""}).status_code == 302
    enter(SYSTEM)
    assert not Kringkenmerk.objects.exists()
    assert conflicten() == {"casus": "zelfde adres"}
    assert client.post("/account/kring/", {"postcode": "12", "huisnummer": "1"}).status_code == 409
    assert Client().get("/account/kring/").status_code == 302


def test_misbruik_01_a_circle_is_no_way_to_guess_where_somebody_is(zaak: Zaak) -> None:
    """An address that closes a case tells that somebody lives there: so it is told a few times a day, not all round."""
    for number in range(MEESTE_KEREN):
        vertel(zaak, "casus", Kring(postcode="1234 AB", huisnummer=100 + number))
    with pytest.raises(Refused, match="morgen"):
        vertel(zaak, "casus", THUIS)
    assert conflicten() == {}
    leg_vast(THUIS, by=zaak.regio["casus"], at=zaak.regio.at + timedelta(days=1))
    assert conflicten() == {"casus": "zelfde adres"}
