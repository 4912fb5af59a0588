"""Two records of one human being that differ: a human says which holds, nothing is lost, the strictest shield wins."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.herkenning import bekend_van
from eenplan.dossier.dubbelen.models import Persoonsamenvoeging
from eenplan.dossier.dubbelen.ongedaan import maak_ongedaan
from eenplan.dossier.dubbelen.rules import ADRES, GEBOREN, NAAM, TELEFOON
from eenplan.dossier.dubbelen.samenvoegen import voeg_samen
from eenplan.dossier.dubbelen.tests.conftest import HUIS, NIEUW, Dubbel, mens, open_
from eenplan.dossier.dubbelen.tests.test_ongedaan import alles
from eenplan.dossier.dubbelen.verschillen import verschillen
from eenplan.dossier.dubbelen.waarde import Verschil
from eenplan.dossier.dubbelen.zoeken import zoek
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from eenplan.dossier.personen.rules import Geboortedatum
from eenplan.dossier.radar.models import Dubbelpaar, Sleutel
from eenplan.dossier.radar.sleutels import getal
from tests.regio import Regio

ALLE = (NAAM, GEBOREN, ADRES, TELEFOON)


def zie(regio: Regio, dubbel: Dubbel, wie: str = "lead") -> list[Verschil]:
    pair = (dubbel.een.pk, dubbel.twee.pk)
    enter(regio[wie])
    found = verschillen(regio[wie], [pair]).get(pair, [])
    enter(SYSTEM)
    return found


def kies(regio: Regio, dubbel: Dubbel, who: Persoon, *velden: str) -> int:
    chosen = dict.fromkeys(velden or ALLE, who.pk)
    row = voeg_samen(dubbel.een.pk, dubbel.twee.pk, keuze=chosen, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    return row.pk


@pytest.fixture
def anders(dubbel: Dubbel) -> Dubbel:
    """They differ in all four."""
    Persoon.objects.filter(pk=dubbel.twee.pk).update(geboortemaand=5, geboortedag=3)
    dubbel.twee.refresh_from_db()
    return dubbel


def test_what_differs_stands_side_by_side_and_is_on_the_log(regio: Regio, anders: Dubbel) -> None:
    rows = zie(regio, anders)
    assert [(row.veld, *(side.tekst for side in row.kanten)) for row in rows] == [
        (NAAM, "Sanne de Toets", "Sanna Toets"), (GEBOREN, "02-05-1990", "03-05-1990"),
        (ADRES, HUIS, NIEUW), (TELEFOON, "0612345678", "0687654321"),
    ]  # fmt: skip
    assert {side.bron for row in rows for side in row.kanten} == {"zoals gemeld"}
    lines = LogLine.objects.filter(verb="dubbelen.verschillen").values_list("casus_id", "persoon_id")
    assert set(lines) == {(anders.casus.pk, anders.een.pk), (anders.ander.pk, anders.twee.pk)}


@pytest.mark.parametrize(("een", "laatst"), [(5, "een"), (-5, "twee"), (0, "twee")])
def test_what_was_said_last_is_proposed(regio: Regio, anders: Dubbel, een: int, laatst: str) -> None:
    Persoon.objects.filter(pk=anders.een.pk).update(vastgelegd_op=regio.at + timedelta(days=een))
    Adres.objects.filter(persoon=anders.een).update(van=(regio.at + timedelta(days=een)).date())
    assert {row.laatst.persoon_id for row in zie(regio, anders)} == {getattr(anders, laatst).pk}


@pytest.mark.parametrize(
    ("voor", "achter", "straat"),
    [("Sanna", "", "Schuilhof 3"), ("", "Toets", "Schuilhof"), ("S", "", "3, 1234 AC Elders")],
)
def test_what_says_less_is_not_proposed_though_it_was_said_last(
    regio: Regio, dubbel: Dubbel, voor: str, achter: str, straat: str
) -> None:
    Persoon.objects.filter(pk=dubbel.twee.pk).update(voornamen=voor, tussenvoegsel="", achternaam=achter)
    Adres.objects.filter(persoon=dubbel.twee).delete()
    set_address(dubbel.twee, straat, regio.at.date() + timedelta(days=1))
    rows = {row.veld: row.laatst.persoon_id for row in zie(regio, dubbel)}
    assert rows[NAAM] == dubbel.een.pk
    assert rows[ADRES] == (dubbel.twee.pk if straat.startswith("3") else dubbel.een.pk)


@pytest.mark.parametrize(
    ("hier", "daar", "vraag"),
    [("1990-05-02", "1990", False), ("1990", "05-02", False), ("", "1990", False), ("1990-05-02", "1991", True)],
)
def test_what_only_says_more_is_no_difference(regio: Regio, dubbel: Dubbel, hier: str, daar: str, vraag: bool) -> None:
    for person, said in ((dubbel.een, hier), (dubbel.twee, daar)):
        person.geboortedatum = Geboortedatum.lees(said)
        person.save()
    assert (GEBOREN in {row.veld for row in zie(regio, dubbel)}) is vraag


def test_the_other_record_holds_where_it_was_chosen_and_nothing_is_lost(regio: Regio, anders: Dubbel) -> None:
    kies(regio, anders, anders.twee)
    found = Persoon.objects.get(pk=anders.een.pk)
    assert (found.naam, str(found.geboortedatum), found.ook_geboren) == ("Sanna Toets", "03-05-1990", "1990-05-02")
    assert "Sanne de Toets" in set(found.andere_namen.values_list("naam", flat=True))
    assert dict(found.adressen.values_list("straat", "tot")) == {"Proefstraat": regio.at.date(), "Schuilhof": None}
    contact = VeiligContact.objects.get(persoon=found)
    assert (contact.telefoon, contact.ander_nummer, contact.afspraak) == ("0687654321", "0612345678", "")


def test_who_stays_holds_where_he_was_chosen_and_nothing_is_lost(regio: Regio, anders: Dubbel) -> None:
    kies(regio, anders, anders.een)
    found = Persoon.objects.get(pk=anders.een.pk)
    assert (found.naam, str(found.geboortedatum), found.ook_geboren) == ("Sanne de Toets", "02-05-1990", "1990-05-03")
    assert "Sanna Toets" in set(found.andere_namen.values_list("naam", flat=True))
    assert dict(found.adressen.values_list("straat", "tot")) == {"Proefstraat": None, "Schuilhof": regio.at.date()}
    contact = VeiligContact.objects.get(persoon=found)
    assert (contact.telefoon, contact.ander_nummer) == ("0612345678", "0687654321")


def test_by_the_other_birth_date_he_is_found_too(regio: Regio, anders: Dubbel) -> None:
    kies(regio, anders, anders.een)
    keys = set(Sleutel.objects.filter(persoon=anders.een).values_list("sleutel", flat=True))
    assert {getal("d1990-3-5"), getal("d1990-2-5")} <= keys
    Persoon.objects.filter(pk=anders.een.pk).update(ook_geboren="1991")
    keys = set(Sleutel.objects.filter(persoon=anders.een, soort="j").values_list("sleutel", flat=True))
    assert {getal("jsane 1990"), getal("jsane 1991")} <= keys


@pytest.mark.parametrize("wie", ["een", "twee"])
@pytest.mark.parametrize("velden", [ALLE, (NAAM,), (GEBOREN, ADRES), ()])
def test_undoing_puts_back_exactly_what_was(regio: Regio, anders: Dubbel, wie: str, velden: tuple[str, ...]) -> None:
    before = alles(anders)
    chosen = {name: getattr(anders, wie).pk for name in velden}
    row = voeg_samen(anders.een.pk, anders.twee.pk, keuze=chosen, by=regio["lead"], at=regio.at)
    maak_ongedaan(row.pk, "Het bleken twee zussen te zijn.", by=regio["lead"], at=regio.at)
    assert alles(anders) == before


@pytest.mark.parametrize("wie", ["een", "twee"])
def test_a_secret_address_is_never_asked_shown_or_ended(regio: Regio, anders: Dubbel, wie: str) -> None:
    Adres.objects.filter(persoon=getattr(anders, wie)).update(geheim=True)
    assert {row.veld for row in zie(regio, anders)} == {NAAM, GEBOREN}
    other = anders.twee if wie == "een" else anders.een
    kies(regio, anders, other)  # also who sends it anyway
    assert Adres.objects.filter(persoon=anders.een, geheim=True, tot__isnull=True).count() == 1


@pytest.mark.parametrize(("lezer", "gevraagd"), [("lead", True), ("triagist", False)])
def test_behind_a_shield_the_place_is_for_its_readers(regio: Regio, anders: Dubbel, lezer: str, gevraagd: bool) -> None:
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, anders.ander, "adres", [regio.accounts[lezer].pk])
    assert ({ADRES, TELEFOON} <= {row.veld for row in zie(regio, anders)}) is gevraagd


@pytest.mark.parametrize("wie", ["agent", "regisseur", "fg", "beheer"])
def test_who_may_not_know_them_reads_nothing(regio: Regio, anders: Dubbel, wie: str) -> None:
    assert zie(regio, anders, wie) == []


def test_a_third_case_that_is_shut_keeps_the_place_out(regio: Regio, anders: Dubbel) -> None:
    third = open_(regio)
    third.betrokkenen.create(persoon=anders.twee, vanaf=regio.at)
    third.team.update(tot=regio.at)
    assert {row.veld for row in zie(regio, anders)} == {NAAM, GEBOREN}


def test_the_board_asks_first_and_then_joins(regio: Regio, client: Client) -> None:
    een, ander = open_(regio), open_(regio)
    one = mens(regio, een, "Sanne de Toets", "1990-05-02", HUIS)
    two = mens(regio, ander, "Sanne de Tost", "1990-05-02", HUIS)
    zoek(regio.at)
    client.force_login(regio.accounts["lead"])
    page = reverse("dubbelen-kies", args=[Dubbelpaar.objects.get(een=one, ander=two).pk])
    answer = client.post(reverse("dubbelen"), {"paar": f"{one.pk}-{two.pk}", "besluit": "dezelfde"})
    assert answer.headers["Location"] == page
    enter(SYSTEM)
    assert not Persoonsamenvoeging.objects.exists()
    shown = client.get(page).content.decode()
    for words in ("Sanne de Toets (zoals gemeld", "Sanne de Tost (zoals gemeld", "gebeurt meteen", "Samenvoegen"):
        assert words in shown
    name = f"keuze-{one.pk}-naam"
    assert client.post(page, {}).status_code == 409
    assert client.post(page, {"gevraagd": "on"}).status_code == 422
    assert client.post(page, {"gevraagd": "on", name: "999"}).status_code == 422
    assert client.post(page, {"gevraagd": "on", name: two.pk}).status_code == 302
    enter(SYSTEM)
    assert Persoon.objects.get(pk=one.pk).naam == "Sanne de Tost"
    client.force_login(regio.accounts["triagist"])
    assert client.get(page).status_code == 404


def test_the_questions_do_not_grow_with_the_pairs(regio: Regio, anders: Dubbel) -> None:
    enter(regio["lead"])
    counts = []
    one, more = (anders.een.pk, anders.twee.pk), (anders.kind.pk, anders.een.pk)
    for pairs in ([one], [one, more]):
        with CaptureQueriesContext(connection) as asked:
            verschillen(regio["lead"], pairs)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 5


def test_what_does_not_hold_stands_on_the_page_of_the_case_and_is_kept_out_of_texts(
    regio: Regio, anders: Dubbel, client: Client
) -> None:
    kies(regio, anders, anders.een)
    client.force_login(regio.accounts["lead"])
    page = client.get(reverse("casus", args=[anders.casus.pk])).content.decode()
    assert "02-05-1990; ook genoemd: 03-05-1990" in page
    assert "niet als veilig gekozen: 0687654321" in page
    enter(SYSTEM)
    assert date(1990, 5, 3) in bekend_van(anders.casus.pk).geboren
