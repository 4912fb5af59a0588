"""The duty to tell people, per person (domain 5 #9)."""

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Uitspraak
from eenplan.feiten.models import Feit
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.informeren import informeer, te_informeren
from eenplan.keten.melding.models import Melding
from tests.regio import Regio, nieuwe_melding

HOE = "Verteld in het gesprek van vandaag."


@pytest.fixture
def casus(regio: Regio) -> Casus:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    return Melding.objects.get(pk=bewijs.melding_id).casus


def test_everyone_named_waits_to_be_told(regio: Regio, casus: Casus) -> None:
    rows = te_informeren(SYSTEM, casus.pk)
    assert [row.naam for row in rows] == ["Sanne de Toets", "Peter de Toets", "Bram de Toets"]
    assert {row.termijn.due_at.date().isoformat() for row in rows} == {"2026-04-17"}


def test_telling_one_leaves_the_others(regio: Regio, casus: Casus) -> None:
    first = te_informeren(SYSTEM, casus.pk)[0]
    informeer(casus.pk, first.persoon_id, HOE, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert len(te_informeren(SYSTEM, casus.pk)) == 2
    said = Uitspraak.objects.get()
    assert (HOE in said.tekst, said.over.get().pk) == (True, first.persoon_id)
    assert Feit.objects.filter(naam="persoon_geinformeerd").count() == 1


@pytest.mark.parametrize(("hoe", "words"), [("", "hoe en door wie"), ("ok", "hoe en door wie")])
def test_saying_how_is_needed(regio: Regio, casus: Casus, hoe: str, words: str) -> None:
    first = te_informeren(SYSTEM, casus.pk)[0]
    with pytest.raises(Refused, match=words):
        informeer(casus.pk, first.persoon_id, hoe, by=regio["triagist"], at=regio.at)


def test_not_twice_and_not_a_stranger(regio: Regio, casus: Casus) -> None:
    first = te_informeren(SYSTEM, casus.pk)[0]
    informeer(casus.pk, first.persoon_id, HOE, by=regio["triagist"], at=regio.at)
    for person in (first.persoon_id, 999999):
        with pytest.raises(Refused, match="al geïnformeerd"):
            informeer(casus.pk, person, HOE, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize("wie", ["regisseur", "ander", "agent", "school", "casus"])
def test_who_is_not_in_the_team_cannot(regio: Regio, casus: Casus, wie: str) -> None:
    first = te_informeren(SYSTEM, casus.pk)[0]
    with pytest.raises(NotVisible):
        informeer(casus.pk, first.persoon_id, HOE, by=regio[wie], at=regio.at)


def test_on_the_family_page(client: Client, regio: Regio, casus: Casus) -> None:
    first = te_informeren(SYSTEM, casus.pk)[0]
    client.force_login(regio.accounts["triagist"])
    path = f"/werk/casus/{casus.pk}/informeer/{first.persoon_id}"
    assert path in client.get(f"/werk/casus/{casus.pk}").content.decode()
    assert "Sanne de Toets" in client.get(path).content.decode()
    refused = client.post(path, {"hoe": "kort"})
    assert (refused.status_code, "kort" in refused.content.decode()) == (409, True)
    assert client.post(path, {"hoe": HOE}).status_code == 302
    assert path not in client.get(f"/werk/casus/{casus.pk}").content.decode()
