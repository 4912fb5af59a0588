"""The police begin at their own door: one form is the report and the order; nobody else can, and never twice."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.instrumenten.huisverbod import queries
from eenplan.instrumenten.huisverbod.actions_politie import Begonnen, begin_politie
from eenplan.instrumenten.huisverbod.actions_rihg import vul_rihg
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.politie import Bewoner, PolitieBegin, melding_van
from eenplan.instrumenten.huisverbod.tests.conftest import FEITEN, VRIJDAG
from eenplan.keten.melding.models import Melding
from eenplan.keten.tests.rollen import undone
from tests.regio import Regio

SANNE, BRAM = Bewoner("Sanne de Toets", "02-05-1990"), Bewoner("Bram de Toets", "2018", kind=True)
NACHT = VRIJDAG - timedelta(minutes=20)


def gegeven(**changes: object) -> PolitieBegin:
    basis = PolitieBegin(
        uuid4(), "Hij sloeg haar waar het kind bij was.", Bewoner("Peter de Toets", "14-06-1988"),
        "Proefstraat 12, 1234 AB Toetsdorp", (SANNE, BRAM),
    )  # fmt: skip
    return replace(basis, **changes)  # type: ignore[arg-type]  # tests vary single fields


def begin(regio: Regio, who: str = "hovj", what: PolitieBegin | None = None) -> Begonnen:
    return begin_politie(what or gegeven(), by=regio[who], at=NACHT)


def weigering(regio: Regio, who: str = "hovj", **changes: object) -> str:
    with undone(), pytest.raises(Refused) as refused:
        begin(regio, who, gegeven(**changes))
    return refused.value.message


@pytest.mark.voorziening(41)
def test_one_form_makes_the_report_the_case_and_the_order(partijen: Regio) -> None:
    found = begin(partijen)
    enter(SYSTEM)
    order = Huisverbod.objects.select_related("casus", "pleger").get(pk=found.huisverbod_id)
    report = Melding.objects.get(casus=order.casus)
    assert (report.nummer, report.kanaal, report.gemeente) == (found.meldingsnummer, "politie", "Toetsdorp")
    assert (order.pleger.naam, order.adres) == ("Peter de Toets", "Proefstraat 12, 1234 AB Toetsdorp")
    assert {row.persoon.naam for row in order.beschermden.select_related("persoon")} == {SANNE.naam, BRAM.naam}
    assert (order.herkomst, order.stand, order.begonnen_op) == ("politie", "begonnen", NACHT)
    running = set(Deadline.objects.filter(casus_id=order.casus_id, done_at__isnull=True).values_list("key", flat=True))
    assert {"veiligheidsbeoordeling", "huisverbod_beslissen"} <= running


def test_who_begins_and_who_decides_can_go_on_at_once_and_nobody_else(partijen: Regio) -> None:
    """R5: the police read this order, for this purpose, and not the case."""
    pk = begin(partijen, "agent").huisverbod_id
    for who in ("agent", "hovj", "burgemeester", "loco", "triagist", "lead"):
        enter(partijen[who])
        assert queries.beeld(partijen[who], pk, now=NACHT).rij.pk == pk
    for who in ("school", "regisseur", "ander", "beleid", "proces", "fg", "beheer"):
        enter(partijen[who])
        with pytest.raises(NotVisible):
            queries.beeld(partijen[who], pk, now=NACHT)
    enter(SYSTEM)
    casus_id = Huisverbod.objects.get(pk=pk).casus_id
    enter(partijen["agent"])
    with pytest.raises(NotVisible):
        open_casus(partijen["agent"], casus_id, now=NACHT)
    vul_rihg(pk, {1: ("hoog", FEITEN)}, by=partijen["agent"], at=NACHT)


def test_the_share_ends_has_a_ground_and_someone_of_veilig_thuis_answers_for_it(partijen: Regio) -> None:
    pk = begin(partijen, "agent").huisverbod_id
    enter(SYSTEM)
    rows = Deelbesluit.objects.filter(casus__huisverboden=pk, account__username="agent")
    (row,) = rows
    assert (row.doel, row.besloten_door.username) == ("thv", "triagist")
    assert (row.tot.date() - NACHT.date()).days == 42
    assert "melder" not in row.klassen
    assert row.grond


def test_veilig_thuis_hears_at_once_and_no_message_says_what(partijen: Regio) -> None:
    begin(partijen)
    enter(SYSTEM)
    told = set(Message.objects.filter(object_type="huisverbod").values_list("account__username", flat=True))
    assert told == {"triagist", "burgemeester", "loco"}
    assert all("Toets" not in str(row.__dict__) or row.account_id for row in Message.objects.all())


def test_the_same_key_twice_is_one_order(partijen: Regio) -> None:
    """Product: a button pressed twice at night makes no second report."""
    given = gegeven()
    first, second = begin(partijen, what=given), begin(partijen, what=given)
    assert first == second
    enter(SYSTEM)
    assert (Huisverbod.objects.count(), Casus.objects.count(), Melding.objects.count()) == (1, 1, 1)


WEIGERINGEN = [
    ({"adres": "  "}, "adres van de woning"),
    ({"pleger": Bewoner("  ")}, "naam"),
    ({"aanleiding": "   "}, ""),
    ({"pleger": Bewoner("Peter de Toets", "2009")}, "18 jaar of ouder"),
    ({"pleger": Bewoner("haar man")}, "naam"),
    ({"pleger": Bewoner("Peter de Toets", "32-13-1988")}, ""),
    ({"pleger": Bewoner("Peter de Toets", "01-01-2090")}, ""),
]


def test_what_cannot_be_is_told_in_dutch_and_nothing_of_it_stays(partijen: Regio) -> None:
    for changes, words in WEIGERINGEN:
        told = weigering(partijen, **changes)
        assert words in told, (changes, told)
        assert told.endswith(".")
    enter(SYSTEM)
    assert (Huisverbod.objects.count(), Melding.objects.count(), Casus.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("who", ["burgemeester", "school", "triagist", "casus", "lead", "regisseur"])
def test_only_the_police_begin_here(partijen: Regio, who: str) -> None:
    assert "Hier begint de politie" in weigering(partijen, who)


def test_a_child_in_the_house_stands_in_the_report(partijen: Regio) -> None:
    by = partijen["hovj"]
    assert melding_van(gegeven(), by, "Politie").incident.kinderen_aanwezig is True
    assert melding_van(gegeven(bewoners=(SANNE,)), by, "Politie").incident.kinderen_aanwezig is None  # nobody said no
    roles = [person.rol for person in melding_van(gegeven(), by, "Politie").personen]
    assert roles == ["pleger", "slachtoffer", "kind"]


def test_a_town_outside_the_region_asks_no_mayor(partijen: Regio) -> None:
    """Which mayor it is, is not guessed: Veilig Thuis asks the right one."""
    pk = begin(partijen, what=gegeven(adres="Verweg 1, 9999 ZZ Buitenland")).huisverbod_id
    enter(SYSTEM)
    shared = Deelbesluit.objects.filter(casus__huisverboden=pk).values_list("account__username", flat=True)
    assert set(shared) == {"hovj"}


def test_from_the_list_to_the_rihg_over_http(partijen: Regio) -> None:
    client = Client()
    client.force_login(partijen.accounts["hovj"])
    with clock.at(NACHT):
        assert "Huisverbod beginnen" in client.get("/partner/huisverboden").content.decode()
        form = client.get("/partner/huisverbod/begin").context["form"]
        sent = {
            "sleutel": form["sleutel"].value(), "pleger_naam": "Peter de Toets", "pleger_geboren": "1988",
            "adres": "", "aanleiding": "Hij sloeg haar.", "naam_1": "Sanne de Toets",
        }  # fmt: skip
        refused = client.post("/partner/huisverbod/begin", sent)
        assert (refused.status_code, "Hij sloeg haar." in refused.content.decode()) == (422, True)
        child = client.post("/partner/huisverbod/begin", {**sent, "adres": "Proefstraat 12", "pleger_geboren": "2010"})
        assert (child.status_code, "18 jaar of ouder" in child.content.decode()) == (409, True)
        answer = client.post("/partner/huisverbod/begin", {**sent, "adres": "Proefstraat 12"})
        page = client.get(answer.headers["Location"]).content.decode()
    assert "RiHG invullen" in page
    assert "Sanne de Toets" in page


@pytest.mark.parametrize(("who", "status"), [("burgemeester", 404), ("school", 404), ("agent", 200)])
def test_the_page_is_for_the_police(partijen: Regio, who: str, status: int) -> None:
    client = Client()
    client.force_login(partijen.accounts[who])
    assert client.get("/partner/huisverbod/begin").status_code == status
    page = client.get("/partner/huisverboden").content.decode()
    assert ("Huisverbod beginnen" in page) is (status == 200)
