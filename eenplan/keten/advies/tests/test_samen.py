"""Two clicks, or two people, at one advice in the same instant."""

from functools import partial
from uuid import uuid4

import pytest
from django.db import transaction

from eenplan.keten.advies.actions import noteer, sluit, voeg_contact_toe
from eenplan.keten.advies.burger import stel_vraag
from eenplan.keten.advies.models import Advies
from eenplan.keten.advies.tests.test_actions import VRAAG
from eenplan.keten.tests.samen import GELUKT, een_wint, kijk, samen
from tests.regio import Regio

pytestmark = pytest.mark.django_db(transaction=True)


def by(regio: Regio, key: str) -> dict[str, object]:
    return {"by": regio[key], "at": regio.at}


def genoteerd(regio: Regio) -> Advies:
    with transaction.atomic():
        return noteer(VRAAG, sleutel=uuid4(), **by(regio, "triagist"))  # type: ignore[arg-type]  # by and at


def test_two_clicks_note_one_advice(regio: Regio) -> None:
    found = samen(*[partial(noteer, VRAAG, sleutel=uuid4(), **by(regio, "triagist"))] * 2)
    assert GELUKT in found
    assert kijk(Advies.objects.count) == 1


def test_two_clicks_of_a_visitor_ask_one_question(regio: Regio) -> None:
    """Each click gets the same code back: with a second one he would look for his answer in the wrong place."""
    codes: list[str] = []
    key = uuid4()
    found = samen(*[lambda: codes.append(stel_vraag("Help mij", at=regio.at, sleutel=key).code)] * 2)
    assert found == [GELUKT, GELUKT]
    assert (kijk(Advies.objects.count), len(set(codes))) == (1, 1)


def test_two_colleagues_close_one_advice(regio: Regio) -> None:
    row = genoteerd(regio)
    found = samen(*(partial(sluit, row.pk, versie=row.versie, **by(regio, key)) for key in ("triagist", "lead")))
    assert "intussen gewijzigd" in een_wint(found)


def test_a_contact_is_noted_while_a_colleague_closes(regio: Regio) -> None:
    """The contact is kept, or its writer hears that the advice was closed: his words are never lost in silence."""
    row = genoteerd(regio)
    found = samen(
        lambda: voeg_contact_toe(row.pk, "Zij belt morgen de school.", versie=row.versie, **by(regio, "triagist")),
        lambda: sluit(row.pk, versie=row.versie, **by(regio, "lead")),
    )
    een_wint(found)
    kept = kijk(lambda: Advies.objects.get(pk=row.pk).contacten.count())
    assert kept == (1 if found[0] == GELUKT else 0)
