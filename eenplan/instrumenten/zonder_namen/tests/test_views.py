"""The page: for who may know the names, with a line for each person, and nothing of the text is kept."""

import pytest
from django.db import connection
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import add_person, open_casus
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.personen.actions import new_person
from tests.regio import Regio

TEKST = (
    "Sanne de Kanarie (999000019, 2 mei 1990) woont met Bram op Kievitslaan 14 B, 1997 KD Noorderveen. Bel 0612345678."
)
GEZIN = (("Sanne de Kanarie", "1990-05-02", Rol.SLACHTOFFER), ("Bram Kanarie", "2018-01-09", Rol.KIND))
CANARIES = ("Sanne", "Kanarie", "999000019", "1990", "Bram", "Kievitslaan", "1997", "0612345678")


@pytest.fixture
def gezin(regio: Regio) -> Casus:
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        casus = open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")
        for naam, born, rol in GEZIN:
            mens = new_person(casus.bronhouder_id, naam, born, regio.at)
            mens.save()
            add_person(a, casus, mens, rol)
    enter(SYSTEM)
    return casus


def url(casus: Casus) -> str:
    return f"/werk/casus/{casus.pk}/zonder-namen"


def test_misbruik_14_a_copy_holds_no_canary_and_nothing_is_kept(client: Client, regio: Regio, gezin: Casus) -> None:
    client.force_login(regio.accounts["triagist"])
    before = LogLine.objects.count()
    page = client.post(url(gezin), {"tekst": TEKST}).content.decode()
    copy = page.partition('id="kopie"')[2].partition("</textarea>")[0]
    assert "[slachtoffer 1]" in copy
    assert not [word for word in CANARIES if word in copy]
    lines = LogLine.objects.order_by("pk")[before:]
    assert {line.verb for line in lines} == {"zonder_namen.maak"}
    assert len({line.persoon_id for line in lines if line.persoon_id}) == 2
    enter(SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_logline l WHERE l::text LIKE '%0612345678%'")
        assert cursor.fetchone() == (0,)


def test_misbruik_14_no_page_may_ask_anything_of_another_site(client: Client, regio: Regio, gezin: Casus) -> None:
    client.force_login(regio.accounts["triagist"])
    policy = client.get(url(gezin)).headers["Content-Security-Policy"]
    allowed = {word for part in policy.split(";") for word in part.split()[1:]}
    assert allowed <= {"'none'", "'self'", "data:"}


@pytest.mark.parametrize("wie", ["casus", "fg", "beheer", "beleid", "regisseur"])
def test_who_may_not_know_the_names_finds_no_page(client: Client, regio: Regio, gezin: Casus, wie: str) -> None:
    client.force_login(regio.accounts[wie])
    assert client.post(url(gezin), {"tekst": TEKST}).status_code == 404
    assert client.get(f"/partner/casus/{gezin.pk}/zonder-namen").status_code == 404


def test_an_empty_text_is_asked_again(client: Client, regio: Regio, gezin: Casus) -> None:
    client.force_login(regio.accounts["triagist"])
    assert client.post(url(gezin), {"tekst": " "}).status_code == 422
    assert "Tekst zonder namen maken" in client.get(f"/werk/casus/{gezin.pk}").content.decode()
