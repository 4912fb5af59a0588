"""What is known of the people of a case: every name they ever had, every place, every day; and only theirs."""

from datetime import date

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_person, open_casus
from eenplan.dossier.casus.herkenning import bekend_van
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.actions import also_known_as, new_address, new_person
from eenplan.dossier.personen.herkenning import verraden
from tests.regio import Regio


@pytest.fixture
def casus(regio: Regio) -> Casus:
    """Two people with all that can be known, and somebody in another case."""
    vt = regio.organisations["vt"]
    with act("toets", by=SYSTEM, at=regio.at) as a:
        made, other = (open_casus(a, vt, regio.accounts["lead"].pk, "Toetsdorp") for _ in range(2))
        for case, naam, geboren, adres in (
            (made, "Roos de Wit", "2018-01-09", "Lindehof 4, 1234 AB Toetsdorp"), (made, "Wil van 't Hof", "1984", ""),
            (other, "Karel Vreemd", "1970-05-05", "Elderslaan 9"),
        ):  # fmt: skip
            person = new_person(vt.pk, naam, geboren, regio.at)
            person.save()
            add_person(a, case, person)
            where = new_address(person, adres, regio.at.date())
            if where:
                where.save()
            if naam.startswith("Roos"):
                also_known_as(person, "Rosalie Zwart-Jansen")
    enter(SYSTEM)
    return made


def test_what_is_known(casus: Casus) -> None:
    found = bekend_van(casus.pk)
    assert found.geboren == frozenset({date(2018, 1, 9)})  # a bare year is nobody's birthday
    assert (found.straten, found.adressen) == (("Lindehof",), ("Lindehof 4",))
    assert {"roos", "rosalie", "jansen", "dewit"} <= found.namen.altijd
    assert {"wit", "wil", "hof", "zwart"} <= found.namen.soms


@pytest.mark.parametrize(("tekst", "woord"), [
    ("Roos belde.", "Roos"), ("mevrouw wit belde Ans.", "wit"), ("Rosalie belde.", "Rosalie"),
    ("Jansens zus.", "Jansens"), ("Aan de Lindehof.", "Lindehof"),
    ("Bij Van 't Hof thuis.", "Hof"), ("Op 9 januari 2018 geboren.", "9 januari 2018"),
])  # fmt: skip
def test_it_is_found(casus: Casus, tekst: str, woord: str) -> None:
    assert woord in verraden(tekst, bekend_van(casus.pk))


@pytest.mark.parametrize("tekst", [
    "Karel Vreemd wacht.", "Aan de Elderslaan.", "De school wil een wit bord.", "Door het hof beslist.", "In 1984 ook.",
])  # fmt: skip
def test_nobody_else_is(casus: Casus, tekst: str) -> None:
    assert verraden(tekst, bekend_van(casus.pk)) == ()
