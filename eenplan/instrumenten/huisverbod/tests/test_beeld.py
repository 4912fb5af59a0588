"""What the page says of a station and of a part of the RiHG, without a database."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Velden
from eenplan.instrumenten.huisverbod import rihg
from eenplan.instrumenten.huisverbod.beeld_delen import Deel, Halte
from eenplan.instrumenten.huisverbod.papier_delen import tekst
from eenplan.instrumenten.huisverbod.politie import Bewoner, PolitieBegin
from eenplan.instrumenten.huisverbod.stations import SOORT

OP = datetime(2026, 3, 20, tzinfo=UTC)


def halte(sleutel: str, stand: str, gedaan: bool = False, reden: str = "") -> Halte:
    row: Any = SimpleNamespace(sleutel=sleutel, gedaan_op=OP if gedaan else None, gemist_reden=reden)
    return Halte(1, row, SOORT[sleutel], stand)


HALTES = [
    # station, state, done, reason: words, whether it asks something, whether there is a page to mark it on
    ("hulp", "later", False, "", "later", True, True),
    ("hulp", "te_doen", False, "", "nu te doen", True, True),
    ("hulp", "gemist", False, "", "gemist, nog zonder reden", True, True),
    ("hulp", "gemist", False, "Wilde niet", "niet gedaan", False, False),
    ("hulp", "gedaan", True, "", "gedaan", False, False),
    ("hulp", "gedaan", True, "Was ziek", "gedaan, later dan de termijn", False, False),
    ("nazicht", "te_doen", False, "", "nu te doen", True, False),  # has its own page
    ("nazicht", "gemist", False, "", "gemist, nog zonder reden", True, False),
    ("verlengbesluit", "later", False, "", "later", True, False),  # the mayor decides
    ("verlengbesluit", "gemist", False, "", "gemist, nog zonder reden", True, True),  # only why it was not
    ("verlengbesluit", "gedaan", True, "", "gedaan", False, False),
    ("systeemgesprek", "te_doen", False, "", "nu te doen", True, True),
    ("adres", "gemist", False, "Spoorloos", "niet gedaan", False, False),
]


@pytest.mark.parametrize(("sleutel", "stand", "gedaan", "reden", "woord", "vraagt", "tekenen"), HALTES)
def test_a_station_in_words(
    sleutel: str, stand: str, gedaan: bool, reden: str, woord: str, vraagt: bool, tekenen: bool
) -> None:
    found = halte(sleutel, stand, gedaan, reden)
    assert (found.woord, found.vraagt, found.te_tekenen) == (woord, vraagt, tekenen)


def deel(**zwaarten: str) -> Deel:
    """The first part with these signals filled in, by number."""
    signals = rihg.instrument("voorbeeld-1").van_deel(1)
    rows: list[Any] = [
        (one, SimpleNamespace(zwaarte=zwaarten[f"z{one.nummer}"]) if f"z{one.nummer}" in zwaarten else None)
        for one in signals
    ]
    return Deel(1, "De mogelijke pleger", tuple(rows))


DELEN = [
    ({}, 0, []),
    ({"z1": "laag"}, 1, []),
    ({"z1": "onbekend", "z2": "onbekend"}, 2, []),  # "not known yet" is an answer
    ({"z1": "hoog"}, 1, [1]),
    ({"z1": "hoog", "z2": "middel", "z7": "hoog"}, 3, [1, 7]),
]


@pytest.mark.parametrize(("zwaarten", "ingevuld", "hoog"), DELEN)
def test_a_part_counts_answers_and_never_weights(zwaarten: dict[str, str], ingevuld: int, hoog: list[int]) -> None:
    found = deel(**zwaarten)
    assert (found.ingevuld, [signal.nummer for signal, _ in found.hoog]) == (ingevuld, hoog)


BLOKKEN: list[tuple[tuple[Blok, ...], str]] = [
    ((), ""),
    ((Kop("Kop"),), "Kop"),
    ((Alinea("Een."), Alinea("Twee.")), "Een.\nTwee."),
    ((Lijst(("een", "twee")),), "een\ntwee"),
    ((Velden((("Woord", "Waarde"), ("Leeg", ""))),), "Woord\nWaarde\nLeeg\n"),
    ((Kop("K"), Lijst(("l",)), Velden((("a", "b"),)), Alinea("z")), "K\nl\na\nb\nz"),
]


@pytest.mark.parametrize(("blokken", "woorden"), BLOKKEN)
def test_every_word_of_a_paper_is_searched_before_it_leaves(blokken: tuple[Blok, ...], woorden: str) -> None:
    """A kind of block that this did not read would be a hole in the sieve (misuse 1)."""
    assert tekst(blokken) == woorden


def test_who_begins_without_knowing_more_leaves_it_empty() -> None:
    from uuid import uuid4

    given = PolitieBegin(uuid4(), "Ruzie", Bewoner("Peter"), "Proefstraat 12")
    assert (given.bewoners, given.kindermishandeling, given.pleger.geboren, given.pleger.kind) == ((), False, "", False)
