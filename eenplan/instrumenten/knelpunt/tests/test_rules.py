"""The course of a bottleneck, level by level."""

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import bron_in_woorden
from eenplan.core.workflow import Refused
from eenplan.instrumenten.knelpunt.rules import (
    BEHANDELAARS,
    COURSE,
    NIVEAUS,
    OPEN,
    RULES,
    Soort,
    Stand,
    Uitkomst,
    hoger,
)


def test_every_level_has_a_term_and_says_what_follows() -> None:
    keys = {rule.key for rule in RULES}
    assert keys == {f"knelpunt_{stand}" for stand in OPEN}
    assert {row.within for row in COURSE.transitions if row.target in NIVEAUS} <= keys
    assert [hoger(stand) for stand in Stand] == [
        None, "tactisch", "strategisch", "regiegroep", "commissie_vt", None, None, None,
    ]  # fmt: skip


def test_terms_are_not_law_and_name_their_source() -> None:
    assert not any(rule.sure for rule in RULES)
    assert all("Regioaanpak" in bron_in_woorden(rule.source) or rule.value == 2 for rule in RULES)


@pytest.mark.parametrize("stand", [str(item) for item in Stand])
@pytest.mark.parametrize("role", list(Role))
def test_only_who_handles_it_decides(stand: str, role: Role) -> None:
    found = {row.action for row in COURSE.allowed(stand, role)}
    decides = {"aangebracht": {"pak_op"}, "commissie_vt": {"besluit"}, "besloten": set(), "ingetrokken": set()}
    expected = decides.get(stand, {"besluit", "leg_hoger"}) if role in BEHANDELAARS else set()
    assert found - {"trek_in"} == expected


@pytest.mark.parametrize(
    ("stand", "action", "words"),
    [
        ("aangebracht", "besluit", "Pak het knelpunt eerst op"),
        ("besloten", "leg_hoger", "ligt niet op een niveau"),
        ("operationeel", "trek_in", "al opgepakt"),
        ("commissie_vt", "leg_hoger", "ligt niet op een niveau"),
    ],
)
def test_a_refusal_says_what_can_be_done(stand: str, action: str, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        COURSE.step(stand, action, Role.VT_LEAD)
    assert words in refusal.value.message


def test_words_on_the_screen() -> None:
    assert [item.naam for item in (Soort.GEEN_PLEK, Uitkomst.DEELS, Uitkomst.NIET_OPGELOST)] == [
        "Geen plek", "Voor een deel opgelost", "Niet opgelost",
    ]  # fmt: skip
    assert Stand.COMMISSIE_VT.naam == "commissie Veilig Thuis"
