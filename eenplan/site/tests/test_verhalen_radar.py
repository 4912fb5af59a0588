"""How high and how sure the radar proposed the truth: each kind of hit and miss, and the table."""

from typing import Any

import pytest

from eenplan.dossier.radar.banden import Band
from eenplan.site.verhalen_radar import BEKEND, DUBBEL, GEZIN, NIET, NIEUW, Gezien, Plaats, als_rijen, plaatsen, tabel

PERSONEN = {"moeder": 1, "vader": 2, "ander": 9}
MELDINGEN = {"m1": 11, "m2": 12, "lokker": 19}
EIGEN, VREEMD = frozenset({11, 12}), frozenset({19})
Z, W, M = Band.ZEKER, Band.WAARSCHIJNLIJK, Band.MOGELIJK


def melding(*wie: str | None, **verwacht: Any) -> dict[str, Any]:
    return {"id": "m3", "genoemde_personen": [{"is_persoon": name} for name in wie], "verwacht": verwacht}


def voorstel(band: Band, meldingen: frozenset[int], *paren: tuple[int, int, Band | None]) -> Gezien:
    return Gezien(band, meldingen, paren)


def uitslag(
    given: dict[str, Any], genoemd: list[int | None], *seen: Gezien
) -> list[tuple[str, int, Band | None, bool]]:
    rows = plaatsen(given, seen, genoemd, PERSONEN, MELDINGEN)
    return [(row.soort, row.rang, row.band, row.raak) for row in rows]


@pytest.mark.parametrize(
    ("wie", "seen", "wanted"),
    [
        ("moeder", [voorstel(W, EIGEN, (101, 1, W))], (BEKEND, 1, W, True)),
        ("moeder", [voorstel(M, EIGEN, (101, 1, None))], (BEKEND, 1, None, True)),
        ("moeder", [voorstel(W, EIGEN, (101, 9, W)), voorstel(M, EIGEN, (101, 1, M))], (BEKEND, 2, M, False)),
        ("moeder", [voorstel(W, EIGEN, (101, 2, W))], (BEKEND, 0, None, False)),
        ("moeder", [voorstel(W, EIGEN, (102, 1, W))], (BEKEND, 0, None, False)),
        ("moeder", [], (BEKEND, 0, None, False)),
        ("baby", [], (NIEUW, 0, None, True)),
        ("baby", [voorstel(M, EIGEN, (101, 1, M))], (NIEUW, 1, M, True)),
        ("baby", [voorstel(M, EIGEN, (101, 1, M)), voorstel(W, EIGEN, (101, 2, W))], (NIEUW, 1, W, False)),
    ],
)  # fmt: skip
def test_a_person(wie: str, seen: list[Gezien], wanted: tuple[str, int, Band | None, bool]) -> None:
    assert uitslag(melding(wie), [101], *seen) == [wanted]


def test_who_became_no_person_or_is_nobody_of_the_story_is_not_asked_for() -> None:
    assert uitslag(melding("moeder", None, "vader"), [None, 102, 103], voorstel(W, EIGEN, (103, 2, Z))) == [
        (BEKEND, 1, Z, True)
    ]


@pytest.mark.parametrize(
    ("seen", "rang", "band", "raak"),
    [
        ([voorstel(Z, EIGEN)], 1, Z, True), ([voorstel(W, VREEMD), voorstel(M, EIGEN)], 2, M, False),
        ([voorstel(W, VREEMD)], 0, None, False),
    ],
)  # fmt: skip
def test_a_household_and_a_double(seen: list[Gezien], rang: int, band: Band | None, raak: bool) -> None:
    given = melding(zelfde_gezin_als=["m1", "m2"], dubbel_van="m2")
    assert uitslag(given, [], *seen) == [(GEZIN, rang, band, raak), (DUBBEL, rang, band, raak)]


@pytest.mark.parametrize(("band", "raak"), [(Z, False), (W, False), (M, True), (None, True)])
def test_who_lures_may_be_there_but_not_strongly(band: Band | None, raak: bool) -> None:
    seen = [voorstel(band, VREEMD)] if band else []
    assert uitslag(melding(niet_koppelen_aan=["lokker"]), [], *seen) == [(NIET, int(bool(band)), band, raak)]


def test_what_came_later_could_not_be_proposed() -> None:
    given = melding(zelfde_gezin_als=["later"], dubbel_van="later", niet_koppelen_aan=["later"])
    assert uitslag(given, []) == uitslag(melding(zelfde_gezin_als=None, dubbel_van=None), []) == []


ROWS = [
    Plaats("m1", BEKEND, "moeder", 1, Z), Plaats("m1", BEKEND, "vader", 2, M), Plaats("m2", GEZIN, "", 0, None),
    Plaats("m2", NIET, "lokker", 3, Z),
]  # fmt: skip


def test_the_table_counts_bands_and_names_each_miss() -> None:
    lines = tabel(ROWS).splitlines()
    assert lines[1].split() == [*BEKEND.split(), "1", "1", "1", "0", "1", "0"]
    assert lines[3].split() == [GEZIN, "0", "1", "0", "0", "0", "1"]
    assert lines[7:] == [
        "m1  persoon bekend vader: plaats 2, mogelijk", "m2  zelfde_gezin_als: plaats geen, geen band",
        "m2  niet_koppelen_aan lokker: plaats 3, zeker",
    ]  # fmt: skip
    assert len(tabel(ROWS[:1]).splitlines()) == 6


def test_the_rows_for_a_file() -> None:
    assert als_rijen(ROWS[:1]) == [
        {"melding": "m1", "soort": BEKEND, "wie": "moeder", "rang": 1, "band": "zeker", "raak": True}
    ]
