"""What is news: another family, or the same one in a higher band. A table that a triagist could check."""

import pytest

from eenplan.dossier.radar.banden import Band
from eenplan.dossier.vondst.rules import STERKTE, Wie, nieuws

EEN, TWEE, DICHT = Wie(1, ""), Wie(2, ""), Wie(None, "Veilig Thuis 088")
M, W, Z = Band.MOGELIJK, Band.WAARSCHIJNLIJK, Band.ZEKER


@pytest.mark.parametrize(("gevonden", "bekend", "wanted"), [
    ([], {}, {}),
    ([(EEN, M)], {}, {EEN: M}),
    ([(EEN, M)], {EEN: M}, {}),
    ([(EEN, M)], {EEN: W}, {}),  # weaker than it was
    ([(EEN, W)], {EEN: M}, {EEN: W}),
    ([(EEN, Z)], {EEN: W}, {EEN: Z}),
    ([(EEN, Z)], {TWEE: Z}, {EEN: Z}),
    ([], {EEN: Z}, {}),  # gone: nothing to say
    ([(EEN, M), (EEN, W)], {}, {EEN: W}),
    ([(EEN, W), (EEN, M)], {}, {EEN: W}),
    ([(EEN, M), (TWEE, W)], {EEN: M}, {TWEE: W}),
    ([(DICHT, "")], {}, {DICHT: ""}),  # of a case that is shut only whom to ask
    ([(DICHT, "")], {DICHT: ""}, {}),
    ([(DICHT, ""), (EEN, M)], {DICHT: ""}, {EEN: M}),
    ([(EEN, M)], {DICHT: ""}, {EEN: M}),  # it was shut and is open now
])  # fmt: skip
def test_what_is_news(gevonden: list[tuple[Wie, str]], bekend: dict[Wie, str], wanted: dict[Wie, str]) -> None:
    assert nieuws(gevonden, bekend) == wanted


@pytest.mark.parametrize("reeks", [(M, W, Z), (M, M, W, W, Z, Z), (Z, W, M, W, Z), (W, M, Z)])
def test_each_band_is_said_once(reeks: tuple[Band, ...]) -> None:
    """However often it goes up and down again."""
    known: dict[Wie, str] = {}
    said = []
    for band in reeks:
        new = nieuws([(EEN, band)], known)
        known |= new
        said += new.values()
    assert said == sorted(set(said), key=STERKTE.__getitem__)
    assert known[EEN] == Z


def test_every_band_has_its_strength() -> None:
    assert {item.value for item in Band} == set(STERKTE) - {""}
    assert STERKTE[""] < STERKTE[M] < STERKTE[W] < STERKTE[Z]
