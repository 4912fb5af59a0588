"""Every cell of the access matrix (2,359,296), against what must never happen and what must always work."""

import random

import pytest

from eenplan.core.access.policy import Decision
from eenplan.core.access.tests.matrix import (
    TOTAL,
    Matrix,
    cell,
    first,
    full,
    mask_of,
    number_of,
    union,
)
from eenplan.core.access.tests.statements import MUST, NEVER, Statement

# Half of all cells has a conflict; a sixth of the other half is a professional's own case: R1.
GOLDEN = {
    (False, "R0"): 389_658,
    (False, "R1"): 1_359_872,
    (False, "R2"): 112_640,
    (False, "R3"): 244_480,
    (False, "R5"): 24_800,
    (False, "R6"): 29_680,
    (False, "R7"): 47_200,
    (False, "R8"): 97_984,
    (False, "R11"): 21_080,
    (True, "R4"): 13_632,
    (True, "R5"): 10_960,
    (True, "R8"): 320,
    (True, "R9"): 6_990,
}
SECONDS = 15
RULES_THAT_OPEN = ("R4", "R5", "R8", "R9")


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return full()


@pytest.fixture(scope="module")
def allowed(matrix: Matrix) -> int:
    return matrix.where(lambda answer: answer.allowed)


@pytest.fixture(scope="module")
def stated() -> int:
    """All cells that a must-statement opens."""
    return union(cells_of(statement) for statement in MUST)


def cells_of(statement: Statement) -> int:
    return union(mask_of(where) for where in statement.where)


def test_belofte_04_the_whole_matrix_is_asked_in_time(matrix: Matrix):
    assert len(matrix.codes) == TOTAL == 2_359_296
    assert matrix.seconds <= SECONDS, f"{matrix.seconds:.1f} s of processor time"


def test_every_rule_gives_its_golden_number_of_answers(matrix: Matrix):
    assert matrix.count() == GOLDEN
    assert sum(GOLDEN.values()) == TOTAL


@pytest.mark.parametrize("statement", NEVER, ids=lambda statement: statement.name)
def test_never(matrix: Matrix, allowed: int, statement: Statement):
    where = cells_of(statement)
    assert where, "a statement about no cell proves nothing"
    assert first(allowed & where) is None
    if statement.rule:
        rules = statement.rule.split("|")
        assert first(matrix.where(lambda answer: answer.rule not in rules) & where) is None


@pytest.mark.parametrize("number", [4, 16])
def test_misbruik_04_misbruik_16_who_has_the_papers_or_a_share_gets_no_further(allowed: int, number: int):
    """A parent with custody who looks for the child; police and health data that flow on."""
    about = [statement for statement in NEVER if f"#{number} " in statement.name]
    assert about
    assert first(allowed & union(map(cells_of, about))) is None


def test_must_work(matrix: Matrix, allowed: int):
    """All in one go: a list of the names that fail, with a cell each."""
    by_rule = {rule: matrix.where(lambda answer, rule=rule: answer == Decision(True, rule)) for rule in RULES_THAT_OPEN}
    failed = []
    for statement in MUST:
        where = cells_of(statement)
        assert where, statement.name
        open_cells = by_rule[statement.rule] if statement.rule else allowed
        if where & ~open_cells:
            failed.append((statement.name, first(where & ~open_cells)))
    assert failed == []


def test_nothing_is_open_that_no_statement_opens(allowed: int, stated: int):
    assert first(allowed & ~stated) is None


def test_never_and_must_do_not_contradict_each_other(stated: int):
    assert first(union(map(cells_of, NEVER)) & stated) is None


def test_the_statements_are_enough_and_each_has_its_own_name():
    names = [statement.name for statement in (*NEVER, *MUST)]
    assert len(NEVER) >= 22
    assert len(MUST) >= 242
    assert len(set(names)) == len(names)
    assert {name.split()[0] for name in names} == {f"R{number}" for number in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11)}


def test_only_the_four_opening_rules_open(matrix: Matrix):
    assert {rule for allowed, rule in matrix.count() if allowed} == set(RULES_THAT_OPEN)


def test_masks_and_numbers_tell_the_same_cells():
    picks = random.Random(20261122).sample(range(TOTAL), 300)
    for number in picks:
        question = cell(number)
        assert number_of(question) == number
        assert mask_of(question._asdict()) == 1 << number
