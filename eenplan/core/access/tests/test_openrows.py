"""The rows of a list filter are the policy: against `decide`, on every combination."""

import random
from itertools import product

import pytest

from eenplan.core.access.openrows import Row, open_rows, rows
from eenplan.core.access.policy import Action, DataClass, Purpose, Question, Relation, Role, Shield, decide
from eenplan.core.access.tests.matrix import AXES, full, number_of

FLAGS = list(product((False, True), repeat=4))  # covered, named reader, emergency, conflict


def test_every_row_side_is_there_once():
    every = list(rows())
    assert len(every) == len(set(every)) == 2 * len(Relation) * len(Shield) * len(FLAGS) == 768


@pytest.mark.parametrize("role", list(Role))
def test_open_rows_are_exactly_what_the_policy_opens(role: Role):
    """All 2,359,296 cells, role by role, against the answers of `decide` in the matrix.

    With six axes fixed, the matrix has its shields and flags in the order of `product`: 64 answers in a row.
    """
    matrix, sides = full(), [(shield, flags) for shield in Shield for flags in FLAGS]
    for purpose, data_class, action in product(Purpose, DataClass, Action):
        expected = set()
        for own, relation in product((False, True), Relation):
            cell = number_of(Question(role, own, relation, purpose, data_class, Shield.GEEN, *[False] * 4, action))
            answers = matrix.codes[cell : cell + len(sides) * len(Action) : len(Action)][: len(sides)]
            for (shield, (covered, reader, emergency, conflict)), answer in zip(sides, answers, strict=True):
                if matrix.answers[answer].allowed:
                    expected.add(Row(conflict, own, covered, relation, shield, reader, emergency))
        assert open_rows(role, purpose, data_class, action) == expected, (purpose, data_class, action)


def test_decide_answers_of_the_row_by_name():
    """The same without the matrix, on rows drawn by lot and asked by name."""
    lot, every = random.Random(11), list(rows())
    for _ in range(400):
        viewer = {name: lot.choice(AXES[name]) for name in ("role", "purpose", "data_class", "action")}
        row = lot.choice(every)
        asked = decide(Question(**viewer, **row._asdict()))
        assert asked.allowed == (row in open_rows(**viewer))


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
    assert len(open_rows(role, purpose, data_class, action)) == size
