"""The form of a mandate, who can give one, and what its term and its line of time say."""

from datetime import date, timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.keten.regie.actions_mandaat import geef_mandaat
from eenplan.keten.regie.forms_mandaat import EindeForm, MandaatForm
from eenplan.keten.regie.mandaat import NieuwMandaat
from eenplan.keten.regie.mandaat_keuzes import casus_van, gevers, van_termijnen
from eenplan.keten.regie.models import Mandaat, Regie
from eenplan.keten.regie.queries_mandaat import mandaten
from tests.regio import Regio

TOT = date(2026, 6, 20)
GEGEVEN = {"organisatie": "7", "gever": "M. de Vries", "wat": "Overleg plannen.", "tot": "2026-06-20"}
PLAATSEN = [Organisation(pk=7, naam="School"), Organisation(pk=9, naam="GGZ")]


def form(**changes: str) -> MandaatForm:
    return MandaatForm({**GEGEVEN, **changes}, gevers=PLAATSEN)


def test_what_was_typed_as_the_action_takes_it() -> None:
    found = form()
    assert found.is_valid()
    assert found.cleaned_data["nieuw"] == NieuwMandaat(7, "M. de Vries", "Overleg plannen.", TOT)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("organisatie", ""), ("organisatie", "8"), ("gever", ""), ("wat", ""), ("tot", ""), ("tot", "gisteren"),
     ("gever", "x" * 201), ("wat", "x" * 401)],
)  # fmt: skip
def test_a_wrong_answer_is_told_beside_its_field(field: str, typed: str) -> None:
    found = form(**{field: typed})
    assert set(found.errors) == {field}
    assert "nieuw" not in found.cleaned_data


@pytest.mark.parametrize(("typed", "valid"), [("De behandelaar is gestopt.", True), ("", False), ("x" * 301, False)])
def test_the_end_needs_a_short_reason(typed: str, valid: bool) -> None:
    assert EindeForm({"reden": typed}).is_valid() is valid


@pytest.fixture
def mandaat(regio: Regio, casus: Casus, regie: Regie) -> Mandaat:
    """Of Veilig Thuis to the director, for three months."""
    given = NieuwMandaat(regio.organisations["vt"].pk, "M. de Vries", "Overleg plannen.", TOT)
    return geef_mandaat(casus.pk, given, by=regio["regisseur"], at=regio.at)


def test_who_takes_part_can_give_one(regio: Regio, casus: Casus) -> None:
    enter(SYSTEM)
    assert {place.pk for place in gevers(casus.pk)} == {regio.organisations[key].pk for key in ("vt", "team")}
    school = regio.organisations["school"].pk
    Deelname.objects.create(casus=casus, organisatie_id=school, van=regio.at)
    assert school in {place.pk for place in gevers(casus.pk)}
    Deelname.objects.filter(organisatie_id=school).update(tot=regio.at)
    assert school not in {place.pk for place in gevers(casus.pk)}


def test_a_term_says_whose_mandate_it_is(regio: Regio, mandaat: Mandaat) -> None:
    enter(regio["regisseur"])
    found = van_termijnen(regio["regisseur"], [mandaat.pk, 0])
    assert found == {mandaat.pk: (mandaat.casus_id, regio.organisations["vt"].naam)}
    enter(regio["ander"])
    assert van_termijnen(regio["ander"], [mandaat.pk]) == {}


def test_the_case_of_a_mandate_or_of_none(regio: Regio, mandaat: Mandaat) -> None:
    enter(SYSTEM)
    assert casus_van(regio["regisseur"], mandaat.pk) == mandaat.casus_id
    assert casus_van(regio["regisseur"], 0) == 0


def test_on_the_line_of_time(regio: Regio, mandaat: Mandaat) -> None:
    enter(regio["regisseur"])
    labels = [item.label for item in sockets.timelines(regio["regisseur"], mandaat.casus_id)]
    assert f"Mandaat van {regio.organisations['vt'].naam}" in labels


@pytest.mark.parametrize(("days", "stand"), [(0, "loopt"), (92, "loopt"), (93, "voorbij")])
def test_what_ran_out_stays_in_sight_until_somebody_ends_it(
    regio: Regio, mandaat: Mandaat, days: int, stand: str
) -> None:
    enter(regio["regisseur"])
    found = mandaten(regio["regisseur"], mandaat.casus_id, now=regio.at + timedelta(days=days))
    assert found is not None
    assert [item.stand for item in found.lopend] == [stand]


@pytest.mark.parametrize(("who", "may"), [("regisseur", True), ("lead", True), ("triagist", False)])
def test_who_gets_the_button(regio: Regio, mandaat: Mandaat, who: str, may: bool) -> None:
    enter(regio[who])
    found = mandaten(regio[who], mandaat.casus_id, now=regio.at)
    assert found is not None
    assert found.mag is may


def test_nobody_gets_a_button_on_a_closed_case(regio: Regio, mandaat: Mandaat) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=mandaat.casus_id).update(stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig")
    found = mandaten(SYSTEM, mandaat.casus_id, now=regio.at)
    assert found is None or not found.mag
