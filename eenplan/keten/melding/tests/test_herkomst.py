"""The origin of a report: who may be named, on what ground, what the sender sees again, and a pattern as a fact."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.actions import deliver
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.feiten.actions import keten_van
from eenplan.feiten.models import Feit
from eenplan.keten.melding.herkomst import Afscherming, aantal_van_melder, wijzig_afscherming, wisselingen
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Afschermwisseling, Melder, Melding
from eenplan.keten.melding.queries import eigen_meldingen, eigen_status, melding, origineel
from eenplan.keten.melding.rules import Genoemd, MelderGegevens, fout_in_afscherming, na_sluiting, soort_in_woorden
from eenplan.keten.melding.tests.hulp import WEER, betrek, melding_van, sluit, twee
from eenplan.keten.tests.rollen import alleen, antwoorden, uitkomsten
from tests.regio import Regio

WHY = "De melder belde hier zelf over."
BUUR = MelderGegevens("Burger", naam="B. Buur", contact="buur@voorbeeld.invalid")
PROF = MelderGegevens("Onderwijs", naam="J. Juf", organisatie="Basisschool De Toets (verzonnen)")

# --- the table of UB 4.1.8-3 -----------------------------------------------------------------------------------------

REGELS = [
    # kind of reporter, hide, ground, consent, reason, words of the refusal
    ("Burger", True, "", False, WHY, ""),
    ("Burger", False, "", False, WHY, "alleen als hij of zij dat goed vindt"),
    ("Burger", False, "", True, WHY, ""),
    ("Huisarts", True, "", False, WHY, "Kies een van de drie"),
    ("Huisarts", True, "geen zin", False, WHY, "Kies een van de drie"),
    ("Huisarts", True, "vertrouwen", False, WHY, ""),
    ("Huisarts", False, "", False, WHY, ""),
    ("Huisarts", False, "", False, " kort ", "Schrijf op waarom"),
]


@pytest.mark.parametrize(("soort", "hide", "grond", "consent", "reden", "words"), REGELS)
def test_who_may_be_named(soort: str, hide: bool, grond: str, consent: bool, reden: str, words: str) -> None:
    found = fout_in_afscherming(soort, hide, grond, consent, reden)
    assert words in found
    assert bool(found) is bool(words)


def schermaf(regio: Regio, row: Melding, wie: str = "triagist", **changes: object) -> None:
    given: dict[str, object] = {"afschermen": True, "reden": WHY, "grond": "gezin"}
    wijzig_afscherming(row.pk, Afscherming(**{**given, **changes}), by=regio[wie], at=regio.at)  # type: ignore[arg-type]  # tests vary fields
    enter(SYSTEM)


def test_a_professional_is_hidden_on_a_ground_and_named_again(regio: Regio) -> None:
    row = melding_van(regio, "school", melder=PROF)
    assert not Schild.objects.filter(casus=row.casus, soort="melder").exists()
    schermaf(regio, row)
    enter(regio["triagist"])
    found = melding(regio["triagist"], row.pk)
    assert (found.bron, found.grond) == (
        "een melder die wij niet noemen", "Noemen is een bedreiging voor het slachtoffer of de huiselijke kring",
    )  # fmt: skip
    assert found.van.startswith("J. Juf")  # Veilig Thuis keeps knowing who it was
    enter(SYSTEM)
    assert Schild.objects.filter(casus=row.casus, soort="melder").exists()
    schermaf(regio, row, afschermen=False, grond="")
    assert not Schild.objects.filter(casus=row.casus, soort="melder").exists()
    enter(regio["triagist"])
    assert melding(regio["triagist"], row.pk).bron == "J. Juf, Basisschool De Toets (verzonnen)"
    assert [(item.afgeschermd, item.grond) for item in wisselingen(regio["triagist"], row.pk)] == [
        (True, "gezin"), (False, ""),
    ]  # fmt: skip
    assert LogLine.objects.filter(verb="melding.wijzig_afscherming", object_id=row.pk).count() == 2


def test_a_citizen_is_named_by_consent_only(regio: Regio) -> None:
    row = melding_van(regio, "triagist", melder=BUUR)
    assert Melder.objects.get(melding=row).afgeschermd
    with pytest.raises(Refused, match="goed vindt"):
        schermaf(regio, row, afschermen=False)
    enter(SYSTEM)
    assert not Afschermwisseling.objects.exists()
    schermaf(regio, row, afschermen=False, toestemming=True)
    assert not Melder.objects.get(melding=row).afgeschermd
    with pytest.raises(Refused, match="al zo"):
        schermaf(regio, row, afschermen=False, toestemming=True)


def test_the_shield_of_the_case_stands_while_one_reporter_is_hidden(regio: Regio) -> None:
    bekend = melding_van(regio, "triagist", melder=BUUR)
    nieuw = melding_van(regio, "school", melder=PROF, tekst=WEER)
    koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at)
    schermaf(regio, bekend, afschermen=False, toestemming=True)
    assert not Schild.objects.filter(casus=bekend.casus, soort="melder").exists()
    schermaf(regio, nieuw)
    assert Schild.objects.filter(casus=bekend.casus, soort="melder").exists()


def test_only_who_may_know_the_reporter_changes_his_shield(regio: Regio) -> None:
    row = melding_van(regio, "triagist", melder=BUUR)
    named = {"triagist", "triagist2", "casus", "lead"} & {
        key for key in regio.accounts if row.casus.team.filter(account=regio.accounts[key], tot__isnull=True).exists()
    }
    asked = Afscherming(False, WHY, toestemming=True)
    found = uitkomsten(regio, lambda who: wijzig_afscherming(row.pk, asked, by=who, at=regio.at))
    assert {key for key, outcome in found.items() if outcome == "ja"} == named
    assert named
    assert set(found.values()) == {"ja", "404"}
    enter(regio["regisseur"])
    with pytest.raises(NotVisible):
        wisselingen(regio["regisseur"], row.pk)


def test_the_page_asks_only_what_matters(regio: Regio, client: Client) -> None:
    row = melding_van(regio, "school", melder=PROF)
    client.force_login(regio.accounts["triagist"])
    url = f"/werk/melding/{row.pk}/melder"
    page = client.get(url).content.decode()
    assert "Melder afschermen" in page
    assert 'name="grond"' in page
    assert 'name="toestemming"' not in page
    refused = client.post(url, {"reden": WHY})
    assert refused.status_code == 409
    assert "Kies een van de drie" in refused.content.decode()
    assert client.post(url, {"reden": WHY, "grond": "melder"}).status_code == 302
    shown = client.get(f"/werk/melding/{row.pk}").content.decode()
    assert "het gezin mag niet weten wie meldde" in shown
    assert WHY in shown
    assert "Melder noemen" in client.get(url).content.decode()


def test_misbruik_17_hiding_twice_names_nobody(regio: Regio, client: Client) -> None:
    """Two colleagues, or one who clicks twice: the second answer must not turn round what the first one did."""
    row = melding_van(regio, "school", melder=PROF)
    client.force_login(regio.accounts["triagist"])
    url = f"/werk/melding/{row.pk}/melder"
    assert 'name="verborgen" value="nee"' in client.get(url).content.decode()
    given = {"verborgen": "nee", "reden": WHY, "grond": "melder"}
    assert client.post(url, given).status_code == 302
    again = client.post(url, given)
    assert again.status_code == 409
    assert "Dat is al zo" in again.content.decode()
    enter(SYSTEM)
    assert Melder.objects.get(melding=row).afgeschermd


# --- the text as it came ---------------------------------------------------------------------------------------------

RAW = "  Eerst spaties.\r\nRegel twee: €, ë en een tab\t. \n\n"


@pytest.mark.voorziening(4)
def test_the_original_of_the_police_is_kept_byte_for_byte(regio: Regio, client: Client) -> None:
    row = melding_van(regio, tekst=RAW)
    client.force_login(regio.accounts["triagist"])
    answer = client.get(f"/werk/melding/{row.pk}/origineel")
    assert answer.content == RAW.encode()
    assert answer["Content-Disposition"] == 'attachment; filename="melding.txt"'
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="melding.origineel", object_id=row.pk, allowed=True).count() == 1


@pytest.mark.voorziening(4)
def test_the_form_keeps_the_text_as_it_was_typed(regio: Regio, client: Client) -> None:
    client.force_login(regio.accounts["agent"])
    form = {"sleutel": str(uuid4()), "tekst": RAW, "melder_soort": "Politie", "melder_naam": "A. Agent",
            "kinderen_aanwezig": "onbekend", "wapen": "onbekend", "strangulatie": "onbekend"}  # fmt: skip
    assert client.post("/partner/melden", form).status_code == 302
    enter(SYSTEM)
    assert Melding.objects.get().tekst == RAW


@pytest.mark.voorziening(4)
def test_who_may_not_read_all_gets_no_original(regio: Regio) -> None:
    row = melding_van(regio)
    some = ("triagist", "regisseur", "agent")
    expected = {key: code for key, code in alleen(("triagist",)).items() if key in some}
    assert antwoorden(regio, lambda client: client.get(f"/werk/melding/{row.pk}/origineel"), some) == expected
    shield = Schild.objects.create(casus=row.casus, soort="adres")
    shield.lezers.set([regio.accounts["lead"]])
    Melding.objects.filter(pk=row.pk).update(tekst="Zij woont nu Proefstraat 12, 1234 AB Toetsdorp.")
    enter(regio["triagist"])
    with pytest.raises(NotVisible):
        origineel(regio["triagist"], row.pk)


# --- what the sender knows it by again -------------------------------------------------------------------------------


@pytest.mark.voorziening(3)
def test_the_sender_knows_his_report_again_and_a_colleague_sees_no_name(regio: Regio) -> None:
    row = melding_van(regio, "school", kenmerk=" groep 4-7 ")
    found = eigen_status(regio["school"], row.nummer)
    assert (found.kenmerk, found.voornaam) == ("groep 4-7", "Sanne")
    colleague = replace(regio["school"], account_id=regio.accounts["collega"].pk)
    assert (lambda item: (item.kenmerk, item.voornaam))(eigen_status(colleague, row.nummer)) == ("groep 4-7", "")
    assert [(item.kenmerk, item.voornaam) for item in eigen_meldingen(colleague)] == [("groep 4-7", "")]
    assert [item.voornaam for item in eigen_meldingen(regio["school"])] == ["Sanne"]
    assert eigen_meldingen(regio["agent"]) == []


@pytest.mark.voorziening(3)
@pytest.mark.parametrize("personen", [(), (Genoemd(geboortedatum="2018"),), (Genoemd("de buurvrouw"),)])
def test_without_a_name_there_is_none(regio: Regio, personen: tuple[Genoemd, ...]) -> None:
    row = melding_van(regio, "school", personen=personen)
    assert eigen_status(regio["school"], row.nummer).voornaam == ""


@pytest.mark.voorziening(3)
def test_what_became_of_it_leads_to_the_feedback(regio: Regio, client: Client) -> None:
    row = melding_van(regio, "school", kenmerk="groep 4-7")
    client.force_login(regio.accounts["school"])
    page = f"/partner/melding/{row.nummer}"
    assert "terugkoppelingen</a>" not in client.get(page).content.decode()
    Melding.objects.filter(pk=row.pk).update(stand="beoordeeld")
    shown = client.get(page).content.decode()
    assert "/partner/terugkoppelingen" in shown
    assert "groep 4-7" in shown
    assert "groep 4-7, Sanne" in client.get("/partner/").content.decode()


# --- a series by one citizen -----------------------------------------------------------------------------------------


def reeks(regio: Regio, number: int, melder: Callable[[int], MelderGegevens] = lambda _: BUUR) -> list[Melding]:
    """So many reports on one family, one a day."""
    rows = [
        melding_van(regio, "triagist", at=regio.at + timedelta(days=day), melder=melder(day), tekst=f"Keer {day}.")
        for day in range(number)
    ]
    for row in rows[1:]:
        koppel(row.pk, rows[0].casus_id, {}, by=regio["triagist"], at=regio.at + timedelta(days=number))
    enter(SYSTEM)
    return rows


def test_a_series_is_a_fact_for_who_may_know_the_reporter(regio: Regio, client: Client) -> None:
    rows = reeks(regio, 3)
    late = regio.at + timedelta(days=3)
    enter(regio["triagist"])
    assert [aantal_van_melder(regio["triagist"], row.pk, late) for row in rows] == [0, 0, 3]
    enter(SYSTEM)
    Schild.objects.get(casus=rows[0].casus, soort="melder").lezers.set([regio.accounts["lead"]])
    enter(regio["triagist"])
    assert aantal_van_melder(regio["triagist"], rows[2].pk, late) == 0
    client.force_login(regio.accounts["triagist"])
    assert "Deze melder deed" not in client.get(f"/werk/melding/{rows[2].pk}").content.decode()


def test_misbruik_18_nothing_is_closed_or_made_urgent_by_a_series(regio: Regio) -> None:
    rows = reeks(regio, 4)
    assert {row.stand for row in Melding.objects.all()} <= {"ontvangen", "in_beoordeling"}
    casus = Casus.objects.get(pk=rows[0].casus_id)
    assert (casus.stand, casus.acuut) == ("in_beoordeling", False)


def test_two_neighbours_or_a_professional_are_no_series(regio: Regio) -> None:
    rows = reeks(regio, 3, lambda day: replace(BUUR, contact=f"buur{day}@voorbeeld.invalid"))
    enter(regio["triagist"])
    assert aantal_van_melder(regio["triagist"], rows[2].pk, regio.at + timedelta(days=3)) == 0
    other = melding_van(regio, "school", melder=PROF)
    assert aantal_van_melder(regio["triagist"], other.pk, regio.at) == 0
    assert aantal_van_melder(regio["triagist"], 0, regio.at) == 0


# --- again: vervolgmelding and hermelding ----------------------------------------------------------------------------


@pytest.mark.voorziening(14)
@pytest.mark.parametrize(
    ("months", "code"), [(0, "binnen_12_maanden"), (11, "binnen_12_maanden"), (12, "binnen_24_maanden"),
                         (23, "binnen_24_maanden"), (24, "later")],
)  # fmt: skip
def test_how_long_after_the_end(regio: Regio, months: int, code: str) -> None:
    year, month = divmod(regio.at.month - 1 + months, 12)
    assert na_sluiting(regio.at, regio.at.replace(year=regio.at.year + year, month=month + 1)) == code
    assert na_sluiting(None, regio.at) == "onbekend"


@pytest.mark.voorziening(14)
def test_a_hermelding_is_a_fact_for_recidivism_without_a_person(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    sluit(regio, bekend.casus)
    Casus.objects.filter(pk=bekend.casus_id).update(afgesloten_op=regio.at - timedelta(days=400))
    Melding.objects.filter(pk=nieuw.pk).update(incident_datum=regio.at.date())
    koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at)
    assert Feit.objects.get(naam="melding_gekoppeld").kenmerken == {
        "soort": "hermelding", "fase": "", "was": keten_van(nieuw.casus_id), "na_sluiting": "binnen_24_maanden",
        "nieuw_incident": True, "huishouden_van": keten_van(bekend.casus_id),
    }  # fmt: skip


@pytest.mark.voorziening(14)
def test_kinds_in_words() -> None:
    assert soort_in_woorden("eerste", "") == "eerste melding"
    assert soort_in_woorden("hermelding", "") == "hermelding"
    assert soort_in_woorden("vervolgmelding", "tijdens_monitoring") == "vervolgmelding tijdens de monitoring"


@pytest.mark.voorziening(14)
def test_the_director_of_a_running_case_has_mail_within_a_minute_and_it_is_weighed_again(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    betrek(regio, bekend.casus, "regisseur")
    Casus.objects.filter(pk=bekend.casus_id).update(stand="in_uitvoering")
    deliver(regio.at)
    mail.outbox.clear()
    koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at)
    deliver(regio.at + timedelta(minutes=1))  # the worker's next turn
    told = {address for message in mail.outbox for address in message.to}
    assert "regisseur@voorbeeld.invalid" in told
    assert not any(WEER in message.body or nieuw.nummer in message.body for message in mail.outbox)
    enter(SYSTEM)
    assert Casus.objects.get(pk=bekend.casus_id).stand == "in_beoordeling"
