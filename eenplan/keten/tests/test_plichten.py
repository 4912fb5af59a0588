"""What a decision obliges to, the college after a request to the Raad, and the second reader's fresh eyes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.keten.triage.actions import bevestig, bewaar, geef_terug, stel_voor
from eenplan.keten.triage.actions_besluit import informeer_college
from eenplan.keten.triage.plichten import PLICHTEN, WOORDEN, plichten
from eenplan.keten.triage.queries import aantal_tweede_lezing, tweede_lezing
from eenplan.keten.triage.rules import Uitkomst
from eenplan.keten.triage.tests.hulp import OVD, OZ, als, lopend, pagina, vers, voorgelegd
from eenplan.keten.vervolg.models import Dienst
from tests.regio import Regio

RAAD = replace(OVD, uitkomst="RVDK", gereed="nee")
GEBELD = "Wethouder jeugd van Toetsdorp, telefonisch."
pytestmark = pytest.mark.voorziening(5, 11)


@pytest.mark.parametrize("uitkomst", list(Uitkomst))
def test_every_outcome_has_its_row(uitkomst: Uitkomst) -> None:
    """domain 4.8: reporter and persons always; the college only after a request to the Raad."""
    row = PLICHTEN[uitkomst]
    assert row.terugkoppeling
    assert row.informeren
    assert row.college == (uitkomst == Uitkomst.RVDK)
    assert row.nametingen == (uitkomst != Uitkomst.GEEN)
    assert len(plichten(uitkomst)) == sum(row)
    assert len(WOORDEN) == len(row)


def test_a_request_to_the_raad_keeps_sight_and_owes_the_college(regio: Regio, client: Client) -> None:
    vb = bevestig(voorgelegd(regio, RAAD).pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Dienst.objects.get().soort == "VV"  # Veilig Thuis goes on watching
    term = Deadline.objects.get(key="college_informeren")
    assert (term.object_id, term.due_at.date()) == (vb.pk, (regio.at + timedelta(days=3)).date())  # Monday
    page = als(client, regio, "lead").get(pagina(vb)).content.decode()
    assert "Het college van de gemeente hoort" in page
    short = client.post(pagina(vb, "triage-college"), {"hoe": "Gebeld"})
    assert short.status_code == 409
    assert client.post(pagina(vb, "triage-college"), {"hoe": GEBELD}).status_code == 302
    term.refresh_from_db()
    assert term.done_at
    assert GEBELD in client.get(pagina(vb)).content.decode()
    assert Feit.objects.filter(naam="college_geinformeerd").count() == 1
    with pytest.raises(Refused, match="al geïnformeerd"):
        informeer_college(vb.pk, GEBELD, by=regio["lead"], at=regio.at)


def test_only_a_request_to_the_raad_is_told_to_the_college(regio: Regio) -> None:
    vb = bevestig(voorgelegd(regio).pk, by=regio["lead"], at=regio.at)
    with pytest.raises(Refused, match="Alleen na een verzoek"):
        informeer_college(vb.pk, GEBELD, by=regio["lead"], at=regio.at)
    assert not Deadline.objects.filter(key="college_informeren").exists()


def test_nobody_else_tells_the_college(regio: Regio) -> None:
    vb = bevestig(voorgelegd(regio, RAAD).pk, by=regio["lead"], at=regio.at)
    for who in ("agent", "ander", "proces"):
        enter(regio[who])
        with pytest.raises(NotVisible):
            informeer_college(vb.pk, GEBELD, by=regio[who], at=regio.at)


def test_who_wrote_in_the_draft_does_not_read_it_as_the_second(regio: Regio, client: Client) -> None:
    vb = lopend(regio)
    bewaar(vb.pk, OZ, by=regio["lead"], at=regio.at)
    stel_voor(vb.pk, OZ, by=regio["triagist"], at=regio.at)
    page = als(client, regio, "lead").get(pagina(vb)).content.decode()
    assert "U schreef mee aan dit voorstel" in page
    assert "Bevestigen</button>" not in page
    with pytest.raises(Refused, match="niet meeschreef"):
        bevestig(vb.pk, by=regio["lead"], at=regio.at)
    for who, waits in (("lead", 0), ("triagist", 0), ("triagist2", 1)):
        enter(regio[who])
        assert len(tweede_lezing(regio[who], now=regio.at)) == waits
        assert aantal_tweede_lezing(regio[who]) == waits
    assert bevestig(vb.pk, by=regio["triagist2"], at=regio.at).stand == "besloten"


def test_a_writer_may_still_ask_for_more(regio: Regio) -> None:
    vb = lopend(regio)
    bewaar(vb.pk, OZ, by=regio["lead"], at=regio.at)
    stel_voor(vb.pk, OZ, by=regio["triagist"], at=regio.at)
    assert geef_terug(vb.pk, "Bel eerst de school.", by=regio["lead"], at=regio.at).stand == "concept"


def test_the_queue_names_the_family_and_what_is_late(regio: Regio, client: Client) -> None:
    vb = voorgelegd(regio)
    page = als(client, regio, "triagist2").get("/werk/tweede-lezing").content.decode()
    assert "de Toets" in page
    assert vers(vb).casus.nummer in page
    assert "ep-pill" in page  # the first clock that runs
