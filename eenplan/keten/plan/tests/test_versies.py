"""Two versions of a plan side by side: nothing gets lost between them, whatever changed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenplan.keten.plan.versies import NAMEN, Gewijzigd, Versie, Zin, gold, nummer, stam_van, vergelijk
from tests.decor import NOW

ZIN = Zin(1, "veiligheid", "Peter belt eerst", "Peter", "wijkagent", "Sanne belt 112")
WORDS = st.sampled_from(["", "a", "b"])
ZINNEN = st.lists(
    st.builds(Zin, st.integers(1, 6), WORDS, WORDS, WORDS, WORDS, WORDS), max_size=6, unique_by=lambda item: item.stam
)


@settings(max_examples=150, deadline=None)
@given(oud=ZINNEN, nieuw=ZINNEN)
def test_each_agreement_stands_on_one_side_exactly_once(oud: list[Zin], nieuw: list[Zin]) -> None:
    found = vergelijk(oud, nieuw)
    after = [*found.toegevoegd, *found.gelijk, *(item.nieuw for item in found.gewijzigd)]
    before = [*found.vervallen, *found.gelijk, *(item.oud for item in found.gewijzigd)]
    assert sorted(after, key=lambda item: item.stam) == sorted(nieuw, key=lambda item: item.stam)
    assert sorted(before, key=lambda item: item.stam) == sorted(oud, key=lambda item: item.stam)
    assert all(item.oud.stam == item.nieuw.stam and item.delen for item in found.gewijzigd)


@settings(max_examples=50, deadline=None)
@given(same=ZINNEN)
def test_a_version_does_not_differ_from_itself(same: list[Zin]) -> None:
    found = vergelijk(same, list(reversed(same)))
    assert (found.toegevoegd, found.gewijzigd, found.vervallen) == ((), (), ())
    assert set(found.gelijk) == set(same)


@settings(max_examples=50, deadline=None)
@given(oud=ZINNEN, nieuw=ZINNEN)
def test_looked_at_from_the_other_side_it_is_the_mirror(oud: list[Zin], nieuw: list[Zin]) -> None:
    there, back = vergelijk(oud, nieuw), vergelijk(nieuw, oud)
    assert set(there.toegevoegd) == set(back.vervallen)
    assert set(there.vervallen) == set(back.toegevoegd)
    assert {(item.oud, item.nieuw) for item in there.gewijzigd} == {(item.nieuw, item.oud) for item in back.gewijzigd}


@pytest.mark.parametrize("veld", NAMEN)
def test_every_part_of_an_agreement_is_compared(veld: str) -> None:
    changed = replace(ZIN, **{veld: "iets anders"})
    assert Gewijzigd(ZIN, changed).delen == ((NAMEN[veld], getattr(ZIN, veld), "iets anders"),)
    assert vergelijk([ZIN], [changed]).gewijzigd == (Gewijzigd(ZIN, changed),)


def test_only_the_key_has_no_name_on_the_page() -> None:
    assert set(Zin.__dataclass_fields__) - set(NAMEN) == {"stam"}


@pytest.mark.parametrize(
    ("oud", "nieuw", "counts"),
    [
        ([], [], (0, 0, 0, 0)),
        ([], [ZIN], (1, 0, 0, 0)),
        ([ZIN], [], (0, 0, 1, 0)),
        ([ZIN], [ZIN], (0, 0, 0, 1)),
        ([ZIN], [replace(ZIN, door="oma")], (0, 1, 0, 0)),
        ([ZIN], [replace(ZIN, stam=2)], (1, 0, 1, 0)),
    ],
)
def test_counts(oud: list[Zin], nieuw: list[Zin], counts: tuple[int, ...]) -> None:
    found = vergelijk(oud, nieuw)
    assert tuple(map(len, (found.toegevoegd, found.gewijzigd, found.vervallen, found.gelijk))) == counts


HOUR = timedelta(hours=1)
PERIODS: list[tuple[datetime | None, datetime | None, bool]] = [
    (None, None, False),
    (None, NOW + HOUR, False),
    (NOW, None, True),
    (NOW - HOUR, None, True),
    (NOW + HOUR, None, False),
    (NOW - HOUR, NOW + HOUR, True),
    (NOW - HOUR, NOW, False),
    (NOW, NOW, False),
    (NOW - 2 * HOUR, NOW - HOUR, False),
]


@pytest.mark.parametrize(("sinds", "tot", "holds"), PERIODS)
def test_what_held_at_a_moment(sinds: datetime | None, tot: datetime | None, holds: bool) -> None:
    """From the moment itself, up to but not with the end; what was never settled never held."""
    assert gold(sinds, tot, NOW) is holds


def test_the_newest_version_has_the_highest_number() -> None:
    made = [Versie(number, NOW, "herstel", ()) for number in (2, 3, 1)]
    assert nummer(made) == 3
    assert nummer([]) == 0


@settings(max_examples=100, deadline=None)
@given(ouders=st.dictionaries(st.integers(1, 8), st.one_of(st.none(), st.integers(1, 8)), max_size=8))
def test_a_descent_always_ends_even_in_a_circle(ouders: dict[int, int | None]) -> None:
    for pk in range(1, 9):
        first = stam_van(pk, ouders)
        line, here = [pk], pk
        while (here := ouders.get(here) or 0) and here not in line:
            line.append(here)
        assert first in line
