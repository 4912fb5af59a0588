"""Two people at once: real transactions, one plan."""

import pytest
from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.plan.actions import maak, stel_vast
from eenplan.keten.plan.models import Instemming, Plan
from eenplan.keten.plan.tests.conftest import Gezin
from eenplan.keten.tests.samen import samen

pytestmark = pytest.mark.django_db(transaction=True)


def _by(gezin: Gezin, who: str) -> dict[str, object]:
    return {"by": gezin.regio[who], "at": gezin.at}


def test_two_people_make_one_draft(gezin: Gezin) -> None:
    found = samen(
        lambda: maak(gezin.casus_id, **_by(gezin, "casus")), lambda: maak(gezin.casus_id, **_by(gezin, "regisseur"))
    )
    assert sorted(word[:12] for word in found) == ["Er ligt al e", "gelukt"]
    with transaction.atomic():
        enter(SYSTEM)
        assert Plan.objects.count() == 1


def test_two_people_settle_one_version(gezin: Gezin) -> None:
    with transaction.atomic():
        plan = gezin.concept()
    found = samen(
        *(
            lambda who=who: stel_vast(plan.pk, gezin.allen, versie=plan.versie, **_by(gezin, who))
            for who in ("casus", "regisseur")
        )
    )
    assert found.count("gelukt") == 1
    assert sum("intussen gewijzigd" in word for word in found) == 1
    with transaction.atomic():
        enter(SYSTEM)
        assert Instemming.objects.filter(plan=plan).count() == 3
