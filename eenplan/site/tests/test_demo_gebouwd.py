"""The demo as somebody finds it after `make demo`: built once, many looks at it."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.plan.models import Afspraak, Plan
from eenplan.keten.vervolg.kinderen.lezen import kind_ids
from eenplan.keten.vervolg.models import Dienst, Kindcontact
from eenplan.site.demo import bouw, live, regio
from eenplan.site.genereer.tests.test_maak import NOOIT
from eenplan.site.verhalen_plan import FASE_NA

# Promises that hold for the stories too; an invented family's notices are all sent, those of a story wait.
OOK = [wat for wat in NOOIT if "notice" not in wat and "future" not in wat]
LANGST = timedelta(days=21)
PAGINAS = (
    ("triage", "/werk/"), ("triage", "/werk/wachtronde"), ("triage", "/werk/tweede-lezing"), ("casus", "/werk/"),
    ("leiding", "/werk/"), ("leiding", "/werk/termijnen?alles=ja"), ("proces", "/werk/knelpunten"),
    ("team-zandermeer", "/werk/"), ("team-zandermeer", "/partner/overdrachten"), ("politie", "/partner/"),
    ("politie", "/partner/huisverboden"), ("school", "/partner/"), ("privacy", "/werk/adviezen/logboek"),
)  # fmt: skip


@pytest.fixture(scope="module")
def gebouwd(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """Region and stories; what was told meanwhile. Undone after the last test of this file."""
    told: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        bouw.build(told.append)
        enter(SYSTEM)
        yield told
        transaction.set_rollback(True)
    clock.set_to(None)


def test_it_tells_that_the_stories_are_there(gebouwd: list[str]) -> None:
    assert gebouwd == ["21 verhalen staan klaar"]
    assert regio.is_gebouwd()
    enter(SYSTEM)
    assert Melding.objects.count() >= 21


@pytest.mark.parametrize("wat", OOK)
def test_what_never_may_be_is_not(gebouwd: list[str], wat: str) -> None:
    enter(SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute(NOOIT[wat], {"nu": clock.now()})
        assert cursor.fetchall() == []


def test_no_term_of_a_story_is_absurdly_late(gebouwd: list[str]) -> None:
    """Overruns stay visible; the demo does not consist of them."""
    enter(SYSTEM)
    running = Deadline.objects.filter(done_at__isnull=True)
    absurd = running.filter(due_at__lt=clock.now() - LANGST).values_list("key", "casus_id", "due_at")
    assert list(absurd) == []
    assert running.filter(due_at__lt=clock.now()).count() < running.count() / 4


def test_every_child_was_seen_in_a_service(gebouwd: list[str]) -> None:
    enter(SYSTEM)
    for dienst in Dienst.objects.all():
        seen = set(Kindcontact.objects.filter(dienst__casus_id=dienst.casus_id).values_list("persoon_id", flat=True))
        assert kind_ids(dienst.casus_id, dienst.geopend_op.date()) <= seen


def test_no_service_runs_on_beyond_its_term(gebouwd: list[str]) -> None:
    enter(SYSTEM)
    running = Dienst.objects.filter(afgerond_op__isnull=True)
    assert running.exists()
    assert not running.filter(geopend_op__lt=clock.now() - timedelta(weeks=10)).exists()


def test_plans_have_come_as_far_as_their_time(gebouwd: list[str]) -> None:
    enter(SYSTEM)
    plans = Plan.objects.filter(stand="actief")
    assert {"stabiel_veilig", "herstel"} & set(plans.values_list("fase", flat=True))
    old = plans.filter(vastgesteld_op__lt=clock.now() - max(FASE_NA.values()) - timedelta(days=2))
    assert "direct_veilig" not in set(old.values_list("fase", flat=True))
    kinds = Counter(Afspraak.objects.filter(plan__in=plans).values_list("soort", flat=True))
    assert kinds["veiligheid"] == 2 * kinds["hulp"] > 0


def test_every_list_has_something_to_show(gebouwd: list[str]) -> None:
    enter(SYSTEM)
    states = set(Casus.objects.values_list("stand", flat=True))
    assert {"in_beoordeling", "in_vervolg", "in_overdracht", "in_uitvoering", "afgesloten"} <= states
    assert Overdracht.objects.filter(stand="aangeboden").exists()


@pytest.mark.parametrize(("wie", "pad"), PAGINAS)
def test_the_pages_of_the_demo_accounts_open(gebouwd: list[str], client: Any, wie: str, pad: str) -> None:
    client.force_login(Account.objects.get(username=wie))
    answer = client.get(pad, follow=True)
    assert answer.status_code in ((200, 404) if wie == "privacy" else (200,))
    enter(SYSTEM)


def test_a_second_start_keeps_what_is_there(gebouwd: list[str]) -> None:
    enter(SYSTEM)
    models = (Melding, Casus, Account, Organisation, Plan, Deadline)
    before = [model.objects.count() for model in models]
    more: list[str] = []
    bouw.build(more.append)
    enter(SYSTEM)
    assert [model.objects.count() for model in models] == before
    assert more == []


def test_the_many_families_come_after_it_and_once(gebouwd: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bouw, "HUISHOUDENS", 3)
    enter(SYSTEM)
    before = Casus.objects.count()
    told: list[str] = []
    bouw.vul_aan(told.append)
    enter(SYSTEM)
    after = Casus.objects.count()
    assert after >= before + 3
    assert told == ["3 van 3 huishoudens"]
    bouw.vul_aan(told.append)
    enter(SYSTEM)
    assert Casus.objects.count() == after
    assert len(told) == 1


def test_a_live_story_lies_beside_families_that_are_known(gebouwd: list[str]) -> None:
    """The first one names somebody of a story: "Bekend?" has something to show."""
    bewijs = live.volgende(clock.now())
    assert bewijs is not None
    enter(SYSTEM)
    named = set(Melding.objects.get(pk=bewijs.melding_id).genoemde_personen.values_list("persoon__zoeknaam", flat=True))
    known = set(
        Casus.objects.exclude(meldingen=bewijs.melding_id).values_list("betrokkenen__persoon__zoeknaam", flat=True)
    )
    assert named & known


def test_where_a_family_lives_is_known_when_somebody_knows_an_address(gebouwd: list[str]) -> None:
    told = Casus.objects.filter(meldingen__stand="in_beoordeling", betrokkenen__persoon__adressen__geheim=False)
    assert told.exists()
    assert not told.filter(gemeente="").exists()
