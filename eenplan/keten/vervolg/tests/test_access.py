"""Who may work on a service and read it; for others it is not there."""

from collections.abc import Callable

import pytest

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Teamlid
from eenplan.keten.vervolg import queries
from eenplan.keten.vervolg.actions import leg_bevinding, leg_contact, open_dienst, rond_af, sluit_voortijdig
from eenplan.keten.vervolg.actions_voorwaarden import controleer_voorwaarde, stel_voorwaarde
from eenplan.keten.vervolg.models import Dienst, Voorwaarde
from eenplan.keten.vervolg.tests.hulp import BEVESTIGD, GEBELD, KLAAR, NIET_ALLEEN, vers
from tests.regio import PEOPLE, Regio

FRONT_OFFICE = {"triagist", "triagist2", "lead"}
ACTS: list[Callable[[Dienst, Viewer, Regio], object]] = [
    lambda row, by, regio: open_dienst(row.casus_id, "VV", by=by, at=regio.at),
    lambda row, by, regio: leg_contact(row.pk, GEBELD, by=by, at=regio.at),
    lambda row, by, regio: stel_voorwaarde(row.pk, NIET_ALLEEN, by=by, at=regio.at),
    lambda row, by, regio: controleer_voorwaarde(_voorwaarde(row), "ja", by=by, at=regio.at),
    lambda row, by, regio: leg_bevinding(row.pk, BEVESTIGD, by=by, at=regio.at),
    lambda row, by, regio: rond_af(row.pk, by=by, at=regio.at, samenvatting=KLAAR),
    lambda row, by, regio: sluit_voortijdig(row.pk, by=by, at=regio.at, reden=KLAAR),
    lambda row, by, regio: (enter(by), queries.dienst(by, row.pk, now=regio.at)),
    lambda row, by, regio: queries.voorwaarde(by, _voorwaarde(row), now=regio.at),
]


def _voorwaarde(row: Dienst) -> int:
    return Voorwaarde.objects.filter(dienst=row).values_list("pk", flat=True).first() or 0


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


@pytest.mark.parametrize("wie", sorted(set(PEOPLE) - FRONT_OFFICE))
def test_nobody_else_can_do_or_read_anything(regio: Regio, vv_klaar: Dienst, wie: str) -> None:
    for do in ACTS:
        enter(SYSTEM)
        with pytest.raises(NotVisible):
            do(vv_klaar, regio[wie], regio)
    assert vers(vv_klaar).stand == "voorwaarden_gesteld"


@pytest.mark.parametrize("wie", sorted(FRONT_OFFICE))
def test_the_front_office_reads_and_leaves_a_line(regio: Regio, vv_klaar: Dienst, wie: str) -> None:
    enter(regio[wie])
    found = queries.dienst(regio[wie], vv_klaar.pk, now=regio.at)
    assert [item.voor_wie for item in found.voorwaarden] == ["vader"]
    assert (found.contact_te_laat, found.einde_te_laat, found.klaar) == (False, False, False)
    assert LogLine.objects.filter(verb="vervolg.lees", account_id=regio.accounts[wie].pk).exists()


def test_a_case_worker_comes_in_by_the_team(regio: Regio, open_oz: Dienst) -> None:
    enter(SYSTEM)
    Teamlid.objects.create(casus_id=open_oz.casus_id, account=regio.accounts["casus"], van=regio.at)
    leg_contact(open_oz.pk, GEBELD, by=regio["casus"], at=regio.at)
    assert vers(open_oz).stand == "informatie"


@pytest.mark.parametrize("pk", [0, 999_999])
def test_what_is_not_there_looks_the_same(regio: Regio, pk: int) -> None:
    enter(regio["lead"])
    with pytest.raises(NotVisible):
        queries.dienst(regio["lead"], pk, now=regio.at)
    with pytest.raises(NotVisible):
        queries.voorwaarde(regio["lead"], pk, now=regio.at)
