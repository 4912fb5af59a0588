"""Recording people: provisional at first, corrected by a human, the old spelling and every address findable."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from eenplan.core.crypto.zegel import blind
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.actions import also_known_as, bsn_of, new_address, new_person, record, set_address
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from eenplan.dossier.personen.rules import Persoonsgegevens
from tests.regio import Regio

BSN = "999000019"
HOUSE = "Kievitslaan 14 B, 1997 KD Noorderveen"


def test_a_person_as_someone_named_him(regio: Regio) -> None:
    made = new_person(regio.organisations["vt"].pk, "Sanne van der Toets", "05-1990", regio.at, bsn=BSN)
    assert made.pk is None
    assert (made.voornamen, made.tussenvoegsel, made.achternaam) == ("Sanne", "van der", "Toets")
    assert (made.naam, made.zoeknaam) == ("Sanne van der Toets", "sanne toets")
    assert (made.geboortejaar, made.geboortemaand, made.geboortedag) == (1990, 5, None)
    assert (made.voorlopig, made.geslacht, made.bsn_index) == (True, "o", blind(BSN))


@pytest.mark.parametrize("naam", ["", "   "])
def test_without_a_name(regio: Regio, naam: str) -> None:
    assert new_person(regio.organisations["vt"].pk, naam, "", regio.at).naam == "naam onbekend"


def test_a_very_long_name_is_cut_and_kept(persoon: MaakPersoon) -> None:
    found = persoon(f"{'A' * 500} de {'B' * 500}")
    found.refresh_from_db()
    assert (len(found.voornamen), len(found.achternaam)) == (200, 200)


def test_the_number_is_sealed_and_found_by_its_index(persoon: MaakPersoon) -> None:
    found = persoon("Sanne", bsn=BSN)
    found.refresh_from_db()
    assert bsn_of(found) == BSN
    assert Persoon.objects.filter(bsn_index=blind(BSN)).get() == found
    with connection.cursor() as cursor:
        cursor.execute("SELECT personen_persoon.*::text FROM personen_persoon")
        (row,) = cursor.fetchone()
    assert BSN not in row
    assert BSN.encode().hex() not in row


def test_without_a_number_there_is_none(persoon: MaakPersoon) -> None:
    assert bsn_of(persoon("Sanne")) == ""


CORRECTIONS = [
    (Persoonsgegevens(voornamen="Sanna", achternaam="Toets"), {"naam": "Sanna Toets", "zoeknaam": "sanna toets"}),
    (Persoonsgegevens(geboortedatum="02-05-1990"), {"geboortejaar": 1990, "geboortemaand": 5, "geboortedag": 2}),
    (Persoonsgegevens(geslacht="v"), {"geslacht": "v", "naam": "Sane de Toets"}),
    (Persoonsgegevens(), {"naam": "Sane de Toets", "geboortejaar": 1991, "geslacht": "o"}),
    (Persoonsgegevens(bsn=BSN), {"voornamen": "Sane"}),
]


@pytest.mark.parametrize(("given", "expected"), CORRECTIONS)
def test_empty_fields_leave_what_was_there(
    persoon: MaakPersoon, given: Persoonsgegevens, expected: dict[str, object]
) -> None:
    found = persoon("Sane de Toets", "1991")
    record(found, given)
    found.refresh_from_db()
    assert {name: getattr(found, name) for name in expected} == expected
    assert found.bsn_index == (blind(given.bsn) if given.bsn else "")
    assert (found.voorlopig, found.versie) == (False, 2)


def test_the_old_spelling_stays_findable(persoon: MaakPersoon) -> None:
    found = persoon("Sane de Toets")
    record(found, Persoonsgegevens(voornamen="Sanne", tussenvoegsel="de", achternaam="Toets"))
    assert [row.naam for row in found.andere_namen.all()] == ["Sane de Toets"]


def test_nothing_else_is_called_another_name(persoon: MaakPersoon) -> None:
    found = persoon("Sanne Toets")
    record(found, Persoonsgegevens(voornamen="Sanne", achternaam="Toets"))
    also_known_as(found, "SANNE TOETS")
    also_known_as(found, "")
    assert not found.andere_namen.exists()


def test_another_name_is_kept_once(persoon: MaakPersoon) -> None:
    found = persoon("Sanne Toets")
    for naam in ("Sanne Bakker", "sanne  bakker", "Sanne Bakker"):
        also_known_as(found, naam)
    assert found.andere_namen.count() == 1


def test_a_wrong_date_changes_nothing(persoon: MaakPersoon) -> None:
    found = persoon("Sanne", "1990")
    with pytest.raises(ValueError, match="bestaat niet"):
        record(found, Persoonsgegevens(voornamen="Anna", geboortedatum="31-02-1990"))
    found.refresh_from_db()
    assert (found.voornamen, found.voorlopig) == ("Sanne", True)


@pytest.mark.parametrize("text", ["", "   ", ",", None])
def test_no_address_in_it(persoon: MaakPersoon, text: str, now: object) -> None:
    assert new_address(persoon("Sanne"), text, persoon("Piet").vastgelegd_op.date()) is None


def test_an_address_in_its_parts(regio: Regio, persoon: MaakPersoon) -> None:
    row = set_address(persoon("Sanne"), HOUSE, regio.at.date())
    assert row is not None
    assert (row.straat, row.huisnummer, row.toevoeging) == ("Kievitslaan", 14, "B")
    assert (row.postcode, row.plaats) == ("1997 KD", "Noorderveen")
    assert row.regel == str(row) == "Kievitslaan 14 B, 1997 KD Noorderveen"


@pytest.mark.parametrize(("first", "second", "secret"), [
    (False, False, False), (False, True, True), (True, False, True), (True, True, True),
])  # fmt: skip
def test_misbruik_05_secrecy_is_sharpened_and_never_loosened(
    regio: Regio, persoon: MaakPersoon, first: bool, second: bool, secret: bool
) -> None:
    """access.md misuse 5: once shielded it stays so, whoever types it again."""
    found = persoon("Sanne")
    for geheim in (first, second):
        set_address(found, HOUSE, regio.at.date(), geheim=geheim)
    assert Adres.objects.get().geheim == secret


def test_another_address_comes_beside_it(regio: Regio, persoon: MaakPersoon) -> None:
    found = persoon("Sanne", adres=HOUSE)
    set_address(found, "Proefstraat 1, Toetsdorp", regio.at.date() + timedelta(days=9))
    assert found.adressen.count() == 2


WRONG = [("geboortemaand", 0), ("geboortemaand", 13), ("geboortedag", 0), ("geboortedag", 32)]


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_the_database_knows_months_and_days(persoon: MaakPersoon, field: str, value: int) -> None:
    found = persoon("Sanne")
    with pytest.raises(IntegrityError, match="persoon_"), transaction.atomic():
        Persoon.objects.filter(pk=found.pk).update(**{field: value})


def test_an_address_ends_after_it_began(regio: Regio, persoon: MaakPersoon) -> None:
    persoon("Sanne", adres=HOUSE)
    with pytest.raises(IntegrityError, match="adres_periode"), transaction.atomic():
        Adres.objects.update(tot=regio.at.date() - timedelta(days=1))


def test_one_way_to_reach_someone_safely(persoon: MaakPersoon) -> None:
    found = persoon("Sanne")
    VeiligContact.objects.create(persoon=found, bronhouder_id=found.bronhouder_id, afspraak="Alleen op dinsdag")
    with pytest.raises(IntegrityError), transaction.atomic():
        VeiligContact.objects.create(persoon=found, bronhouder_id=found.bronhouder_id)
    assert str(VeiligContact.objects.get()) == "Alleen op dinsdag"
