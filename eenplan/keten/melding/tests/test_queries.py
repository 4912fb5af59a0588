"""Reading reports: the reporter only for who may know him, one's own status, and nothing for others."""

from uuid import uuid4

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Belangenconflict, Casus, Schild
from eenplan.keten.melding import queries
from eenplan.keten.melding.models import Melder, Melding
from eenplan.keten.melding.rules import MelderGegevens
from eenplan.keten.melding.tests.hulp import betrek, genoemd, melding_van, persoon, rijen, twee
from tests.regio import PEOPLE, Regio

BURGER = MelderGegevens("Burger", naam="B. Uurman", contact="0612345678")
OTHERS = sorted(set(PEOPLE) - {"triagist", "triagist2", "lead"})


@pytest.mark.parametrize("wie", ["triagist", "triagist2", "lead"])
def test_the_front_office_reads_text_people_and_reporter(regio: Regio, wie: str) -> None:
    row = melding_van(regio)
    enter(regio[wie])
    found = queries.melding(regio[wie], row.pk)
    assert found.tekst.startswith("Wij troffen mevrouw huilend aan.")
    assert [item.naam for item in found.genoemd] == ["Sanne de Toets", "Peter de Toets", "Bram de Toets"]
    assert found.van == "A. Agent, Politie Toetsland (verzonnen)"


@pytest.mark.parametrize("wie", OTHERS)
def test_for_others_a_report_is_as_absent_as_no_report(regio: Regio, wie: str) -> None:
    row = melding_van(regio)
    enter(regio[wie])
    for look in (row.pk, 999_999):
        with pytest.raises(NotVisible):
            queries.melding(regio[wie], look)
    for name in (genoemd(row).pk, 999_999):
        enter(regio[wie])
        with pytest.raises(NotVisible):
            queries.voorstel_persoon(regio[wie], name)


@pytest.mark.parametrize("table", ["melding_melding", "melding_melder", "melding_genoemdepersoon"])
def test_another_organisation_sees_no_row_at_all(regio: Regio, table: str) -> None:
    melding_van(regio)
    assert rijen(["melding"])[table] > 0
    for wie in ("ander", "regisseur", "school", "agent", "beleid"):
        enter(regio[wie])
        assert rijen(["melding"])[table] == 0


@pytest.mark.parametrize(
    ("lezers", "wie", "van"),
    [
        (["triagist"], "triagist", "B. Uurman"),
        (["triagist"], "lead", "melder afgeschermd"),
        ([], "triagist", "melder afgeschermd"),
        (["lead", "triagist2"], "triagist2", "B. Uurman"),
    ],
)
def test_a_hidden_reporter_is_for_the_named_readers(regio: Regio, lezers: list[str], wie: str, van: str) -> None:
    row = melding_van(regio, melder=BURGER)
    Schild.objects.get(casus=row.casus, soort="melder").lezers.set([regio.accounts[name] for name in lezers])
    enter(regio[wie])
    found = queries.melding(regio[wie], row.pk)
    assert found.van == van
    assert found.tekst
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="melder.lees").exists() is (van != "melder afgeschermd")


def test_the_reporter_lies_sealed_in_the_table(regio: Regio) -> None:
    row = melding_van(regio, melder=BURGER)
    sealed = bytes(Melder.objects.get(melding=row).verzegeld)
    assert b"Uurman" not in sealed
    assert b"0612345678" not in sealed


@pytest.mark.parametrize(
    ("melder", "van"),
    [
        (MelderGegevens("Politie", naam="A", functie="agent", organisatie="P"), "A, agent, P"),
        (MelderGegevens("Politie", naam="A"), "A"),
        (MelderGegevens("Politie", organisatie="P"), "P"),
        (MelderGegevens("Politie", contact="06"), ""),
    ],
)
def test_who_reported_in_one_line(melder: MelderGegevens, van: str) -> None:
    assert queries.Gelezen(Melding(tekst="x"), (), melder).van == van


def test_reading_leaves_a_line_for_each_person(regio: Regio) -> None:
    row = melding_van(regio)
    people = {persoon(row, number).pk for number in (1, 2, 3)}
    enter(regio["lead"])
    queries.melding(regio["lead"], row.pk)
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="melding.lees", account_id=regio.accounts["lead"].pk)
    assert set(lines.values_list("persoon_id", flat=True)) == people


def test_who_shares_safety_reads_it_without_the_reporter(regio: Regio) -> None:
    row = melding_van(regio)
    betrek(regio, row.casus, "regisseur", [DataClass.VEILIGHEID, DataClass.IDENTITEIT])
    enter(regio["regisseur"])
    (found,) = queries.meldingen_van(regio["regisseur"], row.casus_id)
    assert (found.van, found.melder) == ("melder afgeschermd", None)


def test_who_has_a_conflict_of_interest_reads_nothing(regio: Regio) -> None:
    row = melding_van(regio)
    Belangenconflict.objects.create(casus=row.casus, account=regio.accounts["lead"], sinds=regio.at)
    enter(regio["lead"])
    with pytest.raises(NotVisible):
        queries.melding(regio["lead"], row.pk)


# --- one's own reports -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "woord"),
    [
        ("ontvangen", "ontvangen"),
        ("in_beoordeling", "wordt beoordeeld"),
        ("beoordeeld", "beoordeeld"),
    ],
)
def test_how_far_ones_own_report_is(regio: Regio, stand: str, woord: str) -> None:
    row = melding_van(regio)
    Melding.objects.filter(pk=row.pk).update(stand=stand)
    found = queries.eigen_status(regio["agent"], row.nummer)
    assert (found.nummer, found.ontvangen_op, found.woord) == (row.nummer, regio.at, woord)


@pytest.mark.parametrize("wie", ["school", "regisseur", "beleid", "triagist"])
def test_another_organisation_gets_no_status(regio: Regio, wie: str) -> None:
    row = melding_van(regio)
    for nummer in (row.nummer, "M-2026-999999", ""):
        with pytest.raises(NotVisible):
            queries.eigen_status(regio[wie], nummer)


def test_after_a_refused_look_the_row_lock_is_shut_again(regio: Regio) -> None:
    row = melding_van(regio)
    with pytest.raises(NotVisible):
        queries.eigen_status(regio["school"], row.nummer)
    assert not Melding.objects.exists()
    queries.eigen_meldingen(regio["agent"])
    assert not Casus.objects.exists()


def test_status_by_key_is_for_the_sender(regio: Regio) -> None:
    sleutel = uuid4()
    row = melding_van(regio, sleutel=sleutel)
    assert queries.status(regio["agent"], sleutel=sleutel).nummer == row.nummer
    with pytest.raises(NotVisible):
        queries.status(regio["school"], sleutel=sleutel)


def test_the_own_list_is_newest_first_and_of_ones_own_organisation(regio: Regio) -> None:
    later = regio.at.replace(hour=11)
    first, second = melding_van(regio), melding_van(regio, at=later, tekst="Nog een.")
    school = melding_van(regio, "school", tekst="Van school.")
    assert [row.nummer for row in queries.eigen_meldingen(regio["agent"])] == [second.nummer, first.nummer]
    assert [row.nummer for row in queries.eigen_meldingen(regio["agent"], limit=1)] == [second.nummer]
    assert [row.nummer for row in queries.eigen_meldingen(regio["school"])] == [school.nummer]
    assert queries.eigen_meldingen(regio["regisseur"]) == []


# --- small looks -----------------------------------------------------------------------------------------------------


def test_how_many_reports_a_case_has(regio: Regio) -> None:
    one, two = twee(regio)
    Melding.objects.filter(pk=two.pk).update(casus=one.casus)
    assert queries.aantallen([one.casus_id, two.casus_id]) == {one.casus_id: 2}
    assert queries.aantallen([]) == {}


def test_a_proposal_of_who_it_is(regio: Regio) -> None:
    row = melding_van(regio)
    enter(regio["lead"])
    assert queries.voorstel_persoon(regio["lead"], genoemd(row, 2).pk) == {
        "voornamen": "Peter", "tussenvoegsel": "de", "achternaam": "Toets", "rol": "pleger",
        "geboortedatum": "1988", "adres": "Proefstraat 12, 1234 AB Toetsdorp",
    }  # fmt: skip
