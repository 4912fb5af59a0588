"""What a replayed story leaves behind: one replay, many looks at it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation, PartnerToken
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.keten.melding.models import Melding
from eenplan.keten.plan.models import Plan
from eenplan.keten.regie.models import Regie
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.site import verhalen
from eenplan.site.tests.verhaaltje import verhaal
from eenplan.site.verhalen_bestand import controleer
from eenplan.site.verhalen_speler import Afloop
from eenplan.site.verhalen_vergelijk import telling


@pytest.fixture(scope="module")
def gespeeld(django_db_setup: None, django_db_blocker: Any) -> Iterator[Afloop]:
    """The small story, played once with comparison; undone after the last test of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        afloop = verhalen.speel(controleer(verhaal()), vergelijken=True)
        enter(SYSTEM)
        yield afloop
        transaction.set_rollback(True)
    clock.set_to(None)


def test_every_report_came_in_through_the_api(gespeeld: Afloop) -> None:
    assert (gespeeld.nieuw, gespeeld.al_binnen, gespeeld.haperingen) == (5, 0, [])
    rows = list(Melding.objects.order_by("ontvangen_op").select_related("inzender"))
    assert [f"{row.ontvangen_op.astimezone(clock.AMSTERDAM):%Y-%m-%d %H:%M}" for row in rows] == [
        "2026-01-12 21:00", "2026-03-02 14:00", "2026-03-10 09:00", "2026-04-01 12:00", "2026-06-01 10:00",
    ]  # fmt: skip
    vt = Organisation.objects.get(soort="veilig_thuis")
    assert [row.inzender.naam for row in rows if row.inzender] == [
        "Politie Proefland (verzonnen)", vt.naam, "School De Proef (verzonnen)", vt.naam, "School De Proef (verzonnen)",
    ]  # fmt: skip
    assert LogLine.objects.filter(verb="melding.neem_aan", account_id=None).count() >= 5


def test_reports_lie_at_their_true_case(gespeeld: Afloop) -> None:
    soorten = list(Melding.objects.order_by("ontvangen_op").values_list("soort", "fase"))
    assert soorten == [
        ("eerste", ""), ("eerste", ""), ("vervolgmelding", "tijdens_monitoring"), ("eerste", ""), ("hermelding", ""),
    ]  # fmt: skip
    first, _, second, _, third = Melding.objects.order_by("ontvangen_op").select_related("casus")
    assert first.casus_id == second.casus_id
    assert third.casus_id != first.casus_id
    assert third.casus.huishouden_id == first.casus.huishouden_id


def test_the_cases_have_the_state_of_the_story(gespeeld: Afloop) -> None:
    cases = Casus.objects.exclude(sluitreden="samengevoegd").order_by("geopend_op")
    states = [(row.stand, f"{row.afgesloten_op:%Y-%m-%d}" if row.afgesloten_op else "") for row in cases]
    assert states == [
        ("afgesloten", "2026-05-01"), ("afgesloten", "2026-03-05"), ("afgesloten", "2026-04-02"),
        ("in_beoordeling", ""),
    ]  # fmt: skip
    decided = Veiligheidsbeoordeling.objects.filter(stand="besloten").order_by("besloten_op")
    assert [row.uitkomst for row in decided] == ["OVD", "GEEN", "OVD", "GEEN"]
    assert all(row.voorgesteld_door_id != row.besloten_door_id for row in decided)
    assert Regie.objects.get().organisatie.naam == "lokaal team Proefdorp"
    assert Plan.objects.count() == 1


def test_the_truth_is_written_down(gespeeld: Afloop) -> None:
    moeder = Persoon.objects.get(voornamen="Wilma")
    assert (moeder.voorlopig, str(moeder.geboortedatum)) == (False, "05-04-1988")
    assert {(row.straat, row.geheim) for row in moeder.adressen.all()} == {("Proefweg", False), ("Verstopweg", True)}
    assert Persoon.objects.filter(achternaam="Proefstra", voorlopig=False).count() == 4
    assert Persoon.objects.filter(voorlopig=True).count() == 0
    assert {(row.van_persoon.voornamen, row.naar_persoon.voornamen, row.soort) for row in Relatie.objects.all()} == {
        ("Wilma", "Otto", "partner"),
        ("Wilma", "Fientje", "ouder"),
    }
    assert Adres.objects.filter(geheim=True).count() == 2


def test_a_second_run_says_that_all_is_in(gespeeld: Afloop) -> None:
    before = Casus.objects.count(), Persoon.objects.count(), Veiligheidsbeoordeling.objects.count()
    again = verhalen.speel(controleer(verhaal()), vergelijken=True)
    enter(SYSTEM)
    assert (again.nieuw, again.al_binnen, again.haperingen, again.resultaten) == (0, 5, [], [])
    assert (Casus.objects.count(), Persoon.objects.count(), Veiligheidsbeoordeling.objects.count()) == before


def test_the_comparison_knows_what_the_record_knew(gespeeld: Afloop) -> None:
    counts = telling(gespeeld.resultaten)
    assert [wie for wie, _ in gespeeld.resultaten] == ["p1m1", "p2m1", "p1m2", "px1", "p1m3"]
    for veld in ("eerste_of_vervolg_of_her", "fase_bij_vervolg", "eerdere_casussen", "zelfde_gezin_als", "dubbel_van"):
        assert counts[veld]["mis"] == 0, veld


def test_the_radar_put_the_truth_first(gespeeld: Afloop) -> None:
    known = [row for row in gespeeld.radar if row.soort != "persoon nieuw"]
    assert [(row.melding, row.soort, row.wie, row.rang) for row in known] == [
        ("p1m2", "persoon bekend", "p1p3", 1), ("p1m2", "persoon bekend", "p1p1", 1),
        ("p1m2", "zelfde_gezin_als", "", 1), ("p1m3", "persoon bekend", "p1p3", 1), ("p1m3", "zelfde_gezin_als", "", 1),
    ]  # fmt: skip
    assert all(row.raak for row in gespeeld.radar)


def test_the_tokens_and_the_clock_end_with_the_replay(gespeeld: Afloop) -> None:
    assert PartnerToken.objects.count() >= 3
    assert not PartnerToken.objects.filter(ingetrokken_op__isnull=True).exists()
    assert clock.now() < clock.now()  # it runs again
