"""The SQL filter for lists, generated from the policy: a code per row, a set of open codes per viewer.

A viewer with one role and one purpose who lists one class for one action asks about rows that differ in
seven things only: 2 x 6 x 4 x 2 x 2 x 2 x 2 = 768 combinations. Each has a code, a mixed-radix number
that SQL computes as a sum of `digit * weight`; `allowed_codes` asks `decide` about all 768 once and
remembers the answer. So a list shows exactly the rows that the policy opens, and nobody writes a filter
by hand.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from eenplan.core.access.policy import Action, DataClass, Purpose, Question, Relation, Role, Shield, decide

# Weights, from the innermost axis out: each is the product of the sizes of the axes before it.
WEIGHT_CONFLICT: Final = 1
WEIGHT_EMERGENCY: Final = 2
WEIGHT_NAMED_READER: Final = 4
WEIGHT_COVERED: Final = 8
WEIGHT_SHIELD: Final = 16  # times SHIELD_DIGITS, 4 values
WEIGHT_RELATION: Final = 64  # times RELATION_DIGITS, 6 values
WEIGHT_OWN_ORGANISATION: Final = 384
SIZE: Final = 768

WEIGHTS: Final[dict[str, int]] = {
    "own_organisation": WEIGHT_OWN_ORGANISATION,
    "relation": WEIGHT_RELATION,
    "shield": WEIGHT_SHIELD,
    "covered": WEIGHT_COVERED,
    "named_reader": WEIGHT_NAMED_READER,
    "emergency": WEIGHT_EMERGENCY,
    "conflict": WEIGHT_CONFLICT,
}
RELATION_DIGITS: Final[dict[str, int]] = {value.value: digit for digit, value in enumerate(Relation)}
SHIELD_DIGITS: Final[dict[str, int]] = {value.value: digit for digit, value in enumerate(Shield)}
# What SQL takes for a value that is absent or unknown (misuse case 5: unknown = shield on).
DEFAULT_RELATION_DIGIT: Final = RELATION_DIGITS[Relation.GEEN]
DEFAULT_SHIELD_DIGIT: Final = SHIELD_DIGITS[Shield.BESLOTEN]


class Row(NamedTuple):
    """The row side of a question, in the order of the weights."""

    own_organisation: bool
    relation: Relation
    shield: Shield
    covered: bool
    named_reader: bool
    emergency: bool
    conflict: bool


def row_code(
    own_organisation: bool,
    relation: Relation,
    shield: Shield,
    covered: bool,
    named_reader: bool,
    emergency: bool,
    conflict: bool,
) -> int:
    """The code of one row, 0 to 767; the same sum as in SQL. An unknown value counts as the closed one."""
    return (
        own_organisation * WEIGHT_OWN_ORGANISATION
        + RELATION_DIGITS.get(relation, DEFAULT_RELATION_DIGIT) * WEIGHT_RELATION
        + SHIELD_DIGITS.get(shield, DEFAULT_SHIELD_DIGIT) * WEIGHT_SHIELD
        + covered * WEIGHT_COVERED
        + named_reader * WEIGHT_NAMED_READER
        + emergency * WEIGHT_EMERGENCY
        + conflict * WEIGHT_CONFLICT
    )


def rows() -> Iterator[Row]:
    """Every row side there is; the n-th has code n."""
    flag = (False, True)
    return map(Row._make, product(flag, Relation, Shield, flag, flag, flag, flag))


@lru_cache(maxsize=len(Role) * len(Purpose) * len(DataClass) * len(Action))
def allowed_codes(role: Role, purpose: Purpose, data_class: DataClass, action: Action) -> frozenset[int]:
    """The codes of all rows on which the policy opens this class for this viewer."""
    found = set()
    for code, (own, relation, shield, covered, named_reader, emergency, conflict) in enumerate(rows()):
        question = Question(
            role,
            own,
            relation,
            purpose,
            data_class,
            shield,
            covered,
            named_reader,
            emergency,
            conflict,
            action,
        )
        if decide(question).allowed:
            found.add(code)
    return frozenset(found)
