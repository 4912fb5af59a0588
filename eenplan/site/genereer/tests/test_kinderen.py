"""Drawing when the children of a case are seen: what is drawn, the form of the product would take."""

from datetime import date, datetime, timedelta
from itertools import repeat
from random import Random

import pytest

from eenplan.core.calendar import AMSTERDAM
from eenplan.keten.vervolg.kinderen.rules import NIET_WOORDEN, NieuwKindcontact
from eenplan.keten.vervolg.kinderen.rules import Gezien as Woord
from eenplan.site.genereer import kinderen
from eenplan.site.genereer.gezin import Gezin, Mens, trek_gezin
from eenplan.site.genereer.kinderen import GEZIEN, NIET, THUIS, bezoek
from eenplan.site.genereer.verloop import EERSTE, Gebeurtenis, Zaak

CONTACT = datetime(2026, 3, 20, 14, 0, tzinfo=AMSTERDAM)
EINDE = CONTACT + timedelta(days=50)


def mens(rol: str, jaar: int) -> Mens:
    return Mens(rol, "Sem", "", "Toets", "m", date(jaar, 6, 1))


def gezin(*mensen: Mens) -> Gezin:
    return Gezin("Zandermeer", "Kerkpad", 1, "8700 AA", "KM", mensen=list(mensen))


def bezoeken(zaad: int, home: Gezin, einde: datetime = EINDE) -> tuple[list[Gebeurtenis], bool]:
    case = Zaak(home, EERSTE)
    at_once = bezoek(Random(zaad), case, CONTACT, einde)
    return sorted(case.gebeurtenissen, key=lambda item: item.op), at_once


TWEE = gezin(mens("slachtoffer", 1990), mens("pleger", 1988), mens("kind", 2015), mens("kind", 2020))


@pytest.mark.parametrize("zaad", range(60))
def test_what_is_drawn_could_have_been_typed(zaad: int) -> None:
    for item in bezoeken(zaad, TWEE)[0]:
        given = item.gegeven
        typed = NieuwKindcontact(given.gezien, given.waarom, "", given.opnieuw_op)
        assert typed.fouten(item.op.date()) == {}


@pytest.mark.parametrize("zaad", range(60))
def test_each_child_is_seen_once_at_last(zaad: int) -> None:
    events, _ = bezoeken(zaad, TWEE)
    for place in (2, 3):
        mine = [item for item in events if item.gegeven.nummer == place]
        assert [item.gegeven.gezien == "niet" for item in mine] == [True] * (len(mine) - 1) + [False]
        assert all(CONTACT < item.op < EINDE for item in mine)


@pytest.mark.parametrize("zaad", range(40))
def test_after_a_vain_try_comes_the_day_that_was_chosen_or_a_little_before(zaad: int) -> None:
    events, _ = bezoeken(zaad, TWEE)
    for vain in (item for item in events if item.gegeven.opnieuw_op):
        again = next(row for row in events if row.gegeven.nummer == vain.gegeven.nummer and row.op > vain.op)
        assert again.op.date() <= vain.gegeven.opnieuw_op + timedelta(days=5)  # a weekend and a feast


@pytest.mark.parametrize("zaad", range(20))
def test_after_the_end_nobody_comes(zaad: int) -> None:
    soon = CONTACT + timedelta(hours=1)
    events, at_once = bezoeken(zaad, TWEE, soon)
    assert all(item.op < soon for item in events)
    assert at_once == bool(events)


def test_without_children_nobody_is_visited() -> None:
    assert bezoeken(1, gezin(mens("slachtoffer", 1940), mens("pleger", 1970))) == ([], False)


@pytest.mark.parametrize(
    ("rol", "jaar", "kind"),
    [("kind", 2020, True), ("kind", 2001, True), ("pleger", 2010, True), ("pleger", 1990, False),
     ("slachtoffer", 2008, True), ("slachtoffer", 2007, False)],
)  # fmt: skip
def test_who_is_a_child_is_as_in_the_product(rol: str, jaar: int, kind: bool) -> None:
    """Named as one, or a minor on that day: also a boy who hits his mother."""
    assert gezin(mens(rol, jaar)).minderjarig(date(2026, 3, 20)) == ([0] if kind else [])


@pytest.mark.parametrize(("dag", "jaren"), [(date(2026, 5, 31), 17), (date(2026, 6, 1), 18), (date(2026, 6, 2), 18)])
def test_a_birthday_counts_from_the_day_itself(dag: date, jaren: int) -> None:
    assert mens("kind", 2008).leeftijd(dag) == jaren


def test_most_children_are_at_home_at_the_first_visit() -> None:
    alone = gezin(mens("kind", 2015))
    found = [bezoeken(zaad, alone) for zaad in range(1500)]
    assert sum(at_once for _, at_once in found) / 1500 == pytest.approx(THUIS, abs=0.03)
    vain = sum(any(item.gegeven.gezien == "niet" for item in events) for events, _ in found)
    assert vain / 1500 == pytest.approx(kinderen.MISLUKT, abs=0.02)


def test_the_words_are_those_of_the_product() -> None:
    assert set(GEZIEN) | {"niet"} == set(Woord)
    assert set(NIET) <= set(NIET_WOORDEN)
    assert sum(GEZIEN.values()) == pytest.approx(1) == pytest.approx(sum(NIET.values()))


@pytest.mark.parametrize("zaad", range(12))
def test_a_drawn_household_knows_its_children(zaad: int) -> None:
    home = trek_gezin(Random(zaad), {"Zandermeer": 1.0}, CONTACT.date(), repeat(""))
    minors = {home.mensen[place].naam for place in home.minderjarig(CONTACT.date())}
    assert {item.naam for item in home.kinderen} <= minors
    assert bezoeken(zaad, home)[1] <= bool(minors)
