"""After a request to the Raad the college must hear it; and who wrote in a proposal does not read it as the second."""

from datetime import timedelta
from itertools import permutations

import pytest
from django.db import DatabaseError, transaction

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Teamlid
from eenplan.feiten.models import Feit
from eenplan.keten.melding.tests.hulp import betrek, rijen
from eenplan.keten.tests.rollen import IEDEREEN, VT, alleen, bladzijden, uitkomsten, undone
from eenplan.keten.triage.access import wacht_op
from eenplan.keten.triage.actions import bevestig, bewaar, geef_terug, stel_voor
from eenplan.keten.triage.actions_besluit import informeer_college
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.queries import beoordeling
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.triage.tests.hulp import GEEN, OVD, OZ, VV, pagina, vers, voorgelegd
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(5)
RVDK = Invoer(uitkomst="RVDK", motivering=OZ.motivering, structureel="nee", duidelijk="ja", zorg="ja")
HOE = "Gebeld met de adviseur jeugd van de gemeente."


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


def besloten(regio: Regio, invoer: Invoer = RVDK) -> Veiligheidsbeoordeling:
    """Decided; the case worker and a director are in the case."""
    vb = bevestig(voorgelegd(regio, invoer).pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    Teamlid.objects.create(casus_id=vb.casus_id, account=regio.accounts["casus"], van=regio.at)
    betrek(regio, vb.casus, "regisseur", list(DataClass))
    return vers(vb)


def college() -> list[Deadline]:
    """The terms to tell the college."""
    enter(SYSTEM)
    return list(Deadline.objects.filter(key="college_informeren"))


@pytest.mark.parametrize(("invoer", "aantal"), [(RVDK, 1), (OZ, 0), (VV, 0), (OVD, 0), (GEEN, 0)])
def test_only_a_request_to_the_raad_starts_the_term(regio: Regio, invoer: Invoer, aantal: int) -> None:
    vb = besloten(regio, invoer)
    assert [term.object_id for term in college()] == [vb.pk] * aantal
    if not aantal:
        with pytest.raises(Refused, match="Alleen na een verzoek aan de Raad"):
            informeer_college(vb.pk, HOE, by=regio["lead"], at=regio.at)


def test_from_decision_to_told(regio: Regio) -> None:
    vb = besloten(regio)
    (term,) = college()
    assert (term.due_at.date() - regio.at.date()).days == 3  # decided on a Friday: Monday
    later = regio.at + timedelta(days=1)
    informeer_college(vb.pk, f"  {HOE}  ", by=regio["casus"], at=later)
    after = vers(vb)
    assert (after.college_op, after.college_door_id, after.college_hoe) == (later, regio.accounts["casus"].pk, HOE)
    assert college()[0].done_at == later
    assert Feit.objects.get(naam="college_geinformeerd").kenmerken == {}
    with pytest.raises(Refused, match="al geïnformeerd"):
        informeer_college(vb.pk, HOE, by=regio["lead"], at=later)


def test_before_the_decision_and_without_words_it_is_refused(regio: Regio) -> None:
    with pytest.raises(Refused, match="Bekijk het besluit"):
        informeer_college(voorgelegd(regio, RVDK).pk, HOE, by=regio["lead"], at=regio.at)
    vb = besloten(regio)
    with pytest.raises(Refused, match="wie van de gemeente"):
        informeer_college(vb.pk, "Gebeld." + " " * 20, by=regio["lead"], at=regio.at)
    assert vers(vb).college_op is None


def test_who_may_tell_and_who_sees_the_page(regio: Regio) -> None:
    vb = besloten(regio)
    found = uitkomsten(regio, lambda by: informeer_college(vb.pk, HOE, by=by, at=regio.at))
    may = {**dict.fromkeys(VT, "ja"), "regisseur": "nee"}  # he may write in the case, but this is for Veilig Thuis
    assert found == {key: may.get(key, "404") for key in IEDEREEN}
    wie = ("lead", "agent", "proces")
    seen = bladzijden(regio, {"college": pagina(vb, "triage-college")}, wie)["college"]
    assert seen == {key: status for key, status in alleen({"lead"}).items() if key in wie}


def test_without_its_log_line_nothing_is_kept(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    vb = besloten(regio)
    before = rijen(["triage", "feiten", "deadlines"])

    def log_is_full(*args: object) -> None:
        raise DatabaseError("log is full")

    with monkeypatch.context() as broken:
        broken.setattr("eenplan.core.acts.write", log_is_full)
        with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
            informeer_college(vb.pk, HOE, by=regio["lead"], at=regio.at)
    assert (vers(vb).college_op, college()[0].done_at) == (None, None)
    assert rijen(["triage", "feiten", "deadlines"]) == before
    informeer_college(vb.pk, HOE, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="triage.informeer_college", ground="Wmo 4.1.1-2f").count() == 1


# --- fresh eyes ------------------------------------------------------------------------------------------------------

SCHRIJVERS = ("triagist", "triagist2", "lead")


@pytest.mark.parametrize(("bewaart", "legt_voor"), list(permutations(SCHRIJVERS, 2)))
def test_only_who_did_not_write_reads_as_the_second(
    regio: Regio, vb_lopend: Veiligheidsbeoordeling, bewaart: str, legt_voor: str
) -> None:
    """Who kept a draft wrote as much as who laid it before a reader; only the third may decide."""
    bewaar(vb_lopend.pk, VV, by=regio[bewaart], at=regio.at)
    stel_voor(vb_lopend.pk, OZ, by=regio[legt_voor], at=regio.at)
    for key in SCHRIJVERS:
        with undone():
            enter(regio[key])
            waits = [row.pk for row in wacht_op(regio[key])] == [vb_lopend.pk]
            assert beoordeling(regio[key], vb_lopend.pk, now=regio.at).schreef_mee is not waits
            if key in {bewaart, legt_voor}:
                assert not waits
                with pytest.raises(Refused, match="Een collega die niet meeschreef"):
                    bevestig(vb_lopend.pk, by=regio[key], at=regio.at)
            else:
                assert waits
                assert bevestig(vb_lopend.pk, by=regio[key], at=regio.at).stand == "besloten"


def test_giving_back_is_no_writing(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    geef_terug(vb_voorgelegd.pk, "Wie zag het kind?", by=regio["lead"], at=regio.at)
    stel_voor(vb_voorgelegd.pk, VV, by=regio["triagist"], at=regio.at)
    assert bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at).besloten_door_id == regio.accounts["lead"].pk


def test_a_proposal_waits_for_nobody_outside(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    waiting = set()
    for key in IEDEREEN:
        enter(regio[key])
        if wacht_op(regio[key]).filter(pk=vb_voorgelegd.pk).exists():
            waiting.add(key)
    assert waiting == {"triagist2", "lead"}
