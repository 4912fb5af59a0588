"""Making and settling a plan and its agreements; each refusal; nothing without its log line."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.models import Rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.plan.actions import (
    Ongeldig,
    controleer,
    maak,
    stel_vast,
    trek_in,
    verwacht,
    voeg_afspraak_toe,
    wijzig_afspraak,
)
from eenplan.keten.plan.models import Afspraak, Controle, Instemming, Plan, Planwisseling
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, fresh, nummer

pytestmark = pytest.mark.voorziening(23, 25, 33)


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
    controleer(nummer(gezin.actief()).pk, True, by=gezin.regio["regisseur"], at=gezin.at)
    enter(SYSTEM)
    assert model.objects.exists()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        model.objects.update(op=gezin.later(days=9))


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


# --- rewriting -------------------------------------------------------------------------------------------------------


def test_a_draft_agreement_is_rewritten_and_keeps_its_number(gezin: Gezin) -> None:
    plan = gezin.concept(afspraak("Een"), afspraak("Twee"))
    new = afspraak(" Oma belt elke avond ", "hulp", door="Sanne", persoon_id=gezin.mensen["slachtoffer"])
    wijzig_afspraak(nummer(plan, 1).pk, new, by=gezin.regio["regisseur"], at=gezin.at, versie=plan.versie)
    row = nummer(plan, 1)
    assert (row.tekst, row.soort, row.persoon_id) == ("Oma belt elke avond", "hulp", gezin.mensen["slachtoffer"])
    assert (nummer(plan, 2).tekst, fresh(plan).versie) == ("Twee", plan.versie + 1)
    assert LogLine.objects.filter(verb="plan.wijzig", object_type="plan_afspraak", object_id=row.pk).count() == 1
    with pytest.raises(Stale):
        wijzig_afspraak(row.pk, new, by=gezin.regio["casus"], at=gezin.at, versie=plan.versie)


def test_beside_a_running_plan_only_what_is_new_is_rewritten(gezin: Gezin) -> None:
    plan = gezin.actief()
    pk = voeg_afspraak_toe(plan.pk, afspraak("Nieuw"), by=gezin.regio["casus"], at=gezin.at).pk
    wijzig_afspraak(pk, afspraak("Nieuwer"), by=gezin.regio["casus"], at=gezin.at)
    assert nummer(plan, 2).tekst == "Nieuwer"
    with pytest.raises(Refused, match="al vastgesteld of ingetrokken"):
        wijzig_afspraak(nummer(plan, 1).pk, afspraak("Anders"), by=gezin.regio["casus"], at=gezin.at)
    trek_in(pk, "Toch niet", by=gezin.regio["casus"], at=gezin.at)
    with pytest.raises(Refused, match="al vastgesteld of ingetrokken"):
        wijzig_afspraak(pk, afspraak("Anders"), by=gezin.regio["casus"], at=gezin.at)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"tekst": " "}, "tekst"), ({"controle_op": date(2026, 3, 1)}, "controle_op"), ({"persoon_id": 10**8}, "persoon")],
)
def test_rewriting_asks_what_adding_asks(gezin: Gezin, changes: dict[str, object], field: str) -> None:
    plan = gezin.concept()
    with pytest.raises(Ongeldig) as refusal:
        wijzig_afspraak(nummer(plan).pk, afspraak(**changes), by=gezin.regio["casus"], at=gezin.at)  # type: ignore[arg-type]  # tests vary single fields
    assert field in refusal.value.fouten
    assert nummer(plan).tekst == "Peter slaapt elders"


# --- a plan that must be made ----------------------------------------------------------------------------------------


def _te_maken(gezin: Gezin) -> list[tuple[date, bool]]:
    enter(SYSTEM)
    rows = Deadline.objects.filter(key="plan_maken", object_id=gezin.casus_id).order_by("pk")
    return [(row.due_at.date(), row.done_at is None) for row in rows]


def test_who_must_make_a_plan_has_a_term_until_it_is_settled(gezin: Gezin) -> None:
    for days in (0, 3):
        verwacht(gezin.casus_id, by=SYSTEM, at=gezin.later(days=days))
    assert _te_maken(gezin) == [(date(2026, 4, 17), True)]
    gezin.concept()
    assert _te_maken(gezin) == [(date(2026, 4, 17), True)]
    enter(SYSTEM)
    plan = Plan.objects.get(casus_id=gezin.casus_id)
    stel_vast(plan.pk, gezin.allen, by=gezin.regio["regisseur"], at=gezin.later(days=5))
    assert _te_maken(gezin) == [(date(2026, 4, 17), False)]


def test_where_a_plan_holds_nobody_has_to_make_one(gezin: Gezin) -> None:
    gezin.actief()
    verwacht(gezin.casus_id, by=SYSTEM, at=gezin.at)
    assert _te_maken(gezin) == []


def test_the_region_decides_before_when(gezin: Gezin) -> None:
    enter(SYSTEM)
    Rule.objects.filter(key="plan_maken").update(value=6)
    verwacht(gezin.casus_id, by=SYSTEM, at=gezin.at)
    assert _te_maken(gezin) == [((gezin.at + timedelta(weeks=6)).date(), True)]
