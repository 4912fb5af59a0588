"""What one person gets on paper: every field of everybody else is looked for, and may not be there (access.md R8)."""

from dataclasses import replace

import pytest

from eenplan.core.papier.rules import Kop, Tabel
from eenplan.keten.plan.document import (
    DELEN,
    STANDAARD,
    Afspraak,
    Doel,
    Punt,
    Stof,
    Vorm,
    heel,
    voor_een,
)
from eenplan.keten.plan.tests.test_document import tekst
from tests.decor import NOW

MOEDER, VADER, KIND = 1, 2, 3
MENSEN = (MOEDER, VADER, KIND)
NAMEN = {MOEDER: "Sanne Toets", VADER: "Peter Toets", KIND: "Bram Toets"}


def eigen(persoon_id: int) -> Afspraak:
    """An agreement of one person; each field carries words that stand nowhere else."""
    return Afspraak(
        nummer=persoon_id, soort="veiligheid", tekst=f"afspraak-{persoon_id}", door=f"doener-{persoon_id}",
        controleur=f"kijker-{persoon_id}", controle_op=f"dag-{persoon_id}", gevolg=f"gevolg-{persoon_id}",
        persoon_id=persoon_id,
    )  # fmt: skip


SAMEN = Afspraak(9, "hulp", "gezinsafspraak", "doener-9", "kijker-9", "dag-9", "gevolg-9", None, voor_allen=True)
STIL = Afspraak(8, "hulp", "stille afspraak", "doener-8", "kijker-8", "dag-8", "gevolg-8")
STOF = Stof(
    nummer="C-2026-000001",
    versie=2,
    op=NOW,
    fase="direct_veilig",
    regisseur="regisseur-naam",
    mensen=tuple((pk, NAMEN[pk], f"rol-{pk}") for pk in MENSEN),
    punten=(
        Punt(1, "punt-wat", "punt-wie", "punt-aan-wie", "punt-wanneer", "punt-vaak", "punt-schade", "punt-ernst",
             ("punt-risico",), ("punt-bescherming",)),
    ),
    afspraken=(*(eigen(pk) for pk in MENSEN), SAMEN, STIL),
    doelen=tuple(Doel(pk, NAMEN[pk], f"doel-{pk}", f"merkbaar-{pk}", f"stand-{pk}") for pk in MENSEN),
    instemming=tuple((pk, NAMEN[pk], f"houding-{pk}") for pk in MENSEN),
    grond="grond-van-opleggen",
    woorden=tuple((pk, NAMEN[pk], f"woorden-{pk}") for pk in MENSEN),
)  # fmt: skip
OWN = ("afspraak", "kijker", "dag", "gevolg", "doel", "merkbaar", "houding", "woorden")
SHARED_NOT_ITS_DETAIL = ("doener-9", "kijker-9", "dag-9", "gevolg-9")
OF_THE_TEAM = (
    "punt-wat", "punt-wie", "punt-aan-wie", "punt-wanneer", "punt-vaak", "punt-schade", "punt-ernst", "punt-risico",
    "punt-bescherming", "grond-van-opleggen", "regisseur-naam", "stille afspraak", "kijker-8", "gevolg-8",
)  # fmt: skip


@pytest.mark.parametrize("wie", MENSEN)
@pytest.mark.parametrize("veld", OWN)
def test_one_reads_what_is_his(wie: int, veld: str) -> None:
    assert f"{veld}-{wie}" in tekst(voor_een(STOF, wie))


@pytest.mark.parametrize("wie", MENSEN)
@pytest.mark.parametrize("veld", [*OWN, "doener", "stand", "rol"])
def test_one_reads_nothing_of_another(wie: int, veld: str) -> None:
    words = tekst(voor_een(STOF, wie))
    for ander in set(MENSEN) - {wie}:
        assert f"{veld}-{ander}" not in words
        assert NAMEN[ander] not in words


@pytest.mark.parametrize("wie", [*MENSEN, 404])
@pytest.mark.parametrize("woord", OF_THE_TEAM)
def test_what_the_team_thinks_is_on_nobodys_paper(wie: int, woord: str) -> None:
    assert woord not in tekst(voor_een(STOF, wie))


@pytest.mark.parametrize("wie", [*MENSEN, 404])
def test_what_is_for_all_is_for_all_without_who_watches(wie: int) -> None:
    words = tekst(voor_een(STOF, wie))
    assert "gezinsafspraak" in words
    assert [detail for detail in SHARED_NOT_ITS_DETAIL if detail in words] == []


def test_an_own_agreement_that_is_for_all_stands_there_once() -> None:
    own = replace(SAMEN, persoon_id=VADER)
    words = tekst(voor_een(replace(STOF, afspraken=(own,)), VADER))
    assert words.count("gezinsafspraak") == 1
    assert "Dit weet het hele gezin" not in words


def test_a_person_nobody_wrote_about_gets_an_honest_page() -> None:
    words = tekst(voor_een(replace(STOF, afspraken=()), 404))
    assert "Er is geen afspraak die u zelf moet doen." in words
    for heading in ("Dit weet het hele gezin", "Dit wilt u bereiken", "Wat u van het plan vond"):
        assert heading not in words


def test_who_was_asked_twice_reads_his_last_answer() -> None:
    asked = (*STOF.instemming, (KIND, NAMEN[KIND], "houding-nieuw"))
    words = tekst(voor_een(replace(STOF, instemming=asked), KIND))
    assert "Bij het vaststellen: houding-nieuw." in words
    assert f"houding-{KIND}" not in words


@pytest.mark.parametrize("versie", [0, 1, 12])
def test_both_papers_say_which_version_they_are(versie: int) -> None:
    stof = replace(STOF, versie=versie)
    expected = f"versie {versie}" if versie else "concept, geldt nog niet"
    for paper in (heel(stof, STANDAARD, ""), voor_een(stof, KIND)):
        assert expected in paper.kenmerk
        assert "C-2026-000001" in paper.kenmerk
        assert "20 maart 2026" in paper.kenmerk


# --- the whole document ------------------------------------------------------------------------------------

PER_PART = {
    "fase": ("werken aan directe veiligheid", "regisseur-naam", "grond-van-opleggen"),
    "gezin": tuple(f"{NAMEN[pk]}, rol-{pk}" for pk in MENSEN),
    "top3": ("1. punt-wat", "punt-wie, punt-aan-wie", "punt-wanneer, punt-vaak", "punt-schade", "punt-risico"),
    "veiligheid": tuple(f"{pk}. afspraak-{pk}" for pk in MENSEN),
    "hulp": ("9. gezinsafspraak", "8. stille afspraak"),
    "herstel": tuple(f"{NAMEN[pk]}: doel-{pk} Merkbaar aan: merkbaar-{pk} (stand-{pk})" for pk in MENSEN),
    "instemming": tuple(f"houding-{pk}" for pk in MENSEN),
    "woorden": tuple(f"{NAMEN[pk]}: woorden-{pk}" for pk in MENSEN),
}


@pytest.mark.parametrize("part", PER_PART)
def test_each_part_holds_its_own_and_nothing_else(part: str) -> None:
    words = tekst(heel(STOF, Vorm("proef", ((part, "De kop"),)), ""))
    assert [line for line in PER_PART[part] if line not in words] == []
    others = {line for key, lines in PER_PART.items() if key != part for line in lines} - set(PER_PART[part])
    assert {line for line in others if line in words} == set()


@pytest.mark.parametrize("part", PER_PART)
def test_an_empty_part_says_so(part: str) -> None:
    empty = Stof("C-1", 1, NOW, "herstel", "")
    words = tekst(heel(empty, Vorm("proef", ((part, "De kop"),)), ""))
    assert "De kop" in words
    assert ("Nog niets vastgelegd." in words) is (part != "fase")


def test_every_part_is_in_this_table() -> None:
    assert set(PER_PART) == set(DELEN)


@pytest.mark.parametrize("volgorde", [("gezin", "fase"), ("fase", "gezin"), ("woorden", "top3", "hulp")])
def test_the_order_is_the_regions(volgorde: tuple[str, ...]) -> None:
    paper = heel(STOF, Vorm("proef", tuple((key, f"kop {key}") for key in volgorde)), "")
    assert [block.tekst for block in paper.blokken if isinstance(block, Kop)] == [f"kop {key}" for key in volgorde]


def test_a_point_without_detail_shows_no_empty_lines() -> None:
    bare = Punt(1, "Slaat", "Peter", "Sanne", "vrijdag", "vaak", "", "")
    words = tekst(heel(replace(STOF, punten=(bare,)), Vorm("proef", (("top3", "Kop"),)), ""))
    for label in ("Schade", "Ernst", "Risico", "Bescherming"):
        assert label not in words


def test_agreements_on_the_future_come_under_the_goals() -> None:
    later = replace(STIL, soort="toekomst", tekst="samen op vakantie")
    vorm = Vorm("proef", (("herstel", "Kop"),))
    both = heel(replace(STOF, afspraken=(later,)), vorm, "")
    assert "samen op vakantie" in tekst(both)
    assert "doel-1" in tekst(both)
    only = heel(replace(STOF, afspraken=(later,), doelen=()), vorm, "")
    assert [type(block) for block in only.blokken] == [Kop, Tabel]
