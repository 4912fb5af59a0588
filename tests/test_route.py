"""The chain as a whole, through its actions: what must follow does follow, in one transaction."""

from datetime import timedelta

import pytest

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Stand
from eenplan.feiten.models import Feit
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.models import Melding
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.regie.models import Regie
from eenplan.keten.tests.levensloop import GEEN, OVERDRAGEN, ZELF
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.vervolg.models import Dienst
from tests.regio import Regio, nieuwe_melding


def take_in(regio: Regio) -> Casus:
    """A report that the triagist took up."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    return Melding.objects.get(pk=bewijs.melding_id).casus


def decide(regio: Regio, casus: Casus, invoer: Invoer) -> Casus:
    """The triagist proposes, the lead reads and confirms."""
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get(casus=casus)
    triage.controleer_acuut(casus.pk, False, "Niemand is nu in gevaar.", by=regio["triagist"], at=regio.at)
    triage.stel_voor(vb.pk, invoer, by=regio["triagist"], at=regio.at)
    triage.bevestig(vb.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    casus.refresh_from_db()
    return casus


def hand_over(regio: Regio, casus: Casus) -> None:
    """Veilig Thuis offers, the director of the local team accepts."""
    enter(SYSTEM)
    row = Overdracht.objects.get(casus=casus)
    team = regio.organisations["team"]
    overdracht.bied_aan(
        row.pk, Aanbod(team.pk, regio.accounts["regisseur"].pk, warm_gesprek=True), by=regio["triagist"], at=regio.at
    )
    overdracht.accepteer(row.pk, by=regio["regisseur"], at=regio.at)
    enter(SYSTEM)
    casus.refresh_from_db()


def test_taking_up_opens_the_assessment(regio: Regio) -> None:
    casus = take_in(regio)
    assert Veiligheidsbeoordeling.objects.get(casus=casus).stand == "concept"


def test_no_follow_up_closes_and_ends_every_term(regio: Regio) -> None:
    casus = decide(regio, take_in(regio), GEEN)
    assert (casus.stand, casus.sluitreden) == (Stand.AFGESLOTEN, "geen_vervolg")
    running = Deadline.objects.filter(casus_id=casus.pk, done_at__isnull=True)
    assert set(running.values_list("object_type", flat=True)) == {"brief"}  # what is owed by letter stays owed
    fact = Feit.objects.get(naam="casus_gesloten")
    assert (fact.kenmerken, fact.waarde, fact.op) == ({"reden": "geen_vervolg"}, 0, casus.afgesloten_op)


def test_own_service_opens(regio: Regio) -> None:
    casus = decide(regio, take_in(regio), ZELF)
    assert casus.stand == Stand.VERVOLG
    assert Dienst.objects.get(casus=casus).soort == "VV"


def test_acceptance_makes_a_director_and_plans_two_rounds(regio: Regio) -> None:
    casus = decide(regio, take_in(regio), OVERDRAGEN)
    assert casus.verantwoordelijke == regio.accounts["triagist"]
    hand_over(regio, casus)
    assert casus.stand == Stand.UITVOERING
    assert casus.verantwoordelijke == regio.accounts["regisseur"]
    assert Regie.objects.get(huishouden=casus.huishouden, tot__isnull=True).account == regio.accounts["regisseur"]
    assert [r.gepland_op.isoformat() for r in Ronde.objects.filter(casus=casus).order_by("gepland_op")] == [
        "2026-06-20",
        "2027-03-20",
    ]


def test_another_team_cannot_accept(regio: Regio) -> None:
    casus = decide(regio, take_in(regio), OVERDRAGEN)
    row = Overdracht.objects.get(casus=casus)
    team = regio.organisations["team"]
    overdracht.bied_aan(row.pk, Aanbod(team.pk), by=regio["triagist"], at=regio.at)
    with pytest.raises(NotVisible):
        overdracht.accepteer(row.pk, by=regio["ander"], at=regio.at)


def test_a_new_report_with_a_director_is_weighed_again(regio: Regio) -> None:
    from eenplan.keten.melding.koppelen import koppel

    casus = decide(regio, take_in(regio), OVERDRAGEN)
    hand_over(regio, casus)
    later = regio.at + timedelta(days=30)
    with clock.at(later):
        bewijs = neem_aan(nieuwe_melding(tekst="Opnieuw geschreeuw en klappen."), by=regio["agent"], at=later)
        row = koppel(bewijs.melding_id, casus.pk, {}, by=regio["triagist"], at=later)
        enter(SYSTEM)
        casus.refresh_from_db()
        assert (row.soort, row.fase) == ("vervolgmelding", "tijdens_monitoring")
        assert casus.stand == Stand.BEOORDELING
        assert casus.verantwoordelijke == regio.accounts["regisseur"]
        assert Veiligheidsbeoordeling.objects.filter(casus=casus, stand="concept").count() == 1
