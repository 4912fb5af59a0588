"""The course of a round, which result fits which talks, and the places in the queue; all as tables."""

from datetime import date

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.workflow import Refused
from eenplan.keten.nameting.rules import (
    COURSE,
    RULES,
    UITLEG,
    VASTE_RONDES,
    VERDER,
    VROEGST,
    Resultaat,
    Soort,
    groep,
    is_laatste,
    op_tijd,
    te_vroeg,
)
from eenplan.keten.nameting.uitkomst import NEEDS_WHY, Gesprek, Uitkomst

MOEDER, VADER, KIND = 1, 2, 3
SAFE_MOTHER, SAFE_CHILD = Gesprek(MOEDER, True, True), Gesprek(KIND, True, True)
UNSAFE_CHILD = Gesprek(KIND, True, False, "Papa gooit")
MISSED = Gesprek(VADER, False)
OTHERS = [Role.ZORGPARTNER, Role.JUSTITIE, Role.PROCESREGISSEUR, Role.BELEID, Role.FG, Role.BEHEER]


@pytest.mark.parametrize("role", [Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD])
@pytest.mark.parametrize(("actie", "naar"), [("vul_aan", "gepland"), ("leg_vast", "gedaan"), ("verval", "vervallen")])
def test_veilig_thuis_does_the_round(role: Role, actie: str, naar: str) -> None:
    assert COURSE.step("gepland", actie, role).target == naar


def test_the_director_only_adds() -> None:
    assert [row.action for row in COURSE.allowed("gepland", Role.REGISSEUR)] == ["vul_aan"]
    with pytest.raises(Refused, match="Dit mag alleen: Veilig Thuis"):
        COURSE.step("gepland", "leg_vast", Role.REGISSEUR)


@pytest.mark.parametrize("role", OTHERS)
def test_others_do_nothing(role: Role) -> None:
    assert not any(COURSE.allowed(stand, role) for stand in COURSE.states)


@pytest.mark.parametrize("stand", ["gedaan", "vervallen"])
@pytest.mark.parametrize(("actie", "words"), [("leg_vast", "extra nameting"), ("vul_aan", "volgende nameting")])
def test_a_result_is_final_and_the_refusal_says_what_instead(stand: str, actie: str, words: str) -> None:
    assert COURSE.allowed(stand, Role.VT_LEAD) == ()
    with pytest.raises(Refused, match=words):
        COURSE.step(stand, actie, Role.VT_LEAD)


@pytest.mark.parametrize(
    ("resultaat", "gesprekken", "waarom", "fields"),
    [
        ("veilig", [SAFE_MOTHER, SAFE_CHILD], "", set()),
        ("veilig", [SAFE_MOTHER, SAFE_CHILD, MISSED], "", set()),
        ("veilig", [SAFE_CHILD], "", set()),
        ("veilig", [SAFE_MOTHER], "", {"resultaat"}),
        ("veilig", [SAFE_MOTHER], "School ziet het kind elke dag", set()),
        ("veilig", [SAFE_MOTHER, UNSAFE_CHILD], "Toch wel", {"resultaat"}),
        ("veilig", [SAFE_MOTHER, Gesprek(KIND, True, None)], "", set()),
        ("veilig", [], "Vast wel", {"resultaat"}),
        ("veilig", [MISSED], "Vast wel", {"resultaat"}),
        ("voorwaarden", [SAFE_MOTHER, SAFE_CHILD], "", set()),
        ("voorwaarden", [UNSAFE_CHILD], "", {"resultaat"}),
        ("voorwaarden", [MISSED], "", {"resultaat"}),
        ("twijfel", [SAFE_MOTHER], "Vader stil", set()),
        ("twijfel", [SAFE_MOTHER], "", {"waarom"}),
        ("onveilig", [UNSAFE_CHILD], "Kind bang", set()),
        ("onveilig", [], "Buren belden de politie", set()),
        ("onveilig", [UNSAFE_CHILD], " ", {"waarom"}),
        ("niet_bereikt", [MISSED], "Drie keer gebeld", set()),
        ("niet_bereikt", [], "Verhuisd", set()),
        ("niet_bereikt", [MISSED], "", {"waarom"}),
        ("niet_bereikt", [SAFE_MOTHER], "Alleen moeder", {"resultaat"}),
        ("", [SAFE_MOTHER], "", {"resultaat"}),
        ("prima", [SAFE_MOTHER], "", {"resultaat"}),
        ("veilig", [SAFE_MOTHER, SAFE_CHILD, Gesprek(9, True, True)], "", {"gesprekken"}),
    ],
)
def test_the_result_fits_what_was_said(
    resultaat: str, gesprekken: list[Gesprek], waarom: str, fields: set[str]
) -> None:
    found = Uitkomst(resultaat, gesprekken, waarom).fouten([MOEDER, VADER, KIND], [KIND])
    assert set(found) == fields
    assert all(words.endswith(".") for words in found.values())


def test_without_children_nobody_asks_for_a_child() -> None:
    assert Uitkomst("veilig", [SAFE_MOTHER]).fouten([MOEDER, VADER], []) == {}


@pytest.mark.parametrize(
    ("gepland", "gedaan", "good"),
    [
        (date(2026, 6, 20), date(2026, 6, 20), True),
        (date(2026, 6, 20), date(2026, 7, 4), True),
        (date(2026, 6, 20), date(2026, 7, 5), False),
        (date(2026, 6, 20), date(2026, 6, 6), True),
        (date(2026, 6, 20), date(2026, 6, 5), False),
        (date(2024, 2, 29), date(2024, 3, 14), True),
    ],
)
def test_on_time_is_within_fourteen_days(gepland: date, gedaan: date, good: bool) -> None:
    assert op_tijd(gepland, gedaan) is good


@pytest.mark.parametrize(
    ("gepland", "place"),
    [
        (date(2026, 3, 19), "te_laat"),
        (date(2026, 3, 20), "nu"),
        (date(2026, 4, 3), "nu"),
        (date(2026, 4, 4), "later"),
    ],
)
def test_the_queue_is_by_due_date(gepland: date, place: str) -> None:
    assert groep(gepland, date(2026, 3, 20)) == place


@pytest.mark.parametrize(("open_rondes", "last"), [(0, True), (1, False), (2, False)])
def test_the_last_round_is_the_one_after_which_none_comes(open_rondes: int, last: bool) -> None:
    assert is_laatste(open_rondes) is last


def test_every_result_has_words_and_what_follows() -> None:
    assert set(UITLEG) == set(Resultaat)
    assert set(VERDER) | {Resultaat.VEILIG, Resultaat.ONVEILIG} == set(Resultaat)
    assert set(VERDER) & NEEDS_WHY == {Resultaat.TWIJFEL, Resultaat.NIET_BEREIKT}
    assert "terug naar beoordeling" in UITLEG[Resultaat.ONVEILIG]


@pytest.mark.parametrize(
    ("soort", "words"),
    [
        (Soort.DRIE, "nameting na 3 maanden"),
        (Soort.TWAALF, "nameting na 12 maanden"),
        (Soort.EXTRA, "extra nameting"),
    ],
)
def test_rounds_have_plain_names(soort: Soort, words: str) -> None:
    assert soort.naam == words


def test_the_terms_are_those_of_the_domain() -> None:
    """Domain 5 #14 and #15 are sourced; what the design added is never shown as law."""
    terms = {rule.key: (rule.value, rule.unit, rule.sure) for rule in RULES}
    assert [terms[key] for key in VASTE_RONDES.values()] == [(3, "M", True), (12, "M", True)]
    assert {key for key, (_, _, sure) in terms.items() if not sure} == {*VERDER.values(), VROEGST}


@pytest.mark.parametrize(
    ("vandaag", "vanaf"),
    [
        (date(2026, 3, 20), date(2026, 6, 6)),
        (date(2026, 6, 5), date(2026, 6, 6)),
        (date(2026, 6, 6), None),
        (date(2026, 6, 20), None),
        (date(2027, 1, 1), None),
    ],
)
def test_a_round_is_done_from_two_weeks_before_its_day(vandaag: date, vanaf: date | None) -> None:
    assert te_vroeg(date(2026, 6, 20), 2, vandaag) == vanaf
