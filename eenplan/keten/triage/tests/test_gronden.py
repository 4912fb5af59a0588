"""Beside the question of danger lies what speaks for and against it; a no against a serious signal says why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.rulebook.actions import change
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage import queries_gevaar
from eenplan.keten.triage.actions import Ongeldig, controleer_acuut
from eenplan.keten.triage.gevaar import REDEN, SHORTEST, fout_in_nee
from eenplan.keten.triage.gronden import gronden
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import als, klok, lopend, melding_van, pagina
from tests.regio import Regio, nieuwe_melding

ERNSTIG = "Hij kneep haar keel dicht en had een mes. Zij is nu bij haar moeder en hij zit vast."
KEEL, WAPEN = "Geweld tegen hals of keel", "Er is een wapen"
WAAROM = "Hij zit vast tot morgen en zij is bij haar moeder."
VRAAG, NEE, JA = "Is er nu direct gevaar?", "Nee, geen direct gevaar", "Ja, direct gevaar"
Adres = Callable[[Melding], str]
PAGINAS: list[Adres] = [
    lambda melding: reverse("melding", args=[melding.pk]), lambda melding: reverse("casus", args=[melding.casus_id]),
]  # fmt: skip


def nee(melding: Melding) -> str:
    """Where a no is posted to."""
    return reverse("triage-geen-gevaar", args=[melding.casus_id])


def gezien(client: Client, url: str) -> str:
    """A page as a person reads it."""
    return unescape(client.get(url).content.decode())


@pytest.mark.parametrize("adres", PAGINAS)
def test_the_signals_the_words_and_the_answers_stand_in_one_block_in_that_order(
    client: Client, regio: Regio, adres: Adres
) -> None:
    """One had to answer before the assessment showed what stood out."""
    melding = melding_van(regio, tekst=ERNSTIG)
    page = gezien(als(client, regio, "triagist"), adres(melding))
    block = page[page.index(VRAAG) : page.index("</section>", page.index(VRAAG))]
    order = ["Wat opvalt", KEEL, WAPEN, "Zoals gemeld", ERNSTIG, 'name="toelichting"', NEE, JA]
    found = [block.index(words) for words in order]
    assert found == sorted(found)
    assert page.count(ERNSTIG) == 1
    assert "<details" not in block


@pytest.mark.parametrize("adres", PAGINAS)
def test_what_is_not_seen_is_not_said_and_asks_no_reason(client: Client, regio: Regio, adres: Adres) -> None:
    melding = melding_van(regio, tekst="Het tuinhek staat open.", personen=())
    page = gezien(als(client, regio, "triagist"), adres(melding))
    assert "Het tuinhek staat open." in page
    assert "Wat opvalt" not in page
    assert 'name="toelichting"' not in page
    answer = client.post(nee(melding), {})
    assert (answer.status_code, answer["Location"]) == (302, reverse("casus", args=[melding.casus_id]))


@pytest.mark.parametrize("typed", ["", "  ", "nee hoor"])
def test_no_against_a_serious_signal_says_why_not(client: Client, regio: Regio, typed: str) -> None:
    melding = melding_van(regio, tekst=ERNSTIG)
    answer = als(client, regio, "triagist").post(nee(melding), {"toelichting": typed, "melding": melding.pk})
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Schrijf in één regel waarom er nu geen direct gevaar is" in page
    assert KEEL in page  # still beside the answer, with the words and the way to yes
    assert ERNSTIG in page
    assert f'href="{reverse("triage-gevaar", args=[melding.casus_id])}">Toch ja' in page
    assert f'value="{melding.pk}"' in page
    assert typed.strip() in page
    assert klok(melding.pk, "acute_check").done_at is None


def test_the_reason_is_kept_and_read_with_the_answer(client: Client, regio: Regio) -> None:
    melding = melding_van(regio, tekst=ERNSTIG)
    answer = als(client, regio, "triagist").post(nee(melding), {"toelichting": WAAROM, "melding": melding.pk})
    assert (answer.status_code, answer["Location"]) == (302, reverse("melding", args=[melding.pk]))
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get()
    step = vb.stappen.get(actie="controleer_acuut")
    assert (vb.acuut, vb.acuut_toelichting, step.reden) == ("nee", WAAROM, WAAROM)
    assert klok(melding.pk, "acute_check").done_at is not None
    assert WAAROM in gezien(als(client, regio, "lead"), pagina(vb))


def test_a_refusal_for_another_reason_keeps_what_was_typed(client: Client, regio: Regio) -> None:
    vb = lopend(regio, tekst=ERNSTIG, acuut=None)
    Veiligheidsbeoordeling.objects.update(stand="voorgesteld")
    answer = als(client, regio, "lead").post(nee(vb.meldingen.get()), {"toelichting": WAAROM})
    assert answer.status_code == 409
    assert "Het voorstel ligt bij de tweede lezer" in answer.content.decode()
    assert WAAROM in answer.content.decode()


def test_the_assessment_asks_the_same_beside_its_own_field(client: Client, regio: Regio) -> None:
    vb = lopend(regio, tekst=ERNSTIG, acuut=None)
    browser, url = als(client, regio, "triagist"), pagina(vb, "triage-acuut")
    page = gezien(browser, pagina(vb))
    words = ("Wat opvalt", KEEL, ERNSTIG, "Wat verder opvalt", "Verplichte consultatie")
    order = [page.index(one) for one in words]
    assert order == sorted(order)  # danger before the report, also when that is long; the rest after it
    refused = browser.post(url, {"acuut": "nee", "toelichting": "", "versie": vb.versie})
    assert refused.status_code == 409
    assert 'href="#acuut_toelichting"' in refused.content.decode()
    assert browser.post(url, {"acuut": "onbekend", "toelichting": "", "versie": vb.versie}).status_code == 302


@pytest.mark.parametrize("waarde", [0, 1])
def test_the_region_decides_whether_a_reason_is_asked(client: Client, regio: Regio, waarde: int) -> None:
    change(REDEN, waarde, valid_from=date(2026, 3, 20), source="besluit", verified_by="", by=regio["beheer"],
           at=regio.at)  # fmt: skip
    melding = melding_van(regio, tekst=ERNSTIG)
    assert (
        'name="toelichting"' in gezien(als(client, regio, "triagist"), reverse("melding", args=[melding.pk]))
    ) is bool(waarde)
    assert client.post(nee(melding), {}).status_code == (409 if waarde else 302)


def test_a_report_that_was_assessed_says_nothing_of_now(regio: Regio) -> None:
    """Danger of last year is no danger now; that it was reported before is told."""
    melding = melding_van(regio, tekst=ERNSTIG)
    Melding.objects.update(stand="beoordeeld")
    found = gronden(regio["triagist"], melding.casus_id, now=regio.at)
    assert (found.meldingen, found.eerder, found.ernstig, found.reden_nodig) == ((), 1, [], False)
    controleer_acuut(melding.casus_id, False, by=regio["triagist"], at=regio.at)


def test_every_report_that_waits_counts_the_newest_first(regio: Regio) -> None:
    old, new = melding_van(regio, tekst=ERNSTIG), melding_van(regio, tekst="Er is ruzie.", personen=())
    Melding.objects.filter(pk=new.pk).update(casus=old.casus, soort="vervolgmelding", ontvangen_op=regio.at)
    found = gronden(regio["triagist"], old.casus_id, now=regio.at)
    assert [(item.gelezen.melding.pk, item.weer) for item in found.meldingen] == [(new.pk, True), (old.pk, False)]
    with pytest.raises(Ongeldig, match="waarom er nu geen direct gevaar is"):
        controleer_acuut(old.casus_id, False, by=regio["triagist"], at=regio.at)


def test_a_series_by_one_citizen_is_told_as_a_fact(client: Client, regio: Regio) -> None:
    burger = replace(nieuwe_melding().melder, soort="Burger", contact="0612345678", wil_afgeschermd_blijven=True)
    rows = [melding_van(regio, van="triagist", kanaal="telefoon", melder=burger) for _ in range(3)]
    enter(SYSTEM)
    for row in rows[1:]:
        Melding.objects.filter(pk=row.pk).update(casus=rows[0].casus)
    page = gezien(als(client, regio, "triagist"), reverse("casus", args=[rows[0].casus_id]))
    assert "Deze melder deed tot nu 3 meldingen over dit huishouden. Dat zegt niets over de inhoud." in page


NEEN = [
    ([], "", True), ([KEEL], "", False), ([KEEL], "x" * (SHORTEST - 1), False), ([KEEL], " " * SHORTEST, False),
    ([KEEL], "x" * SHORTEST, True), ([KEEL, WAPEN], WAAROM, True),
]  # fmt: skip


@pytest.mark.parametrize(("ernstig", "toelichting", "goed"), NEEN)
def test_when_no_needs_a_reason(ernstig: list[str], toelichting: str, goed: bool) -> None:
    assert (fout_in_nee(ernstig, toelichting) == "") is goed


def test_the_question_stands_on_the_page_of_a_report_and_nothing_else_of_the_family(regio: Regio) -> None:
    melding = melding_van(regio)
    enter(regio["triagist"])
    first = sockets.case_panels(regio["triagist"], melding.casus_id, first=True)
    assert [panel.title for panel in first] == [VRAAG]
    assert len(sockets.case_panels(regio["triagist"], melding.casus_id)) > 1
    assert queries_gevaar.gevaar_gevraagd(regio["triagist"], melding.casus_id)
