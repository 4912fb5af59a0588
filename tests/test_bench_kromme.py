"""The drawing of precision against recall."""

from xml.etree import ElementTree as ET

import pytest

from tests.bench.radar.kromme import INK, STROKES, punten, svg
from tests.bench.radar.maten import Uitkomst
from tests.bench.radar.verslag import MANIEREN


def rij(kans: float, *, goed: bool, bekend: bool = True) -> Uitkomst:
    return Uitkomst("v", 0, "", bekend, 1, kans, goed)


def test_the_points_are_those_of_each_threshold() -> None:
    rows = [rij(0.5, goed=False), rij(0.9, goed=True), rij(0.7, goed=True), rij(0.0, goed=False)]
    assert punten(rows)[:3] == [(0.25, 1.0), (0.5, 1.0), (0.5, pytest.approx(2 / 3))]


def test_of_nobody_there_is_no_line() -> None:
    assert punten([]) == []
    assert '<polyline points=""' in svg({"onze-alleen": []}, MANIEREN, "leeg")


def test_many_points_are_thinned_and_the_last_stays() -> None:
    rows = [rij(1 - nr / 10_000, goed=nr % 100 != 0) for nr in range(5_000)]
    found = punten(rows)
    assert len(found) < 400
    assert found[-1] == (0.99, 0.99)


def test_every_way_has_its_own_ink_and_strokes_and_the_drawing_is_whole() -> None:
    assert set(INK) == set(STROKES) == set(MANIEREN)
    assert len(set(INK.values())) == len(set(STROKES.values())) == len(MANIEREN)
    rows = [rij(1 - nr / 100, goed=nr < 95) for nr in range(100)]
    root = ET.fromstring(svg(dict.fromkeys(MANIEREN, rows), MANIEREN, "Precisie en recall"))
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title").text == "Precisie en recall"
    for line in root.iter(f"{space}polyline"):
        assert line.get("points")
        for point in line.get("points").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= 640
            assert 0 <= y <= 400
