"""In which band a proposal falls, and its reasons in Dutch."""

from itertools import product

import pytest

from eenplan.dossier.radar.banden import (
    MOGELIJK,
    ONBEKEND,
    WAARSCHIJNLIJK,
    WOORDEN,
    ZEKER,
    Band,
    band,
    mag_zeker,
    naamgenoot,
    redenen,
)
from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten, Schaal
from eenplan.dossier.radar.tests.mensen import HUIS, wie
from eenplan.dossier.radar.vergelijk import B, G, Profiel, S, V, Veld, Vergelijking, vergelijk

SCHAAL = Schaal.van(Gewichten(), 100_000)
BRAM = wie("Bram de Toets", "2018-01-09", HUIS, geslacht="m")
ZELFDE = vergelijk(BRAM, BRAM)


@pytest.mark.parametrize(
    ("kans", "verwacht"),
    [(1.0, Band.ZEKER), (ZEKER, Band.ZEKER), (0.98, Band.WAARSCHIJNLIJK), (WAARSCHIJNLIJK, Band.WAARSCHIJNLIJK),
     (0.79, Band.MOGELIJK), (MOGELIJK, Band.MOGELIJK), (0.09, None), (0.0, None)],
)  # fmt: skip
def test_the_thresholds(kans: float, verwacht: Band | None) -> None:
    assert band(kans, ZELFDE) is verwacht


@pytest.mark.parametrize(
    "ander",
    [
        wie("Fleur de Toets", "2018-01-09", HUIS, geslacht="v"), wie("Daan de Toets", "2018-01-09", HUIS, geslacht="m"),
        wie("Brams de Toets", "2018-01-09", HUIS, geslacht="m"),
        wie("Brammetje de Toets", "2018-01-09", HUIS, geslacht="v"),
        wie("B. de Toets", "2018-01-09", HUIS, geslacht="m"), wie("mevrouw de Toets", "2018-01-09", HUIS),
        wie("Bram de Toets", "1988-07-30", HUIS, geslacht="m"), wie("Bram de Toets", "", HUIS, geslacht="m"),
        wie("Bram de Toets", "2018", HUIS, geslacht="m"), wie("Bram de Toets", "2018-01-19", HUIS, geslacht="m"),
        wie("Bram de Toets", "1955-11-12", "Kade 9, 9999 ZZ Ver"), wie("Bram Bakker", "2018-01-09", HUIS, geslacht="m"),
        wie("Bram", "2018-01-09", HUIS, geslacht="m"),
    ],
    ids=["twin sister", "twin brother", "twin of nearly one name", "twin with a longer form", "initial",
         "no first name", "father", "no birth date", "year only", "a digit", "namesake", "other surname", "no surname"],
)  # fmt: skip
def test_who_may_be_another_is_never_certain(ander: Profiel) -> None:
    """However high the chance."""
    pair = vergelijk(BRAM, ander)
    assert not mag_zeker(pair)
    assert band(1.0, pair) is (Band.MOGELIJK if naamgenoot(pair) else Band.WAARSCHIJNLIJK)


@pytest.mark.parametrize(
    ("ander", "alleen"),
    [
        (wie("Bram de Toets", "1988-07-30", HUIS), True), (wie("Bram de Toets", "2018", "Kade 9, 9999 ZZ Ver"), True),
        (wie("Bram de Toets", "2018-01-19", "Kade 9, 9999 ZZ Ver"), True),
        (wie("Bram de Toets", "2018-01-19", HUIS), False), (wie("Bram de Toets", "2018", HUIS), False),
        (wie("Bram de Toets", "2018", ""), False), (BRAM, False),
    ],
)  # fmt: skip
def test_nothing_but_the_name_is_only_possible(ander: Profiel, alleen: bool) -> None:
    """A namesake of another age, or of about the same age somewhere else."""
    pair = vergelijk(BRAM, ander)
    assert naamgenoot(pair) is alleen
    assert (band(1.0, pair) is Band.MOGELIJK) is alleen


@pytest.mark.parametrize(
    "ander",
    [
        BRAM, wie("Bram Toets", "2018-09-01"), wie("Abraham de Toets", "2018-01-09"), wie("Bram Toest", "2018-01-09"),
        wie("Bram Toets-Bakker", "2018-01-09", "Kade 9, 9999 ZZ Ver"),
    ],
)  # fmt: skip
def test_what_may_be_certain(ander: Profiel) -> None:
    known = BRAM if "abraham" not in ander.voornamen else wie("Brahim de Toets", "2018-01-09")
    assert band(1.0, vergelijk(known, ander)) is Band.ZEKER


def test_bsn_decides() -> None:
    """Another number is never certain, whatever agrees; the same number may be, whatever does not."""
    for levels in product(*(range(len(STANDAARD[veld][0]) + 1) for veld in Veld if veld is not Veld.BSN)):
        assert not mag_zeker(Vergelijking((*levels, B.ANDERS)))  # type: ignore[arg-type]  # six of them
        assert mag_zeker(Vergelijking((*levels, B.GELIJK)))  # type: ignore[arg-type]  # six of them
        first, _, born, _, sex = levels
        unsure = {mag_zeker(Vergelijking((*levels, no))) for no in (0, B.BIJNA)}  # type: ignore[arg-type]  # six of them
        assert len(unsure) == 1  # a digit off says nothing
        if unsure == {True}:
            assert first in (V.GELIJK, V.ROEPNAAM)
            assert born in (G.GELIJK, G.OMGEWISSELD)
            assert sex != S.ANDERS


def test_every_level_has_its_words() -> None:
    for veld in Veld:
        assert len(WOORDEN[veld]) == len(STANDAARD[veld][0]) == len(set(WOORDEN[veld]))
    assert set(ONBEKEND) == set(Veld)


def test_reasons_come_heaviest_first() -> None:
    found = redenen(vergelijk(wie("Bram Toets", "2018-01-09", HUIS, geslacht="m", bsn="1"),
                              wie("Bram Toets", "2018-01-09", HUIS, geslacht="m", bsn="1")), SCHAAL)  # fmt: skip
    assert found.voor == (
        "zelfde burgerservicenummer", "zelfde huis", "zelfde geboortedatum", "zelfde achternaam", "zelfde voornaam",
        "zelfde geslacht",
    )  # fmt: skip
    assert found.tegen == found.onbekend == ()


def test_what_speaks_against_comes_heaviest_first_too() -> None:
    pair = vergelijk(wie("Bram Toets", "2018-01-09", HUIS, geslacht="m", bsn="1"),
                     wie("Fleur Bakker", "1971-11-20", "Kade 9, 9999 ZZ Ver", geslacht="v", bsn="2"))  # fmt: skip
    found = redenen(pair, SCHAAL)
    assert found.voor == ()
    weights = {WOORDEN[veld][-1]: SCHAAL.zelf[veld][-1] - SCHAAL.vreemd[veld][-1] for veld in Veld}
    assert list(found.tegen) == sorted(weights, key=weights.__getitem__)
    assert set(found.tegen) == {
        "andere voornaam", "andere achternaam", "andere geboortedatum", "ander adres", "ander geslacht",
        "ander burgerservicenummer",
    }  # fmt: skip


def test_what_nobody_knows_is_said() -> None:
    found = redenen(vergelijk(BRAM, wie("Fleur de Toets")), SCHAAL)
    assert found.voor == ("zelfde achternaam",)
    assert found.tegen == ("andere voornaam",)
    assert found.onbekend == ("geboortedatum", "adres", "geslacht", "burgerservicenummer")
