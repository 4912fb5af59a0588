"""Who may assess, who may read it, and what others get to see: nothing, and a line in the log."""

from collections.abc import Callable

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.keten.triage import queries
from eenplan.keten.triage.actions import bevestig, controleer_acuut, geef_terug, start, stel_voor
from eenplan.keten.triage.actions_besluit import heb_teruggekoppeld
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import OZ
from tests.regio import PEOPLE, Regio

FRONT_OFFICE = {"triagist", "triagist2", "lead"}
OTHERS = sorted(set(PEOPLE) - FRONT_OFFICE)
ACTS: dict[str, Callable[[Veiligheidsbeoordeling, Viewer, Regio], object]] = {
    "start": lambda vb, by, regio: start(vb.casus_id, by=by, at=regio.at),
    "controleer_acuut": lambda vb, by, regio: controleer_acuut(vb.casus_id, False, by=by, at=regio.at),
    "stel_voor": lambda vb, by, regio: stel_voor(vb.pk, OZ, by=by, at=regio.at),
    "bevestig": lambda vb, by, regio: bevestig(vb.pk, by=by, at=regio.at),
    "geef_terug": lambda vb, by, regio: geef_terug(vb.pk, "Nog niet.", by=by, at=regio.at),
    "lees": lambda vb, by, regio: (enter(by), queries.beoordeling(by, vb.pk, now=regio.at)),
}


@pytest.mark.parametrize("wie", OTHERS)
def test_nobody_else_can_do_or_read_anything(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, wie: str) -> None:
    for name, do in ACTS.items():
        with pytest.raises(NotVisible):
            do(vb_voorgelegd, regio[wie], regio)
        assert name
    enter(SYSTEM)
    vb_voorgelegd.refresh_from_db()
    assert vb_voorgelegd.stand == "voorgesteld"


@pytest.mark.parametrize("wie", sorted(FRONT_OFFICE))
def test_the_front_office_reads(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, wie: str) -> None:
    enter(regio[wie])
    found = queries.beoordeling(regio[wie], vb_voorgelegd.pk, now=regio.at)
    assert found.is_schrijver is (wie == "triagist")
    assert found.meldingen[0].tekst.startswith("Wij troffen mevrouw huilend aan.")
    assert {klok.key for klok in found.klokken} == {"acute_check", "veiligheidsbeoordeling", "start_onderzoek"}
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="triage.lees", account_id=regio.accounts[wie].pk).exists()


@pytest.mark.parametrize("wie", sorted(FRONT_OFFICE))
def test_the_front_office_writes(regio: Regio, vb_lopend: Veiligheidsbeoordeling, wie: str) -> None:
    assert stel_voor(vb_lopend.pk, OZ, by=regio[wie], at=regio.at).voorgesteld_door_id == regio.accounts[wie].pk


def test_a_case_worker_comes_in_by_the_team(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    enter(SYSTEM)
    Teamlid.objects.create(casus_id=vb_voorgelegd.casus_id, account=regio.accounts["casus"], van=regio.at)
    assert bevestig(vb_voorgelegd.pk, by=regio["casus"], at=regio.at).besloten_door_id == regio.accounts["casus"].pk


def test_a_secluded_case_is_for_its_readers_only(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=vb_voorgelegd.casus_id).update(besloten=True)
    with pytest.raises(NotVisible):
        bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(regio["lead"])
    assert queries.aantal_tweede_lezing(regio["lead"]) == 0


@pytest.mark.parametrize(
    ("wie", "aantal"),
    [
        ("triagist", 0),
        ("triagist2", 1),
        ("lead", 1),
        ("casus", 0),
        ("regisseur", 0),
        ("agent", 0),
        ("beleid", 0),
        ("fg", 0),
    ],
)
def test_what_waits_for_whom(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, wie: str, aantal: int) -> None:
    """The writer is not his own second reader; who may not write there sees no number either."""
    enter(regio[wie])
    assert queries.aantal_tweede_lezing(regio[wie]) == aantal
    assert len(queries.tweede_lezing(regio[wie], now=regio.at)) == aantal


def test_the_list_leaves_a_line_per_case(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    enter(regio["lead"])
    queries.tweede_lezing(regio["lead"], now=regio.at)
    assert set(LogLine.objects.filter(verb="triage.lijst").values_list("casus_id", flat=True)) == {
        vb_voorgelegd.casus_id
    }


@pytest.mark.parametrize("vb_id", [0, 999_999])
def test_what_is_not_there_looks_the_same(regio: Regio, vb_id: int) -> None:
    enter(regio["lead"])
    with pytest.raises(NotVisible):
        queries.beoordeling(regio["lead"], vb_id, now=regio.at)
    with pytest.raises(NotVisible):
        heb_teruggekoppeld(vb_id, by=regio["lead"], at=regio.at)
