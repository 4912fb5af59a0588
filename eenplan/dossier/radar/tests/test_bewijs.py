"""When a refused pair may be proposed again: only when it came to look more alike."""

import pytest

from eenplan.dossier.radar.banden import WOORDEN
from eenplan.dossier.radar.besluiten import afgewezen, paar
from eenplan.dossier.radar.bewijs import in_woorden, nieuw_bewijs, rang
from eenplan.dossier.radar.models import Paarbesluit
from eenplan.dossier.radar.vergelijk import A, B, G, V, Veld
from eenplan.dossier.radar.woonplek import D

TOEN = (int(V.GELIJK), int(A.GELIJK), int(G.DEELS), 0, 0, 0)


def met(veld: Veld, niveau: int) -> tuple[int, ...]:
    return tuple(niveau if place == veld else level for place, level in enumerate(TOEN))


@pytest.mark.parametrize(
    ("nu", "nieuw"),
    [
        (TOEN, ()),
        (met(Veld.GEBOREN, G.GELIJK), (Veld.GEBOREN,)),
        (met(Veld.GEBOREN, G.ANDERS), ()),
        (met(Veld.GEBOREN, 0), ()),
        (met(Veld.ADRES, D.HUIS), (Veld.ADRES,)),
        (met(Veld.ADRES, D.PLAATS), (Veld.ADRES,)),
        (met(Veld.ADRES, D.ANDERS), ()),
        (met(Veld.BSN, B.GELIJK), (Veld.BSN,)),
        (met(Veld.BSN, B.ANDERS), ()),
        (met(Veld.VOORNAAM, V.ROEPNAAM), ()),
        ((1, 1, 1, 1, 0, 0), (Veld.GEBOREN, Veld.ADRES)),
    ],
)
def test_new_evidence_is_what_speaks_for_it(nu: tuple[int, ...], nieuw: tuple[Veld, ...]) -> None:
    assert nieuw_bewijs(TOEN, nu) == nieuw
    row = Paarbesluit(besluit="niet_dezelfde", niveaus=list(TOEN))
    assert afgewezen(row, nu) is not bool(nieuw)


@pytest.mark.parametrize("veld", list(Veld))
def test_what_spoke_against_it_and_goes_is_new(veld: Veld) -> None:
    other = len(WOORDEN[veld])
    assert rang(veld, 1) > rang(veld, 0) > rang(veld, other)
    assert nieuw_bewijs(met(veld, other), met(veld, 0)) == (veld,)
    levels = [rang(veld, level) for level in range(1, other + 1)]
    assert levels == sorted(levels, reverse=True)


@pytest.mark.parametrize(("besluit", "af"), [("niet_dezelfde", True), ("later", False)])
def test_later_is_no_refusal(besluit: str, af: bool) -> None:
    assert afgewezen(Paarbesluit(besluit=besluit, niveaus=list(TOEN)), TOEN) is af
    assert not afgewezen(None, TOEN)


def test_the_evidence_can_be_read_again() -> None:
    assert in_woorden(TOEN) == ("zelfde voornaam", "zelfde achternaam", "geboortedatum klopt voor zover bekend")


@pytest.mark.parametrize(("een", "ander"), [(1, 2), (2, 1)])
def test_a_pair_is_kept_in_one_order(een: int, ander: int) -> None:
    assert paar(een, ander) == (1, 2)
