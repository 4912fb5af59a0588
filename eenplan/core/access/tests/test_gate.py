"""The gate: what it asks the policy, what it lets through, and the line that each answer leaves."""

from itertools import combinations, product

import pytest
from django.db import DatabaseError

from eenplan.core.access.gate import Facts, NotVisible, ask, classes, record, require, shields_on
from eenplan.core.access.policy import Action, DataClass, Purpose, Relation, Role, Shield
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.audit.models import LogLine

TEAM = Facts(case_id=5, own_organisation=True, relation=Relation.TEAM)
LEAD = Viewer(1, 10, Role.VT_LEAD, Purpose.VEILIGHEID)
INTAKE = Viewer(2, 10, Role.VT_INTAKE, Purpose.VEILIGHEID)
DIRECTOR = Viewer(3, 20, Role.REGISSEUR, Purpose.REGIE)
POLICY = Viewer(4, 30, Role.BELEID, Purpose.BELEID)
GUARDED = (Shield.BESLOTEN, Shield.ADRES, Shield.MELDER)
SETS = [frozenset(item) for size in range(4) for item in combinations(GUARDED, size)]


def facts(**changes: object) -> Facts:
    given = {"case_id": 5, "own_organisation": True, "relation": Relation.TEAM}
    return Facts(**{**given, **changes})  # type: ignore[arg-type]  # tests vary single fields


def counts(data_class: DataClass) -> frozenset[Shield]:
    """Written out: which shields matter for which class."""
    if data_class == DataClass.VINDBAAR:
        return frozenset({Shield.BESLOTEN, Shield.ADRES})
    if data_class == DataClass.MELDER:
        return frozenset({Shield.BESLOTEN, Shield.MELDER})
    return frozenset({Shield.BESLOTEN})


@pytest.mark.parametrize("on", SETS, ids=lambda item: "+".join(sorted(item)) or "geen")
@pytest.mark.parametrize("data_class", list(DataClass))
def test_which_shields_count(data_class: DataClass, on: frozenset[Shield]) -> None:
    assert shields_on(facts(shields=on), data_class) == on & counts(data_class)


@pytest.mark.parametrize(("on", "mine"), list(product(SETS, SETS)))
def test_who_reads_every_shield_that_counts_passes(on: frozenset[Shield], mine: frozenset[Shield]) -> None:
    """All 64 combinations for each of the eight classes: one shield that is not yours keeps it shut."""
    for data_class in DataClass:
        expected = (on & counts(data_class)) <= mine
        decision = ask(LEAD, facts(shields=on, reader_of=mine), data_class)
        assert decision.allowed == expected, (data_class, decision)
        assert decision.rule == ("R4" if expected else "R6")


@pytest.mark.parametrize("other", [Shield.ADRES, Shield.MELDER])
def test_a_secluded_case_with_a_second_shield_needs_both_readers(other: Shield) -> None:
    data_class = {Shield.ADRES: DataClass.VINDBAAR, Shield.MELDER: DataClass.MELDER}[other]
    both = frozenset({Shield.BESLOTEN, other})
    for mine, open_to in (
        (frozenset(), False), (frozenset({other}), False), (frozenset({Shield.BESLOTEN}), False), (both, True),
    ):  # fmt: skip
        assert bool(ask(LEAD, facts(shields=both, reader_of=mine), data_class)) == open_to


@pytest.mark.parametrize("shield", GUARDED)
def test_being_named_reader_opens_nothing_by_itself(shield: Shield) -> None:
    outside = facts(relation=Relation.GEEN, shields=frozenset({shield}), reader_of=frozenset({shield}))
    assert classes(LEAD, outside) == frozenset()


def test_a_shield_that_is_not_up_makes_nobody_its_reader() -> None:
    """`named_reader` follows from the shields that are up, not from a list of names alone."""
    emergency = facts(relation=Relation.GEEN, emergency=True, reader_of=frozenset(GUARDED))
    assert DataClass.MELDER not in classes(LEAD, emergency)


OPEN = [
    (LEAD, {}, set(DataClass)),
    (INTAKE, {}, set(DataClass) - {DataClass.JUSTITIE}),
    (LEAD, {"relation": Relation.GEEN}, set()),
    (LEAD, {"relation": Relation.BEEINDIGD}, set()),
    (LEAD, {"conflict": True}, set()),
    (LEAD, {"shields": frozenset({Shield.BESLOTEN})}, set()),
    (LEAD, {"shields": frozenset({Shield.MELDER})}, set(DataClass) - {DataClass.MELDER}),
    (LEAD, {"shields": frozenset({Shield.ADRES})}, set(DataClass) - {DataClass.VINDBAAR}),
    (POLICY, {}, set()),
    (DIRECTOR, {"own_organisation": False, "relation": Relation.DEELNEMER}, set()),
    (DIRECTOR, {"own_organisation": False, "relation": Relation.DEELNEMER, "covered": frozenset(DataClass)},
     set(DataClass) - {DataClass.MELDER, DataClass.JUSTITIE}),
    (DIRECTOR, {"own_organisation": False, "relation": Relation.DEELNEMER, "covered": frozenset({DataClass.PROCES})},
     {DataClass.PROCES}),
    (DIRECTOR, {"own_organisation": False, "relation": Relation.BEEINDIGD, "covered": frozenset(DataClass)}, set()),
    (LEAD, {"relation": Relation.GEEN, "emergency": True},
     {DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VINDBAAR, DataClass.VEILIGHEID}),
]  # fmt: skip


@pytest.mark.parametrize(("viewer", "changes", "expected"), OPEN)
def test_classes(viewer: Viewer, changes: dict[str, object], expected: set[DataClass]) -> None:
    assert classes(viewer, facts(**changes)) == expected


def test_an_emergency_reads_only() -> None:
    urgent = facts(relation=Relation.GEEN, emergency=True)
    assert classes(LEAD, urgent)
    assert classes(LEAD, urgent, Action.SCHRIJVEN) == frozenset()


@pytest.mark.parametrize("relation", list(Relation))
def test_nobody_exports(relation: Relation) -> None:
    assert classes(LEAD, facts(relation=relation), Action.EXPORTEREN) == frozenset()


def test_asking_logs_nothing(db: None) -> None:
    ask(LEAD, TEAM, DataClass.ZORG)
    classes(LEAD, TEAM)
    assert not LogLine.objects.exists()


@pytest.mark.parametrize("persons", [(), (11,), (11, 12, 13)])
def test_letting_through_logs_a_line_per_person(db: None, now: object, persons: tuple[int, ...]) -> None:
    allowed = require(INTAKE, TEAM, DataClass.VEILIGHEID, what="toets.lees", persons=persons)
    assert allowed == frozenset(DataClass) - {DataClass.JUSTITIE}
    lines = list(LogLine.objects.order_by("pk"))
    assert [line.persoon_id for line in lines] == list(persons or [None])
    for line in lines:
        assert (line.verb, line.rule, line.allowed, line.casus_id) == ("toets.lees", "R4", True, 5)
        assert (line.account_id, line.organisation_id, line.role, line.purpose) == (2, 10, "vt_intake", "veiligheid")
        assert line.classes == sorted(allowed)
        assert (line.emergency, line.at) == (False, now)


def test_an_emergency_is_marked_in_the_line(db: None) -> None:
    require(LEAD, facts(relation=Relation.GEEN, emergency=True), DataClass.VINDBAAR, what="toets.nood")
    line = LogLine.objects.get()
    assert (line.rule, line.emergency) == ("R9", True)


REFUSED = [
    (POLICY, TEAM, DataClass.PROCES, "R0"),
    (LEAD, facts(conflict=True), DataClass.PROCES, "R1"),
    (INTAKE, TEAM, DataClass.JUSTITIE, "R2"),
    (DIRECTOR.for_purpose(Purpose.THV), TEAM, DataClass.ZORG, "R3"),
    (LEAD, facts(relation=Relation.GEEN), DataClass.PROCES, "R0"),
    (LEAD, facts(relation=Relation.BEEINDIGD), DataClass.PROCES, "R11"),
    (LEAD, facts(shields=frozenset({Shield.MELDER})), DataClass.MELDER, "R6"),
    (DIRECTOR, facts(own_organisation=False, relation=Relation.DEELNEMER), DataClass.PROCES, "R0"),
]  # fmt: skip


@pytest.mark.parametrize(("viewer", "of", "data_class", "rule"), REFUSED)
def test_a_refusal_brings_its_line(db: None, viewer: Viewer, of: Facts, data_class: DataClass, rule: str) -> None:
    """The line is written by the door, outside the transaction that the refusal rolls back."""
    with pytest.raises(NotVisible) as refusal:
        require(viewer, of, data_class, what="toets.lees", persons=(1, 2))
    line = refusal.value.line
    assert line is not None
    assert (line.allowed, line.rule, line.casus_id, line.verb) == (False, rule, 5, "toets.lees")
    assert line.classes == frozenset({data_class})
    assert not LogLine.objects.exists()


def test_no_line_no_data(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.access.gate.write", full)
    with pytest.raises(DatabaseError):
        require(LEAD, TEAM, DataClass.PROCES, what="toets.lees")


def test_machinery_passes_and_is_logged_as_such(db: None) -> None:
    shut = facts(own_organisation=False, relation=Relation.GEEN, shields=frozenset(GUARDED))
    assert require(SYSTEM, shut, DataClass.MELDER, what="route.stap", persons=(8,)) == frozenset(DataClass)
    line = LogLine.objects.get()
    assert (line.rule, line.persoon_id, line.account_id) == ("systeem", 8, None)


def test_record_writes_the_lines_of_a_list(db: None) -> None:
    record(LEAD, TEAM, frozenset({DataClass.PROCES}), "R4", what="toets.lijst", persons=(1, 2))
    assert list(LogLine.objects.values_list("verb", "rule", "classes")) == [("toets.lijst", "R4", ["proces"])] * 2
