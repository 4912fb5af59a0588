"""Two people at one bottleneck in the same instant: one owner, one outcome."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from eenplan.instrumenten.knelpunt.actions import breng_aan, pak_op, trek_in
from eenplan.instrumenten.knelpunt.models import Knelpunt
from eenplan.instrumenten.knelpunt.tests.conftest import nieuw
from eenplan.keten.tests.levensloop import opgenomen
from eenplan.keten.tests.samen import GELUKT, een_wint, kijk, samen
from tests.regio import Regio

pytestmark = pytest.mark.django_db(transaction=True)


def aangebracht(regio: Regio) -> Knelpunt:
    with transaction.atomic():
        return breng_aan(opgenomen(regio).casus_id, nieuw(), by=regio["triagist"], at=regio.at)


def test_two_clicks_take_up_one_bottleneck(regio: Regio) -> None:
    row, later = aangebracht(regio), regio.at + timedelta(hours=1)
    owner = next(key for key, account in regio.accounts.items() if account.pk == row.eigenaar_id)
    found = samen(*[partial(pak_op, row.pk, by=regio[owner], at=later, versie=row.versie)] * 2)
    een_wint(found)


def test_it_is_withdrawn_while_it_is_taken_up(regio: Regio) -> None:
    row, later = aangebracht(regio), regio.at + timedelta(hours=1)
    owner = next(key for key, account in regio.accounts.items() if account.pk == row.eigenaar_id)
    found = samen(
        lambda: trek_in(row.pk, "Er is toch plek.", by=regio["triagist"], at=later, versie=row.versie),
        lambda: pak_op(row.pk, by=regio[owner], at=later, versie=row.versie),
    )
    een_wint(found)
    assert (kijk(lambda: Knelpunt.objects.get(pk=row.pk).stand) == "ingetrokken") == (found[0] == GELUKT)
