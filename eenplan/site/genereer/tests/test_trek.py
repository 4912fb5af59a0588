"""What is drawn, beside the figures of domain 9. Pure: no database, the same for ever by its seed."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from eenplan.core.calendar import AMSTERDAM, add_working_days
from eenplan.dossier.casus.rules import COURSE
from eenplan.dossier.personen.rules import is_bsn
from eenplan.keten.melding.rules import MELDERSOORTEN, Kanaal
from eenplan.site.genereer import cijfers
from eenplan.site.genereer.bsn import bsn_nummers
from eenplan.site.genereer.keuze import dag_in_seizoen, op_werkdag
from eenplan.site.genereer.trek import Opdracht, trek
from eenplan.site.genereer.verloop import EERSTE, HER, VERVOLG, Huishouden, Melding, Zaak

NU = datetime(2026, 11, 23, 9, tzinfo=AMSTERDAM)
AANTAL = 3000
OPDRACHT = Opdracht(AANTAL, 7, NU, {"Zandermeer": 3.0, "Oeverdam": 1.0})
# Four standard deviations at some 4,500 reports is about three points for a half, and half a point for a hundredth.
RUIM, KRAP = 0.03, 0.012


@pytest.fixture(scope="module")
def gezinnen() -> list[Huishouden]:
    return list(trek(OPDRACHT))


@pytest.fixture(scope="module")
def zaken(gezinnen: list[Huishouden]) -> list[Zaak]:
    """The cases of the two years."""
    return [zaak for gezin in gezinnen for zaak in gezin.zaken if zaak.begin >= OPDRACHT.vanaf]


@pytest.fixture(scope="module")
def meldingen(zaken: list[Zaak]) -> list[Melding]:
    """The reports of the two years."""
    return [melding for zaak in zaken for melding in zaak.van("melding", NU)]


def deel(items: list[Any], what: Any) -> float:
    """Which part of these is so."""
    return sum(bool(what(item)) for item in items) / len(items)


def test_the_reporters_are_those_of_the_country(meldingen: list[Melding]) -> None:
    for groep, percent in cijfers.MELDERS.items():
        assert deel(meldingen, lambda row, groep=groep: row.melder == groep) == pytest.approx(percent / 100, abs=RUIM)
    assert set(cijfers.MELDERS) == set(MELDERSOORTEN)
    assert sum(cijfers.MELDERS.values()) == pytest.approx(100)
    assert {row.kanaal for row in meldingen} <= set(Kanaal)


def test_who_reports_what_is_acute(meldingen: list[Melding]) -> None:
    acute = [row for row in meldingen if row.acuut]
    assert deel(meldingen, lambda row: row.acuut) == pytest.approx(cijfers.ACUUT, abs=KRAP)
    assert deel(meldingen, lambda row: row.structureel) == pytest.approx(cijfers.STRUCTUREEL, abs=RUIM)
    assert deel(acute, lambda row: row.melder == "Politie") == pytest.approx(0.49, abs=0.12)
    assert not any(row.acuut and row.structureel for row in meldingen)


def test_what_reports_are_about(meldingen: list[Melding]) -> None:
    for aard, part in cijfers.AARD.items():
        found = deel(meldingen, lambda row, aard=aard: aard in row.aard)
        assert found == pytest.approx(part, abs=RUIM), aard


def test_first_reports_and_others(meldingen: list[Melding]) -> None:
    counts = Counter((row.soort, row.fase) for row in meldingen)
    assert counts[HER, ""] / len(meldingen) == pytest.approx(cijfers.HERMELDING, abs=RUIM)
    assert counts[EERSTE, ""] / len(meldingen) == pytest.approx(cijfers.EERSTE, abs=RUIM)
    for fase, part in cijfers.VERVOLG.items():
        assert counts[VERVOLG, fase] / len(meldingen) == pytest.approx(part, abs=0.02), fase
    follow_ups = sum(number for (soort, _), number in counts.items() if soort == VERVOLG)
    assert follow_ups / len(meldingen) == pytest.approx(0.285, abs=RUIM)


def test_what_is_decided(zaken: list[Zaak], meldingen: list[Melding]) -> None:
    decided = [row for zaak in zaken for row in zaak.van("besluit", NU)]
    for uitkomst, part in cijfers.UITKOMST.items():
        assert deel(decided, lambda row, of=uitkomst: row.uitkomst == of) == pytest.approx(part, abs=RUIM), uitkomst
    started = sum(any(row.dienst == "OZ" for row in zaak.van("besluit", NU)) for zaak in zaken)
    assert started / len(meldingen) == pytest.approx(cijfers.ONDERZOEK, abs=KRAP)
    assert not any(row.acuut and row.uitkomst == "GEEN" for row in decided)


def test_how_investigations_end(zaken: list[Zaak]) -> None:
    found = Counter(row for zaak in zaken for row in zaak.van("bevinding", NU))
    kind = {uitslag: number for (vorm, uitslag), number in found.items() if vorm == "KM"}
    assert kind["BEV"] / sum(kind.values()) == pytest.approx(2900 / 4195, abs=0.12)


def test_most_are_assessed_in_time_and_not_all(zaken: list[Zaak]) -> None:
    """domain 9.5: 60 to 95 % within five working days, in each quarter of the year."""
    per_quarter: dict[int, list[bool]] = {0: [], 1: [], 2: [], 3: []}
    for zaak in zaken:
        done = next((item.op for item in zaak.tot(NU) if item.wat == "besluit"), None)
        last = add_working_days(zaak.begin.date(), 5)
        if last < NU.date():
            per_quarter[(zaak.begin.month - 1) // 3].append(done is not None and done.date() <= last)
    for rows in per_quarter.values():
        assert 0.6 < deel(rows, bool) < 0.97


def test_the_year_has_its_seasons() -> None:
    rng, begin = Random(1), date(2024, 1, 1)
    months = Counter(dag_in_seizoen(rng, begin, begin + timedelta(days=730)).month for _ in range(20_000))
    assert months[11] / months[1] == pytest.approx(418 / 319 * 30 / 31, abs=0.12)


def test_the_same_seed_draws_the_same() -> None:
    def picture(zaad: int) -> list[str]:
        drawn = trek(Opdracht(12, zaad, NU, {"Zandermeer": 1.0}))
        return [f"{row.gezin.adres} {zaak.gebeurtenissen}" for row in drawn for zaak in row.zaken]

    assert picture(3) == picture(3)
    assert picture(3) != picture(4)


def test_numbers_of_people_are_test_numbers_that_pass_the_check(gezinnen: list[Huishouden]) -> None:
    numbers = [mens.bsn for row in gezinnen for mens in row.gezin.mensen if mens.bsn]
    assert len(numbers) == len(set(numbers)) > AANTAL
    assert all(number.startswith("999") and is_bsn(number) for number in numbers)
    assert sum(1 for _ in bsn_nummers(Random(1))) == 90_909


def test_ages_fit_what_people_are(gezinnen: list[Huishouden]) -> None:
    for row in gezinnen:
        first = next((zaak for zaak in row.zaken if zaak.begin >= OPDRACHT.vanaf), row.zaken[-1]).begin.date()
        for mens in row.gezin.mensen:
            age = (first - mens.geboren).days / 365.25
            assert age < 18 if mens.rol == "kind" else age > 12
            assert mens.naam
        assert {mens.rol for mens in row.gezin.mensen} >= {"slachtoffer", "pleger"}


def test_the_events_of_a_case_can_follow_each_other(zaken: list[Zaak]) -> None:
    """Whatever is cut off by today, nothing stands there without what it leans on."""
    before = {
        "oppakken": "melding", "acuut": "oppakken", "voorstel": "acuut", "besluit": "voorstel", "contact": "toedelen",
        "voorwaarde": "contact", "rond_af": "contact", "accepteer": "bied_aan", "plan_maak": "accepteer",
        "plan_vast": "plan_maak", "controle": "plan_vast", "fase": "controle", "plan_af": "fase", "ronde": "accepteer",
    }  # fmt: skip
    for zaak in zaken:
        seen: set[str] = set()
        for item in zaak.tot(NU):
            assert before.get(item.wat, "") in seen | {""}, (item.wat, seen)
            seen.add(item.wat)
    assert COURSE.final_states == ("afgesloten",)


def test_work_is_done_in_office_hours() -> None:
    def moments() -> Iterator[datetime]:
        rng = Random(5)
        for number in range(300):
            yield op_werkdag(rng, NU.date() + timedelta(days=number))

    assert all(9 <= item.hour < 17 and item.weekday() < 5 for item in moments())
