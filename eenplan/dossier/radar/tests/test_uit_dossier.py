"""Weights learned from the record of one bronhouder: of its people only, without a name that few families bear."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_person, open_casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.actions import new_person, set_address
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar import leren, uit_dossier
from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten
from eenplan.dossier.radar.leren import ZELDZAAM
from eenplan.dossier.radar.models import Gewichtenversie
from eenplan.dossier.radar.opslag import in_json
from eenplan.dossier.radar.uit_dossier import Geleerd, leer_dossier, verschuiving
from eenplan.dossier.radar.vergelijk import Veld
from eenplan.dossier.radar.woonplek import D
from tests.decor import situatie
from tests.regio import Regio

VOORNAMEN = ("Sanne", "Peter", "Bram", "Fleur", "Karim", "Inge")
GEZINNEN = 6


@situatie
def wijk(regio: Regio) -> list[int]:
    """Six families Toets and Bakker, and one with five members whose name nobody else bears, in two cases."""
    found = []
    enter(SYSTEM)
    place = regio.organisations["vt"]
    for number in range(GEZINNEN + 1):
        odd = number == GEZINNEN
        members = []
        for spot, first in enumerate(VOORNAMEN[:5]):
            last = "Zeldzaam" if odd else "Toets" if spot % 2 else "Bakker"
            person = new_person(place.pk, f"{first} {last}", f"19{50 + 7 * number}-0{spot + 1}-1{number}", regio.at)
            person.save()
            set_address(person, f"Proefstraat {number + 1}, 1234 AB Toetsdorp", regio.at.date())
            members.append(person)
        for _ in range(2 if odd else 1):
            with act("toets.open", by=SYSTEM, at=regio.at) as a:
                case = open_casus(a, place, regio.accounts["triagist"].pk, "Toetsdorp")
                for person in members:
                    add_person(a, case, person, Rol.OVERIG)
            enter(SYSTEM)
        found += [person.pk for person in members]
    return found


@pytest.fixture
def geleerd(regio: Regio, wijk: list[int], monkeypatch: pytest.MonkeyPatch) -> Geleerd:
    monkeypatch.setattr(leren, "LEAST", 20)
    return leer_dossier(regio.organisations["vt"].pk, "toets", lambda _: None)


def test_of_all_people_and_every_pair_is_of_two(geleerd: Geleerd, wijk: list[int]) -> None:
    assert (geleerd.personen, geleerd.gewichten.versie) == (len(wijk), "toets")
    assert len(geleerd.paren) > 20
    assert all(pair.niveaus[Veld.BSN] == 0 for pair in geleerd.paren)
    assert geleerd.gewichten.delen != STANDAARD
    for veld in ZELDZAAM:
        assert geleerd.gewichten.delen[veld][1] == STANDAARD[veld][1]


def test_who_are_in_one_case_are_what_a_family_looks_like(geleerd: Geleerd) -> None:
    """All of them live in one house; of a pair of neighbours one would not say so."""
    _, kin, stranger = geleerd.gewichten.delen[Veld.ADRES]
    assert kin[D.HUIS - 1] > STANDAARD[Veld.ADRES][1][D.HUIS - 1]
    assert kin[D.STRAAT - 1] < stranger[D.STRAAT - 1]


def test_names_of_many_families_are_kept_and_that_of_one_is_nowhere(geleerd: Geleerd, wijk: list[int]) -> None:
    many = len(wijk)
    last, first = geleerd.gewichten.achternamen, geleerd.gewichten.voornamen
    assert last == {"toets": 12 / many, "bakker": 18 / many, "": 5 / many}
    assert {name: round(share * many) for name, share in first.items() if name} == dict.fromkeys(
        ("sanne", "peter", "bram", "fleur", "karim"), GEZINNEN + 1
    )
    assert "zeldzaam" not in str(in_json(geleerd.gewichten)).lower()


def test_the_same_record_gives_the_same_and_says_how_far_it_is(regio: Regio, geleerd: Geleerd, wijk: list[int]) -> None:
    said: list[str] = []
    again = leer_dossier(regio.organisations["vt"].pk, "toets", said.append)
    assert again == geleerd
    assert said == [f"{len(wijk)} van {len(wijk)} mensen vergeleken"]
    assert Gewichtenversie.objects.count() == 0  # learning stores nothing


def test_of_this_bronhouder_only(regio: Regio, geleerd: Geleerd, persoon: MaakPersoon) -> None:
    """Another organisation's people are neither counted nor compared."""
    elsewhere = persoon("Sanne Toets", "1950-01-10", adres="Proefstraat 1, 1234 AB Toetsdorp")
    Persoon.objects.filter(pk=elsewhere.pk).update(bronhouder=regio.organisations["team"])
    assert leer_dossier(regio.organisations["vt"].pk, "toets", lambda _: None) == geleerd
    with pytest.raises(ValueError, match="Te weinig paren"):
        leer_dossier(regio.organisations["team"].pk, "toets", lambda _: None)


def test_a_small_record_is_refused_in_dutch(regio: Regio, wijk: list[int]) -> None:
    with pytest.raises(ValueError, match="Te weinig paren om van te leren: er zijn er 500"):
        leer_dossier(regio.organisations["vt"].pk, "toets", lambda _: None)


def test_what_would_change_is_counted_for_every_pair(geleerd: Geleerd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uit_dossier, "MINSTENS", 2)
    moved = verschuiving(geleerd, Gewichten())
    assert sum(moved.values()) == len(geleerd.paren)
    assert all(old == new for old, new in verschuiving(geleerd, geleerd.gewichten))
