"""Until when a closed case is kept: the later of the law's term and the youngest child's birthday (domain 10.3)."""

from datetime import date

import pytest

from eenplan.core.acts import act
from eenplan.dossier.casus import actions
from eenplan.dossier.casus.bewaren import bewaren_tot, op_leeftijd
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.rules import Rol, Sluitreden
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Geboortedatum as G
from tests.regio import Regio

GESLOTEN, EINDE = date(2026, 3, 20), date(2041, 3, 20)


@pytest.mark.parametrize(
    ("born", "day"),
    [
        (G(2018, 1, 9), date(2036, 1, 9)),
        (G(2008, 2, 29), date(2026, 2, 28)),  # no 29 February in that year
        (G(2018, 4), date(2036, 4, 30)),  # the last day it can be
        (G(2018), date(2036, 12, 31)),
        (G(None, 4, 1), None),
        (G(), None),
    ],
)
def test_the_last_day_on_which_someone_may_become_eighteen(born: G, day: date | None) -> None:
    assert op_leeftijd(born, 18) == day


@pytest.mark.parametrize(
    ("children", "until"),
    [
        ([], EINDE),
        ([G(2018, 1, 9)], EINDE),  # eighteen before the fifteen years are over
        ([G(2018, 1, 9), G(2025, 6, 1)], date(2043, 6, 1)),  # the youngest counts
        ([G(2023, 3, 21)], date(2041, 3, 21)),  # one day later than the law
        ([G(2023, 3, 20)], EINDE),
        ([G()], date(2044, 3, 20)),  # nobody knows: born at the latest on the day it closed
    ],
)
def test_the_later_of_the_two(children: list[G], until: date) -> None:
    assert bewaren_tot(EINDE, GESLOTEN, children, 18) == until


@pytest.mark.parametrize(
    ("year", "rol", "until"),
    [(2025, Rol.KIND, date(2043, 12, 31)), (1990, Rol.SLACHTOFFER, EINDE), (2025, Rol.SLACHTOFFER, date(2043, 12, 31))],
)
def test_closing_starts_the_clock(regio: Regio, year: int, rol: Rol, until: date) -> None:
    by = regio["lead"]
    with act("toets", by=by, at=regio.at, system=True) as a:
        casus = actions.open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")
        person = Persoon.objects.create(
            bronhouder=regio.organisations["vt"], achternaam="Toets", zoeknaam="toets", geboortejaar=year,
            vastgelegd_op=regio.at,
        )  # fmt: skip
        Betrokkene.objects.create(casus=casus, persoon=person, rol=rol, vanaf=regio.at)
        assert Casus.objects.get(pk=casus.pk).bewaren_tot is None
        actions.close(a, casus, Sluitreden.GEEN_VERVOLG)
    assert Casus.objects.get(pk=casus.pk).bewaren_tot == until
