"""Small numbers stay hidden, and none can be found by subtraction."""

import random

import pytest

from eenplan.sturing.beleidsmonitor.onderdrukking import (
    AFGESCHERMD,
    is_klein,
    met_totalen,
    onderdruk,
    rond,
    toon_rond,
    verberg,
)


@pytest.mark.parametrize(("n", "rounded"), [
    (0, "<10"), (1, "<10"), (9, "<10"), (10, "10"), (11, "10"), (12, "10"), (13, "15"), (17, "15"), (18, "20"),
    (22, "20"), (23, "25"), (1203, "1205"),
])  # fmt: skip
def test_show(n: int, rounded: str) -> None:
    assert toon_rond(n) == rounded


@pytest.mark.parametrize("n", range(200))
def test_rounding_is_to_the_nearest_five(n: int) -> None:
    assert rond(n) % 5 == 0
    assert abs(rond(n) - n) <= 2


def test_totals() -> None:
    assert met_totalen([[1, 2], [30, 40]]) == [[1, 2, 3], [30, 40, 70], [31, 42, 73]]


TABLES = [
    # nothing small: all shown, rounded, with totals
    ([[20, 30], [40, 50]], [["20", "30", "50"], ["40", "50", "90"], ["60", "80", "140"]]),
    # one small cell: the next smallest of its row goes too, and so in both their columns
    ([[4, 30, 40], [25, 35, 45]], [
        ["<10", ".", "40", "75"],
        [".", ".", "45", "105"],
        ["30", "65", "85", "180"],
    ]),
    # two small cells in one row: the row is safe, the columns are not
    ([[4, 5, 40], [25, 35, 45]], [
        ["<10", "<10", "40", "50"],
        [".", ".", "45", "105"],
        ["30", "40", "85", "155"],
    ]),
    # a whole small row with its total
    ([[1, 2], [30, 40], [50, 60]], [
        ["<10", "<10", "<10"],
        [".", ".", "."],
        ["50", "60", "110"],
        ["80", "100", "185"],
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("counts", "shown"), TABLES)
def test_tables(counts: list[list[int]], shown: list[list[str]]) -> None:
    assert onderdruk(counts) == shown


def test_one_municipality_alone_hides_its_double_in_the_total() -> None:
    """With one row the total row says the same again."""
    shown = onderdruk([[4, 30, 40]])
    assert shown[0][0] == shown[1][0] == "<10"
    assert shown[0][1] == shown[1][1] == AFGESCHERMD


@pytest.mark.parametrize("seed", range(60))
def test_no_line_has_a_single_hidden_cell(seed: int) -> None:
    """The difference attack: total minus what is shown gives a cell only when it is the only one hidden."""
    lot = random.Random(seed)
    width, height, top = lot.randint(1, 6), lot.randint(1, 8), lot.choice((12, 30, 100))
    table = met_totalen([[lot.randrange(top) for _ in range(width)] for _ in range(height)])
    hidden = verberg(table)
    lines = [[(y, x) for x in range(width + 1)] for y in range(height + 1)]
    lines += [[(y, x) for y in range(height + 1)] for x in range(width + 1)]
    for line in lines:
        assert sum(place in hidden for place in line) != 1
    assert {(y, x) for y, row in enumerate(table) for x, n in enumerate(row) if is_klein(n)} <= hidden


@pytest.mark.parametrize("seed", range(30))
def test_misbruik_25_belofte_11_what_is_shown_is_never_small_nor_exact(seed: int) -> None:
    lot = random.Random(seed)
    counts = [[lot.randrange(40) for _ in range(4)] for _ in range(5)]
    for row in onderdruk(counts):
        for cell in row:
            assert cell in {"<10", AFGESCHERMD} or (int(cell) >= 10 and int(cell) % 5 == 0)


def test_nothing_is_hidden_without_need() -> None:
    assert verberg(met_totalen([[10, 10], [10, 10]])) == set()
    assert verberg([]) == set()
