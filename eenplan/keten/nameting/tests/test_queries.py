"""The queue in its order, the card with everything around it, and the block on the family page."""

from datetime import date

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.keten.nameting import plugs, queries
from eenplan.keten.nameting.access import find_ronde, role_of
from eenplan.keten.nameting.actions import extra_ronde, leg_vast, plan_rondes, vul_aan
from eenplan.keten.nameting.tests.conftest import Gezin
from eenplan.keten.plan.actions import maak, stel_vast, voeg_afspraak_toe
from eenplan.keten.plan.rules import NieuweAfspraak


def _queue(gezin: Gezin, days: float) -> list[tuple[str, list[str]]]:
    viewer = gezin.regio["casus"]
    enter(viewer)
    found = queries.wachtrij(viewer, now=gezin.later(days=days))
    return [(words, [row.ronde.soort for row in rows]) for words, rows in found]


@pytest.mark.parametrize(
    ("days", "groups"),
    [
        (0, [("Later", ["3_maanden", "12_maanden"])]),
        (77, [("Later", ["3_maanden", "12_maanden"])]),
        (78, [("Komende twee weken", ["3_maanden"]), ("Later", ["12_maanden"])]),
        (92, [("Komende twee weken", ["3_maanden"]), ("Later", ["12_maanden"])]),
        (93, [("Te laat", ["3_maanden"]), ("Later", ["12_maanden"])]),
        (366, [("Te laat", ["3_maanden", "12_maanden"])]),
    ],
)
def test_the_queue_moves_with_the_days(gezin: Gezin, days: int, groups: list[tuple[str, list[str]]]) -> None:
    gezin.rondes()
    assert _queue(gezin, days) == groups


@pytest.mark.parametrize(("days", "count"), [(0, 0), (77, 0), (78, 1), (200, 1), (351, 2), (400, 2)])
def test_the_count_in_the_menu(gezin: Gezin, days: int, count: int) -> None:
    gezin.rondes()
    viewer = gezin.regio["casus"]
    enter(viewer)
    assert queries.aan_de_beurt(viewer, now=gezin.later(days=days)) == count


def test_done_is_out_of_the_queue(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    leg_vast(drie.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.op_de_dag)
    assert _queue(gezin, 0) == [("Later", ["12_maanden"])]


def test_a_closed_case_is_out_of_the_queue(gezin: Gezin) -> None:
    gezin.rondes()
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="afgesloten", sluitreden="overig", afgesloten_op=gezin.at)
    assert _queue(gezin, 100) == []


def test_the_card_knows_the_plan_and_what_others_said(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    director = gezin.regio["regisseur"]
    plan = maak(gezin.casus_id, by=director, at=gezin.at)
    nieuw = NieuweAfspraak("Peter slaapt elders", "Peter", "wijkagent", date(2026, 4, 1), "Huisverbod")
    voeg_afspraak_toe(plan.pk, nieuw, by=director, at=gezin.at)
    stel_vast(plan.pk, dict.fromkeys(gezin.mensen.values(), "akkoord"), by=director, at=gezin.at)
    vul_aan(drie.pk, "Het gaat beter", by=director, at=gezin.at)
    viewer = gezin.regio["casus"]
    enter(viewer)
    kaart = queries.kaart(viewer, drie.pk, now=gezin.at)
    assert kaart.plan is not None
    assert kaart.plan.actief is not None
    assert [row.afspraak.tekst for row in kaart.plan.actief.regels] == ["Peter slaapt elders"]
    assert [(row.tekst, row.door.naam) for row in kaart.aanvullingen if row.door] == [
        ("Het gaat beter", "Toets Regisseur")
    ]
    assert kaart.termijn is not None
    assert kaart.termijn.due_at.date() == date(2026, 6, 20)
    assert kaart.gesprekken == ()


def test_the_card_of_a_done_round(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    leg_vast(drie.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.op_de_dag)
    viewer = gezin.regio["lead"]
    enter(viewer)
    kaart = queries.kaart(viewer, drie.pk, now=gezin.at)
    assert (kaart.open, kaart.termijn, kaart.mag) == (False, None, ())
    assert [row.persoon_id for row in kaart.gesprekken] == [gezin.mensen["slachtoffer"], gezin.mensen["kind"]]


def test_the_family_page_leaves_out_what_lapsed(gezin: Gezin) -> None:
    gezin.rondes()
    plan_rondes(gezin.casus_id, gezin.later(days=10), by=SYSTEM, at=gezin.later(days=10))
    extra_ronde(gezin.casus_id, date(2026, 4, 1), "Oma belde", by=gezin.regio["casus"], at=gezin.at)
    viewer = gezin.regio["casus"]
    enter(viewer)
    found = queries.overzicht(viewer, gezin.casus_id)
    assert found is not None
    assert [row.ronde.soort for row in found.rondes] == ["extra", "3_maanden", "12_maanden"]
    assert all(row.termijn for row in found.rondes)


@pytest.mark.parametrize(("who", "shown"), [("casus", True), ("regisseur", False)])
def test_an_empty_block_is_only_for_who_can_fill_it(gezin: Gezin, who: str, shown: bool) -> None:
    enter(gezin.regio[who])
    assert (plugs.paneel(gezin.regio[who], gezin.casus_id) is not None) is shown


def test_what_is_not_there_is_not_visible(gezin: Gezin) -> None:
    enter(SYSTEM)
    with pytest.raises(NotVisible) as refusal:
        find_ronde(-1)
    assert refusal.value.line is not None
    assert (refusal.value.line.rule, refusal.value.line.allowed) == ("R0", False)


@pytest.mark.parametrize("who", ["casus", "regisseur", "beleid"])
def test_machinery_acts_as_veilig_thuis_and_a_person_as_himself(gezin: Gezin, who: str) -> None:
    assert role_of(SYSTEM) == Role.VT_LEAD
    assert role_of(gezin.regio[who]) == gezin.regio[who].role
