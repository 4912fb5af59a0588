"""Who may read, add to and decide a round, for each role."""

from datetime import date

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Belangenconflict
from eenplan.keten.nameting import plugs, queries
from eenplan.keten.nameting.actions import extra_ronde, laat_vervallen, leg_vast, plan_rondes, vul_aan
from eenplan.keten.nameting.tests.conftest import Gezin

VT = ["triagist", "triagist2", "casus", "lead"]
OUTSIDERS = ["collega", "ander", "agent", "school", "proces", "fg", "beheer", "beleid"]


@pytest.mark.parametrize("who", VT)
def test_veilig_thuis_does_everything(gezin: Gezin, who: str) -> None:
    drie, _ = gezin.rondes()
    viewer = gezin.regio[who]
    enter(viewer)
    kaart = queries.kaart(viewer, drie.pk, now=gezin.at)
    assert kaart.open
    assert kaart.kan("leg_vast")
    assert len(kaart.dossier.mensen) == 3
    assert [len(rows) for _, rows in queries.wachtrij(viewer, now=gezin.at)] == [2]
    vul_aan(drie.pk, "Gebeld met school", by=viewer, at=gezin.at)
    extra_ronde(gezin.casus_id, date(2026, 5, 1), "School belde", by=viewer, at=gezin.at)
    assert leg_vast(drie.pk, "veilig", gezin.goed, by=viewer, at=gezin.op_de_dag).resultaat == "veilig"


@pytest.mark.parametrize("who", OUTSIDERS)
def test_who_has_no_part_sees_and_does_nothing(gezin: Gezin, who: str) -> None:
    drie, _ = gezin.rondes()
    viewer = gezin.regio[who]
    enter(viewer)
    assert queries.wachtrij(viewer, now=gezin.later(days=90)) == []
    assert queries.aan_de_beurt(viewer, now=gezin.later(days=90)) == 0
    assert queries.namen(viewer, [drie.pk]) == {}
    for refused in (
        lambda: queries.kaart(viewer, drie.pk, now=gezin.at),
        lambda: vul_aan(drie.pk, "Iets", by=viewer, at=gezin.at),
        lambda: leg_vast(drie.pk, "onveilig", waarom="Zomaar", by=viewer, at=gezin.at),
        lambda: plan_rondes(gezin.casus_id, gezin.at, by=viewer, at=gezin.at),
        lambda: extra_ronde(gezin.casus_id, date(2026, 5, 1), "Zomaar", by=viewer, at=gezin.at),
        lambda: laat_vervallen(gezin.casus_id, by=viewer, at=gezin.at),
    ):
        with pytest.raises(NotVisible):
            refused()


def test_the_director_reads_and_adds_but_decides_and_plans_nothing(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    viewer = gezin.regio["regisseur"]
    enter(viewer)
    kaart = queries.kaart(viewer, drie.pk, now=gezin.at)
    assert (kaart.kan("vul_aan"), kaart.kan("leg_vast")) == (True, False)
    overzicht = queries.overzicht(viewer, gezin.casus_id)
    assert overzicht is not None
    assert (overzicht.mag_aanvullen, overzicht.mag_doen) == (True, False)
    for refused in (
        lambda: leg_vast(drie.pk, "veilig", gezin.goed, by=viewer, at=gezin.at),
        lambda: plan_rondes(gezin.casus_id, gezin.at, by=viewer, at=gezin.at),
        lambda: extra_ronde(gezin.casus_id, date(2026, 5, 1), "Zorgen", by=viewer, at=gezin.at),
    ):
        with pytest.raises(Refused, match="Dit mag alleen: Veilig Thuis"):
            refused()


def test_who_knows_the_family_is_left_out(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    enter(SYSTEM)
    Belangenconflict.objects.create(
        casus_id=gezin.casus_id, account=gezin.regio.accounts["casus"], reden="buren", sinds=gezin.at
    )
    viewer = gezin.regio["casus"]
    enter(viewer)
    assert queries.wachtrij(viewer, now=gezin.at) == []
    with pytest.raises(NotVisible):
        queries.kaart(viewer, drie.pk, now=gezin.at)


def test_the_queue_and_the_card_leave_log_lines(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    viewer = gezin.regio["lead"]
    enter(viewer)
    queries.wachtrij(viewer, now=gezin.at)
    queries.kaart(viewer, drie.pk, now=gezin.at)
    enter(SYSTEM)
    lines = LogLine.objects.filter(account_id=viewer.account_id, casus_id=gezin.casus_id)
    assert lines.filter(verb="nameting.lijst").count() == 2
    assert set(lines.filter(verb="nameting.lees").values_list("persoon_id", flat=True)) == set(gezin.mensen.values())


@pytest.mark.parametrize(
    ("who", "labels"), [("casus", ["Nametingen"]), ("regisseur", []), ("school", []), ("beleid", []), ("fg", [])]
)
def test_only_veilig_thuis_has_the_queue_in_its_menu(gezin: Gezin, who: str, labels: list[str]) -> None:
    enter(gezin.regio[who])
    assert [item.label for item in plugs.menu(gezin.regio[who])] == labels
