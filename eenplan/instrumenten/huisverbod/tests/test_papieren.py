"""The papers: each made from what its reader may know; canaries for the shielded address and the reporter."""

from datetime import timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.papier.pdf import write_pdf
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Persoon
from eenplan.instrumenten.huisverbod import actions_bezoek, beeld, opleggen, papier_delen, papieren, queries, verlengen
from eenplan.instrumenten.huisverbod.models import RihgSignaal
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, FEITEN, VRIJDAG, Zaak

ALLES = {"advies", "beschikking", "pleger", "huisgenoten", "instantie", "veilig_thuis", "verlenging"}
MELDER = "A. Agent"


def beeld(zaak: Zaak, who: str = "casus") -> beeld.Beeld:
    enter(zaak.regio[who])
    return queries.beeld(zaak.regio[who], zaak.pk, now=VRIJDAG + timedelta(days=2))


def woorden(zaak: Zaak, sleutel: str) -> str:
    found = papieren.papier(beeld(zaak), sleutel)
    return f"{found.titel}\n{found.kenmerk}\n{papier_delen.tekst(found.blokken)}"


def alles(zaak: Zaak) -> Zaak:
    """An extended order with child abuse: every paper is there."""
    zaak.begin(kindermishandeling=True).vul().vast()
    actions_bezoek.raadpleeg(zaak.pk, "Opleggen.", by=zaak.regio["casus"], at=VRIJDAG)
    zaak.leg_op()
    verlengen.verleng(zaak.pk, "Hij stond voor de deur.", by=zaak.regio["burgemeester"], at=EINDE - timedelta(days=2))
    return zaak


def test_a_paper_becomes_a_pdf_that_says_that_it_is_a_sample(lopend: Zaak) -> None:
    paper = papieren.papier(beeld(lopend), "huisgenoten")
    assert paper.merk.startswith("Voorbeeldtekst")
    raw = write_pdf(paper)
    assert raw.startswith(b"%PDF")
    assert b"Toets" not in raw[:400]  # no name where a mail program would show it


def test_the_advice_has_the_facts_the_sentence_and_the_mark_of_the_sample(zaak: Zaak) -> None:
    zaak.begin().vul()
    text = woorden(zaak, "advies")
    assert FEITEN in text
    assert "In beginsel wordt een huisverbod opgelegd" in text
    assert "onderdeel 1" in text
    assert "niet het officiële RiHG" in text
    assert "strafbaar feit is niet nodig" in text
    assert len(papieren.papier(beeld(zaak), "advies").blokken) < 12  # one page


def test_the_order_names_place_time_and_who_is_protected(lopend: Zaak) -> None:
    text = woorden(lopend, "beschikking")
    for words in (
        "Proefstraat 12",
        "Sanne de Toets",
        "20 maart 2026, 22.15 uur",
        "30 maart 2026, 22.15 uur",
        "Toets Hovj",
    ):
        assert words in text
    assert "raadsman" in text


def test_veilig_thuis_hears_from_which_age_a_child_is_heard(zaak: Zaak) -> None:
    """Wth 7, from the rule table."""
    text = woorden(alles(zaak), "veilig_thuis")
    assert "Kinderen vanaf 12 jaar" in text
    assert FEITEN in text


def test_the_deputy_is_named_with_the_mandate(vast: Zaak) -> None:
    vast.leg_op("loco")
    assert "loco-burgemeester, op grond van Mandaatsbesluit 2026-3" in woorden(vast, "beschikking")


def test_an_oral_order_is_on_paper_afterwards(vast: Zaak) -> None:
    opleggen.leg_op(
        vast.pk, "Dringend.", mondeling=True, mandaat="M", leeftijd_hoe="Paspoort", by=vast.regio["hovj"], at=VRIJDAG
    )
    assert "eerst mondeling" in woorden(vast, "beschikking")


def test_a_letter_to_the_excluded_person_has_no_other_place(lopend: Zaak) -> None:
    """Misuse 1: also an address that is not secret stays out; the paper is stopped and says why."""
    enter(SYSTEM)
    mother = Persoon.objects.get(pk=lopend.mensen["slachtoffer"])
    set_address(mother, "Zusterlaan 44, 4321 BA Elders", VRIJDAG.date())
    assert "Zusterlaan" not in woorden(lopend, "pleger")
    enter(SYSTEM)
    RihgSignaal.objects.filter(huisverbod_id=lopend.pk, nummer=1).update(feiten="Zij vluchtte naar Zusterlaan 44.")
    with pytest.raises(Refused, match="adres van een ander"):
        papieren.papier(beeld(lopend), "beschikking")
    assert "Zusterlaan 44" in woorden(lopend, "advies")  # the mayor may know


def test_a_secret_address_stops_every_paper(lopend: Zaak) -> None:
    enter(SYSTEM)
    mother = Persoon.objects.get(pk=lopend.mensen["slachtoffer"])
    set_address(mother, "Schuilweg 7, 9876 ZZ Verweg", VRIJDAG.date(), geheim=True)
    RihgSignaal.objects.filter(huisverbod_id=lopend.pk, nummer=1).update(feiten="Zij vluchtte naar Schuilweg 7.")
    for sleutel in ("advies", "beschikking"):
        with pytest.raises(Refused, match="geheim adres"):
            papieren.papier(beeld(lopend), sleutel)
