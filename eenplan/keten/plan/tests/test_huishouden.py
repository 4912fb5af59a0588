"""One household, two cases: who is in one of them takes nothing from the plan of the other."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import end_involvement, lock
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.keten.melding.models import Melding
from eenplan.keten.plan.actions import maak, stel_vast
from eenplan.keten.plan.models import Plan
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, fresh

KANARIE = "KANARIE-51"


@pytest.fixture
def tweede(gezin: Gezin, nieuw_gezin: Callable[[], Gezin]) -> Gezin:
    """A second case of the same household; from now on `casus` and `regisseur` have only this one."""
    other = nieuw_gezin()
    enter(SYSTEM)
    first = Casus.objects.get(pk=gezin.casus_id)
    Casus.objects.filter(pk=other.casus_id).update(huishouden_id=first.huishouden_id)
    return other


def _sluit_buiten(gezin: Gezin) -> None:
    """`casus` leaves the team of this case, and the local team does not take part any more."""
    enter(SYSTEM)
    Teamlid.objects.filter(casus_id=gezin.casus_id, account=gezin.regio.accounts["casus"]).update(tot=gezin.at)
    with act("toets.einde", by=gezin.regio["triagist"], at=gezin.at, system=True) as a:
        end_involvement(a, lock(gezin.casus_id), gezin.regio.organisations["team"].pk)


@pytest.mark.parametrize("who", ["casus", "regisseur"])
def test_a_plan_that_is_closed_to_me_is_not_copied(gezin: Gezin, tweede: Gezin, who: str) -> None:
    gezin.actief(afspraak(KANARIE))
    _sluit_buiten(gezin)
    with clock.at(gezin.at + timedelta(minutes=1)), pytest.raises(Refused, match="Er loopt al een plan"):
        maak(tweede.casus_id, by=gezin.regio[who], at=clock.now())
    enter(SYSTEM)
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("who", ["casus", "regisseur"])
def test_a_draft_that_is_closed_to_me_is_not_told_apart(gezin: Gezin, tweede: Gezin, who: str) -> None:
    gezin.concept(afspraak(KANARIE))
    _sluit_buiten(gezin)
    with clock.at(gezin.at + timedelta(minutes=1)), pytest.raises(Refused, match="Er loopt al een plan"):
        maak(tweede.casus_id, by=gezin.regio[who], at=clock.now())


@pytest.mark.parametrize("who", ["casus", "regisseur"])
def test_a_plan_that_closed_to_me_meanwhile_is_not_replaced(gezin: Gezin, tweede: Gezin, who: str) -> None:
    running = gezin.actief(afspraak("Eerste"))
    draft = tweede.concept(afspraak("Tweede"))
    _sluit_buiten(gezin)
    with clock.at(gezin.at + timedelta(minutes=1)), pytest.raises(Refused, match="Er loopt al een plan"):
        stel_vast(draft.pk, tweede.allen, by=gezin.regio[who], at=clock.now())
    assert (fresh(running).stand, fresh(draft).stand) == ("actief", "concept")


def test_who_has_both_cases_goes_on_with_what_holds(gezin: Gezin, tweede: Gezin) -> None:
    running = gezin.actief(afspraak(KANARIE))
    made = maak(tweede.casus_id, by=gezin.regio["casus"], at=gezin.at)
    stel_vast(made.pk, tweede.allen, by=gezin.regio["casus"], at=gezin.at)
    assert list(fresh(made).afspraken.values_list("tekst", flat=True)) == [KANARIE]
    assert (fresh(running).stand, fresh(made).stand) == ("vervangen", "actief")
    lines = LogLine.objects.filter(
        verb="plan.maak", casus_id=gezin.casus_id, account_id=gezin.regio.accounts["casus"].pk
    )
    assert lines.filter(allowed=True).exists()  # reading the other plan is a look at the other case


@pytest.mark.parametrize("inside", [True, False])
def test_the_last_violence_of_a_closed_case_is_not_told(gezin: Gezin, tweede: Gezin, inside: bool) -> None:
    enter(SYSTEM)
    Melding.objects.filter(casus_id=gezin.casus_id).update(incident_datum="2026-03-19")
    Melding.objects.filter(casus_id=tweede.casus_id).update(incident_datum="2026-02-02")
    if not inside:
        _sluit_buiten(gezin)
    with clock.at(gezin.at + timedelta(minutes=1)):
        made = maak(tweede.casus_id, by=gezin.regio["casus"], at=clock.now())
    assert str(fresh(made).laatste_geweld) == ("2026-03-19" if inside else "2026-02-02")


def test_the_refusal_names_nobody_and_is_logged(client: Client, gezin: Gezin, tweede: Gezin) -> None:
    gezin.actief(afspraak(KANARIE))
    _sluit_buiten(gezin)
    client.force_login(gezin.regio.accounts["casus"])
    with clock.at(gezin.at + timedelta(minutes=1)):
        answer = client.post(reverse("plan-maak", args=[tweede.casus_id]))
    shown = answer.content.decode()
    assert (answer.status_code, "Er loopt al een plan" in shown) == (409, True)
    enter(SYSTEM)
    assert not any(word in shown for word in (KANARIE, Casus.objects.get(pk=gezin.casus_id).nummer, "Regisseur"))
    refused = LogLine.objects.filter(casus_id=gezin.casus_id, allowed=False, account_id=gezin.regio["casus"].account_id)
    assert set(refused.values_list("verb", "rule")) == {("plan.maak", "R11")}


def test_settling_logs_its_refusal_too(client: Client, gezin: Gezin, tweede: Gezin) -> None:
    gezin.actief(afspraak("Eerste"))
    draft = tweede.concept(afspraak("Tweede"))
    _sluit_buiten(gezin)
    client.force_login(gezin.regio.accounts["casus"])
    with clock.at(gezin.at + timedelta(minutes=1)):
        page = client.get(reverse("plan-vaststellen", args=[tweede.casus_id]))
        sent = {name: "akkoord" for name in page.context["form"].fields if name not in {"versie", "grond"}}
        answer = client.post(reverse("plan-vaststellen", args=[tweede.casus_id]), {**sent, "versie": draft.versie})
    assert (answer.status_code, "Er loopt al een plan" in answer.content.decode()) == (409, True)
    enter(SYSTEM)
    refused = LogLine.objects.filter(casus_id=gezin.casus_id, allowed=False)
    assert refused.filter(verb="plan.vervang").count() == 1
