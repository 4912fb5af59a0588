"""A case and people to test the record with; no step of the chain is needed for it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_person, open_casus
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.personen.actions import new_person, set_address
from eenplan.dossier.personen.models import Persoon
from tests.decor import situatie
from tests.regio import Regio

MaakPersoon = Callable[..., Persoon]


@situatie
def casus(regio: Regio) -> Casus:
    """An open case of Veilig Thuis; the test looks as machinery."""
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        found = open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")
    enter(SYSTEM)
    return found


@pytest.fixture
def persoon(regio: Regio) -> MaakPersoon:
    """persoon(name, birth date, address=..., casus=..., ...): a saved person of Veilig Thuis."""

    def make(
        naam: str, geboren: str = "", *, adres: str = "", bsn: str = "", casus: Casus | None = None,
        rol: Rol = Rol.OVERIG, at: datetime | None = None, leeftijd: int | None = None,
    ) -> Persoon:  # fmt: skip
        enter(SYSTEM)
        moment = at or regio.at
        found = new_person(regio.organisations["vt"].pk, naam, geboren, moment, bsn=bsn, leeftijd=leeftijd)
        found.save()
        if adres:
            set_address(found, adres, moment.date())
        if casus:
            with act("toets.voeg_toe", by=SYSTEM, at=moment) as a:
                add_person(a, casus, found, rol)
            enter(SYSTEM)
        return found

    return make
