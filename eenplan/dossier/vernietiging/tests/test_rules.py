"""Who may do what with a proposal, that it takes two, and the day of looking again; no database."""

from datetime import date

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.workflow import Refused
from eenplan.dossier.vernietiging.rules import COURSE, GRONDEN, LATER, RULES, WIE, ZELF, ander, kijkdag

VANDAAG, UITERLIJK = date(2026, 3, 20), date(2027, 3, 20)
MAG = {
    ("voorgesteld", "kijk_door"), ("doorgekeken", "leg_terug"), ("doorgekeken", "bevestig_vernietigen"),
    ("voorgesteld", "houd_vast"), ("doorgekeken", "houd_vast"), ("vastgehouden", "geef_vrij"),
}  # fmt: skip


def test_the_course_is_the_same_for_lead_and_privacy_officer_and_for_nobody_else() -> None:
    for state, role, action, allowed in COURSE.matrix(Role):
        assert allowed == (role in WIE and (state, action) in MAG), (state, role, action)


def test_nobody_confirms_what_he_looked_through() -> None:
    assert ander(1, 2) == (1, 2)
    for first, second in ((1, 1), (1, None), (None, 1)):
        with pytest.raises(Refused, match=ZELF):
            ander(first, second)


def test_a_hold_is_looked_at_again_on_a_day_to_come_and_not_too_late() -> None:
    assert kijkdag(UITERLIJK, VANDAAG, UITERLIJK) == UITERLIJK
    for day, said in ((VANDAAG, LATER), (date(2027, 3, 21), "Kies een dag die niet later is dan 20-03-2027.")):
        with pytest.raises(Refused, match=said):
            kijkdag(day, VANDAAG, UITERLIJK)


def test_the_terms_are_our_own_choice() -> None:
    assert [(rule.key, rule.value, rule.unit, rule.sure) for rule in RULES] == [
        ("vernietigen", 3, "M", False), ("niet_vernietigen", 12, "M", False),
    ]  # fmt: skip
    assert len(GRONDEN) == 6
