"""Partners with a task: one click and one line, seen by the director; nobody else's task, nothing after the end."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Deelbesluit, Deelname
from eenplan.feiten.models import Feit
from eenplan.keten.plan import queries_partner
from eenplan.keten.plan.actions import trek_in
from eenplan.keten.plan.actions_partner import meld_voortgang
from eenplan.keten.plan.partner import wacht_op_antwoord
from eenplan.keten.tests.handelingen import partnertaak
from eenplan.keten.tests.levensloop import Loop, overgedragen
from eenplan.keten.tests.rollen import uitkomsten
from tests.decor import situatie
from tests.regio import Regio


@situatie
def taak(regio: Regio) -> tuple[Loop, int]:
    """The school watches a child, in a plan of the local team."""
    loop = overgedragen(regio).maak_plan()
    return loop, partnertaak(loop)


D = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("controle_op", "geantwoord", "gecontroleerd", "wacht"),
    [
        (D, None, None, False),  # today still counts
        (D - timedelta(days=1), None, None, True),
        (D - timedelta(days=1), D - timedelta(days=9), None, False),
        (D - timedelta(days=1), D - timedelta(days=9), D - timedelta(days=5), True),
        (D - timedelta(days=1), D - timedelta(days=2), D - timedelta(days=5), False),
    ],
)
def test_when_an_answer_is_overdue(
    controle_op: date, geantwoord: date | None, gecontroleerd: date | None, wacht: bool
) -> None:
    assert wacht_op_antwoord(controle_op, geantwoord, gecontroleerd, D) is wacht


@pytest.mark.voorziening(40)
def test_no_address_goes_along_whosever_it_is(regio: Regio, taak: tuple[Loop, int]) -> None:
    """He may not know which one is secret: so all are refused alike (misuse case 1)."""
    for text in ("Hij staat bij Dorpsstraat 12.", "Zij zit op Proefstraat 12", "Post naar 1234 AB."):
        with pytest.raises(Refused, match="anderen lezen mee"):
            meld_voortgang(taak[1], "goed", text, by=regio["school"], at=regio.at)
    enter(SYSTEM)
    assert meld_voortgang(taak[1], "goed", "Hij staat bij oma.", by=regio["school"], at=regio.at).tekst


@pytest.mark.voorziening(40)
def test_one_click_and_the_director_sees_it(client: Client, regio: Regio, taak: tuple[Loop, int]) -> None:
    loop, pk = taak
    client.force_login(regio.accounts["school"])
    text = client.get(reverse("partner-taken")).content.decode()
    assert "De school ziet Bram elke dag" in text
    assert "agressietraining" not in text
    assert client.post(reverse("partner-taak", args=[pk]), {"hoe": "goed"}).status_code == 302
    refused = client.post(reverse("partner-taak", args=[pk]), {"hoe": "lukt_niet"})
    assert (refused.status_code, "waarom het niet lukt" in refused.content.decode()) == (409, True)
    assert client.post(reverse("partner-taak", args=[pk]), {"hoe": "x", "tekst": "typte ik"}).status_code == 409
    client.force_login(regio.accounts["regisseur"])
    assert "Het loopt" in client.get(reverse("partner-plan", args=[loop.casus_id])).content.decode()
    enter(SYSTEM)
    assert Feit.objects.get(naam="partner_antwoordde").kenmerken == {"hoe": "goed"}
    assert LogLine.objects.filter(verb="plan.taken", account_id=regio.accounts["school"].pk).exists()


def test_what_does_not_work_is_told(regio: Regio, taak: tuple[Loop, int]) -> None:
    enter(SYSTEM)
    before = Message.objects.count()
    meld_voortgang(taak[1], "lukt_niet", "Hij komt niet.", by=regio["school"], at=regio.at)
    enter(SYSTEM)
    assert Message.objects.count() == before + 1
    latest = Message.objects.latest("pk")
    assert (latest.kind, latest.account_id) == ("antwoord", regio.accounts["regisseur"].pk)


def test_a_new_task_is_told_without_content(regio: Regio, taak: tuple[Loop, int]) -> None:
    enter(SYSTEM)
    rows = Message.objects.filter(organisation_id=regio.organisations["school"].pk, kind="nieuw", object_type="plan")
    assert rows.count() == 1


def test_only_who_has_the_task(regio: Regio, taak: tuple[Loop, int]) -> None:
    found = uitkomsten(regio, lambda by: meld_voortgang(taak[1], "goed", by=by, at=regio.at))
    assert {key for key, outcome in found.items() if outcome == "ja"} == {"school"}
    assert {outcome for key, outcome in found.items() if key != "school"} == {"404"}


def test_it_ends_with_the_share_and_with_the_agreement(regio: Regio, taak: tuple[Loop, int]) -> None:
    school, at = regio["school"], regio.at + timedelta(hours=2)
    enter(school)
    assert len(queries_partner.taken(school, now=at)) == 1
    trek_in(taak[1], "Niet meer nodig.", by=regio["regisseur"], at=at)
    enter(school)
    assert queries_partner.taken(school, now=at) == []
    with pytest.raises(Refused, match="geldt niet meer"):
        meld_voortgang(taak[1], "goed", by=school, at=at)
    enter(SYSTEM)
    Deelname.objects.filter(organisatie_id=school.organisation_id).update(tot=at)
    Deelbesluit.objects.filter(organisatie_id=school.organisation_id).update(tot=at)
    with clock.at(at + timedelta(minutes=1)), pytest.raises(NotVisible):
        meld_voortgang(taak[1], "goed", by=school, at=clock.now())


def test_the_menu_counts_what_is_overdue(regio: Regio, taak: tuple[Loop, int]) -> None:
    school = regio["school"]

    def item() -> sockets.MenuItem | None:
        enter(school)
        return next((row for row in sockets.menus(school) if row.label == "Afspraken"), None)

    now, other = item(), regio["agent"]
    assert now is not None
    assert now.count is None
    with clock.at(regio.at + timedelta(days=12)):
        late = item()
        assert late is not None
        assert late.count == 1
    enter(other)
    assert "Afspraken" not in [row.label for row in sockets.menus(other)]
