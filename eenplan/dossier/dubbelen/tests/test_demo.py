"""The demo has people who are in the record twice, and who can work them off."""

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.dubbelen.bord import bord
from eenplan.dossier.dubbelen.demo import bouw
from eenplan.dossier.dubbelen.tests.conftest import HUIS, mens, open_
from eenplan.dossier.dubbelen.zoeken import zoek
from eenplan.dossier.personen.models import Persoon
from tests.regio import Regio

MENSEN = (("Naomi Tersteegh", "1991-04-17"), ("Wilma van der Proeven", "1979-02-03"), ("Els Ander", "1960-12-12"))


def test_two_people_are_there_twice(regio: Regio) -> None:
    for naam, geboren in MENSEN:
        mens(regio, open_(regio), naam, geboren, HUIS, Rol.SLACHTOFFER)
    enter(SYSTEM)
    Persoon.objects.update(voorlopig=False)
    bouw()
    zoek(regio.at)
    for wie in ("proces", "lead"):
        enter(regio[wie])
        rows = bord(regio[wie])
        assert len(rows) == 2
        assert all("zelfde geboortedatum" in row.redenen.voor for row in rows)
    enter(SYSTEM)
    assert Persoon.objects.count() == 5
    assert not Persoon.objects.exclude(bsn_index="").exists(), "nobody gets a number of his own"


def test_without_families_there_is_nothing(regio: Regio) -> None:
    bouw()
    enter(SYSTEM)
    assert (Casus.objects.count(), Persoon.objects.count()) == (0, 0)
