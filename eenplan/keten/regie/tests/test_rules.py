"""Table 4.4 row by row, as a triagist would check it."""

from dataclasses import fields
from itertools import product

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.workflow import Refused
from eenplan.keten.regie.rules import COURSE
from eenplan.keten.regie.tabel import REGELS, TABEL, Situatie, Soort, bepaal


@pytest.mark.parametrize(
    ("given", "regel", "soort"),
    [
        # nothing special: "lokaal tenzij"
        ({}, "4.4-1", Soort.LOKAAL),
        # honour, sexual violence, serious threat, restraining order, extreme stalking: specialist first
        ({"eergerelateerd": True}, "4.4-2", Soort.SPECIALIST),
        ({"seksueel_geweld": True}, "4.4-2", Soort.SPECIALIST),
        ({"ernstige_dreiging": True}, "4.4-2", Soort.SPECIALIST),
        ({"huisverbod": True}, "4.4-2", Soort.SPECIALIST),
        ({"extreme_stalking": True}, "4.4-2", Soort.SPECIALIST),
        # great threat, or local work is blocked
        ({"grote_veiligheidsdreiging": True}, "4.4-3", Soort.SPECIALIST),
        ({"lokaal_belemmerd": True}, "4.4-3", Soort.SPECIALIST),
        # a running measure goes before everything
        ({"maatregel": True}, "4.4-4", Soort.GI),
        ({"maatregel": True, "regisseur": True}, "4.4-4", Soort.GI),
        ({"maatregel": True, "seksueel_geweld": True}, "4.4-4", Soort.GI),
        ({"maatregel": True, "tot_rust": True}, "4.4-4", Soort.GI),
        # who directs already stays
        ({"regisseur": True}, "4.4-5", Soort.BEHOUD),
        ({"regisseur": True, "ernstige_dreiging": True}, "4.4-5", Soort.BEHOUD),
        ({"regisseur": True, "lokaal_belemmerd": True}, "4.4-5", Soort.BEHOUD),
        # calmed: back to the local team, unless it is not calm after all
        ({"tot_rust": True}, "4.4-6", Soort.LOKAAL),
        ({"tot_rust": True, "regisseur": True}, "4.4-6", Soort.LOKAAL),
        ({"tot_rust": True, "regisseur": True, "huisverbod": True}, "4.4-5", Soort.BEHOUD),
        ({"tot_rust": True, "eergerelateerd": True}, "4.4-2", Soort.SPECIALIST),
        ({"tot_rust": True, "grote_veiligheidsdreiging": True}, "4.4-3", Soort.SPECIALIST),
    ],
)
def test_table(given: dict[str, bool], regel: str, soort: Soort) -> None:
    found = bepaal(Situatie(**given))
    assert (found.regel, found.soort) == (regel, soort)
    assert found.reden == REGELS[regel]


def test_every_situation_has_an_answer_with_a_reason() -> None:
    names = [item.name for item in fields(Situatie)]
    used = set()
    for values in product((False, True), repeat=len(names)):
        found = bepaal(Situatie(**dict(zip(names, values, strict=True))))
        assert found.reden
        used.add(found.regel)
    assert used == {row.regel for row in TABEL}  # no row is dead


def test_rows_are_those_of_the_source() -> None:
    assert sorted(row.regel for row in TABEL) == [f"4.4-{number}" for number in range(1, 7)]


def test_a_running_measure_always_gives_the_gi() -> None:
    names = [item.name for item in fields(Situatie) if item.name != "maatregel"]
    for values in product((False, True), repeat=len(names)):
        assert bepaal(Situatie(maatregel=True, **dict(zip(names, values, strict=True)))).soort is Soort.GI


@pytest.mark.parametrize(
    ("soort", "kind", "fits"),
    [
        (Soort.LOKAAL, OrganisationKind.LOKAAL_TEAM, True),
        (Soort.LOKAAL, OrganisationKind.GI, False),
        (Soort.SPECIALIST, OrganisationKind.SPECIALIST, True),
        (Soort.SPECIALIST, OrganisationKind.LOKAAL_TEAM, False),
        (Soort.GI, OrganisationKind.GI, True),
        (Soort.BEHOUD, OrganisationKind.LOKAAL_TEAM, False),
    ],
)
def test_which_organisations(soort: Soort, kind: OrganisationKind, fits: bool) -> None:
    assert (kind in soort.organisaties) is fits


MAY = {
    ("geen", "wijs_toe"): {Role.VT_CASUS, Role.VT_LEAD},
    ("toegewezen", "wissel"): {Role.VT_CASUS, Role.VT_LEAD, Role.REGISSEUR},
    ("toegewezen", "beeindig"): {Role.VT_CASUS, Role.VT_LEAD},
}


@pytest.mark.parametrize(("state", "role", "action", "allowed"), list(COURSE.matrix(Role)))
def test_course(state: str, role: str, action: str, allowed: bool) -> None:
    assert allowed is (role in MAY.get((state, action), set()))


@pytest.mark.parametrize("role", [Role.ZORGPARTNER, Role.JUSTITIE, Role.VT_INTAKE, Role.BELEID])
def test_course_says_who_may(role: Role) -> None:
    with pytest.raises(Refused, match="Dit mag alleen: Veilig Thuis casus, Veilig Thuis lead"):
        COURSE.step("geen", "wijs_toe", role)
