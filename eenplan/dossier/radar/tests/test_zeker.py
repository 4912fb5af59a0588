"""Who is never certain in the strip, and what a named age does; the number of questions has a bound."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.radar.banden import Band
from eenplan.dossier.radar.queries import bekend
from eenplan.dossier.radar.tests.test_bekend import earlier
from tests.regio import Regio

__all__ = ["earlier"]
HUIS = "Proefstraat 12, 1234 AB Toetsdorp"
# earlier household, and somebody who is in none of it but shares much with it
ANDEREN = {
    "twin": ("Teun de Toets", "2018-01-09", HUIS, ""),
    "namesake": ("Sanne de Toets", "1957-11-30", "Kade 9, 9999 ZZ Ver", ""),
    "son of one name": ("Peter de Toets", "2008-07-30", HUIS, ""),
    "another number": ("Sanne de Toets", "1990-05-02", HUIS, "999000020"),
    "who lives there now": ("Karim Yilmaz", "1971-12-01", HUIS, ""),
}
GEZIN = (
    ("Sanne de Toets", "1990-05-02", "999000019"), ("Peter de Toets", "1981-03-04", ""),
    ("Bram de Toets", "2018-01-09", ""),
)  # fmt: skip


@pytest.mark.parametrize("wie", ANDEREN)
def test_who_is_another_is_never_certain(casus: Casus, earlier: Casus, persoon: MaakPersoon, wie: str) -> None:
    for naam, geboren, bsn in GEZIN:
        persoon(naam, geboren, adres=HUIS, bsn=bsn, casus=earlier)
    naam, geboren, adres, bsn = ANDEREN[wie]
    persoon(naam, geboren, adres=adres, bsn=bsn, casus=casus)
    found = bekend(SYSTEM, casus.pk)
    assert all(hit.band is not Band.ZEKER for item in found for hit in item.treffers)
    assert all(item.band is not Band.ZEKER for item in found)


def test_one_who_is_certain_does_not_make_his_twin_so(casus: Casus, earlier: Casus, persoon: MaakPersoon) -> None:
    for naam, geboren, _ in GEZIN:
        persoon(naam, geboren, adres=HUIS, casus=earlier)
    mother = persoon("Sanne de Toets", "1990-05-02", adres=HUIS, casus=casus)
    persoon("Teun de Toets", "2018-01-09", adres=HUIS, casus=casus)
    (found,) = bekend(SYSTEM, casus.pk)
    assert found.band is Band.ZEKER
    assert {hit.genoemd_id for hit in found.treffers if hit.band is Band.ZEKER} == {mother.pk}


@pytest.mark.parametrize(
    ("leeftijd", "woorden"), [(9, "ongeveer even oud"), (8, "ongeveer even oud"), (0, "andere geboortedatum")]
)
def test_a_named_age_speaks_for_or_against(
    casus: Casus, earlier: Casus, persoon: MaakPersoon, regio: Regio, leeftijd: int, woorden: str
) -> None:
    born = regio.at.year - 9
    persoon("Noa Toets", f"{born}-01-03", adres=HUIS, casus=earlier)
    persoon("Noa Toets", "", adres=HUIS, casus=casus, leeftijd=leeftijd)
    (found,) = bekend(SYSTEM, casus.pk)
    assert woorden in (found.redenen if leeftijd else found.tegen)
    assert found.band is (Band.WAARSCHIJNLIJK if leeftijd else Band.MOGELIJK)


def test_a_child_of_another_age_in_a_street_of_that_name_is_no_strong_proposal(
    casus: Casus, earlier: Casus, persoon: MaakPersoon
) -> None:
    """The same first name, house number and street, of a town that was not named."""
    for naam, leeftijd in (("Kim Bakker", None), ("Noa", 0)):
        persoon(naam, "", adres="" if leeftijd == 0 else "Dorpsstraat 21", casus=earlier, leeftijd=leeftijd)
    for naam, leeftijd in (("R. Visser", None), ("Noa", 9), ("Tim", 13)):
        persoon(naam, "", adres="Dorpsstraat 21, Toetsdorp" if "R." in naam else "", casus=casus, leeftijd=leeftijd)
    assert all(item.band is Band.MOGELIJK for item in bekend(SYSTEM, casus.pk))


# what is known, what is named, who lures: each another household (as `niet_koppelen_aan` in a story)
LOKKERS = {
    "same name and year, another town": (
        [("Marco Proef", "1984-08-08", HUIS), ("Lotte Proef", "2014-06-30", HUIS)],
        [("Marco Proef", "1984", "Elders"), ("Joyce", "", "")],
    ),
    "same name and year, only a town": (
        [("Ruben Martijns", "1983-04-21", HUIS), ("Yara Martijns", "2014-01-02", HUIS)],
        [("Ruben Martijns", "1983", "Hoogdorp"), ("zoon Kai", "", "")],
    ),
    "same surname, street and number, other people": (
        [("Kim Proef", "", "Dorpsstraat 21"), ("Sven Hoek", "", "")],
        [("R. Proef", "1983-03-27", "Dorpsstr. 21, Toetsdorp"), ("L. Proef (Smit)", "", "Dorpsstr. 21, Toetsdorp")],
    ),
    "father and mother of one name with theirs": (
        [("Jan Proef", "1950-05-02", HUIS), ("Ria Proef", "1952-06-03", HUIS)],
        [("Jan Proef", "1988-07-30", "Kade 9, Toetsdorp"), ("Ria Proef", "1991-01-02", "Kade 9, Toetsdorp")],
    ),
    "only called names": (
        [("Daan Proef", "2011-01-02", ""), ("Sem Proef", "2019-02-03", "")],
        [("Daan", "", ""), ("Sem", "", "")],
    ),
}


@pytest.mark.parametrize("soort", LOKKERS)
def test_who_lures_is_no_strong_proposal(casus: Casus, earlier: Casus, persoon: MaakPersoon, soort: str) -> None:
    known, named = LOKKERS[soort]
    for case, people in ((earlier, known), (casus, named)):
        for naam, geboren, adres in people:
            persoon(naam, geboren, adres=adres, casus=case)
    found = bekend(SYSTEM, casus.pk)
    assert all(item.band is not Band.ZEKER for item in found)
    assert all(hit.band is not Band.ZEKER for item in found for hit in item.treffers)
    if soort != "only called names":  # two children of one family by those names are likely the same, and no more
        assert all(item.band is Band.MOGELIJK for item in found)


def test_the_questions_have_a_bound(regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon) -> None:
    """However many people and cases: also of who sees nothing but whom to ask."""
    counts: dict[str, list[int]] = {"triagist": [], "casus": [], "lead": []}
    for many in (1, 6):
        for case in (earlier, casus):
            for number in range(many):
                persoon(f"Kind{number} de Toets", f"2014-01-{number + 1:02}", adres=HUIS, casus=case)
        for key, numbers in counts.items():
            with CaptureQueriesContext(connection) as asked:
                assert bekend(regio[key], casus.pk)
            numbers.append(len(asked))
    assert all(few == more <= 40 for few, more in counts.values()), counts
