"""Who stays, when two numbers are two people, who reads both shields, which duty ends."""

from datetime import UTC, datetime, timedelta

import pytest

from eenplan.dossier.dubbelen.rules import Kant, eerst_af, samen_lezen, twee_nummers, volgorde

NU = datetime(2026, 3, 20, tzinfo=UTC)
A, B = "nummer-a", "nummer-b"


@pytest.mark.parametrize(
    ("een", "ander", "blijft"),
    [
        (Kant(1, "", False), Kant(2, "", False), 1),
        (Kant(2, "", False), Kant(1, "", False), 1),
        (Kant(1, "", True), Kant(2, "", False), 2),
        (Kant(1, "", False), Kant(2, A, False), 2),
        (Kant(1, "", False), Kant(2, A, True), 2),
        (Kant(1, A, True), Kant(2, A, False), 2),
        (Kant(3, A, False), Kant(2, A, False), 2),
    ],
)
def test_who_is_surest_stays(een: Kant, ander: Kant, blijft: int) -> None:
    assert volgorde(een, ander)[0] == blijft
    assert set(volgorde(een, ander)) == {een.pk, ander.pk}
    assert volgorde(een, ander) == volgorde(ander, een)


@pytest.mark.parametrize(
    ("een", "ander", "twee"), [("", "", False), (A, "", False), ("", A, False), (A, A, False), (A, B, True)]
)
def test_two_numbers_are_two_people(een: str, ander: str, twee: bool) -> None:
    assert twee_nummers(Kant(1, een, False), Kant(2, ander, True)) is twee


@pytest.mark.parametrize(
    ("lezers", "samen"),
    [
        ({}, set()),
        ({1: [5, 6]}, {5, 6}),
        ({1: [5, 6], 2: [6, 7]}, {6}),
        ({1: [5], 2: [6]}, set()),
        ({1: [5, 6], 2: []}, set()),
        ({1: [5, 6, 7], 2: [6, 7], 3: [7]}, {7}),
    ],
)
def test_who_reads_all(lezers: dict[int, list[int]], samen: set[int]) -> None:
    assert samen_lezen(lezers) == samen


@pytest.mark.parametrize(
    ("rijen", "af"),
    [
        ([], []),
        ([(1, "informeren", 3)], []),
        ([(1, "informeren", 3), (2, "informeren", 2)], [1]),
        ([(1, "informeren", 3), (2, "informeren", 3)], [2]),
        ([(1, "informeren", 3), (2, "anders", 2)], []),
        ([(1, "x", 3), (2, "x", 2), (3, "x", 1), (4, "y", 9)], [2, 1]),
    ],
)
def test_of_a_kind_only_the_soonest_runs_on(rijen: list[tuple[int, str, int]], af: list[int]) -> None:
    assert eerst_af((pk, kind, NU + timedelta(days=days)) for pk, kind, days in rijen) == af
