"""Who may read and who may write a plan, for each role; a refusal is logged."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import end_involvement, involve, lock
from eenplan.dossier.casus.models import Casus
from eenplan.keten.plan import plugs, queries
from eenplan.keten.plan.actions import controleer, maak, trek_in, voeg_afspraak_toe
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, nummer

READERS = {"triagist", "triagist2", "casus", "lead", "regisseur"}
OUTSIDERS = {"collega", "ander", "agent", "school", "proces", "fg", "beheer", "beleid"}


@pytest.mark.parametrize("who", sorted(READERS))
def test_who_works_on_the_case_reads_and_writes(gezin: Gezin, who: str) -> None:
    plan = gezin.concept()
    viewer = gezin.regio[who]
    enter(viewer)
    assert queries.blad(viewer, gezin.casus_id, now=gezin.at).concept is not None
    assert queries.kort(viewer, gezin.casus_id) is not None
    assert voeg_afspraak_toe(plan.pk, afspraak(), by=viewer, at=gezin.at).nummer == 2


@pytest.mark.parametrize("who", sorted(OUTSIDERS))
def test_who_does_not_sees_nothing(gezin: Gezin, who: str) -> None:
    plan = gezin.actief()
    pk = nummer(plan).pk
    viewer = gezin.regio[who]
    enter(viewer)
    with pytest.raises(NotVisible):
        queries.blad(viewer, gezin.casus_id, now=gezin.at)
    assert queries.kort(viewer, gezin.casus_id) is None
    assert queries.plaatsen(viewer, [pk]) == {}
    assert list(plugs.tijdlijn(viewer, gezin.casus_id)) == []
    for refused in (
        lambda: maak(gezin.casus_id, by=viewer, at=gezin.at),
        lambda: voeg_afspraak_toe(plan.pk, afspraak(), by=viewer, at=gezin.at),
        lambda: controleer(pk, True, by=viewer, at=gezin.at),
        lambda: trek_in(pk, "Weg", by=viewer, at=gezin.at),
    ):
        with pytest.raises(NotVisible):
            refused()


@pytest.mark.parametrize(
    ("klassen", "reads"),
    [
        ({DataClass.BESTAAN, DataClass.PROCES, DataClass.VEILIGHEID}, True),
        ({DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT}, False),
        ({DataClass.VEILIGHEID}, False),
    ],
)
def test_a_care_partner_reads_what_was_shared_and_writes_nothing(
    gezin: Gezin, klassen: set[DataClass], reads: bool
) -> None:
    plan = gezin.actief()
    school = gezin.regio["school"]
    with act("toets.deel", by=gezin.regio["casus"], at=gezin.at, system=True) as a:
        involve(
            a, lock(gezin.casus_id), gezin.regio.organisations["school"].pk, None, klassen, doel="regie",
            grond="Wmo 5.2.6", tot=gezin.later(days=9), client_geinformeerd="ja",
        )  # fmt: skip
    enter(school)
    if not reads:
        with pytest.raises(NotVisible):
            queries.blad(school, gezin.casus_id, now=gezin.at)
        return
    blad = queries.blad(school, gezin.casus_id, now=gezin.at)
    assert (blad.mag_schrijven, blad.dossier.mensen) == (False, ())
    with pytest.raises(Refused, match="Dit mag alleen"):
        voeg_afspraak_toe(plan.pk, afspraak(), by=school, at=gezin.at)


def test_it_ends_with_the_share(gezin: Gezin) -> None:
    plan = gezin.actief()
    director = gezin.regio["regisseur"]
    with act("toets.einde", by=gezin.regio["casus"], at=gezin.at, system=True) as a:
        end_involvement(a, lock(gezin.casus_id), gezin.regio.organisations["team"].pk)
    with clock.at(gezin.at + timedelta(minutes=1)), pytest.raises(NotVisible):
        voeg_afspraak_toe(plan.pk, afspraak(), by=director, at=clock.now())


def test_reading_leaves_a_line_per_person(gezin: Gezin) -> None:
    gezin.actief()
    enter(gezin.regio["regisseur"])
    queries.blad(gezin.regio["regisseur"], gezin.casus_id, now=gezin.at)
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="plan.lees", account_id=gezin.regio.accounts["regisseur"].pk)
    assert set(lines.values_list("persoon_id", flat=True)) == set(gezin.mensen.values())


def test_a_plan_of_another_case_of_the_household_needs_that_case_too(
    gezin: Gezin, nieuw_gezin: Callable[[], Gezin]
) -> None:
    """One household, two cases: the director of one reads the plan only when he has the other as well."""
    plan = gezin.actief()
    other = nieuw_gezin()
    enter(SYSTEM)
    Casus.objects.filter(pk=other.casus_id).update(huishouden_id=plan.huishouden_id)
    director, triage = gezin.regio["regisseur"], gezin.regio["triagist"]
    enter(triage)
    assert queries.open_plannen(triage, other.casus_id)["actief"].pk == plan.pk
    with act("toets.einde", by=gezin.regio["casus"], at=gezin.at, system=True) as a:
        end_involvement(a, lock(gezin.casus_id), gezin.regio.organisations["team"].pk)
    with clock.at(gezin.at + timedelta(minutes=1)):
        enter(director)
        assert queries.open_plannen(director, other.casus_id) == {}
