"""What must never happen and what must always work, written down apart from the policy.

NEVER are wide statements in words of people; MUST are narrow ones, one per role, purpose and class.
The tables repeat access.md by hand on purpose: they share no constant with `policy.py`.
#n is a misuse case of access.md.
"""

from dataclasses import dataclass
from typing import Any

from eenplan.core.access.policy import Action, DataClass, Purpose, Relation, Role, Shield
from eenplan.core.access.tests.matrix import Where

A, C, P, R, S = Action, DataClass, Purpose, Relation, Shield
PROFESSIONALS = (
    Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD, Role.REGISSEUR, Role.ZORGPARTNER, Role.JUSTITIE,
    Role.PROCESREGISSEUR,
)  # fmt: skip
PARTNERS = (Role.REGISSEUR, Role.ZORGPARTNER, Role.JUSTITIE, Role.PROCESREGISSEUR)


@dataclass(frozen=True)
class Statement:
    """One sentence about a set of cells; `rule` is filled when exactly that rule must give the answer."""

    name: str
    where: tuple[Where, ...]
    rule: str = ""


def _never(name: str, rule: str = "", **where: Any) -> Statement:
    return Statement(name, (where,), rule)


def _outsider(name: str, **where: Any) -> Statement:
    return Statement(name, tuple(outsider | where for outsider in _OUTSIDERS))


_OUTSIDE_TEAM = {R.GEEN, R.DEELNEMER, R.UITGENODIGD, R.BEEINDIGD, R.ZELF}
_NOT_LIVE = {R.GEEN, R.BEEINDIGD, R.ZELF}
_ON_DUTY = {Role.VT_INTAKE, Role.VT_LEAD, Role.JUSTITIE}
# A professional whom neither R4 nor R5 lets in: only an emergency could open.
_OUTSIDERS: tuple[Where, ...] = (
    {"role": PROFESSIONALS, "own_organisation": True, "relation": _OUTSIDE_TEAM},
    {"role": PROFESSIONALS, "own_organisation": False, "covered": False},
    {"role": PROFESSIONALS, "own_organisation": False, "covered": True, "relation": _NOT_LIVE},
)
_NOT_URGENT = {C.ZORG, C.JUSTITIE, C.MELDER}

NEVER = (
    _never("R1 #7 conflict of interest opens nothing, also in an emergency", "R1", conflict=True),
    _never("R1 #7 a professional is never professional about himself", "R1", role=PROFESSIONALS,
           relation=R.ZELF),
    _never("R0 #25 policy sees no content", role=Role.BELEID),
    _never("R0 #10 the privacy officer sees logs, no content", role=Role.FG),
    _never("R0 #24 the administrator sees settings, no content", role=Role.BEHEER),
    _never("R0 #3 who is not logged in sees nothing", role=Role.ANONIEM),
    _never("R0 #7 browsing: no relation, no share, no emergency", role=PROFESSIONALS, relation=R.GEEN,
           covered=False, emergency=False),
    _never("R2 intake never sees justice data", role=Role.VT_INTAKE, data_class=C.JUSTITIE),
    _never("R2 #16 director and care never see justice data", role={Role.REGISSEUR, Role.ZORGPARTNER},
           data_class=C.JUSTITIE),
    _never("R2 #17 no partner ever sees the reporter", role=PARTNERS, data_class=C.MELDER),
    _never("R2 #16 justice never sees care", role=Role.JUSTITIE, data_class=C.ZORG),
    _never("R2 the process director never sees whereabouts or care", role=Role.PROCESREGISSEUR,
           data_class={C.VINDBAAR, C.ZORG, C.JUSTITIE}),
    _never("R3 #3 an advice shows existence and course only", purpose=P.ADVIES,
           data_class=set(C) - {C.BESTAAN, C.PROCES}),
    _never("R3 direction needs no justice data and no reporter", purpose=P.REGIE,
           data_class={C.JUSTITIE, C.MELDER}),
    _never("R3 prosecution needs no care and no reporter", purpose=P.STRAFRECHT,
           data_class={C.ZORG, C.MELDER}),
    _never("R3 a restraining order needs five classes", purpose=P.THV, data_class=_NOT_URGENT),
    _never("R3 supervision and policy open no case", purpose={P.TOEZICHT, P.BELEID}),
    _never("R3 'own data' is no purpose of a professional", role=PROFESSIONALS, purpose=P.EIGEN),
    _never("R4 same employer is not enough", role=PROFESSIONALS, own_organisation=True,
           relation=_OUTSIDE_TEAM, emergency=False),
    _never("R5 another organisation without a live share", role=PROFESSIONALS, own_organisation=False,
           covered=False, emergency=False),
    _never("R5 #15 a share that no living relation carries", role=PROFESSIONALS, own_organisation=False,
           relation=_NOT_LIVE, emergency=False),
    _never("R5 #17 a share that names reporter or justice data is void", role=PROFESSIONALS,
           own_organisation=False, data_class={C.JUSTITIE, C.MELDER}),
    _never("R5 who is only invited writes and shares nothing", relation=R.UITGENODIGD,
           action={A.SCHRIJVEN, A.DELEN, A.EXPORTEREN}),
    _never("R5 #16 the receiver passes nothing on", own_organisation=False, action=A.DELEN),
    _never("R5 #16 justice data is shared by no one", data_class=C.JUSTITIE, action=A.DELEN),
    _never("R5 #17 the reporter is shared by no one", data_class=C.MELDER, action=A.DELEN),
    _never("R6 #1 shielded whereabouts: not without name, not without emergency", data_class=C.VINDBAAR,
           shield=S.ADRES, named_reader=False, emergency=False),
    _never("R6 #5 shielded whereabouts are never written or shared by who is not named",
           data_class=C.VINDBAAR, shield=S.ADRES, named_reader=False,
           action={A.SCHRIJVEN, A.DELEN, A.EXPORTEREN}),
    _never("R6 #8 a secluded case is for named readers, also in an emergency", shield=S.BESLOTEN,
           named_reader=False),
    _never("R6 #17 a shielded reporter is for named readers, also in an emergency", shield=S.MELDER,
           data_class=C.MELDER, named_reader=False),
    _never("R7 #11 nobody exports records", action=A.EXPORTEREN),
    _never("R8 #17 the client never sees the reporter", "R1|R8", role=Role.BETROKKENE, data_class=C.MELDER),
    _never("R8 #1 the client never sees shielded whereabouts", "R1|R8", role=Role.BETROKKENE,
           data_class=C.VINDBAAR, shield=S.ADRES),
    _never("R8 #4 the client sees no one else, whatever the papers say", "R1|R8", role=Role.BETROKKENE,
           relation=set(R) - {R.ZELF}),
    _never("R8 #21 the client sees nothing of a secluded case", "R1|R8", role=Role.BETROKKENE,
           shield=S.BESLOTEN),
    _never("R8 the client reads and does no more", "R1|R8", role=Role.BETROKKENE,
           action={A.SCHRIJVEN, A.DELEN, A.EXPORTEREN}),
    _never("R8 the client has one purpose: own data", "R1|R8", role=Role.BETROKKENE,
           purpose=set(P) - {P.EIGEN}),
    _outsider("R9 an emergency opens no care, justice or reporter", data_class=_NOT_URGENT),
    _outsider("R9 an emergency writes and shares nothing", action={A.SCHRIJVEN, A.DELEN, A.EXPORTEREN}),
    _outsider("R9 an emergency is for people on duty", role=set(PROFESSIONALS) - _ON_DUTY),
    _never("R9 #1 a shielded address is opened by people on duty only", role=set(Role) - _ON_DUTY,
           data_class=C.VINDBAAR, shield=S.ADRES, named_reader=False),
    _never("R11 #15 an ended involvement opens nothing", relation=R.BEEINDIGD, emergency=False),
    _never("R11 #15 an ended involvement never writes or shares", relation=R.BEEINDIGD,
           action={A.SCHRIJVEN, A.DELEN, A.EXPORTEREN}),
)  # fmt: skip

# role, purpose: the classes that can open. Read access.md R2 and R3 side by side.
LETTERS = dict(zip("bpivwzjm", DataClass, strict=True))  # b p i v w(eiligheid) z j m
OPEN = """
vt_intake        advies bp   veiligheid bpivwzm    regie bpivwz  strafrecht bpivw    thv bpivw
vt_casus         advies bp   veiligheid bpivwzjm   regie bpivwz  strafrecht bpivwj   thv bpivw
vt_lead          advies bp   veiligheid bpivwzjm   regie bpivwz  strafrecht bpivwj   thv bpivw
regisseur        advies bp   veiligheid bpivwz     regie bpivwz  strafrecht bpivw    thv bpivw
zorgpartner      advies bp   veiligheid bpivwz     regie bpivwz  strafrecht bpivw    thv bpivw
justitie         advies bp   veiligheid bpivwj     regie bpivw   strafrecht bpivwj   thv bpivw
procesregisseur  advies bp   veiligheid bpiw       regie bpiw    strafrecht bpiw     thv bpiw
"""
SHUTS = {
    C.VINDBAAR: {S.ADRES, S.BESLOTEN},
    C.MELDER: {S.MELDER, S.BESLOTEN},
}  # other classes: a secluded case only


def open_cells() -> list[Where]:
    """The table OPEN as role, purpose, class."""
    found: list[Where] = []
    for line in OPEN.strip().splitlines():
        role, *pairs = line.split()
        for purpose, letters in zip(pairs[::2], pairs[1::2], strict=True):
            found += [{"role": Role(role), "purpose": Purpose(purpose), "data_class": LETTERS[x]} for x in letters]
    return found


def _unshielded(data_class: DataClass) -> set[Shield]:
    return set(Shield) - SHUTS.get(data_class, {S.BESLOTEN})


def _readable(where: Where) -> tuple[Where, ...]:
    """The same cells, shield by shield: no shield on this class, or a named reader."""
    return (
        where | {"shield": _unshielded(where["data_class"]), "conflict": False},
        where | {"named_reader": True, "conflict": False},
    )


def _label(text: str, where: Where) -> str:
    return f"{text}: {where['role']} {where['purpose']} {where['data_class']}"


def _team() -> list[Statement]:
    team = {"own_organisation": True, "relation": R.TEAM}
    found = []
    for where in open_cells():
        use = where | team | {"action": {A.LEZEN, A.SCHRIJVEN}}
        found.append(Statement(_label("R4 the team reads and writes", where), _readable(use), "R4"))
        if where["data_class"] not in {C.JUSTITIE, C.MELDER}:
            share = where | team | {"action": A.DELEN}
            found.append(Statement(_label("R4 the team shares", where), _readable(share), "R4"))
    return found


def _share() -> list[Statement]:
    other = {"own_organisation": False, "covered": True}
    takes_part = other | {"relation": {R.TEAM, R.DEELNEMER}, "action": {A.LEZEN, A.SCHRIJVEN}}
    invited = other | {"relation": R.UITGENODIGD, "action": A.LEZEN}
    found = []
    for where in open_cells():
        if where["data_class"] in {C.JUSTITIE, C.MELDER}:
            continue
        found.append(
            Statement(_label("R5 the receiver of a live share works", where), _readable(where | takes_part), "R5")
        )
        found.append(Statement(_label("R5 who is invited reads", where), _readable(where | invited), "R5"))
    return found


def _emergency() -> list[Statement]:
    found = []
    for where in open_cells():
        if where["role"] not in _ON_DUTY or where["data_class"] in _NOT_URGENT:
            continue
        read = where | {"emergency": True, "action": A.LEZEN, "conflict": False}
        stranger = _readable(read | {"relation": {R.GEEN, R.BEEINDIGD}})
        found.append(Statement(_label("R9 an emergency opens for who is on duty", where), stranger, "R9"))
        anyone = _readable(read | {"relation": set(R) - {R.ZELF}})
        found.append(Statement(_label("R9 an emergency takes nothing away", where), anyone))
        if where["data_class"] == C.VINDBAAR:
            shielded = read | {"relation": set(R) - {R.ZELF}, "shield": S.ADRES, "named_reader": False}
            found.append(Statement(_label("R9 an emergency opens a shielded address", where), (shielded,), "R9"))
    return found


def _client() -> list[Statement]:
    found = []
    for data_class in set(C) - {C.MELDER}:
        shields = {S.GEEN, S.MELDER} if data_class is C.VINDBAAR else {S.GEEN, S.ADRES, S.MELDER}
        where = {
            "role": Role.BETROKKENE,
            "relation": R.ZELF,
            "purpose": P.EIGEN,
            "data_class": data_class,
            "shield": shields,
            "action": A.LEZEN,
            "conflict": False,
        }
        found.append(Statement(_label("R8 the client reads own data", where), (where,), "R8"))
    return sorted(found, key=lambda statement: statement.name)


MUST = (*_team(), *_share(), *_emergency(), *_client())
