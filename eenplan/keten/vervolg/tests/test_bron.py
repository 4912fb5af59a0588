"""Naming or hiding the source of one contribution afterwards; and nothing that leaves the house tells more."""

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.bron import ANONIEM
from eenplan.dossier.casus.models import Uitspraak
from eenplan.keten.melding.tests.hulp import betrek
from eenplan.keten.tests.rollen import VT, uitkomsten
from eenplan.keten.vervolg.informanten.acties import leg_antwoord, vraag_informant
from eenplan.keten.vervolg.informanten.bron import wijzig_bron
from eenplan.keten.vervolg.informanten.rules import NieuweInformant
from eenplan.keten.vervolg.tests.hulp import dienst
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(7)
NAAM = "B. Kanarie, buurvrouw"
BUUR = NieuweInformant(NAAM, "burger", "toestemming", "Wat hoort u 's avonds?")
JUF = NieuweInformant(NAAM, "beroepsmatig", "wmo_5_2_6", "Hoe gaat het op school?")
REDEN = "Zij belde maandag en vroeg hierom."


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does with news is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def gezegd(regio: Regio, wie: NieuweInformant = BUUR) -> Uitspraak:
    """Somebody answered in an investigation; a director may read everything that is shared."""
    row = dienst(regio, "OZ")
    asked = vraag_informant(row.pk, wie, by=regio["triagist"], at=regio.at)
    said = leg_antwoord(asked.pk, "waarneming", "Veel geschreeuw in de avond.", by=regio["triagist"], at=regio.at)
    betrek(regio, row.casus, "regisseur", list(DataClass))
    enter(SYSTEM)
    return said


def test_the_default_follows_who_said_it(regio: Regio) -> None:
    assert [(row.spreker, row.bron) for row in (gezegd(regio), gezegd(regio, JUF))] == [
        (ANONIEM, "afgeschermd"), (NAAM, "open"),
    ]  # fmt: skip


def test_with_consent_a_neighbour_is_named_and_hidden_again(regio: Regio) -> None:
    said = gezegd(regio)
    wijzig_bron(said.pk, "open", REDEN, by=regio["triagist"], at=regio.at, toestemming=True)
    enter(SYSTEM)
    said.refresh_from_db()
    assert said.spreker == NAAM
    wijzig_bron(said.pk, "afgeschermd", REDEN, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    said.refresh_from_db()
    assert said.spreker == ANONIEM
    lines = LogLine.objects.filter(verb="uitspraak.wijzig_bron", object_id=said.pk)
    assert lines.count() == 2
    assert all(REDEN in line.ground for line in lines)


@pytest.mark.parametrize(("wie", "bron", "keys", "words"), [
    (BUUR, "open", {}, "goed vindt"), (JUF, "afgeschermd", {}, "Kies een van de drie"),
    (JUF, "afgeschermd", {"grond": "zomaar"}, "Kies een van de drie"), (BUUR, "afgeschermd", {}, "Dat is al zo"),
    (JUF, "open", {}, "Dat is al zo"), (BUUR, "overal", {}, "Kies of deze bron"),
])  # fmt: skip
def test_refused(regio: Regio, wie: NieuweInformant, bron: str, keys: dict[str, str], words: str) -> None:
    said = gezegd(regio, wie)
    with pytest.raises(Refused, match=words):
        wijzig_bron(said.pk, bron, REDEN, by=regio["triagist"], at=regio.at, **keys)  # type: ignore[arg-type]  # per row
    enter(SYSTEM)
    assert Uitspraak.objects.get(pk=said.pk).bron == said.bron


def test_who_may(regio: Regio) -> None:
    said = gezegd(regio)
    found = uitkomsten(regio, lambda by: wijzig_bron(said.pk, "open", REDEN, by=by, at=regio.at, toestemming=True))
    assert {key for key, how in found.items() if how == "ja"} == VT - {"casus"}  # the case worker is not in this team
    with pytest.raises(NotVisible):
        wijzig_bron(said.pk + 999, "open", REDEN, by=regio["lead"], at=regio.at, toestemming=True)


def test_no_page_of_another_names_a_hidden_source(client: Client, regio: Regio) -> None:
    said = gezegd(regio)
    for wie in ("regisseur", "lead", "proces"):
        client.force_login(regio.accounts[wie])
        for name, key in (("casus", said.casus_id), ("partner-casus", said.casus_id)):
            assert "Kanarie" not in client.get(reverse(name, args=[key])).content.decode()


def test_the_page_asks_and_keeps_what_was_typed(client: Client, regio: Regio) -> None:
    said = gezegd(regio)
    client.force_login(regio.accounts["lead"])
    url = reverse("vervolg-bron", args=[said.pk])
    assert NAAM in client.get(url).content.decode()
    refused = client.post(url, {"bron": "open", "reden": REDEN})
    assert refused.status_code == 409
    assert REDEN in refused.content.decode()
    done = client.post(url, {"bron": "open", "reden": REDEN, "toestemming": "on"})
    assert done.status_code == 302
    client.force_login(regio.accounts["regisseur"])
    assert client.get(url).status_code == 404
