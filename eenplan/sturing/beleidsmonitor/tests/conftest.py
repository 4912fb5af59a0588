"""Facts that are committed: the policy door looks through a connection of its own."""

from collections.abc import Callable
from datetime import datetime

import pytest

from eenplan.feiten.actions import keten_van
from eenplan.feiten.models import Feit
from tests.regio import Regio

Zet = Callable[..., Feit]


@pytest.fixture
def zet(regio: Regio) -> Zet:
    """Lay down a fact: zet(naam, moment, number of the case, ...)."""

    def put(naam: str, op: datetime, casus: int = 1, gemeente: str = "Toetsdorp", **kenmerken: object) -> Feit:
        return Feit.objects.create(
            naam=naam, op=op, dag=op.date(), gemeente=gemeente, keten=keten_van(casus), kenmerken=kenmerken
        )

    return put
