"""The gate for reading: asks the policy, writes the log line, and only then lets data through.

A package that owns cases computes the `Facts`; this module knows no case.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from eenplan.core.access.policy import Action, DataClass, Decision, Question, Relation, Shield, decide
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write


class NotVisible(Exception):
    """The viewer may not see this, or it is not there: outside nobody can tell the difference (R10)."""

    def __init__(self, line: Line | None = None) -> None:
        super().__init__("not visible")
        self.line = line


@dataclass(frozen=True, slots=True)
class Facts:
    """How one viewer stands to one case at one moment."""

    case_id: int
    own_organisation: bool = False
    relation: Relation = Relation.GEEN
    covered: frozenset[DataClass] = frozenset()
    shields: frozenset[Shield] = frozenset()
    reader_of: frozenset[Shield] = frozenset()
    emergency: bool = False
    conflict: bool = False
    extra: dict[str, int] = field(default_factory=dict)


def shields_on(facts: Facts, data_class: DataClass) -> frozenset[Shield]:
    """The shields that count for this class: a secluded case always, besides it reporter or address."""
    own = {DataClass.MELDER: Shield.MELDER, DataClass.VINDBAAR: Shield.ADRES}.get(data_class)
    return facts.shields & {Shield.BESLOTEN, own}


def ask(viewer: Viewer, facts: Facts, data_class: DataClass, action: Action = Action.LEZEN) -> Decision:
    """The policy's answer for this viewer on this case; logs nothing.

    The heaviest shield is asked about, and only who reads all of them counts as its named reader.
    """
    shields = shields_on(facts, data_class)
    shield = next((item for item in (Shield.BESLOTEN, Shield.MELDER, Shield.ADRES) if item in shields), Shield.GEEN)
    return decide(
        Question(
            role=viewer.role,
            own_organisation=facts.own_organisation,
            relation=facts.relation,
            purpose=viewer.purpose,
            data_class=data_class,
            shield=shield,
            covered=data_class in facts.covered,
            named_reader=bool(shields) and shields <= facts.reader_of,
            emergency=facts.emergency,
            conflict=facts.conflict,
            action=action,
        )
    )


def classes(viewer: Viewer, facts: Facts, action: Action = Action.LEZEN) -> frozenset[DataClass]:
    """All classes that this viewer may read (or write) on this case; logs nothing."""
    return frozenset(item for item in DataClass if ask(viewer, facts, item, action).allowed)


def require(
    viewer: Viewer,
    facts: Facts,
    data_class: DataClass,
    action: Action = Action.LEZEN,
    *,
    what: str,
    persons: Collection[int] = (),
) -> frozenset[DataClass]:
    """Let the viewer through or raise NotVisible; either way a log line. Returns all classes he may have.

    Machinery (`viewer.system`) passes and is logged as such.
    """
    if viewer.system:
        everything = Line(verb=what, casus_id=facts.case_id, classes=frozenset(DataClass), rule="systeem")
        write(viewer, everything.for_persons(persons))
        return frozenset(DataClass)
    decision = ask(viewer, facts, data_class, action)
    allowed = classes(viewer, facts, action) if decision.allowed else frozenset({data_class})
    line = Line(
        verb=what, casus_id=facts.case_id, classes=allowed, rule=decision.rule, allowed=decision.allowed,
        emergency=facts.emergency,
    )  # fmt: skip
    if not decision.allowed:
        raise NotVisible(line)
    write(viewer, line.for_persons(persons))
    return allowed


def record(
    viewer: Viewer,
    facts: Facts,
    allowed: frozenset[DataClass],
    rule: str,
    *,
    what: str,
    persons: Collection[int] = (),
) -> None:
    """Write the log lines of a read that was let through elsewhere (lists)."""
    line = Line(verb=what, casus_id=facts.case_id, classes=allowed, rule=rule, emergency=facts.emergency)
    write(viewer, line.for_persons(persons))
