"""The keys that the database writes: always there, the same sounds as ours, gone with the person."""

import pytest
from django.db import connection

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.actions import also_known_as, set_address
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.klank import SOUNDS, klank
from eenplan.dossier.radar.models import Sleutel
from eenplan.dossier.radar.profiel import profiel_van
from eenplan.dossier.radar.vinden import MOST_CANDIDATES, vind
from tests.regio import Regio

HOUSE = "Proefstraat 12, 1234 AB Toetsdorp"
WORDS = ["sjoerd", "shahrzad", "wouter", "oekraiens", "deborah", "yilmaz", "schmidt", "tsjaikovski", "aagje", "hh", "a"]


@pytest.mark.parametrize("word", [*WORDS, *(written for written, _ in SOUNDS)])
def test_the_database_hears_what_we_hear(db: None, word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT radar_klank(%s)", [word])
        assert cursor.fetchone() == (klank(word),)


def keys(person: Persoon) -> dict[str, int]:
    """How many keys of each kind."""
    found = list(Sleutel.objects.filter(persoon=person).values_list("soort", flat=True))
    return {kind: found.count(kind) for kind in sorted(set(found))}


def test_the_keys_of_a_person(persoon: MaakPersoon) -> None:
    made = persoon("Sanne de Toets", "1990-05-02", adres=HOUSE, bsn="999000019")
    named = {"b": 1, "d": 1, "j": 2, "m": 2, "n": 1, "s": 2, "v": 4}
    assert keys(made) == {"A": 3, "C": 1, "F": 2, "P": 1, **named}


def test_what_is_not_known_makes_no_key(persoon: MaakPersoon) -> None:
    assert keys(persoon("", "")) == {}
    assert keys(persoon("Sanne", "1990")) == {"j": 1, "s": 1, "v": 2}


def near(one: Persoon, *, silent: bool = False) -> list[Persoon]:
    enter(SYSTEM)
    row = Persoon.objects.prefetch_related("adressen", "andere_namen").get(pk=one.pk)
    with connection.cursor() as cursor:
        (found,) = vind([profiel_van(row, [] if silent else None)], row.bronhouder_id, cursor, niet=[one.pk])
    rows = Persoon.objects.in_bulk([item.persoon_id for item in found])
    return [rows[item.persoon_id] for item in found]


@pytest.mark.parametrize(
    ("naam", "geboren"),
    [
        ("Sanne de Toets", ""), ("Sane Toets", ""), ("Sanne Bakker", "1990-05-02"), ("S. Bakker", "1990-02-05"),
        ("Sanna Toest", "1990"), ("Toets Sanne", "1991-05-02"), ("Ssanne", "1990-05"), ("mevrouw Toets", ""),
    ],
)  # fmt: skip
def test_who_was_written_a_moment_ago_is_found(persoon: MaakPersoon, naam: str, geboren: str) -> None:
    known = persoon("Sanne de Toets", "1990-05-02")
    assert near(persoon(naam, geboren)) == [known]


def test_who_shares_nothing_is_not_laid_beside(persoon: MaakPersoon) -> None:
    persoon("Sanne de Toets", "1990-05-02", adres=HOUSE)
    assert near(persoon("Fatima Yilmaz", "1978-11-30", adres="Dorpsweg 3, 5678 CD Elders")) == []


def test_a_later_name_and_address_count_too(persoon: MaakPersoon, regio: Regio) -> None:
    known = persoon("Sanne de Toets", "")
    also_known_as(known, "Sanne Bakker")
    set_address(known, HOUSE, regio.at.date())
    assert near(persoon("mevrouw Bakker", "")) == [known]
    assert near(persoon("", "", adres=HOUSE)) == [known]
    assert known in near(persoon("", "", adres="Proefstraat 12"))
    assert near(persoon("", "", adres=HOUSE), silent=True) == []


def test_a_corrected_name_is_found_under_the_right_one(persoon: MaakPersoon) -> None:
    known = persoon("Xanthe Quist", "")
    Persoon.objects.filter(pk=known.pk).update(voornamen="Sanne", achternaam="Toets")
    assert near(persoon("Sanne Toets", "")) == [known]
    assert near(persoon("Xanthe Quist", "")) == []


def test_another_bronhouder_is_not_looked_at(persoon: MaakPersoon, regio: Regio) -> None:
    known = persoon("Sanne de Toets", "1990-05-02")
    enter(SYSTEM)
    Persoon.objects.filter(pk=known.pk).update(bronhouder=regio.organisations["ander_team"])
    assert near(persoon("Sanne de Toets", "1990-05-02")) == []


def test_who_shares_most_comes_first_and_there_is_an_end(persoon: MaakPersoon) -> None:
    many = [persoon(f"Jan Jansen{chr(97 + number % 26)}", "1980") for number in range(MOST_CANDIDATES + 5)]
    best = persoon("Jan Jansen", "1980-01-01", adres=HOUSE)
    found = near(persoon("Jan Jansen", "1980-01-01", adres=HOUSE))
    assert found[0] == best
    assert len(found) == MOST_CANDIDATES < len(many)


def test_the_keys_go_with_the_person(persoon: MaakPersoon) -> None:
    made = persoon("Sanne de Toets", "1990-05-02", adres=HOUSE)
    made.delete()
    assert not Sleutel.objects.exists()


def test_keys_are_behind_the_second_lock(regio: Regio, casus: Casus, persoon: MaakPersoon) -> None:
    persoon("Sanne de Toets", "1990-05-02", casus=casus)
    for key, seen in (("triagist", True), ("agent", False), ("regisseur", False)):
        enter(regio[key])
        assert Sleutel.objects.exists() is seen, key
