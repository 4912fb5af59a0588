"""The veiligheidsdocument: the region's form, the whole and one person's part, and what never stands in it."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.papier.rules import Alinea, Kop, Lijst, Papier, Tabel, Velden
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.dossier.personen.models import Adres
from eenplan.keten.melding.models import Melding
from eenplan.keten.plan.actions_herstel import stel_doel, zet_in_woorden
from eenplan.keten.plan.actions_top3 import kies_top3, leg_onveiligheid_vast
from eenplan.keten.plan.document import DELEN, FASEN, STANDAARD, Stof, heel, lees_vorm, voor_een
from eenplan.keten.plan.herstel import NieuwDoel
from eenplan.keten.plan.models import Afspraak, Gezinswoorden
from eenplan.keten.plan.queries_document import document, vorm
from eenplan.keten.plan.rules import Fase
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, nummer
from eenplan.keten.plan.top3 import NieuweOnveiligheid
from eenplan.keten.tests.rollen import antwoorden
from tests.decor import NOW

STRAAT = "Kanariestraat"
PLEK = STRAAT  # without its number: with it an address is refused from who is not of Veilig Thuis
MELDER = "A. Agent"


def tekst(papier: Papier) -> str:
    """Every word on the paper."""
    found = [papier.titel, papier.kenmerk, papier.merk]
    for block in papier.blokken:
        match block:
            case Kop() | Alinea():
                found.append(block.tekst)
            case Lijst():
                found += block.regels
            case Velden():
                found += [part for pair in block.paren for part in pair]
            case Tabel():
                found += [*block.koppen, *(cell for row in block.rijen for cell in row)]
    return "\n".join(found)


def vol(gezin: Gezin) -> None:
    """A settled plan in which each person has something of his own, and she hides in the Kanariestraat."""
    by, at, who = gezin.regio["regisseur"], gezin.at, gezin.mensen
    point = leg_onveiligheid_vast(
        gezin.casus_id, NieuweOnveiligheid("Slaat", "Peter", "Sanne", "vrijdag", None, "vaak", "pijn", "ernstig"),
        by=by, at=at,
    )  # fmt: skip
    kies_top3(gezin.casus_id, [point.pk], "Met Sanne", by=by, at=at)
    plan = gezin.actief(
        afspraak(f"Peter komt niet bij {PLEK}", persoon_id=who["pleger"], stopt_id=point.pk),
        afspraak("Sanne belt de wijkagent", persoon_id=who["slachtoffer"], gevolg=f"Dan naar {PLEK}"),
        afspraak("Bram mag altijd oma bellen", voor_allen=True),
    )
    stel_doel(plan.pk, NieuwDoel(who["kind"], "trauma", f"Slapen in {STRAAT}", "rustig"), by=by, at=at)
    zet_in_woorden(plan.pk, who["slachtoffer"], f"Ik woon nu veilig in de {PLEK}.", by=by, at=at)
    enter(SYSTEM)
    Adres.objects.filter(persoon_id=who["slachtoffer"]).update(straat=STRAAT, huisnummer=77, geheim=True)


@pytest.mark.voorziening(26)
@pytest.mark.parametrize("key", ["regisseur", "lead"])
def test_no_document_tells_where_she_is_or_who_reported(gezin: Gezin, key: str) -> None:
    """Also not for who may read it: the paper may be found by anybody."""
    vol(gezin)
    viewer = gezin.regio[key]
    enter(viewer)
    for voor in (None, *gezin.mensen.values()):
        words = tekst(document(viewer, gezin.casus_id, voor=voor, now=gezin.at)[1])
        assert STRAAT not in words
        assert MELDER not in words
        assert "Politie" not in words


def test_one_person_gets_only_what_he_may_know(gezin: Gezin) -> None:
    vol(gezin)
    viewer, who = gezin.regio["regisseur"], gezin.mensen
    enter(viewer)
    his, hers, child = (
        tekst(document(viewer, gezin.casus_id, voor=who[rol], now=gezin.at)[1])
        for rol in ("pleger", "slachtoffer", "kind")
    )
    assert "Peter komt niet bij" in his
    assert "belt de wijkagent" in hers
    for other in ("belt de wijkagent", "Ik woon nu veilig", "Slapen", "Slaat", "vrijdag"):
        assert other not in his
    for other in ("Peter komt niet bij", "Slapen", "Slaat"):
        assert other not in hers
    assert all("Bram mag altijd oma bellen" in words for words in (his, hers, child))
    assert "Er is geen afspraak die u zelf moet doen." in child
    assert "Slapen in" in child
    assert viewer.naam not in his


def test_the_paper_of_one_person_says_where_it_stands_and_whom_to_call(gezin: Gezin) -> None:
    vol(gezin)
    viewer = gezin.regio["regisseur"]
    enter(viewer)
    paper = document(viewer, gezin.casus_id, voor=gezin.mensen["slachtoffer"], now=gezin.at)[1]
    heads = [block.tekst for block in paper.blokken if isinstance(block, Kop)]
    assert heads == [
        "In uw eigen woorden", "Waar staan wij nu?", "Dit doet u", "Dit weet het hele gezin", "Wat u van het plan vond",
        "Als het misgaat, of als iets niet klopt",
    ]  # fmt: skip
    for words in ("Stap 1 van 4", "Bel 112", "0800-2000", "Een plan mag veranderen"):
        assert words in tekst(paper)
    assert set(FASEN) == {item.value for item in Fase}


def test_the_whole_document_has_version_date_and_a_mark(gezin: Gezin) -> None:
    vol(gezin)
    viewer = gezin.regio["regisseur"]
    enter(viewer)
    paper = document(viewer, gezin.casus_id, now=gezin.at)[1]
    words = tekst(paper)
    assert "versie 1, 20 maart 2026" in paper.kenmerk
    assert f"Exemplaar van {viewer.naam}" in paper.merk
    for part in ("Slaat", "Sanne belt de wijkagent", "Slapen", "akkoord", "Bram mag altijd oma bellen"):
        assert part in words
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="plan.document", account_id=viewer.account_id)
    assert set(lines.values_list("persoon_id", flat=True)) == set(gezin.mensen.values())


def test_a_draft_says_that_it_does_not_hold(gezin: Gezin) -> None:
    gezin.concept(afspraak("Nog te bespreken"))
    enter(gezin.regio["regisseur"])
    paper = document(gezin.regio["regisseur"], gezin.casus_id, now=gezin.at)[1]
    assert "concept, geldt nog niet" in paper.kenmerk
    assert "Nog te bespreken" in tekst(paper)


def test_withdrawn_and_unsettled_agreements_are_not_on_it(gezin: Gezin) -> None:
    plan = gezin.actief(afspraak("Geldt"), afspraak("Weg"))
    enter(SYSTEM)
    Afspraak.objects.filter(pk=nummer(plan, 2).pk).update(ingetrokken_op=gezin.at, ingetrokken_reden="x")
    Afspraak.objects.create(
        plan=plan, nummer=3, soort="hulp", tekst="Nieuw", door="a", controleur="b", controle_op=gezin.at.date(),
        gevolg="c", toegevoegd_op=gezin.at,
    )  # fmt: skip
    enter(gezin.regio["regisseur"])
    words = tekst(document(gezin.regio["regisseur"], gezin.casus_id, now=gezin.at)[1])
    assert ("Geldt" in words, "Weg" in words, "Nieuw" in words) == (True, False, False)


def test_a_shield_on_the_case_hides_every_address(gezin: Gezin) -> None:
    plan = gezin.actief(afspraak("Peter komt niet bij de Proefstraat"))
    viewer = gezin.regio["regisseur"]
    enter(viewer)
    assert "Proefstraat" in tekst(document(viewer, gezin.casus_id, now=gezin.at)[1])
    enter(SYSTEM)
    Schild.objects.create(casus_id=plan.casus_id, soort="adres")
    enter(viewer)
    assert "Proefstraat" not in tekst(document(viewer, gezin.casus_id, now=gezin.at)[1])


def test_the_region_orders_and_names_the_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gezin: Gezin) -> None:
    file = tmp_path / "vorm.json"
    file.write_text(json.dumps({"naam": "Regio", "onderdelen": [["herstel", "Later"], ["gezin", "Wij"]]}))
    monkeypatch.setattr(settings, "EENPLAN_DOCUMENTVORM", str(file))
    gezin.actief()
    enter(gezin.regio["lead"])
    paper = document(gezin.regio["lead"], gezin.casus_id, now=gezin.at)[1]
    assert [block.tekst for block in paper.blokken if isinstance(block, Kop)] == ["Later", "Wij"]
    assert vorm("") is STANDAARD
    assert {key for key, _ in STANDAARD.onderdelen} == set(DELEN)


@pytest.mark.parametrize(
    ("gegeven", "woord"),
    [
        ({}, "geen onderdelen"),
        ({"onderdelen": [["gezin"]]}, "een paar"),
        ({"onderdelen": [["gezin", ""]]}, "een paar"),
        ({"onderdelen": [["melder", "Wie meldde"]]}, "Onbekend of dubbel"),
        ({"onderdelen": [["gezin", "a"], ["gezin", "b"]]}, "Onbekend of dubbel"),
    ],
)
def test_a_wrong_form_is_explained(gegeven: dict[str, object], woord: str) -> None:
    with pytest.raises(ValueError, match=woord):
        lees_vorm(gegeven)


def test_an_empty_plan_is_still_a_document() -> None:
    stof = Stof("C-1", 0, NOW, "direct_veilig", "")
    assert "Nog niets vastgelegd." in tekst(heel(stof, STANDAARD, ""))
    assert "nog niet toegewezen" in tekst(heel(stof, STANDAARD, ""))
    assert "Er is geen afspraak" in tekst(voor_een(stof, 1))


def test_screen_and_paper_for_who_works_on_it(client: Client, gezin: Gezin) -> None:
    vol(gezin)
    client.force_login(gezin.regio.accounts["regisseur"])
    who = gezin.mensen["pleger"]
    page = client.get(reverse("partner-plan-document", args=[gezin.casus_id]))
    assert "Afspraken voor de veiligheid" in page.content.decode()
    assert "ep-smal" not in page.content.decode(), "there the headings of its tables fall away"
    assert 'scope="col">Als het niet gebeurt</th>' in page.content.decode()
    assert 'data-label="Als het niet gebeurt">' in page.content.decode()  # where there is no room for columns
    assert STRAAT not in page.content.decode()
    for name, args in (("plan-document-pdf", []), ("plan-document-pdf-voor", [who])):
        paper = client.get(reverse(name, args=[gezin.casus_id, *args]))
        assert paper.content.startswith(b"%PDF")
        assert "Peter" not in paper.headers["Content-Disposition"]
    assert client.get(reverse("plan-document-voor", args=[gezin.casus_id, who + 999])).status_code == 404
    url = reverse("plan-document-pdf", args=[gezin.casus_id])
    assert antwoorden(gezin.regio, lambda browser: browser.get(url), ("ander", "school", "lead")) == {
        "ander": 404, "school": 404, "lead": 200,
    }  # fmt: skip


def test_a_person_of_a_secluded_case_gets_nothing(client: Client, gezin: Gezin) -> None:
    gezin.actief()
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(besloten=True)
    Schild.objects.create(casus_id=gezin.casus_id, soort="besloten").lezers.add(gezin.regio.accounts["casus"])
    client.force_login(gezin.regio.accounts["casus"])
    assert client.get(reverse("plan-document", args=[gezin.casus_id])).status_code == 200
    assert client.get(reverse("plan-document-voor", args=[gezin.casus_id, gezin.mensen["kind"]])).status_code == 404


def test_no_plan_no_document(client: Client, gezin: Gezin) -> None:
    client.force_login(gezin.regio.accounts["casus"])
    assert client.get(reverse("plan-document", args=[gezin.casus_id])).status_code == 404
    enter(SYSTEM)
    assert Melding.objects.filter(casus_id=gezin.casus_id).exists()
    assert not Gezinswoorden.objects.exists()
