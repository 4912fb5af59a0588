"""What the SQL filter of lists is generated from: on which rows the policy opens one class for one viewer.

A viewer with one role and one purpose who lists one class for one action asks about rows that differ in seven things
only: 2 x 6 x 4 x 2 x 2 x 2 x 2 = 768 combinations. `decide` is asked about all of them once and the answer is
remembered. So a list shows exactly the rows that the policy opens, and nobody writes a filter by hand.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from eenplan.core.access.policy import Action, DataClass, Purpose, Question, Relation, Role, Shield, decide


class Row(NamedTuple):
    """The row side of a question."""

    conflict: bool
    own_organisation: bool
    covered: bool
    relation: Relation
    shield: Shield
    named_reader: bool
    emergency: bool


def rows() -> Iterator[Row]:
    """Every row side there is."""
    flag = (False, True)
    return map(Row._make, product(flag, flag, flag, Relation, Shield, flag, flag))


@lru_cache(maxsize=len(Role) * len(Purpose) * len(DataClass) * len(Action))
def open_rows(role: Role, purpose: Purpose, data_class: DataClass, action: Action) -> frozenset[Row]:
    """All row sides on which the policy opens this class for this viewer."""
    return frozenset(row for row in rows() if decide(_question(role, purpose, data_class, action, row)).allowed)


def _question(role: Role, purpose: Purpose, data_class: DataClass, action: Action, row: Row) -> Question:
    return Question(
        role, row.own_organisation, row.relation, purpose, data_class, row.shield, row.covered, row.named_reader,
        row.emergency, row.conflict, action,
    )  # fmt: skip
