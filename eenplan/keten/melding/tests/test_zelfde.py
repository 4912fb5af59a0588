"""Which report is proposed to be of the same incident, for whom, and what the page says of it."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Schild
from eenplan.dossier.radar.banden import Band
from eenplan.dossier.radar.queries import Bekend, bekend
from eenplan.keten.melding.forms import KoppelForm, LosForm
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Melding, Samenvoeging
from eenplan.keten.melding.rules import Genoemd
from eenplan.keten.melding.tests.hulp import melding_van, sluit, twee
from eenplan.keten.melding.zelfde import Voorstel, bij, gemeld, hoort_bij, voorstellen
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(12)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after this is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def voorstel(regio: Regio, melding: Melding, wie: str = "triagist") -> tuple[Voorstel, ...]:
    """What the page of this report proposes to him."""
    enter(regio[wie])
    found = voorstellen(regio[wie], melding, bekend(regio[wie], melding.casus_id))
    enter(SYSTEM)
    return found


def test_the_same_people_on_the_same_day_are_proposed_with_reasons(regio: Regio) -> None:
    eerste, tweede = twee(regio)
    (found,) = voorstel(regio, tweede)
    assert (found.met_id, found.met, found.bekend.casus_id) == (eerste.pk, eerste.nummer, eerste.casus_id)
    assert found.waarom.startswith("zelfde dag, ")
    assert found.bekend.band in (Band.ZEKER, Band.WAARSCHIJNLIJK)


def test_the_first_of_several_is_proposed(regio: Regio) -> None:
    eerste, tweede = twee(regio)
    koppel(tweede.pk, eerste.casus_id, {}, met_id=eerste.pk, by=regio["triagist"], at=regio.at)
    derde = melding_van(regio, "agent", at=regio.at + timedelta(hours=2))
    assert [found.met_id for found in voorstel(regio, derde)] == [eerste.pk]


@pytest.mark.parametrize("what", ["other day", "too late", "other people", "closed", "joined already"])
def test_nothing_is_proposed(regio: Regio, what: str) -> None:
    people = {"personen": (Genoemd("Karel van Elders", "1960-01-01"),)} if what == "other people" else {}
    eerste, tweede = twee(regio, **people)
    if what == "other day":
        Melding.objects.filter(pk=eerste.pk).update(incident_datum=date(2026, 3, 1))
    elif what == "too late":
        Melding.objects.filter(pk=eerste.pk).update(ontvangen_op=regio.at - timedelta(hours=73))
    elif what == "closed":
        sluit(regio, eerste.casus)
    elif what == "joined already":
        Melding.objects.filter(pk=tweede.pk).update(soort="vervolgmelding")
        tweede.refresh_from_db()
    assert voorstel(regio, tweede) == ()


def test_of_a_secluded_case_nothing_is_proposed_to_who_may_not_read_it(regio: Regio) -> None:
    eerste, tweede = twee(regio)
    Schild.objects.create(casus=eerste.casus, soort="besloten").lezers.set([regio.accounts["lead"]])
    assert voorstel(regio, tweede, "triagist") == ()
    assert [found.met_id for found in voorstel(regio, tweede, "lead")] == [eerste.pk]


@pytest.mark.parametrize(("zichtbaar", "stand", "band"), [
    (False, "in_beoordeling", Band.ZEKER), (True, "afgesloten", Band.ZEKER), (True, "in_vervolg", Band.MOGELIJK),
    (True, "in_vervolg", None),
])  # fmt: skip
def test_only_what_is_open_visible_and_likely_counts(
    regio: Regio, zichtbaar: bool, stand: str, band: Band | None
) -> None:
    eerste, tweede = twee(regio)
    known: Iterable[Bekend] = [Bekend(casus_id=eerste.casus_id, zichtbaar=zichtbaar, stand=stand, band=band)]
    assert voorstellen(regio["triagist"], tweede, known) == ()


def test_the_page_proposes_joins_tells_and_undoes(client: Client, regio: Regio) -> None:
    eerste, tweede = twee(regio)
    client.force_login(regio.accounts["triagist"])
    url = reverse("melding", args=[tweede.pk])
    page = client.get(url).content.decode()
    assert "Zelfde incident?" in page
    assert f"Samenvoegen met melding {eerste.nummer}" in page
    enter(SYSTEM)
    pairs = voorstel(regio, tweede)[0].bekend.paren
    sent = {"casus_id": eerste.casus_id, "zelfde": pairs, "met": eerste.pk}
    assert client.post(reverse("melding-koppel", args=[tweede.pk]), sent).status_code == 302
    answer = client.get(url)
    page = answer.content.decode()
    assert "Samengevoegd" in page
    own = [row.key for row, _ in answer.context["termijnen"] if row.object_type == "melding"]
    assert sorted(set(own)) == sorted(own) != [], "the terms of the other report stand on the page of that report"
    family = client.get(reverse("casus", args=[eerste.casus_id])).content.decode()
    assert "voor 2 meldingen" in family, "and on the page of the family once"
    assert f"melding {eerste.nummer}" in page
    enter(SYSTEM)
    row = bij(regio["triagist"], Melding.objects.get(pk=tweede.pk))
    assert row is not None
    assert row.met_id == eerste.pk
    los = reverse("melding-los", args=[tweede.pk])
    short = client.post(los, {"reden": "nee"})
    assert short.status_code == 409
    assert "Schrijf op waarom" in short.content.decode()
    assert client.post(los, {"reden": "Het bleek een ander gezin."}).status_code == 302
    enter(SYSTEM)
    assert bij(regio["triagist"], Melding.objects.get(pk=tweede.pk)) is None
    assert Samenvoeging.objects.get().ongedaan_op is not None


@pytest.mark.parametrize("wie", ["regisseur", "school"])
def test_others_find_no_page_to_undo(client: Client, regio: Regio, wie: str) -> None:
    eerste, tweede = twee(regio)
    koppel(tweede.pk, eerste.casus_id, {}, by=regio["triagist"], at=regio.at)
    client.force_login(regio.accounts[wie])
    for send in (client.get, client.post):
        assert send(reverse("melding-los", args=[tweede.pk])).status_code == 404


@pytest.mark.parametrize(("form", "fields"), [
    (KoppelForm({"casus_id": "1", "zelfde": "{}", "met": "x"}), {"met"}),
    (KoppelForm({"casus_id": "1", "zelfde": "{}", "met": "-1"}), {"met"}),
    (KoppelForm({"casus_id": "1", "zelfde": "{}", "met": "9" * 30}), {"met"}),
    (KoppelForm({"casus_id": "1", "zelfde": "{}"}), set()), (LosForm({}), {"reden"}),
    (LosForm({"reden": "x" * 1001}), {"reden"}), (LosForm({"reden": "Een ander gezin."}), set()),
])  # fmt: skip
def test_what_is_typed(form: KoppelForm | LosForm, fields: set[str]) -> None:
    assert set(form.errors) == fields


def test_what_counts_of_a_report(regio: Regio) -> None:
    row = melding_van(regio)
    assert (gemeld(row).id, gemeld(row).op, gemeld(row).melder) == (row.pk, regio.at, row.nummer)
    assert hoort_bij(None, row.casus_id) is None
    assert hoort_bij(row.pk, row.casus_id) == row.pk
    with pytest.raises(Refused, match="Ververs de pagina"):
        hoort_bij(row.pk, row.casus_id + 1)
