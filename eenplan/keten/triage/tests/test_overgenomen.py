"""What an assessment takes over: each thing once, few of a kind, marked; and never the judgement of danger now."""

from dataclasses import replace

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.triage.actions import Ongeldig, stel_voor
from eenplan.keten.triage.actions_overgenomen import neem_over
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.overgenomen import (
    ANTWOORDEN,
    MEESTE_PER_SOORT,
    Gegeven,
    antwoorden,
    kort,
    nog_na_te_gaan,
    per_soort,
)
from eenplan.keten.triage.tests.hulp import OZ, lopend
from tests.regio import Regio

PLAN = Gegeven("Plan", "Peter slaapt elders.", "3 maart 2026", "plan, fase directe veiligheid")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([], 0), ([PLAN], 1), ([PLAN, PLAN], 1), ([replace(PLAN, tekst="  ")], 0),
        ([PLAN, replace(PLAN, soort="Mensen")], 2),
        ([replace(PLAN, tekst=f"Afspraak {number}") for number in range(20)], MEESTE_PER_SOORT),
    ],
)  # fmt: skip
def test_each_thing_once_and_few_of_a_kind(given: list[Gegeven], kept: int) -> None:
    assert len(kort(given)) == kept


def test_long_words_are_cut_and_lines_joined() -> None:
    (row,) = kort([replace(PLAN, tekst="a\nb " + "c" * 900)])
    assert row["tekst"].startswith("a b c")
    assert len(row["tekst"]) == 400


def test_by_kind_as_it_came_with_day_and_source() -> None:
    other = replace(PLAN, soort="Mensen", tekst="Sanne")
    found = per_soort(kort([PLAN, other, replace(PLAN, tekst="Twee")]))
    assert list(found) == ["Plan", "Mensen"]
    assert found["Plan"] == [PLAN, replace(PLAN, tekst="Twee")]


def test_danger_now_and_the_decision_never_come_along() -> None:
    assert not {"acuut", "acuut_toelichting", "uitkomst", "dienst", "motivering"} & set(ANTWOORDEN)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("Geslagen.", "[3 maart 2026, overgenomen, nog na te gaan] Geslagen."),
        ("[1 mei 2025, overgenomen, nog na te gaan] Geslagen.", "[1 mei 2025, overgenomen, nog na te gaan] Geslagen."),
        ("", ""),
    ],
)
def test_facts_carry_the_day_they_are_from(facts: str, words: str) -> None:
    before = dict.fromkeys(ANTWOORDEN, "ja") | {"structureel_feiten": facts}
    found = antwoorden(before, "3 maart 2026")
    assert found["structureel_feiten"] == words
    assert found["anoniem_beloofd"] == "ja"  # what was promised to the reporter holds


@pytest.mark.parametrize(("stored", "looked", "stops"), [([], False, False), ([1], False, True), ([1], True, False)])
def test_somebody_looks_before_it_is_laid_before_another(stored: list[object], looked: bool, stops: bool) -> None:
    assert bool(nog_na_te_gaan(stored, looked)) is stops


def leeg(regio: Regio) -> Veiligheidsbeoordeling:
    enter(SYSTEM)
    return lopend(regio)


def test_it_lies_in_a_draft_that_nobody_wrote_in(regio: Regio) -> None:
    vb = leeg(regio)
    filled = neem_over(vb.casus_id, [PLAN], by=SYSTEM, at=regio.at)
    assert filled is not None
    assert filled.overgenomen == kort([PLAN])
    assert neem_over(vb.casus_id, [replace(PLAN, tekst="Anders")], by=SYSTEM, at=regio.at) is None  # once


def test_what_somebody_wrote_is_not_overwritten(regio: Regio) -> None:
    vb = leeg(regio)
    stel_voor(vb.pk, OZ, by=regio["triagist"], at=regio.at)
    assert neem_over(vb.casus_id, [PLAN], by=SYSTEM, at=regio.at) is None


def test_refused_until_somebody_looked(regio: Regio) -> None:
    vb = leeg(regio)
    neem_over(vb.casus_id, [PLAN], by=SYSTEM, at=regio.at)
    with pytest.raises(Ongeldig, match="Ga eerst na") as refused:
        stel_voor(vb.pk, replace(OZ, nagegaan=False), by=regio["triagist"], at=regio.at)
    assert set(refused.value.fouten) == {"nagegaan"}
    assert stel_voor(vb.pk, OZ, by=regio["triagist"], at=regio.at).nagegaan
