"""What is written of the people in a report: who has a name becomes a person, the others stay words."""

from datetime import date

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Betrokkene, Schild
from eenplan.dossier.gezinssysteem.models import Lid
from eenplan.dossier.personen.actions import bsn_of
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.keten.melding.models import GenoemdePersoon, Melder
from eenplan.keten.melding.rules import Genoemd, Incident, MelderGegevens
from eenplan.keten.melding.tests.hulp import melding_van, persoon
from tests.regio import Regio

NAMELESS = [Genoemd("haar man"), Genoemd("zoontje", "2018"), Genoemd(""), Genoemd(rol="kind")]


@pytest.mark.parametrize("who", NAMELESS)
def test_who_has_only_a_role_stays_words(regio: Regio, who: Genoemd) -> None:
    row = melding_van(regio, personen=(who,))
    named = row.genoemde_personen.get()
    assert (named.persoon, named.naam, named.geboortedatum) == (None, who.naam, who.geboortedatum)
    assert not Persoon.objects.exists()
    assert not Deadline.objects.filter(key="informeren").exists()


def test_a_bsn_makes_a_person_without_a_name(regio: Regio) -> None:
    row = melding_van(regio, personen=(Genoemd("haar man", bsn="999000019"),))
    found = persoon(row)
    assert bsn_of(found) == "999000019"
    assert b"999000019" not in bytes(found.bsn_verzegeld or b"")
    assert found.bsn_index != "999000019"


def test_the_order_is_kept_with_words_between_people(regio: Regio) -> None:
    who = (Genoemd("buurman"), Genoemd("Zoe Alders"), Genoemd(""), Genoemd("Abel Zonder"), Genoemd("Zoe Alders"))
    row = melding_van(regio, personen=who)
    kept = list(row.genoemde_personen.order_by("volgnummer"))
    assert [(item.volgnummer, item.naam) for item in kept] == [(n, item.naam) for n, item in enumerate(who, start=1)]
    assert [item.persoon_id is not None for item in kept] == [False, True, False, True, True]
    assert kept[1].persoon_id != kept[4].persoon_id  # two of one name are not one human being
    assert kept[3].persoon is not None
    assert kept[3].persoon.achternaam == "Zonder"


def test_forty_people_each_with_place_role_and_term(regio: Regio) -> None:
    who = tuple(Genoemd(f"Persoon Nummer{n}", "1990", f"Toetslaan {n}, 1234 AB Toetsdorp") for n in range(1, 41))
    row = melding_van(regio, personen=who)
    tables = (GenoemdePersoon, Persoon, Adres, Betrokkene, Lid)
    assert [model.objects.count() for model in tables] == [40] * 5
    assert Deadline.objects.filter(key="informeren", casus_id=row.casus_id).count() == 40
    assert Adres.objects.get(persoon=persoon(row, 40)).huisnummer == 40


@pytest.mark.parametrize(
    ("rol", "kept"),
    [("slachtoffer", "slachtoffer"), ("pleger", "pleger"), ("kind", "kind"), ("oma", "overig"), ("", "overig")],
)
def test_a_role_that_we_do_not_know_stays_in_the_words(regio: Regio, rol: str, kept: str) -> None:
    row = melding_van(regio, personen=(Genoemd("Sanne Toets", rol=rol),))
    assert Betrokkene.objects.get(persoon=persoon(row)).rol == kept
    assert row.genoemde_personen.get().rol == rol


def test_longer_than_a_column_is_cut_and_not_refused(regio: Regio) -> None:
    row = melding_van(regio, personen=(Genoemd("Anna " + "x" * 500, adres="y" * 500, rol="z" * 100),))
    named = row.genoemde_personen.get()
    assert (len(named.naam), len(named.adres), len(named.rol)) == (400, 400, 60)


@pytest.mark.parametrize("given", [True, False, None])
def test_yes_no_and_not_known_are_kept_apart(regio: Regio, given: bool | None) -> None:
    row = melding_van(regio, incident=Incident(date(2026, 3, 19), ("stalking",), given, given, given))
    assert (row.kinderen_aanwezig, row.wapen, row.strangulatie) == (given, given, given)
    assert (row.incident_datum, row.incident_soorten) == (date(2026, 3, 19), ["stalking"])


@pytest.mark.parametrize(
    ("melder", "hidden"),
    [(MelderGegevens("Burger", naam="B. Uur"), True), (MelderGegevens("Politie", naam="A. Agent"), False)],
)
def test_a_hidden_reporter_shields_the_case_for_its_team(regio: Regio, melder: MelderGegevens, hidden: bool) -> None:
    row = melding_van(regio, melder=melder)
    assert Melder.objects.get(melding=row).afgeschermd is hidden
    shields = Schild.objects.filter(casus=row.casus, soort="melder")
    assert shields.exists() is hidden
    if hidden:
        readers = {account.username for account in shields.get().lezers.all()}
        assert readers == {"triagist", "triagist2", "lead"}


def test_numbers_follow_each_other_and_are_never_used_twice(regio: Regio) -> None:
    numbers = [melding_van(regio, tekst=f"Melding {n}").nummer for n in range(3)]
    enter(SYSTEM)
    assert len(set(numbers)) == 3
    assert numbers == sorted(numbers)
    assert all(number.startswith("M-2026-") for number in numbers)
