"""Small numbers stay hidden: below ten, rounded to five, and no hidden cell to be found by subtraction. Pure Python.

access.md, misuse 25; threshold as CBS shows it (domain 7: smallest seen 10, multiples of 5).
"""

from collections.abc import Iterable, Sequence

GRENS = 10
STAP = 5
KLEIN = "<10"
AFGESCHERMD = "."

Plek = tuple[int, int]


def is_klein(n: int) -> bool:
    """Whether a count is too small to show; none at all is hidden too, for it says something of everyone."""
    return n < GRENS


def rond(n: int) -> int:
    """The nearest multiple of five; halfway goes up."""
    return (2 * n + STAP) // (2 * STAP) * STAP


def toon_rond(n: int) -> str:
    """A rounded count, or that it is small."""
    return KLEIN if is_klein(n) else str(rond(n))


def met_totalen(rijen: Sequence[Sequence[int]]) -> list[list[int]]:
    """The table with a total at the end of each row, and a last row of totals."""
    wide = [[*row, sum(row)] for row in rijen]
    return [*wide, [sum(column) for column in zip(*wide, strict=True)]]


def verberg(tabel: Sequence[Sequence[int]]) -> set[Plek]:
    """Places that may not be shown: small ones, and in a row or column with one of them the next smallest too."""
    hidden = {(y, x) for y, row in enumerate(tabel) for x, n in enumerate(row) if is_klein(n)}
    while more := {place for line in _lijnen(tabel) for place in _tweede(tabel, line, hidden)}:
        hidden |= more
    return hidden


def _lijnen(tabel: Sequence[Sequence[int]]) -> Iterable[list[Plek]]:
    """The places of every row and of every column."""
    width = len(tabel[0]) if tabel else 0
    yield from ([(y, x) for x in range(width)] for y in range(len(tabel)))
    yield from ([(y, x) for y in range(len(tabel))] for x in range(width))


def _tweede(tabel: Sequence[Sequence[int]], line: list[Plek], hidden: set[Plek]) -> list[Plek]:
    """The place to hide beside a single hidden one; none when there is no single one, or nothing left to hide."""
    if sum(place in hidden for place in line) != 1:
        return []
    shown = [place for place in line if place not in hidden]
    return [min(shown, key=lambda place: (tabel[place[0]][place[1]], place))] if shown else []


def onderdruk(rijen: Sequence[Sequence[int]]) -> list[list[str]]:
    """The table with totals as it may be shown: rounded, small ones as "<10", the ones beside them as "."."""
    tabel = met_totalen(rijen)
    hidden = verberg(tabel)
    return [
        [toon_rond(n) if is_klein(n) or (y, x) not in hidden else AFGESCHERMD for x, n in enumerate(row)]
        for y, row in enumerate(tabel)
    ]
