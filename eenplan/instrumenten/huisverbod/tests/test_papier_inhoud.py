"""What each paper holds and must never hold: a canary in every place from which words could come (misuse 1)."""

from datetime import timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Persoon
from eenplan.instrumenten.huisverbod import (
    actions_bezoek,
    dagen,
    einde,
    gesprek,
    overtreding,
    papieren,
    queries,
    verlengen,
)
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit
from eenplan.instrumenten.huisverbod.papier_delen import tekst
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, FEITEN, UITERSTE, VRIJDAG, Zaak, geboren
from tests.decor import situatie

DAG = timedelta(days=1)
BIJ_BROER = "Bij zijn broer, Bakkerstraat 3, 4321 BA Broerdam, 06-12345678"
AAN_HEM = {"beschikking", "pleger", "verlenging", "intrekking"}
SOORTEN = [*papieren.SOORTEN]


@situatie
def verhaal(zaak: Zaak) -> Zaak:
    """An order in which everybody wrote something everywhere, to the withdrawal after an extension."""
    regio = zaak.regio
    enter(SYSTEM)
    mother = Persoon.objects.get(pk=zaak.mensen["slachtoffer"])
    set_address(mother, "Schuilweg 7, 9876 ZZ Verweg", VRIJDAG.date(), geheim=True)
    geboren(zaak, 1988, 6, 14)
    zaak.begin(kindermishandeling=True, aanleiding="Aanleiding-kanarie: hij sloeg haar.").vul().vast()
    actions_bezoek.raadpleeg(zaak.pk, "Advies-kanarie: opleggen.", by=regio["casus"], at=VRIJDAG)
    zaak.leg_op()
    vt, hovj, mayor = regio["casus"], regio["hovj"], regio["burgemeester"]
    dagen.teken(zaak.pk, "burgemeester", "Stap-kanarie", by=hovj, at=VRIJDAG)
    dagen.teken(zaak.pk, "adres", BIJ_BROER, by=hovj, at=VRIJDAG + timedelta(hours=3))
    gesprek.leg_gesprek(
        zaak.pk, VRIJDAG + DAG, "Gesprek-kanarie", "Verslag-kanarie", "Afspraak-kanarie", by=vt, at=VRIJDAG + DAG
    )
    overtreding.meld_overtreding(zaak.pk, VRIJDAG + DAG, "Overtreding-kanarie", by=hovj, at=VRIJDAG + DAG)
    verlengen.verleng(zaak.pk, "Verlenging-kanarie.", by=mayor, at=EINDE - 2 * DAG)
    einde.trek_in(zaak.pk, "Intrekking-kanarie.", by=mayor, at=EINDE + DAG)
    return zaak


def papieren_van(zaak: Zaak, who: str = "burgemeester") -> dict[str, str]:
    """Every paper that this party can print now; one that is held back as the words of its refusal."""
    enter(zaak.regio[who])
    beeld = queries.beeld(zaak.regio[who], zaak.pk, now=EINDE + 2 * DAG)
    found = {}
    for soort in papieren.beschikbaar(beeld):
        try:
            made = papieren.papier(beeld, soort.sleutel)
            found[soort.sleutel] = "\n".join([made.titel, made.kenmerk, made.merk, tekst(made.blokken)])
        except Refused as refused:
            found[soort.sleutel] = f"TEGEN: {refused.message}"
    return found


def papier(zaak: Zaak, sleutel: str) -> str:
    """One paper, as the mayor prints it."""
    enter(zaak.regio["burgemeester"])
    beeld = queries.beeld(zaak.regio["burgemeester"], zaak.pk, now=EINDE + 2 * DAG)
    return tekst(papieren.papier(beeld, sleutel).blokken)


OVERAL = ["Peter de Toets", "Proefstraat 12, 1234 AB Toetsdorp", "Sanne de Toets", "Bram de Toets", "Voorbeeldtekst."]
ERIN = {
    "advies": [
        "Aanleiding-kanarie", "Advies-kanarie", FEITEN, "A. de Vries; M. Hoekstra", "In beginsel", "onderdeel 1",
        "niet het officiële RiHG", "strafbaar feit is niet nodig", "Politie, na een incident",
    ],
    "beschikking": [
        "artikel 2", "20 maart 2026, 22.15 uur", FEITEN, "hulpofficier van justitie",
        "op grond van Mandaatsbesluit 2026-3",
        "binnen 24 uur", "raadsman", "voorlopige voorziening", "Wth 11", "14-06-1988",
    ],
    "pleger": ["20 maart 2026, 22.15 uur", "binnen 24 uur", "Wth 11", "Er is hulp, ook voor u"],
    "huisgenoten": ["112", "0800-2000", "0900-8844", "mag uw huis niet in"],
    "instantie": ["Wth 2 lid 8", "systeemgesprek", "Neem vandaag contact op"],
    "veilig_thuis": ["vermoeden van kindermishandeling", "vanaf 12 jaar", FEITEN],
    "verlenging": ["artikel 9", "Verlenging-kanarie", "17 april 2026, 22.15 uur", "ten hoogste vier weken"],
    "intrekking": ["artikel 2 lid 9", "Intrekking-kanarie", "31 maart 2026, 22.15 uur", "Toets Burgemeester"],
}  # fmt: skip
# words that are for who takes part, and for no letter
INTERN = [
    "Stap-kanarie", "Gesprek-kanarie", "Verslag-kanarie", "Afspraak-kanarie", "Overtreding-kanarie", "A. Agent",
    "Schuilweg", "9876", "Verweg", "Bakkerstraat", "4321", "Broerdam", "12345678", "999000019",
]  # fmt: skip
ALLEEN = {
    # these words stand in these papers only
    "Aanleiding-kanarie": {"advies"},
    "Advies-kanarie": {"advies"},
    "Verlenging-kanarie": {"verlenging"},
    "Intrekking-kanarie": {"intrekking"},
    FEITEN: {"advies", "beschikking", "veilig_thuis"},
}


def test_every_paper_holds_what_its_reader_needs(verhaal: Zaak) -> None:
    made = papieren_van(verhaal)
    assert made.keys() == ERIN.keys() == set(SOORTEN)
    for sleutel, words in ERIN.items():
        assert [word for word in (*words, *OVERAL) if word not in made[sleutel]] == [], sleutel


def test_no_paper_tells_the_reporter_a_hiding_place_or_what_only_parties_know(verhaal: Zaak) -> None:
    for who in ("casus", "burgemeester"):
        for sleutel, text in papieren_van(verhaal, who).items():
            assert [word for word in INTERN if word in text] == [], (sleutel, who)


def test_free_words_stand_only_where_they_belong(verhaal: Zaak) -> None:
    made = papieren_van(verhaal)
    for word, expected in ALLEEN.items():
        assert {sleutel for sleutel, text in made.items() if word in text} == expected, word


def test_every_party_gets_the_same_papers(verhaal: Zaak) -> None:
    """The order and the letters come from the same data, whoever prints them."""
    assert papieren_van(verhaal, "casus") == papieren_van(verhaal, "hovj") == papieren_van(verhaal, "burgemeester")


def test_a_letter_ends_where_the_order_ends(verhaal: Zaak) -> None:
    assert "17 april 2026, 22.15 uur" in papier(verhaal, "pleger")
    enter(SYSTEM)
    assert verhaal.rij.eindigt_op == UITERSTE


LEKKEN = [
    # what stands in the reasons of the order, which papers are held back, and with what words
    ("Zij zit op Schuilweg 7.", {"beschikking"}, "geheim adres"),
    ("Zij zit op schuilweg-7", {"beschikking"}, "geheim adres"),
    ("Post naar 9876ZZ", {"beschikking"}, "geheim adres"),
    ("Hij slaapt op de Bakkerstraat 3.", {"beschikking"}, "waar de uithuisgeplaatste nu is"),
    ("Hij is te bereiken op 0612345678.", {"beschikking"}, "waar de uithuisgeplaatste nu is"),
    ("Post naar 4321 ba.", {"beschikking"}, "waar de uithuisgeplaatste nu is"),
    ("Haar zus woont Zusterlaan 44.", {"beschikking"}, "adres van een ander"),
    ("Haar zus woont Proefstraat 1.", {"beschikking"}, "adres van een ander"),
    ("Het huis is Proefstraat 12.", set(), ""),  # the ban itself
    ("Hij sloeg om 22.15 uur op nummer 12.", set(), ""),
]


@pytest.mark.parametrize(("motivering", "tegen", "woorden"), LEKKEN)
def test_a_place_in_the_reasons_holds_the_paper_back(
    verhaal: Zaak, motivering: str, tegen: set[str], woorden: str
) -> None:
    """Also when the words were written before the place was known."""
    enter(SYSTEM)
    for rol, address in (("kind", "Zusterlaan 44, 5555 BB Elders"), ("slachtoffer", "Proefstraat 1, 5555 CC Elders")):
        set_address(Persoon.objects.get(pk=verhaal.mensen[rol]), address, VRIJDAG.date())
    Huisverbodbesluit.objects.filter(huisverbod_id=verhaal.pk, soort="leg_op").update(motivering=motivering)
    held = {sleutel: text for sleutel, text in papieren_van(verhaal).items() if text.startswith("TEGEN")}
    assert held.keys() == tegen
    assert all(woorden in message for message in held.values())


def test_where_he_is_stays_off_the_papers_that_others_read_and_the_mayor_may_know(verhaal: Zaak) -> None:
    """Who was beaten does not read where to find him, and her family does not either."""
    enter(SYSTEM)
    Huisverbod.objects.filter(pk=verhaal.pk).update(aanleiding="Hij is nu op de Bakkerstraat 3.")
    assert "Bakkerstraat 3" in papier(verhaal, "advies")
    others = [soort.sleutel for soort in papieren.SOORTEN.values() if soort.anderen_lezen]
    assert set(others) == set(SOORTEN) - {"advies", "pleger"}
    assert {soort.sleutel for soort in papieren.SOORTEN.values() if soort.aan_pleger} == AAN_HEM


def test_which_papers_are_there_in_which_state(zaak: Zaak) -> None:
    def er_zijn() -> list[str]:
        enter(zaak.regio["casus"])
        seen = queries.beeld(zaak.regio["casus"], zaak.pk, now=VRIJDAG)
        return [soort.sleutel for soort in papieren.beschikbaar(seen)]

    zaak.begin()
    found = [er_zijn(), zaak.vul() and er_zijn(), zaak.vast() and er_zijn(), zaak.leg_op() and er_zijn()]
    imposed = ["advies", "beschikking", "pleger", "huisgenoten", "instantie"]
    assert found == [[], ["advies"], ["advies"], imposed]
    verlengen.verleng(zaak.pk, "Nodig.", by=zaak.regio["burgemeester"], at=VRIJDAG + DAG)
    assert er_zijn() == [*imposed, "verlenging"]


@pytest.mark.parametrize("sleutel", ["intrekking", "verlenging", "veilig_thuis", "gedicht", ""])
def test_a_paper_that_is_not_there_is_not_made(lopend: Zaak, sleutel: str) -> None:
    with pytest.raises(LookupError):
        papier(lopend, sleutel)


def test_the_advice_binds_nobody_when_no_part_has_two(zaak: Zaak) -> None:
    zaak.begin().vul(hoog=(1, 8))
    text = papier(zaak, "advies")
    assert "in geen onderdeel twee signalen op hoog" in text
    assert "onderdeel 1" not in text


def test_an_unknown_birth_date_says_so(lopend: Zaak) -> None:
    geboren(lopend, None)
    assert "Peter de Toets (geboortedatum onbekend)" in papier(lopend, "pleger")
