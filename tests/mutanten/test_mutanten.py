"""Small faults in deadlines and in redaction are noticed (promises 2 and 5).

The suite breaks a fixed sample; `python -m tests.bench.mutanten` breaks everything.
"""

import os
from importlib import import_module

import pytest

from tests.mutanten.doelen import ALLE, TERMIJNEN, Doel, proef
from tests.mutanten.maker import mutants

MOST = int(os.environ.get("EENPLAN_MUTANTEN", "24"))


@pytest.mark.parametrize("doel", ALLE, ids=lambda doel: doel.module.rpartition(".")[2])
def test_belofte_02_belofte_05_every_small_fault_is_noticed(doel: Doel, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(proef(doel, MOST))
    alive = [row.mutant for row in found if not row.door and not row.waarom]
    with capsys.disabled():
        number = 2 if doel in TERMIJNEN else 5
        print(f"\nbelofte {number}, mutants of {doel.module}: {len(found) - len(alive)} of {len(found)} noticed")
    assert alive == []
    assert found


@pytest.mark.parametrize("doel", ALLE, ids=lambda doel: doel.module.rpartition(".")[2])
def test_what_is_said_to_change_nothing_is_still_a_change(doel: Doel) -> None:
    names = {item.name for item in mutants(import_module(doel.module), doel.delen)}
    assert {name for name, _ in doel.gelijk} <= names
    assert len({name for name, _ in doel.gelijk}) == len(doel.gelijk)
    assert len(doel.gelijk) <= max(1, len(names) / 10)


def test_a_test_that_sees_nothing_lets_all_live() -> None:
    blind = Doel("eenplan.core.calendar", (), ("kings_day",))
    assert all(not row.door for row in proef(blind))
