"""A small course, every cell of it, every refusal, and every way in which a table can contradict itself."""

from collections.abc import Callable
from enum import StrEnum

import pytest

from eenplan.core.workflow import Refused, Transition, Workflow

VT, TEAM, LEIDER = "vt_triage", "lokaal_team", "vt_leider"


def rows() -> tuple[Transition, ...]:
    return (
        Transition("neem_aan", "ontvangen", "in_beoordeling", frozenset({VT}), within="melding.vb", label="Aannemen"),
        Transition("beoordeel", "in_beoordeling", "beoordeeld", frozenset({VT, LEIDER})),
        Transition("herzie", "beoordeeld", "in_beoordeling", frozenset({LEIDER})),
        Transition("draag_over", "beoordeeld", "overgedragen", frozenset({VT}), refusal="Beoordeel de melding eerst."),
        Transition("sluit", ("beoordeeld", "overgedragen"), "gesloten", frozenset({VT})),
    )


MELDING = Workflow("melding", "ontvangen", rows(), noun="de melding")
OPEN = {  # every cell that is open; all others must be shut
    ("ontvangen", VT, "neem_aan"),
    ("in_beoordeling", VT, "beoordeel"),
    ("in_beoordeling", LEIDER, "beoordeel"),
    ("beoordeeld", LEIDER, "herzie"),
    ("beoordeeld", VT, "draag_over"),
    ("beoordeeld", VT, "sluit"),
    ("overgedragen", VT, "sluit"),
}


def test_states_in_the_order_of_the_table() -> None:
    assert MELDING.states == ("ontvangen", "in_beoordeling", "beoordeeld", "overgedragen", "gesloten")
    assert MELDING.final_states == ("gesloten",)
    assert MELDING.actions == ("neem_aan", "beoordeel", "herzie", "draag_over", "sluit")
    assert MELDING.roles == (LEIDER, VT)


def test_matrix_has_every_cell_once() -> None:
    cells = list(MELDING.matrix(roles=[TEAM, VT]))
    assert len(cells) == len({cell[:3] for cell in cells}) == 5 * 3 * 5
    assert {cell[:3] for cell in cells if cell[3]} == OPEN


@pytest.mark.parametrize(("state", "role", "action", "allowed"), list(MELDING.matrix(roles=[TEAM])))
def test_step_agrees_with_the_matrix(state: str, role: str, action: str, allowed: bool) -> None:
    if allowed:
        row = MELDING.step(state, action, role)
        assert row.action == action
        assert row in MELDING.allowed(state, role)
    else:
        with pytest.raises(Refused) as refused:
            MELDING.step(state, action, role)
        assert refused.value.action == action


def test_a_step_gives_the_target_and_the_term() -> None:
    row = MELDING.step("ontvangen", "neem_aan", VT)
    assert (row.target, row.within, row.button) == ("in_beoordeling", "melding.vb", "Aannemen")


def test_a_button_without_label_reads_as_words() -> None:
    assert MELDING.step("beoordeeld", "draag_over", VT).button == "Draag over"


@pytest.mark.parametrize(
    ("state", "action", "role", "message"),
    [
        ("ontvangen", "gooi_weg", VT, "Onbekende handeling: gooi weg."),
        ("gesloten", "neem_aan", VT, "Dit kan nu niet: de melding is al gesloten."),
        ("ontvangen", "sluit", VT, "Dit kan nu niet: de melding is nog ontvangen."),
        (
            "beoordeeld",
            "beoordeel",
            VT,
            "Dit kan nu niet: de melding is beoordeeld.",
        ),  # may come back: herzie
        ("ontvangen", "draag_over", VT, "Beoordeel de melding eerst."),
        ("ontvangen", "neem_aan", TEAM, "Dit mag alleen: Veilig Thuis triage."),
        ("in_beoordeling", "beoordeel", TEAM, "Dit mag alleen: Veilig Thuis leider, Veilig Thuis triage."),
        (
            "gesloten",
            "beoordeel",
            TEAM,
            "Dit mag alleen: Veilig Thuis leider, Veilig Thuis triage.",
        ),  # the role comes first
    ],
)
def test_refusals_say_what_is_wrong(state: str, action: str, role: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        MELDING.step(state, action, role)
    assert (str(refused.value), refused.value.message) == (message, message)


def test_without_a_noun_the_refusal_names_the_status() -> None:
    with pytest.raises(Refused, match=r"^Dit kan nu niet: de status is al gesloten\.$"):
        Workflow("melding", "ontvangen", rows()).step("gesloten", "neem_aan", VT)


def test_roles_may_differ_per_source() -> None:
    course = Workflow(
        "plan",
        "concept",
        (
            Transition("stop", "concept", "gestopt", frozenset({VT, TEAM})),
            Transition("start", "concept", "actief", frozenset({VT})),
            Transition("stop", "actief", "gestopt", frozenset({VT})),
        ),
    )
    assert course.step("concept", "stop", TEAM).target == "gestopt"
    with pytest.raises(Refused, match=r"^Dit mag alleen: Veilig Thuis triage\.$"):
        course.step("actief", "stop", TEAM)


def test_enums_are_words_too() -> None:
    class Staat(StrEnum):
        OPEN = "open"
        DICHT = "dicht"

    course = Workflow("deur", Staat.OPEN, (Transition("sluit", Staat.OPEN, Staat.DICHT, frozenset({VT})),))
    assert course.step("open", "sluit", VT).target == "dicht"
    assert "open --> dicht: sluit / vt triage" in course.diagram()


@pytest.mark.parametrize("ask", [lambda: MELDING.step("kwijt", "sluit", VT), lambda: MELDING.allowed("kwijt", VT)])
def test_a_state_that_does_not_exist_is_a_fault_not_a_refusal(ask: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="no state 'kwijt'"):
        ask()


def test_diagram() -> None:
    assert MELDING.diagram().splitlines() == [
        "stateDiagram-v2",
        "    [*] --> ontvangen",
        "    ontvangen --> in_beoordeling: neem aan / vt triage / termijn melding.vb",
        "    in_beoordeling --> beoordeeld: beoordeel / vt leider, vt triage",
        "    beoordeeld --> in_beoordeling: herzie / vt leider",
        "    beoordeeld --> overgedragen: draag over / vt triage",
        "    beoordeeld --> gesloten: sluit / vt triage",
        "    overgedragen --> gesloten: sluit / vt triage",
        "    gesloten --> [*]",
    ]


A, B = frozenset({VT}), frozenset({TEAM})


@pytest.mark.parametrize(
    ("start", "table", "fault"),
    [
        ("weg", (Transition("ga", "a", "b", A),), "start weg is not in the table"),
        ("a", (), "start a is not in the table"),
        ("a", (Transition("ga", "a", "b", A), Transition("ga", "a", "c", B)), "ga from a twice"),
        ("a", (Transition("ga", ("a", "a"), "b", A),), "ga from a twice"),
        ("a", (Transition("ga", "a", "b", A), Transition("op", "c", "b", A)), "c cannot be reached"),
        ("a", (Transition("ga", "a", "b", A), Transition("op", "c", "d", A)), "d cannot be reached"),
        ("b", (Transition("ga", "a", "b", A),), "a cannot be reached"),
        ("a", (Transition("ga", "a", "b", frozenset()),), "ga needs a set of roles"),
        ("a", (Transition("ga", "a", "b", VT),), "ga needs a set of roles"),
        ("a", (Transition("ga", (), "b", A),), "ga has no source"),
        ("a", (Transition("ga", "a", "te ver", A),), "'te ver' is not snake_case"),
        ("a", (Transition("Ga", "a", "b", A),), "'Ga' is not snake_case"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(start: str, table: tuple[Transition, ...], fault: str) -> None:
    with pytest.raises(ValueError, match=r"^workflow proef: ") as error:
        Workflow("proef", start, table)
    assert fault in str(error.value)


def test_a_round_without_an_end_is_allowed() -> None:
    course = Workflow("ronde", "a", (Transition("heen", "a", "b", A), Transition("terug", "b", "a", A)))
    assert course.final_states == ()
    assert course.step("b", "terug", VT).target == "a"
