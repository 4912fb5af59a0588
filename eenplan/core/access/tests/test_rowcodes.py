"""The SQL filter is the policy: row codes and allowed codes against `decide`, on every combination."""

import random
from itertools import product

import pytest

from eenplan.core.access import rowcodes
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
from eenplan.core.access.rowcodes import Row, allowed_codes, row_code, rows
from eenplan.core.access.tests.matrix import AXES, full, number_of

START = {64 * n: pair for n, pair in enumerate(product((False, True), Relation))}  # first code of each pair


def test_rows_are_numbered_in_the_order_of_their_codes():
    every = list(rows())
    assert len(every) == len(set(every)) == rowcodes.SIZE == 768
    assert [row_code(*row) for row in every] == list(range(768))


@pytest.mark.parametrize("role", list(Role))
def test_allowed_codes_are_exactly_what_the_policy_opens(role: Role):
    """All 2,359,296 cells, role by role, against the answers of `decide` in the matrix.

    With six axes fixed, the matrix has its shields and flags in the order of the codes: 64 answers in a row.
    """
    matrix, shields_and_flags = full(), 4 * 2**4 * len(Action)
    for purpose, data_class, action in product(Purpose, DataClass, Action):
        expected = set()
        for start in (64 * n for n in range(12)):
            own, relation = START[start]
            cell = number_of(Question(role, own, relation, purpose, data_class, Shield.GEEN, *[False] * 4, action))
            answers = matrix.codes[cell : cell + shields_and_flags : len(Action)][:64]
            expected |= {start + n for n, answer in enumerate(answers) if matrix.answers[answer].allowed}
        assert allowed_codes(role, purpose, data_class, action) == expected, (purpose, data_class, action)


def test_decide_answers_the_row_that_the_code_stands_for():
    """The same without the matrix, on rows drawn by lot and asked by name."""
    lot, every = random.Random(11), list(rows())
    for _ in range(400):
        viewer = {name: lot.choice(AXES[name]) for name in ("role", "purpose", "data_class", "action")}
        row = lot.choice(every)
        asked = decide(Question(**viewer, **row._asdict()))
        assert asked.allowed == (row_code(*row) in allowed_codes(**viewer))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Row(False, Relation.GEEN, Shield.GEEN, False, False, False, False), 0),
        (Row(False, Relation.GEEN, Shield.GEEN, False, False, False, True), 1),
        (Row(False, Relation.GEEN, Shield.GEEN, False, False, True, False), 2),
        (Row(False, Relation.GEEN, Shield.GEEN, False, True, False, False), 4),
        (Row(False, Relation.GEEN, Shield.GEEN, True, False, False, False), 8),
        (Row(False, Relation.GEEN, Shield.ADRES, False, False, False, False), 16),
        (Row(False, Relation.GEEN, Shield.MELDER, False, False, False, False), 32),
        (Row(False, Relation.GEEN, Shield.BESLOTEN, False, False, False, False), 48),
        (Row(False, Relation.TEAM, Shield.GEEN, False, False, False, False), 64),
        (Row(False, Relation.DEELNEMER, Shield.GEEN, False, False, False, False), 128),
        (Row(False, Relation.UITGENODIGD, Shield.GEEN, False, False, False, False), 192),
        (Row(False, Relation.BEEINDIGD, Shield.GEEN, False, False, False, False), 256),
        (Row(False, Relation.ZELF, Shield.GEEN, False, False, False, False), 320),
        (Row(True, Relation.GEEN, Shield.GEEN, False, False, False, False), 384),
        (Row(True, Relation.ZELF, Shield.BESLOTEN, True, True, True, True), 767),
    ],
)
def test_codes_are_fixed_because_sql_computes_the_same_sum(row: Row, code: int):
    assert row_code(*row) == code


def test_the_published_weights_give_the_same_sum():
    """A Django expression is built from these names; this is that expression in Python."""
    digits = {"relation": rowcodes.RELATION_DIGITS, "shield": rowcodes.SHIELD_DIGITS}
    for code, row in enumerate(rows()):
        values = {name: digits[name][value] if name in digits else int(value) for name, value in row._asdict().items()}
        assert sum(values[name] * weight for name, weight in rowcodes.WEIGHTS.items()) == code


def test_a_database_column_answers_as_the_enum_does():
    row = row_code(True, "team", "adres", False, True, False, False)
    assert row == row_code(True, Relation.TEAM, Shield.ADRES, False, True, False, False)
    assert allowed_codes("vt_casus", "veiligheid", "vindbaar", "lezen") == allowed_codes(
        Role.VT_CASUS, Purpose.VEILIGHEID, DataClass.VINDBAAR, Action.LEZEN
    )


@pytest.mark.parametrize("shield", ["", "ADRES", "geheim", None])
def test_an_unknown_shield_is_the_heaviest(shield):
    """Misuse case 5: unknown, absent or unreadable = shield on."""
    assert row_code(True, Relation.TEAM, shield, False, False, False, False) == row_code(
        True, Relation.TEAM, Shield.BESLOTEN, False, False, False, False
    )
    for data_class in DataClass:
        codes = allowed_codes(Role.VT_CASUS, Purpose.VEILIGHEID, data_class, Action.LEZEN)
        assert row_code(True, Relation.TEAM, shield, False, False, False, False) not in codes


def test_an_unknown_relation_is_none():
    assert row_code(True, "collega", Shield.GEEN, False, False, False, False) == row_code(
        True, Relation.GEEN, Shield.GEEN, False, False, False, False
    )


@pytest.mark.parametrize(
    ("role", "purpose", "data_class", "action", "size"),
    [
        (Role.BELEID, Purpose.BELEID, DataClass.BESTAAN, Action.LEZEN, 0),
        (Role.VT_CASUS, Purpose.VEILIGHEID, DataClass.ZORG, Action.EXPORTEREN, 0),
        # team: 4 flags (covered, emergency) x shields 3 x named 2 + secluded, named; other: R5
        (Role.VT_CASUS, Purpose.VEILIGHEID, DataClass.ZORG, Action.LEZEN, 4 * 7 + 3 * 2 * 7),
        (Role.VT_CASUS, Purpose.VEILIGHEID, DataClass.ZORG, Action.DELEN, 4 * 7),
        # the client's own data: any organisation, covered, named, emergency; not secluded
        (Role.BETROKKENE, Purpose.EIGEN, DataClass.ZORG, Action.LEZEN, 2 * 3 * 2**3),
        (Role.BETROKKENE, Purpose.EIGEN, DataClass.VINDBAAR, Action.LEZEN, 2 * 2 * 2**3),
    ],
)
def test_sizes_that_can_be_counted_by_hand(role, purpose, data_class, action, size):
    assert len(allowed_codes(role, purpose, data_class, action)) == size
