"""A test of the tests: every small fault in the policy is noticed by a statement or by a golden count."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

import pytest

from eenplan.core.access import policy
from eenplan.core.access.policy import (
    Action,
    DataClass,
    Purpose,
    Question,
    Relation,
    Role,
    Shield,
    decide,
)
from eenplan.core.access.tests.matrix import (
    FLAG,
    TOTAL,
    Policy,
    cell,
    mask_of,
    numbers,
    union,
)
from eenplan.core.access.tests.mutants import ANSWERED_EARLIER, code_of, load, mutants, parsed
from eenplan.core.access.tests.statements import MUST, NEVER

STRIDE = 211  # prime to every axis: one cell in 211, all values of all axes meet
CLIENT = {  # R8 is a small corner: all of it
    "role": Role.BETROKKENE, "relation": Relation.ZELF, "purpose": Purpose.EIGEN, "covered": False,
    "named_reader": False, "emergency": False, "conflict": False,
}  # fmt: skip
GOLDEN_SAMPLE = {
    (False, "R0"): 1_850,
    (False, "R1"): 6_446,
    (False, "R2"): 535,
    (False, "R3"): 1_151,
    (False, "R5"): 119,
    (False, "R6"): 137,
    (False, "R7"): 225,
    (False, "R8"): 682,
    (False, "R11"): 104,
    (True, "R4"): 65,
    (True, "R5"): 52,
    (True, "R8"): 41,
    (True, "R9"): 31,
}


def garbage() -> Iterator[Question]:
    """Values that nobody knows, on cells that are open without them (misuse case 5)."""
    team = Question(Role.VT_LEAD, True, Relation.TEAM, Purpose.VEILIGHEID, DataClass.BESTAAN, Shield.GEEN,
                    False, False, False, False, Action.LEZEN)  # fmt: skip
    client = team._replace(role=Role.BETROKKENE, relation=Relation.ZELF, purpose=Purpose.EIGEN)
    for question in (team, client):
        for axis in ("role", "relation", "purpose", "data_class", "shield", "action"):
            yield question._replace(**{axis: "onbekend"})


@cache
def required() -> tuple[Question, ...]:
    """The first two cells of each pattern of every must-statement."""
    return tuple(
        cell(number) for statement in MUST for where in statement.where for number in islice(numbers(mask_of(where)), 2)
    )


@cache
def sample() -> tuple[tuple[Question, bool, bool], ...]:
    """One cell in STRIDE and the CLIENT, with what the statements say: must it open, must it stay shut?"""
    must, never = (
        union(mask_of(where) for statement in group for where in statement.where).to_bytes(TOTAL // 8, "little")
        for group in (MUST, NEVER)
    )
    return tuple(
        (
            cell(number),
            bool(must[number >> 3] >> (number & 7) & 1),
            bool(never[number >> 3] >> (number & 7) & 1),
        )
        for number in sorted({*range(0, TOTAL, STRIDE), *numbers(mask_of(CLIENT))})
    )


def killed_by(policy_under_test: Policy) -> str:
    """What notices that this policy is wrong; empty when nothing does."""
    try:
        if not all(policy_under_test(question).allowed for question in required()):
            return "must"
        if any(policy_under_test(question).allowed for question in garbage()):
            return "garbage"
        counts: Counter[tuple[bool, str]] = Counter()
        for question, must, never in sample():
            answer = policy_under_test(question)
            if answer.allowed != must:
                return "must" if must else ("never" if never else "nothing else")
            counts[answer.allowed, answer.rule] += 1
    except (AttributeError, KeyError, TypeError):
        return "error"
    return "" if counts == GOLDEN_SAMPLE else "golden"


def test_belofte_04_every_mutant_is_killed(record_property):
    verdicts = [(name, killed_by(mutant)) for name, mutant in mutants()]
    survivors = [name for name, verdict in verdicts if not verdict]
    tally = Counter(verdict for _name, verdict in verdicts)
    record_property("mutants", f"{len(verdicts) - len(survivors)}/{len(verdicts)} {dict(tally)}")
    print(f"mutants killed: {len(verdicts) - len(survivors)}/{len(verdicts)}", dict(tally))
    assert survivors == []
    assert len(verdicts) >= 100


def test_the_policy_itself_and_its_unchanged_copy_survive():
    assert killed_by(decide) == ""
    assert killed_by(load([code_of(part) for part in parsed()])) == ""


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("relation", list(Relation))
def test_answered_earlier(role: Role, relation: Relation):
    """Why no mutant adds these to a set further on: they were answered by R1, R8 or R0 before."""
    early = {"R1"} if relation is Relation.ZELF and role is not Role.BETROKKENE else set()
    early |= {"R1", "R8"} if role is Role.BETROKKENE else set()
    early |= (
        {"R1", "R0"} if f"Role.{role.name}" in ANSWERED_EARLIER["_EMERGENCY_ROLES"] - {"Role.BETROKKENE"} else set()
    )
    if not early:
        return
    asked = [
        Question(role, own, relation, purpose, data_class, shield, covered, False, emergency, False, action)
        for own in FLAG for covered in FLAG for emergency in FLAG for purpose in Purpose
        for data_class in DataClass for shield in Shield for action in Action
    ]  # fmt: skip
    assert {decide(question).rule for question in asked} <= early


def test_an_answer_is_only_true_when_it_is_yes():
    yes, no = policy.Decision(True, "R4"), policy.Decision(False, "R4")
    assert yes
    assert not no
