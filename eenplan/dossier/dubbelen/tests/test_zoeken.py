"""The worker finds who is in the record twice, once each, and goes on where it was."""

from collections.abc import Callable

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.dubbelen import zoeken
from eenplan.dossier.dubbelen.tests.conftest import HUIS, Dubbel, mens, open_
from eenplan.dossier.dubbelen.zoeken import zoek
from eenplan.dossier.personen.actions import record
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.radar.models import Dubbelpaar, Dubbelstand
from tests.regio import Regio

Voeg = Callable[..., int]


def paren() -> set[tuple[int, int]]:
    enter(SYSTEM)
    return set(Dubbelpaar.objects.values_list("een_id", "ander_id"))


def zelfde(regio: Regio, dubbel: Dubbel) -> Persoon:
    """Sanne once more."""
    return mens(regio, dubbel.ander, "Sanne de Toets", "1990-05-02", HUIS)


def test_who_looks_the_same_is_kept_as_a_pair_once(regio: Regio, dubbel: Dubbel) -> None:
    again = zelfde(regio, dubbel)
    zoek(regio.at)
    assert (dubbel.een.pk, again.pk) in paren()
    before = paren()
    for _ in range(3):
        zoek(regio.at)
    assert paren() == before


@pytest.mark.parametrize(
    ("naam", "geboren"), [("Bram de Toets", "2016-05-05"), ("Fleur de Toets", "2018-01-09"), ("Kees Anders", "")]
)
def test_family_and_strangers_are_no_pair(regio: Regio, dubbel: Dubbel, naam: str, geboren: str) -> None:
    """A brother, a twin, somebody else in the same house."""
    other = mens(regio, dubbel.casus, naam, geboren, HUIS)
    zoek(regio.at)
    assert not [pair for pair in paren() if other.pk in pair]


def test_it_goes_on_where_it_was_and_looks_at_who_changed(regio: Regio, dubbel: Dubbel) -> None:
    other = mens(regio, dubbel.ander, "Xandra Onbekend", "1971-12-30")
    zoek(regio.at)
    zoek(regio.at)
    assert zoek(regio.at) == 0, "nothing was written"
    assert not [pair for pair in paren() if other.pk in pair]
    record(
        other, Persoonsgegevens(voornamen="Sanne", tussenvoegsel="de", achternaam="Toets", geboortedatum="1990-05-02")
    )
    zoek(regio.at)
    assert (dubbel.een.pk, other.pk) in paren()
    record(other, Persoonsgegevens(voornamen="Xandra", achternaam="Onbekend", geboortedatum="1971-12-30"))
    other.andere_namen.all().delete()
    zoek(regio.at)
    assert not [pair for pair in paren() if other.pk in pair], "no longer alike"


def test_after_a_long_silence_everybody_gets_a_turn(
    regio: Regio, dubbel: Dubbel, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = zelfde(regio, dubbel)
    monkeypatch.setattr(zoeken, "PER_KEER", 2)
    assert zoeken.beurt(regio.at)[1], "there are more"
    for _ in range(3):
        zoek(regio.at)
    assert (dubbel.een.pk, again.pk) in paren()
    enter(SYSTEM)
    stand = Dubbelstand.objects.get()
    assert stand.vorige == stand.laatste > 0


def test_a_pair_that_was_made_one_is_gone(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    zelfde(regio, dubbel)
    zoek(regio.at)
    voeg()
    assert not [pair for pair in paren() if dubbel.twee.pk in pair]


def test_another_bronhouder_is_another_register(regio: Regio, dubbel: Dubbel) -> None:
    theirs = open_(regio)
    other = mens(regio, theirs, "Sanne de Toets", "1990-05-02", HUIS)
    Persoon.objects.filter(pk=other.pk).update(bronhouder=regio.organisations["team"])
    zoek(regio.at)
    assert not [pair for pair in paren() if other.pk in pair]


def test_many_people_are_few_questions(
    regio: Regio, dubbel: Dubbel, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(12):
        mens(regio, dubbel.ander, f"Sanne de Toets {number}", "1990-05-02", HUIS)
    with django_assert_max_num_queries(20):
        zoek(regio.at)
