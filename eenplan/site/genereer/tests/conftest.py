"""One case while it is written, in the region of the tests: rows in memory, nothing stored."""

from collections.abc import Callable
from datetime import datetime
from itertools import repeat
from random import Random

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.calendar import AMSTERDAM
from eenplan.site.genereer import schrijf_melding
from eenplan.site.genereer.bezetting import bezetting
from eenplan.site.genereer.boek import Boek, Pen, nieuw_huishouden
from eenplan.site.genereer.gezin import trek_gezin
from eenplan.site.genereer.meldingen import trek_melding
from eenplan.site.genereer.regels import Regels
from eenplan.site.genereer.rijen import Rijen
from eenplan.site.genereer.tabel import Rij
from eenplan.site.genereer.verloop import Melding
from tests.decor import situatie
from tests.regio import Regio

OP = datetime(2026, 1, 12, 11, 0, tzinfo=AMSTERDAM)


@situatie
def pen(regio: Regio) -> Pen:
    """What all cases share, read once."""
    enter(SYSTEM)
    return Pen(Rijen(), Regels(), bezetting(regio.at), Random(3), regio.at)


@pytest.fixture
def boek(pen: Pen) -> Boek:
    """A case that a triagist took up a moment ago: a couple with a child of ten and one of fourteen."""
    enter(SYSTEM)
    home = next(
        found for zaad in range(300)
        if (found := trek_gezin(Random(zaad), {"Toetsdorp": 1.0}, OP.date(), repeat(""))).aard == "PG"
        and len(found.kinderen) == 2
    )  # fmt: skip
    made = Boek(pen, nieuw_huishouden(pen, home, OP), OP, pen.regio.van_vt(pen.rng, Role.VT_INTAKE))
    melding = eerste(made)
    schrijf_melding.neem_aan(made, OP, melding, gekoppeld=False)
    schrijf_melding.pak_op(made, OP, melding)
    return made


def eerste(boek: Boek, op: datetime = OP) -> Melding:
    """A report of the police about this family."""
    return next(
        found for zaad in range(300) if (found := trek_melding(Random(zaad), boek.thuis.gezin, op)).melder == "Politie"
    )


@pytest.fixture
def rijen(boek: Boek) -> Callable[[str], list[Rij]]:
    """The rows of a table by its name, as they stand now."""

    def of(naam: str) -> list[Rij]:
        return next((item.rijen for item in boek.rijen.tabellen.values() if item.naam == naam), [])

    return of
