"""Weights learned without labels: known shares come back from a mixture that was made with them."""

from collections import Counter
from random import Random

import pytest

from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten
from eenplan.dossier.radar.leren import CLASSES, LEAST, NAAMGENOOT, VAST, ZELDZAAM, Niveaus, leer
from eenplan.dossier.radar.vergelijk import Veld

# Shares that are not the standard ones: a region that spells badly and moves much.
ZELFDE = {
    Veld.VOORNAAM: (0.5, 0.2, 0.2, 0.05, 0.05), Veld.ACHTERNAAM: (0.5, 0.15, 0.25, 0.04, 0.06),
    Veld.GEBOREN: (0.6, 0.1, 0.15, 0.08, 0.02, 0.02, 0.03), Veld.ADRES: (0.5, 0.05, 0.1, 0.1, 0.25),
    Veld.GESLACHT: (0.95, 0.05), Veld.BSN: (0.85, 0.05, 0.1),
}  # fmt: skip
SOORTEN = [ZELFDE, {veld: STANDAARD[veld][1] for veld in Veld}, {veld: STANDAARD[veld][2] for veld in Veld}]


def paren(rng: Random, soort: int, aantal: int) -> Counter[Niveaus]:
    """So many pairs of one class; in one of twenty a field is unknown."""
    found: Counter[Niveaus] = Counter()
    for _ in range(aantal):
        levels = [
            0 if rng.random() < 0.05 else rng.choices(range(1, len(SOORTEN[soort][veld]) + 1), SOORTEN[soort][veld])[0]
            for veld in Veld
        ]
        found[tuple(levels)] += 1  # type: ignore[index]  # six of them
    return found


@pytest.fixture(scope="module")
def geleerd() -> Gewichten:
    rng = Random(4)
    shared = paren(rng, 0, 4_000) + paren(rng, 1, 4_000) + paren(rng, 2, 4_000)
    return leer(shared, paren(rng, 2, 6_000), versie="toets")


@pytest.mark.parametrize("veld", [Veld.VOORNAAM, Veld.ACHTERNAAM, Veld.GEBOREN, Veld.ADRES, Veld.GESLACHT])
def test_the_shares_of_the_same_person_come_back(geleerd: Gewichten, veld: Veld) -> None:
    """Nearer to what they are than what was thought before, and near."""
    learned, true, before = geleerd.delen[veld][0], ZELFDE[veld], STANDAARD[veld][0]
    assert learned == pytest.approx(true, abs=0.06)
    assert sum(abs(a - b) for a, b in zip(learned, true, strict=True)) < sum(
        abs(a - b) for a, b in zip(before, true, strict=True)
    )


@pytest.mark.parametrize("veld", list(Veld))
def test_every_class_stays_a_share_of_one(geleerd: Gewichten, veld: Veld) -> None:
    for kind in range(CLASSES):
        assert sum(geleerd.delen[veld][kind]) == pytest.approx(1, abs=0.001)
        assert min(geleerd.delen[veld][kind]) > 0


def test_strangers_are_counted_from_random_pairs(geleerd: Gewichten) -> None:
    for veld in (Veld.VOORNAAM, Veld.ADRES, Veld.GESLACHT):
        assert geleerd.delen[veld][2] == pytest.approx(STANDAARD[veld][2], abs=0.02)


def test_what_is_held_stays(geleerd: Gewichten) -> None:
    """The BSN, and that a child rarely bears the first name of a parent."""
    assert geleerd.delen[VAST[0]] == STANDAARD[VAST[0]] == STANDAARD[Veld.BSN]
    kind, veld = NAAMGENOOT
    assert geleerd.delen[Veld(veld)][kind] == STANDAARD[Veld.VOORNAAM][1]


def test_it_says_which_set_it_is_and_keeps_the_rest(geleerd: Gewichten) -> None:
    start = Gewichten(versie="oud", familie=2.0, achternamen={"toets": 0.1})
    rng = Random(5)
    later = leer(paren(rng, 0, LEAST), paren(rng, 2, LEAST), begin=start, versie="nieuw")
    assert (geleerd.versie, later.versie, later.familie, later.achternamen) == ("toets", "nieuw", 2.0, {"toets": 0.1})


def test_a_region_with_few_doubles_does_not_learn_nonsense() -> None:
    """Only strangers share a key: what the same person looks like stays about what it was."""
    rng = Random(6)
    found = leer(paren(rng, 2, 2_000), paren(rng, 2, 2_000), versie="x")
    for veld in (Veld.VOORNAAM, Veld.GEBOREN):
        assert found.delen[veld][0] == pytest.approx(STANDAARD[veld][0], abs=0.1)


@pytest.mark.parametrize(("gelijk", "willekeurig"), [(LEAST - 1, LEAST), (LEAST, LEAST - 1), (0, 0)])
def test_too_few_pairs_are_refused_in_dutch(gelijk: int, willekeurig: int) -> None:
    one: Niveaus = (1, 1, 1, 1, 1, 0)
    with pytest.raises(ValueError, match=f"Te weinig paren.*{LEAST}"):
        leer({one: gelijk}, {one: willekeurig}, versie="x")


def test_of_queries_is_learned_how_often_somebody_is_known_and_of_a_readable_number_how_often_it_is_wrong() -> None:
    rng = Random(5)
    shared = paren(rng, 0, 4_000) + paren(rng, 1, 4_000) + paren(rng, 2, 4_000)
    asked = leer(shared, paren(rng, 2, 6_000), versie="toets", gevraagd=8_000, leesbaar=True)
    assert asked.zelf == pytest.approx(0.5, abs=0.05)
    assert asked.delen[Veld.BSN][0] == pytest.approx(ZELFDE[Veld.BSN], abs=0.03)
    assert asked.delen[Veld.BSN][1:] == STANDAARD[Veld.BSN][1:]


def test_without_queries_or_numbers_both_stay_what_they_were(geleerd: Gewichten) -> None:
    assert (geleerd.zelf, geleerd.delen[Veld.BSN]) == (Gewichten().zelf, STANDAARD[Veld.BSN])


def test_of_whom_is_known_that_they_are_family_is_counted_what_a_family_looks_like() -> None:
    """Without it strangers of one street pass for family, and family for the same person."""
    rng = Random(8)
    shared, chance = paren(rng, 0, 200) + paren(rng, 2, 6_000), paren(rng, 2, 6_000)
    close = Counter({(5, 1, 7, 1, 1, 0): 1_500, (5, 1, 7, 1, 2, 0): 1_500})
    found = leer(shared, chance, versie="x", gezin=close)
    assert found.delen[Veld.ADRES][1][0] > 0.98
    assert found.delen[Veld.ACHTERNAAM][1][0] > 0.98
    assert sum(found.delen[Veld.ADRES][1]) == pytest.approx(1, abs=0.001)
    assert leer(shared, chance, versie="x").delen[Veld.ADRES][1][0] < 0.9


def test_a_record_without_twins_or_namesakes_does_not_forget_that_they_exist() -> None:
    rng = Random(9)
    close = Counter({(5, 1, 7, 1, 1, 0): 9_000})
    found = leer(paren(rng, 2, 2_000), paren(rng, 2, 2_000), versie="x", gezin=close)
    for veld in ZELDZAAM:
        assert found.delen[veld][1] == STANDAARD[veld][1]
    assert found.delen[Veld.BSN][1] == STANDAARD[Veld.BSN][1]
