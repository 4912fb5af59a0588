"""Whom one calls stands on the family page on both sides; the worker keeps the heads; the shredder takes all along."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.template.loader import render_to_string

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.elders import actions, plugs
from eenplan.dossier.elders.mensen import houd_bij
from eenplan.dossier.elders.models import Persoontoken, Vergelijkmatch, Vergelijksleutel, Vergelijkvraag
from eenplan.dossier.elders.tests.conftest import BSN, Buren
from eenplan.dossier.personen.models import Persoon

Beiden = Callable[..., Persoon]


def test_both_read_whom_to_call_and_nothing_else(buren: Buren, beiden: Beiden) -> None:
    buren.vraag(beiden())
    for viewer, case, words in (
        (buren.regio["triagist"], buren.casus, ("Buurland", "teamleider", "088 222 22 22")),
        (buren.baas2, buren.casus2, ("Toetsland", "triagist", "088 111 11 11")),
    ):
        enter(viewer)
        panel = plugs.paneel(viewer, case.pk)
        assert panel is not None
        shown = render_to_string(panel.template, {"p": panel.context})
        assert all(word in shown for word in words)
        assert all(word not in shown for word in ("Kanari", "Vogel", BSN, "1990", buren.casus2.nummer))


def test_without_a_match_there_is_no_block(buren: Buren) -> None:
    enter(buren.regio["triagist"])
    assert plugs.paneel(buren.regio["triagist"], buren.casus.pk) is None


@pytest.mark.parametrize("key", ["agent", "regisseur"])
def test_who_is_not_in_the_case_does_not_come_so_far(buren: Buren, beiden: Beiden, key: str) -> None:
    buren.vraag(beiden())
    enter(buren.regio[key])
    with suppress(NotVisible):
        assert plugs.paneel(buren.regio[key], buren.casus.pk) is None


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
