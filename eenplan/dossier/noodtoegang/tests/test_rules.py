"""Own words, the key to look by, and which case of a person is meant."""

import pytest

from eenplan.core.access import policy
from eenplan.dossier.noodtoegang.rules import IN_NOOD, Zaak, eigen_woorden, is_nummer, kies


@pytest.mark.parametrize(("text", "fine"), [
    ("De politie staat voor de deur.", True), ("", False), (" " * 60, False), ("nood nood nood nood nood nood", False),
    ("a b c d e f g h i j k l m n o", False), ("kort maar niet goed", False), ("......................", False),
    ("Spoed: kind alleen thuis, deur dicht", True), ("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", False),
    ("Nood NOOD nóód nood, nood! spoed spoed", False),
])  # fmt: skip
def test_own_words(text: str, fine: bool) -> None:
    assert eigen_woorden(text) is fine


def test_who_may_is_who_the_policy_lets_in() -> None:
    assert IN_NOOD == policy._EMERGENCY_ROLES


@pytest.mark.parametrize(("text", "fine"), [
    ("C-2026-000123", True), (" c-2026-000123 ", True), ("C-2026-12", False), ("M-2026-000123", False), ("123", False),
])  # fmt: skip
def test_a_number_of_a_case(text: str, fine: bool) -> None:
    assert is_nummer(text) is fine


@pytest.mark.parametrize(("open_", "chosen"), [
    ((), []), ((False,), [0]), ((True, False), [0]), ((False, True), [1]), ((True, True), [0, 1]),
    ((False, False), [0, 1]), ((False, True, True), [1, 2]),
])  # fmt: skip
def test_the_one_that_runs_is_meant(open_: tuple[bool, ...], chosen: list[int]) -> None:
    assert [item.pk for item in kies([Zaak(pk, f"C-{pk}", runs) for pk, runs in enumerate(open_)])] == chosen
