"""The rule table of domain 4.3 row by row, its guards and words. Pure: no database."""

from dataclasses import replace
from itertools import product

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.workflow import Refused
from eenplan.keten.triage.rules import (
    COURSE,
    DIENST_WOORDEN,
    LATE_REDENEN,
    TABEL,
    TERUGKOPPELING,
    UITKOMST_WOORDEN,
    VT,
    Dienst,
    Feiten,
    Invoer,
    JaNee,
    Uitkomst,
    als_antwoord,
    feiten_uit,
    in_woorden,
    oordeel,
    termijnen,
    terugkoppeling,
    voorstel,
)

J, N, O = JaNee  # noqa: E741 (the three answers, as the table writes them)
GOED = Invoer(uitkomst="VT", dienst="VV", motivering="Drie regels die zeggen waarom.")

# Each row of the table in domain 4.3, with every answer that the row leaves open tried below.
# acuut, structureel, duidelijk, werkt mee, gereed, zorg, anoniem -> row, outcome, service
ROWS = [
    ((J, None, None, None, None, None, None), "1", "VT", "OZ"),
    ((O, None, None, None, None, None, None), "1b", "VT", "OZ"),
    ((N, O, None, None, None, None, None), "2a", "VT", "OZ"),
    ((N, J, N, None, None, None, None), "2", "VT", "OZ"),
    ((N, J, O, None, None, None, None), "2", "VT", "OZ"),
    ((N, J, J, N, None, None, None), "3", "VT", "OZ"),
    ((N, J, J, O, None, None, None), "3", "VT", "OZ"),
    ((N, J, J, J, N, None, None), "4", "VT", "VV"),
    ((N, J, J, J, O, None, None), "4", "VT", "VV"),
    ((N, J, J, J, J, None, False), "5", "OVD", ""),
    ((N, J, J, J, J, None, True), "5a", "VT", "OZ"),
    ((N, N, N, None, None, None, None), "6", "VT", "OZ"),
    ((N, N, O, None, None, None, None), "6", "VT", "OZ"),
    ((N, N, J, None, None, J, False), "7", "OVD", ""),
    ((N, N, J, None, None, O, False), "7", "OVD", ""),
    ((N, N, J, None, None, J, True), "7a", "VT", "OZ"),
    ((N, N, J, None, None, O, True), "7a", "VT", "OZ"),
    ((N, N, J, None, None, N, None), "8", "GEEN", ""),
]


def alle(pattern: tuple[object, ...]) -> list[Feiten]:
    """Every combination of answers that a pattern leaves open."""
    domains = [list(JaNee)] * 6 + [[False, True]]
    return [Feiten(*c) for c in product(*([p] if p is not None else d for p, d in zip(pattern, domains, strict=True)))]


@pytest.mark.parametrize(
    ("pattern", "nr", "uitkomst", "dienst"), ROWS, ids=lambda v: str(v) if isinstance(v, str) else ""
)
def test_row(pattern: tuple[object, ...], nr: str, uitkomst: str, dienst: str) -> None:
    found = {(rij.nr, rij.uitkomst.value, rij.dienst) for rij in map(voorstel, alle(pattern))}
    assert found == {(nr, uitkomst, dienst)}


def test_the_rows_above_are_the_whole_table() -> None:
    combinations = [feiten for pattern, *_ in ROWS for feiten in alle(pattern)]
    assert len(combinations) == len(set(combinations)) == 3**6 * 2
    assert {nr for _, nr, *_ in ROWS} == {rij.nr for rij in TABEL}


def test_promised_anonymity_is_never_handed_over() -> None:
    assert not any(voorstel(f).uitkomst == Uitkomst.OVD for f in alle((None,) * 6 + (True,)))


def test_acute_danger_is_never_left() -> None:
    assert {voorstel(f).uitkomst for f in alle((J,) + (None,) * 6)} == {Uitkomst.VT}


def test_nothing_is_closed_on_what_is_not_known() -> None:
    """NO_FOLLOW_UP needs an answer to each of acute, structural, clear and concern."""
    closing = [f for f in alle((None,) * 7) if voorstel(f).uitkomst == Uitkomst.GEEN]
    assert {(f.acuut, f.structureel, f.duidelijk, f.zorg) for f in closing} == {(N, N, J, N)}


@pytest.mark.parametrize("nr", ["1", "3", "5", "6"])
def test_rows_that_name_something_to_consider(nr: str) -> None:
    assert next(rij for rij in TABEL if rij.nr == nr).overweeg


def test_every_row_says_why_in_dutch() -> None:
    assert all(rij.reden.endswith(".") and len(rij.reden) > 20 for rij in TABEL)


def test_a_region_may_bring_its_own_table() -> None:
    own = (replace_rij("5", uitkomst=Uitkomst.VT, dienst="VV"), *TABEL)
    assert voorstel(Feiten(N, J, J, J, J), own).dienst == "VV"
    assert voorstel(Feiten(N, J, J, J, J)).dienst == ""


def replace_rij(nr: str, **changes: object) -> object:
    return next(rij for rij in TABEL if rij.nr == nr)._replace(**changes)  # type: ignore[arg-type]  # tests vary cells


def test_a_table_with_a_hole_is_found_out() -> None:
    with pytest.raises(LookupError, match="Geen rij"):
        voorstel(Feiten(N, N, J, J, J, N), TABEL[:3])


@pytest.mark.parametrize(
    ("acuut", "structureel", "code"),
    [
        (J, J, "acuut_en_structureel"), (J, N, "acuut"), (J, O, "acuut"), (N, J, "structureel"), (O, J, "structureel"),
        (N, N, "geen"), (O, N, "nog_niet"), (N, O, "nog_niet"), (O, O, "nog_niet"),
    ],
)  # fmt: skip
def test_safety_rating(acuut: str, structureel: str, code: str) -> None:
    assert oordeel(acuut, structureel) == code


@pytest.mark.parametrize(
    ("changes", "acuut", "fields"),
    [
        ({}, N, set()),
        ({"dienst": "OZ"}, J, set()),
        ({"dienst": ""}, N, {"dienst"}),
        ({"dienst": "XX"}, N, {"dienst"}),
        ({"uitkomst": "NNB"}, N, {"uitkomst"}),
        ({"uitkomst": "GEEN"}, N, {"dienst"}),
        ({"uitkomst": "GEEN", "dienst": ""}, N, set()),
        ({"uitkomst": "GEEN", "dienst": ""}, O, set()),
        ({"uitkomst": "GEEN", "dienst": ""}, J, {"uitkomst"}),
        ({"uitkomst": "OVD", "dienst": ""}, N, set()),
        ({"uitkomst": "OVD", "dienst": "", "anoniem_beloofd": True}, N, {"uitkomst"}),
        ({"uitkomst": "MAAT", "dienst": ""}, N, set()),
        ({}, "", {"acuut"}),
        ({"structureel": "ja"}, N, {"structureel_feiten"}),
        ({"structureel": "ja", "structureel_feiten": "Geslagen."}, N, {"structureel_feiten"}),
        ({"structureel": "ja", "structureel_feiten": "Geslagen.", "structureel_bron": "moeder"}, N, set()),
        ({"motivering": "   Te kort   "}, N, {"motivering"}),
        ({"motivering": "x" * 1000}, N, set()),
        ({"motivering": "x" * 1001}, N, {"motivering"}),
        ({"motivering": "", "dienst": ""}, N, {"motivering", "dienst"}),
    ],
)
def test_faults(changes: dict[str, object], acuut: str, fields: set[str]) -> None:
    assert set(replace(GOED, **changes).fouten(acuut)) == fields  # type: ignore[arg-type]  # a table of changes


@pytest.mark.parametrize(
    ("given", "acuut", "expected"),
    [
        ({}, "", Feiten()),
        ({"structureel": "ja", "zorg": "nee"}, "nee", Feiten(acuut=N, structureel=J, zorg=N)),
        ({"structureel": "misschien", "anoniem_beloofd": "on"}, "ja", Feiten(acuut=J, anoniem=True)),
        ({"duidelijk": None, "werkt_mee": "", "gereed": "ja"}, "raar", Feiten(gereed=J)),
    ],
)
def test_half_filled_answers(given: dict[str, object], acuut: str, expected: Feiten) -> None:
    assert feiten_uit(given, acuut) == expected


def test_an_input_gives_its_facts() -> None:
    invoer = replace(GOED, structureel="ja", duidelijk="ja", werkt_mee="ja", gereed="nee", anoniem_beloofd=True)
    assert invoer.feiten("nee") == Feiten(N, J, J, J, N, O, True)


@pytest.mark.parametrize(("value", "word"), [(True, "ja"), (False, "nee"), (None, "onbekend")])
def test_answer(value: bool | None, word: str) -> None:
    assert als_antwoord(value) == word


@pytest.mark.parametrize(("dienst", "wet"), [("OZ", True), ("VV", False), ("", False)])
def test_the_statutory_clock_is_for_investigations(dienst: str, wet: bool) -> None:
    assert ("start_onderzoek" in termijnen(dienst)) is wet
    assert {"acute_check", "veiligheidsbeoordeling"} <= set(termijnen(dienst))


@pytest.mark.parametrize(
    ("uitkomst", "dienst", "words"),
    [
        ("", "", ""),
        ("OVD", "", "Overdracht"),
        ("VT", "OZ", "Vervolgstappen bij Veilig Thuis: onderzoek"),
        ("VT", "VV", "Vervolgstappen bij Veilig Thuis: voorwaarden en vervolg"),
    ],
)
def test_words(uitkomst: str, dienst: str, words: str) -> None:
    assert in_woorden(uitkomst, dienst) == words


def test_every_code_has_words() -> None:
    assert set(UITKOMST_WOORDEN) == set(Uitkomst)
    assert set(DIENST_WOORDEN) == set(Dienst)
    assert len(LATE_REDENEN) == 5


def test_the_reporter_hears_a_sentence_after_each_decision() -> None:
    """And never why, nor anything about the family (domain 4.9)."""
    decisions = [(u, "") for u in Uitkomst if u != Uitkomst.VT] + [(Uitkomst.VT, d) for d in Dienst]
    assert {terugkoppeling(*decision) for decision in decisions} == set(TERUGKOPPELING.values())
    assert len(TERUGKOPPELING) == len(decisions)


MATRIX = {
    ("concept", "leg_voor"),
    ("voorgesteld", "bevestig"),
    ("voorgesteld", "geef_terug"),
    ("voorgesteld", "heroverweeg"),
    ("concept", "ga_op"),
    ("voorgesteld", "ga_op"),
    ("opgegaan", "maak_los"),
}


@pytest.mark.parametrize("role", list(Role))
def test_course(role: Role) -> None:
    """Every stand x action for every role: Veilig Thuis takes exactly these steps, nobody else any."""
    open_to = {(state, action) for state, _, action, allowed in COURSE.matrix(list(Role)) if allowed and _ == role}
    assert open_to == (MATRIX if role in VT else set())


def test_decided_is_the_end() -> None:
    assert COURSE.final_states == ("besloten",)
    with pytest.raises(Refused, match="al besloten"):
        COURSE.step("besloten", "geef_terug", Role.VT_LEAD)
