"""The cells of the policy that can be set up in the database, a 3-wise sample of them, and those that flip.

Left out, because nothing on a page can make them: the roles betrokkene and anoniem and the relation zelf (no page for
the client yet), and a team member of another organisation (a casusteam is of the bronhouder, R4). The axis for an
emergency is prepared: it has one value until there is a way to open one.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

from eenplan.core.access.policy import Action, DataClass, Decision, Purpose, Question, Relation, Role, Shield, decide

ROLES = tuple(role for role in Role if role not in {Role.BETROKKENE, Role.ANONIEM})
COURSE = frozenset({DataClass.BESTAAN, DataClass.PROCES})
# What a deelbesluit may cover; `doel`: for another purpose, `voorbij`: until a minute ago.
COVERS = ("niets", "alles", "verloop", "doel", "voorbij")
WRITES = (DataClass.IDENTITEIT, DataClass.VINDBAAR, DataClass.VEILIGHEID)  # of which a page changes something
AXES: dict[str, tuple[Any, ...]] = {
    "role": ROLES,
    "own": (True, False),
    "relation": tuple(item for item in Relation if item is not Relation.ZELF),
    "purpose": tuple(Purpose),
    "data_class": tuple(DataClass),
    "shield": tuple(Shield),
    "cover": COVERS,
    "reader": (True, False),
    "conflict": (False, True),
    "emergency": (False,),
    "action": (Action.LEZEN, Action.SCHRIJVEN),
}
NAMES = tuple(AXES)
Cell = dict[str, Any]


def exists(cell: Mapping[str, Any]) -> bool:
    """Whether these values go together; a part of a cell is judged on what it has."""
    if cell.get("relation") == Relation.TEAM and cell.get("own") is False:
        return False
    if cell.get("reader") and cell.get("shield") == Shield.GEEN:
        return False
    return cell.get("action") != Action.SCHRIJVEN or cell.get("data_class", WRITES[0]) in WRITES


def question(cell: Cell) -> Question:
    """The cell as the policy is asked about it."""
    covered = cell["cover"] == "alles" or (cell["cover"] == "verloop" and cell["data_class"] in COURSE)
    return Question(
        cell["role"], cell["own"], cell["relation"], cell["purpose"], cell["data_class"], cell["shield"], covered,
        cell["reader"], cell["emergency"], cell["conflict"], cell["action"],
    )  # fmt: skip


def answer(cell: Cell) -> Decision:
    """What the product must say: the policy, behind the second lock that hides the case from who has no part in it."""
    if not cell["own"] and cell["relation"] not in (Relation.DEELNEMER, Relation.UITGENODIGD):
        return Decision(False, "R0")
    return decide(question(cell))


# --- the 3-wise sample ----------------------------------------------------------------------------------------


def triples(names: Sequence[str] = NAMES, axes: Mapping[str, Sequence[Any]] = AXES) -> set[tuple[Any, ...]]:
    """Every three values of three axes that go together."""
    return {
        tuple(zip(three, values, strict=True))
        for three in combinations(names, 3)
        for values in product(*(axes[name] for name in three))
        if exists(dict(zip(three, values, strict=True)))
    }


def sample(seed: int = 2026) -> list[Cell]:
    """Cells that together hold every triple: each starts from one that is missing and takes in as many as it can."""
    chance, missing = random.Random(seed), triples()
    order = sorted(missing, key=repr)
    chance.shuffle(order)
    cells = []
    for start in order:
        if start in missing:
            cell = filled(dict(start), missing, chance)
            missing -= {tuple((name, cell[name]) for name in three) for three in combinations(NAMES, 3)}
            cells.append(cell)
    return cells


def filled(cell: Cell, missing: set[tuple[Any, ...]], chance: random.Random) -> Cell:
    """A whole cell with these values, each next one the value that brings most triples that are missing."""
    rest = [name for name in NAMES if name not in cell]
    chance.shuffle(rest)
    for name in rest:
        fits = [value for value in AXES[name] if exists({**cell, name: value})]
        cell[name] = max(fits, key=lambda value: gain({**cell, name: value}, name, missing) + chance.random())
    return {name: cell[name] for name in NAMES}


def gain(cell: Cell, name: str, missing: set[tuple[Any, ...]]) -> int:
    """How many missing triples with this axis the part of a cell holds."""
    others = [other for other in NAMES if other in cell and other != name]
    return sum(
        tuple((axis, cell[axis]) for axis in NAMES if axis in (name, *pair)) in missing
        for pair in combinations(others, 2)
    )


# --- the cells that flip --------------------------------------------------------------------------------------


def every() -> Iterator[Cell]:
    """All cells that can be set up."""
    for values in product(*AXES.values()):
        cell = dict(zip(NAMES, values, strict=True))
        if exists(cell):
            yield cell


def neighbours(cell: Cell) -> Iterator[tuple[str, Cell]]:
    """The cells that differ in one axis, with its name."""
    for name, values in AXES.items():
        for value in values:
            if value != cell[name] and exists(other := {**cell, name: value}):
                yield name, other


def flips() -> list[tuple[str, Cell, Cell]]:
    """For each role, class, axis with its two values, and rule before and after: one pair, open and then shut."""
    found: dict[tuple[Any, ...], tuple[str, Cell, Cell]] = {}
    for cell in every():
        here = answer(cell)
        if here.allowed:
            for name, other in neighbours(cell):
                there = answer(other)
                if not there.allowed:
                    kind = (name, cell["role"], cell["data_class"], cell["action"], cell[name], other[name])
                    found.setdefault((*kind, here.rule, there.rule), (name, cell, other))
    return list(found.values())
