"""All duties of an organisation with their owners, and no family for who may not know it."""

from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.dossier.casus.termijnen import lijst, tellingen
from eenplan.keten.tests.levensloop import opgenomen
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(19)
URL = "/werk/termijnen"


def test_counts_and_the_list_behind_them_agree(regio: Regio) -> None:
    opgenomen(regio)
    opgenomen(regio)
    later = regio.at + timedelta(days=10)
    enter(regio["lead"])
    kinds, owners = tellingen(regio["lead"], now=later)
    by_key = {row.sleutel: (row.lopend, row.te_laat) for row in kinds}
    assert by_key["veiligheidsbeoordeling"] == (2, 2)
    assert by_key["informeren"][1] == 0
    assert sum(row.lopend for row in kinds) == sum(row.lopend for row in owners)
    for row in kinds:
        found = lijst(regio["lead"], now=later, soort=row.sleutel)
        assert len(found) == row.lopend
        assert len(lijst(regio["lead"], now=later, soort=row.sleutel, te_laat=True)) == row.te_laat
    for row in owners:
        assert len(lijst(regio["lead"], now=later, eigenaar=row.sleutel)) == row.lopend


def test_the_process_controller_sees_duties_and_owners_but_no_family(regio: Regio) -> None:
    opgenomen(regio)
    enter(regio["proces"])
    rows = lijst(regio["proces"], now=regio.at)
    assert rows
    assert {(row.casus, row.naam) for row in rows} == {(None, "")}
    enter(regio["lead"])
    assert {row.naam for row in lijst(regio["lead"], now=regio.at)} == {"de Toets"}


def test_only_the_duties_of_the_own_organisation(regio: Regio) -> None:
    opgenomen(regio)
    enter(regio["regisseur"])
    assert lijst(regio["regisseur"], now=regio.at) == []


def test_the_page(regio: Regio, client: Client) -> None:
    opgenomen(regio)
    client.force_login(regio.accounts["proces"])
    with clock.at(regio.at + timedelta(days=10)):
        page = client.get(URL).content.decode()
        assert "Veiligheidsbeoordeling" in page
        assert "Toets Triagist" in page
        behind = client.get(URL, {"soort": "veiligheidsbeoordeling", "laat": "ja"}).content.decode()
    assert "niet voor u" in behind
    assert "de Toets" not in behind
    assert client.get(URL, {"eigenaar": "x"}).status_code == 200
    for who in ("triagist", "agent", "beleid"):
        client.force_login(regio.accounts[who])
        assert client.get(URL).status_code == 404
