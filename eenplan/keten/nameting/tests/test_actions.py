"""Rounds: planned by the rule table, final once done, and what follows from each result."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale, act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.rulebook.models import Rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock, make_responsible
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.nameting.actions import Ongeldig, extra_ronde, leg_vast, plan_rondes, vul_aan
from eenplan.keten.nameting.models import Aanvulling, Gesprek, Ronde
from eenplan.keten.nameting.tests.conftest import Gezin, fresh
from eenplan.keten.nameting.uitkomst import Gesprek as Gehoord

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def verteld() -> Iterator[list[sockets.Event]]:
    """What the events of this package told."""
    heard: list[sockets.Event] = []
    names = ("nameting.onveilig", "nameting.veilig", "nameting.extra")
    for name in names:
        sockets.on(name)(heard.append)
    yield heard
    for name in names:
        sockets._on[name].remove(heard.append)


def _leg_vast(gezin: Gezin, ronde: Ronde, resultaat: str, **changes: object) -> Ronde:
    given: dict[str, object] = {
        "gesprekken": gezin.goed, "waarom": "Dit hoorden wij", "by": gezin.regio["casus"], "at": gezin.later(days=92),
    }  # fmt: skip
    return leg_vast(ronde.pk, resultaat, **{**given, **changes})  # type: ignore[arg-type]  # tests vary single fields


def _running() -> dict[str, date]:
    enter(SYSTEM)
    rows = Deadline.objects.filter(object_type="ronde", done_at__isnull=True)
    return {row.key: row.due_at.astimezone(AMSTERDAM).date() for row in rows}


def test_two_rounds_from_the_acceptance(gezin: Gezin) -> None:
    drie, twaalf = gezin.rondes()
    assert (drie.gepland_op, twaalf.gepland_op) == (date(2026, 6, 20), date(2027, 3, 20))
    assert _running() == {"nameting_3": date(2026, 6, 20), "nameting_12": date(2027, 3, 20)}
    assert LogLine.objects.filter(verb="nameting.plan_rondes", object_type="ronde").count() == 2


@pytest.mark.parametrize(
    ("vanaf", "drie", "twaalf"),
    [
        ((2026, 1, 31), (2026, 4, 30), (2027, 1, 31)),
        ((2025, 11, 30), (2026, 2, 28), (2026, 11, 30)),
        ((2023, 11, 30), (2024, 2, 29), (2024, 11, 30)),
        ((2024, 2, 29), (2024, 5, 29), (2025, 2, 28)),
        ((2025, 12, 31), (2026, 3, 31), (2026, 12, 31)),
        ((2026, 3, 29), (2026, 6, 29), (2027, 3, 29)),
    ],
)
def test_months_that_are_too_short(
    gezin: Gezin, vanaf: tuple[int, int, int], drie: tuple[int, int, int], twaalf: tuple[int, int, int]
) -> None:
    rondes = plan_rondes(gezin.casus_id, datetime(*vanaf, 23, 30, tzinfo=AMSTERDAM), by=SYSTEM, at=gezin.at)
    assert [ronde.gepland_op for ronde in rondes] == [date(*drie), date(*twaalf)]


def test_the_region_can_move_the_term(gezin: Gezin) -> None:
    Rule.objects.filter(key="nameting_3").update(value=4)
    assert gezin.rondes()[0].gepland_op == date(2026, 7, 20)


def test_the_same_start_twice_plans_once(gezin: Gezin) -> None:
    assert [ronde.pk for ronde in gezin.rondes()] == [ronde.pk for ronde in gezin.rondes()]
    assert Ronde.objects.count() == 2


def test_a_later_start_replaces_what_is_not_due(gezin: Gezin) -> None:
    old = gezin.rondes()
    new = plan_rondes(gezin.casus_id, gezin.later(days=30), by=SYSTEM, at=gezin.later(days=30))
    assert [fresh(ronde).stand for ronde in old] == ["vervallen"] * 2
    assert _running() == {"nameting_3": new[0].gepland_op, "nameting_12": new[1].gepland_op}


def test_a_round_that_is_due_is_never_lost(gezin: Gezin) -> None:
    drie, twaalf = gezin.rondes()
    at = gezin.later(days=120)
    again = plan_rondes(gezin.casus_id, at, by=SYSTEM, at=at)
    assert again[0].pk == drie.pk
    assert fresh(drie).stand == "gepland"
    assert fresh(twaalf).stand == "vervallen"


def test_rounds_are_the_work_of_veilig_thuis(gezin: Gezin) -> None:
    """Also when the local team holds the case."""
    team, director = gezin.regio.organisations["team"], gezin.regio.accounts["regisseur"]
    with act("toets.neem_over", by=gezin.regio["casus"], at=gezin.at, system=True) as a:
        make_responsible(a, lock(gezin.casus_id), team.pk, director.pk)
    gezin.rondes()
    enter(SYSTEM)
    rows = Deadline.objects.filter(object_type="ronde")
    assert {(row.organisation_id, row.account_id) for row in rows} == {
        (gezin.regio.organisations["vt"].pk, gezin.regio.accounts["triagist"].pk)
    }


def test_no_rounds_on_a_closed_case(gezin: Gezin) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="afgesloten", sluitreden="overig", afgesloten_op=gezin.at)
    with pytest.raises(Refused, match="casus is gesloten"):
        gezin.rondes()


@pytest.mark.parametrize(
    ("op", "aanleiding", "message"),
    [(date(2026, 3, 19), "Oma belt", "al voorbij"), (date(2026, 4, 1), " ", "waarom er een extra nameting")],
)
def test_an_extra_round_needs_a_day_and_a_reason(gezin: Gezin, op: date, aanleiding: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        extra_ronde(gezin.casus_id, op, aanleiding, by=gezin.regio["casus"], at=gezin.at)


def test_as_many_extra_rounds_as_needed(gezin: Gezin, verteld: list[sockets.Event]) -> None:
    for day in (1, 1, 8):
        extra_ronde(gezin.casus_id, date(2026, 4, day), "Oma maakt zich zorgen", by=gezin.regio["casus"], at=gezin.at)
    assert Ronde.objects.filter(soort="extra").count() == 3
    assert [event.name for event in verteld] == ["nameting.extra"] * 3


def test_safe_is_told_with_whether_it_was_the_last(gezin: Gezin, verteld: list[sockets.Event]) -> None:
    drie, twaalf = gezin.rondes()
    _leg_vast(gezin, drie, "veilig", regisseur_gesproken=True)
    _leg_vast(gezin, twaalf, "veilig", at=gezin.later(days=365))
    told = [event for event in verteld if event.name == "nameting.veilig"]
    assert [(event.ids["ronde_id"], event.ids["laatste"]) for event in told] == [(drie.pk, "nee"), (twaalf.pk, "ja")]
    ronde = fresh(drie)
    assert (ronde.stand, ronde.resultaat, ronde.gedaan_door) == ("gedaan", "veilig", gezin.regio.accounts["casus"])
    assert Gesprek.objects.filter(ronde=drie, gesproken=True, veilig=True).count() == 2
    assert Feit.objects.filter(naam="nameting_gedaan").order_by("op")[0].kenmerken == {
        "ronde": "3_maanden", "resultaat": "veilig", "op_tijd": True, "gezin": True, "regisseur": True,
    }  # fmt: skip
    assert LogLine.objects.filter(verb="nameting.leg_vast", object_type="ronde", persoon_id__isnull=False).count() == 4
    # the case is not at its end yet: one more round until it is
    assert _running() == {"nameting_extra": date(2027, 6, 20)}


@pytest.mark.parametrize("resultaat", ["veilig", "voorwaarden", "twijfel", "niet_bereikt"])
@pytest.mark.parametrize(("nummer", "days"), [(0, 0), (0, 77), (1, 92), (1, 350)])
def test_too_early_is_refused_with_the_day(gezin: Gezin, resultaat: str, nummer: int, days: int) -> None:
    ronde = gezin.rondes()[nummer]
    talks = [] if resultaat == "niet_bereikt" else gezin.goed
    with pytest.raises(Refused, match=r"te vroeg: .* kan vanaf 6 (juni 2026|maart 2027)\. .* Plan een extra nameting"):
        _leg_vast(gezin, ronde, resultaat, gesprekken=talks, at=gezin.later(days=days))
    assert fresh(ronde).stand == "gepland"


@pytest.mark.parametrize(("nummer", "days"), [(0, 78), (0, 400), (1, 351)])
def test_from_two_weeks_before_the_day_it_is_done(gezin: Gezin, nummer: int, days: int) -> None:
    assert _leg_vast(gezin, gezin.rondes()[nummer], "veilig", at=gezin.later(days=days)).stand == "gedaan"


def test_the_region_decides_how_early(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    Rule.objects.filter(key="nameting_vroegst").update(value=4)
    assert _leg_vast(gezin, drie, "veilig", at=gezin.later(days=64)).stand == "gedaan"


def test_an_extra_round_is_for_an_early_look(gezin: Gezin) -> None:
    extra = extra_ronde(gezin.casus_id, date(2026, 6, 1), "Oma belt", by=gezin.regio["casus"], at=gezin.at)
    assert _leg_vast(gezin, extra, "veilig", at=gezin.at).stand == "gedaan"


def test_unsafe_is_written_down_on_any_day(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    assert _leg_vast(gezin, drie, "onveilig", at=gezin.at).resultaat == "onveilig"


def test_unsafe_goes_back_at_once(gezin: Gezin, verteld: list[sockets.Event]) -> None:
    drie, _ = gezin.rondes()
    _leg_vast(gezin, drie, "onveilig", gesprekken=[gezin.zegt("kind", veilig=False, woorden="Papa gooit weer")])
    assert [(event.name, event.ids) for event in verteld] == [
        ("nameting.onveilig", {"casus_id": gezin.casus_id, "ronde_id": drie.pk})
    ]
    enter(SYSTEM)
    message = Message.objects.get(kind="vervolgmelding")
    assert (message.object_id, message.account) == (gezin.casus_id, gezin.regio.accounts["triagist"])


@pytest.mark.parametrize(
    ("resultaat", "op", "aanleiding"),
    [
        ("twijfel", date(2026, 7, 18), "Na resultaat: twijfel"),
        ("niet_bereikt", date(2026, 7, 4), "Na resultaat: niet bereikt"),
    ],
)
def test_doubt_and_silence_plan_a_new_round(gezin: Gezin, resultaat: str, op: date, aanleiding: str) -> None:
    drie, _ = gezin.rondes()
    talks = [] if resultaat == "niet_bereikt" else gezin.goed
    _leg_vast(gezin, drie, resultaat, gesprekken=talks)
    enter(SYSTEM)
    extra = Ronde.objects.get(soort="extra")
    assert (extra.gepland_op, extra.aanleiding, extra.stand) == (op, aanleiding, "gepland")
    assert _running()["nameting_extra"] == op


def test_no_new_round_when_one_comes_soon_enough(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    extra_ronde(gezin.casus_id, date(2026, 6, 30), "Al afgesproken", by=gezin.regio["casus"], at=gezin.at)
    _leg_vast(gezin, drie, "twijfel")
    assert Ronde.objects.filter(soort="extra").count() == 1


def test_conditions_kept_goes_on_until_it_is_safe(gezin: Gezin) -> None:
    drie, twaalf = gezin.rondes()
    _leg_vast(gezin, drie, "voorwaarden")
    assert not Ronde.objects.filter(soort="extra").exists()
    _leg_vast(gezin, twaalf, "voorwaarden", at=gezin.later(days=365))
    enter(SYSTEM)
    assert Ronde.objects.get(soort="extra").gepland_op == date(2027, 6, 20)


@pytest.mark.parametrize(
    ("resultaat", "changes", "field"),
    [
        ("goed", {}, "resultaat"),
        ("onveilig", {"waarom": " "}, "waarom"),
        ("twijfel", {"waarom": ""}, "waarom"),
        ("niet_bereikt", {}, "resultaat"),
        ("veilig", {"gesprekken": []}, "resultaat"),
        ("veilig", {"gesprekken": [Gehoord(-1, True, True)]}, "gesprekken"),
    ],
)
def test_what_does_not_fit_is_refused(gezin: Gezin, resultaat: str, changes: dict[str, object], field: str) -> None:
    drie, _ = gezin.rondes()
    with pytest.raises(Ongeldig) as refusal:
        _leg_vast(gezin, drie, resultaat, **changes)
    assert field in refusal.value.fouten
    assert fresh(drie).stand == "gepland"


def test_a_minor_without_the_word_child_counts_as_a_child(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    enter(SYSTEM)
    Casus.objects.get(pk=gezin.casus_id).betrokkenen.filter(rol="kind").update(rol="overig")
    with pytest.raises(Ongeldig, match="U sprak geen kind"):
        _leg_vast(gezin, drie, "veilig", gesprekken=[gezin.zegt("slachtoffer")], waarom="")


def test_a_result_is_final(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    _leg_vast(gezin, drie, "veilig")
    with pytest.raises(Refused, match="heeft al een resultaat"):
        _leg_vast(gezin, drie, "onveilig")
    with pytest.raises(Refused, match="Deze nameting is klaar"):
        vul_aan(drie.pk, "Nog iets", by=gezin.regio["casus"], at=gezin.at)


@pytest.mark.parametrize(("model", "change"), [(Ronde, {"resultaat": "onveilig"}), (Gesprek, {"woorden": "anders"})])
def test_the_database_keeps_it_final(gezin: Gezin, model: type[Ronde | Gesprek], change: dict[str, str]) -> None:
    drie, _ = gezin.rondes()
    _leg_vast(gezin, drie, "veilig")
    enter(SYSTEM)
    rows = model.objects.filter(stand="gedaan") if model is Ronde else model.objects.all()
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        rows.update(**change)


def test_someone_was_first(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    with pytest.raises(Stale):
        _leg_vast(gezin, drie, "veilig", versie=drie.versie - 1)


def test_the_director_adds_but_does_not_decide(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    vul_aan(drie.pk, " Het gaat beter op school. ", by=gezin.regio["regisseur"], at=gezin.at)
    enter(SYSTEM)
    row = Aanvulling.objects.get(ronde=drie)
    assert (row.tekst, row.door) == ("Het gaat beter op school.", gezin.regio.accounts["regisseur"])
    with pytest.raises(Refused, match="Dit mag alleen: Veilig Thuis"):
        _leg_vast(gezin, drie, "veilig", by=gezin.regio["regisseur"])
    with pytest.raises(Refused, match="Schrijf op wat u weet"):
        vul_aan(drie.pk, " ", by=gezin.regio["regisseur"], at=gezin.at)


def test_no_log_no_result(gezin: Gezin, monkeypatch: pytest.MonkeyPatch) -> None:
    drie, _ = gezin.rondes()

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError), transaction.atomic():
        _leg_vast(gezin, drie, "onveilig")
    assert fresh(drie).stand == "gepland"
    assert Gesprek.objects.count() == 0
    assert not Message.objects.filter(kind="vervolgmelding").exists()
    assert "nameting_3" in _running()
