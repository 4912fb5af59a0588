"""Making, settling, checking, moving and completing a plan; each refusal; nothing without its log line."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.plan.actions import (
    Ongeldig,
    controleer,
    maak,
    naar_fase,
    rond_af,
    stel_vast,
    terug_naar_direct,
    trek_in,
    voeg_afspraak_toe,
)
from eenplan.keten.plan.models import Afspraak, Controle, Instemming, Plan, Planwisseling
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


def _move(gezin: Gezin, plan: Plan, fase: str, days: float) -> Plan:
    return naar_fase(plan.pk, fase, by=gezin.regio["regisseur"], at=gezin.later(days=days))


def _history(plan: Plan) -> list[str]:
    enter(SYSTEM)
    return list(Planwisseling.objects.filter(plan=plan).order_by("op", "pk").values_list("actie", flat=True))


def test_a_draft_starts_in_direct_safety(gezin: Gezin) -> None:
    plan = fresh(maak(gezin.casus_id, by=gezin.regio["regisseur"], at=gezin.at))
    assert (plan.stand, plan.fase, plan.stabiele_maanden) == ("concept", "direct_veilig", 3)
    assert plan.gemaakt_door == gezin.regio.accounts["regisseur"]
    assert _history(plan) == ["maak"]
    assert LogLine.objects.filter(verb="plan.maak", casus_id=gezin.casus_id, object_id=plan.pk).count() == 1


def test_a_second_draft_is_refused_but_machinery_gets_the_first(gezin: Gezin) -> None:
    plan = gezin.concept()
    with pytest.raises(Refused, match="al een concept"):
        maak(gezin.casus_id, by=gezin.regio["casus"], at=gezin.at)
    assert maak(gezin.casus_id, by=SYSTEM, at=gezin.at).pk == plan.pk


def test_no_plan_on_a_closed_case(gezin: Gezin) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="afgesloten", sluitreden="overig", afgesloten_op=gezin.at)
    with pytest.raises(Refused, match="casus is gesloten"):
        maak(gezin.casus_id, by=gezin.regio["casus"], at=gezin.at)


def test_agreements_are_numbered_and_raise_the_version(gezin: Gezin) -> None:
    plan = gezin.concept(afspraak("Een"), afspraak("Twee"))
    assert list(plan.afspraken.order_by("nummer").values_list("nummer", "tekst")) == [(1, "Een"), (2, "Twee")]
    assert plan.versie == 3


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"tekst": " "}, "tekst"),
        ({"door": ""}, "door"),
        ({"controleur": ""}, "controleur"),
        ({"gevolg": ""}, "gevolg"),
        ({"soort": "iets"}, "soort"),
        ({"controle_op": date(2026, 3, 19)}, "controle_op"),
        ({"persoon_id": -1}, "persoon"),
    ],
)
def test_an_agreement_that_misses_something_is_refused(gezin: Gezin, changes: dict[str, object], field: str) -> None:
    plan = gezin.concept()
    with pytest.raises(Ongeldig) as refusal:
        voeg_afspraak_toe(plan.pk, afspraak(**changes), by=gezin.regio["regisseur"], at=gezin.at)
    assert set(refusal.value.fouten) == {field}
    assert fresh(plan).afspraken.count() == 1


def test_someone_was_first(gezin: Gezin) -> None:
    plan = gezin.concept()
    with pytest.raises(Stale):
        voeg_afspraak_toe(plan.pk, afspraak(), by=gezin.regio["casus"], at=gezin.at, versie=plan.versie - 1)
    voeg_afspraak_toe(plan.pk, afspraak(), by=gezin.regio["casus"], at=gezin.at, versie=plan.versie)
    assert fresh(plan).afspraken.count() == 2


def test_settling_starts_the_terms_and_keeps_who_agreed(gezin: Gezin) -> None:
    plan = gezin.concept(afspraak(), afspraak("Oma belt elke avond", controle_op=date(2026, 4, 3)))
    instemming = {**gezin.allen, gezin.mensen["kind"]: "kennisgenomen"}
    stel_vast(plan.pk, instemming, by=gezin.regio["regisseur"], at=gezin.at)
    plan = fresh(plan)
    assert (plan.stand, plan.wijze, plan.vastgesteld_op) == ("actief", "akkoord", gezin.at)
    assert dict(Instemming.objects.filter(plan=plan).values_list("persoon_id", "wijze")) == instemming
    terms = Deadline.objects.filter(object_type="plan_afspraak", done_at__isnull=True).order_by("due_at")
    assert [term.due_at.date().isoformat() for term in terms] == ["2026-03-27", "2026-04-03"]
    assert {term.account for term in terms} == {gezin.regio.accounts["triagist"]}
    assert Feit.objects.get(naam="plan_vastgesteld").kenmerken == {"wijze": "akkoord", "afspraken": 2, "nieuw": True}
    assert LogLine.objects.filter(verb="plan.stel_vast", persoon_id__isnull=False).count() == 3


def test_imposed_needs_a_ground(gezin: Gezin) -> None:
    plan = gezin.concept()
    imposed = {**gezin.allen, gezin.mensen["pleger"]: "opgelegd"}
    with pytest.raises(Refused, match="welke grond"):
        stel_vast(plan.pk, imposed, by=gezin.regio["regisseur"], at=gezin.at)
    stel_vast(plan.pk, imposed, grond_opgelegd="Schriftelijke aanwijzing", by=gezin.regio["regisseur"], at=gezin.at)
    plan = fresh(plan)
    assert (plan.wijze, plan.grond_opgelegd) == ("opgelegd", "Schriftelijke aanwijzing")


def test_who_has_to_do_it_must_be_asked(gezin: Gezin) -> None:
    plan = gezin.concept(afspraak(persoon_id=gezin.mensen["pleger"]))
    with pytest.raises(Refused, match="iedereen die een afspraak moet nakomen"):
        stel_vast(plan.pk, {gezin.mensen["slachtoffer"]: "akkoord"}, by=gezin.regio["regisseur"], at=gezin.at)


def test_an_empty_plan_cannot_be_settled(gezin: Gezin) -> None:
    plan = maak(gezin.casus_id, by=gezin.regio["regisseur"], at=gezin.at)
    with pytest.raises(Refused, match="Voeg eerst een afspraak toe"):
        stel_vast(plan.pk, gezin.allen, by=gezin.regio["regisseur"], at=gezin.at)


def test_an_agreement_added_later_is_settled_apart(gezin: Gezin) -> None:
    plan = gezin.actief()
    voeg_afspraak_toe(plan.pk, afspraak("Nieuw slot op de deur"), by=gezin.regio["regisseur"], at=gezin.later(days=2))
    assert nummer(plan, 2).van_kracht_sinds is None
    stel_vast(plan.pk, gezin.allen, by=gezin.regio["regisseur"], at=gezin.later(days=3))
    assert nummer(plan, 2).van_kracht_sinds == gezin.later(days=3)
    assert nummer(plan, 1).van_kracht_sinds == gezin.at
    assert fresh(plan).fase_sinds == gezin.at


def test_a_new_plan_takes_over_and_replaces(gezin: Gezin) -> None:
    old = gezin.actief(afspraak("Blijft"), afspraak("Weg"))
    trek_in(nummer(old, 2).pk, "Niet meer nodig", by=gezin.regio["regisseur"], at=gezin.at)
    new = maak(gezin.casus_id, by=gezin.regio["regisseur"], at=gezin.later(days=1))
    assert fresh(old).stand == "actief"
    assert list(fresh(new).afspraken.values_list("tekst", flat=True)) == ["Blijft"]
    stel_vast(new.pk, gezin.allen, by=gezin.regio["regisseur"], at=gezin.later(days=2))
    assert (fresh(old).stand, fresh(new).stand) == ("vervangen", "actief")
    assert _history(old) == ["maak", "stel_vast", "vervang"]
    assert Deadline.objects.filter(object_type="plan_afspraak", done_at__isnull=True).count() == 1


def test_the_database_refuses_a_second_active_plan(gezin: Gezin) -> None:
    plan = gezin.actief()
    with pytest.raises(IntegrityError, match="plan_een_actief"), transaction.atomic():
        Plan.objects.create(
            casus_id=gezin.casus_id, huishouden_id=plan.huishouden_id, stand="actief", fase_sinds=gezin.at,
            gemaakt_op=gezin.at, vastgesteld_op=gezin.at, stabiele_maanden=3,
        )  # fmt: skip
    assert Plan.objects.filter(huishouden_id=plan.huishouden_id, stand="actief").count() == 1


def test_two_households_each_have_their_plan(gezin: Gezin, nieuw_gezin: Callable[[], Gezin]) -> None:
    first, second = gezin.actief(), nieuw_gezin().actief()
    assert first.huishouden_id != second.huishouden_id
    assert {fresh(first).stand, fresh(second).stand} == {"actief"}


@pytest.mark.parametrize("model", [Planwisseling, Instemming, Controle])
def test_history_cannot_be_rewritten(gezin: Gezin, model: type[Planwisseling | Instemming | Controle]) -> None:
    _keep(gezin, gezin.actief(), 1, numbers=(1,))
    enter(SYSTEM)
    assert model.objects.exists()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        model.objects.update(op=gezin.later(days=9))


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
    with pytest.raises(Refused, match="nagekomen tot en met 22-06-2026"):
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
    with pytest.raises(Refused, match="30-06-2026"):
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


def test_no_log_no_plan(gezin: Gezin, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = gezin.concept()

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError), transaction.atomic():
        stel_vast(plan.pk, gezin.allen, by=gezin.regio["regisseur"], at=gezin.at)
    enter(SYSTEM)
    assert fresh(plan).stand == "concept"
    assert Instemming.objects.count() == 0
    assert not Afspraak.objects.filter(van_kracht_sinds__isnull=False).exists()
    assert not Deadline.objects.filter(object_type="plan_afspraak").exists()
