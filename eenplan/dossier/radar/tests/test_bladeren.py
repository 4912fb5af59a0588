"""Looking up a neighbour through the strip that looks along while one types (access.md, misuse 7)."""

from datetime import datetime

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.clock import AMSTERDAM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.radar.queries import typend
from eenplan.dossier.radar.typen import Getypt
from tests.regio import Regio

NOW = datetime(2026, 3, 20, 9, tzinfo=AMSTERDAM)
HUIS = "Proefstraat 12, 1234 AB Toetsdorp"
VALS = "123456782"  # a number that can be, and is nobody's here
LOKAAS = [Getypt("Xeno Lokaas", "1901-01-01"), Getypt(bsn=VALS), Getypt("Ander Mens", "1960-02-03", HUIS)]
BUREN = [
    [Getypt("Sanne de Toets", "", HUIS)], [Getypt("Sanne de Toets")], [Getypt("", "", HUIS)],
    [Getypt("de Toets", "", HUIS)], [Getypt("Bram, 8 jaar", "", HUIS), Getypt("Sanne de Toets", "", HUIS)],
    [Getypt("Sanne de Toets", "1990", HUIS)], [Getypt("Bram de Toets"), Getypt("Sanne de Toets")],
]  # fmt: skip
VERZONNEN = [
    Getypt("Sanne de Toets", "1901-01-01", HUIS), Getypt("Sanne Toets", "1901-01-01"),
    Getypt("Sanne de Toets", "1990-01-01", HUIS), Getypt("Xeno Lokaas", "1990-05-02", HUIS),
    Getypt("Sanne de Toets", "", HUIS, VALS), Getypt("", "", HUIS, VALS), Getypt("xeno", "1901-01-01", HUIS),
]  # fmt: skip


@pytest.fixture
def buren(casus: Casus, persoon: MaakPersoon) -> Casus:
    persoon("Sanne de Toets", "1990-05-02", adres=HUIS, bsn="999000019", casus=casus)
    persoon("Bram de Toets", "2018-01-09", adres=HUIS, casus=casus)
    persoon("Omar Ongedateerd", "", adres=HUIS, casus=casus)
    return casus


@pytest.mark.parametrize("wie", ["triagist", "casus"])
@pytest.mark.parametrize("lokaas", LOKAAS)
@pytest.mark.parametrize("gezocht", BUREN)
def test_misbruik_07_a_decoy_does_not_open_looking_by_name_and_address(
    regio: Regio, buren: Casus, lokaas: Getypt, gezocht: list[Getypt], wie: str
) -> None:
    """Somebody who is nobody here, typed in full beside the neighbours."""
    assert typend(regio[wie], [lokaas, *gezocht], NOW) == []
    enter(SYSTEM)
    assert list(LogLine.objects.filter(verb__startswith="radar.").values_list("verb", flat=True)) == ["radar.typ"]


@pytest.mark.parametrize("verzonnen", [*VERZONNEN, Getypt("Omar Ongedateerd", "1970-01-01", HUIS)])
def test_a_made_up_date_or_number_does_not_either(regio: Regio, buren: Casus, verzonnen: Getypt) -> None:
    assert typend(regio["casus"], [verzonnen], NOW) == []


@pytest.mark.parametrize(
    "geweten",
    [
        Getypt("Sane de Toets", "1990-05-02"), Getypt("sanne toets", "02-05-1990"), Getypt("Sanne Toets", "1990-02-05"),
        Getypt("Sanne Toets", "1990-05-03"), Getypt(bsn="999000019"), Getypt("Toets", "1990-05-02", HUIS),
    ],
)  # fmt: skip
def test_who_knows_whom_he_means_finds_her_also_with_a_slip(regio: Regio, buren: Casus, geweten: Getypt) -> None:
    (found,) = typend(regio["triagist"], [geweten, Getypt("Bram")], NOW) or []
    assert found.nummer == buren.nummer


def test_every_person_one_looks_by_is_a_line(regio: Regio, buren: Casus) -> None:
    """Who types a birth date forty times guesses forty times."""
    assert typend(regio["triagist"], [Getypt("Sanne de Toets", f"1990-01-{day:02}") for day in range(1, 9)], NOW) == []
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="radar.typ").count() == 8
