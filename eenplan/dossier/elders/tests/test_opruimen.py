"""The worker keeps the heads and ends old keys; what is destroyed takes its tokens, questions and contacts along."""

from collections.abc import Callable
from datetime import timedelta

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.elders import actions, plugs
from eenplan.dossier.elders.mensen import houd_bij
from eenplan.dossier.elders.models import Persoontoken, Vergelijkmatch, Vergelijksleutel, Vergelijkvraag
from eenplan.dossier.elders.tests.conftest import Buren
from eenplan.dossier.personen.models import Persoon

Beiden = Callable[..., Persoon]


def test_the_worker_keeps_the_heads_and_ends_old_keys(buren: Buren) -> None:
    buren.mens("Fleur Mens", "1990-05-02", daar=True)
    at = buren.regio.at
    assert houd_bij(at) == 1
    assert houd_bij(at) == 0
    assert Persoontoken.objects.filter(sleutel__afspraak=buren.hunne, kop=0).count() == 1
    actions.maak_sleutel(buren.hunne, by=buren.beheer2, at=at)
    enter(SYSTEM)
    houd_bij(at + timedelta(days=60))
    enter(SYSTEM)
    assert list(Vergelijksleutel.objects.filter(afspraak=buren.hunne).values_list("versie", flat=True)) == [2]
    assert LogLine.objects.filter(verb="elders.vergeet_sleutels").count() == 1


def test_the_shredder_takes_the_case_s_part_and_leaves_the_count(buren: Buren, beiden: Beiden) -> None:
    buren.vraag(beiden())
    enter(SYSTEM)
    assert plugs.vernietig(buren.casus.pk) >= 2
    assert plugs.vernietig(buren.casus2.pk) == 1
    assert not Vergelijkmatch.objects.exists()
    assert [row.richting for row in Vergelijkvraag.objects.all()] == ["ontvangen"]


def test_the_tokens_go_with_the_person(buren: Buren) -> None:
    mens = buren.mens("Fleur Mens", "1990-05-02", daar=True)
    houd_bij(buren.regio.at)
    enter(SYSTEM)
    buren.casus2.betrokkenen.all().delete()
    mens.delete()
    assert not Persoontoken.objects.filter(sleutel__afspraak=buren.hunne).exists()
