"""What the figures mean, in tables that a policy officer could check. No database."""

from datetime import date, datetime, timedelta

import pytest

from eenplan.core.calendar import AMSTERDAM, due
from eenplan.feiten.rules import Gebeurtenis
from eenplan.sturing.beleidsmonitor import rules
from eenplan.sturing.beleidsmonitor.rules import Breuk, Item, Kwartaal, Wachten
from eenplan.sturing.beleidsmonitor.staafdiagram import diagram

Q1 = Kwartaal(2026, 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def feit(naam: str, op: str, keten: str = "a", **kenmerken: object) -> Gebeurtenis:
    return Gebeurtenis(naam, at(op), keten, kenmerken=kenmerken)


def vijf(start: datetime) -> datetime:
    """The end of the fifth working day."""
    return due(start, 5, "WD")


QUARTERS = [
    ("2026-01-01", "2026-K1", "2025-K4", "2026-K2"),
    ("2026-03-31", "2026-K1", "2025-K4", "2026-K2"),
    ("2026-04-01", "2026-K2", "2026-K1", "2026-K3"),
    ("2026-12-31", "2026-K4", "2026-K3", "2027-K1"),
]


@pytest.mark.parametrize(("day", "code", "before", "after"), QUARTERS)
def test_quarters(day: str, code: str, before: str, after: str) -> None:
    quarter = Kwartaal.van(date.fromisoformat(day))
    assert (quarter.code, quarter.vorige.code, quarter.volgende.code) == (code, before, after)
    assert Kwartaal.lees(code) == quarter
    assert quarter.vorige.volgende == quarter
    assert quarter.naam == f"{code[-1]}e kwartaal {code[:4]}"


@pytest.mark.parametrize("text", [
    "", "2026", "2026-K0", "2026-K5", "2026-k1", "26-K1", "2026-K1 ", "abcd-K1", "٢٠٢٦-K1", "0001-K1", "2026-K", "-K1",
])  # fmt: skip
def test_what_is_no_quarter(text: str) -> None:
    assert Kwartaal.lees(text) is None


@pytest.mark.parametrize(("moment", "inside"), [
    ("2025-12-31 23:59:59", False), ("2026-01-01 00:00", True), ("2026-03-31 23:59:59", True),
    ("2026-04-01 00:00", False),
])  # fmt: skip
def test_a_quarter_begins_and_ends_at_midnight_in_amsterdam(moment: str, inside: bool) -> None:
    assert Q1.bevat(at(moment)) == inside


@pytest.mark.parametrize(("part", "whole", "value", "n"), [
    (0, 0, "<10", "<10"), (9, 9, "<10", "<10"), (10, 10, "100 %", "10"), (0, 10, "0 %", "10"), (12, 12, "100 %", "10"),
    (9, 11, "<10", "10"), (9, 100, "<10", "100"), (91, 100, "<10", "100"), (10, 20, "50 %", "20"),
    (83, 100, "83 %", "100"), (83, 103, "81 %", "105"),
])  # fmt: skip
def test_shares(part: int, whole: int, value: str, n: str) -> None:
    share = Breuk(part, whole)
    assert (share.waarde, share.n) == (value, n)


@pytest.mark.parametrize("moment", ["2026-03-20 00:00", "2026-03-20 09:00", "2026-03-20 23:59:59"])
def test_figures_stand_still_all_day(moment: str) -> None:
    """Who looks before and after a report sees no difference (access.md, misuse 25)."""
    assert rules.stand_van(at(moment)) == at("2026-03-20")


# A report of Friday 20 March 2026; its fifth working day is Friday 27 March.
ASSESSED = [
    ([], False, "never"),
    ([("2026-03-23 10:00", "a")], True, "in time"),
    ([("2026-03-27 23:59", "a")], True, "in the last minute"),
    ([("2026-03-28 00:00", "a")], False, "a minute later"),
    ([("2026-03-19 10:00", "a")], False, "an assessment from before the report"),
    ([("2026-03-19 10:00", "a"), ("2026-03-24 10:00", "a")], True, "again after the report"),
    ([("2026-03-24 10:00", "a"), ("2026-04-20 10:00", "a")], True, "the first one counts"),
    ([("2026-03-24 10:00", "b")], False, "another case"),
]


@pytest.mark.klok(7)
@pytest.mark.parametrize(("assessed", "in_time", "why"), ASSESSED, ids=[row[2] for row in ASSESSED])
def test_assessed_in_time(assessed: list[tuple[str, str]], in_time: bool, why: str) -> None:
    facts = [feit("melding_ontvangen", "2026-03-20 09:00")]
    facts += [feit("veiligheid_beoordeeld", op, keten) for op, keten in assessed]
    (item,) = rules.meldingen(facts, vijf)
    assert (item.op_tijd, item.uiterlijk.date()) == (in_time, date(2026, 3, 27))


LAID = [
    (None, "2026-03-24 10:00", False, "not laid there"),
    ("2026-03-21 10:00", "2026-03-24 10:00", True, "laid, then assessed there"),
    ("2026-03-25 10:00", "2026-03-24 10:00", False, "assessed before it was laid there"),
]


@pytest.mark.parametrize(("laid", "assessed", "in_time", "why"), LAID, ids=[row[3] for row in LAID])
def test_a_report_that_was_laid_at_a_known_case(laid: str | None, assessed: str, in_time: bool, why: str) -> None:
    facts = [feit("melding_ontvangen", "2026-03-20 09:00", "nieuw"), feit("veiligheid_beoordeeld", assessed, "oud")]
    if laid:
        facts.append(feit("melding_gekoppeld", laid, "oud", was="nieuw"))
    (item,) = rules.meldingen(facts, vijf)
    assert item.op_tijd == in_time


def item(uiterlijk: str, gedaan: str | None = None, begin: str = "2026-01-01") -> Item:
    return Item(at(begin), at(uiterlijk), feit("klaar", gedaan) if gedaan else None)


NOW = at("2026-03-25 12:00")
DUE = [
    ("2025-12-31 23:59:59", 0, 1),
    ("2026-01-01 23:59:59", 1, 0),
    ("2026-03-25 11:59:59", 1, 0),
    ("2026-03-25 23:59:59", 0, 0),  # not over yet
    ("2026-04-02 23:59:59", 0, 0),
]


@pytest.mark.parametrize(("last", "this", "previous"), DUE)
def test_the_denominator_is_what_fell_due(last: str, this: int, previous: int) -> None:
    items = [item(last)]
    assert len(rules.vervallen_in(items, Q1, NOW)) == this
    assert len(rules.vervallen_in(items, Q1.vorige, NOW)) == previous


def test_old_work_that_lies_still_counts_against() -> None:
    """Counting finished work only would say 100 percent."""
    items = [item("2026-02-02", "2026-02-01")] * 8 + [item("2026-02-02")] * 8
    assert rules.op_tijd(items) == Breuk(8, 16)


OFFERS = [
    ([("aangeboden", "01")], [None]),
    ([("aangeboden", "01"), ("geaccepteerd", "03")], ["overdracht_geaccepteerd"]),
    ([("aangeboden", "01"), ("geweigerd", "02"), ("aangeboden", "05"), ("geaccepteerd", "06")],
     ["overdracht_geweigerd", "overdracht_geaccepteerd"]),
    ([("aangeboden", "01"), ("aangeboden", "05"), ("geaccepteerd", "06")], [None, "overdracht_geaccepteerd"]),
    ([("geaccepteerd", "06")], []),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "answers"), OFFERS)
def test_each_offer_has_its_own_answer(steps: list[tuple[str, str]], answers: list[str | None]) -> None:
    facts = [feit(f"overdracht_{what}", f"2026-03-{day}") for what, day in steps]
    found = rules.aanbiedingen(facts, lambda start: start + timedelta(days=2))
    assert [row.gedaan.naam if row.gedaan else None for row in found] == answers


def test_offers_of_two_cases_do_not_answer_each_other() -> None:
    facts = [feit("overdracht_aangeboden", "2026-03-01", "a"), feit("overdracht_geweigerd", "2026-03-02", "b")]
    assert [row.gedaan for row in rules.aanbiedingen(facts, vijf)] == [None]


# Accepted on 1 January: the round of 3 months is due on 1 April, in time from 18 March to 15 April.
ROUNDS = [
    (None, "3_maanden", False),
    ("2026-03-17", "3_maanden", False),
    ("2026-03-19", "3_maanden", True),
    ("2026-04-01", "3_maanden", True),
    ("2026-04-15", "3_maanden", True),
    ("2026-04-17", "3_maanden", False),
    ("2026-04-01", "12_maanden", False),
    ("2026-04-01", "extra", False),
]


def drie(start: datetime) -> datetime:
    return due(start, 3, "M")


@pytest.mark.parametrize(("done", "soort", "in_time"), ROUNDS)
def test_rounds_in_time(done: str | None, soort: str, in_time: bool) -> None:
    facts = [feit("overdracht_geaccepteerd", "2026-01-01")]
    if done:
        facts.append(feit("nameting_gedaan", f"{done} 12:00", ronde=soort))
    (row,) = rules.rondes(facts, {"3_maanden": drie})
    assert row.op_tijd == in_time
    assert row.uiterlijk.date() == date(2026, 4, 15)


@pytest.mark.parametrize(("ended", "rounds"), [("2026-02-01", 0), ("2026-05-01", 1), ("2025-12-01", 1)])
def test_no_round_after_the_end(ended: str, rounds: int) -> None:
    facts = [feit("overdracht_geaccepteerd", "2026-01-01"), feit("regie_beeindigd", ended)]
    assert len(rules.rondes(facts, {"3_maanden": drie})) == rounds


def test_a_second_handover_starts_its_rounds_anew() -> None:
    facts = [feit("overdracht_geaccepteerd", "2026-01-01"), feit("overdracht_geaccepteerd", "2026-02-01")]
    (row,) = rules.rondes(facts, {"3_maanden": drie})
    assert row.begin == at("2026-02-01")


@pytest.mark.parametrize(("items", "expected"), [
    ([], Wachten(0, 0)),
    ([item("2026-03-30", begin="2026-03-24 12:00")], Wachten(1, 0, 1, 1)),
    ([item("2026-03-20", "2026-03-24")], Wachten(0, 0)),
    ([item("2024-03-20", begin="2024-03-13 12:00"), item("2026-03-30", begin="2026-03-24")], Wachten(2, 1, 372, 742)),
])  # fmt: skip
def test_waiting_now_has_no_age_limit(items: list[Item], expected: Wachten) -> None:
    assert rules.wachtend(items, NOW) == expected


@pytest.mark.parametrize(("now", "first", "last"), [
    ("2026-03-25", date(2025, 9, 1), date(2026, 2, 1)),
    ("2026-01-01", date(2025, 7, 1), date(2025, 12, 1)),
    ("2026-07-31", date(2026, 1, 1), date(2026, 6, 1)),
])  # fmt: skip
def test_only_whole_months(now: str, first: date, last: date) -> None:
    months = rules.maanden_tot(at(now))
    assert (months[0], months[-1], len(months)) == (first, last, 6)


def test_by_municipality_and_month() -> None:
    months = [date(2026, 1, 1), date(2026, 2, 1)]
    rows = [("Zuid", "2026-01-31 23:30"), ("Zuid", "2026-02-01 00:30"), ("Noord", "2026-02-03"), ("", "2026-02-04"),
            ("Zuid", "2026-03-01"), ("Zuid", "2025-12-31 23:59")]  # fmt: skip
    facts = [Gebeurtenis("melding_ontvangen", at(op), "a", gemeente) for gemeente, op in rows]
    facts.append(Gebeurtenis("veiligheid_beoordeeld", at("2026-02-02"), "a", "Zuid"))
    found = rules.per_gemeente(facts, months)
    assert found == {"Noord": [0, 1], "Zuid": [1, 1], "onbekend": [0, 1]}
    assert list(found) == ["Noord", "Zuid", "onbekend"]


def test_bars_measure_by_the_highest() -> None:
    beeld = diagram([("januari", 40), ("februari", 20), ("maart", None)])
    high = [staaf.hoog for staaf in beeld.staven]
    assert high[0] == 2 * high[1] > 0
    assert [staaf.klein for staaf in beeld.staven] == [False, False, True]
    assert beeld.omschrijving == "januari: 40; februari: 20; maart: verborgen"
    assert all(staaf.y + staaf.hoog == beeld.bodem for staaf in beeld.staven)
    assert all(0 < staaf.x < staaf.x + staaf.breed < beeld.breed for staaf in beeld.staven)


@pytest.mark.parametrize("values", [[], [("mei", None)], [("mei", 0)]])
def test_an_empty_picture_stands_too(values: list[tuple[str, int | None]]) -> None:
    assert len(diagram(values).staven) == len(values)


LAID = [
    feit("melding_ontvangen", "2026-01-05", keten="a"),
    feit("melding_ontvangen", "2026-02-05", keten="b"),
    feit("melding_ontvangen", "2026-03-05", keten="c"),
    feit("melding_ontvangen", "2025-11-05", keten="d"),
    feit("melding_gekoppeld", "2026-02-06", keten="a", was="b", soort="vervolgmelding"),
    feit("melding_gekoppeld", "2026-03-06", keten="c", was="c", soort="hermelding"),
    feit("melding_gekoppeld", "2026-01-06", keten="a", was="d", soort="vervolgmelding"),
]


@pytest.mark.parametrize(("soort", "kwartaal", "expected"), [
    ("vervolgmelding", Kwartaal(2026, 1), Breuk(1, 3)),
    ("hermelding", Kwartaal(2026, 1), Breuk(1, 3)),
    ("vervolgmelding", Kwartaal(2025, 4), Breuk(1, 1)),
    ("hermelding", Kwartaal(2025, 4), Breuk(0, 1)),
    ("hermelding", Kwartaal(2024, 4), Breuk(0, 0)),
])  # fmt: skip
def test_which_reports_were_of_a_known_family(soort: str, kwartaal: Kwartaal, expected: Breuk) -> None:
    """Counted in the quarter of receipt, whenever a human laid it at the known case."""
    assert rules.herhaald(LAID, soort, kwartaal) == expected
