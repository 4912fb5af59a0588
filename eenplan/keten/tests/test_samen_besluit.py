"""Two second readers at one proposal in the same instant: one decision, and what follows from it once."""

from functools import partial

import pytest
from django.db import transaction

from eenplan.keten.tests.levensloop import OVERDRAGEN, opgenomen
from eenplan.keten.tests.samen import een_wint, kijk, samen
from eenplan.keten.triage import actions as triage
from tests.regio import Regio

pytestmark = pytest.mark.django_db(transaction=True)


def by(regio: Regio, key: str) -> dict[str, object]:
    return {"by": regio[key], "at": regio.at}


def test_a_second_reader_decides_while_another_gives_it_back(regio: Regio) -> None:
    with transaction.atomic():
        loop = opgenomen(regio)
        vb = loop.stel_voor(OVERDRAGEN)
    found = samen(
        lambda: triage.bevestig(vb, **by(regio, "lead")),
        lambda: triage.geef_terug(vb, "De motivering is te kort.", **by(regio, "triagist2")),
    )
    een_wint(found)
    assert kijk(lambda: loop.vb.stand) in {"besloten", "concept"}


def test_two_clicks_of_a_second_reader_decide_once(regio: Regio) -> None:
    with transaction.atomic():
        loop = opgenomen(regio)
        vb = loop.stel_voor(OVERDRAGEN)
    een_wint(samen(*[partial(triage.bevestig, vb, **by(regio, "lead"))] * 2))
    assert kijk(lambda: loop.overdracht.stand) == "voorgesteld"
