"""Agreements written out as tables: when one holds, between whom, for what, and who keeps the register."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.feiten.models import Feit
from eenplan.keten.tests.rollen import IEDEREEN, antwoorden, uitkomsten
from eenplan.netwerk.convenant import actions, queries
from eenplan.netwerk.convenant.forms import AfspraakForm, HerzienForm
from eenplan.netwerk.convenant.models import Samenwerkingsafspraak
from eenplan.netwerk.convenant.rules import DEELBAAR, HERZIEN, HOUDERS, RULES, NieuweAfspraak
from tests.decor import situatie
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(30)
HOUDT = {"proces", "lead"}
LEEST = {"triagist", "triagist2", "casus", "lead", "proces", "regisseur", "collega", "ander"}
BEGIN, EIND = date(2026, 2, 1), date(2026, 8, 1)
DAY = timedelta(days=1)


def nieuw(regio: Regio, **changes: object) -> NieuweAfspraak:
    parties = tuple(regio.organisations[key].pk for key in ("vt", "team", "school"))
    shared = frozenset({DataClass.IDENTITEIT, DataClass.VINDBAAR})
    given = NieuweAfspraak("Convenant Toetsland", "artikel 4", parties, shared, BEGIN, EIND, date(2026, 6, 1))
    return replace(given, **changes)  # type: ignore[arg-type]  # tests vary single fields


@situatie
def convenant(regio: Regio) -> Samenwerkingsafspraak:
    """Veilig Thuis, the local team and the school, from February until August."""
    return actions.leg_vast(nieuw(regio), by=regio["proces"], at=regio.at)


# --- what an agreement is --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("klasse", list(DataClass))
def test_what_can_be_agreed_to_share(regio: Regio, klasse: DataClass) -> None:
    found = nieuw(regio, klassen=frozenset({klasse})).fouten()
    assert found == (
        [] if klasse in DEELBAAR else ["Wie er meldde en gegevens van justitie kunt u niet afspreken te delen."]
    )


@pytest.mark.parametrize(
    ("partijen", "good"), [((), False), ((1,), False), ((1, 1), False), ((1, 2), True), ((1, 2, 2), True)]
)
def test_an_agreement_is_between_two(regio: Regio, partijen: tuple[int, ...], good: bool) -> None:
    assert (nieuw(regio, partijen=partijen).fouten() == []) is good


@pytest.mark.parametrize(("end", "review"), list(product((-1, 0, 1, None), repeat=2)))
def test_ends_and_reviews_lie_after_the_begin(regio: Regio, end: int | None, review: int | None) -> None:
    days = [None if shift is None else BEGIN + shift * DAY for shift in (end, review)]
    found = " ".join(nieuw(regio, geldig_tot=days[0], herzien_op=days[1]).fouten())
    assert ("einddatum" in found) is (end in {-1, 0})
    assert ("Herzien" in found) is (review in {-1, 0})


def test_everything_that_is_wrong_is_said_at_once(regio: Regio) -> None:
    odd = nieuw(regio, naam="", partijen=(), klassen=frozenset({DataClass.MELDER}), geldig_tot=BEGIN, herzien_op=BEGIN)
    assert len(odd.fouten()) == 5
    with pytest.raises(actions.Refused) as refused:
        actions.leg_vast(odd, by=regio["lead"], at=regio.at)
    assert all(fault in refused.value.message for fault in odd.fouten())
    enter(SYSTEM)
    assert not Samenwerkingsafspraak.objects.exists()


# --- when it holds, between whom, for what ---------------------------------------------------------------------------

DAGEN = {BEGIN - DAY: False, BEGIN: True, EIND - DAY: True, EIND: False, EIND + DAY: False}
PARTIJEN = {
    (): True, ("vt",): True, ("vt", "team"): True, ("vt", "team", "school"): True, ("politie",): False,
    ("vt", "politie"): False, ("vt", "ander_team"): False,
}  # fmt: skip


def test_it_opens_only_its_own_parties_classes_and_days(regio: Regio, convenant: Samenwerkingsafspraak) -> None:
    agreed = {DataClass.IDENTITEIT, DataClass.VINDBAAR}
    for (day, holds), (keys, party), klasse in product(DAGEN.items(), PARTIJEN.items(), DataClass):
        parties = tuple(regio.organisations[key].pk for key in keys)
        found = queries.staat_toe(convenant.pk, parties, klasse, day)
        assert found is (holds and party and klasse in agreed), (day, keys, klasse)
    assert not queries.staat_toe(convenant.pk + 1, (), DataClass.IDENTITEIT, BEGIN)


def test_a_ground_is_offered_while_it_holds_and_shares_something(
    regio: Regio, convenant: Samenwerkingsafspraak
) -> None:
    empty = actions.leg_vast(nieuw(regio, naam="Wij bellen", klassen=frozenset()), by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert {day: bool(queries.gronden(day)) for day in DAGEN} == DAGEN
    assert empty.pk in {row.pk for row in queries.geldend(BEGIN)}
    assert empty.pk not in dict(queries.gronden(BEGIN))


def test_what_holds_stands_first_in_the_register(regio: Regio, convenant: Samenwerkingsafspraak) -> None:
    for naam, changes in {"A verlopen": {"geldig_van": date(2020, 1, 1), "geldig_tot": date(2021, 1, 1)},
                          "Z zonder einde": {"geldig_tot": None}}.items():  # fmt: skip
        actions.leg_vast(nieuw(regio, naam=naam, **changes), by=regio["lead"], at=regio.at)
    enter(regio["lead"])
    lines = queries.register(regio["lead"], op=regio.at.date())
    assert [(line.afspraak.naam, line.geldt) for line in lines] == [
        ("Convenant Toetsland", True), ("Z zonder einde", True), ("A verlopen", False),
    ]  # fmt: skip
    assert lines[0].deelt == [DEELBAAR[DataClass.IDENTITEIT], DEELBAAR[DataClass.VINDBAAR]]
    assert all(line.termijn is not None for line in lines)


# --- role x action ---------------------------------------------------------------------------------------------------


def test_every_role_that_keeps_it_and_every_role_that_does_not(regio: Regio, convenant: Samenwerkingsafspraak) -> None:
    written = uitkomsten(regio, lambda who: actions.leg_vast(nieuw(regio), by=who, at=regio.at))
    assert written == {key: "ja" if key in HOUDT else "nee" for key in IEDEREEN}
    looked = uitkomsten(regio, lambda who: actions.herzie(convenant.pk, by=who, at=regio.at))
    assert looked == {key: "ja" if key in HOUDT else "404" for key in IEDEREEN}
    missing = uitkomsten(regio, lambda who: actions.herzie(10**9, by=who, at=regio.at))
    assert set(missing.values()) == {"404"}
    assert {regio[key].role for key in HOUDT} == HOUDERS


def test_the_register_is_read_by_who_works_with_it(regio: Regio, convenant: Samenwerkingsafspraak) -> None:
    found = antwoorden(regio, lambda client: client.get("/werk/afspraken"))
    assert found == {key: 200 if key in LEEST else 404 for key in IEDEREEN}


# --- all or nothing, and what is left --------------------------------------------------------------------------------


def _log_is_full(*args: object) -> None:
    raise DatabaseError("log is full")


def test_no_log_line_no_change(regio: Regio, convenant: Samenwerkingsafspraak, monkeypatch: pytest.MonkeyPatch) -> None:
    def state() -> list[object]:
        enter(SYSTEM)
        return [list(Samenwerkingsafspraak.objects.values()), list(Deadline.objects.values())]

    before = state()
    does: list[Callable[[], object]] = [
        lambda: actions.leg_vast(nieuw(regio), by=regio["lead"], at=regio.at),
        lambda: actions.herzie(convenant.pk, by=regio["lead"], at=regio.at),
        lambda: actions.herzie(convenant.pk, by=regio["lead"], at=regio.at, tot=EIND - DAY),
    ]
    for do in does:
        with monkeypatch.context() as broken:
            broken.setattr("eenplan.core.acts.write", _log_is_full)
            with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
                do()
        assert state() == before


def test_an_agreement_is_no_fact_no_message_and_no_case(regio: Regio, convenant: Samenwerkingsafspraak) -> None:
    actions.herzie(convenant.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert (Feit.objects.count(), Message.objects.count()) == (0, 0)
    lines = LogLine.objects.filter(object_type="samenwerkingsafspraak")
    assert {(line.verb, line.casus_id, line.persoon_id) for line in lines} == {
        ("convenant.leg_vast", None, None), ("convenant.herzie", None, None),
    }  # fmt: skip


def test_an_end_stops_the_term_and_a_review_day_that_passed_is_due_now(regio: Regio) -> None:
    old = nieuw(regio, geldig_van=date(2020, 1, 1), geldig_tot=None, herzien_op=date(2021, 1, 1))
    row = actions.leg_vast(old, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    (term,) = Deadline.objects.filter(key=HERZIEN, object_id=row.pk)
    assert term.due_at == regio.at
    actions.herzie(row.pk, by=regio["lead"], at=regio.at, tot=date(2026, 4, 1))
    enter(SYSTEM)
    assert not Deadline.objects.filter(key=HERZIEN, object_id=row.pk, done_at__isnull=True).exists()
    assert (RULES[0].value, RULES[0].unit, RULES[0].sure) == (1, "Y", False)  # the region may choose another


# --- the forms and the page ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"naam": ""}, "naam"), ({"naam": "x" * 151}, "naam"), ({"artikel": ""}, "artikel"),
        ({"partijen": []}, "partijen"), ({"partijen": ["9"]}, "partijen"), ({"klassen": ["melder"]}, "klassen"),
        ({"klassen": ["justitie"]}, "klassen"), ({"geldig_van": ""}, "geldig_van"),
        ({"geldig_tot": "31-31-2026"}, "geldig_tot"), ({"herzien_op": "ooit"}, "herzien_op"),
    ],
)  # fmt: skip
def test_the_form_says_which_field_is_wrong(changes: dict[str, object], field: str) -> None:
    places = [Organisation(pk=1, naam="Een"), Organisation(pk=2, naam="Twee")]
    good = {"naam": "N", "artikel": "A", "partijen": ["1", "2"], "klassen": ["zorg"], "geldig_van": "2026-03-20"}
    assert AfspraakForm(good, organisaties=places).is_valid()
    form = AfspraakForm({**good, **changes}, organisaties=places)
    assert not form.is_valid()
    assert list(form.errors) == [field]


@pytest.mark.parametrize(("typed", "good"), [("", True), ("2026-04-01", True), ("straks", False)])
def test_reviewing_takes_a_day_or_nothing(typed: str, good: bool) -> None:
    assert HerzienForm({"tot": typed}).is_valid() is good


def test_an_empty_register_says_so_and_a_refusal_keeps_what_was_typed(regio: Regio, client: Client) -> None:
    client.force_login(regio.accounts["lead"])
    assert "Er zijn nog geen afspraken vastgelegd." in client.get("/werk/afspraken").content.decode()
    sent = {"naam": "Mijn getypte naam", "artikel": "artikel 9", "partijen": [str(regio.organisations["vt"].pk)],
            "klassen": ["zorg"], "geldig_van": "2026-03-20", "inhoud": "Wij bellen <b>eerst</b>."}  # fmt: skip
    refused = client.post("/werk/afspraken/nieuw", sent)
    page = refused.content.decode()
    assert refused.status_code == 409
    for words in ("Kies minstens twee partijen.", "Mijn getypte naam", "Wij bellen &lt;b&gt;eerst&lt;/b&gt;."):
        assert words in page
