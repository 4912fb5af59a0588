"""After a change of director the old team sees nothing more, unless something else keeps it there (R5, R11)."""

from datetime import timedelta

import pytest

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import involve, lock
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.dossier.casus.queries import casus as lees
from eenplan.keten.plan.rules import Stand
from eenplan.keten.plan.tests.conftest import SHARED, Gezin, afspraak
from eenplan.keten.regie.actions import wijs_toe, wissel

UUR = timedelta(hours=1)


def laat_meedoen(gezin: Gezin, who: str, *, doel: str = "regie", soort: str = "deelnemer", uur: int = 0) -> None:
    """An organisation takes part in the case."""
    viewer = gezin.regio[who]
    with act("toets.deel", by=gezin.regio["triagist"], at=gezin.at + uur * UUR, system=True) as a:
        involve(
            a, lock(gezin.casus_id), viewer.organisation_id or 0, None, SHARED, doel=doel, grond="Wmo 5.2.6",
            tot=gezin.later(days=90), client_geinformeerd="ja", soort=soort,
        )  # fmt: skip
    enter(SYSTEM)


def regisseur(gezin: Gezin) -> None:
    """The first director, of the team, who answers for the case; the route gives his team its 18 months."""
    team = gezin.regio["regisseur"]
    wijs_toe(
        gezin.casus_id,
        team.organisation_id or 0,
        team.account_id or 0,
        by=SYSTEM,
        at=gezin.at,
        reden="x",
        regel="4.4-1",
    )
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(
        verantwoordelijke_organisatie=team.organisation_id, verantwoordelijke=team.account_id
    )
    laat_meedoen(gezin, "ander")


def naar_ander_team(gezin: Gezin) -> None:
    ander = gezin.regio["ander"]
    wissel(
        gezin.casus_id, ander.account_id or 0, by=gezin.regio["lead"], at=gezin.at + UUR, reden="Verhuisd.",
        organisatie_id=ander.organisation_id,
    )  # fmt: skip


def ziet(gezin: Gezin, who: str, uur: int = 2) -> bool:
    """Whether this person opens the case, some hours later."""
    with clock.at(gezin.at + uur * UUR):
        enter(gezin.regio[who])
        try:
            lees(gezin.regio[who], gezin.casus_id, now=gezin.at + uur * UUR)
        except NotVisible:
            return False
    return True


def test_the_old_team_sees_the_case_no_more(gezin: Gezin) -> None:
    regisseur(gezin)
    assert ziet(gezin, "regisseur", 0)
    naar_ander_team(gezin)
    assert (ziet(gezin, "regisseur"), ziet(gezin, "collega"), ziet(gezin, "ander")) == (False, False, True)
    enter(SYSTEM)
    old = gezin.regio.organisations["team"]
    assert not Deelbesluit.objects.filter(organisatie=old, tot__gt=gezin.at + UUR).exists()
    assert not Deelname.objects.filter(organisatie=old, tot__isnull=True).exists()
    assert LogLine.objects.filter(verb="regie.oud_team", casus_id=gezin.casus_id, rule="R11").count() == 1


def test_a_change_within_the_team_takes_nothing_from_the_team(gezin: Gezin) -> None:
    regisseur(gezin)
    colleague = gezin.regio["collega"].account_id or 0
    wissel(gezin.casus_id, colleague, by=gezin.regio["lead"], at=gezin.at + UUR, reden="Verlof.")
    assert (ziet(gezin, "collega"), ziet(gezin, "regisseur")) == (True, False)


@pytest.mark.parametrize("stand", list(Stand))
@pytest.mark.parametrize("ingetrokken", [False, True])
def test_a_helper_in_a_plan_that_runs_stays(gezin: Gezin, stand: Stand, ingetrokken: bool) -> None:
    regisseur(gezin)
    plan = gezin.actief(afspraak(), afspraak("Het team belt", organisatie_id=gezin.regio.organisations["team"].pk))
    plan.afspraken.filter(nummer=2).update(ingetrokken_op=gezin.at if ingetrokken else None)
    type(plan).objects.filter(pk=plan.pk).update(stand=stand)
    naar_ander_team(gezin)
    assert ziet(gezin, "regisseur") is (stand in {Stand.CONCEPT, Stand.ACTIEF} and not ingetrokken)


def test_who_answers_for_the_case_stays_and_leaves_with_the_next_change(gezin: Gezin) -> None:
    """Sight on safety stood on the name of a colleague: then the team may not lose sight (domain 3.2)."""
    regisseur(gezin)
    Casus.objects.filter(pk=gezin.casus_id).update(verantwoordelijke=gezin.regio["collega"].account_id)
    naar_ander_team(gezin)
    assert ziet(gezin, "regisseur")


def test_what_was_shared_for_another_reason_keeps_its_own_end(gezin: Gezin) -> None:
    """An order (purpose thv), and an offer that waits for its answer, were decided on apart."""
    regisseur(gezin)
    laat_meedoen(gezin, "regisseur", doel="thv")
    laat_meedoen(gezin, "regisseur", soort="uitgenodigd", uur=1)
    naar_ander_team(gezin)
    enter(SYSTEM)
    live = Deelbesluit.objects.filter(organisatie=gezin.regio.organisations["team"], tot__gt=gezin.at + UUR)
    assert sorted(live.values_list("doel", "van")) == [("regie", gezin.at + UUR), ("thv", gezin.at)]
    assert {DataClass(item) for row in live for item in row.klassen} == SHARED
