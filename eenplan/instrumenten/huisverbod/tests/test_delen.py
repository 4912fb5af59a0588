"""Who reads along, until when: asked by Veilig Thuis, as long as the order runs, and no longer (R5, R11)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.core.acts import act
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_person, involve, lock, make_responsible
from eenplan.dossier.casus.models import Deelbesluit, Deelname
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.personen.actions import new_person, record
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.instrumenten.huisverbod import actions_begin, einde, genodigden, nazicht, plugs, queries
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, UITERSTE, VRIJDAG, Zaak
from eenplan.keten.tests.rollen import undone

AtMost = Callable[[int], AbstractContextManager[object]]
DRIE = {"hovj", "burgemeester", "loco"}


def delers(zaak: Zaak, at: datetime) -> dict[str, datetime]:
    enter(SYSTEM)
    rows = Deelbesluit.objects.filter(casus_id=zaak.casus_id, doel="thv", tot__gt=at).select_related("account")
    return {row.account.username: row.tot for row in rows if row.account}


def leest(zaak: Zaak, who: str, at: datetime) -> bool:
    with clock.at(at):
        enter(zaak.regio[who])
        try:
            queries.beeld(zaak.regio[who], zaak.pk, now=at)
        except NotVisible:
            return False
        finally:
            enter(SYSTEM)
    return True


def tweede_pleger(zaak: Zaak) -> int:
    """A grown-up son in the same house."""
    with act("toets.zoon", by=zaak.regio["casus"], at=VRIJDAG, system=True) as a:
        casus = lock(zaak.casus_id)
        son = new_person(casus.bronhouder_id, "Daan de Toets", "2000-01-01", VRIJDAG)
        record(son, Persoonsgegevens(voornamen="Daan", achternaam="de Toets", geboortedatum="2000-01-01"))
        add_person(a, casus, son, Rol.PLEGER)
    enter(SYSTEM)
    return son.pk


def test_who_can_be_asked_is_police_this_town_and_who_can_decide_first(zaak: Zaak) -> None:
    enter(SYSTEM)
    elsewhere = Organisation.objects.create(naam="Gemeente Elders", soort="gemeente", gemeente="Elders", email="x@y.z")
    stranger = Account.objects.create(username="elders", naam="Burgemeester Elders", email="e@y.z")
    row = {"role": "zorgpartner", "functie": "burgemeester", "van": VRIJDAG - timedelta(days=9)}
    Appointment.objects.create(account=stranger, organisation=elsewhere, **row)
    casus = zaak.begin().rij.casus
    found = [item.account.username for item in genodigden.mogelijke(casus, VRIJDAG)]
    assert set(found[:3]) == DRIE
    assert set(found[3:]) == {"agent"}
    casus.gemeente = ""  # not known: which mayor it is, is for Veilig Thuis to say
    assert "elders" in [item.account.username for item in genodigden.mogelijke(casus, VRIJDAG)]


def test_who_left_his_job_is_not_asked(zaak: Zaak) -> None:
    casus = zaak.begin().rij.casus
    Appointment.objects.filter(account__username="loco").update(tot=VRIJDAG - timedelta(days=1))
    Account.objects.filter(username="agent").update(is_active=False)
    assert {item.account.username for item in genodigden.mogelijke(casus, VRIJDAG)} == {"hovj", "burgemeester"}


@pytest.mark.parametrize("who", ["school", "beleid", "ander", "fg"])
def test_nobody_else_can_be_asked(zaak: Zaak, who: str) -> None:
    zaak.begin(deelnemers=[])
    account = zaak.regio.accounts[who].pk
    with undone(), pytest.raises(Refused, match="Kies iemand uit de lijst"):
        actions_begin.nodig_uit(zaak.pk, [account], by=zaak.regio["casus"], at=VRIJDAG)


def test_a_long_weighing_never_cuts_off_who_takes_part(zaak: Zaak) -> None:
    """Shared for 42 days from the beginning; imposed on day 30, it must still last the four weeks and after."""
    zaak.begin(at=VRIJDAG - timedelta(days=30))
    before = delers(zaak, VRIJDAG)
    zaak.vul().vast().leg_op()
    after = delers(zaak, VRIJDAG)
    assert before.keys() == after.keys() == DRIE
    assert all(before[who] < UITERSTE < after[who] for who in DRIE)
    assert leest(zaak, "burgemeester", UITERSTE)


def test_asked_again_is_kept_longer_and_stays_one_share(zaak: Zaak) -> None:
    zaak.begin()
    first = delers(zaak, VRIJDAG)["hovj"]
    account = zaak.regio.accounts["hovj"].pk
    later = VRIJDAG + timedelta(days=20)
    assert actions_begin.nodig_uit(zaak.pk, [account], by=zaak.regio["casus"], at=later) == 0
    enter(SYSTEM)
    assert delers(zaak, VRIJDAG)["hovj"] > first
    assert Deelbesluit.objects.filter(casus_id=zaak.casus_id, account_id=account).count() == 1
    assert Deelname.objects.filter(casus_id=zaak.casus_id, account_id=account).count() == 1


def test_the_end_of_one_order_does_not_shut_out_who_takes_part_in_another(lopend: Zaak) -> None:
    """Two who must leave the same house."""
    given = lopend.gegeven(pleger_id=tweede_pleger(lopend), beschermden=[])
    other = actions_begin.begin(lopend.casus_id, given, by=lopend.regio["casus"], at=VRIJDAG)
    at = VRIJDAG + timedelta(days=2)
    einde.trek_in(lopend.pk, "Hulp aanvaard en bevestigd.", by=lopend.regio["burgemeester"], at=at)
    lopend.redenen(at)
    nazicht.rond_af(lopend.pk, lopend.regio.accounts["lead"].pk, "Plan", by=lopend.regio["casus"], at=at)
    assert all(until > at + timedelta(days=15) for until in delers(lopend, at).values())
    enter(lopend.regio["hovj"])
    assert queries.beeld(lopend.regio["hovj"], other.pk, now=at).rij.stand == "begonnen"


def test_another_part_of_the_same_person_in_the_case_is_left_alone(lopend: Zaak) -> None:
    """The police officer also sits in a meeting about this family; that share has its own end."""
    at, until = VRIJDAG + timedelta(days=2), VRIJDAG + timedelta(days=80)
    place, account = lopend.regio.organisations["politie"].pk, lopend.regio.accounts["hovj"].pk
    with act("toets.overleg", by=lopend.regio["casus"], at=VRIJDAG + timedelta(days=1), system=True) as a:
        involve(
            a, lock(lopend.casus_id), place, account, frozenset({DataClass.PROCES}), doel="veiligheid",
            grond="overleg", tot=until, client_geinformeerd="ja",
        )  # fmt: skip
    enter(SYSTEM)
    Deelname.objects.filter(account_id=account, tot__isnull=True).update(tot=until)
    einde.trek_in(lopend.pk, "Hulp loopt", by=lopend.regio["burgemeester"], at=at)
    lopend.redenen(at)
    nazicht.rond_af(lopend.pk, lopend.regio.accounts["lead"].pk, "Plan", by=lopend.regio["casus"], at=at)
    enter(SYSTEM)
    ends = set(Deelname.objects.filter(account_id=account).values_list("tot", flat=True))
    assert until in ends
    assert Deelbesluit.objects.get(account_id=account, doel="veiligheid").tot == until


def test_reading_stops_by_itself_two_weeks_after_it_was_settled(lopend: Zaak) -> None:
    at = EINDE + timedelta(hours=1)
    lopend.verlopen().redenen(at)
    nazicht.rond_af(lopend.pk, lopend.regio.accounts["casus"].pk, "Plan", by=lopend.regio["casus"], at=at)
    until = delers(lopend, at)["burgemeester"]
    assert (until.date() - at.date()).days == 14
    found = [leest(lopend, "burgemeester", until + timedelta(minutes=minutes)) for minutes in (-1, 1)]
    assert found == [True, False]
    assert leest(lopend, "casus", until + timedelta(days=30))  # its own team goes on


def test_the_director_of_the_family_is_told_at_once_and_takes_part(zaak: Zaak) -> None:
    """Product D1: there was help already; who directs it hears of it and sees it on the page of the family."""
    regio = zaak.regio
    team, director = regio.organisations["team"].pk, regio.accounts["regisseur"].pk
    with act("toets.neem_over", by=SYSTEM, at=VRIJDAG) as a:
        casus = lock(zaak.casus_id)
        involve(
            a, casus, team, director, frozenset({DataClass.PROCES, DataClass.VEILIGHEID}), doel="regie",
            grond="Wmo 5.2.6", tot=VRIJDAG + timedelta(days=90), client_geinformeerd="ja",
        )  # fmt: skip
        make_responsible(a, casus, team, director)
    zaak.begin()
    assert "regisseur" in delers(zaak, VRIJDAG)
    assert leest(zaak, "regisseur", VRIJDAG)
    assert Message.objects.filter(account_id=director, object_type="huisverbod").exists()
    enter(regio["regisseur"])
    panel = plugs.paneel(regio["regisseur"], zaak.casus_id)
    assert panel is not None
    assert (panel.context["deur"], panel.context["overzicht"].mag_beginnen) == ("partner-", False)
    enter(regio["ander"])
    assert plugs.paneel(regio["ander"], zaak.casus_id) is None


def test_a_director_without_an_order_has_no_empty_block_and_no_extra_question(
    zaak: Zaak, django_assert_max_num_queries: AtMost
) -> None:
    enter(zaak.regio["regisseur"])
    with django_assert_max_num_queries(1):
        assert plugs.paneel(zaak.regio["regisseur"], zaak.casus_id) is None
