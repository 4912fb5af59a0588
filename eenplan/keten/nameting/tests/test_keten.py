"""The check in the chain, with keten/route behind it: safe closes, unsafe goes back, the plan falls back."""

from datetime import date

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.actions import tick
from eenplan.core.deadlines.models import Alarm
from eenplan.dossier.casus.models import Casus
from eenplan.keten.nameting.actions import leg_vast
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.nameting.tests.conftest import Gezin
from eenplan.keten.plan.actions import controleer, maak, naar_fase, stel_vast, voeg_afspraak_toe
from eenplan.keten.plan.models import Afspraak, Plan
from eenplan.keten.plan.rules import NieuweAfspraak


def _stand(gezin: Gezin, stand: str = "") -> str:
    enter(SYSTEM)
    if stand:
        Casus.objects.filter(pk=gezin.casus_id).update(stand=stand)
    return Casus.objects.get(pk=gezin.casus_id).stand


def _stable_plan(gezin: Gezin) -> Plan:
    director = gezin.regio["regisseur"]
    plan = maak(gezin.casus_id, by=director, at=gezin.at)
    nieuw = NieuweAfspraak("Peter slaapt elders", "Peter", "wijkagent", date(2026, 4, 1), "Huisverbod")
    voeg_afspraak_toe(plan.pk, nieuw, by=director, at=gezin.at)
    stel_vast(plan.pk, dict.fromkeys(gezin.mensen.values(), "akkoord"), by=director, at=gezin.at)
    enter(SYSTEM)
    controleer(Afspraak.objects.get(plan=plan).pk, True, by=director, at=gezin.later(days=1))
    return naar_fase(plan.pk, "stabiel_veilig", by=director, at=gezin.later(days=8))


@pytest.mark.parametrize("stand", ["in_uitvoering", "in_monitoring", "in_vervolg", "in_overdracht"])
def test_unsafe_from_any_state_is_assessed_again(gezin: Gezin, stand: str) -> None:
    drie, _ = gezin.rondes()
    _stand(gezin, stand)
    talks = [gezin.zegt("kind", veilig=False)]
    leg_vast(drie.pk, "onveilig", talks, waarom="Bram is bang", by=gezin.regio["casus"], at=gezin.later(days=90))
    assert _stand(gezin) == "in_beoordeling"


def test_unsafe_brings_the_plan_back_to_direct_safety(gezin: Gezin) -> None:
    plan = _stable_plan(gezin)
    drie, _ = gezin.rondes()
    _stand(gezin, "in_uitvoering")
    leg_vast(drie.pk, "onveilig", [], waarom="De buren belden", by=gezin.regio["casus"], at=gezin.later(days=90))
    enter(SYSTEM)
    assert Plan.objects.get(pk=plan.pk).fase == "direct_veilig"


def test_the_last_safe_round_closes_the_case(gezin: Gezin) -> None:
    drie, twaalf = gezin.rondes()
    _stand(gezin, "in_monitoring")
    leg_vast(drie.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.later(days=90))
    assert _stand(gezin) == "in_monitoring"
    leg_vast(twaalf.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.later(days=365))
    assert _stand(gezin) == "afgesloten"
    assert Casus.objects.get(pk=gezin.casus_id).sluitreden == "veilig_na_monitoring"


def test_doubt_at_the_last_round_keeps_the_case_open(gezin: Gezin) -> None:
    drie, twaalf = gezin.rondes()
    _stand(gezin, "in_monitoring")
    for ronde, resultaat, days in ((drie, "veilig", 90), (twaalf, "twijfel", 365)):
        leg_vast(
            ronde.pk, resultaat, gezin.goed, waarom="Vader zwijgt", by=gezin.regio["casus"], at=gezin.later(days=days)
        )
    assert _stand(gezin) == "in_monitoring"
    extra = Ronde.objects.get(stand="gepland")
    leg_vast(extra.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.later(days=390))
    assert _stand(gezin) == "afgesloten"


@pytest.mark.parametrize(("days", "levels"), [(1, []), (47, [50]), (75, [50, 80]), (93, [50, 80, 100])])
def test_a_forgotten_round_raises_its_alarms(gezin: Gezin, days: int, levels: list[int]) -> None:
    drie, _ = gezin.rondes()
    tick(gezin.later(days=days))
    enter(SYSTEM)
    alarms = Alarm.objects.filter(deadline__object_type="ronde", deadline__object_id=drie.pk)
    assert sorted(alarms.values_list("level", flat=True)) == levels
