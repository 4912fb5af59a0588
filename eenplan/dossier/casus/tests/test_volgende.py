"""The block on top of the family page: whose turn it is, until when, and at most two steps (product.md)."""

from datetime import timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import Subject, finish, start_until
from eenplan.dossier.casus import queries
from eenplan.dossier.casus.actions import involve
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.volgende import MOST, Volgende, volgende
from tests.regio import Regio

KEY = "deelbesluit_regie"  # any rule will do: the end is given


def term(
    regio: Regio, casus: Casus, days: float, *, place: str = "vt", who: str = "triagist", what: str = "los"
) -> int:
    """A running term of this person, so many days from now; gives the number of the thing it hangs on."""
    enter(SYSTEM)
    number = 1000 + round(days * 24)
    subject = Subject(what, number, regio.organisations[place].pk, regio.accounts[who].pk, casus.pk)
    start_until(KEY, subject, regio.at - timedelta(days=9), regio.at + timedelta(days=days))
    return number


def share(regio: Regio, casus: Casus) -> None:
    """The local team takes part and may know everything that can be shared with it."""
    team = regio["regisseur"]
    with act("toets.betrek", by=SYSTEM, at=regio.at) as a:
        involve(
            a, casus, team.organisation_id or 0, team.account_id, [*DataClass], doel=team.purpose.value, grond="toets",
            tot=regio.at + timedelta(days=90), client_geinformeerd="ja",
        )  # fmt: skip


def seen(regio: Regio, casus: Casus, key: str = "triagist", *steps: tuple[sockets.Step, ...]) -> Volgende:
    """What this person gets to see, with panels that offer these steps."""
    enter(regio[key])
    dossier = queries.casus(regio[key], casus.pk, now=regio.at)
    panels = [sockets.Panel(order, "", "", {}, offered) for order, offered in enumerate(steps)]
    return volgende(regio[key], dossier, panels)


def test_without_a_term_the_responsible_person_is_to_act(regio: Regio, casus: Casus) -> None:
    found = seen(regio, casus)
    assert (found.naam, found.organisatie) == (regio.accounts["triagist"].naam, regio.organisations["vt"].naam)
    assert found.termijn is None
    assert found.stappen == ()


@pytest.mark.parametrize(("days", "first"), [((3, 1, 2), 1), ((1, -2), -2), ((0.5,), 0.5)])
def test_the_first_term_says_who_and_until_when(
    regio: Regio, casus: Casus, days: tuple[float, ...], first: float
) -> None:
    for number in days:
        term(regio, casus, number)
    found = seen(regio, casus)
    assert found.termijn is not None
    assert found.termijn.due_at == regio.at + timedelta(days=first)
    assert found.naam == regio.accounts["triagist"].naam


def test_the_turn_follows_the_term_and_not_the_name_on_the_case(regio: Regio, casus: Casus) -> None:
    term(regio, casus, 1, who="lead")
    term(regio, casus, 2)
    assert seen(regio, casus).naam == regio.accounts["lead"].naam


@pytest.mark.parametrize(("hours", "first"), [(-1, "triagist2"), (3, "lead")])
def test_a_check_on_danger_that_is_late_says_whose_turn_it_is(
    regio: Regio, casus: Casus, hours: int, first: str
) -> None:
    """Also when another term ended long before; the list of terms on the page has the same order."""
    term(regio, casus, -5, who="lead")
    subject = Subject("melding", 7, regio.organisations["vt"].pk, regio.accounts["triagist2"].pk, casus.pk)
    start_until("acute_check", subject, regio.at - timedelta(days=9), regio.at + timedelta(hours=hours))
    found = seen(regio, casus)
    assert found.naam == regio.accounts[first].naam
    dossier = queries.casus(regio["triagist"], casus.pk, now=regio.at)
    assert next(row for row, _ in dossier.lopend) == dossier.lopend_samen[0][0] == found.termijn
    assert len(dossier.lopend) == 2


def test_a_term_that_is_met_no_longer_says_whose_turn_it_is(regio: Regio, casus: Casus) -> None:
    number = term(regio, casus, 1, who="lead")
    term(regio, casus, 2)
    finish([KEY], "los", number, regio.at)
    assert seen(regio, casus).naam == regio.accounts["triagist"].naam


def test_a_director_does_not_get_what_veilig_thuis_still_has_to_do(regio: Regio, casus: Casus) -> None:
    share(regio, casus)
    term(regio, casus, 1)
    term(regio, casus, 5, place="team", who="regisseur")
    found = seen(regio, casus, "regisseur")
    assert found.naam == regio.accounts["regisseur"].naam
    assert found.termijn is not None
    assert found.termijn.due_at == regio.at + timedelta(days=5)
    assert seen(regio, casus).naam == regio.accounts["triagist"].naam


def test_a_director_without_a_term_reads_who_carries_it(regio: Regio, casus: Casus) -> None:
    share(regio, casus)
    term(regio, casus, 1)
    found = seen(regio, casus, "regisseur")
    assert found.termijn is None
    assert found.naam == regio.accounts["triagist"].naam


STEPS = tuple(sockets.Step(f"stap {number}", f"/werk/stap/{number}") for number in range(4))


@pytest.mark.parametrize(
    ("panels", "expected"),
    [
        ([], []),
        ([()], []),
        ([STEPS[:1]], ["stap 0"]),
        ([STEPS[:1], STEPS[1:2]], ["stap 0", "stap 1"]),
        ([(), STEPS[2:3], STEPS[:1]], ["stap 2", "stap 0"]),
        ([STEPS], ["stap 0", "stap 1"]),
    ],
)
def test_what_the_courses_offer_in_the_order_of_the_page(
    regio: Regio, casus: Casus, panels: list[tuple[sockets.Step, ...]], expected: list[str]
) -> None:
    found = seen(regio, casus, "triagist", *panels)
    assert [step.label for step in found.stappen] == expected
    assert len(found.stappen) <= MOST


def test_a_closed_case_has_no_next_step(regio: Regio, casus: Casus) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=casus.pk).update(stand="afgesloten", afgesloten_op=regio.at, sluitreden="geen_vervolg")
    assert seen(regio, casus, "triagist", STEPS).stappen == ()


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every thing of the kind `los` has a page at the desk; the kind `verre` one behind a door of somebody else."""
    asked: list[str] = []

    def describe(viewer: object, kind: str, ids: list[int]) -> dict[int, tuple[str, str]]:
        asked.append(kind)
        door = {"los": "/werk/", "verre": "/beleid/", "stom": ""}[kind]
        return {number: (f"naar {number}", f"{door}{number}" if door else "") for number in ids}

    monkeypatch.setattr(sockets, "describe", describe)
    monkeypatch.setattr("eenplan.dossier.casus.volgende.lets_in", lambda viewer, url: url.startswith("/werk/"))
    return asked


def test_without_an_offer_the_places_where_the_terms_end(regio: Regio, casus: Casus, places: list[str]) -> None:
    for days in (1, 2, 3):
        term(regio, casus, days)
    assert [step.label for step in seen(regio, casus).stappen] == ["naar 1024", "naar 1048"]
    assert places == ["los"]  # one question per kind


def test_no_step_behind_a_door_that_stays_shut(regio: Regio, casus: Casus, places: list[str]) -> None:
    term(regio, casus, 1, what="verre")
    term(regio, casus, 2, what="stom")
    term(regio, casus, 3)
    assert [step.label for step in seen(regio, casus).stappen] == ["naar 1072"]


def test_an_offer_goes_before_the_places(regio: Regio, casus: Casus, places: list[str]) -> None:
    term(regio, casus, 1)
    assert [step.label for step in seen(regio, casus, "triagist", STEPS[:1]).stappen] == ["stap 0"]
    assert places == []


def test_the_terms_of_another_organisation_give_no_step(regio: Regio, casus: Casus, places: list[str]) -> None:
    term(regio, casus, 1, place="team", who="regisseur")
    term(regio, casus, 2)
    found = seen(regio, casus)
    assert found.naam == regio.accounts["regisseur"].naam
    assert found.stappen == ()
