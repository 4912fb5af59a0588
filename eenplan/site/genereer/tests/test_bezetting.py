"""Who is found to work in a region, and whose turn it is."""

from collections import Counter
from random import Random

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Organisation
from eenplan.site.demo import mensen
from eenplan.site.demo import regio as demo
from eenplan.site.genereer.bezetting import Bezetting, bezetting
from tests.regio import Regio


@pytest.fixture
def wie(regio: Regio) -> Bezetting:
    return bezetting(regio.at)


def test_people_are_found_by_role_and_place(wie: Bezetting, regio: Regio) -> None:
    assert wie.vt == regio.organisations["vt"]
    assert [item.naam for item in wie.mensen[Role.VT_INTAKE]] == ["Toets Triagist", "Toets Triagist2"]
    assert {item.naam for rows in wie.regisseurs.values() for item in rows} == {
        "Toets Regisseur", "Toets Collega", "Toets Ander",
    }  # fmt: skip
    assert wie.gemeenten == {"Toetsdorp": 3.0}
    assert wie.soorten[regio.organisations["team"].pk] == "lokaal_team"


def test_a_report_is_sent_by_someone_who_works_for_such_an_organisation(wie: Bezetting) -> None:
    rng = Random(1)
    assert wie.melder(rng, "Politie").naam == "Toets Agent"  # type: ignore[union-attr]  # the region has one
    assert wie.melder(rng, "Onderwijs").naam == "Toets School"  # type: ignore[union-attr]  # the region has one
    assert wie.melder(rng, "Burger") is None


def test_the_second_reader_is_another_person(wie: Bezetting) -> None:
    rng = Random(1)
    writer = wie.mensen[Role.VT_INTAKE][0]
    assert all(wie.van_vt(rng, Role.VT_INTAKE, niet=writer) != writer for _ in range(20))


def test_without_such_a_kind_the_local_team_takes_it(wie: Bezetting, regio: Regio) -> None:
    places = {wie.regisseur(Random(zaad), "gi", "Toetsdorp").organisation_id for zaad in range(20)}
    assert places <= {regio.organisations["team"].pk, regio.organisations["ander_team"].pk}


def test_who_is_shown_around_gets_less(wie: Bezetting) -> None:
    one, two = wie.mensen[Role.VT_INTAKE]
    wie.rust[one.account_id or 0] = 0.25
    rng = Random(4)
    turns = Counter(wie.een(rng, [one, two]).naam for _ in range(1000))
    assert turns[one.naam] / 1000 == pytest.approx(0.2, abs=0.05)


def test_a_region_without_a_local_team_is_told(regio: Regio) -> None:
    Organisation.objects.filter(soort="lokaal_team").update(soort="overig")
    with pytest.raises(LookupError, match="geen lokaal team"):
        bezetting(regio.at)


def test_the_demo_has_people_everywhere(db: None, now: object) -> None:
    demo.maak()
    found = bezetting(now)  # type: ignore[arg-type]  # the moment of the fixture
    assert set(found.gemeenten) == set(mensen.GEMEENTEN)
    assert {"gi", "specialist", "opvang", "ggz", "jeugdhulp"} <= {soort for soort, _ in found.regisseurs}
    assert len(found.mensen[Role.VT_CASUS]) > 10
    assert set(found.melders) >= {"Politie", "Onderwijs", "Huisarts", "GGZ", "Maatschappelijk werk"}
