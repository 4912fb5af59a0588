"""Misuse 15: who read along and does no longer, reads nothing at his next request, whatever he still has open (R11).

A walk of random ends and new beginnings, each followed by the requests of tabs that were open all the time. What is
shut is the page of a number that does not exist, to the byte.
"""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from random import Random

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from eenplan.core.access.policy import Purpose
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Appointment, PartnerToken
from eenplan.core.acts import act
from eenplan.core.outbox.actions import deliver, put
from eenplan.core.outbox.rules import TEXTS, Kind
from eenplan.core.tests.test_doors import page
from eenplan.dossier.casus.models import Belangenconflict, Deelbesluit, Teamlid
from eenplan.dossier.toegang import belang, besloten, delen, team
from eenplan.dossier.toegang.tests.conftest import Zaak, deel

NIET_DAAR = 999_999_999
DEUR = {"casus": "werk", "triagist2": "werk", "school": "partner", "agent": "partner"}


class Wandeling:
    """What holds for each of them now, and the acts that change it."""

    def __init__(self, zaak: Zaak) -> None:
        self.zaak, self.regio, self.casus_id = zaak, zaak.regio, zaak.casus.pk
        self.tabs = {wie: Client() for wie in DEUR}
        for wie, tab in self.tabs.items():
            tab.force_login(self.regio.accounts[wie])
        self.in_team, self.gedeeld = {"casus", "triagist2"}, {"school"}
        self.in_dienst, self.kent, self.dicht = set(DEUR), set[str](), False
        self.deel("agent")

    def ziet(self, wie: str) -> bool:
        """What ought to be."""
        if wie not in self.in_dienst or wie in self.kent:
            return False
        return not self.dicht and wie in (self.in_team if DEUR[wie] == "werk" else self.gedeeld)

    def deel(self, wie: str) -> None:
        with act("toets.deel", by=SYSTEM, at=self.regio.at) as a:
            deel(a, self.regio, self.zaak.casus, wie, Purpose.THV if wie == "agent" else Purpose.REGIE)
        self.gedeeld.add(wie)

    def team(self, wie: str) -> None:
        account_id = self.regio.accounts[wie].pk
        do, change = (team.haal_weg, self.in_team.discard) if wie in self.in_team else (team.voeg_toe, self.in_team.add)
        if not self.dicht and wie not in self.kent and wie in self.in_dienst:
            do(self.casus_id, account_id, by=self.regio["triagist"], at=self.regio.at)
            change(wie)

    def delen(self, wie: str) -> None:
        if wie not in self.gedeeld:
            self.deel(wie)
            return
        live = Deelbesluit.objects.filter(account=self.regio.accounts[wie], tot__gt=self.regio.at)
        for pk in list(live.values_list("pk", flat=True)):
            delen.beeindig(pk, by=self.regio["triagist"], at=self.regio.at)
            enter(SYSTEM)
        self.gedeeld.discard(wie)

    def baan(self, wie: str) -> None:
        end = self.regio.at if wie in self.in_dienst else None
        Appointment.objects.filter(account=self.regio.accounts[wie]).update(tot=end)
        self.in_dienst ^= {wie}

    def bekende(self, wie: str) -> None:
        if wie in self.kent:
            Belangenconflict.objects.filter(account=self.regio.accounts[wie]).delete()
            self.kent.discard(wie)
        elif self.ziet(wie):
            by = self.regio[wie].for_purpose(Purpose.THV) if wie == "agent" else self.regio[wie]
            belang.meld(self.casus_id, by=by, at=self.regio.at)
            self.kent.add(wie)

    def slot(self, wie: str) -> None:
        if self.dicht:
            besloten.maak_open(self.casus_id, "Niet meer nodig.", by=self.regio["lead"], at=self.regio.at)
        else:
            readers = [self.regio.accounts["triagist"].pk]
            besloten.maak_besloten(self.casus_id, readers, "Een bekende.", by=self.regio["lead"], at=self.regio.at)
        self.dicht = not self.dicht

    def kijk(self, who: str = "") -> None:
        """This tab (or each) asks for the page that it has open; it was never to be kept."""
        for wie, tab in self.tabs.items():
            if who not in ("", wie):
                continue
            path = f"/{DEUR[wie]}/casus/{{}}"
            here = tab.get(path.format(self.casus_id))
            assert here["Cache-Control"] == "no-store"
            assert (here.status_code == 200) == self.ziet(wie), wie
            if not self.ziet(wie):
                absent = tab.get(path.format(NIET_DAAR))
                assert (here.status_code, page(here)) == (absent.status_code, page(absent)), wie
                assert tab.post(path.format(self.casus_id) + "/ik-ken-deze-mensen").status_code == 404
        enter(SYSTEM)


@pytest.mark.parametrize("seed", [2])
def test_misbruik_15_whatever_ends_is_shut_at_the_next_request_of_an_open_tab(zaak: Zaak, seed: int) -> None:
    draw, walk = Random(seed), Wandeling(zaak)
    walk.kijk()
    acts: list[tuple[Callable[[str], None], list[str]]] = [
        (walk.team, ["casus", "triagist2"]), (walk.delen, ["school", "agent"]), (walk.baan, list(DEUR)),
        (walk.bekende, list(DEUR)), (walk.slot, [""]),
    ]  # fmt: skip
    for _ in range(14):
        do, people = draw.choice(acts)
        who = draw.choice(people)
        do(who)
        enter(SYSTEM)
        walk.kijk(who)


def test_misbruik_15_a_purpose_that_ended_is_shut_and_is_not_changed_for_another_unasked(zaak: Zaak) -> None:
    with act("toets.deel", by=SYSTEM, at=zaak.regio.at) as a:
        for doel in (Purpose.STRAFRECHT, Purpose.THV):
            deel(a, zaak.regio, zaak.casus, "agent", doel)
    enter(SYSTEM)
    Deelbesluit.objects.filter(doel="thv").update(klassen=["bestaan", "proces", "vindbaar"])
    tab, path = Client(), f"/partner/casus/{zaak.casus.pk}"
    tab.force_login(zaak.regio.accounts["agent"])
    tab.post(f"{path}/doel", {"doel": "thv"})
    assert tab.get(path).status_code == 200
    enter(SYSTEM)
    Deelbesluit.objects.filter(doel="thv").update(tot=zaak.regio.at)
    shut, absent = tab.get(path), tab.get(f"/partner/casus/{NIET_DAAR}")
    assert (shut.status_code, page(shut)) == (404, page(absent))
    assert "U kijkt hier voor: strafrecht." in tab.get(path).content.decode(), "chosen anew, and said so"


def test_misbruik_15_a_function_that_was_changed_takes_no_purpose_along(zaak: Zaak) -> None:
    tab, path = Client(), f"/werk/casus/{zaak.casus.pk}"
    tab.force_login(zaak.regio.accounts["triagist"])
    tab.post(f"{path}/doel", {"doel": "thv"})
    assert "U kijkt hier voor: tijdelijk huisverbod." in tab.get(path).content.decode()
    Appointment.objects.filter(account=zaak.regio.accounts["triagist"]).update(role="vt_casus")
    assert "U kijkt hier voor: veiligheid van het gezin." in tab.get(path).content.decode()


def test_misbruik_15_a_system_of_a_partner_and_a_queued_notice_tell_nothing_after_the_end(
    zaak: Zaak, mailoutbox: list[EmailMessage]
) -> None:
    regio = zaak.regio
    with act("toets.deel", by=SYSTEM, at=regio.at) as a:
        deel(a, regio, zaak.casus, "regisseur", Purpose.REGIE)
    enter(SYSTEM)
    share = Deelbesluit.objects.get(account=regio.accounts["regisseur"])
    token = PartnerToken.objects.create(
        organisation=regio.organisations["team"], naam="toets", van=regio.at - timedelta(days=1),
        token_hash=sha256(b"geheim").hexdigest(),
    )  # fmt: skip
    system, headers = Client(), {"Authorization": "Bearer geheim", "Eenplan-Namens": "regisseur"}
    assert zaak.casus.nummer in system.get("/api/v1/casussen", headers=headers).content.decode()
    put(
        Kind.NIEUW, object_type="casus", object_id=zaak.casus.pk, at=regio.at, account_id=regio.accounts["regisseur"].pk
    )
    delen.beeindig(share.pk, by=regio["lead"], at=regio.at)
    assert zaak.casus.nummer not in system.get("/api/v1/casussen", headers=headers).content.decode()
    PartnerToken.objects.filter(pk=token.pk).update(ingetrokken_op=regio.at)
    assert system.get("/api/v1/casussen", headers=headers).status_code == 401
    enter(SYSTEM)
    assert deliver(regio.at) == 1
    assert {mail.body for mail in mailoutbox} <= {text.body for text in TEXTS.values()}


def test_misbruik_15_who_is_no_longer_here_is_told_nothing_by_his_open_tab(zaak: Zaak) -> None:
    tab = Client()
    tab.force_login(zaak.regio.accounts["casus"])
    path = f"/werk/casus/{zaak.casus.pk}"
    assert tab.get(path).status_code == 200
    Account.objects.filter(pk=zaak.regio.accounts["casus"].pk).update(is_active=False)
    answer = tab.get(path)
    assert (answer.status_code, "Toetsing" in answer.content.decode()) == (302, False)
    enter(SYSTEM)
    assert Teamlid.objects.filter(account=zaak.regio.accounts["casus"], tot__isnull=True).exists()
