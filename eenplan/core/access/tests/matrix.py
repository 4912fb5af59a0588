"""All cells of the access matrix as one string of bytes, and questions about sets of cells as bit masks.

A set of cells is one Python integer with a bit per cell (cell 0 is the lowest), so a statement about half a
million cells is one AND.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from math import prod
from typing import Any

from eenplan.core.access.policy import (
    Action,
    DataClass,
    Decision,
    Purpose,
    Question,
    Relation,
    Role,
    Shield,
    decide,
)

FLAG = (False, True)
AXES: dict[str, tuple[Any, ...]] = {
    "role": tuple(Role),
    "own_organisation": FLAG,
    "relation": tuple(Relation),
    "purpose": tuple(Purpose),
    "data_class": tuple(DataClass),
    "shield": tuple(Shield),
    "covered": FLAG,
    "named_reader": FLAG,
    "emergency": FLAG,
    "conflict": FLAG,
    "action": tuple(Action),
}
SIZES = {name: len(values) for name, values in AXES.items()}
TOTAL = prod(SIZES.values())

Where = dict[str, Any]
Policy = Callable[[Question], Decision]


def cells() -> Iterator[Question]:
    """Every cell, in the order of AXES (the last axis turns fastest)."""
    return map(Question._make, product(*AXES.values()))


def cell(number: int) -> Question:
    """The cell with this number."""
    values = []
    for axis in reversed(AXES.values()):
        number, digit = divmod(number, len(axis))
        values.append(axis[digit])
    return Question._make(reversed(values))


def number_of(question: Question) -> int:
    """The number of this cell: the inverse of `cell`."""
    number = 0
    for axis, value in zip(AXES.values(), question, strict=True):
        number = number * len(axis) + axis.index(value)
    return number


@cache
def axis_mask(name: str, value: Any) -> int:
    """The cells in which one axis has one value."""
    names = list(AXES)
    inner = prod(SIZES[other] for other in names[names.index(name) + 1 :])
    block = ((1 << inner) - 1) << (inner * AXES[name].index(value))
    period = inner * SIZES[name]
    mask, length = block, period
    while length < TOTAL:
        mask |= mask << length
        length *= 2
    return mask & ((1 << TOTAL) - 1)


def mask_of(where: Where) -> int:
    """The cells of a statement: per named axis one value or a set of values, other axes free."""
    mask = (1 << TOTAL) - 1
    for name, chosen in where.items():
        values = chosen if isinstance(chosen, (set, frozenset, tuple, list)) else (chosen,)
        mask &= union(axis_mask(name, value) for value in values)
    return mask


def union(masks: Iterable[int]) -> int:
    """All cells of all masks."""
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def first(mask: int) -> Question | None:
    """The first cell of a set, to show in a failure."""
    return cell((mask & -mask).bit_length() - 1) if mask else None


def numbers(mask: int) -> Iterator[int]:
    """The numbers of all cells of a (small) set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Matrix:
    """The answers of one policy on every cell."""

    def __init__(self, policy: Policy) -> None:
        """Ask everything once. The policy answers with a handful of constants: a byte per answer."""
        start = time.process_time()
        code_of: dict[int, int] = {}
        self.answers: list[Decision] = []
        codes = bytearray()
        for question in cells():
            answer = policy(question)
            code = code_of.get(id(answer))
            if code is None:
                code = code_of[id(answer)] = len(self.answers)
                self.answers.append(answer)
            codes.append(code)
        self.codes = bytes(codes)
        self.seconds = time.process_time() - start

    def count(self) -> dict[tuple[bool, str], int]:
        """How many cells got which answer by which rule."""
        found: dict[tuple[bool, str], int] = {}
        for code, answer in enumerate(self.answers):
            key = (answer.allowed, answer.rule)
            found[key] = found.get(key, 0) + self.codes.count(code)
        return found

    def where(self, test: Callable[[Decision], bool]) -> int:
        """The set of cells whose answer passes the test."""
        table = bytes(
            b"1"[0] if code < len(self.answers) and test(self.answers[code]) else b"0"[0] for code in range(256)
        )
        return int(self.codes[::-1].translate(table), 2)


@cache
def full() -> Matrix:
    """The answers of our policy, asked once for all tests."""
    return Matrix(decide)
