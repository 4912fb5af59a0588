"""The access policy: one pure function over a finite domain of 2,359,296 cells. No Django, no clock.

Rules R0 to R11 of `docs/access.md`, in this order: R1, R8, R0 for roles without content, R2, R3, R6
(secluded case, shielded reporter), R7, R5 (no passing on), R6 (address shield; an emergency may open it),
R4, R5, R9, else R0 (or R11 when an involvement ended). Values are compared by equality, never by
identity: a plain string out of a database column answers the same as the enum member, and a value that
nobody knows closes (misuse case 5).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a person is appointed as; one per session."""

    VT_INTAKE = "vt_intake"
    VT_CASUS = "vt_casus"
    VT_LEAD = "vt_lead"
    REGISSEUR = "regisseur"
    ZORGPARTNER = "zorgpartner"
    JUSTITIE = "justitie"
    PROCESREGISSEUR = "procesregisseur"
    BELEID = "beleid"
    FG = "fg"
    BEHEER = "beheer"
    BETROKKENE = "betrokkene"
    ANONIEM = "anoniem"


class Relation(StrEnum):
    """What this person is to this case."""

    GEEN = "geen"
    TEAM = "team"
    DEELNEMER = "deelnemer"
    UITGENODIGD = "uitgenodigd"
    BEEINDIGD = "beeindigd"
    ZELF = "zelf"


class Purpose(StrEnum):
    """Why the case is open; one at a time."""

    ADVIES = "advies"
    VEILIGHEID = "veiligheid"
    REGIE = "regie"
    STRAFRECHT = "strafrecht"
    THV = "thv"
    TOEZICHT = "toezicht"
    EIGEN = "eigen"
    BELEID = "beleid"


class DataClass(StrEnum):
    """What kind of data a field holds."""

    BESTAAN = "bestaan"
    PROCES = "proces"
    IDENTITEIT = "identiteit"
    VINDBAAR = "vindbaar"
    VEILIGHEID = "veiligheid"
    ZORG = "zorg"
    JUSTITIE = "justitie"
    MELDER = "melder"


class Shield(StrEnum):
    """What is protected beyond the rules: whereabouts, the reporter, or the whole case."""

    GEEN = "geen"
    ADRES = "adres"
    MELDER = "melder"
    BESLOTEN = "besloten"


class Action(StrEnum):
    """What the person wants to do."""

    LEZEN = "lezen"
    SCHRIJVEN = "schrijven"
    DELEN = "delen"
    EXPORTEREN = "exporteren"


class Question(NamedTuple):
    """One cell: who asks, in which relation, for what, about what. (A tuple: made 4x faster.)"""

    role: Role
    own_organisation: bool
    relation: Relation
    purpose: Purpose
    data_class: DataClass
    shield: Shield
    covered: bool
    named_reader: bool
    emergency: bool
    conflict: bool
    action: Action


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer and the rule that gave it. False when refused, so `if decide(q)` cannot open by accident."""

    allowed: bool
    rule: str

    def __bool__(self) -> bool:
        return self.allowed


_ALL = frozenset(DataClass)
_NOTHING: frozenset[DataClass] = frozenset()
_ROLES_WITHOUT_CONTENT = frozenset({Role.BELEID, Role.FG, Role.BEHEER, Role.ANONIEM})
_CLASSES_OF_ROLE = {
    Role.VT_INTAKE: _ALL - {DataClass.JUSTITIE},
    Role.VT_CASUS: _ALL,
    Role.VT_LEAD: _ALL,
    Role.REGISSEUR: _ALL - {DataClass.JUSTITIE, DataClass.MELDER},
    Role.ZORGPARTNER: _ALL - {DataClass.JUSTITIE, DataClass.MELDER},
    Role.JUSTITIE: _ALL - {DataClass.ZORG, DataClass.MELDER},
    Role.PROCESREGISSEUR: frozenset({DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VEILIGHEID}),
}
_URGENT = frozenset(
    {DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VINDBAAR, DataClass.VEILIGHEID}
)
_CLASSES_OF_PURPOSE = {
    Purpose.ADVIES: frozenset({DataClass.BESTAAN, DataClass.PROCES}),
    Purpose.VEILIGHEID: _ALL,
    Purpose.REGIE: _ALL - {DataClass.JUSTITIE, DataClass.MELDER},
    Purpose.STRAFRECHT: _ALL - {DataClass.ZORG, DataClass.MELDER},
    Purpose.THV: _URGENT,
}
_CLASSES_OF_CLIENT = _ALL - {DataClass.MELDER}
_PARTIAL_SHIELDS = frozenset({Shield.GEEN, Shield.ADRES, Shield.MELDER})  # any other: case shut
_RECORD_ACTIONS = frozenset({Action.LEZEN, Action.SCHRIJVEN, Action.DELEN})  # any other: export
_NEVER_SHARED = frozenset({DataClass.JUSTITIE, DataClass.MELDER})
_LIVE_RELATIONS = frozenset({Relation.TEAM, Relation.DEELNEMER, Relation.UITGENODIGD})
_EMERGENCY_ROLES = frozenset({Role.VT_INTAKE, Role.VT_LEAD, Role.JUSTITIE})

_YES_R4, _YES_R5, _YES_R8, _YES_R9 = (Decision(True, rule) for rule in ("R4", "R5", "R8", "R9"))
_NO_R0, _NO_R1, _NO_R2, _NO_R3 = (Decision(False, rule) for rule in ("R0", "R1", "R2", "R3"))
_NO_R5, _NO_R6, _NO_R7, _NO_R8 = (Decision(False, rule) for rule in ("R5", "R6", "R7", "R8"))
_NO_R11 = Decision(False, "R11")


def decide(q: Question) -> Decision:
    """May this be done, and by which rule? R10 (no line, no data) is the gate's work."""
    if q.conflict or (q.relation == Relation.ZELF and q.role != Role.BETROKKENE):
        return _NO_R1
    if q.role == Role.BETROKKENE:
        return _YES_R8 if _own_data(q) else _NO_R8
    if q.role in _ROLES_WITHOUT_CONTENT:
        return _NO_R0
    refusal = _refusal(q)
    return _opening(q) if refusal is None else refusal


def _own_data(q: Question) -> bool:
    """R8: the client reads own data; no reporter, no shielded whereabouts, nothing in a secluded case."""
    if q.relation != Relation.ZELF or q.purpose != Purpose.EIGEN or q.action != Action.LEZEN:
        return False
    if q.shield not in _PARTIAL_SHIELDS or q.data_class not in _CLASSES_OF_CLIENT:
        return False
    return q.data_class != DataClass.VINDBAAR or q.shield != Shield.ADRES


def _refusal(q: Question) -> Decision | None:
    """R2, R3, R6, R7, R5: what closes before anything can open."""
    if q.data_class not in _CLASSES_OF_ROLE.get(q.role, _NOTHING):
        return _NO_R2
    if q.data_class not in _CLASSES_OF_PURPOSE.get(q.purpose, _NOTHING):
        return _NO_R3
    if _sealed(q):
        return _NO_R6
    if q.action not in _RECORD_ACTIONS:
        return _NO_R7
    if q.action == Action.DELEN and (not q.own_organisation or q.data_class in _NEVER_SHARED):
        return _NO_R5
    return None


def _sealed(q: Question) -> bool:
    """R6: a secluded case and a shielded reporter are for named readers only, also in an emergency."""
    if q.named_reader:
        return False
    if q.shield not in _PARTIAL_SHIELDS:
        return True
    return q.shield == Shield.MELDER and q.data_class == DataClass.MELDER


def _opening(q: Question) -> Decision:
    """R6 (address shield), R4, R5, R9: what opens; R11 or R0 when nothing does."""
    if q.shield == Shield.ADRES and q.data_class == DataClass.VINDBAAR and not q.named_reader:
        return _YES_R9 if _urgent(q) else _NO_R6
    if q.own_organisation and q.relation == Relation.TEAM:
        return _YES_R4
    if _shared(q):
        return _YES_R5
    if _urgent(q):
        return _YES_R9
    return _NO_R11 if q.relation == Relation.BEEINDIGD else _NO_R0


def _shared(q: Question) -> bool:
    """R5: a live deelbesluit, with a living relation. Void for reporter and justice data.

    Who is only invited reads, to decide whether he takes part; that answer passes a gate of its own.
    """
    if q.own_organisation or q.data_class in _NEVER_SHARED:
        return False
    if q.relation == Relation.UITGENODIGD and q.action != Action.LEZEN:
        return False
    return q.covered and q.relation in _LIVE_RELATIONS


def _urgent(q: Question) -> bool:
    """R9: an open emergency, for people on duty, read only, five classes."""
    return q.emergency and q.role in _EMERGENCY_ROLES and q.action == Action.LEZEN and q.data_class in _URGENT
