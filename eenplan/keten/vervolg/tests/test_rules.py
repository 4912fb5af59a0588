"""The two courses, what may be noted, and the terms. Pure: no database."""

from dataclasses import replace
from datetime import date

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.workflow import Refused
from eenplan.keten.triage.rules import DIENST_WOORDEN
from eenplan.keten.vervolg.rules import (
    CONTACT_KAN_OOK,
    COURSE_OZ,
    COURSE_VV,
    COURSES,
    EINDE_ONDERZOEK,
    RULES,
    UITSLAG_WOORDEN,
    VORMEN,
    VT,
    Hoe,
    NieuwContact,
    NieuweBevinding,
    NieuweVoorwaarde,
    Uitslag,
)

VANDAAG = date(2026, 3, 20)
CONTACT = NieuwContact("moeder", "telefoon", gelukt=True, tekst="Het gaat goed.", veiligheid="veilig")
VOORWAARDE = NieuweVoorwaarde("vader", "Slaapt elders tot 1 mei.", date(2026, 4, 3))
BEVINDING = NieuweBevinding("PG", "BEV", "Moeder en de wijkagent zeggen het.")

# stand, action -> next stand; everything else is refused
VV = {
    ("open", "leg_contact"): "contact_gelegd",
    ("contact_gelegd", "leg_contact"): "contact_gelegd",
    ("contact_gelegd", "stel_voorwaarde"): "voorwaarden_gesteld",
    ("voorwaarden_gesteld", "stel_voorwaarde"): "voorwaarden_gesteld",
    ("voorwaarden_gesteld", "rond_af"): "afgerond",
    ("open", "sluit_voortijdig"): "afgerond",
    ("contact_gelegd", "sluit_voortijdig"): "afgerond",
    ("voorwaarden_gesteld", "sluit_voortijdig"): "afgerond",
}
OZ = {
    ("open", "leg_contact"): "informatie",
    ("informatie", "leg_contact"): "informatie",
    ("informatie", "leg_bevinding"): "bevindingen",
    ("bevindingen", "leg_bevinding"): "bevindingen",
    ("bevindingen", "rond_af"): "afgerond",
    ("open", "sluit_voortijdig"): "afgerond",
    ("informatie", "sluit_voortijdig"): "afgerond",
    ("bevindingen", "sluit_voortijdig"): "afgerond",
}


@pytest.mark.parametrize(("soort", "table"), [("VV", VV), ("OZ", OZ)])
@pytest.mark.parametrize("role", list(Role))
def test_course(soort: str, table: dict[tuple[str, str], str], role: Role) -> None:
    """Every stand x action: Veilig Thuis takes exactly these steps, nobody else any."""
    course = COURSES[soort]
    for stand in course.states:
        for action in course.actions:
            if role in VT and (stand, action) in table:
                assert course.step(stand, action, role).target == table[stand, action]
            else:
                with pytest.raises(Refused):
                    course.step(stand, action, role)


@pytest.mark.parametrize(
    ("course", "stand", "action", "says"),
    [
        (COURSE_VV, "open", "stel_voorwaarde", "Leg eerst een gesprek"),
        (COURSE_VV, "contact_gelegd", "rond_af", "Stel eerst minstens één voorwaarde"),
        (COURSE_OZ, "open", "leg_bevinding", "Leg eerst vast wie u heeft gesproken"),
        (COURSE_OZ, "informatie", "rond_af", "Leg eerst per vorm van geweld een bevinding vast"),
        (COURSE_VV, "afgerond", "leg_contact", "al afgerond"),
    ],
)
def test_a_refusal_says_what_to_do_first(course: object, stand: str, action: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        course.step(stand, action, Role.VT_CASUS)  # type: ignore[attr-defined]  # a table of courses


def test_both_services_have_a_course_and_one_end() -> None:
    assert set(COURSES) == set(DIENST_WOORDEN)
    assert {course.final_states for course in COURSES.values()} == {("afgerond",)}
    assert set(CONTACT_KAN_OOK) <= {state for course in COURSES.values() for state in course.states}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, set()),
        ({"met_wie": ""}, {"met_wie"}),
        ({"hoe": "post"}, {"hoe"}),
        ({"veiligheid": "goed"}, {"veiligheid"}),
        ({"veiligheid": "onbekend", "tekst": ""}, set()),
        ({"veiligheid": "onveilig"}, set()),
        ({"veiligheid": "onveilig", "tekst": " "}, {"tekst"}),
        ({"kind_gezien": True}, set()),
        ({"kind_gezien": True, "gelukt": False}, {"kind_gezien"}),
        ({"met_wie": " ", "hoe": ""}, {"met_wie", "hoe"}),
    ],
)
def test_contact(changes: dict[str, object], fields: set[str]) -> None:
    assert set(replace(CONTACT, **changes).fouten()) == fields  # type: ignore[arg-type]  # a table of changes


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, set()),
        ({"voor_wie": " "}, {"voor_wie"}),
        ({"tekst": "Lief"}, {"tekst"}),
        ({"controle_op": VANDAAG}, {"controle_op"}),
        ({"controle_op": date(2026, 3, 21)}, set()),
        ({"controle_op": date(2026, 3, 1), "tekst": ""}, {"controle_op", "tekst"}),
    ],
)
def test_condition(changes: dict[str, object], fields: set[str]) -> None:
    assert set(replace(VOORWAARDE, **changes).fouten(VANDAAG)) == fields  # type: ignore[arg-type]  # a table of changes


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, set()),
        ({"vorm": "AND"}, {"vorm"}),
        ({"uitslag": "MISSCHIEN"}, {"uitslag"}),
        ({"onderbouwing": "Klopt."}, {"onderbouwing"}),
        ({"vorm": "", "uitslag": "", "onderbouwing": ""}, {"vorm", "uitslag", "onderbouwing"}),
    ],
)
def test_finding(changes: dict[str, str], fields: set[str]) -> None:
    assert set(replace(BEVINDING, **changes).fouten()) == fields


@pytest.mark.parametrize(("key", "value", "unit", "atw", "sure"), [
    ("onderzoek_afronden", 10, "W", True, True),  # domain 5 #5
    ("voorwaarde_controle", 4, "W", False, False),
])  # fmt: skip
def test_terms(key: str, value: int, unit: str, atw: bool, sure: bool) -> None:
    found = next(rule for rule in RULES if rule.key == key)
    assert (found.value, found.unit, found.atw, found.sure) == (value, unit, atw, sure)


def test_every_code_has_words() -> None:
    assert set(UITSLAG_WOORDEN) == set(Uitslag)
    assert all(word[0].isupper() or word[0] == "(" for word in VORMEN.values())
    assert len({item.value for item in Hoe}) == len(Hoe)


def test_the_reporter_hears_nothing_of_what_was_found() -> None:
    assert not any(word.lower() in EINDE_ONDERZOEK.lower() for word in [*VORMEN.values(), *UITSLAG_WOORDEN.values()])
