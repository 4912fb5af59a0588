"""Reading reports: the reporter only for who may know him, one's own status, and nothing for others."""

from uuid import uuid4

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Belangenconflict, Casus, Schild
from eenplan.dossier.personen.models import Adres
from eenplan.keten.melding import queries
from eenplan.keten.melding.models import Melder, Melding
from eenplan.keten.melding.rules import Genoemd, MelderGegevens
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
            queries.genoemd(regio[wie], name)


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
    assert queries.genoemd(regio["lead"], genoemd(row, 2).pk).voorstel == {
        "voornamen": "Peter", "tussenvoegsel": "de", "achternaam": "Toets", "rol": "pleger",
        "geboortedatum": "1988", "adres": "Proefstraat 12, 1234 AB Toetsdorp",
    }  # fmt: skip


# --- a shielded place ------------------------------------------------------------------------------------------------

SCHUIL = "Schuilstraat 7, 4321 BA Elders"
VERHAAL = "Zij is gevlucht naar de schuilstraat nr 7 (4321ba) in Elders. Haar man woont op Proefstraat 12."


def schuil(regio: Regio, lezers: list[str] | None = None, tekst: str = VERHAAL) -> Melding:
    """A report on a mother with a secret address, with readers of the shield when they are named."""
    mensen = (Genoemd("Sanne de Toets", "1990-05-02", SCHUIL, "", "slachtoffer"), Genoemd("", "", "Schuilstr. 7"),
              Genoemd("Peter de Toets", "1988", "Proefstraat 12", "", "pleger"))  # fmt: skip
    row = melding_van(regio, tekst=tekst, personen=mensen)
    Adres.objects.filter(straat="Schuilstraat").update(geheim=True)
    if lezers is not None:
        shield = Schild.objects.create(casus=row.casus, soort="adres")
        shield.lezers.set([regio.accounts[name] for name in lezers])
    return row


@pytest.mark.parametrize(("lezers", "wie", "ziet"), [
    (["lead"], "lead", {"secret", "other"}), (["lead"], "triagist", set()), ([], "lead", set()),
    (None, "lead", {"other"}),
])  # fmt: skip
def test_a_shielded_place_is_for_its_readers(regio: Regio, lezers: list[str] | None, wie: str, ziet: set[str]) -> None:
    row = schuil(regio, lezers)
    enter(regio[wie])
    found = queries.melding(regio[wie], row.pk)
    shown = " ".join([found.tekst, found.melding.tekst, *(item.adres for item in found.genoemd)])
    for number in (1, 2, 3):
        shown += str(queries.genoemd(regio[wie], genoemd(row, number).pk).voorstel["adres"])
        shown += queries.genoemd(regio[wie], genoemd(row, number).pk).adres
        enter(regio[wie])
    assert ("schuilstr" in shown.lower(), "4321" in shown) == ("secret" in ziet,) * 2
    assert ("Proefstraat 12" in shown) is ("other" in ziet)
    assert ("[afgeschermd adres]" in found.tekst) is ("secret" not in ziet)
    enter(SYSTEM)
    assert Melding.objects.get(pk=row.pk).tekst == VERHAAL
    lines = LogLine.objects.filter(verb="genoemd.lees", account_id=regio[wie].account_id)
    assert all(("vindbaar" in line.classes) is ("other" in ziet) for line in lines)


def test_reading_never_changes_what_is_stored(regio: Regio) -> None:
    row = schuil(regio, [])
    enter(regio["lead"])
    with pytest.raises(ValueError, match="as it came"):
        queries.melding(regio["lead"], row.pk).melding.save()
    enter(SYSTEM)
    assert Melding.objects.get(pk=row.pk).tekst == VERHAAL


def test_without_a_secret_place_the_text_stays_whole(regio: Regio) -> None:
    row = melding_van(regio, tekst=VERHAAL)
    enter(regio["lead"])
    found = queries.melding(regio["lead"], row.pk)
    assert (found.tekst, found.genoemd[0].adres) == (VERHAAL, "Proefstraat 12, 1234 AB Toetsdorp")


def test_who_may_not_know_where_reads_no_address(regio: Regio) -> None:
    row = melding_van(regio, tekst=VERHAAL)
    betrek(regio, row.casus, "regisseur", [DataClass.VEILIGHEID, DataClass.IDENTITEIT])
    enter(regio["regisseur"])
    (found,) = queries.meldingen_van(regio["regisseur"], row.casus_id)
    assert "Proefstraat" not in found.tekst
    assert [item.adres for item in found.genoemd] == ["", "", ""]
