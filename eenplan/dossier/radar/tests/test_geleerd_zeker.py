"""Whatever is learned, and however rare a name: a twin, a namesake or a son named after his father is never certain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenplan.dossier.radar.banden import Band, band
from eenplan.dossier.radar.gewichten import Gewichten, Schaal
from eenplan.dossier.radar.gezin import weeg
from eenplan.dossier.radar.leren import LEAST, Niveaus, leer
from eenplan.dossier.radar.naast import kans
from eenplan.dossier.radar.tests.mensen import HUIS, wie
from eenplan.dossier.radar.tests.test_opslag import gewichten
from eenplan.dossier.radar.vergelijk import Veld, vergelijk

GEEN_DEZELFDE = {
    "a twin": (wie("Bram Toets", "2018-01-09", HUIS), wie("Teun Toets", "2018-01-09", HUIS)),
    "a twin of another sex": (
        wie("Alex Toets", "2018-01-09", HUIS, geslacht="m"), wie("Alexandra Toets", "2018-01-09", HUIS, geslacht="v"),
    ),
    "a namesake": (wie("Sanne Toets", "1990-05-02", HUIS), wie("Sanne Toets", "1957-11-30", "Kade 9, 9999 ZZ Ver")),
    "a son of one name": (wie("Jan Toets", "1960-05-02", HUIS), wie("Jan Toets", "1988-07-30", HUIS)),
    "another number": (wie("Jan Toets", "1960-05-02", HUIS, bsn="1"), wie("Jan Toets", "1960-05-02", HUIS, bsn="2")),
    "no birth date": (wie("Jan Toets", "", HUIS), wie("Jan Toets", "", HUIS)),
}  # fmt: skip
NIVEAU: st.SearchStrategy[Niveaus] = st.tuples(*(st.integers(0, size) for size in (5, 5, 7, 5, 2, 3)))
PAREN = st.dictionaries(NIVEAU, st.integers(1, 4 * LEAST), min_size=1, max_size=12).filter(
    lambda found: sum(found.values()) >= LEAST
)


@pytest.mark.parametrize("naam", GEEN_DEZELFDE)
@settings(max_examples=25, deadline=None)
@given(learned=gewichten(), persons=st.integers(2, 10_000_000))
def test_with_any_weights(naam: str, learned: Gewichten, persons: int) -> None:
    een, ander = GEEN_DEZELFDE[naam]
    scale = Schaal.van(learned, persons)
    pair = vergelijk(een, ander)
    assert band(kans(pair, scale), pair) is not Band.ZEKER
    for found in weeg([een], [ander], scale, persons // 3).paren:
        assert band(1.0, found.vergelijking) is not Band.ZEKER


@settings(max_examples=25, deadline=None)
@given(PAREN, PAREN)
def test_learned_from_any_pairs(shared: dict[Niveaus, int], chance: dict[Niveaus, int]) -> None:
    scale = Schaal.van(leer(shared, chance, versie="toets"), 10_000)
    for een, ander in GEEN_DEZELFDE.values():
        pair = vergelijk(een, ander)
        assert band(kans(pair, scale), pair) is not Band.ZEKER
        assert pair.niveaus[Veld.BSN] != 1
