"""Kept or not kept, the next phase, back to direct safety, done; each refusal."""

from datetime import date, timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.models import Rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.plan.actions import (
    controleer,
    naar_fase,
    rond_af,
    terug_naar_direct,
    trek_in,
    voeg_afspraak_toe,
)
from eenplan.keten.plan.models import Controle, Plan, Planwisseling
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, fresh, nummer

ALLES = (
    afspraak(),
    afspraak("Peter volgt agressietraining", "hulp"),
    afspraak("Bram praat met een kindertherapeut", "toekomst"),
)


def _keep(gezin: Gezin, plan: Plan, days: float, kept: bool = True, numbers: tuple[int, ...] = (1, 2, 3)) -> None:
    """Check these agreements on a later day."""
    at = gezin.later(days=days)
    for number in numbers:
        controleer(
            nummer(plan, number).pk, kept, toelichting="" if kept else "Hij was er toch",
            volgende=None if kept else at.date() + timedelta(days=7), by=gezin.regio["regisseur"], at=at,
        )  # fmt: skip


def _move(gezin: Gezin, plan: Plan, fase: str, days: float, eerder: str = "Peter woont nu in Elders") -> Plan:
    return naar_fase(plan.pk, fase, eerder=eerder, by=gezin.regio["regisseur"], at=gezin.later(days=days))


def _history(plan: Plan) -> list[str]:
    enter(SYSTEM)
    return list(Planwisseling.objects.filter(plan=plan).order_by("op", "pk").values_list("actie", flat=True))


def test_kept_finishes_the_term_and_a_next_date_starts_one(gezin: Gezin) -> None:
    plan = gezin.actief()
    controleer(nummer(plan).pk, True, volgende=date(2026, 4, 10), by=gezin.regio["regisseur"], at=gezin.later(days=3))
    enter(SYSTEM)
    old, new = Deadline.objects.filter(object_type="plan_afspraak").order_by("due_at")
    assert (old.done_at, new.done_at) == (gezin.later(days=3), None)
    assert new.due_at.date() == date(2026, 4, 10) == nummer(plan).controle_op
    assert Feit.objects.get(naam="afspraak_gecontroleerd").kenmerken == {"nagekomen": True, "soort": "veiligheid"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"volgende": date(2026, 4, 1)}, "wat er is gebeurd"),
        ({"toelichting": "Hij was er"}, "wanneer u opnieuw kijkt"),
        ({"toelichting": "Hij was er", "volgende": date(2026, 3, 1)}, "in het verleden"),
    ],
)
def test_not_kept_is_never_silent(gezin: Gezin, given: dict[str, object], message: str) -> None:
    plan = gezin.actief()
    with pytest.raises(Refused, match=message):
        controleer(nummer(plan).pk, False, by=gezin.regio["regisseur"], at=gezin.at, **given)
    assert Controle.objects.count() == 0


def test_a_draft_is_not_checked(gezin: Gezin) -> None:
    plan = gezin.concept()
    with pytest.raises(Refused, match="Stel het plan eerst vast"):
        controleer(nummer(plan).pk, True, by=gezin.regio["regisseur"], at=gezin.at)


def test_a_withdrawn_agreement_is_not_checked_nor_withdrawn_twice(gezin: Gezin) -> None:
    plan = gezin.actief()
    pk = nummer(plan).pk
    with pytest.raises(Refused, match="waarom"):
        trek_in(pk, " ", by=gezin.regio["regisseur"], at=gezin.at)
    trek_in(pk, "Peter woont nu elders", by=gezin.regio["regisseur"], at=gezin.at)
    with pytest.raises(Refused, match="geldt niet"):
        controleer(pk, True, by=gezin.regio["regisseur"], at=gezin.at)
    with pytest.raises(Refused, match="al ingetrokken"):
        trek_in(pk, "Nog eens", by=gezin.regio["regisseur"], at=gezin.at)
    assert not Deadline.objects.filter(object_type="plan_afspraak", done_at__isnull=True).exists()


def test_the_refusal_says_which_agreement_blocks(gezin: Gezin) -> None:
    plan = gezin.actief(afspraak("Peter blijft weg"), afspraak("Oma slaapt hier"))
    _keep(gezin, plan, 1, numbers=(1,))
    with pytest.raises(Refused, match=r"afspraak 2 \('Oma slaapt hier'\) is nog niet gecontroleerd") as refusal:
        _move(gezin, plan, "stabiel_veilig", 2)
    assert "afspraak 1" not in refusal.value.message
    assert fresh(plan).fase == "direct_veilig"


def test_through_all_phases_to_the_end(gezin: Gezin) -> None:
    plan = gezin.actief(*ALLES)
    _keep(gezin, plan, 1)
    _move(gezin, plan, "stabiel_veilig", 2)
    with pytest.raises(Refused, match="nagekomen tot en met 22 juni 2026"):
        _move(gezin, plan, "herstel", 30)
    _move(gezin, plan, "herstel", 100)
    _move(gezin, plan, "nazorg", 150)
    with pytest.raises(Refused, match="een jaar na het laatste geweld"):
        rond_af(plan.pk, by=gezin.regio["regisseur"], at=gezin.later(days=300))
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="in_uitvoering")
    rond_af(plan.pk, by=gezin.regio["regisseur"], at=gezin.later(days=367))
    assert fresh(plan).stand == "afgerond"
    assert [row.kenmerken["naar"] for row in Feit.objects.filter(naam="plan_fase").order_by("op")] == [
        "stabiel_veilig", "herstel", "nazorg",
    ]  # fmt: skip
    assert _history(plan)[-1] == "rond_af"
    assert not Deadline.objects.filter(object_type="plan_afspraak", done_at__isnull=True).exists()


@pytest.mark.parametrize("days", [0, 1, 7])
def test_stable_on_the_first_days_is_refused(gezin: Gezin, days: int) -> None:
    plan = gezin.actief()
    _keep(gezin, plan, 0, numbers=(1,))
    with pytest.raises(Refused, match="direct veilig blijven tot en met 27 maart 2026"):
        _move(gezin, plan, "stabiel_veilig", days, eerder=" ")
    assert fresh(plan).fase == "direct_veilig"
    assert _move(gezin, plan, "stabiel_veilig", 8, eerder="").fase == "stabiel_veilig"


@pytest.mark.parametrize(("days", "reden"), [(0, "Eerder, want: Peter woont nu in Elders"), (8, "")])
def test_earlier_with_a_reason_that_stays(gezin: Gezin, days: int, reden: str) -> None:
    plan = gezin.actief()
    _keep(gezin, plan, 0, numbers=(1,))
    _move(gezin, plan, "stabiel_veilig", days)
    enter(SYSTEM)
    assert Planwisseling.objects.get(plan=plan, naar_fase="stabiel_veilig").reden == reden


def test_a_reason_to_go_earlier_replaces_no_check_and_no_later_phase(gezin: Gezin) -> None:
    plan = gezin.actief(*ALLES)
    with pytest.raises(Refused, match="is nog niet gecontroleerd"):
        _move(gezin, plan, "stabiel_veilig", 1)
    _keep(gezin, plan, 1)
    _move(gezin, plan, "stabiel_veilig", 1)
    with pytest.raises(Refused, match="nagekomen tot en met 21 juni 2026"):
        _move(gezin, plan, "herstel", 1)


def test_the_region_decides_how_long_direct_safety_lasts(gezin: Gezin) -> None:
    plan = gezin.actief()
    _keep(gezin, plan, 0, numbers=(1,))
    enter(SYSTEM)
    Rule.objects.filter(key="direct_periode").update(value=3)
    with pytest.raises(Refused, match="10 april 2026"):
        _move(gezin, plan, "stabiel_veilig", 20, eerder="")


@pytest.mark.parametrize("fase", ["herstel", "nazorg"])
def test_no_phase_is_skipped(gezin: Gezin, fase: str) -> None:
    plan = gezin.actief(*ALLES)
    _keep(gezin, plan, 1)
    with pytest.raises(Refused, match="Een fase overslaan kan niet"):
        _move(gezin, plan, fase, 200)


def test_a_draft_has_no_phases_and_is_not_completed(gezin: Gezin) -> None:
    plan = gezin.concept()
    with pytest.raises(Refused, match="vastgesteld plan"):
        _move(gezin, plan, "stabiel_veilig", 1)
    with pytest.raises(Refused, match="nog concept"):
        rond_af(plan.pk, by=gezin.regio["regisseur"], at=gezin.at)


def test_back_to_direct_safety_needs_a_reason_and_new_checks(gezin: Gezin) -> None:
    plan = gezin.actief(*ALLES)
    _keep(gezin, plan, 1)
    _move(gezin, plan, "stabiel_veilig", 2)
    with pytest.raises(Refused, match="wat er is gebeurd"):
        _move(gezin, plan, "direct_veilig", 5)
    naar_fase(plan.pk, "direct_veilig", reden="Nieuwe klap", by=gezin.regio["casus"], at=gezin.later(days=5))
    with pytest.raises(Refused, match="na de terugval nog niet opnieuw gecontroleerd"):
        _move(gezin, plan, "stabiel_veilig", 6)
    _keep(gezin, plan, 7, numbers=(1,))
    assert _move(gezin, plan, "stabiel_veilig", 8).fase == "stabiel_veilig"
    enter(SYSTEM)
    back = Planwisseling.objects.get(plan=plan, naar_fase="direct_veilig", van_fase="stabiel_veilig")
    assert back.reden == "Nieuwe klap"


def test_broken_safety_falls_back_by_itself_and_restarts_the_time(gezin: Gezin) -> None:
    plan = gezin.actief(*ALLES)
    _keep(gezin, plan, 1)
    _move(gezin, plan, "stabiel_veilig", 2)
    _keep(gezin, plan, 10, kept=False, numbers=(2,))
    assert fresh(plan).fase == "stabiel_veilig"
    _keep(gezin, plan, 20, numbers=(2,))
    with pytest.raises(Refused, match="30 juni 2026"):
        _move(gezin, plan, "herstel", 95)
    _keep(gezin, plan, 21, kept=False, numbers=(1,))
    assert fresh(plan).fase == "direct_veilig"


def test_new_unsafety_finds_the_plan_by_the_case(gezin: Gezin) -> None:
    assert terug_naar_direct(gezin.casus_id, "Nieuwe melding", by=SYSTEM, at=gezin.at) is None
    plan = gezin.actief(*ALLES)
    _keep(gezin, plan, 1)
    _move(gezin, plan, "stabiel_veilig", 2)
    for _ in range(2):
        terug_naar_direct(
            gezin.casus_id, "Nieuwe melding", geweld_op=date(2026, 4, 1), by=SYSTEM, at=gezin.later(days=12)
        )
    plan = fresh(plan)
    assert (plan.fase, plan.laatste_geweld) == ("direct_veilig", date(2026, 4, 1))
    assert _history(plan).count("naar_direct_veilig") == 1


def test_a_closed_case_keeps_its_plan_as_it_is_but_can_fall_back(gezin: Gezin) -> None:
    plan = gezin.actief()
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="afgesloten", sluitreden="overig", afgesloten_op=gezin.at)
    with pytest.raises(Refused, match="aan het plan verandert niets meer"):
        voeg_afspraak_toe(plan.pk, afspraak(), by=gezin.regio["regisseur"], at=gezin.at)
    assert terug_naar_direct(gezin.casus_id, "Nieuw geweld", by=SYSTEM, at=gezin.at) is not None
