"""What each outcome obliges to (domain 4.8), written out, and the terms of this package with their vectors. Pure."""

from datetime import date, datetime
from itertools import product

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.calendar import AMSTERDAM, Unit, due
from eenplan.core.workflow import Refused
from eenplan.keten.triage.interventie.rules import COURSE_INTERVENTIE, VT, Gevonden
from eenplan.keten.triage.interventie.rules import OPEN as LOOPT
from eenplan.keten.triage.plichten import ANDERS, GEDAAN, PLICHTEN, TEAM, WOORDEN, Plichten, plichten
from eenplan.keten.triage.rules import COLLEGE, RULES, Dienst, Uitkomst, in_woorden, termijnen

MELDER, INFORMEREN, NAMETEN, VOORWAARDEN, RAAD = (
    "De melder hoort", "Ieder over wie", "Na overname kijkt", "Wie overneemt", "Het college van",
)  # fmt: skip
# The table of domain 4.8, as a person reads it on the page of a decision.
NA_BESLUIT = {
    "GEEN": [MELDER, INFORMEREN],
    "OVD": [MELDER, INFORMEREN, NAMETEN, VOORWAARDEN],
    "VT": [MELDER, INFORMEREN, NAMETEN, VOORWAARDEN],
    "MAAT": [MELDER, INFORMEREN, NAMETEN],
    "RVDK": [MELDER, INFORMEREN, NAMETEN, RAAD],
}


@pytest.mark.parametrize("uitkomst", list(Uitkomst))
def test_the_duties_after_an_outcome(uitkomst: Uitkomst) -> None:
    found = plichten(uitkomst)
    assert len(found) == len(NA_BESLUIT[uitkomst])
    assert all(said.startswith(begin) for said, begin in zip(found, NA_BESLUIT[uitkomst], strict=True))


def test_nobody_is_left_uninformed_and_only_the_raad_concerns_the_college() -> None:
    assert set(PLICHTEN) == set(Uitkomst)
    assert len(WOORDEN) == len(Plichten._fields)
    assert all(row.terugkoppeling and row.informeren for row in PLICHTEN.values())
    assert {key for key, row in PLICHTEN.items() if row.college} == {Uitkomst.RVDK}
    assert {key for key, row in PLICHTEN.items() if not row.nametingen} == {Uitkomst.GEEN}


def test_an_outcome_that_does_not_exist_has_no_duties() -> None:
    with pytest.raises(ValueError, match="NNB"):
        plichten("NNB")


def test_each_duty_is_a_sentence_of_its_own() -> None:
    assert all(words[0].isupper() and words.endswith(".") for words in WOORDEN)
    assert len(set(WOORDEN)) == len(WOORDEN)


def test_what_was_done_at_once_has_the_team_and_something_else() -> None:
    assert next(iter(GEDAAN)) == "112"  # first what saves a life
    assert {TEAM, *ANDERS} < set(GEDAAN)


@pytest.mark.parametrize(
    ("dienst", "terms"),
    [
        ("", {"acute_check", "veiligheidsbeoordeling"}),
        ("VV", {"acute_check", "veiligheidsbeoordeling"}),
        ("OZ", {"acute_check", "veiligheidsbeoordeling", "start_onderzoek"}),
    ],
)
def test_the_terms_that_a_decision_meets(dienst: str, terms: set[str]) -> None:
    assert set(termijnen(dienst)) == terms


@pytest.mark.parametrize(("uitkomst", "dienst"), list(product(Uitkomst, ["", *Dienst])))
def test_an_outcome_in_words_names_its_service(uitkomst: Uitkomst, dienst: str) -> None:
    assert (": " in in_woorden(uitkomst, dienst)) is bool(dienst)


# --- terms: domain 5 starts each vector on these days ----------------------------------------------------------------


def einde(key: str, op: datetime) -> datetime:
    """When the term of this rule ends."""
    found = next(rule for rule in RULES if rule.key == key)
    return due(op, found.value, Unit(found.unit), atw=found.atw, exact=found.exact)


@pytest.mark.parametrize(
    ("op", "laatste"),
    [
        (date(2026, 4, 2), date(2026, 4, 7)),  # Good Friday, Easter and Easter Monday are no working days
        (date(2026, 3, 20), date(2026, 3, 23)),
        (date(2026, 12, 23), date(2026, 12, 24)),
        (date(2026, 5, 13), date(2026, 5, 15)),  # the day after Ascension
    ],
)
def test_the_college_hears_it_the_next_working_day(op: date, laatste: date) -> None:
    assert einde(COLLEGE, datetime(op.year, op.month, op.day, 16, 30, tzinfo=AMSTERDAM)).date() == laatste


def test_the_team_answers_within_the_hour_to_the_minute() -> None:
    """Also in the night in which the clock goes forward: an hour is an hour."""
    asked = datetime(2026, 3, 29, 1, 30, tzinfo=AMSTERDAM)
    assert (einde("interventie_opnemen", asked).timestamp() - asked.timestamp()) == 3600
    assert einde("interventie_afronden", asked).date() == date(2026, 3, 30)


def test_no_term_of_ours_is_shown_as_law() -> None:
    assert {rule.key: rule.sure for rule in RULES} == {
        COLLEGE: False, "consult_combinatie": False, "interventie_opnemen": False, "interventie_afronden": False,
        "reden_geen_gevaar": False,
    }  # fmt: skip
    assert all("[M]" in rule.source or "[D]" in rule.source for rule in RULES)


# --- the course of a dispatch ----------------------------------------------------------------------------------------

STAPPEN = {
    ("gevraagd", "ga_erheen"): "onderweg",
    ("gevraagd", "blaas_af"): "afgeblazen",
    ("onderweg", "kom_aan"): "ter_plaatse",
    ("onderweg", "meld_resultaat"): "gedaan",
    ("onderweg", "blaas_af"): "afgeblazen",
    ("ter_plaatse", "meld_resultaat"): "gedaan",
}
# stand in which an act is refused -> what can be done
WEIGERINGEN = [
    ("onderweg", "ga_erheen", "Op deze bladzijde staat wie er gaat"),
    ("gevraagd", "kom_aan", "Leg eerst vast wie er gaat"),
    ("gevraagd", "meld_resultaat", "Blaas de inzet dan af met een reden"),
    ("ter_plaatse", "blaas_af", "Leg het resultaat vast"),
]


@pytest.mark.parametrize("role", list(Role))
def test_the_course_of_a_dispatch(role: Role) -> None:
    for stand, action in product(COURSE_INTERVENTIE.states, COURSE_INTERVENTIE.actions):
        if role in VT and (stand, action) in STAPPEN:
            assert COURSE_INTERVENTIE.step(stand, action, role).target == STAPPEN[stand, action]
        else:
            with pytest.raises(Refused):
                COURSE_INTERVENTIE.step(stand, action, role)


@pytest.mark.parametrize(("stand", "action", "says"), WEIGERINGEN)
def test_a_refused_step_says_what_can_be_done(stand: str, action: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        COURSE_INTERVENTIE.step(stand, action, Role.VT_INTAKE)


def test_what_runs_is_what_has_not_ended() -> None:
    assert set(LOOPT) == set(COURSE_INTERVENTIE.states) - set(COURSE_INTERVENTIE.final_states)
    assert [item.value for item in Gevonden] == ["veilig", "onveilig", "onbekend"]
